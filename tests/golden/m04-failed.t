# Contract 5: an asynchronous execution that fails.
SET spec.kernel.isAsynchronousExecutionSupported=true
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"error ValueError bad","executionType":"Asynchronous"}
HTTP< 202
HTTP< Operation-Id: {id:a}
HTTP<
HTTP< {"id":"{id:a}",*}
REPEAT
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Asynchronous","status":"Failed",
HTTP<  "result":{"stdout":"","stderr":"Traceback (most recent call last)\nValueError: bad","executionResult":"",*},
HTTP<  "rawResult":{"hresult":-2147205116,"result":"","error_name":"ValueError","error_message":"bad",*}}
HTTP> GET /executions/{id:a}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Asynchronous","status":"Failed",
HTTP<  "result":{"stdout":"","stderr":"Traceback (most recent call last)\nValueError: bad","executionResult":null,*},*}
