# Contract 3.3, D9: any letter case, echoed as it was spelled.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x","executionType":"SYNCHRONOUS"}
KERN< x
KERN> result 1
HTTP< 202
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"SYNCHRONOUS",*}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"SYNCHRONOUS",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","executionType":"Synchronous"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","executionType":"parallel"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"executionType"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","executionType":""}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"executionType"}}
