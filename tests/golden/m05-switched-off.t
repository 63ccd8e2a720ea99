# Contract 9.2, D21: not supported is the default.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"result 1","executionType":"Asynchronous"}
HTTP< 400
HTTP< x-ms-error-code: SessionRequestNotSupported
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}","target":"executionType"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","executionType":"asynchronous"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}","target":"executionType"}}
HTTP> POST /code/execute
HTTP>
HTTP> {"properties":{"code":"result 1","executionType":"asynchronous"}}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}","target":"executionType"}}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"result 1","executionType":"asynchronous"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported","message":"{text}","target":"executionType"}}
