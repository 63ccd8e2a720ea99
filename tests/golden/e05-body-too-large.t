# Contract 3.1: 16 MiB is the limit of a request for an execution.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"more":"{x*16777300}"}
HTTP< 413
HTTP< x-ms-error-code: PayloadTooLarge
HTTP<
HTTP< {"error":{"code":"PayloadTooLarge",*}}
HTTP> POST /execute
HTTP>
HTTP> {"more":"{x*16777300}"}
HTTP< 413
HTTP<
HTTP< {"message":"{text}"}
HTTP> POST /execute
HTTP>
HTTP> {"more":"{x*16777200}"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,*}
