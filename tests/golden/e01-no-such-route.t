# Contract 13.1: routes outside every generation, and those of the cloud.
HTTP> GET /nothing/here
HTTP< 404
HTTP< x-ms-error-code: NotFound
HTTP<
HTTP< {"error":{"code":"NotFound","message":"{text}"}}
HTTP> POST /.management/stopSession?api-version=2025-10-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
HTTP> POST /identifier/t/other
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
HTTP> GET /executions/a/b
HTTP< 404
HTTP<
HTTP< "No execution available for operation Id: a/b"
