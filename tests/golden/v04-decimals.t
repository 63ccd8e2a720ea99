# Contract 6: verbatim if it is a number of JSON, else reprinted.

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> result 1.0
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1.0,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":1.0,"executionResult":1.0,*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":1.0,*},"rawResult":{"hresult":0,"result":1.0,*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":1.0,*},"rawResult":{"hresult":0,"result":1.0,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> result 1e300
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1e300,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":1e300,"executionResult":1e300,*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":1e300,*},"rawResult":{"hresult":0,"result":1e300,*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":1e300,*},"rawResult":{"hresult":0,"result":1e300,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> result -0.5
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":-0.5,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":-0.5,"executionResult":-0.5,*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":-0.5,*},"rawResult":{"hresult":0,"result":-0.5,*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":-0.5,*},"rawResult":{"hresult":0,"result":-0.5,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result 1.
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1.0,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":1.0,"executionResult":1.0,*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":1.0,*},"rawResult":{"hresult":0,"result":1.0,*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":1.0,*},"rawResult":{"hresult":0,"result":1.0,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_5"}
KERN< value_5
KERN> result .5
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":0.5,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_5"}}
HTTP< 202
HTTP< Operation-Id: {id:e5}
HTTP<
HTTP< {"properties":{"$id":"{id:e5}","status":"Success","stdout":"","stderr":"","result":0.5,"executionResult":0.5,*}}
HTTP> GET /executions/{id:e5}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":0.5,*},"rawResult":{"hresult":0,"result":0.5,*},*}
HTTP> GET /executions/{id:e5}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":0.5,*},"rawResult":{"hresult":0,"result":0.5,*},*}
