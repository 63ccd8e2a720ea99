# Contract 1.3, 10.3 and 10.4: GET /files/{name}, one object, of directories too.
DATA> file README2.md 12345
DATA> directory a
DATA> directory a/b
DATA> file a/b/c.txt 1
DATA> link link README2.md
HTTP> GET /files/README2.md?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP< {"name":"README2.md","sizeInBytes":5,"lastModifiedAt":"{time:t}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."}
HTTP> GET /files/README2.md?api-version=2025-02-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"name":"README2.md","sizeInBytes":5,"lastModifiedAt":"{time:t}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."}
HTTP> GET /files/README2.md?api-version=2025-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"name":"README2.md","sizeInBytes":5,"lastModifiedAt":"{time:t}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."}
HTTP> GET /files/README2.md/
HTTP< 200
HTTP<
HTTP< {"name":"README2.md","sizeInBytes":5,"lastModifiedAt":"{time:t}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."}

# the name may hold directories, and stand in for a part of the path
HTTP> GET /files/a/b/c.txt
HTTP< 200
HTTP<
HTTP< {"name":"c.txt","sizeInBytes":1,"lastModifiedAt":"{time:c}","contentType":"text/plain; charset=utf-8","type":"file","directory":"a/b"}
HTTP> GET /files/c.txt?path=/a/b
HTTP< 200
HTTP<
HTTP< {"name":"c.txt","sizeInBytes":1,"lastModifiedAt":"{time:c}","contentType":"text/plain; charset=utf-8","type":"file","directory":"a/b"}
HTTP> GET /files/b%2Fc.txt?path={data}/a&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"name":"c.txt","sizeInBytes":1,"lastModifiedAt":"{time:c}","contentType":"text/plain; charset=utf-8","type":"file","directory":"a/b"}
HTTP> GET /files/{data%}%2Fa%2Fb%2Fc.txt
HTTP< 200
HTTP<
HTTP< {"name":"c.txt","sizeInBytes":1,"lastModifiedAt":"{time:c}","contentType":"text/plain; charset=utf-8","type":"file","directory":"a/b"}
HTTP> GET /files/{data}/a/b/c.txt
HTTP< 200
HTTP<
HTTP< {"name":"c.txt","sizeInBytes":1,"lastModifiedAt":"{time:c}","contentType":"text/plain; charset=utf-8","type":"file","directory":"a/b"}
HTTP> GET /files/a/b?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"name":"b","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"a"}

HTTP> GET /files/missing?api-version=2024-10-02-preview&identifier=t
HTTP< 404
HTTP< x-ms-error-code: FileNotFound
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
HTTP> GET /files/README2.md/below
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
HTTP> GET /files/link
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed","message":"{text}"}}
HTTP> GET /files/{data%}
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> PUT /files/README2.md
HTTP> Content-Length: 0
HTTP< 405
HTTP< Allow: GET, HEAD, DELETE
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed","message":"{text}"}}
HTTP> OPTIONS /files/README2.md
HTTP< 405
HTTP< Allow: GET, HEAD, DELETE
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed","message":"{text}"}}
HTTP> GET /files/README2.md?api-version=later
HTTP< 400
HTTP< x-ms-error-code: InvalidApiVersion
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
