# Contract 1.1, 10.1 and 10.5: POST /upload answers an array with all six
# members filled (D24), whatever the ancestor left empty.
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="README.md"\r\nContent-Type: text/markdown\r\n\r\n# Read me\n\r\n--B--\r\n
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP< [{"name":"README.md","type":"file","filename":"README.md","size":10,"last_modified_time":"{time}","mime_type":"text/markdown; charset=utf-8"}]
DATA< file README.md # Read me\n

# several files, and fields that are none
HTTP> POST /upload/some/new/directory
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="identifier"\r\n\r\nt\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="2.txt"\r\n\r\ntwo\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="other"; filename="3.txt"\r\n\r\nother\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="1.txt"\r\n\r\n\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"2.txt","type":"file","filename":"2.txt","size":3,*},
HTTP<  {"name":"1.txt","type":"file","filename":"1.txt","size":0,*}]
DATA< directory some/new/directory
DATA< file some/new/directory/2.txt two
DATA< file some/new/directory/1.txt
DATA< missing some/new/directory/3.txt

# a file is replaced, and so is a link: never its target
DATA> file target old
DATA> link link target
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="README.md"\r\n\r\nnew\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="link"\r\n\r\nnew\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"README.md",*},{"name":"link","type":"file",*}]
DATA< file README.md new
DATA< file target old
HTTP> GET /download/link
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ new

# no part is no error
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B--\r\n
HTTP< 200
HTTP<
HTTP<$ null
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP<$ null

HTTP> POST /upload
HTTP> Content-Type: application/json
HTTP>
HTTP> {"file":"x"}
HTTP< 400
HTTP< Content-Type: application/json
HTTP<
HTTP< {"message":"error parsing form{text}"}
DATA> directory taken
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="taken"\r\n\r\nx\r\n--B--\r\n
HTTP< 500
HTTP<
HTTP< {"message":"ERR_FILE_ACCESS: Error accessing file"}

# three directories, no more; and none through a link
HTTP> POST /upload/1/2/3/4
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< Content-Type: text/plain; charset=utf-8
HTTP< X-Content-Type-Options: nosniff
HTTP<
HTTP<$ Unable to clean and verify target path\n
DATA< missing 1
DATA> directory real
DATA> link way real
HTTP> POST /upload/way
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP<
HTTP<$ {"message": "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed"}
DATA< missing real/x
HTTP> GET /upload
HTTP< 405
HTTP< Allow: POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
