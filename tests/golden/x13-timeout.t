# 13: the variables stay
WITH fake python3
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"kept = 13"}
KERN< kept = 13
KERN> set kept 13
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"import time\ntime.sleep(60)","timeoutInSeconds":1}
KERN< import time
KERN< time.sleep(60)
KERN> sleep 60000
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"",*},*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"kept"}
KERN< kept
KERN> get kept
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":13,*},*}
