# Contract 14.1: the headers of synchronous answers.
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP< Content-Type: application/json
HTTP< Cache-Control: no-store
HTTP< Operation-Id: {id:a}
HTTP< X-Ms-Session-Guid: {id:a}
HTTP< X-Ms-Container-Execution-Duration: {int}
HTTP< X-Ms-Execution-Request-Time: {ms}
HTTP< X-Ms-Execution-Read-Response-Time: {ms}
HTTP< X-Ms-Preparation-Time: {ms}
HTTP< X-Ms-Overall-Execution-Time: {ms}
HTTP< !Operation-Location:
HTTP< !x-ms-error-code:
HTTP<
HTTP< {"id":"{id:a}",*}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 202
HTTP< Operation-Id: {id:b}
HTTP< X-Ms-Session-Guid: {id:b}
HTTP< X-Ms-Container-Execution-Duration: {int}
HTTP< X-Ms-Overall-Execution-Time: {ms}
HTTP<
HTTP< {"properties":{"$id":"{id:b}",*}}
HTTP> POST /python/execute
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP< Operation-Id: {id:c}
HTTP< X-Ms-Session-Guid: {id:c}
HTTP< X-Ms-Preparation-Time: {ms}
HTTP<
HTTP< {"$id":"{id:c}",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP< Operation-Id: {id:d}
HTTP< X-Ms-Session-Guid: {id:d}
HTTP< X-Ms-Execution-Request-Time: {ms}
HTTP<
HTTP< {"id":"{id:d}",*}
# a poll has none of them
HTTP> GET /executions/{id:d}
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Cache-Control: no-store
HTTP< !X-Ms-Overall-Execution-Time:
HTTP<
HTTP< {"id":"{id:d}",*}
