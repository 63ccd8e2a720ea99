# Contract 13.3: the messages of the ancestor, literally.
HTTP> POST /execute
HTTP< 400
HTTP< Content-Type: application/json
HTTP< !x-ms-error-code:
HTTP<
HTTP<$ {"message": "request body is empty"}
HTTP> POST /execute
HTTP>
HTTP> {"code":
HTTP< 400
HTTP<
HTTP< {"message":"error unmarshaling JSON: {text}"}
HTTP> POST /execute
HTTP>
HTTP> {"code":5}
HTTP< 400
HTTP<
HTTP< {"message":"error unmarshaling JSON: {text}"}
