# Contract 9.1 and 13.2: more executions than may wait.
SET spec.kernel.isAsynchronousExecutionSupported=true
SET spec.codeExecution.maxPendingAsynchronousExecutions=2
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> operation-id: first
HTTP>
HTTP> {"code":"wait-file go","executionType":"Asynchronous"}
HTTP< 202
HTTP<
HTTP< {"id":"first",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> operation-id: second
HTTP>
HTTP> {"code":"result 2","executionType":"Asynchronous"}
HTTP< 202
HTTP<
HTTP< {"id":"second",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> operation-id: third
HTTP>
HTTP> {"code":"result 3","executionType":"Asynchronous"}
HTTP< 429
HTTP< Retry-After: {int}
HTTP< x-ms-error-code: TooManyRequests
HTTP<
HTTP< {"error":{"code":"TooManyRequests","message":"{text}"}}
HTTP> GET /executions/third?api-version=2024-10-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound",*}}
DATA> file go
REPEAT
HTTP> GET /executions/second?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"second","identifier":"","sessionId":"","executionType":"Asynchronous","status":"Succeeded",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> operation-id: third
HTTP>
HTTP> {"code":"result 3","executionType":"Asynchronous"}
HTTP< 202
HTTP<
HTTP< {"id":"third",*}
