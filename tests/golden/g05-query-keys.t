# Contract 2: keys in any case, the first of several counts; values decoded.
HTTP> POST /executions?Api-Version=2024-10-02-preview&IDENTIFIER=a%20b+c
HTTP>
HTTP> {"code":"x"}
KERN< x
KERN> result 1
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"a b c","sessionId":"a b c",*}
HTTP> POST /executions?api-version=2024-10-02-preview&api-version=2025-10-02-preview&identifier=a&identifier=b
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"a",*}
HTTP> POST /executions?identifier=t&api-version=2025-02-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"t",*}
HTTP> POST /executions?&&=&novalue&api%2Dversion=2024-10-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"",*}
