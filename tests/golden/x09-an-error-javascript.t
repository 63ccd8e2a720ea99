# 9
WITH javascript
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"synchronous","code":"null.x"}}
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Failure","stdout":"","stderr":"{text}TypeError: Cannot read properties of null (reading 'x'){text}","result":"",*}}
