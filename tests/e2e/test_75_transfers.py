"""Uploads and downloads through the shipped lighttpd.conf."""
import hashlib
import json
import os
import socket
import subprocess
import time
from urllib.parse import quote

from harness import Case, HEALTHY, Later, SLOWNESS, wait_for

MIB = 1024 * 1024
V2 = 'api-version=2024-10-02-preview&identifier=t'
UPLOADS_MAX = 32        # API_UPLOADS_MAX of api/api.h
FORM = {'Content-Type': 'multipart/form-data; boundary=B'}


def head(name):
    return ('--B\r\nContent-Disposition: form-data; name="file"; '
            'filename="%s"\r\n\r\n' % name).encode()


TAIL = b'\r\n--B--\r\n'


def content(size):
    """Bytes of which no part is like another, and the same in every run."""
    block = b''.join(hashlib.sha256(b'%d' % i).digest()
                     for i in range(4096))
    pieces = size // len(block) + 1
    return b''.join(b'%8d' % i + block[8:] for i in range(pieces))[:size]


class Transfers(Case):
    limit_mib = 4
    options = {'spec.fileOperation.maxUploadFileSizeLimitInMBs': 4}

    def setUp(self):
        self.data = self.server.directory + '/data'

    def tearDown(self):
        for name in os.listdir(self.data):
            self.server.request('DELETE', '/files/' + quote(name))

    def upload(self, name, body, headers=None, path='/files?' + V2):
        return self.server.request('POST', path, head(name) + body + TAIL,
                                   dict(FORM, **(headers or {})))

    def chunked(self, name, body):
        def pieces():
            yield head(name)
            for at in range(0, len(body), 100000):
                yield body[at:at + 100000]
            yield TAIL
        return self.server.request('POST', '/files?' + V2, pieces(), FORM)

    def stored(self, name):
        with open(os.path.join(self.data, name), 'rb') as f:
            return f.read()

    def begin(self, name, announced, body=b''):
        """Send the beginning of an upload; its connection."""
        s = socket.create_connection(('127.0.0.1', self.server.port),
                                     timeout=60 * SLOWNESS)
        begin = head(name) + body
        s.sendall(b'POST /files?%s HTTP/1.1\r\nHost: x\r\n'
                  b'Content-Type: multipart/form-data; boundary=B\r\n'
                  b'Content-Length: %d\r\n\r\n' %
                  (V2.encode(), announced) + begin)
        return s

    def is_error(self, answer, status, code):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.json()['error']['code'], code)
        self.assertEqual(os.listdir(self.data), [])

    def spool(self):
        """Bytes that wait in upload-dirs."""
        total = 0
        for root, _, names in os.walk(self.server.directory + '/uploads'):
            for name in names:
                try:
                    total += os.stat(os.path.join(root, name)).st_size
                except FileNotFoundError:
                    pass
        return total

    # -- uploads

    def test_a_file_of_the_limit_passes(self):
        body = content(self.limit_mib * MIB)
        for send in self.upload, self.chunked:
            answer = send('exact', body)
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(answer.json()['sizeInBytes'], len(body))
            self.assertEqual(self.stored('exact'), body)

    def test_one_byte_more_is_413(self):
        body = content(self.limit_mib * MIB + 1)
        for send in self.upload, self.chunked:
            self.is_error(send('more', body), 413, 'PayloadTooLarge')

    def test_a_gibibyte_is_refused_before_it_is_sent(self):
        with self.begin('huge', 1024 * MIB) as s:
            answer = s.recv(65536)
        self.assertTrue(answer.startswith(b'HTTP/1.1 413 '), answer)
        body = json.loads(answer.split(b'\r\n\r\n')[1])
        self.assertEqual(body['error']['code'], 'PayloadTooLarge')

    def test_expect_100_continue(self):
        path = os.path.join(self.server.directory, 'expected')
        with open(path, 'wb') as f:
            f.write(content(2 * MIB))
        for more in [], ['-H', 'Transfer-Encoding: chunked']:
            out = subprocess.run(
                ['curl', '-sv', '-m', '60', '-H', 'Expect: 100-continue',
                 '-F', 'file=@' + path] + more +
                ['http://127.0.0.1:%d/files' % self.server.port],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
            self.assertIn(b'< HTTP/1.1 100 Continue', out.stderr)
            self.assertEqual(json.loads(out.stdout)[0]['sizeInBytes'],
                             2 * MIB)
            self.assertEqual(self.stored('expected'), content(2 * MIB))

    def test_an_upload_of_which_half_has_come_is_not_there(self):
        body = content(MIB)
        announced = len(head('half')) + len(body) + len(TAIL)
        with self.begin('half', announced, body[:MIB // 2]) as s:
            self.assertEqual(self.server.get('/files').json(), [])
            self.assertEqual(os.listdir(self.data), [])
            s.sendall(body[MIB // 2:] + TAIL)
            self.assertTrue(s.recv(65536).startswith(b'HTTP/1.1 200 '))
        self.assertEqual(self.stored('half'), body)

    def test_a_client_that_leaves_leaves_nothing(self):
        self.begin('left', 2 * MIB, content(MIB)).close()
        with self.begin('left?', 2 * MIB, content(MIB)) as s:
            s.shutdown(socket.SHUT_WR)
        self.assertEqual(self.server.get('/files').json(), [])
        self.assertEqual(os.listdir(self.data), [])

    def test_an_early_refusal_reaches_the_client(self):
        self.upload('x', b'', path='/files?path=taken')
        for i in range(5):
            answer = self.upload('taken', content(self.limit_mib * MIB))
            self.assertEqual(answer.status, 409, answer)
            self.assertEqual(answer.json()['error']['code'], 'IsADirectory')

    def test_slow_uploads_leave_room_for_all_else(self):
        held = [self.begin('slow', 2 * MIB) for i in range(UPLOADS_MAX - 1)]

        # One that a test before has left may take a place for a while.
        def is_full():
            held.append(self.begin('slow', 2 * MIB))
            return self.upload('one', b'1').status == 429

        wait_for(is_full, what='the limit of uploads')
        self.assertLessEqual(len(held), UPLOADS_MAX + 8)
        self.server.request('DELETE', '/files/one')
        answer = self.upload('one', b'1')
        self.is_error(answer, 429, 'TooManyRequests')
        self.assertEqual(answer.headers['retry-after'], '1')
        for i in range(10):
            answer = self.server.get('/health')
            self.assertEqual(answer.body, HEALTHY)
            self.assert_within(0.25, answer)
        self.assert_ok(self.server.execute('result 1'), 1)
        for s in held:
            s.close()
        wait_for(lambda: self.upload('one', b'1').status == 200,
                 what='the end of the uploads')

    def test_names_as_clients_write_them(self):
        for sent, name in (
                ('/mnt/data/hello.py', 'hello.py'),
                ('a%20b.txt', 'a b.txt'), ('b+c.txt', 'b+c.txt'),
                ('100%.txt', '100%.txt'), ('..\\\\..\\\\x', 'x')):
            answer = self.upload(sent, b'1')
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(answer.json()['name'], name)
            self.assertEqual(self.stored(name), b'1')

    # -- downloads

    def put(self, name, body):
        self.assertEqual(self.upload(name, body).status, 200)

    def test_a_download_has_length_date_and_type(self):
        self.put('a.md', b'0123456789')
        for path, media in (
                ('/download/a.md', 'text/markdown; charset=utf-8'),
                ('/files/content/a.md', 'text/markdown; charset=utf-8'),
                ('/files/a.md/content', 'text/markdown; charset=utf-8'),
                ('/python/downloadFile?filename=a.md',
                 'text/markdown; charset=utf-8'),
                ('//files/a.md/content/?' + V2, 'application/octet-stream')):
            for method in 'GET', 'HEAD':
                answer = self.server.request(method, path)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(
                    answer.body, b'0123456789' if method == 'GET' else b'')
                self.assertEqual(answer.headers['content-length'], '10')
                self.assertEqual(answer.headers['content-type'], media)
                self.assertEqual(answer.headers['accept-ranges'], 'bytes')
                self.assertEqual(answer.headers['x-content-type-options'],
                                 'nosniff')
                self.assertNotIn('cache-control', answer.headers)
                self.assertTrue(answer.headers['last-modified'])

    def test_a_part_and_nothing_at_all(self):
        self.put('a', b'0123456789')

        def get(**headers):
            return self.server.get('/files/a/content?' + V2, headers={
                name.replace('_', '-'): value
                for name, value in headers.items()})
        answer = get(Range='bytes=2-5')
        self.assertEqual((answer.status, answer.body), (206, b'2345'))
        self.assertEqual(answer.headers['content-range'], 'bytes 2-5/10')
        self.assertEqual(answer.headers['content-length'], '4')
        date = answer.headers['last-modified']
        answer = get(Range='bytes=-1', If_Range=date)
        self.assertEqual((answer.status, answer.body), (206, b'9'))
        answer = get(Range='bytes=-1', If_Range='"tag"')
        self.assertEqual((answer.status, len(answer.body)), (200, 10))
        answer = get(Range='bytes=10-')
        self.assertEqual(answer.status, 416)
        self.assertEqual(answer.headers['content-range'], 'bytes */10')
        self.assertEqual(answer.json()['error']['code'], 'InvalidRange')
        answer = get(If_Modified_Since=date)
        self.assertEqual((answer.status, answer.body), (304, b''))
        self.assertNotIn('content-length', answer.headers)

    def test_no_content_has_no_length(self):
        self.put('a', b'1')
        answer = self.server.request('DELETE', '/files/a?' + V2)
        self.assertEqual((answer.status, answer.body), (204, b''))
        self.assertEqual(answer.headers.get('content-length', '0'), '0')
        self.assertNotIn('content-type', answer.headers)

    def test_an_empty_file(self):
        self.put('empty', b'')
        answer = self.server.get('/files/empty/content')
        self.assertEqual((answer.status, answer.body), (200, b''))


class Large(Case):
    """64 MiB, of which little may be anywhere but in the file."""
    options = {'spec.fileOperation.maxUploadFileSizeLimitInMBs': 64}
    size = 64 * MIB

    upload = Transfers.upload
    spool = Transfers.spool

    def most_spooled(self, call):
        """The answer, and the most that waited in upload-dirs meanwhile."""
        most = 0
        later = Later(call)
        while not later.done():
            most = max(most, self.spool())
            time.sleep(0.005)
        return later.result(), most

    def server_reads(self):
        """Has the server a file of the data directory open?"""
        directory = '/proc/%d/fd' % self.server.pid('server')
        for fd in os.listdir(directory):
            try:
                if os.readlink(os.path.join(directory, fd)).endswith(
                        '/data/large'):
                    return True
            except FileNotFoundError:
                pass
        return False

    def test_there_and_back(self):
        body = content(self.size)
        answer, most = self.most_spooled(lambda: self.upload('large', body))
        self.assertEqual(answer.status, 200, answer)
        # backpressure: lighttpd takes no more than the program does
        self.assertLess(most, 16 * MIB)
        answer = self.server.get('/files/large/content')
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers['content-length'], str(self.size))
        self.assertTrue(answer.body == body)

        # a client that does not read holds no thread
        with socket.create_connection(('127.0.0.1',
                                       self.server.port)) as s:
            s.sendall(b'GET /files/large/content HTTP/1.1\r\nHost: x\r\n\r\n')
            self.assertTrue(s.recv(1))
            wait_for(lambda: not self.server_reads(),
                     what='the program to be done')
        wait_for(lambda: self.spool() == 0, what='an empty spool')
