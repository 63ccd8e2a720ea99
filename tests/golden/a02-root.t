# Contract 1.1, D1: a fixed text and no token.
HTTP> GET /
HTTP< 200
HTTP<
HTTP< {"message":"{text}"}
HTTP> HEAD /
HTTP< 200
HTTP< Content-Type: application/json
