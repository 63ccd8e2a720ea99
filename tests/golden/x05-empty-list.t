# 5 and 6
WITH fake python3 xpython javascript
HTTP> GET /listfiles
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP<$ null
HTTP> GET /listfiles/wrongpath
HTTP< 404
HTTP<
HTTP<$ {"message": "ERR_DIR_NOT_FOUND: File path not found"}
