# 10
WITH javascript
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"console.log(\"hello world\")"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"hello world\n","stderr":"","executionResult":"",*},*}
