# Contract 9.2 and 5: submit, running, ended, in V2 to V4.
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"code","executionType":"Asynchronous"}
KERN< code
KERN> stdout early\n
KERN> wait-file go
KERN> result 1
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP< Operation-Location: /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP< !X-Ms-Session-Guid:
HTTP< !X-Ms-Overall-Execution-Time:
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Running",
HTTP<  "rawResult":{"hresult":0,"result":null,"error_name":"","error_message":"","error_stack_trace":"",
HTTP<   "stdout":"{id:a}","stderr":"","diagnosticInfo":{"executionRequestTimeInMilliSeconds":0,
HTTP<   "executionProcessResponseTimeInMilliSeconds":0,"executionDuration":0,"identifier":"t"},
HTTP<   "operationId":"{id:a}"}}
# a second one waits
HTTP> POST /executions?api-version=2025-02-02-preview&identifier=t
HTTP>
HTTP> {"code":"result 2","executionType":"asynchronous"}
HTTP< 200
HTTP< Operation-Location: /executions/{id:b}?api-version=2025-02-02-preview&identifier=t
HTTP<
HTTP< {"id":"{id:b}","identifier":"t","sessionId":"t","executionType":"asynchronous","status":"NotStarted",
HTTP<  "rawResult":{"hresult":0,"result":null,"error_name":"","error_message":"","error_stack_trace":"","stdout":"{id:b}",*}}
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"result 3","executionType":"ASYNCHRONOUS"}
HTTP< 200
HTTP< Operation-Location: /executions/{id:c}?api-version=2025-10-02-preview
HTTP<
HTTP< {"id":"{id:c}","identifier":"","sessionId":"","executionType":"ASYNCHRONOUS","status":"NotStarted","rawResult":*}
# not ended: no result
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview&identifier=other
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Running"}
HTTP> GET /executions/{id:b}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"t","sessionId":"t","executionType":"asynchronous","status":"NotStarted"}
DATA> file go
REPEAT
HTTP> GET /executions/{id:c}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:c}","identifier":"","sessionId":"","executionType":"ASYNCHRONOUS","status":"Succeeded",
HTTP<  "result":{"stdout":"","stderr":"","executionResult":3,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":0,"result":3,"error_name":"","error_message":"","error_stack_trace":"","stdout":"","stderr":"",
HTTP<   "diagnosticInfo":{"executionRequestTimeInMilliSeconds":#,"executionProcessResponseTimeInMilliSeconds":#,"executionDuration":#,"identifier":""},
HTTP<   "operationId":"{id:c}"}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"early\n","stderr":"","executionResult":1,*},*}
# the state stays as it is: twice the same
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Succeeded",*}
