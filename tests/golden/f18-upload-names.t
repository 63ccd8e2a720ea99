# Contract 10.4, rules 5 to 7: the name of an upload is the last component of its
# file name, with percent sequences decoded once where all of them are valid.
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="hello.py"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"hello.py","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="/mnt/data/hello.py"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"hello.py","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="../e2e/files/test.json"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"test.json","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="folder/file.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"file.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="C:\\Users\\me\\win.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"win.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a b.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"a b.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a%20b%2Ftail.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"tail.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a%20c.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"a c.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="b+c.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"b+c.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="b%2Bd.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"b+d.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="100%.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"100%.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="100%25.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"100%.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="50%zz.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"50%zz.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%ff.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"%ff.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%C3%A9.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"é.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="quote%22.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"quote\".txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="it's.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"it's.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%2e%2e%2fup.txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"up.txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename=".hidden"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":".hidden","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="..."\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"...","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="- _ @$&=;,#%^().txt"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"- _ @$&=;,#%^().txt","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="content"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"content","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="upload"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"upload","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="{x*255}"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"{x*255}","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="{x*300}/short"\r\n\r\nx\r\n--B--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"short","sizeInBytes":1,"lastModifiedAt":"{time}","contentType":"{text}","type":"file","directory":"."}]

# names that are none
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="."\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename=".."\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="/"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a/"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a/.."\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="..\\\\"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%2e%2e"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%00"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a%0Ab"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="%C2%85"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="{x*256}"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename="a%2F"\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< x-ms-error-code: InvalidPath
HTTP<
HTTP< {"error":{"code":"InvalidPath","message":"{text}",*}}
HTTP> POST /upload
HTTP> Content-Type: multipart/form-data; boundary=B
HTTP>
HTTP>$ --B\r\nContent-Disposition: form-data; name="file"; filename=".."\r\n\r\nx\r\n--B--\r\n
HTTP< 400
HTTP< Content-Type: text/plain; charset=utf-8
HTTP<
HTTP<$ Unable to clean and verify target path\n
