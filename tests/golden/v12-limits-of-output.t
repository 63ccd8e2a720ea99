# Contract 7: A 1024 bytes and a marker at a character's end (D17); V1 to V3 no
# limit, V4 and L 4096 characters without a marker (D18).
HTTP> POST /execute
HTTP>
HTTP> {"code":"big 1024"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"{x*1024}","stderr":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"stdout é\nbig 1022"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"é{x*1022}","stderr":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"big 1023\nstdout é"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"{x*1020}...","stderr":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"big 1020\nstdout xxxxx"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"{x*1020}...","stderr":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"big 1019\nstdout éé\nstdout xxxxx"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"","error_name":"","error_message":"","error_stack_trace":"","stdout":"{x*1019}...","stderr":"",*}

HTTP> POST /executions
HTTP>
HTTP> {"code":"big 4096"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"{x*4096}","stderr":"",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"big 4097"}
HTTP< 200
HTTP<
HTTP< {"id":"{id:long}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"{x*4096}","stderr":"",*},*}
# the limit is one of the view: V3 shows all of it
HTTP> GET /executions/{id:long}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:long}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}x","stderr":"",*},*}
# characters, not bytes
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout ééé\nbig 4093"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"ééé{x*4093}","stderr":"",*},*}
