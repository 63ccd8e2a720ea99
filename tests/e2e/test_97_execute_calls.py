"""
Executions as client libraries send them, byte for byte: order and spelling of
headers, chunks, quoting.  Where a library's own name says nothing to us it is
left out of the bytes.
"""
import http.client
import json
import socket
import unittest

from harness import Case, SLOWNESS


def chunked(*pieces):
    return b''.join(b'%x\r\n%s\r\n' % (len(p), p)
                    for p in pieces) + b'0\r\n\r\n'


class Clients(Case):
    kernel = 'python3'
    options = {'spec.kernel.isAsynchronousExecutionSupported': 'true'}

    def connect(self):
        s = socket.create_connection(('127.0.0.1', self.server.port),
                                     timeout=60 * SLOWNESS)
        self.addCleanup(s.close)
        return s

    def send(self, head, body=b'', s=None, method='POST'):
        """A head, with PORT and LENGTH to fill in, and a body: the answer."""
        s = s or self.connect()
        text = '\r\n'.join(head).replace('PORT', str(self.server.port))
        text = text.replace('LENGTH', str(len(body)))
        s.sendall(text.encode() + b'\r\n\r\n' + body)
        response = http.client.HTTPResponse(s, method=method)
        response.begin()
        return response, json.loads(response.read() or 'null')

    def assert_v1(self, answer, status, stdout, result):
        response, body = answer
        self.assertEqual(response.status // 100, 2)
        self.assertEqual(
            [body['properties'][name] for name in
             ('status', 'stdout', 'result')], [status, stdout, result])

    def assert_resource(self, answer, status, stdout, result):
        response, body = answer
        self.assertIn(response.status, (200, 202))
        self.assertEqual(
            (body['status'], body['result']['stdout'],
             body['result']['executionResult']), (status, stdout, result))

    # -- Python --------------------------------------------------------------

    REQUESTS = ['Host: localhost:PORT', 'User-Agent: agent/0.1.0 (Language='
                'Python)', 'Accept-Encoding: gzip, deflate', 'Accept: */*',
                'Connection: keep-alive', 'Authorization: Bearer secret']

    def test_requests_of_the_first_version(self):
        body = json.dumps({'properties': {
            'codeInputType': 'inline', 'executionType': 'synchronous',
            'code': "print('hello world')\n1 + 1"}}).encode()
        self.assert_v1(self.send(
            ['POST /code/execute?identifier=1a2b-3c&api-version='
             '2024-02-02-preview HTTP/1.1'] + self.REQUESTS +
            ['Content-Type: application/json',
             'Content-Length: LENGTH'], body),
            'Success', 'hello world\n', 2)

    def test_requests_of_a_later_version(self):
        s = self.connect()
        for number in range(3):     # a session keeps its connection
            body = json.dumps({'code': 'print(%d)' % number,
                               'executionType': 'Synchronous',
                               'codeInputType': 'Inline'}).encode()
            self.assert_resource(self.send(
                ['POST /executions?api-version=2025-02-02-preview&identifier='
                 'user%40example.com HTTP/1.1'] + self.REQUESTS +
                ['Content-Length: LENGTH', 'Content-Type: application/json'],
                body, s), 'Succeeded', '%d\n' % number, '')
        response, body = self.send(
            ['DELETE /session?api-version=2025-02-02-preview&identifier='
             'user%40example.com HTTP/1.1'] + self.REQUESTS +
            ['Content-Length: 0'], s=s)
        self.assertEqual((response.status, body), (204, None))

    def test_the_token_is_in_no_log(self):
        self.test_requests_of_the_first_version()
        self.assertNotIn('Bearer secret', self.server.log())

    def test_httpx(self):
        body = json.dumps({'identifier': 'x', 'codeInputType': 'inline',
                           'executionType': 'synchronous',
                           'code': 'print(1)\n', 'timeoutInSeconds': 100},
                          separators=(',', ':')).encode()
        self.assert_resource(self.send(
            ['POST /executions?identifier=7c5ea5e7-0f4c-4c2c-8b9a-0a6b7c8d9e0f'
             '&api-version=2024-10-02-preview HTTP/1.1',
             'Host: localhost:PORT', 'Accept: */*', 'Accept-Encoding: gzip, '
             'deflate', 'Connection: keep-alive', 'User-Agent: HTTPX',
             'Authorization: Bearer secret', 'Content-Length: LENGTH',
             'Content-Type: application/json'], body),
            'Succeeded', '1\n', '')

    def test_aiohttp(self):
        # It writes head and body in two pieces.
        body = json.dumps({'properties': {
            'codeInputType': 'inline', 'executionType': 'synchronous',
            'code': "import os;os.chdir('%s/data')" % self.server.directory,
            'timeoutInSeconds': 60}}).encode()
        s = self.connect()
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.assert_v1(self.send(
            ['POST /code/execute?api-version=2024-02-02-preview&identifier='
             '41d1f3a8 HTTP/1.1', 'Host: localhost:PORT',
             'Authorization: Bearer secret', 'Accept: */*',
             'Accept-Encoding: gzip, deflate', 'User-Agent: Python/3.11 '
             'aiohttp/3.9', 'Content-Length: LENGTH',
             'Content-Type: application/json'], body, s), 'Success', '', '')

    # -- .NET ----------------------------------------------------------------

    SEMANTIC = json.dumps({'properties': {
        'identifier': 'x', 'codeInputType': 'inline', 'executionType':
        'synchronous', 'pythonCode': "print('a')\n'b'", 'timeoutInSeconds':
        100}}, separators=(',', ':')).encode()

    def test_http_client_of_2024(self):
        # A doubled slash; JSON content has no length there.
        response, body = self.send(
            ['POST //python/execute?identifier=x&api-version='
             '2023-08-01-preview HTTP/1.1', 'Host: localhost:PORT',
             'User-Agent: Semantic-Kernel', 'Authorization: Bearer secret',
             'Transfer-Encoding: chunked',
             'Content-Type: application/json; charset=utf-8'],
            chunked(self.SEMANTIC[:17], self.SEMANTIC[17:]))
        self.assertEqual(response.status, 200)
        self.assertEqual((body['status'], body['stdout'], body['result']),
                         ('Success', 'a\n', 'b'))
        self.assertNotIn('error', body)

    def test_http_client_without_a_query(self):
        response, body = self.send(
            ['POST /python/execute HTTP/1.1', 'Host: localhost:PORT',
             'Content-Type: application/json; charset=utf-8',
             'Content-Length: LENGTH'],
            b'{"properties":{"pythonCode":"1/0"}}')
        self.assertEqual(response.status, 200)
        self.assertEqual(body['error'],
                         'ZeroDivisionError: division by zero')

    def test_http_client_of_later(self):
        body = (b'{"identifier":"x","executionType":"Synchronous","code":'
                b'"print(\\u0027\\u00E9\\uD83D\\uDE00\\u0027)",'
                b'"codeInputType":"Inline","timeoutInSeconds":100}')
        self.assert_resource(self.send(
            ['POST /executions?identifier=x&api-version=2024-10-02-preview '
             'HTTP/1.1', 'Host: localhost:PORT', 'Transfer-Encoding: chunked',
             'Content-Type: application/json; charset=utf-8'],
            chunked(body)), 'Succeeded', '\xe9\U0001f600\n', '')

    def test_an_identifier_that_is_not_encoded(self):
        # Its quotes, braces and brackets reach us as they are.
        name = 'a@b.c:/{d}[e]"f"|g;h\'i!$()*,=?'
        response, body = self.send(
            ['POST /executions?api-version=2024-10-02-preview&identifier=' +
             name + ' HTTP/1.1', 'Host: localhost:PORT',
             'Content-Length: LENGTH', 'Content-Type: application/json'],
            b'{"code":"1"}')
        self.assertEqual((response.status, body['identifier']), (202, name))

    def test_expect_100_continue(self):
        s = self.connect()
        body = b'{"code":"2"}'
        s.sendall(('POST /executions?api-version=2024-10-02-preview HTTP/1.1'
                   '\r\nHost: localhost\r\nContent-Length: %d\r\n'
                   'Content-Type: application/json\r\n'
                   'Expect: 100-continue\r\n\r\n' % len(body)).encode())
        self.assertTrue(s.recv(1000).startswith(b'HTTP/1.1 100 '))
        s.sendall(body)
        response = http.client.HTTPResponse(s)
        response.begin()
        self.assertEqual(
            json.loads(response.read())['result']['executionResult'], 2)

    # -- Java ----------------------------------------------------------------

    def test_java_http_client_offers_an_upgrade(self):
        body = (b'{"properties":{"codeInputType":"inline","executionType":'
                b'"synchronous","code":"print(3)\\n3"}}')
        for settings in ('AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
                         'AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA'):
            self.assert_v1(self.send(
                ['POST /code/execute?api-version=2024-02-02-preview&'
                 'identifier=x HTTP/1.1',
                 'Connection: Upgrade, HTTP2-Settings',
                 'Content-Length: LENGTH', 'Host: localhost:PORT',
                 'HTTP2-Settings: ' + settings, 'Upgrade: h2c',
                 'User-Agent: Java-http-client/17',
                 'Authorization: Bearer secret',
                 'Content-Type: application/json'], body),
                'Success', '3\n', 3)

    def test_java_url_connection(self):
        self.assert_resource(self.send(
            ['POST /executions?api-version=2024-10-02-preview&identifier=x '
             'HTTP/1.1', 'Content-Type: application/json; utf-8',
             'Accept: application/json', 'User-Agent: Java/17.0.1',
             'Host: localhost:PORT', 'Connection: keep-alive',
             'Content-Length: LENGTH'], b'{"code":"4"}'), 'Succeeded', '', 4)

    # -- JavaScript, Go, curl ------------------------------------------------

    def test_fetch(self):
        body = (b'{"properties":{"codeInputType":"inline","executionType":'
                b'"synchronous","code":"print(5)"}}')
        self.assert_v1(self.send(
            ['POST /code/execute?api-version=2024-02-02-preview&identifier='
             'e7f0a2b4-x HTTP/1.1', 'host: localhost:PORT',
             'connection: keep-alive', 'Authorization: Bearer secret',
             'Content-Type: application/json', 'User-Agent: ', 'accept: */*',
             'accept-language: *', 'sec-fetch-mode: cors',
             'accept-encoding: gzip, deflate', 'content-length: LENGTH'],
            body),
            'Success', '5\n', '')

    def test_go(self):
        response, body = self.send(
            ['POST /execute HTTP/1.1', 'Host: localhost:PORT',
             'User-Agent: Go-http-client/1.1', 'Content-Length: LENGTH',
             'Content-Type: application/json', 'Accept-Encoding: gzip'],
            b'{"code":"1+1"}\n')
        self.assertEqual((response.status, body['result'], body['hresult']),
                         (200, 2, 0))

    def test_curl(self):
        # -d without a header; with -X GET it sends a body too
        response, body = self.send(
            ['POST /executions?api-version=2024-10-02-preview&identifier=x '
             'HTTP/1.1', 'Host: localhost:PORT', 'User-Agent: curl/7.88.1',
             'Accept: */*', 'Content-Length: LENGTH',
             'Content-Type: application/x-www-form-urlencoded'],
            b'{"code":"print(6)","executionType":"asynchronous"}')
        self.assertEqual(response.status, 202)
        location = response.getheader('Operation-Location')
        for _ in range(500):
            response, body = self.send(
                ['GET %s HTTP/1.1' % location,
                 'Host: localhost:PORT', 'User-Agent: curl/7.88.1',
                 'Accept: */*', 'Content-Type: application/json',
                 'Content-Length: LENGTH'], b'{"properties":{"code":"x"}}',
                method='GET')
            self.assertEqual(response.status, 200)
            if body['status'] == 'Succeeded':
                break
        self.assert_resource((response, body), 'Succeeded', '6\n', '')

    def test_a_body_of_get_in_chunks(self):
        response, body = self.send(
            ['GET /listSessions?api-version=2025-02-02-preview HTTP/1.1',
             'Host: localhost:PORT', 'Transfer-Encoding: chunked'],
            chunked(b'{"x":', b'1}'), method='GET')
        self.assertEqual((response.status, len(body['sessions'])), (200, 1))

    def test_http_1_0(self):
        response, body = self.send(
            ['POST /execute HTTP/1.0', 'Content-Length: LENGTH'],
            b'{"code":"7"}')
        self.assertEqual((response.status, body['result']), (200, 7))

    def test_one_byte_at_a_time(self):
        s = self.connect()
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in (b'POST /execute HTTP/1.1\r\nHost: x\r\n'
                     b'Content-Length: 12\r\n\r\n{"code":"8"}'):
            s.sendall(bytes([byte]))
        response = http.client.HTTPResponse(s)
        response.begin()
        self.assertEqual(json.loads(response.read())['result'], 8)

    def test_two_in_one_packet(self):
        s = self.connect()
        one = (b'POST /execute HTTP/1.1\r\nHost: x\r\n'
               b'Content-Length: 12\r\n\r\n{"code":"%d"}')
        s.sendall(one % 1 + one % 2)
        file = s.makefile('rb')
        for number in (1, 2):
            length = None
            line = file.readline()
            self.assertTrue(line.startswith(b'HTTP/1.1 200'), line)
            while line.strip():
                line = file.readline()
                if line.lower().startswith(b'content-length:'):
                    length = int(line.split(b':')[1])
            self.assertEqual(json.loads(file.read(length))['result'], number)

    def test_a_client_that_retries_with_the_other_shape(self):
        # It would on SessionPropertiesMissing; both are right at once.
        for body in (b'{"properties":{"code":"9"}}', b'{"code":"9"}'):
            self.assert_resource(self.send(
                ['POST /executions?api-version=2024-08-02-preview&identifier='
                 'x HTTP/1.1', 'Host: localhost:PORT',
                 'Content-Length: LENGTH'],
                body), 'Succeeded', '', 9)

    def test_slashes(self):
        for path in ('//executions/', '/executions//', '///executions'):
            self.assert_resource(self.send(
                ['POST %s?api-version=2024-10-02-preview HTTP/1.1' % path,
                 'Host: localhost:PORT', 'Content-Length: LENGTH'],
                b'{"code":"9"}'), 'Succeeded', '', 9)


if __name__ == '__main__':
    unittest.main()
