# Contract 1.2, 10.1 and 10.3: the V1 list is an envelope, always (D20).
HTTP> GET /files?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP< {"$id":"1","value":[]}
DATA> file b.txt 12345
DATA> directory a
DATA> file a/x.md 12
HTTP> GET /files?identifier=t&api-version=2024-02-02-preview
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"a","size":*,"lastModifiedTime":"{time}"}},
HTTP<  {"$id":"4","properties":{"$id":"5","filename":"b.txt","size":5,"lastModifiedTime":"{time}"}}]}
HTTP> GET /files?api-version=2024-08-02-preview&identifier=t&path=/a
HTTP< 200
HTTP<
HTTP< {"$id":"1","value":[{"$id":"2","properties":{"$id":"3","filename":"x.md","size":2,"lastModifiedTime":"{time}"}}]}
HTTP> GET /files?api-version=2024-02-02-preview&path=missing
HTTP< 404
HTTP< x-ms-error-code: FileNotFound
HTTP<
HTTP< {"error":{"code":"FileNotFound","message":"{text}"}}
