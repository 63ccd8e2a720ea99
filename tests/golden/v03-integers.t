# Contract 6: within 64 bits and larger ones, all digits (D14).

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> result 2
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":2,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":2,"executionResult":2,*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":2,*},"rawResult":{"hresult":0,"result":2,*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":2,*},"rawResult":{"hresult":0,"result":2,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> result -7
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":-7,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":-7,"executionResult":-7,*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":-7,*},"rawResult":{"hresult":0,"result":-7,*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":-7,*},"rawResult":{"hresult":0,"result":-7,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> result 0
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":0,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":0,"executionResult":0,*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":0,*},"rawResult":{"hresult":0,"result":0,*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":0,*},"rawResult":{"hresult":0,"result":0,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result 9223372036854775807
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":9223372036854775807,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":9223372036854775807,"executionResult":9223372036854775807,*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":9223372036854775807,*},"rawResult":{"hresult":0,"result":9223372036854775807,*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":9223372036854775807,*},"rawResult":{"hresult":0,"result":9223372036854775807,*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_5"}
KERN< value_5
KERN> result 1180591620717411303424
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1180591620717411303424,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_5"}}
HTTP< 202
HTTP< Operation-Id: {id:e5}
HTTP<
HTTP< {"properties":{"$id":"{id:e5}","status":"Success","stdout":"","stderr":"","result":1180591620717411303424,"executionResult":1180591620717411303424,*}}
HTTP> GET /executions/{id:e5}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":1180591620717411303424,*},"rawResult":{"hresult":0,"result":1180591620717411303424,*},*}
HTTP> GET /executions/{id:e5}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":1180591620717411303424,*},"rawResult":{"hresult":0,"result":1180591620717411303424,*},*}

# JSON has no plus sign
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_6"}
KERN< value_6
KERN> result +5
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":5,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_6"}}
HTTP< 202
HTTP< Operation-Id: {id:e6}
HTTP<
HTTP< {"properties":{"$id":"{id:e6}","status":"Success","stdout":"","stderr":"","result":5,"executionResult":5,*}}
HTTP> GET /executions/{id:e6}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":5,*},"rawResult":{"hresult":0,"result":5,*},*}
HTTP> GET /executions/{id:e6}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":5,*},"rawResult":{"hresult":0,"result":5,*},*}
