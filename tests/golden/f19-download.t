# Contract 1.3, 10.4 and 10.6: GET /files/{name}/content.
DATA> file README2.md 0123456789
DATA> directory a
DATA> directory a/b
DATA> file a/b/c.txt c
DATA> file content itself
DATA> link link README2.md
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 10
HTTP< Accept-Ranges: bytes
HTTP< Last-Modified: {text:date}
HTTP< X-Content-Type-Options: nosniff
HTTP< !Cache-Control:
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/a/b/c.txt/content
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP<
HTTP<$ c
HTTP> GET /files/c.txt/content?path=a/b&api-version=2025-10-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ c
HTTP> GET /files/{data%}%2Fa%2Fb%2Fc.txt/content?api-version=2025-02-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ c

# a file called content
HTTP> GET /files/content
HTTP< 200
HTTP<
HTTP< {"name":"content",*}
HTTP> GET /files/content/content?api-version=2024-10-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ itself

# one range; more of them are answered whole
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=2-5
HTTP< 206
HTTP< Content-Range: bytes 2-5/10
HTTP< Content-Length: 4
HTTP< Content-Type: application/octet-stream
HTTP< Last-Modified: {text:date}
HTTP<
HTTP<$ 2345
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=7-
HTTP< 206
HTTP< Content-Range: bytes 7-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 789
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=-3
HTTP< 206
HTTP< Content-Range: bytes 7-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 789
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=8-99999999999
HTTP< 206
HTTP< Content-Range: bytes 8-9/10
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 89
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=10-
HTTP< 416
HTTP< Content-Range: bytes */10
HTTP< x-ms-error-code: InvalidRange
HTTP<
HTTP< {"error":{"code":"InvalidRange","message":"{text}"}}
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=0-0,5-6
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< !Content-Range:
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: lines=1-2
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=0-1
HTTP> If-Range: {text:date}
HTTP< 206
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 01
HTTP> GET /files/README2.md/content?api-version=2024-10-02-preview
HTTP> Range: bytes=0-1
HTTP> If-Range: Thu, 01 Jan 1970 00:00:00 GMT
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ 0123456789

HTTP> GET /files/README2.md/content
HTTP> If-Modified-Since: {text:date}
HTTP< 304
HTTP< Last-Modified: {text:date}
HTTP< !Content-Type:
HTTP> GET /files/README2.md/content
HTTP> If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT
HTTP< 200
HTTP< Content-Type: text/markdown; charset=utf-8
HTTP<
HTTP<$ 0123456789
HTTP> HEAD /files/README2.md/content?api-version=2024-10-02-preview
HTTP< 200
HTTP< Content-Length: 10
HTTP< Content-Type: application/octet-stream
HTTP< Last-Modified: {text:date}

HTTP> GET /files/missing/content?api-version=2024-10-02-preview
HTTP< 404
HTTP< x-ms-error-code: FileNotFound
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
HTTP> GET /files/a/content
HTTP< 400
HTTP< x-ms-error-code: IsADirectory
HTTP<
HTTP< {"error":{"code":"IsADirectory","message":"{text}"}}
HTTP> GET /files/link/content
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed","message":"{text}"}}
