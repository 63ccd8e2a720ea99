# Contract 3.2, D7: the client chooses the id; a second time is a conflict.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> operation-id: my.Own_id-1
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP< Operation-Id: my.Own_id-1
HTTP< X-Ms-Session-Guid: my.Own_id-1
HTTP<
HTTP< {"id":"my.Own_id-1",*}
HTTP> GET /executions/my.Own_id-1
HTTP< 200
HTTP<
HTTP< {"id":"my.Own_id-1",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> Operation-Id: my.Own_id-1
HTTP>
HTTP> {"code":"result 2"}
HTTP< 409
HTTP< x-ms-error-code: OperationIdConflict
HTTP<
HTTP< {"error":{"code":"OperationIdConflict","message":"{text}","target":"operation-id"}}
HTTP> POST /executions
HTTP> operation-id: {a*128}
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{a*128}",*}
HTTP> POST /executions
HTTP> operation-id: {a*129}
HTTP>
HTTP> {"code":"result 1"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"operation-id"}}
HTTP> POST /executions
HTTP> operation-id: a/b
HTTP>
HTTP> {"code":"result 1"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"operation-id"}}
HTTP> POST /code/execute
HTTP> operation-id: for-v1
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"for-v1",*}}
# A has no ids
HTTP> POST /execute
HTTP> operation-id: for-v1
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
