# Contract 1.2, 10.4 and 10.6: GET /files/content/{name}, also with the stray
# /content of a sample, and the oldest route.
DATA> file hello.py print(1)\n
DATA> directory d
DATA> file d/content x
DATA> file content c
HTTP> GET /files/content/hello.py?api-version=2024-02-02-preview&identifier=t
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP< Content-Length: 9
HTTP< X-Content-Type-Options: nosniff
HTTP<
HTTP<$ print(1)\n
HTTP> GET /files/content/hello.py/content?api-version=2024-02-02-preview
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n

# the tail is only dropped where there is no such file
HTTP> GET /files/content/d/content?api-version=2024-02-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP<
HTTP<$ x

# the route counts, not the version; no version either
HTTP> GET /files/content/hello.py?identifier=t
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n
HTTP> GET /files/content/hello.py?api-version=2025-10-02-preview
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n
HTTP> GET /files/content/mnt%2Fdata%2Fhello.py?api-version=2024-02-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /files/content/{data%}%2Fhello.py?api-version=2024-02-02-preview
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n

# of V1 a name before /content as well
HTTP> GET /files/hello.py/content?api-version=2024-02-02-preview
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n

HTTP> GET /python/downloadFile?identifier=t&api-version=2023-08-01&filename=hello.py
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n
HTTP> GET /python/downloadFile?filename={data%}%2Fhello.py
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP<
HTTP<$ print(1)\n
HTTP> GET /python/downloadFile?filename=missing
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /python/downloadFile
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidPath",*}}
HTTP> GET /files/content/missing?api-version=2024-02-02-preview
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
