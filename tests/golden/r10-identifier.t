# Contract 3.4: query, body, header; echoed; never needed.
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=query
HTTP> Identifier: header
HTTP>
HTTP> {"code":"x","identifier":"body"}
KERN< x
KERN> result 1
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"query","sessionId":"query",*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=
HTTP> Identifier: header
HTTP>
HTTP> {"code":"x","identifier":"body"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"body","sessionId":"body",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP> identifier: header
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"header","sessionId":"header",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"",*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=%E6%BC%A2%F0%9F%98%80%20a%2Fb%26c
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"漢😀 a/b&c","sessionId":"漢😀 a/b&c",*}
# sent as it is, as one client does
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=user@example.com:a/b|c;d
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"user@example.com:a/b|c;d",*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier={i*256}
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"{i*256}",*}
HTTP> POST /executions?api-version=2024-10-02-preview&identifier={i*257}
HTTP>
HTTP> {"code":"x"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"identifier"}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x","identifier":"a\nb"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"identifier"}}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"x","identifier":7}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"identifier"}}
