# Contract 6: notations that are no decimal number are text.

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> result 0x10
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"0x10",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":"0x10","executionResult":"0x10",*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"0x10",*},"rawResult":{"hresult":0,"result":"0x10",*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":"0x10",*},"rawResult":{"hresult":0,"result":"0x10",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> result 1_000
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"1_000",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":"1_000","executionResult":"1_000",*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"1_000",*},"rawResult":{"hresult":0,"result":"1_000",*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"1_000",*},"rawResult":{"hresult":0,"result":"1_000",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> result 0x1.8p3
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"0x1.8p3",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":"0x1.8p3","executionResult":"0x1.8p3",*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"0x1.8p3",*},"rawResult":{"hresult":0,"result":"0x1.8p3",*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":"0x1.8p3",*},"rawResult":{"hresult":0,"result":"0x1.8p3",*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result 1+2j
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"1+2j",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":"1+2j","executionResult":"1+2j",*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"1+2j",*},"rawResult":{"hresult":0,"result":"1+2j",*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":"1+2j",*},"rawResult":{"hresult":0,"result":"1+2j",*},*}
