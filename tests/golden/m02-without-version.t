# Contract 9.2, D13: L has a result from the start, and NotStarted after a
# submission whatever the truth.
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?identifier=a%20b
HTTP>
HTTP> {"code":"code","executionType":"asynchronous"}
KERN< code
KERN> wait-file go
KERN> result 1
HTTP< 200
HTTP< Operation-Id: {id:a}
HTTP< Operation-Location: /executions/{id:a}?identifier=a%20b
HTTP<
HTTP< {"id":"{id:a}","identifier":"a b","sessionId":"a b","executionType":"asynchronous","status":"NotStarted",
HTTP<  "result":{"stdout":"{id:a}","stderr":"","executionResult":null,"executionTimeInMilliseconds":0}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"a b","sessionId":"a b","executionType":"asynchronous","status":"Running",
HTTP<  "result":{"stdout":"{id:a}","stderr":"","executionResult":null,"executionTimeInMilliseconds":0}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 2","executionType":"Asynchronous"}
HTTP< 200
HTTP< Operation-Location: /executions/{id:b}
HTTP<
HTTP< {"id":"{id:b}","identifier":"","sessionId":"","executionType":"Asynchronous","status":"NotStarted",
HTTP<  "result":{"stdout":"{id:b}","stderr":"","executionResult":null,"executionTimeInMilliseconds":0}}
HTTP> GET /executions/{id:b}
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"","sessionId":"","executionType":"Asynchronous","status":"NotStarted",
HTTP<  "result":{"stdout":"{id:b}","stderr":"","executionResult":null,"executionTimeInMilliseconds":0}}
DATA> file go
REPEAT
HTTP> GET /executions/{id:b}
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"","sessionId":"","executionType":"Asynchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"","stderr":"","executionResult":2,*},"rawResult":{"hresult":0,"result":2,*}}
