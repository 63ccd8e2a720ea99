# Contract 1.5: S is not built.  /execute is the ancestor's, its other routes
# are unknown, and its version on the routes of V2 is V2.
HTTP> POST /execute?api-version=2024-09-01&identifier=t
HTTP>
HTTP> {"codeInputType":"Inline","executionType":"Synchronous","code":"x"}
KERN< x
KERN> result 1
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> GET /execute/some-id?api-version=2024-09-01
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
HTTP> POST /files:uploadFile?api-version=2024-09-01
HTTP>
HTTP> x
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
HTTP> POST /files/a.txt:downloadFile?api-version=2024-09-01
HTTP< 405
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
HTTP> POST /executions?api-version=2024-09-01&identifier=t
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded",*}
