"""
Uploads, lists, downloads and deletions byte for byte as the libraries put them
on the wire that clients of Azure dynamic sessions use: order and letters of
headers, quoting, percent-encoding, boundaries, labels and ends of bodies.

What is on the wire was recorded from requests 2.34, node 20 (undici), OpenJDK
17 and curl 7.88, and follows from the source of httpx 0.2x, aiohttp 3.9 and
.NET 8.
"""
import json
import os
import subprocess

from wire import FilesCase, connect, Answer

V1 = 'api-version=2024-02-02-preview&identifier=t'
V2 = 'api-version=2024-10-02-preview&identifier=t'
V4 = 'api-version=2025-10-02-preview&identifier=t'
DATA = b'col\r\n1\n\0\xff--\r\n'


class Talk:
    """Requests on one connection, as a client that keeps it sends them."""

    def __init__(self, port, headers):
        self.port, self.headers = port, headers
        self.socket = connect(port)

    def send(self, method, target, body=None, **headers):
        """Headers of this client first; {length} is that of the body."""
        self.raw(method, target, self.headers, body or b'', headers)
        return Answer(self.socket, method)

    def raw(self, method, target, lines, body, headers):
        values = dict(headers, length=len(body), port=self.port)
        text = '%s %s HTTP/1.1\r\n' % (method, target)
        text += ''.join(line.format(**values) + '\r\n' for line in lines
                        if body or '{length}' not in line)
        text += ''.join('%s: %s\r\n' % (name.replace('_', '-'), value)
                        for name, value in headers.items())
        self.socket.sendall(text.encode() + b'\r\n' + body)

    def close(self):
        self.socket.close()


def chunked(*pieces):
    return b''.join(b'%x\r\n%s\r\n' % (len(p), p) for p in pieces) + \
        b'0\r\n\r\n'


class Clients(FilesCase):
    def talk(self, *headers):
        talk = Talk(self.server.port, headers)
        self.addCleanup(talk.close)
        return talk

    def assert_stored(self, name, answer=None, data=DATA, status=200):
        if answer is not None:
            self.assertEqual(answer.status, status, answer)
        self.assertEqual(self.stored(), {name: data})

    def json(self, answer, status=200):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.headers['content-type'], 'application/json')
        return json.loads(answer.body)

    def assert_gone(self, answer, status):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(self.stored(), {})

    # -- Python

    REQUESTS = ('Host: 127.0.0.1:{port}', 'User-Agent: python-requests/2.34.2',
                'Accept-Encoding: gzip, deflate', 'Accept: */*',
                'Connection: keep-alive', 'Content-Length: {length}')

    def test_requests(self):
        b = 'bdcc26e258a33629e12a088630beaa76'
        talk = self.talk(*self.REQUESTS)
        body = ('--%s\r\nContent-Disposition: form-data; name="identifier"'
                '\r\n\r\nt\r\n--%s\r\nContent-Disposition: form-data; '
                'name="file"; filename="a b%%22\u00e9.txt"\r\n\r\n' %
                (b, b)).encode() + DATA + ('\r\n--%s--\r\n' % b).encode()
        answer = talk.send('POST', '/files?' + V2, body,
                           Content_Type='multipart/form-data; boundary=' + b)
        name = 'a b"\u00e9.txt'
        self.assert_stored(name, answer)
        self.assertEqual(self.json(answer)['name'], name)
        files = self.json(talk.send('GET', '/files?' + V2))['value']
        self.assertEqual([f['name'] for f in files], [name])
        url = '/files/a%20b%22%C3%A9.txt'
        self.assertEqual(talk.send('GET', url + '/content?' + V2).body, DATA)
        answer = talk.send('DELETE', url + '?' + V2, Content_Length=0)
        self.assert_gone(answer, 204)
        self.assertEqual(answer.body, b'')

    def test_requests_as_langchain_calls_it(self):
        # /mnt/data/ before the name, and the versioned session's V1 routes
        b = 'f' * 32
        talk = self.talk(*self.REQUESTS, 'Authorization: Bearer abc')
        body = ('--%s\r\nContent-Disposition: form-data; name="file"; '
                'filename="/mnt/data/out put.csv"\r\nContent-Type: '
                'application/octet-stream\r\n\r\n' % b).encode() + DATA + \
            ('\r\n--%s--\r\n' % b).encode()
        answer = talk.send('POST', '/files/upload?identifier=t&api-version='
                           '2024-02-02-preview', body,
                           Content_Type='multipart/form-data; boundary=' + b)
        self.assert_stored('out put.csv', answer)
        self.assertEqual(self.json(answer)['value'][0]['properties']
                         ['filename'], 'out put.csv')
        files = self.json(talk.send('GET', '/files?identifier=t&api-version='
                                    '2024-02-02-preview'))['value']
        self.assertEqual(files[0]['properties']['size'], len(DATA))
        answer = talk.send('GET', '/files/content/out%20put.csv?identifier=t&'
                           'api-version=2024-02-02-preview')
        self.assertEqual(answer.body, DATA)
        self.assert_gone(talk.send('DELETE', '/files/out%20put.csv?' + V1,
                                   Content_Length=0), 200)

    def test_requests_with_a_body_from_a_generator(self):
        b = 'a' * 32
        talk = self.talk(*self.REQUESTS[:-1])
        begin = ('--%s\r\nContent-Disposition: form-data; name="file"; '
                 'filename="g.bin"\r\n\r\n' % b).encode()
        answer = talk.send('POST', '/files?' + V2, chunked(
            begin, DATA[:3], DATA[3:], b'\r\n--', b.encode(), b'--\r\n'),
            Content_Type='multipart/form-data; boundary=' + b,
            Transfer_Encoding='chunked')
        self.assert_stored('g.bin', answer)

    HTTPX = ('Host: 127.0.0.1:{port}', 'Accept: */*',
             'Accept-Encoding: gzip, deflate', 'Connection: keep-alive',
             'User-Agent: python-httpx/0.27.0')

    def httpx_form(self, name):
        return ('--%s\r\nContent-Disposition: form-data; name="file"; '
                'filename="%s"\r\nContent-Type: text/csv\r\n\r\n' %
                ('6' * 32, name)).encode() + DATA + \
            ('\r\n--%s--\r\n' % ('6' * 32)).encode()

    def test_httpx(self):
        talk = self.talk(*self.HTTPX, 'Content-Length: {length}')
        answer = talk.send('POST', '/files?' + V2,
                           self.httpx_form('/mnt/data/x%22 y.csv'),
                           Content_Type='multipart/form-data; boundary=' +
                           '6' * 32)
        self.assert_stored('x" y.csv', answer)
        self.assertEqual(self.json(answer)['contentType'],
                         'text/csv; charset=utf-8')
        self.assertEqual(talk.send(
            'GET', '/files/x%22%20y.csv/content?' + V2).body, DATA)
        self.assert_gone(talk.send(
            'DELETE', '/files/x%22%20y.csv?' + V2), 204)

    def test_httpx_that_has_executed_before(self):
        # Semantic Kernel for Python leaves the type of its executions on
        # the client, and so the form is labelled (D26).
        talk = self.talk(*self.HTTPX, 'Content-Type: application/json',
                         'Content-Length: {length}')
        body = b'{"codeInputType":"inline","executionType":"synchronous",' \
            b'"code":"result 1","timeoutInSeconds":100}'
        self.assertEqual(self.json(talk.send(
            'POST', '/executions?' + V2, body), 202)['status'], 'Succeeded')
        answer = talk.send('POST', '/files?identifier=t&api-version='
                           '2024-10-02-preview',
                           self.httpx_form('/mnt/data/x.csv'))
        self.assert_stored('x.csv', answer)
        self.assertEqual(self.json(answer)['name'], 'x.csv')
        self.assertEqual(self.json(talk.send(
            'GET', '/files?' + V2))['value'][0]['name'], 'x.csv')
        answer = talk.send('POST', '/files/upload?' + V1,
                           self.httpx_form('x.csv'))
        self.assertEqual(self.json(answer)['value'][0]['properties']
                         ['filename'], 'x.csv')
        self.assertEqual(talk.send(
            'GET', '/files/x.csv/content?' + V2).body, DATA)

    AIOHTTP = ('Host: 127.0.0.1:{port}', 'Accept: */*',
               'Accept-Encoding: gzip, deflate',
               'User-Agent: Python/3.11 aiohttp/3.9.5')

    def aiohttp_pieces(self, name):
        b = 'c3a1' * 8
        return (b'--' + b.encode() + b'\r\n',
                ('Content-Type: application/octet-stream\r\n'
                 'Content-Disposition: form-data; name="file"; '
                 'filename="%s"\r\n\r\n' % name).encode(), DATA, b'\r\n',
                b'--' + b.encode() + b'--\r\n')

    def test_aiohttp(self):
        # percent-encodes file names, / as well (AutoGen)
        talk = self.talk(*self.AIOHTTP, 'Content-Length: {length}')
        body = b''.join(self.aiohttp_pieces(
            '%2Fmnt%2Fdata%2Fa%20b%2B%C3%A9.txt'))
        answer = talk.send('POST', '/files/upload?' + V1, body,
                           Content_Type='multipart/form-data; boundary=' +
                           'c3a1' * 8)
        self.assert_stored('a b+\u00e9.txt', answer)
        url = '/files/content/a%20b+%C3%A9.txt?' + V1
        self.assertEqual(talk.send('GET', url).body, DATA)
        self.assert_gone(talk.send(
            'DELETE', '/files/a%20b+%C3%A9.txt?' + V1), 200)

    def test_aiohttp_in_chunks(self):
        talk = self.talk(*self.AIOHTTP)
        answer = talk.send('POST', '/files?' + V2, chunked(
            *self.aiohttp_pieces('g.bin')),
            Content_Type='multipart/form-data; boundary=' + 'c3a1' * 8,
            Transfer_Encoding='chunked')
        self.assert_stored('g.bin', answer)

    # -- .NET

    def net_form(self, disposition):
        b = '7c4e9f0a-3d1b-4c55-9a0e-0123456789ab'
        return ('--%s\r\nContent-Type: application/octet-stream\r\n'
                'Content-Disposition: form-data; %s\r\n\r\n' %
                (b, disposition)).encode() + DATA + \
            ('\r\n--%s--\r\n' % b).encode()

    def net_upload(self, disposition, target='/files?' + V2):
        talk = self.talk('Host: 127.0.0.1:{port}',
                         'Authorization: Bearer abc',
                         'User-Agent: Semantic-Kernel',
                         'Content-Type: multipart/form-data; boundary='
                         '"7c4e9f0a-3d1b-4c55-9a0e-0123456789ab"',
                         'Content-Length: {length}')
        return talk.send('POST', target, self.net_form(disposition))

    def test_net_http_client(self):
        for name, disposition in (
                ('test.txt', "name=file; filename=test.txt; "
                 "filename*=utf-8''test.txt"),
                ('a b.txt', 'name=file; filename="a b.txt"; '
                 "filename*=utf-8''a%20b.txt"),
                ('\u00e9+.txt', 'name=file; filename="=?utf-8?B?w6krLnR4dA='
                 "=?=\"; filename*=utf-8''%C3%A9%2B.txt"),
                ('x.txt', 'name=file; filename="/mnt/data/x.txt"; '
                 "filename*=utf-8''%2Fmnt%2Fdata%2Fx.txt")):
            self.empty()
            answer = self.net_upload(disposition)
            self.assert_stored(name, answer)
            file = self.json(answer)
            self.assertEqual((file['name'], file['type']), (name, 'file'))

    def test_semantic_kernel_for_net_of_2024(self):
        # an endpoint that ends in a slash, and older routes
        answer = self.net_upload('name=file; filename=test.txt; '
                                 "filename*=utf-8''test.txt",
                                 '//files/upload?identifier=t&api-version='
                                 '2024-02-02-preview')
        self.assert_stored('test.txt', answer)
        talk = self.talk('Host: 127.0.0.1:{port}',
                         'User-Agent: Semantic-Kernel')
        files = self.json(talk.send('GET', '//files?identifier=t&api-version='
                                    '2024-02-02-preview'))['value']
        self.assertEqual(files[0]['properties']['filename'], 'test.txt')
        files = self.json(talk.send('GET', '//files?' + V2))['value']
        self.assertEqual(files[0]['name'], 'test.txt')
        answer = talk.send('GET', '//python/downloadFile?identifier=t&'
                           'filename=test.txt&api-version=2023-08-01-preview')
        self.assertEqual((answer.status, answer.body), (200, DATA))
        answer = talk.send('GET', '//files/content/test.txt?' + V1)
        self.assertEqual((answer.status, answer.body), (200, DATA))
        self.assertEqual(answer.headers['content-type'],
                         'text/plain; charset=utf-8')

    # -- Java

    def test_java_with_a_form_made_by_hand(self):
        # langchain4j; the JDK's client offers HTTP/2 with every request
        b = '----WebKitFormBoundary7MA4YWxkTrZu0gW'
        talk = self.talk(
            'Connection: Upgrade, HTTP2-Settings', 'Content-Length: {length}',
            'Host: 127.0.0.1:{port}',
            'HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
            'Upgrade: h2c', 'User-Agent: Java-http-client/17.0.15',
            'Authorization: Bearer abc')
        body = ('--%s\r\nContent-Disposition: form-data; name="file"; '
                'filename="notes.txt"\r\nContent-Type: application/json'
                '\r\n\r\n' % b).encode() + DATA + \
            ('\r\n--%s--\r\n' % b).encode()
        answer = talk.send('POST', '/files/upload?' + V1, body,
                           Content_Type='multipart/form-data; boundary=' + b)
        self.assert_stored('notes.txt', answer)
        files = self.json(talk.send('GET', '/files?' + V1))['value']
        self.assertEqual(files[0]['properties']['filename'], 'notes.txt')
        answer = talk.send('GET', '/files/content/notes.txt?' + V1)
        self.assertEqual((answer.status, answer.body), (200, DATA))
        self.assert_gone(talk.send('DELETE', '/files/notes.txt?' + V1), 200)

    # -- JavaScript

    def test_fetch_of_node(self):
        b = '----formdata-undici-071293442559'
        talk = self.talk(
            'host: 127.0.0.1:{port}', 'connection: keep-alive',
            'accept: */*', 'accept-language: *', 'sec-fetch-mode: cors',
            'user-agent: node', 'accept-encoding: gzip, deflate',
            'content-length: {length}')
        for end in '\r\n', '':      # older ones stop after the dashes
            self.empty()
            body = ('--%s\r\nContent-Disposition: form-data; name="file"; '
                    'filename="a b%%22\u00e9.txt"\r\nContent-Type: '
                    'text/plain\r\n\r\n' % b).encode() + DATA + \
                ('\r\n--%s--%s' % (b, end)).encode()
            answer = talk.send('POST', '/files?' + V4, body, **{
                'content-type': 'multipart/form-data; boundary=' + b})
            self.assert_stored('a b"\u00e9.txt', answer)
        url = '/files/a%20b%22%C3%A9.txt'
        self.assertEqual(talk.send('GET', url + '/content?' + V4).body, DATA)
        self.assert_gone(talk.send('DELETE', url + '?' + V4), 204)

    def test_a_browser(self):
        b = '----WebKitFormBoundaryAbCdEfGhIjKlMnOp'
        talk = self.talk('Host: 127.0.0.1:{port}', 'Connection: keep-alive',
                         'Content-Length: {length}', 'Origin: null')
        body = ('--%s\r\nContent-Disposition: form-data; name="identifier"'
                '\r\n\r\nt\r\n--%s\r\nContent-Disposition: form-data; '
                'name="file"; filename="C:\\fakepath\\x.bin"\r\n'
                'Content-Type: application/octet-stream\r\n\r\n' % (b, b)
                ).encode() + DATA + ('\r\n--%s--\r\n' % b).encode()
        answer = talk.send('POST', '/files', body, Content_Type='multipart/'
                           'form-data; boundary=' + b)
        self.assert_stored('x.bin', answer)
        self.assertEqual(self.json(answer)[0]['name'], 'x.bin')

    # -- curl

    def test_curl_as_it_is_on_the_wire(self):
        b = '------------------------91d7075f3db0e413'
        body = ('--%s\r\nContent-Disposition: form-data; name="file"; '
                'filename="a%%22b.txt"\r\nContent-Type: text/plain\r\n\r\n' % b
                ).encode() + DATA + ('\r\n--%s--\r\n' % b).encode()
        with connect(self.server.port) as s:
            s.sendall(('POST /upload HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n'
                       'User-Agent: curl/7.88.1\r\nAccept: */*\r\n'
                       'Expect: 100-continue\r\nContent-Length: %d\r\n'
                       'Content-Type: multipart/form-data; boundary=%s'
                       '\r\n\r\n' % (self.server.port, len(body), b)
                       ).encode())
            received = b''
            while not received.endswith(b'\r\n\r\n'):
                received += s.recv(100)
            self.assertEqual(received.splitlines()[0],
                             b'HTTP/1.1 100 Continue')
            s.sendall(body)
            answer = Answer(s, 'POST')
        self.assert_stored('a"b.txt', answer)
        self.assertEqual(self.json(answer)[0]['filename'], 'a"b.txt')

    def curl(self, *arguments):
        run = subprocess.run(
            ['curl', '-sS', '-m', '60', '--path-as-is'] + list(arguments[:-1])
            + ['http://127.0.0.1:%d%s' % (self.server.port, arguments[-1])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 0, run.stderr)
        return run.stdout

    def test_curl(self):
        path = self.server.directory + '/a "b" \u00e9,;.txt'
        with open(path, 'wb') as f:
            f.write(DATA)
        name = os.path.basename(path)
        argument = 'file=@"%s"' % path.replace('"', '\\"')
        for more in ((), ('-H', 'Expect: 100-continue'),
                     ('-H', 'Transfer-Encoding: chunked'),
                     ('-H', 'Transfer-Encoding: chunked',
                      '-H', 'Expect: 100-continue'),
                     ('--http1.0',)):
            for target in '/upload', '/files', '/files?' + V2, \
                    '/files/upload?' + V1, '//files/?' + V2:
                self.empty()
                answer = self.curl('-F', argument, *more, target)
                self.assert_stored(name)
                self.assertIn(json.dumps(name, ensure_ascii=False).encode(),
                              answer)
        url = '/files/a%20%22b%22%20%C3%A9%2C%3B.txt'
        self.assertEqual(self.curl(url + '/content'), DATA)
        self.assertEqual(self.curl('-r', '2-4', url + '/content'), DATA[2:5])
        self.assertEqual(self.curl('-I', url + '/content')[:12],
                         b'HTTP/1.1 200')
        self.assertEqual(self.curl('-X', 'DELETE', url), b'')
        self.assertEqual(self.stored(), {})

    def test_curl_resumes_a_download(self):
        with open(self.make('x'), 'wb') as f:
            f.write(bytes(range(256)) * 1000)
        out = self.server.directory + '/out'
        with open(out, 'wb') as f:
            f.write(bytes(range(256)) * 400)
        self.curl('-C', '-', '-o', out, '/files/x/content?' + V2)
        with open(out, 'rb') as f:
            self.assertEqual(f.read(), bytes(range(256)) * 1000)

    # -- any

    def test_http_1_0(self):
        self.make('x', DATA)
        with connect(self.server.port) as s:
            s.sendall(b'GET /download/x HTTP/1.0\r\n\r\n')
            answer = Answer(s, 'GET')
        self.assertEqual((answer.status, answer.body), (200, DATA))

    def test_no_query_at_all(self):
        talk = self.talk('Host: x', 'Content-Length: {length}')
        body = self.net_form('name=file; filename=x')
        answer = talk.send('POST', '/files', body,
                           Content_Type='multipart/form-data; boundary='
                           '7c4e9f0a-3d1b-4c55-9a0e-0123456789ab')
        self.assert_stored('x', answer)
        self.assertEqual(self.json(answer)[0]['name'], 'x')
        self.assertEqual(self.json(talk.send('GET', '/files'))[0]['name'],
                         'x')
        self.assertEqual(talk.send('GET', '/files/x/content').body, DATA)
        self.assert_gone(talk.send('DELETE', '/files/x'), 204)

    def test_slashes_too_many(self):
        self.make('x', DATA)
        talk = self.talk('Host: x')
        for target in '//files', '/files/', '//files//', '///files':
            self.assertEqual(self.json(talk.send('GET', target + '?' + V2))
                             ['value'][0]['name'], 'x')
        for target in '//files/x/content', '/files//x/content/', \
                '/files/x//content', '//download//x', '//files/content/x':
            answer = talk.send('GET', target)
            self.assertEqual((answer.status, answer.body), (200, DATA),
                             target)
        answer = talk.send('DELETE', '//files//x//?' + V2)
        self.assert_gone(answer, 204)
