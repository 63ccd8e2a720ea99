# 7
WITH fake python3 xpython javascript
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=cut
HTTP>
HTTP>$ --cut\r\n
HTTP>$ Content-Disposition: form-data; name="file"; filename="../x/test.json"\r\n
HTTP>$ Content-Type: application/json\r\n
HTTP>$ \r\n
HTTP>$ {}\r\n
HTTP>$ --cut--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"test.json","type":"file","filename":"test.json","size":2,"last_modified_time":"{time}","mime_type":"application/json"}]
DATA< file test.json {}
DATA< missing x
