# Contract 12.1 and 12.2, D31: 22 bytes.
HTTP> GET /health
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Content-Length: 22
HTTP<
HTTP<$ {"message": "healthy"}
HTTP> GET /health?identifier=any&api-version=nonsense
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
HTTP> HEAD /health
HTTP< 200
HTTP> GET /health/startup
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
