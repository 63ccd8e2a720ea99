# Contract 8.3: the kernel died under it.  The output is kept, the next one works.
HTTP> POST /execute
HTTP>
HTTP> {"code":"fail"}
KERN< fail
KERN> stdout before
KERN> sleep 100
KERN> die
HTTP< 200
HTTP<
HTTP< {"hresult":-2147205111,"result":null,"error_name":"","error_message":"","error_stack_trace":"","stdout":"before","stderr":"",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Failure","stdout":"before","stderr":"Kernel restarted","result":"","executionResult":"","executionTimeInMilliseconds":#,"error":"KernelRestarted: Kernel restarted"}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"fail"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"properties":{"$id":"{id:a}","status":"Failure","stdout":"before","stderr":"Kernel restarted","result":"","executionResult":"","executionTimeInMilliseconds":#}}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Kernel restarted","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205111,"result":"","error_name":"KernelRestarted","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Kernel restarted","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205111,"result":"","error_name":"KernelRestarted","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Kernel restarted","executionResult":"","executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205111,"result":"","error_name":"KernelRestarted","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"before","stderr":"Kernel restarted","executionResult":null,"executionTimeInMilliseconds":#},
HTTP<  "rawResult":{"hresult":-2147205111,"result":null,"error_name":"KernelRestarted","error_message":"",
HTTP<   "error_stack_trace":"","stdout":"before","stderr":"",*}}
# the next one is not affected
HTTP> POST /execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
