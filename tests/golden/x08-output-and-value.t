# 8
WITH fake python3 xpython
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"synchronous","code":"print('hello world')\n1 + 1"}}
KERN< print('hello world')
KERN< 1 + 1
KERN> stdout hello world\n
KERN> result 2
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success","stdout":"hello world\n","stderr":"","result":2,"executionResult":2,"executionTimeInMilliseconds":#}}
