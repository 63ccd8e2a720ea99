# Contract 18.1: ENABLE_ASYNC_EXECUTION overrides the configuration.
ENV ENABLE_ASYNC_EXECUTION=true
SET spec.kernel.isAsynchronousExecutionSupported=false
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"result 1","executionType":"Asynchronous"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}
