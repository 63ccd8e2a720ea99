# Contract 1.2 and 10.3: GET /files/{name} in V1 serves both known readers.
DATA> file README.md 12345
DATA> directory d
HTTP> GET /files/README.md?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"$id":"1","properties":{"$id":"{int}","filename":"README.md","size":5,"lastModifiedTime":"{time:t}"},
HTTP<  "value":[{"$id":"2","properties":{"$id":"{int}","filename":"README.md","size":5,"lastModifiedTime":"{time:t}"}}]}
HTTP> GET /files/d?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"$id":"1","properties":{"$id":"{int}","filename":"d",*},"value":[{"$id":"2","properties":{"$id":"{int}","filename":"d",*}}]}
HTTP> GET /files/missing?api-version=2024-02-02-preview&identifier=t
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
