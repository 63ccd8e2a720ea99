# 10
WITH fake python3 xpython
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"print(\"hello world\")"}
KERN< print("hello world")
KERN> stdout hello world\n
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"hello world\n","stderr":"","executionResult":"",*},*}
