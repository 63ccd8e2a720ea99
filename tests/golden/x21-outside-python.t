# 21: a link that the code makes
WITH python3 xpython
HTTP> POST /executions?api-version=2024-10-02-preview&identifier=t
HTTP>
HTTP> {"code":"import os\nos.symlink('/etc', 'out')"}
HTTP< 202
HTTP<
HTTP< {"id":"{id}","identifier":"t","sessionId":"t","executionType":"Synchronous","status":"Succeeded",*}
HTTP> GET /files/out/passwd/content?api-version=2024-10-02-preview&identifier=t
HTTP< 400
HTTP<
HTTP< {"error":{"code":"SymlinkNotAllowed",*}}
HTTP> GET /files?api-version=2024-10-02-preview&identifier=t
HTTP< 200
HTTP<
HTTP< {"value":[]}
HTTP> DELETE /files/out?api-version=2024-10-02-preview&identifier=t
HTTP< 204
DATA< missing out
