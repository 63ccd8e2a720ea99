# Contract 10.3: recursive lists depth first, a directory before what it holds,
# each level by name.
DATA> directory a
DATA> directory a/b
DATA> file a/b/c 1
DATA> file a/z 1
DATA> file a-b 1
DATA> directory empty
DATA> link a/up ..
HTTP> GET /files?recursive=true&api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"a","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"."},
HTTP<  {"name":"b","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"a"},
HTTP<  {"name":"c","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"a/b"},
HTTP<  {"name":"z","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"a"},
HTTP<  {"name":"a-b","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"empty","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"."}]}
HTTP> GET /files?path=a&recursive=TRUE
HTTP< 200
HTTP<
HTTP< [{"name":"b","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"a"},
HTTP<  {"name":"c","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"a/b"},
HTTP<  {"name":"z","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"a"}]
HTTP> GET /files?path=a&recursive=1
HTTP< 200
HTTP<
HTTP< [{"name":"b",*},{"name":"c",*},{"name":"z",*}]
HTTP> GET /files?path=empty&recursive=true
HTTP< 200
HTTP<
HTTP< []

# any other word is false
HTTP> GET /files?path=a&recursive=false
HTTP< 200
HTTP<
HTTP< [{"name":"b",*},{"name":"z",*}]
HTTP> GET /files?path=a&recursive=yes
HTTP< 200
HTTP<
HTTP< [{"name":"b",*},{"name":"z",*}]
HTTP> GET /files?path=a&recursive=
HTTP< 200
HTTP<
HTTP< [{"name":"b",*},{"name":"z",*}]
