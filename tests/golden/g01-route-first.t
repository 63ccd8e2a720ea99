# Contract 2, rules 1 to 3: these routes have their form whatever the version.
HTTP> POST /execute?api-version=2025-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> POST /execute?api-version=nonsense
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}

HTTP> POST /python/execute?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Success","stdout":"","stderr":"","result":1,"executionResult":1,"executionTimeInMilliseconds":#}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Success",*}

HTTP> POST /code/execute?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /identifier/someone/code/execute?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id:i}","status":"Success",*}}
HTTP> GET /executions/{id:i}
HTTP< 200
HTTP<
HTTP< {"id":"{id:i}","identifier":"someone","sessionId":"someone",*}
