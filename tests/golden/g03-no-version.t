# Contract 2, rule 6, and 1.4: L.  No value is null, the type in lower case.
HTTP> POST /executions
HTTP>
HTTP> {"code":"x = 1"}
KERN< x = 1
KERN> stdout done\n
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"done\n","stderr":"","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":0,"result":null,"error_name":"","error_message":"","error_stack_trace":"",
HTTP<   "stdout":"done\n","stderr":"","diagnosticInfo":{"executionRequestTimeInMilliSeconds":#,
HTTP<   "executionProcessResponseTimeInMilliSeconds":#,"executionDuration":#,"identifier":""},"operationId":"{id:a}"}}
HTTP> POST /executions?identifier=t
HTTP>
HTTP> {"code":"x = 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"t","sessionId":"t","executionType":"synchronous","status":"Succeeded",*}
HTTP> GET /executions/{id:b}
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"t","sessionId":"t","executionType":"synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"done\n","stderr":"","executionResult":null,*},*}
