# Contract 3.3, D8: only what strictly looks like base64, never inlineText.
SET spec.codeExecution.enableAutoBase64Decoding=true
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0IDE="}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0IDE=","codeInputType":"Inline"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"cmVzdWx0IDE="}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1,*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"cmVzdWx0IDE=","codeInputType":"inlineText"}
KERN< cmVzdWx0IDE=
KERN> result 'as it is'
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"as it is",*},*}
# too short, no multiple of four, decodes to controls
HTTP> POST /execute
HTTP>
HTTP> {"code":"1111"}
KERN< 1111
KERN> result 1111
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":1111,*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"continues"}
KERN< continues
KERN> result 2
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":2,*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"continue"}
KERN< continue
KERN> result 3
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":3,*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"cmVzdWx0 IDE="}
KERN< cmVzdWx0 IDE=
KERN> result 4
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":4,*}
