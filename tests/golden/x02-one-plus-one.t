# 2
WITH fake python3 xpython javascript
HTTP> POST /execute
HTTP> Content-Type: application/json
HTTP>
HTTP> {"code":"1+1"}
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP< {"hresult":0,"result":2,"error_name":"","error_message":"","error_stack_trace":"","stdout":"","stderr":"","diagnosticInfo":{"executionDuration":#}}
