# Contract 6: text/officepy is JSON, or else text.

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> raw execute_result {"execution_count":1,"data":{"text/plain":"x","text/officepy":"{\"a\":[1,2.5]}"},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"a":[1,2.5]},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":{"a":[1,2.5]},"executionResult":{"a":[1,2.5]},*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":{"a":[1,2.5]},*},"rawResult":{"hresult":0,"result":{"a":[1,2.5]},*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":{"a":[1,2.5]},*},"rawResult":{"hresult":0,"result":{"a":[1,2.5]},*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> raw execute_result {"execution_count":1,"data":{"text/plain":"x","text/officepy":"no json"},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"no json",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":"no json","executionResult":"no json",*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"no json",*},"rawResult":{"hresult":0,"result":"no json",*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":"no json",*},"rawResult":{"hresult":0,"result":"no json",*},*}
