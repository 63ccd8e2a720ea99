# Contract 1.3, 1.4, 10.1 and 10.3: V2 to V4 answer an object, without a version
# it is a bare array; the members are the same.
HTTP> GET /files?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Cache-Control: no-store
HTTP<
HTTP< {"value":[]}
HTTP> GET /files
HTTP< 200
HTTP<
HTTP< []
DATA> file README2.md 12345
DATA> directory sub
DATA> file sub/a.png x
DATA> link link README2.md
HTTP> GET /files?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"README2.md","sizeInBytes":5,"lastModifiedAt":"{time}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"sub","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"."}]}
HTTP> GET /files?api-version=2025-02-02-preview&path=/sub
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"a.png","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"image/png","type":"file","directory":"sub"}]}
HTTP> GET /files?api-version=2025-10-02-preview&path=sub/
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"a.png","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"image/png","type":"file","directory":"sub"}]}
HTTP> GET /files?path=sub
HTTP< 200
HTTP<
HTTP< [{"name":"a.png","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"image/png","type":"file","directory":"sub"}]
HTTP> GET //files/?identifier=t&api-version=2024-10-02-preview&path=sub
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"a.png",*}]}
HTTP> GET /files?api-version=2024-10-02-preview&path=missing
HTTP< 404
HTTP< x-ms-error-code: FileNotFound
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
HTTP> GET /files?path=README2.md
HTTP< 400
HTTP< x-ms-error-code: NotADirectory
HTTP<
HTTP< {"error":{"code":"NotADirectory","message":"{text}"}}
HTTP> GET /files?path=link
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed","message":"{text}"}}
HTTP> PUT /files?api-version=2024-10-02-preview
HTTP> Content-Length: 0
HTTP< 405
HTTP< Allow: GET, HEAD, POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed","message":"{text}"}}
