# Contract 3.2 and 7: in characters of each stream; accepted by all but A.
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"stdout ééééé\nstderr 12345","outputStreamsMaxLength":3}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"ééé","stderr":"123",*},*}
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"stdout é\nstderr 1","outputStreamsMaxLength":0}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"",*},*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"stdout abcdef","outputStreamsMaxLength":4}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"abcd",*},*}
HTTP> POST /code/execute
HTTP>
HTTP> {"code":"stdout abcdef","outputStreamsMaxLength":4}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success","stdout":"abcd",*}}
# more than is ever kept is no mistake
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout abcdef","outputStreamsMaxLength":99999999999999999999}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"abcdef",*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout abcdef","outputStreamsMaxLength":-1}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"outputStreamsMaxLength"}}
HTTP> POST /executions
HTTP>
HTTP> {"code":"stdout abcdef","outputStreamsMaxLength":"5"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"outputStreamsMaxLength"}}
# the error text has priority, and of it the end
HTTP> POST /executions
HTTP>
HTTP> {"code":"fail","outputStreamsMaxLength":14}
KERN< fail
KERN> stdout out
KERN> stderr stream text
KERN> error ValueError bad value
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Failed","result":{"stdout":"out","stderr":"ror: bad value",*},*}
