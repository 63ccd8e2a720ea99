# Contract 10.4, rule 3: the ways to write a directory; an absent path is
# the data directory as well.
DATA> directory sub
DATA> directory sub/deeper
DATA> file sub/deeper/x.txt
DATA> file sub/y.txt
DATA> directory a+b
DATA> file a+b/z.txt

HTTP> GET /files?path=
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path=/
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path=.
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path=./
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path=//
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path={data}
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path={data}/
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path={data}/.
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path={data%}
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]
HTTP> GET /files?path=%2F
HTTP< 200
HTTP<
HTTP< [{"name":"a+b",*},{"name":"sub",*}]

# of a directory below
HTTP> GET /files?path=sub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=/sub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=sub/&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=/sub/&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=//sub//&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=./sub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path={data}/sub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path={data%}%2Fsub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=sub/.&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?path=%73ub&api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"deeper","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"directory","directory":"sub"},{"name":"y.txt",*}]}
HTTP> GET /files?api-version=2025-10-02-preview&Path=sub/deeper
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"x.txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"sub/deeper"}]}
HTTP> GET /files?api-version=2025-10-02-preview&Path=/sub//deeper/
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"x.txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"sub/deeper"}]}
HTTP> GET /files?api-version=2025-10-02-preview&Path={data}/sub/deeper
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"x.txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"sub/deeper"}]}
HTTP> GET /files?api-version=2025-10-02-preview&Path=sub%2Fdeeper
HTTP< 200
HTTP<
HTTP< {"value":[{"name":"x.txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"sub/deeper"}]}

# in a query a plus is a space
HTTP> GET /files?path=a%2Bb
HTTP< 200
HTTP<
HTTP< [{"name":"z.txt",*}]
HTTP> GET /files?path=a+b
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}

# the data directory is a whole component, and at the beginning
HTTP> GET /files?path={data}2
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /files?path={data}sub
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /files?path=sub{data}
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /files?path=/mnt/date
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}

# never upwards, not even to where it would stay inside
HTTP> GET /files?api-version=2024-10-02-preview&path=..
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=../
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=/..
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=sub/..
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=sub/../sub
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path={data}/..
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path={data}/../data
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=%2e%2e
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path=..%2F..%2Fetc
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?api-version=2024-10-02-preview&path={x*256}
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}"}}
HTTP> GET /files?path={x*255}
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}

# 32 directories, no more
HTTP> GET /files?path=d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d
HTTP< 404
HTTP<
HTTP< {"error":{"code":"FileNotFound",*}}
HTTP> GET /files?path=d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidPath",*}}

# two arguments: the first counts
HTTP> GET /files?path=sub/deeper&path=sub
HTTP< 200
HTTP<
HTTP< [{"name":"x.txt",*}]
