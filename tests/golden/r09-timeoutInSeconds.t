# Contract 3.2: a whole number from 1 to 2147483647.
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":2147483647}
KERN< x
KERN> result 1
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded",*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"wait-interrupt","timeoutInSeconds":1}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed",
HTTP<  "result":{"stdout":"","stderr":"Request timed out waiting for code execution to complete after 1 seconds",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":0}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"timeoutInSeconds"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":-5}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"timeoutInSeconds"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":1.5}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"timeoutInSeconds"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":"5"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"timeoutInSeconds"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"x","timeoutInSeconds":2147483648}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"timeoutInSeconds"}}
