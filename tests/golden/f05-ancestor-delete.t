# Contract 1.1 and 10.7: DELETE /delete, of the data directory itself only, and
# of directories only the empty ones (D29).
DATA> file a.txt
DATA> directory full
DATA> file full/x
DATA> directory empty
DATA> link l full
HTTP> DELETE /delete/a.txt
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP<$ {"message": "file deleted successfully"}
DATA< missing a.txt
HTTP> DELETE /delete/a.txt
HTTP< 404
HTTP<
HTTP<$ {"message": "ERR_FILE_NOT_FOUND: File not found"}
HTTP> DELETE /delete/empty
HTTP< 200
HTTP<
HTTP<$ {"message": "file deleted successfully"}
DATA< missing empty
HTTP> DELETE /delete/full
HTTP< 500
HTTP<
HTTP< {"message":"error deleting file{text}"}
DATA< file full/x

# of a link it is the link
HTTP> DELETE /delete/l
HTTP< 200
HTTP<
HTTP<$ {"message": "file deleted successfully"}
DATA< missing l
DATA< file full/x
HTTP> DELETE /delete/full/x
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
DATA< file full/x
HTTP> GET /delete/full
HTTP< 405
HTTP< Allow: DELETE
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed",*}}
