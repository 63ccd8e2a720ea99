# Contract 3.2 and 1.6: accepted without an effect, and refused.
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"result 1","useEmptyKernel":true,"networkStatus":"EgressEnabled"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","useEmptyKernel":"yes"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"useEmptyKernel"}}
HTTP> POST /executions?api-version=2025-02-02-preview
HTTP>
HTTP> {"shellCommand":"ls -l"}
HTTP< 400
HTTP< x-ms-error-code: SessionRequestNotSupported
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}shellCommand{text}","target":"shellCommand"}}
HTTP> POST /executions
HTTP>
HTTP> {"shellCommand":"ls -l","code":"result 1"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}shellCommand{text}","target":"shellCommand"}}
