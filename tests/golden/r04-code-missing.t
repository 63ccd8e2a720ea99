# Contract 3.2 and 13.1: outside A a code that is missing or empty.
HTTP> POST /python/execute
HTTP>
HTTP> {}
HTTP< 400
HTTP< x-ms-error-code: SessionRequestValidationFailed
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"`Code` field is required in the request","target":"code"}}
HTTP> POST /code/execute
HTTP>
HTTP> {"properties":{"code":""}}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":""}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"executionType":"synchronous"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
# L: a bare string
HTTP> POST /executions
HTTP>
HTTP> {"code":null}
HTTP< 400
HTTP< x-ms-error-code: SessionRequestValidationFailed
HTTP<
HTTP< "`Code` field is required in the request"
