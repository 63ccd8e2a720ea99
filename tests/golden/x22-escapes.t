# 22
WITH fake python3 xpython
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"'\\x00\\u202e'"}
KERN< '\x00\u202e'
KERN> result '\\x00\\u202e'
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"\u0000\u202e",*},*}
HTTP> GET /health
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
