# Contract 11: from kernel_info.
HTTP> GET /metadata?api-version=2025-02-02-preview
HTTP< 200
HTTP<
HTTP< {"runtimes":[{"name":"{text}","version":"{text}"}],"preInstalledPackages":[],"createdAt":"{time:c}","lastUpdatedAt":"{time}",
HTTP<  "jupyterKernel":{"name":"{text}","version":"{text}","projectUrl":"","description":"{text}"}}
HTTP> GET /metadata
HTTP< 200
HTTP<
HTTP< {"runtimes":[*],"preInstalledPackages":[],"createdAt":"{time:c}",*}
