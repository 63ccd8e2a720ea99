# Contract 9.2: any GET will do: with a body, with another version, HEAD.
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"big 5000"}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}",*}
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview&identifier=t
HTTP> Content-Type: application/json
HTTP>
HTTP> {"properties":{"code":"ignored"}}
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*5000}",*},*}
HTTP> GET /executions/{id:a}/
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
HTTP> HEAD /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP< Content-Type: application/json
