# Contract 11: the one session, by whatever name it is asked for.
HTTP> GET /session?api-version=2025-02-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"identifier":"t","createdAt":"{time:c}","lastAccessedAt":"{time}","expireAt":"{time:x}","etag":"{text:e}"}
HTTP> GET /session?api-version=2025-10-02-preview
HTTP< 200
HTTP<
HTTP< {"identifier":"","createdAt":"{time:c}","lastAccessedAt":"{time}","expireAt":"{time:x}","etag":"{text:e}"}
HTTP> GET /session
HTTP< 200
HTTP<
HTTP< {"identifier":"","createdAt":"{time:c}","lastAccessedAt":"{time}","expireAt":"{time:x}","etag":"{text:e}"}
HTTP> GET /listSessions?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"sessions":[{"identifier":"","createdAt":"{time:c}","lastAccessedAt":"{time}","expireAt":"{time:x}","etag":"{text:e}"}]}
HTTP> GET /listSessions?api-version=2025-10-02-preview&skip=0
HTTP< 200
HTTP<
HTTP< {"sessions":[*]}
HTTP> GET /listSessions?api-version=2025-10-02-preview&skip=1
HTTP< 200
HTTP<
HTTP< {"sessions":[]}
HTTP> GET /listSessions?api-version=2025-10-02-preview&skip=x
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SessionRequestValidationFailed","message":"{text}","target":"skip"}}
