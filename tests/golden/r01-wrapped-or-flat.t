# Contract 3.1, D5: the request in properties or at the top, on every route;
# what properties does not have is looked up at the top.
HTTP> POST /execute
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> POST /python/execute
HTTP>
HTTP> {"properties":{"pythonCode":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Success",*}
HTTP> POST /python/execute
HTTP>
HTTP> {"pythonCode":"result 1"}
HTTP< 200
HTTP<
HTTP< {"$id":"{id}","status":"Success",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /code/execute?api-version=2024-02-02-preview
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /identifier/t/code/execute
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /identifier/t/code/execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success",*}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded",*}
HTTP> POST /executions?api-version=2025-02-02-preview
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions
HTTP>
HTTP> {"properties":{"code":"result 1"}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
# both: inside first
HTTP> POST /executions
HTTP>
HTTP> {"identifier":"outside","code":"result 1","properties":{"code":"result 2"}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"outside","sessionId":"outside","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},*}
# no object: the top level is the request
HTTP> POST /executions
HTTP>
HTTP> {"properties":"none","code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
