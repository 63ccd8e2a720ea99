# 14
WITH javascript
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"console.log(7)","executionType":"Asynchronous"}
HTTP< 202
HTTP< Operation-Location: /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP<
HTTP< {"id":"{id:a}",*}
REPEAT
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"t","sessionId":"t","executionType":"Asynchronous","status":"Succeeded","result":{"stdout":"7\n","stderr":"","executionResult":"",*},*}
