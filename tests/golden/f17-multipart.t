# Contract 10.5: the forms that clients write.
HTTP> POST /files
HTTP> Content-Type: multipart/form-data; boundary="B c"
HTTP>
HTTP>$ preamble\r\n--B c\r\nContent-Disposition: form-data; name=file; filename=unquoted.txt\r\n\r\n1\r\n
HTTP>$ --B c\r\nCONTENT-DISPOSITION: Form-Data; NAME="file"; FILENAME="letters.txt"\r\n\r\n2\r\n
HTTP>$ --B c\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=file; filename="=?utf-8?B?w6k=?="; filename*=utf-8''%C3%A9%20x.txt\r\n\r\n3\r\n
HTTP>$ --B c\r\nContent-Disposition: form-data; filename*=UTF-8'en'star.txt; filename="plain.txt"; name="file"\r\n\r\n4\r\n
HTTP>$ --B c\r\nContent-Disposition: form-data; name="file"; filename="say \\"hi\\".txt"\r\n\r\n5\r\n
HTTP>$ --B c\r\nContent-Disposition: form-data; name="file"; filename="\xe6\xbc\xa2.txt"\r\n\r\n6\r\n--B c--\r\nepilogue
HTTP< 200
HTTP<
HTTP< [{"name":"unquoted.txt","sizeInBytes":1,*},
HTTP<  {"name":"letters.txt","sizeInBytes":1,*},
HTTP<  {"name":"é x.txt","sizeInBytes":1,*},
HTTP<  {"name":"star.txt","sizeInBytes":1,*},
HTTP<  {"name":"say \"hi\".txt","sizeInBytes":1,*},
HTTP<  {"name":"漢.txt","sizeInBytes":1,*}]
DATA< file unquoted.txt 1
DATA< file letters.txt 2

# boundaries that begin with dashes, content that looks like one, no CRLF last
HTTP> POST /files
HTTP> Content-Type: Multipart/Form-Data; charset=utf-8; boundary=----B
HTTP>
HTTP>$ ------B\r\nContent-Disposition: form-data; name="file"; filename="dashes"\r\n\r\n\r\n----B\r\n--B--\n------Bx\r\n------B--
HTTP< 200
HTTP<
HTTP< [{"name":"dashes","sizeInBytes":23,*}]
DATA< file dashes \r\n----B\r\n--B--\n------Bx

# a form that is labelled as something else (D26)
HTTP> POST /files?api-version=2024-10-02-preview
HTTP> Content-Type: application/json
HTTP>
HTTP>$ --0123456789abcdef\r\nContent-Disposition: form-data; name="file"; filename="sniffed.txt"\r\nContent-Type: text/plain\r\n\r\n1\r\n--0123456789abcdef--\r\n
HTTP< 200
HTTP<
HTTP< {"name":"sniffed.txt","sizeInBytes":1,*}
DATA< file sniffed.txt 1
HTTP> POST /upload
HTTP>
HTTP>$ --0123456789abcdef\r\nContent-Disposition: form-data; name="file"; filename="sniffed2.txt"\r\n\r\n1\r\n--0123456789abcdef--\r\n
HTTP< 200
HTTP<
HTTP< [{"name":"sniffed2.txt",*}]
