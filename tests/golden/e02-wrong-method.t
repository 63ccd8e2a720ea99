# Contract 13.1: 405 names what is allowed.
HTTP> GET /execute
HTTP< 405
HTTP< Allow: POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed","message":"{text}"}}
HTTP> PUT /executions?api-version=2024-10-02-preview
HTTP>
HTTP> x
HTTP< 405
HTTP< Allow: POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> DELETE /executions/some?api-version=2024-10-02-preview
HTTP< 405
HTTP< Allow: GET, HEAD
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> GET /code/execute
HTTP< 405
HTTP< Allow: POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> POST /health
HTTP< 405
HTTP< Allow: GET, HEAD
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> OPTIONS /executions
HTTP< 405
HTTP< Allow: POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> PATCH /session
HTTP>
HTTP> x
HTTP< 405
HTTP< Allow: {text}
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
