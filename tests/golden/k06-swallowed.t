# Contract 8.2: past its deadline it is a timeout even if it then ends well.
SET spec.codeExecution.defaultTimeoutSeconds=1
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> wait-interrupt
KERN> result 5
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205110,"result":null,"error_name":"Timeout","error_message":"Timeout","error_stack_trace":"","stdout":"before","stderr":"",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"Timeout: Timeout"}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Failure","stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","result":"","executionResult":"","executionTimeInMilliseconds":#}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205110,"result":"","error_name":"Timeout","error_message":"Timeout",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205110,"result":"","error_name":"Timeout","error_message":"Timeout",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205110,"result":"","error_name":"Timeout","error_message":"Timeout",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205110,"result":null,"error_name":"Timeout","error_message":"Timeout",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
