# Contract 3.1: the type is not looked at; a byte order mark is skipped.
HTTP> POST /executions
HTTP> Content-Type: text/plain; charset=iso-8859-1
HTTP>
HTTP> {"code":"stdout é漢😀"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"é漢😀",*},*}
HTTP> POST /executions
HTTP> Content-Type: application/json; charset=utf-8
HTTP>
HTTP>$ \xef\xbb\xbf{"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions
HTTP> Content-Type: application/x-www-form-urlencoded
HTTP>
HTTP> {"code":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
# white space around the value is no trailing text
HTTP> POST /executions
HTTP>
HTTP>$ \r\n {"code":"result 1"}\t\n
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
