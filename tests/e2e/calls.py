"""What a client calls to execute code, for the classes of several files."""
import http.client
import json
import os

from harness import Later, SLOWNESS, wait_for

V2 = '?api-version=2024-10-02-preview'
V3 = '?api-version=2025-02-02-preview'
V4 = '?api-version=2025-10-02-preview'
ASYNCHRONOUS = {'spec.kernel.isAsynchronousExecutionSupported': 'true'}
RESTARTED = 'Kernel restarted'


class Calls:
    """The calls of a client, for a class that has self.server."""

    def post(self, code, version=V2, headers=None, **fields):
        return self.server.request(
            'POST', '/executions' + version, json.dumps(
                dict(fields, code=code)), headers)

    def submit(self, code, version=V2, headers=None, **fields):
        """Start an asynchronous execution: its id."""
        answer = self.post(code, version, headers,
                           executionType='Asynchronous', **fields)
        self.assertIn(answer.status, (200, 202), answer)
        return answer.json()['id']

    def look(self, name, version=V2):
        return self.server.get('/executions/%s%s' % (name, version))

    def state(self, name):
        return self.look(name).json()['status']

    def wait_state(self, name, *states):
        wait_for(lambda: self.state(name) in states, what=' or '.join(states))

    def outcome(self, name, version=V2):
        """The resource of an execution, once it has ended."""
        self.wait_state(name, 'Succeeded', 'Failed')
        return self.look(name, version).json()

    def assert_unknown(self, name):
        answer = self.look(name)
        self.assertEqual(
            (answer.status, answer.json()['error']),
            (404, {'code': 'ExecutionNotFound', 'message':
                   'No execution available for operation Id: ' + name}))

    def assert_succeeded(self, resource, stdout='', value=''):
        self.assertEqual(
            (resource['status'], resource['result']['stdout'],
             resource['result']['executionResult']),
            ('Succeeded', stdout, value), resource)

    def assert_failed_with(self, resource, stderr, stdout=''):
        self.assertEqual(
            (resource['status'], resource['result']['stderr'],
             resource['result']['stdout']), ('Failed', stderr, stdout))

    def go(self):
        open(self.server.directory + '/data/go', 'w').close()

    def setUp(self):
        if self.server and os.path.exists(self.server.directory + '/data/go'):
            os.unlink(self.server.directory + '/data/go')


def submit_many(case, codes, clients=8):
    """Submit at full speed on kept connections: ids in the order of codes."""
    ids = [None] * len(codes)

    def client(first):
        connection = http.client.HTTPConnection('127.0.0.1', case.server.port,
                                                timeout=100 * SLOWNESS)
        for i in range(first, len(codes), clients):
            connection.request('POST', '/executions' + V2, json.dumps(
                {'code': codes[i], 'executionType': 'Asynchronous'}))
            response = connection.getresponse()
            body = response.read()
            if response.status != 202:
                raise AssertionError('%d %r' % (response.status, body))
            ids[i] = json.loads(body)['id']
        connection.close()
    for later in [Later(client, i) for i in range(clients)]:
        later.result()
    return ids
