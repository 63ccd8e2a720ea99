# Contract 10.6: ranges at their edges.
DATA> file empty
DATA> file ten 0123456789
HTTP> GET /files/ten/content
HTTP> Range: bytes=0-0
HTTP< 206
HTTP< Content-Range: bytes 0-0/10
HTTP< Content-Length: 1
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0
HTTP> GET /files/ten/content
HTTP> Range: bytes=0-
HTTP< 206
HTTP< Content-Range: bytes 0-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/ten/content
HTTP> Range: bytes=9-9
HTTP< 206
HTTP< Content-Range: bytes 9-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 9
HTTP> GET /files/ten/content
HTTP> Range: bytes=-100
HTTP< 206
HTTP< Content-Range: bytes 0-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/ten/content
HTTP> Range: bytes=-0
HTTP< 416
HTTP< Content-Range: bytes */10
HTTP<
HTTP< {"error":{"code":"InvalidRange",*}}
HTTP> GET /files/empty/content
HTTP> Range: bytes=0-
HTTP< 416
HTTP< Content-Range: bytes */0
HTTP<
HTTP< {"error":{"code":"InvalidRange",*}}
HTTP> GET /download/ten
HTTP> Range: bytes=99999999999999999999999-
HTTP< 416
HTTP< Content-Range: bytes */10
HTTP<
HTTP< {"message":"{text}"}

# what is no range is no range
HTTP> GET /files/ten/content
HTTP> Range: bytes=5-2
HTTP< 200
HTTP< Content-Length: 10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/ten/content
HTTP> Range: bytes=a-b
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/ten/content
HTTP> Range: bytes=-
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> HEAD /files/ten/content
HTTP> Range: bytes=0-1
HTTP< 200
HTTP< Content-Length: 10
HTTP< Content-Type: application/octet-stream

# of what is no download nothing is cut out
HTTP> GET /files
HTTP> Range: bytes=0-1
HTTP< 200
HTTP< !Content-Range:
HTTP< !Accept-Ranges:
HTTP<
HTTP< [{"name":"empty",*},{"name":"ten",*}]
