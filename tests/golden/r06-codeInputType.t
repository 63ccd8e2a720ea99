# Contract 3.3.
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","codeInputType":"inline"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","codeInputType":"INLINE"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0IDE=","codeInputType":"InlineText"}
KERN< cmVzdWx0IDE=
KERN> result 'as it is'
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"as it is",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0IDE=","codeInputType":"InlineBase64"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
# padding is optional, white space skipped, both alphabets
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0\r\n IDE","codeInputType":"inlinebase64"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"c3Rkb3V0ID8_Pj4","codeInputType":"inlineBase64"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"??>>",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"c3Rkb3V0ID8/Pj4=","codeInputType":"inlineBase64"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"??>>",*},*}
# no base64, and no UTF-8
HTTP> POST /executions
HTTP>
HTTP> {"code":"print(1)","codeInputType":"inlineBase64"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"/w==","codeInputType":"inlineBase64"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"code"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","codeInputType":"file"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"codeInputType"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","codeInputType":1}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"codeInputType"}}
