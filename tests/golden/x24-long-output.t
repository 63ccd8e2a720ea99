# 24: with the line end there are 5001 characters
WITH fake python3 xpython
HTTP> POST /executions?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"print('x'*5000)"}
KERN< print('x'*5000)
KERN> big 5000
KERN> stdout \n
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
HTTP> POST /executions?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"print('x'*5000)","outputStreamsMaxLength":20000}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*5000}\n",*},*}
