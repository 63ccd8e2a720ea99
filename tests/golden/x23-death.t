# 23
WITH fake python3 xpython
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"import os; os._exit(1)"}
KERN< import os; os._exit(1)
KERN> die
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Failed","result":{"stdout":"","stderr":"Kernel restarted","executionResult":"",*},*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"1"}
KERN< 1
KERN> result 1
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
