# Contract 2, rule 5: a version that is empty or no date.
HTTP> POST /executions?api-version=&identifier=t
HTTP>
HTTP> {"code":"x"}
HTTP< 400
HTTP< x-ms-error-code: InvalidApiVersion
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion","message":"{text}",*}}
HTTP> POST /executions?api-version=latest
HTTP>
HTTP> {"code":"x"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> POST /executions?api-version=2024-10-02x
HTTP>
HTTP> {"code":"x"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> POST /executions?api-version=2024-10-2
HTTP>
HTTP> {"code":"x"}
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> GET /executions/some?api-version=v2
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> GET /files?api-version=now
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> GET /session?api-version=
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> GET /listSessions?api-version=x
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
HTTP> GET /metadata?api-version=x
HTTP< 400
HTTP<
HTTP< {"error":{"code":"InvalidApiVersion",*}}
