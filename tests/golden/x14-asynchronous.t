# 14
WITH fake python3 xpython
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"print(7)","executionType":"Asynchronous"}
KERN< print(7)
KERN> stdout 7\n
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP< Operation-Location: /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"{text}",
HTTP<  "rawResult":{"hresult":0,"result":null,"error_name":"","error_message":"","error_stack_trace":"",
HTTP<   "stdout":"{id:a}","stderr":"","diagnosticInfo":{"executionRequestTimeInMilliSeconds":0,
HTTP<   "executionProcessResponseTimeInMilliSeconds":0,"executionDuration":0,"identifier":"t"},
HTTP<   "operationId":"{id:a}"}}
REPEAT
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Succeeded","result":{"stdout":"7\n","stderr":"","executionResult":"",*},*}
