# Contract 17.4: snippets for each type; A is synchronous, and what the kernel
# gets is joined with line ends where they are missing.
SET spec.kernel.isAsynchronousExecutionSupported=true
SET spec.codeExecution.synchronousExecution.preCodeInjectionSnippet=before
SET spec.codeExecution.synchronousExecution.postCodeInjectionSnippet=after
SET spec.codeExecution.asynchronousExecution.preCodeInjectionSnippet=async before
HTTP> POST /executions
HTTP>
HTTP> {"code":"code"}
KERN< before
KERN< code
KERN< after
KERN> result 'synchronous'
HTTP< 200
HTTP<
HTTP< {"id":"{id}","identifier":"","sessionId":"","executionType":"synchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"synchronous",*},*}
HTTP> POST /execute
HTTP>
HTTP> {"code":"code"}
HTTP< 200
HTTP<
HTTP< {"hresult":0,"result":"synchronous",*}
HTTP> POST /executions?api-version=2024-10-02-preview
HTTP>
HTTP> {"code":"code","executionType":"asynchronous"}
KERN< async before
KERN< code
KERN> result 'asynchronous'
HTTP< 202
HTTP<
HTTP< {"id":"{id:a}",*}
REPEAT
HTTP> GET /executions/{id:a}?api-version=2024-10-02-preview
HTTP< 200
HTTP<
HTTP< {"id":"{id:a}","identifier":"","sessionId":"","executionType":"asynchronous","status":"Succeeded","result":{"stdout":"","stderr":"","executionResult":"asynchronous",*},*}
