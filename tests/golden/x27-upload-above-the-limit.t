# 27: exact to the byte
WITH fake python3 xpython javascript
SET spec.fileOperation.maxUploadFileSizeLimitInMBs=1
HTTP> POST /files?api-version=2024-10-02-preview&identifier=t
HTTP> Content-Type: multipart/form-data; boundary=cut
HTTP>
HTTP>$ --cut\r\n
HTTP>$ Content-Disposition: form-data; name="file"; filename="large"\r\n
HTTP>$ \r\n
HTTP>$ {x*1048577}\r\n
HTTP>$ --cut--\r\n
HTTP< 413
HTTP< x-ms-error-code: PayloadTooLarge
HTTP<
HTTP< {"error":{"code":"PayloadTooLarge",*}}
DATA< missing large
HTTP> GET /files?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"value":[]}
HTTP> POST /files?api-version=2024-10-02-preview&identifier=t
HTTP> Content-Type: multipart/form-data; boundary=cut
HTTP>
HTTP>$ --cut\r\n
HTTP>$ Content-Disposition: form-data; name="file"; filename="large"\r\n
HTTP>$ \r\n
HTTP>$ {x*1048576}\r\n
HTTP>$ --cut--\r\n
HTTP< 200
HTTP<
HTTP< {"name":"large","sizeInBytes":1048576,*}
