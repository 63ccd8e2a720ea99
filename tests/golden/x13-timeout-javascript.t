# 13: likewise
WITH javascript
SET spec.kernel.interruptGraceSeconds=1
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"while (true);","timeoutInSeconds":1}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"","stderr":"Request timed out waiting for code execution to complete after 1 seconds","executionResult":"",*},*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"1+1"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},*}
