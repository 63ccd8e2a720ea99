# 3
WITH fake python3 xpython
HTTP> POST /execute
HTTP>
HTTP> {"code":"printf(\"x\")"}
KERN< printf("x")
KERN> error NameError name 'printf' is not defined
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205116,"result":null,"error_name":"NameError","error_message":"name 'printf' is not defined",*}
