# 11
WITH fake python3 xpython javascript
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"2"}}
KERN< 2
KERN> result 2
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},*}
