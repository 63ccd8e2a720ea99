# Contract 1.1: GET /get, one object, of the data directory itself only.
DATA> file a.csv 1,2\n
DATA> directory d
DATA> file d/x x
DATA> link l a.csv
HTTP> GET /get/a.csv
HTTP< 200
HTTP<
HTTP< {"name":"a.csv","type":"file","filename":"a.csv","size":4,"last_modified_time":"{time}","mime_type":"text/csv; charset=utf-8"}
HTTP> GET /get/d
HTTP< 200
HTTP<
HTTP< {"name":"d","type":"directory","filename":"d","size":#,"last_modified_time":"{time}","mime_type":"application/octet-stream"}
HTTP> GET /get/missing
HTTP< 404
HTTP<
HTTP<$ {"message": "ERR_FILE_NOT_FOUND: File not found"}
HTTP> GET /get/l
HTTP< 400
HTTP<
HTTP<$ {"message": "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed"}
HTTP> GET /get/d/x
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
