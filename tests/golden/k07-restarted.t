# Contract 8.3: the deadline came and the kernel did not listen.
SET spec.codeExecution.defaultTimeoutSeconds=1
SET spec.kernel.interruptGraceSeconds=1
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> ignore-interrupt
KERN> sleep 60000
HTTP< 200
HTTP<
HTTP< {"hresult":1,"result":null,"error_name":"Timeout","error_message":"No response received","error_stack_trace":"","stdout":"before","stderr":"",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"Timeout: No response received"}
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
HTTP<  "rawResult":{"hresult":1,"result":"","error_name":"Timeout","error_message":"No response received",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":1,"result":"","error_name":"Timeout","error_message":"No response received",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":1,"result":"","error_name":"Timeout","error_message":"No response received",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":1,"result":null,"error_name":"Timeout","error_message":"No response received",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
# the next one is not affected
HTTP> POST /execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
