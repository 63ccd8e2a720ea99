# Contract 11, D30: a fresh session: another kernel, no files, no ids.
HTTP> POST /executions?api-version=2025-02-02-preview
HTTP>
HTTP> {"code":"set name value"}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}",*}
DATA> file left.txt text
DATA> directory below
DATA> directory below/deeper
DATA> file below/deeper/file text
DATA> link away /
HTTP> DELETE /session
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
DATA< file left.txt text
HTTP> DELETE /session?api-version=2025-02-02-preview&identifier=t
HTTP< 204
HTTP< !Content-Type:
HTTP< Cache-Control: no-store
DATA< missing left.txt
DATA< missing below
DATA< missing away
HTTP> GET /executions/{id:a}?api-version=2025-02-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"ExecutionNotFound",*}}
HTTP> POST /executions?api-version=2025-02-02-preview
HTTP>
HTTP> {"code":"get name"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Failed","result":{"stdout":"","stderr":"{text}NameError: name",*},*}
# again, and V4
HTTP> DELETE /session?api-version=2025-10-02-preview
HTTP< 204
HTTP> DELETE /session?api-version=2025-10-02-preview
HTTP< 204
HTTP> POST /execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
