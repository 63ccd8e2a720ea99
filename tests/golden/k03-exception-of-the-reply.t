# Contract 16.2: the reply alone names the error; the line that names it is added.
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> reply-error ValueError bad
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205116,"result":null,"error_name":"ValueError","error_message":"bad","error_stack_trace":"from the reply\n","stdout":"before","stderr":"",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"from the reply\nValueError: bad","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"ValueError: bad"}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Failure","stdout":"before","stderr":"from the reply\nValueError: bad","result":"","executionResult":"","executionTimeInMilliseconds":#}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"from the reply\nValueError: bad","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"ValueError","error_message":"bad",
HTTP<   "error_stack_trace":"from the reply\n","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"from the reply\nValueError: bad","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"ValueError","error_message":"bad",
HTTP<   "error_stack_trace":"from the reply\n","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"from the reply\nValueError: bad","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"ValueError","error_message":"bad",
HTTP<   "error_stack_trace":"from the reply\n","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"from the reply\nValueError: bad","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205116,"result":null,"error_name":"ValueError","error_message":"bad",
HTTP<   "error_stack_trace":"from the reply\n","stdout":"before","stderr":"",*}}
