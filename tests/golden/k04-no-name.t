# Contract 8.1: failed without a name.
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> reply error
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205117,"result":null,"error_name":"","error_message":"","error_stack_trace":"","stdout":"before","stderr":"",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"Error: "}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Failure","stdout":"before","stderr":"","result":"","executionResult":"","executionTimeInMilliseconds":#}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205117,"result":"","error_name":"","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205117,"result":"","error_name":"","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205117,"result":"","error_name":"","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205117,"result":null,"error_name":"","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
