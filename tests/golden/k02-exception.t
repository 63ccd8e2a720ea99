# Contract 8.3 and 5: an exception is no HTTP error.  No colours in stderr, and
# the streams before it.
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> stderr warned
KERN> result 5
KERN> error NameError no x
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205116,"result":null,"error_name":"NameError","error_message":"no x","error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: no x\n","stdout":"before","stderr":"warned",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"NameError: no x"}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Failure","stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","result":"","executionResult":"","executionTimeInMilliseconds":#}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"NameError","error_message":"no x",
HTTP<   "error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: no x\n","stdout":"before","stderr":"warned",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"NameError","error_message":"no x",
HTTP<   "error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: no x\n","stdout":"before","stderr":"warned",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"NameError","error_message":"no x",
HTTP<   "error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: no x\n","stdout":"before","stderr":"warned",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"warned\nTraceback (most recent call last)\nNameError: no x","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":null,"error_name":"NameError","error_message":"no x",
HTTP<   "error_stack_trace":"Traceback (most recent call last)\n\u001b[0;31mNameError\u001b[0m: no x\n","stdout":"before","stderr":"warned",*}}
# the next one is not affected
HTTP> POST /execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
