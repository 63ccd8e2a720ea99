# Contract 4.5 and 5: V1 says Running and empty texts; the result is fetched in
# the newer form.
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"asynchronous","code":"code"}}
KERN< code
KERN> wait-file go
KERN> result 1
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP< Operation-Location: /executions/{id:a}?api-version=2024-02-02-preview&identifier=t
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Running","stdout":"","stderr":"","result":"","executionResult":"","executionTimeInMilliseconds":0}}
# also while it waits
HTTP> POST /python/execute
HTTP>
HTTP> {"pythonCode":"result 2","executionType":"asynchronous"}
HTTP< 200
HTTP< Operation-Id: {id:b}
HTTP<
HTTP< {"$id":"{id:b}","status":"Running","stdout":"","stderr":"","result":"","executionResult":"","executionTimeInMilliseconds":0}
DATA> file go
REPEAT
HTTP> GET /executions/{id:b}?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"id":"{id:b}","identifier":"","sessionId":"","executionType":"asynchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},"rawResult":*}
