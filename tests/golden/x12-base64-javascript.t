# 12
WITH javascript
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"Y29uc29sZS5sb2coMSk=","codeInputType":"InlineBase64"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"1\n",*},*}
