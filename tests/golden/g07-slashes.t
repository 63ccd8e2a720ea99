# Contract 1.3 and 15: doubled slashes and one at the end.
HTTP> POST //executions/?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x"}
KERN< x
KERN> result 1
HTTP< 202
HTTP<
HTTP< {"id":"{id:a}",*}
HTTP> GET //executions//{id:a}/?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}",*}
HTTP> POST /code/execute/?api-version=2024-02-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"properties":*}
HTTP> POST //python//execute
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}",*}
HTTP> POST /execute/
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,*}
HTTP> GET //listSessions/?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"sessions":[*]}
# the same in one step more: dot segments are gone before we see them
HTTP> GET /files/../health
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
# a path that is encoded is the same path; letter case counts
HTTP> POST /%65xecute
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,*}
HTTP> POST /Execute
HTTP>
HTTP> {"code":"x"}
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
