# Contract 4.4: each frame and a LF, colours and all; output is kept, the value
# is null.
HTTP> POST /execute
HTTP>
HTTP> {"code":"printf('x')"}
KERN< printf('x')
KERN> stdout before\n
KERN> result 5
KERN> error NameError name 'printf' is not defined
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205116,"result":null,"error_name":"NameError","error_message":"name 'printf' is not defined",
HTTP<  "error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: name 'printf' is not defined\n",
HTTP<  "stdout":"before\n","stderr":"","diagnosticInfo":{"executionDuration":#}}
