# Contract 6: null in A, text elsewhere.

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> result nan
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":null,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":"nan","executionResult":"nan",*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"nan",*},"rawResult":{"hresult":0,"result":"nan",*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"nan",*},"rawResult":{"hresult":0,"result":"nan",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> result inf
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":null,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":"inf","executionResult":"inf",*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"inf",*},"rawResult":{"hresult":0,"result":"inf",*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"inf",*},"rawResult":{"hresult":0,"result":"inf",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> result -inf
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":null,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":"-inf","executionResult":"-inf",*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"-inf",*},"rawResult":{"hresult":0,"result":"-inf",*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"-inf",*},"rawResult":{"hresult":0,"result":"-inf",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result NaN
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":null,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":"NaN","executionResult":"NaN",*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"NaN",*},"rawResult":{"hresult":0,"result":"NaN",*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"NaN",*},"rawResult":{"hresult":0,"result":"NaN",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_5"}
KERN< value_5
KERN> result Infinity
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":null,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_5"}}
HTTP< 202
HTTP< Operation-Id: {id:e5}
HTTP<
HTTP< {"properties":{"$id":"{id:e5}","status":"Success","stdout":"","stderr":"","result":"Infinity","executionResult":"Infinity",*}}
HTTP> GET /executions/{id:e5}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":"Infinity",*},"rawResult":{"hresult":0,"result":"Infinity",*},*}
HTTP> GET /executions/{id:e5}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":"Infinity",*},"rawResult":{"hresult":0,"result":"Infinity",*},*}
