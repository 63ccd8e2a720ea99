# Contract 1.2 and 10.3: POST /files/upload is V1 whatever the version says, and
# answers the envelope of the list with the uploaded files.
HTTP> POST /files/upload?identifier=t&api-version=2024-02-02-preview
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\none\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="b.txt"\r\n\r\ntwo2\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"a.txt","size":3,"lastModifiedTime":"{time}"}},
HTTP<  {"$id":"4","properties":{"$id":"5","filename":"b.txt","size":4,"lastModifiedTime":"{time}"}}]}
DATA< file a.txt one
DATA< file b.txt two2
HTTP> POST /files/upload?api-version=2025-10-02-preview&path=sub
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\none\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"a.txt",*}}]}
DATA< file sub/a.txt one
HTTP> POST /files/upload/
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="c.txt"\r\n\r\none\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"c.txt",*}}]}

# POST /files with a version of V1
HTTP> POST /files?api-version=2024-08-02-preview
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="d.txt"\r\n\r\none\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"d.txt",*}}]}

HTTP> POST /files/upload?api-version=2024-02-02-preview
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B--\r\n
HTTP< 400
HTTP< x-ms-error-code: FileMissing
HTTP<
HTTP< {"error":{"code":"FileMissing","message":"{text}",*}}

# no other POST below /files
HTTP> POST /files/other?api-version=2024-02-02-preview
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\none\r\n--B--\r\n
HTTP< 405
HTTP< Allow: GET, HEAD, DELETE
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
