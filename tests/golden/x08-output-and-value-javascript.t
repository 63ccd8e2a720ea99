# 8
WITH javascript
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"synchronous","code":"console.log('hello world')\n1 + 1"}}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Success","stdout":"hello world\n","stderr":"","result":2,"executionResult":2,"executionTimeInMilliseconds":#}}
