# Contract 2, rule 4: the date of the version decides, what follows a hyphen
# does not; unknown newer ones are the newest (D4).  V1 on /executions is V2.
HTTP> POST /executions?api-version=2023-01-01
HTTP>
HTTP> {"code":"x"}
KERN< x
KERN> big 5000
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded",
HTTP<  "result":{"stdout":"{x*5000}","stderr":"","executionResult":"","executionTimeInMilliseconds":#},*}
HTTP> POST /executions?api-version=2024-02-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*5000}",*},*}
HTTP> POST /executions?api-version=2024-08-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2024-08-03
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2024-10-02
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2024-10-02-
HTTP>
HTTP> {"code":"x"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}",*}

# V3: 200, still without a limit
HTTP> POST /executions?api-version=2024-10-03-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}",*}
HTTP> POST /executions?api-version=2025-02-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*5000}",*},*}

# V4 and later: 4096 characters
HTTP> POST /executions?api-version=2025-02-03
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
HTTP> POST /executions?api-version=2025-10-02-preview
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
HTTP> POST /executions?api-version=2031-12-31-something
HTTP>
HTTP> {"code":"x"}
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"Synchronous","status":"Succeeded","result":{"stdout":"{x*4096}",*},*}
