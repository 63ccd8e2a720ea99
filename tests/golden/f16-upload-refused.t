# Contract 10.5 and 13.2: what is wrong with an upload; nothing of it is stored.
HTTP> POST /files?api-version=2024-10-02-preview
HTTP> Content-Type: application/json
HTTP>
HTTP> {"file":"x"}
HTTP< 400
HTTP< x-ms-error-code: InvalidMultipart
HTTP<
HTTP< {"error":{"code":"InvalidMultipart","message":"{text}"}}
HTTP> POST /files?api-version=2024-10-02-preview
HTTP< 400
HTTP<
HTTP< {"error":{"code":"{id}","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="identifier"\r\n\r\nt\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: FileMissing
HTTP<
HTTP< {"error":{"code":"FileMissing","message":"{text}",*}}

# a part that is called file but has no file name
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP<
HTTP< {"error":{"code":"FileMissing","message":"{text}",*}}
DATA< missing a

# without its end, and with another boundary than announced
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidMultipart","message":"{text}"}}
HTTP> POST /files?path=new
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="b"\r\n\r\nx\r\n--B
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidMultipart","message":"{text}"}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=C
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidMultipart","message":"{text}"}}
DATA< missing a
DATA< missing new

# a directory where the file or the directory should be, a link on the way
DATA> directory d
DATA> file f old
DATA> link l d
HTTP> POST /files?api-version=2024-10-02-preview
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="d"\r\n\r\nx\r\n--B--\r\n
HTTP< 409
HTTP< x-ms-error-code: IsADirectory
HTTP<
HTTP< {"error":{"code":"IsADirectory","message":"{text}"}}
HTTP> POST /files?path=f/below
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: NotADirectory
HTTP<
HTTP< {"error":{"code":"NotADirectory","message":"{text}"}}
DATA< file f old
HTTP> POST /files?path=l
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed","message":"{text}"}}
DATA< missing d/x
HTTP> POST /files?path=..
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
