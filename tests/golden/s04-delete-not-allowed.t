# Contract 11: as configured.
SET spec.session.deleteResets=false
DATA> file kept.txt text
HTTP> DELETE /session?api-version=2025-02-02-preview&identifier=t
HTTP< 404
HTTP<
HTTP< {"error":{"code":"NotFound",*}}
DATA< file kept.txt text
