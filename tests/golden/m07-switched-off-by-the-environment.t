# Contract 18.1: and the other way round.
ENV ENABLE_ASYNC_EXECUTION=False
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"result 1","executionType":"Asynchronous"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported",*}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","executionType":"Asynchronous"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestNotSupported",*}}
