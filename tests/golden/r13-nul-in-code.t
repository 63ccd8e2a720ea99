# Contract 3.2: NUL characters are legal data.
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout a\u0000b"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded",*}
