# Contract 1.1, 10.1 and 10.3: GET /listfiles is null without files, else an
# array by name, bytewise.  Links and special files are left out.
HTTP> GET /listfiles
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Cache-Control: no-store
HTTP<
HTTP< null
DATA> file b.txt 12345
DATA> file .hidden
DATA> directory a
DATA> directory a/b
DATA> file a/b/c.JSON {}
DATA> file B.md x
DATA> link l b.txt
HTTP> GET /listfiles
HTTP< 200
HTTP<
HTTP< [{"name":".hidden","type":"file","filename":".hidden","size":0,"last_modified_time":"{time}","mime_type":"application/octet-stream"},
HTTP<  {"name":"B.md","type":"file","filename":"B.md","size":1,"last_modified_time":"{time}","mime_type":"text/markdown; charset=utf-8"},
HTTP<  {"name":"a","type":"directory","filename":"a","size":#,"last_modified_time":"{time}","mime_type":"application/octet-stream"},
HTTP<  {"name":"b.txt","type":"file","filename":"b.txt","size":5,"last_modified_time":"{time}","mime_type":"text/plain; charset=utf-8"}]

# below: the same objects, the name is the last component alone
HTTP> GET /listfiles/a/b
HTTP< 200
HTTP<
HTTP< [{"name":"c.JSON","type":"file","filename":"c.JSON","size":2,"last_modified_time":"{time}","mime_type":"application/json"}]
HTTP> GET /listfiles/a/b/
HTTP< 200
HTTP<
HTTP< [{"name":"c.JSON",*}]
HTTP> GET //listfiles//a//b
HTTP< 200
HTTP<
HTTP< [{"name":"c.JSON",*}]

# the query means nothing here
HTTP> GET /listfiles?path=a/b&recursive=true&api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< [{"name":".hidden",*},{"name":"B.md",*},{"name":"a",*},{"name":"b.txt",*}]

HTTP> GET /listfiles/wrongpath
HTTP< 404
HTTP< Content-Type: application/json
HTTP< !x-ms-error-code:
HTTP<
HTTP<$ {"message": "ERR_DIR_NOT_FOUND: File path not found"}
HTTP> GET /listfiles/b.txt
HTTP< 500
HTTP<
HTTP< {"message":"error reading directory{text}"}
HTTP> GET /listfiles/l
HTTP< 400
HTTP<
HTTP<$ {"message": "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed"}
HTTP> POST /listfiles
HTTP< 405
HTTP< Allow: GET, HEAD
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
