# 1
WITH fake python3 xpython javascript
HTTP> GET /health
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
