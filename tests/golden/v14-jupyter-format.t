# Contract 3.2: the bundle of the result instead of its value; for L and, here,
# for everybody who asks.
HTTP> POST /executions
HTTP>
HTTP> {"code":"v","returnJupyterFormatExecutionResult":true}
KERN< v
KERN> raw execute_result {"execution_count":1,"data":{"text/plain":"[1]","text/html":"<b>1</b>","application/json":[1]},"metadata":{}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"","stderr":"","executionResult":{"text/plain":"[1]","text/html":"<b>1</b>","application/json":[1]},*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"v","returnJupyterFormatExecutionResult":false}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"[1]",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout x","returnJupyterFormatExecutionResult":true}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"x","stderr":"","executionResult":null,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"v","returnJupyterFormatExecutionResult":"yes"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"returnJupyterFormatExecutionResult"}}
