# 15
WITH fake python3 xpython javascript
HTTP> GET /executions/nope?api-version=2024-10-02-preview&identifier=t
HTTP< 404
HTTP< x-ms-error-code: ExecutionNotFound
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound","message":"No execution available for operation Id: nope"}}
