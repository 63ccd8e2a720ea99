# 3
WITH javascript
HTTP> POST /execute
HTTP>
HTTP> {"code":"printf(\"x\")"}
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205116,"result":null,"error_name":"ReferenceError","error_message":"printf is not defined",*}
