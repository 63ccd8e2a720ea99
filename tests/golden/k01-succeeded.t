# Contract 5, ended without error, in every generation.
HTTP> POST /execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> POST /python/execute
HTTP>
HTTP> {"properties":{"pythonCode":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Success","stdout":"","stderr":"","result":1,"executionResult":1,"executionTimeInMilliseconds":#}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"synchronous","code":"result 1"}}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success","stdout":"","stderr":"","result":1,"executionResult":1,"executionTimeInMilliseconds":#}}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"stdout a\nresult 1"}
HTTP< 202
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"a","stderr":"","executionResult":1,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":0,"result":1,"error_name":"","error_message":"","error_stack_trace":"","stdout":"a","stderr":"",
HTTP<   "diagnosticInfo":{"executionRequestTimeInMilliSeconds":#,"executionProcessResponseTimeInMilliSeconds":#,"executionDuration":#,"identifier":"t"},
HTTP<   "operationId":"{id:a}"}}
HTTP> POST /executions?api-version=2025-02-02-preview&identifier=t
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},"rawResult":*}
HTTP> POST /executions?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},"rawResult":*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},"rawResult":*}
