# Contract 6: the table of images; only A wraps them (D16).

# a line end after the base64 is removed
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_1"}
KERN< value_1
KERN> display-png iVBORw0=\n
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"png","base64_data":"iVBORw0="}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_1"}}
HTTP< 202
HTTP< Operation-Id: {id:e1}
HTTP<
HTTP< {"properties":{"$id":"{id:e1}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"png","base64_data":"iVBORw0="},"executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*}}
HTTP> GET /executions/{id:e1}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"iVBORw0="},*},*}
HTTP> GET /executions/{id:e1}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e1}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"iVBORw0="},*},*}

# the last of several
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_2"}
KERN< value_2
KERN> display-png AAAA
KERN> display-png iVBORw0=
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"png","base64_data":"iVBORw0="}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_2"}}
HTTP< 202
HTTP< Operation-Id: {id:e2}
HTTP<
HTTP< {"properties":{"$id":"{id:e2}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"png","base64_data":"iVBORw0="},"executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*}}
HTTP> GET /executions/{id:e2}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"iVBORw0="},*},*}
HTTP> GET /executions/{id:e2}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e2}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"iVBORw0="},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"iVBORw0="},*},*}

# a result after the image
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_3"}
KERN< value_3
KERN> display-png AAAA
KERN> result 1
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_3"}}
HTTP< 202
HTTP< Operation-Id: {id:e3}
HTTP<
HTTP< {"properties":{"$id":"{id:e3}","status":"Success","stdout":"","stderr":"","result":1,"executionResult":1,*}}
HTTP> GET /executions/{id:e3}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":1,*},"rawResult":{"hresult":0,"result":1,*},*}
HTTP> GET /executions/{id:e3}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e3}","result":{"stdout":"","stderr":"","executionResult":1,*},"rawResult":{"hresult":0,"result":1,*},*}

# an image after the result
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_4"}
KERN< value_4
KERN> result 1
KERN> display-png AAAA
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"png","base64_data":"AAAA"}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_4"}}
HTTP< 202
HTTP< Operation-Id: {id:e4}
HTTP<
HTTP< {"properties":{"$id":"{id:e4}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"png","base64_data":"AAAA"},"executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*}}
HTTP> GET /executions/{id:e4}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"AAAA"},*},*}
HTTP> GET /executions/{id:e4}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e4}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"AAAA"},*},*}

# a result that holds both
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_5"}
KERN< value_5
KERN> raw execute_result {"execution_count":1,"data":{"text/plain":"<Figure>","image/png":"AAAA"},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"<Figure>",*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_5"}}
HTTP< 202
HTTP< Operation-Id: {id:e5}
HTTP<
HTTP< {"properties":{"$id":"{id:e5}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"png","base64_data":"AAAA"},"executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*}}
HTTP> GET /executions/{id:e5}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"AAAA"},*},*}
HTTP> GET /executions/{id:e5}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e5}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"AAAA"},*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_6"}
KERN< value_6
KERN> raw display_data {"data":{"image/jpeg":"AAAA"},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"jpeg","base64_data":"AAAA"}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_6"}}
HTTP< 202
HTTP< Operation-Id: {id:e6}
HTTP<
HTTP< {"properties":{"$id":"{id:e6}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"jpeg","base64_data":"AAAA"},"executionResult":{"type":"image","format":"jpeg","base64_data":"AAAA"},*}}
HTTP> GET /executions/{id:e6}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"jpeg","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"jpeg","base64_data":"AAAA"},*},*}
HTTP> GET /executions/{id:e6}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e6}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"jpeg","base64_data":"AAAA"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"jpeg","base64_data":"AAAA"},*},*}

HTTP> POST /execute
HTTP>
HTTP> {"code":"value_7"}
KERN< value_7
KERN> raw display_data {"data":{"image/svg+xml":"<svg/>"},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_7"}}
HTTP< 202
HTTP< Operation-Id: {id:e7}
HTTP<
HTTP< {"properties":{"$id":"{id:e7}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},"executionResult":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},*}}
HTTP> GET /executions/{id:e7}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e7}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},*},*}
HTTP> GET /executions/{id:e7}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e7}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"svg","base64_data":"PHN2Zy8+"},*},*}

# an update replaces it
HTTP> POST /execute
HTTP>
HTTP> {"code":"value_8"}
KERN< value_8
KERN> display-png AAAA
KERN> raw update_display_data {"data":{"image/png":"BBBB"},"metadata":{},"transient":{}}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":{"officepy_result":{"type":"image","format":"png","base64_data":"BBBB"}},*}
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"code":"value_8"}}
HTTP< 202
HTTP< Operation-Id: {id:e8}
HTTP<
HTTP< {"properties":{"$id":"{id:e8}","status":"Success","stdout":"","stderr":"","result":{"type":"image","format":"png","base64_data":"BBBB"},"executionResult":{"type":"image","format":"png","base64_data":"BBBB"},*}}
HTTP> GET /executions/{id:e8}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:e8}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"BBBB"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"BBBB"},*},*}
HTTP> GET /executions/{id:e8}
HTTP< 200
HTTP<
HTTP< {"id":"{id:e8}","result":{"stdout":"","stderr":"","executionResult":{"type":"image","format":"png","base64_data":"BBBB"},*},"rawResult":{"hresult":0,"result":{"type":"image","format":"png","base64_data":"BBBB"},*},*}
