# 25
WITH fake python3 xpython javascript
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"2"}
KERN< 2
KERN> result 2
HTTP< 202
HTTP<
HTTP< {"id":"{id:a}",*}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP> Content-Type: application/json
HTTP>
HTTP> {"code":"print(1)","executionType":"Asynchronous"}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},*}
