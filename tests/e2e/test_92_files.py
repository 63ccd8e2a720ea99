"""
The file routes (API contract 10) beyond what the golden transcripts f* show:
sizes, names, times, broken clients.
"""
import os
import shutil
import signal
import socket
import time
from datetime import datetime, timezone

from harness import Case, Later, Server, SLOWNESS, wait_for
from wire import (BOUNDARY, END, FORM_TYPE, FilesCase, GENERATIONS, connect,
                  delete_path, download_path, exchange, form, list_path,
                  look_path, name_of, names_of, part, upload_path)

MIB = 1024 * 1024
NAMES = ('a b.txt', ' x', 'x ', 'a+b.txt', '100%.txt', 'a%20b', '%41', '%zz',
         'say "hi".txt', "it's", 'a#b?c&d=e;f', 'a:b|c*d<e>', '~`!@$^(){}[],',
         '\u00e9\u6f22\u5b57\U0001f600.txt', 'e\u0301', '-rf', '.hidden',
         '...', 'content', 'upload', 'null', 'x' * 255, '\u6f22' * 85,
         '\U0001f600' * 63 + 'abc', '\u202e\u200b')


class Names(FilesCase):
    def in_form(self, name):
        """As a client percent-encodes a name, that it is decoded once."""
        return ''.join('%%%02X' % b if b in b'%"\\' or b > 0x7e else chr(b)
                       for b in name.encode())

    def test_every_name_in_every_generation(self):
        for generation in GENERATIONS:
            for name in NAMES:
                with self.subTest(generation=generation, name=name):
                    self.there_and_back(generation, name)

    def there_and_back(self, generation, name):
        content = generation.encode() + b'\0\xff\r\n--' + name.encode()
        answer = self.upload((self.in_form(name), content),
                             path=upload_path(generation))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.stored(), {name: content})
        answer = self.server.get(list_path(generation))
        self.assertEqual(names_of(generation, answer), [name])
        answer = self.server.get(look_path(generation, name))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(name_of(generation, answer), name)
        answer = self.server.get(download_path(generation, name))
        self.assertEqual((answer.status, answer.body), (200, content))
        answer = self.server.request('DELETE', delete_path(generation, name))
        self.assertIn(answer.status, (200, 204), answer)
        self.assertEqual(self.stored(), {})

    def test_raw_utf_8_in_the_form(self):
        name = '\u00e9 \u6f22.txt'
        self.assertEqual(self.upload((name, b'1')).json()[0]['name'], name)

    def test_a_name_of_256_bytes_is_none(self):
        self.assert_error(self.upload(('x' * 256, b'')), 400, 'InvalidPath')
        self.assert_error(self.upload(('\u6f22' * 86, b'')), 400,
                          'InvalidPath')
        self.assert_error(self.server.get('/files/' + 'x' * 256), 400,
                          'InvalidPath')
        self.assertEqual(self.stored(), {})

    def test_names_that_only_code_can_make(self):
        for name in ('back\\slash', 'a\\'):
            self.make(name, b'1')
            answer = self.server.get(download_path('V2', name))
            self.assertEqual((answer.status, answer.body), (200, b'1'))
            self.server.request('DELETE', delete_path('V2', name))
        self.assertEqual(self.stored(), {})

    def test_names_without_utf_8_are_not_listed(self):
        self.make('good')
        for name in (b'bad\xff', b'\xc3'):
            with open(os.fsencode(self.data) + b'/' + name, 'wb'):
                pass
        self.assertEqual(names_of('L', self.server.get('/files')), ['good'])
        self.assertEqual(names_of('A', self.server.get('/listfiles')),
                         ['good'])


class Lists(FilesCase):
    def test_the_order_is_that_of_bytes(self):
        names = ['B', 'a', 'A', '_', '1', '10', '2', 'a.txt', 'a-b',
                 '\u00e9', '\uffee', '\U0001f600', '.x', ' ']
        for name in names:
            self.make(name)
        names.sort(key=str.encode)
        for generation in GENERATIONS:
            self.assertEqual(names_of(generation, self.server.get(
                list_path(generation))), names)

    def test_2000_files_in_order_within_100_ms(self):
        names = ['file-%d-\u00e9.txt' % i for i in range(2000)]
        for name in names:
            self.make(name, b'1')
        names.sort(key=str.encode)
        for generation in GENERATIONS:
            # The best of several: others use these processors as well.
            best = 1000
            for i in range(10):
                answer = self.server.get(list_path(generation))
                self.assertEqual(names_of(generation, answer), names)
                best = min(best, answer.seconds)
            self.assertLess(best, 0.1 * SLOWNESS, generation)

    def test_a_deep_tree_is_listed_as_far_as_paths_lead(self):
        path = self.data
        for i in range(40):
            path += '/d'
            self.make_directory(path)
        files = self.server.get('/files?recursive=true').json()
        self.assertEqual(len(files), 33)
        self.assertEqual(self.server.get(
            '/files?path=' + files[-1]['directory']).status, 200)
        self.assertEqual(self.server.request(
            'DELETE', '/files/d').status, 204)
        self.assertEqual(self.stored(), {})

    def test_links_and_special_files_are_left_out(self):
        self.make('file')
        os.symlink('file', self.data + '/link')
        os.symlink('missing', self.data + '/dangling')
        os.mkfifo(self.data + '/fifo')
        with socket.socket(socket.AF_UNIX) as s:
            s.bind(self.data + '/socket')
            for generation in GENERATIONS:
                self.assertEqual(names_of(generation, self.server.get(
                    list_path(generation))), ['file'])
            for name in 'fifo', 'socket':
                for path in (look_path('V2', name),
                             download_path('V2', name)):
                    self.assert_error(self.server.get(path), 400,
                                      'InvalidPath')
                self.assertEqual(self.server.get(
                    download_path('A', name)).status, 400)
                self.assertEqual(self.server.request(
                    'DELETE', delete_path('V2', name)).status, 204)
        for name in 'link', 'dangling':
            self.assertEqual(self.server.request(
                'DELETE', delete_path('V2', name)).status, 204)
        self.assertEqual(self.stored(), {'file': b''})

    def modified(self):
        return self.server.get('/files').json()[0]['lastModifiedAt']

    def test_times(self):
        path = self.make('x')
        for ns, text in (
                (1760000000_000000000, '2025-10-09T08:53:20Z'),
                (1760000000_500000000, '2025-10-09T08:53:20.5Z'),
                (1760000000_000000001, '2025-10-09T08:53:20.000000001Z'),
                (1760000000_120000000, '2025-10-09T08:53:20.12Z'),
                (0, '1970-01-01T00:00:00Z'),
                (-1_500000000, '1969-12-31T23:59:58.5Z'),
                (4102444800_000000000, '2100-01-01T00:00:00Z')):
            os.utime(path, ns=(ns, ns))
            self.assertEqual(self.modified(), text)

    def test_the_time_of_an_upload_is_now(self):
        before = time.time() - 1
        text = self.upload(('x', b'1')).json()[0]['lastModifiedAt']
        when = datetime.strptime(text[:19], '%Y-%m-%dT%H:%M:%S').replace(
            tzinfo=timezone.utc).timestamp()
        self.assertLess(before - 1, when)
        self.assertLess(when, time.time() + 1)

    def test_sizes(self):
        path = self.make('sparse')
        os.truncate(path, 5 * 1024 * MIB)
        os.mkdir(self.data + '/directory')
        self.assertEqual([f['sizeInBytes'] for f in self.server.get(
            '/files').json()], [0, 5 * 1024 * MIB])
        on_disk = os.stat(self.data + '/directory').st_size
        self.assertEqual([f['size'] for f in self.server.get(
            '/listfiles').json()], [on_disk, 5 * 1024 * MIB])

    def test_head(self):
        self.make('x', b'123')
        for path in ('/files', '/listfiles', '/files/x', '/get/x',
                     '/files/x/content', '/download/x', '/files/missing'):
            get = self.server.get(path)
            head = self.server.request('HEAD', path)
            self.assertEqual((head.status, head.body), (get.status, b''))
            for name in 'content-type', 'content-length':
                self.assertEqual(head.headers[name], get.headers[name],
                                 path)


class Limits(FilesCase):
    options = {'spec.fileOperation.maxUploadFileSizeLimitInMBs': 1}

    def test_the_limit_is_exact_to_the_byte(self):
        exact, more = b'\0' * MIB, b'\0' * (MIB + 1)
        for generation in GENERATIONS:
            path = upload_path(generation)
            self.empty()
            answer = self.upload(('more', more), path=path)
            self.assertEqual(answer.status, 413, answer)
            self.assertEqual(answer.headers['content-type'],
                             'application/json')
            if generation == 'A':
                self.assertEqual(list(answer.json()), ['message'])
            else:
                self.assert_error(answer, 413, 'PayloadTooLarge')
            self.assertEqual(self.stored(), {})
            answer = self.upload(('exact', exact), path=path)
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(self.stored(), {'exact': exact})

    def test_the_limit_is_for_each_file(self):
        data = b'x' * MIB
        answer = self.upload(('a', data), ('b', data), ('c', data))
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.stored(), {'a': data, 'b': data, 'c': data})

    def test_one_file_too_large_and_none_is_stored(self):
        self.make('a', b'old')
        answer = self.upload(('a', b'new'), ('b', b'x' * (MIB + 1)),
                             ('c', b'new'), path='/files?path=.')
        self.assert_error(answer, 413, 'PayloadTooLarge')
        self.assertEqual(self.stored(), {'a': b'old'})

    def test_other_parts_do_not_count(self):
        body = part('x', b'x' * (2 * MIB), field='other') + form(('a', b'1'))
        answer = self.server.request('POST', '/files', body,
                                     {'Content-Type': FORM_TYPE})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.stored(), {'a': b'1'})

    def test_more_than_lighttpd_takes_is_413(self):
        for path in '/files', '/upload', '/files/upload':
            with connect(self.server.port) as s:
                s.sendall(('POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: '
                           '%s\r\nContent-Length: %d\r\n\r\n' %
                           (path, FORM_TYPE, 100 * MIB)).encode())
                received = s.recv(65536)
            self.assertTrue(received.startswith(b'HTTP/1.1 413 '), received)
            self.assertIn(b'"PayloadTooLarge"', received)

    def test_parts_without_end(self):
        answer = self.upload(*[('f%d' % i, b'') for i in range(2000)])
        self.assert_error(answer, 400, 'InvalidMultipart')
        self.assertEqual(self.stored(), {})


class Broken(FilesCase):
    """A broken upload leaves nothing: no file, no part of it, no directory."""

    def open_uploads(self):
        """Does the server hold a file of the data directory?"""
        directory = '/proc/%d/fd' % self.server.pid('server')
        found = []
        for fd in os.listdir(directory):
            try:
                found.append(os.readlink(directory + '/' + fd))
            except OSError:
                pass
        return [f for f in found if f.startswith(self.data + '/')]

    def nothing_left(self):
        self.assertEqual(self.server.get('/health').status, 200)
        wait_for(lambda: not self.open_uploads(), what='the end of uploads')
        self.assertEqual(self.stored(), {})

    def test_a_client_that_leaves(self):
        for path in '/files', '/files?path=new/directory', '/upload/new':
            for size in 0, 100, 300000, 3 * MIB:
                with self.begin_upload('x', b'x' * size, 4 * MIB, path):
                    pass
                self.nothing_left()

    def test_a_client_that_leaves_when_the_server_has_a_part(self):
        for path in '/files', '/files?path=new/directory':
            with self.begin_upload('x', b'x' * MIB, 4 * MIB, path):
                wait_for(self.open_uploads, what='the upload')
            self.nothing_left()

    def test_a_client_that_resets(self):
        for size in 100, 300000:
            s = self.begin_upload('x', b'x' * size, 4 * MIB)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                         b'\1\0\0\0\0\0\0\0')
            s.close()
            self.nothing_left()

    def test_a_client_that_closes_its_side(self):
        with self.begin_upload('x', b'x' * 1000, 4 * MIB) as s:
            s.shutdown(socket.SHUT_WR)
            s.recv(65536)
        self.nothing_left()

    def test_a_chunked_client_that_leaves(self):
        with connect(self.server.port) as s:
            s.sendall(('POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: '
                       '%s\r\nTransfer-Encoding: chunked\r\n\r\n' % FORM_TYPE
                       ).encode() + b'200\r\n' + part('x', b'x' * 2000)[:500])
        self.nothing_left()

    def test_every_truncation(self):
        whole = part('a', b'first') + part('b', b'second') + END
        for path in ('/files', '/files?path=new', '/upload',
                     '/files/upload?path=n/e/w'):
            for size in range(0, len(whole) - 4, 1 if path == '/files'
                              else 17):
                answer = self.server.request('POST', path, whole[:size],
                                             {'Content-Type': FORM_TYPE})
                self.assertEqual(answer.status, 400, size)
            self.assertEqual(self.stored(), {})

    def test_another_boundary_than_announced(self):
        for boundary in 'other', BOUNDARY[:-1], BOUNDARY + '0':
            answer = self.server.request(
                'POST', '/files', form(('a', b'1')),
                {'Content-Type': 'multipart/form-data; boundary=' + boundary})
            self.assert_error(answer, 400, 'InvalidMultipart')
            self.assertEqual(self.stored(), {})

    def test_a_long_line_of_headers(self):
        body = part('a', b'1', more='X: %s\r\n' % ('x' * 100000)) + END
        answer = self.server.request('POST', '/files', body,
                                     {'Content-Type': FORM_TYPE})
        self.assert_error(answer, 400, 'InvalidMultipart')
        self.assertEqual(self.stored(), {})

    def test_an_existing_file_survives_a_broken_upload(self):
        self.make('x', b'old')
        with self.begin_upload('x', b'x' * MIB, 4 * MIB):
            pass
        self.assertEqual(self.server.get('/health').status, 200)
        wait_for(lambda: not self.open_uploads(), what='the end of uploads')
        self.assertEqual(self.stored(), {'x': b'old'})

    def test_the_server_is_killed_during_an_upload(self):
        with self.begin_upload('x', b'x' * MIB, 4 * MIB) as s:
            wait_for(self.open_uploads, what='the upload')
            self.server.kill('server')
            answer = s.recv(65536)
        self.assertIn(answer[:12], (b'HTTP/1.1 500', b'HTTP/1.1 503'))
        self.server.wait_healthy()
        self.nothing_left()


class Others(FilesCase):
    """The same files by several requests, and while code runs."""

    def test_an_upload_is_visible_whole_or_not_at_all(self):
        contents = [bytes([65 + i]) * (100000 + i) for i in range(8)]
        self.upload(('x', contents[0]))

        def write(content):
            for i in range(10):
                self.assertEqual(self.upload(('x', content)).status, 200)
        writers = [Later(write, content) for content in contents]
        while not all(w.done() for w in writers):
            answer = self.server.get('/files/x/content')
            self.assertEqual(answer.status, 200)
            self.assertIn(answer.body, contents)
            self.assertEqual(names_of('L', self.server.get(
                '/files')), ['x'])
        for writer in writers:
            writer.result()
        self.assertEqual(len(self.stored()), 1)

    def test_a_download_goes_on_when_the_file_is_replaced(self):
        old, new = b'o' * (8 * MIB), b'n' * 1000
        self.upload(('x', old))
        with connect(self.server.port) as s:
            s.sendall(b'GET /files/x/content HTTP/1.1\r\nHost: x\r\n'
                      b'Connection: close\r\n\r\n')
            received = s.recv(65536)
            self.upload(('x', new))
            while True:
                piece = s.recv(MIB)
                if not piece:
                    break
                received += piece
        self.assertEqual(received.partition(b'\r\n\r\n')[2], old)
        self.assertEqual(self.server.get('/files/x/content').body, new)

    def test_no_file_route_waits_for_code(self):
        running = self.server.run_later('sleep 3000', 'result 1')
        for answer in (self.upload(('a', b'1')),
                       self.server.get('/files'),
                       self.server.get('/files/a/content'),
                       self.server.request('DELETE', '/files/a')):
            self.assertIn(answer.status, (200, 204))
            self.assert_within(0.25, answer)
        self.assertFalse(running.done())
        running.result()

    def test_deletes_of_the_same(self):
        self.make_directory('d')
        self.make_directory('d/e')
        for i in range(20):
            self.make_directory('d/e/f%d' % i)
            self.make('d/e/x%d' % i)
        laters = [Later(self.server.request, 'DELETE', '/files/d')
                  for i in range(8)]
        statuses = [later.result().status for later in laters]
        self.assertIn(204, statuses)
        self.assertEqual(set(statuses) - {204, 404}, set())
        self.assertEqual(self.stored(), {})

    def test_one_connection_for_all(self):
        with connect(self.server.port) as s:
            for i in range(100):
                body = form(('f%d' % i, b'%d' % i))
                s.sendall(('POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: '
                           '%s\r\nContent-Length: %d\r\n\r\n' %
                           (FORM_TYPE, len(body))).encode() + body)
                received = s.recv(65536)
                self.assertTrue(received.startswith(b'HTTP/1.1 200'))
        self.assertEqual(len(self.stored()), 100)

    def test_a_length_and_chunks_as_well(self):
        # RFC 9112, 6.3: it must not be taken for two requests.
        body = form(('a', b'1'))
        chunked = b'%x\r\n%s\r\n0\r\n\r\n' % (len(body), body)
        data = ('POST /files HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
                'Content-Type: %s\r\nContent-Length: 5\r\n'
                'Transfer-Encoding: chunked\r\n\r\n' % FORM_TYPE).encode()
        answer = exchange(self.server.port, data + chunked)
        self.assertIn(answer.status, (200, 400))
        self.assertIn(self.stored(), ({}, {'a': b'1'}))


    def test_a_refused_body_is_not_taken_for_requests(self):
        # lighttpd streams it: the refusal is there before the body is.
        self.make('kept', b'1')
        evil = b'DELETE /files/kept HTTP/1.1\r\nHost: x\r\n\r\n' * 60000
        for path in '/files?path=..', '/files?api-version=x', '/files/x', \
                '/upload/a/b/c/d/e':
            with connect(self.server.port) as s:
                try:
                    s.sendall(('POST %s HTTP/1.1\r\nHost: x\r\n'
                               'Content-Type: %s\r\nContent-Length: %d\r\n'
                               '\r\n' % (path, FORM_TYPE, len(evil))
                               ).encode() + evil +
                              b'GET /health HTTP/1.1\r\nHost: x\r\n'
                              b'Connection: close\r\n\r\n')
                    received = b''
                    while piece := s.recv(65536):
                        received += piece
                except (ConnectionResetError, BrokenPipeError):
                    continue    # closed instead
            self.assertLessEqual(received.count(b'HTTP/1.1 '), 2, path)
            self.assertNotIn(b'HTTP/1.1 204', received)
        self.assertEqual(self.stored(), {'kept': b'1'})


class SmallServer(Server):
    """Its processes can write files of 300,000 bytes and no more."""

    def command(self):
        return [shutil.which('prlimit'), '--fsize=300000'] + \
            super().command()


class NoSpace(Case):
    shared = False

    def test_a_full_disk_is_507(self):
        server = SmallServer()
        self.addCleanup(server.remove)
        server.start()
        self.addCleanup(server.stop)
        for path, body in (('/files', 'error'), ('/files?path=n', 'error'),
                           ('/upload', 'message')):
            answer = server.request(
                'POST', path, form(('a', b'x' * 1000), ('x', b'x' * 400000)),
                {'Content-Type': FORM_TYPE})
            self.assertEqual(answer.status, 507, answer)
            self.assertEqual(list(answer.json()), [body])
            self.assertEqual(os.listdir(server.directory + '/data'), [])
        self.assertEqual(server.get('/files').status, 200)


class TheEnd(FilesCase):
    shared = False

    def test_a_stop_during_transfers(self):
        server = self.server = self.start()
        self.data = server.directory + '/data'
        path = self.make('large')
        os.truncate(path, 100 * MIB)
        with connect(server.port) as reader:
            reader.sendall(b'GET /files/large/content HTTP/1.1\r\n'
                           b'Host: x\r\n\r\n')
            reader.recv(1)
            with self.begin_upload('x', b'x' * 1000, 4 * MIB):
                server.stop(signal.SIGTERM)
        self.assertEqual(os.listdir(self.data), ['large'])
