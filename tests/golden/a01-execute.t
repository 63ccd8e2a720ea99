# Contract 1.1 and 4.4: POST /execute answers the raw object, keys in order,
# and nothing of what newer generations add.
HTTP> POST /execute
HTTP>
HTTP> {"code":"print('a')\n6 * 7"}
KERN< print('a')
KERN< 6 * 7
KERN> stdout a\n
KERN> result 42
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Cache-Control: no-store
HTTP< !Operation-Id:
HTTP< !X-Ms-Session-Guid:
HTTP< !X-Ms-Overall-Execution-Time:
HTTP<
HTTP< {"hresult":0,"result":42,"error_name":"","error_message":"","error_stack_trace":"",
HTTP<  "stdout":"a\n","stderr":"","diagnosticInfo":{"executionDuration":#}}

# without a value: an empty string
HTTP> POST /execute
HTTP>
HTTP> {"code":"x = 1"}
KERN< x = 1
KERN> stderr warned\n
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"","stderr":"warned\n",*}

# its fields are the code and nothing else: the others mean nothing here
HTTP> POST /execute
HTTP>
HTTP> {"code":"y","executionType":"nonsense","timeoutInSeconds":0,"shellCommand":"ls"}
KERN< y
KERN> result 1
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
