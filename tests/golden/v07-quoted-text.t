# Contract 6: quotes and all escapes of Python are resolved (D15).

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> result 'text'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"text",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":"text","executionResult":"text",*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"text",*},"rawResult":{"hresult":0,"result":"text",*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"text",*},"rawResult":{"hresult":0,"result":"text",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> result "text"
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"text",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":"text","executionResult":"text",*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"text",*},"rawResult":{"hresult":0,"result":"text",*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"text",*},"rawResult":{"hresult":0,"result":"text",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> result ''
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":"","executionResult":"",*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"",*},"rawResult":{"hresult":0,"result":"",*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"",*},"rawResult":{"hresult":0,"result":"",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result 'a\\n\\t\\\\b\\''
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"a\n\t\\b'",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":"a\n\t\\b'","executionResult":"a\n\t\\b'",*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"a\n\t\\b'",*},"rawResult":{"hresult":0,"result":"a\n\t\\b'",*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"a\n\t\\b'",*},"rawResult":{"hresult":0,"result":"a\n\t\\b'",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_5"}
KERN< value_5
KERN> result '\\x00\\x1b[0m\\101'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"\u0000\u001b[0mA",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_5"}}
HTTP< 202
HTTP< Operation-Id: {id:e5}
HTTP<
HTTP< {"properties":{"$id":"{id:e5}","status":"Success","stdout":"","stderr":"","result":"\u0000\u001b[0mA","executionResult":"\u0000\u001b[0mA",*}}
HTTP> GET /executions/{id:e5}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":"\u0000\u001b[0mA",*},"rawResult":{"hresult":0,"result":"\u0000\u001b[0mA",*},*}
HTTP> GET /executions/{id:e5}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":"\u0000\u001b[0mA",*},"rawResult":{"hresult":0,"result":"\u0000\u001b[0mA",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_6"}
KERN< value_6
KERN> result '\\u202e\\U0001f600\\xe9'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"\u202e😀é",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_6"}}
HTTP< 202
HTTP< Operation-Id: {id:e6}
HTTP<
HTTP< {"properties":{"$id":"{id:e6}","status":"Success","stdout":"","stderr":"","result":"\u202e😀é","executionResult":"\u202e😀é",*}}
HTTP> GET /executions/{id:e6}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":"\u202e😀é",*},"rawResult":{"hresult":0,"result":"\u202e😀é",*},*}
HTTP> GET /executions/{id:e6}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":"\u202e😀é",*},"rawResult":{"hresult":0,"result":"\u202e😀é",*},*}

# this escape stays as it is
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_7"}
KERN< value_7
KERN> result '\\N{DASH}'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"\\N{DASH}",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_7"}}
HTTP< 202
HTTP< Operation-Id: {id:e7}
HTTP<
HTTP< {"properties":{"$id":"{id:e7}","status":"Success","stdout":"","stderr":"","result":"\\N{DASH}","executionResult":"\\N{DASH}",*}}
HTTP> GET /executions/{id:e7}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e7}","result":{"stdout":"","stderr":"","executionResult":"\\N{DASH}",*},"rawResult":{"hresult":0,"result":"\\N{DASH}",*},*}
HTTP> GET /executions/{id:e7}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e7}","result":{"stdout":"","stderr":"","executionResult":"\\N{DASH}",*},"rawResult":{"hresult":0,"result":"\\N{DASH}",*},*}

# half of a pair
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_8"}
KERN< value_8
KERN> result '\\ud800'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"�",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_8"}}
HTTP< 202
HTTP< Operation-Id: {id:e8}
HTTP<
HTTP< {"properties":{"$id":"{id:e8}","status":"Success","stdout":"","stderr":"","result":"�","executionResult":"�",*}}
HTTP> GET /executions/{id:e8}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e8}","result":{"stdout":"","stderr":"","executionResult":"�",*},"rawResult":{"hresult":0,"result":"�",*},*}
HTTP> GET /executions/{id:e8}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e8}","result":{"stdout":"","stderr":"","executionResult":"�",*},"rawResult":{"hresult":0,"result":"�",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_9"}
KERN< value_9
KERN> result 'é漢😀'
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"é漢😀",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_9"}}
HTTP< 202
HTTP< Operation-Id: {id:e9}
HTTP<
HTTP< {"properties":{"$id":"{id:e9}","status":"Success","stdout":"","stderr":"","result":"é漢😀","executionResult":"é漢😀",*}}
HTTP> GET /executions/{id:e9}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e9}","result":{"stdout":"","stderr":"","executionResult":"é漢😀",*},"rawResult":{"hresult":0,"result":"é漢😀",*},*}
HTTP> GET /executions/{id:e9}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e9}","result":{"stdout":"","stderr":"","executionResult":"é漢😀",*},"rawResult":{"hresult":0,"result":"é漢😀",*},*}

# different quotes: not quoted
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_10"}
KERN< value_10
KERN> result 'a"
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"'a\"",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_10"}}
HTTP< 202
HTTP< Operation-Id: {id:e10}
HTTP<
HTTP< {"properties":{"$id":"{id:e10}","status":"Success","stdout":"","stderr":"","result":"'a\"","executionResult":"'a\"",*}}
HTTP> GET /executions/{id:e10}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e10}","result":{"stdout":"","stderr":"","executionResult":"'a\"",*},"rawResult":{"hresult":0,"result":"'a\"",*},*}
HTTP> GET /executions/{id:e10}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e10}","result":{"stdout":"","stderr":"","executionResult":"'a\"",*},"rawResult":{"hresult":0,"result":"'a\"",*},*}
