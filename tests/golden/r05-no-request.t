# Contract 3.1: bodies that are no request.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP< 400
HTTP< x-ms-error-code: SessionRequestValidationFailed
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"request body is empty"}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x"
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x"} {}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> [{"code":"x"}]
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> "x"
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions
HTTP>
HTTP> code=x
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions
HTTP>
HTTP> {"code":["x"]}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
HTTP> POST /executions
HTTP>
HTTP>$ {"code":"x\x00"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed",*}}
