# Contract 1.1 and 10.6: GET /download, bytes with the type of the extension.
DATA> file a.png \x89PNG\r\n\x00\xff
DATA> directory d
DATA> file d/index.html <p>
DATA> file b+c.txt plus
DATA> link l a.png
HTTP> GET /download/a.png
HTTP< 200
HTTP< Content-Type: image/png
HTTP< Content-Length: 8
HTTP< Accept-Ranges: bytes
HTTP< Last-Modified: {text:date}
HTTP< X-Content-Type-Options: nosniff
HTTP< !Cache-Control:
HTTP< !Content-Disposition:
HTTP<
HTTP<$ \x89PNG\r\n\x00\xff
HTTP> GET /download/d/index.html
HTTP< 200
HTTP< Content-Type: text/html; charset=utf-8
HTTP<
HTTP<$ <p>

# a plus is a plus (D25), as it is and encoded
HTTP> GET /download/b+c.txt
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP<
HTTP<$ plus
HTTP> GET /download/b%2Bc.txt
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP<
HTTP<$ plus

HTTP> GET /download/a.png
HTTP> Range: bytes=1-3
HTTP< 206
HTTP< Content-Range: bytes 1-3/8
HTTP< Content-Length: 3
HTTP< Content-Type: image/png
HTTP<
HTTP<$ PNG
HTTP> GET /download/a.png
HTTP> If-Modified-Since: {text:date}
HTTP< 304
HTTP< Last-Modified: {text:date}
HTTP> HEAD /download/a.png
HTTP< 200
HTTP< Content-Length: 8
HTTP< Content-Type: image/png

HTTP> GET /download/missing
HTTP< 404
HTTP<
HTTP<$ {"message": "ERR_FILE_NOT_FOUND: File not found"}
HTTP> GET /download/missing/file
HTTP< 404
HTTP<
HTTP<$ {"message": "ERR_FILE_NOT_FOUND: File not found"}
HTTP> GET /download/d
HTTP< 400
HTTP<
HTTP< {"message":"{text}"}
HTTP> GET /download/l
HTTP< 400
HTTP<
HTTP<$ {"message": "ERR_SYMLINK_NOT_ALLOWED: Symlinks not allowed"}
HTTP> DELETE /download/a.png
HTTP< 405
HTTP< Allow: GET, HEAD
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
