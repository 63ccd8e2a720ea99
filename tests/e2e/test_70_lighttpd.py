"""The shipped lighttpd.conf (API contract 15, platform-facts 4)."""
import http.client
import json
import os
import socket
import subprocess

from harness import Case, HEALTHY, Later, SLOWNESS, TOP, wait_for

MIB = 1024 * 1024


class Requests(Case):
    options = {'spec.fileOperation.maxUploadFileSizeLimitInMBs': 1}

    def is_error(self, answer, status, code):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(list(answer.json()), ['error'])
        self.assertEqual(answer.json()['error']['code'], code)
        self.assertTrue(answer.json()['error']['message'])

    def raw(self, data):
        """All that comes back for bytes sent as they are."""
        with socket.create_connection(('127.0.0.1', self.server.port),
                                      timeout=20 * SLOWNESS) as s:
            s.sendall(data)
            received = b''
            while True:
                piece = s.recv(65536)
                if not piece:
                    return received
                received += piece

    def test_settings_come_from_the_configuration(self):
        settings = self.server.settings()
        self.assertEqual(settings['server.port'], str(self.server.port))
        self.assertEqual(int(settings['server.max-request-size']), 17 * 1024)

    def test_an_execution_of_16_mib_passes(self):
        body = json.dumps({'code': 'result 1\n' + ' ' * 15 * MIB})
        answer = self.server.request('POST', '/execute', body)
        self.assert_ok(answer.json(), 1)

    def test_more_than_16_mib_is_413(self):
        body = json.dumps({'code': 'result 1\n' + ' ' * 16 * MIB})
        answer = self.server.request('POST', '/execute', body)
        self.assertEqual(answer.status, 413)
        self.assertEqual(answer.headers['content-type'], 'application/json')

    def test_a_body_above_lighttpds_limit_is_413(self):
        connection = http.client.HTTPConnection('127.0.0.1',
                                                self.server.port, timeout=60)
        connection.putrequest('POST', '/execute')
        connection.putheader('Content-Length', str(18 * MIB))
        connection.endheaders()     # no byte of the body is needed
        response = connection.getresponse()
        self.assertEqual(response.status, 413)
        body = json.loads(response.read())
        self.assertEqual(body['error']['code'], 'PayloadTooLarge')
        connection.close()

    def test_a_chunked_body(self):
        def pieces():
            yield b'{"code":'
            yield b'"result 7"}'
        answer = self.server.request('POST', '/execute', pieces())
        self.assert_ok(answer.json(), 7)

    def test_expect_100_continue(self):
        answer = subprocess.run(
            ['curl', '-s', '-m', '60', '-H', 'Expect: 100-continue', '-d',
             '{"code":"result 8"}',
             'http://127.0.0.1:%d/execute' % self.server.port],
            stdout=subprocess.PIPE, check=True).stdout
        self.assert_ok(json.loads(answer), 8)

    def test_get_with_a_body(self):
        answer = self.server.request('GET', '/health', '{"x":1}')
        self.assertEqual((answer.status, answer.body), (200, HEALTHY))

    def test_a_range_is_not_cut_out(self):
        answer = self.server.get('/health', headers={'Range': 'bytes=0-3'})
        self.assertEqual((answer.status, answer.body), (200, HEALTHY))
        self.assertNotIn('accept-ranges', answer.headers)

    def test_errors_of_lighttpd_are_json(self):
        self.is_error(self.server.get('/x', headers={'X': 'a' * 9000}), 431,
                      'RequestHeaderFieldsTooLarge')
        self.is_error(self.server.get('/%00'), 400, 'BadRequest')
        self.is_error(self.server.request('NOSUCH', '/health'), 501,
                      'NotImplemented')

    def test_no_server_header(self):
        self.assertNotIn('server', self.server.get('/health').headers)

    def test_no_http_2(self):
        answer = self.raw(b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
        self.assertNotIn(b'HTTP/2', answer[:9])

    def test_one_connection_serves_many(self):
        connection = http.client.HTTPConnection('127.0.0.1',
                                                self.server.port, timeout=60)
        for i in range(300):
            connection.request('POST', '/execute', '{"code":"1+1"}')
            response = connection.getresponse()
            self.assertEqual(json.loads(response.read())['result'], 2)
            self.assertNotEqual(response.getheader('connection'), 'close')
        connection.close()

    def test_an_aborted_request_harms_nobody(self):
        for data in (b'POST /execute HTTP/1.1\r\nHost: x\r\n'
                     b'Content-Length: 1000\r\n\r\n{"code":',
                     b'POST /exec', b'\r\n\r\n\r\n', b'\0\xff\n\n'):
            with socket.create_connection(('127.0.0.1',
                                           self.server.port)) as s:
                s.sendall(data)
        self.assert_ok(self.server.execute('result 1'), 1)

    def test_a_client_that_leaves_does_not_stop_its_execution(self):
        before = self.server.kernel_log().count('script')
        body = b'{"code":"sleep 300\\nset left yes"}'
        with socket.create_connection(('127.0.0.1', self.server.port)) as s:
            s.sendall(b'POST /execute HTTP/1.1\r\nHost: x\r\n'
                      b'Content-Length: %d\r\n\r\n%s' % (len(body), body))
            wait_for(lambda: self.server.kernel_log().count('script') >
                     before, what='the execution')
        self.assert_ok(self.server.execute("get left"), 'yes')

    def test_a_hundred_connections_at_once(self):
        laters = [Later(self.server.get, '/health') for _ in range(100)]
        for later in laters:
            self.assertEqual(later.result().status, 200)


class TheProgramIsAway(Case):
    shared = False

    def test_503_is_json(self):
        server = self.start()
        server.program.terminate()
        server.wait_exit()
        answer = server.get('/health')
        self.assertEqual(answer.status, 503)
        self.assertEqual(answer.json()['error']['code'],
                         'ServiceUnavailable')


class LongExecutions(Case):
    shared = False

    def test_lighttpd_has_no_patience_to_lose(self):
        # The idle limits of lighttpd must not count while code runs: a copy
        # of the shipped file with limits of 2 seconds instead of minutes.
        server = self.start()
        conf = server.directory + '/lighttpd.conf'
        with open(os.path.join(TOP, 'lighttpd', 'lighttpd.conf')) as f:
            text = f.read()
        with open(conf, 'w') as f:
            f.write(text + 'server.max-read-idle = 2\n'
                    'server.max-write-idle = 2\n')
        server.restart_lighttpd(conf)
        self.assert_ok(server.execute('sleep 6000', 'result 1'), 1)
