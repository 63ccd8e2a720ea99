# 21
WITH fake python3 xpython javascript
HTTP> GET /files/..%2f..%2fetc%2fpasswd/content?api-version=2024-10-02-preview&identifier=t
HTTP< 404
HTTP<
HTTP< {"error":{"code":"{text}",*}}
DATA> link out /etc
HTTP> GET /files/out%2fpasswd/content?api-version=2024-10-02-preview&identifier=t
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed",*}}
