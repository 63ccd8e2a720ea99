# Contract 1.3, 1.4 and 10.5: POST /files answers one object in V2 to V4 (of
# several files the first, D27), an array without a version.
HTTP> POST /files?api-version=2024-10-02-preview&identifier=t
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="b.csv"\r\nContent-Type: text/plain\r\n\r\none\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\ntwo2\r\n--B--\r\n
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP< {"name":"b.csv","sizeInBytes":3,"lastModifiedAt":"{time}","contentType":"text/csv; charset=utf-8","type":"file","directory":"."}
DATA< file b.csv one
DATA< file a.csv two2
HTTP> POST /files?api-version=2025-02-02-preview&identifier=t&path=new
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="c"\r\n\r\none\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"name":"c","sizeInBytes":3,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"new"}
HTTP> POST /files?api-version=2025-10-02-preview&identifier=t&path={data}/new/and/newer
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="d"\r\n\r\n\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< {"name":"d","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"new/and/newer"}
DATA< file new/and/newer/d
HTTP> POST /files?path=new
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\none\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="e"\r\n\r\ntwo\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"f","sizeInBytes":3,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"new"},
HTTP<  {"name":"e","sizeInBytes":3,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"new"}]

# the same name twice: the last one stays
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="g"\r\n\r\none\r\n
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="g"\r\n\r\nlast\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"g",*},{"name":"g",*}]
DATA< file g last
