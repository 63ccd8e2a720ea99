# Contract 1.3, 1.4 and 10.7: DELETE /files/{name}, 204 and no body; directories
# with their content (D29), links themselves.
DATA> file a
DATA> file b
DATA> file c
DATA> file d
DATA> directory e
DATA> directory e/f
DATA> file e/f/g
DATA> directory kept
DATA> file kept/x
DATA> link e/link ../kept
DATA> link link kept
HTTP> DELETE /files/a?api-version=2024-10-02-preview&identifier=t
HTTP< 204
HTTP< !Content-Type:
DATA< missing a
HTTP> DELETE /files/b?api-version=2025-02-02-preview&identifier=t
HTTP< 204
HTTP> DELETE /files/c?api-version=2025-10-02-preview&identifier=t
HTTP< 204
HTTP> DELETE /files/d
HTTP< 204
DATA< missing d
HTTP> DELETE /files/d
HTTP< 404
HTTP< x-ms-error-code: DeleteFileError
HTTP<
HTTP< {"error":{"code":"DeleteFileError","message":"{text}"}}
HTTP> DELETE /files/g?path=e/f
HTTP< 204
DATA< missing e/f/g
DATA< directory e/f
HTTP> DELETE /files/e?api-version=2024-10-02-preview
HTTP< 204
DATA< missing e
DATA< file kept/x
HTTP> DELETE /files/link/x
HTTP< 400
HTTP< x-ms-error-code: SymlinkNotAllowed
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed","message":"{text}"}}
HTTP> DELETE /files/link
HTTP< 204
DATA< missing link
DATA< file kept/x

# the data directory stays
HTTP> DELETE /files/{data%}?api-version=2024-10-02-preview
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> DELETE /files/?api-version=2024-10-02-preview
HTTP< 405
HTTP< Allow: GET, HEAD, POST
HTTP<
HTTP< {"error":{"code":"MethodNotAllowed","message":"{text}"}}
DATA< file kept/x
HTTP> DELETE /files/kept/x/
HTTP< 204
DATA< missing kept/x
