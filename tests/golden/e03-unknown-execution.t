# Contract 9.2 and 13: the envelope, and in L a bare string.
HTTP> GET /executions/nope?api-version=2024-10-02-preview
HTTP< 404
HTTP< x-ms-error-code: ExecutionNotFound
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound","message":"No execution available for operation Id: nope"}}
HTTP> GET /executions/nope?api-version=2025-10-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound",*}}
HTTP> GET /executions/nope
HTTP< 404
HTTP< x-ms-error-code: ExecutionNotFound
HTTP<
HTTP< "No execution available for operation Id: nope"
HTTP> GET /executions/%F0%9F%98%80
HTTP< 404
HTTP<
HTTP< "No execution available for operation Id: 😀"
HTTP> GET /executions/{z*500}?api-version=2024-10-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound",*}}
