# 12
WITH fake python3 xpython
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"cHJpbnQoMSk=","codeInputType":"InlineBase64"}
KERN< print(1)
KERN> stdout 1\n
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"1\n",*},*}
