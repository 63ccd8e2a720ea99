# 24
WITH javascript
HTTP> POST /executions?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"console.log('x'.repeat(5000))"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
HTTP> POST /executions?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"console.log('x'.repeat(5000))","outputStreamsMaxLength":20000}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*5000}\n",*},*}
