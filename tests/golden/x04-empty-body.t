# 4
WITH fake python3 xpython javascript
HTTP> POST /execute
HTTP< 400
HTTP<
HTTP<$ {"message": "request body is empty"}
