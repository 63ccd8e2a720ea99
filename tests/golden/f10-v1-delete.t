# Contract 1.2 and 10.7: DELETE of V1 answers as the ancestor does, and removes
# directories like V2.
DATA> file a.txt
DATA> directory d
DATA> directory d/e
DATA> file d/e/x
HTTP> DELETE /files/a.txt?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: application/json
HTTP<
HTTP<$ {"message": "file deleted successfully"}
DATA< missing a.txt
HTTP> DELETE /files/a.txt?api-version=2024-02-02-preview&identifier=t
HTTP< 404
HTTP< x-ms-error-code: DeleteFileError
HTTP<
HTTP< {"error":{"code":"DeleteFileError","message":"{text}"}}
HTTP> DELETE /files/d?api-version=2024-02-02-preview
HTTP< 200
HTTP<
HTTP<$ {"message": "file deleted successfully"}
DATA< missing d
