# Contract 3.1: exact first, then in any case; the last of several; null is
# absent; unknown ones are ignored.  Alias pythonCode everywhere.
HTTP> POST /executions
HTTP>
HTTP> {"CODE":"result 1"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","Code":"result 2"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":1,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":"result 1","code":"result 2"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":2,*},*}
HTTP> POST /executions
HTTP>
HTTP> {"code":null,"pythonCode":"result 3","timeoutInSeconds":null,"executionType":null,"more":{"a":[1]}}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":3,*},*}
HTTP> POST /execute
HTTP>
HTTP> {"pythonCode":"result 4"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":4,*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"Properties":{"Code":"result 5","ExecutionType":"Synchronous","TIMEOUTINSECONDS":5}}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":5,*},*}
