# Contract 7: the streams by name, in order, as the kernel sends them.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"print"}
KERN< print
KERN> stdout a\n
KERN> stderr 1
KERN> raw stream {"name":"log","text":"nobody"}
KERN> stdout \e[31mred\e[0m\x0d\n
KERN> raw clear_output {"wait":false}
KERN> raw comm_open {"comm_id":"1"}
KERN> stderr 2
KERN> foreign stdout somebody else's
KERN> stdout b
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"a\n\u001b[31mred\u001b[0m\r\nb","stderr":"12","executionResult":"",*},
HTTP<  "rawResult":{"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"",
HTTP<  "stdout":"a\n\u001b[31mred\u001b[0m\r\nb","stderr":"12",*}}
# what is no UTF-8, and what JSON must escape
HTTP> POST /execute
HTTP>
HTTP> {"code":"bytes"}
KERN< bytes
KERN> stdout a\xffb
KERN> raw stream {"name":"stdout","text":"\u0000\u001f\"\\"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"a\ufffdb\u0000\u001f\"\\","stderr":"",*}
