# 16 to 20
WITH fake python3 xpython javascript
HTTP> POST /files?api-version=2024-10-02-preview&identifier=t&path={data}
HTTP> Content-Type: multipart/form-data; boundary=cut
HTTP>
HTTP>$ --cut\r\n
HTTP>$ Content-Disposition: form-data; name="file"; filename="README2.md"\r\n
HTTP>$ \r\n
HTTP>$ # Read me\n\r\n
HTTP>$ --cut--\r\n
HTTP< 200
HTTP<
HTTP< {"name":"README2.md","sizeInBytes":10,"lastModifiedAt":"{time:a}","contentType":"text/markdown; charset=utf-8","type":"file",*}
DATA> file a.bin x
HTTP> GET /files?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"README2.md","sizeInBytes":10,"lastModifiedAt":"{time:a}",*},{"name":"a.bin","sizeInBytes":1,*}]}
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 10
HTTP<
HTTP<$ # Read me\n
# 20, while it is there
HTTP> GET /files
HTTP< 200
HTTP<
HTTP< [{"name":"README2.md","sizeInBytes":10,"lastModifiedAt":"{time:a}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."},{"name":"a.bin",*}]
HTTP> DELETE /files/README2.md?api-version=2024-10-02-preview&identifier=t
HTTP< 204
DATA< missing README2.md
HTTP> DELETE /files/README2.md?api-version=2024-10-02-preview&identifier=t
HTTP< 404
HTTP< x-ms-error-code: DeleteFileError
HTTP<
HTTP< {"error":{"code":"DeleteFileError",*}}
