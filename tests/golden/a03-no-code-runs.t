# Contract 3.2: in A a missing or empty code runs as empty code.
HTTP> POST /execute
HTTP>
HTTP> {}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":null}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"",*}
HTTP> POST /execute
HTTP>
HTTP> {"code":""}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"",*}
