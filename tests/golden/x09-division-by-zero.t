# 9
WITH fake python3 xpython
HTTP> POST /code/execute?api-version=2024-02-02-preview&identifier=t
HTTP>
HTTP> {"properties":{"codeInputType":"inline","executionType":"synchronous","code":"1/0"}}
KERN< 1/0
KERN> error ZeroDivisionError division by zero
HTTP< 202
HTTP<
HTTP< {"properties":{"$id":"{id}","status":"Failure","stdout":"","stderr":"{text}ZeroDivisionError: division by zero","result":"",*}}
