# Contract 10.2 and D28: the type is that of the extension in every list, and
# of downloads without a version; V2 to V4 download bytes.
DATA> file f.txt
DATA> file f.log
DATA> file f.csv
DATA> file f.md
DATA> file f.html
DATA> file f.htm
DATA> file f.css
DATA> file f.js
DATA> file f.mjs
DATA> file f.py
DATA> file f.xml
DATA> file f.json
DATA> file f.yaml
DATA> file f.yml
DATA> file f.tsv
DATA> file f.png
DATA> file f.jpg
DATA> file f.jpeg
DATA> file f.gif
DATA> file f.svg
DATA> file f.webp
DATA> file f.pdf
DATA> file f.zip
DATA> file f.gz
DATA> file f.wasm
DATA> file f.xlsx
DATA> file f.docx
DATA> file f.pptx
DATA> file f.parquet
DATA> file f.bin
DATA> file f.pkl
DATA> file f.unknown
DATA> file F.PNG
DATA> file a.csv.gz
DATA> file noextension
DATA> file .txt
DATA> file dot.
HTTP> GET /files?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"value":[{"name":".txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"F.PNG","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/png","type":"file","directory":"."},
HTTP<  {"name":"a.csv.gz","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/gzip","type":"file","directory":"."},
HTTP<  {"name":"dot.","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"f.bin","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"f.css","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/css; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.csv","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/csv; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.docx","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/vnd.openxmlformats-officedocument.wordprocessingml.document","type":"file","directory":"."},
HTTP<  {"name":"f.gif","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/gif","type":"file","directory":"."},
HTTP<  {"name":"f.gz","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/gzip","type":"file","directory":"."},
HTTP<  {"name":"f.htm","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/html; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.html","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/html; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.jpeg","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/jpeg","type":"file","directory":"."},
HTTP<  {"name":"f.jpg","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/jpeg","type":"file","directory":"."},
HTTP<  {"name":"f.js","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/javascript; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.json","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/json","type":"file","directory":"."},
HTTP<  {"name":"f.log","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.md","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/markdown; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.mjs","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/javascript; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.parquet","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"f.pdf","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/pdf","type":"file","directory":"."},
HTTP<  {"name":"f.pkl","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"f.png","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/png","type":"file","directory":"."},
HTTP<  {"name":"f.pptx","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/vnd.openxmlformats-officedocument.presentationml.presentation","type":"file","directory":"."},
HTTP<  {"name":"f.py","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/x-python; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.svg","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/svg+xml","type":"file","directory":"."},
HTTP<  {"name":"f.tsv","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/tab-separated-values; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.txt","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/plain; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.unknown","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."},
HTTP<  {"name":"f.wasm","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/wasm","type":"file","directory":"."},
HTTP<  {"name":"f.webp","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"image/webp","type":"file","directory":"."},
HTTP<  {"name":"f.xlsx","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet","type":"file","directory":"."},
HTTP<  {"name":"f.xml","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"text/xml; charset=utf-8","type":"file","directory":"."},
HTTP<  {"name":"f.yaml","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/yaml","type":"file","directory":"."},
HTTP<  {"name":"f.yml","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/yaml","type":"file","directory":"."},
HTTP<  {"name":"f.zip","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/zip","type":"file","directory":"."},
HTTP<  {"name":"noextension","sizeInBytes":0,"lastModifiedAt":"{time}","contentType":"application/octet-stream","type":"file","directory":"."}]}
HTTP> GET /files/f.txt/content
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.log/content
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.csv/content
HTTP< 200
HTTP< Content-Type: text/csv; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.md/content
HTTP< 200
HTTP< Content-Type: text/markdown; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.html/content
HTTP< 200
HTTP< Content-Type: text/html; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.htm/content
HTTP< 200
HTTP< Content-Type: text/html; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.css/content
HTTP< 200
HTTP< Content-Type: text/css; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.js/content
HTTP< 200
HTTP< Content-Type: text/javascript; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.mjs/content
HTTP< 200
HTTP< Content-Type: text/javascript; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.py/content
HTTP< 200
HTTP< Content-Type: text/x-python; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.xml/content
HTTP< 200
HTTP< Content-Type: text/xml; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.json/content
HTTP< 200
HTTP< Content-Type: application/json
HTTP< Content-Length: 0
HTTP> GET /files/f.yaml/content
HTTP< 200
HTTP< Content-Type: application/yaml
HTTP< Content-Length: 0
HTTP> GET /files/f.yml/content
HTTP< 200
HTTP< Content-Type: application/yaml
HTTP< Content-Length: 0
HTTP> GET /files/f.tsv/content
HTTP< 200
HTTP< Content-Type: text/tab-separated-values; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/f.png/content
HTTP< 200
HTTP< Content-Type: image/png
HTTP< Content-Length: 0
HTTP> GET /files/f.jpg/content
HTTP< 200
HTTP< Content-Type: image/jpeg
HTTP< Content-Length: 0
HTTP> GET /files/f.jpeg/content
HTTP< 200
HTTP< Content-Type: image/jpeg
HTTP< Content-Length: 0
HTTP> GET /files/f.gif/content
HTTP< 200
HTTP< Content-Type: image/gif
HTTP< Content-Length: 0
HTTP> GET /files/f.svg/content
HTTP< 200
HTTP< Content-Type: image/svg+xml
HTTP< Content-Length: 0
HTTP> GET /files/f.webp/content
HTTP< 200
HTTP< Content-Type: image/webp
HTTP< Content-Length: 0
HTTP> GET /files/f.pdf/content
HTTP< 200
HTTP< Content-Type: application/pdf
HTTP< Content-Length: 0
HTTP> GET /files/f.zip/content
HTTP< 200
HTTP< Content-Type: application/zip
HTTP< Content-Length: 0
HTTP> GET /files/f.gz/content
HTTP< 200
HTTP< Content-Type: application/gzip
HTTP< Content-Length: 0
HTTP> GET /files/f.wasm/content
HTTP< 200
HTTP< Content-Type: application/wasm
HTTP< Content-Length: 0
HTTP> GET /files/f.xlsx/content
HTTP< 200
HTTP< Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
HTTP< Content-Length: 0
HTTP> GET /files/f.docx/content
HTTP< 200
HTTP< Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document
HTTP< Content-Length: 0
HTTP> GET /files/f.pptx/content
HTTP< 200
HTTP< Content-Type: application/vnd.openxmlformats-officedocument.presentationml.presentation
HTTP< Content-Length: 0
HTTP> GET /files/f.parquet/content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/f.bin/content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/f.pkl/content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/f.unknown/content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/F.PNG/content
HTTP< 200
HTTP< Content-Type: image/png
HTTP< Content-Length: 0
HTTP> GET /files/a.csv.gz/content
HTTP< 200
HTTP< Content-Type: application/gzip
HTTP< Content-Length: 0
HTTP> GET /files/noextension/content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/.txt/content
HTTP< 200
HTTP< Content-Type: text/plain; charset=utf-8
HTTP< Content-Length: 0
HTTP> GET /files/dot./content
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< Content-Length: 0
HTTP> GET /files/f.txt/content?api-version=2024-10-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< X-Content-Type-Options: nosniff
HTTP> GET /files/f.txt/content?api-version=2025-02-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< X-Content-Type-Options: nosniff
HTTP> GET /files/f.txt/content?api-version=2025-10-02-preview
HTTP< 200
HTTP< Content-Type: application/octet-stream
HTTP< X-Content-Type-Options: nosniff
