# Contract 17.3: both the configured one and /health.
SET spec.healthProbe.endpoint=/alive/well
HTTP> GET /alive/well
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
HTTP> GET /health
HTTP< 200
HTTP<
HTTP<$ {"message": "healthy"}
