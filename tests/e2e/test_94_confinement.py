"""
Nothing outside the data directory is read, written or removed, whatever a
client asks for (API contract 10.4).
"""
import json
import os
from urllib.parse import quote

from confinement import Confinement
from wire import END, FORM_TYPE, exchange, form


def hostile_paths(top):
    """Paths to beside/canary and the like, as they stand in a target."""
    plain = ['../beside/canary', '../../beside/canary', 'a/../../beside/canary',
             'a/b/../../../beside/canary', './../beside/canary',
             '../data2/canary', '..//beside//canary', 'a/..//../beside/canary',
             '../data/../beside/canary', '../' * 20 + 'etc/passwd',
             'a/' * 5 + '../' * 6 + 'beside/canary', '..', '../', 'a/..',
             '../..', 'a/../..', '../beside', '../beside/deep/canary']
    encode = [
        lambda p: p,
        lambda p: p.replace('..', '%2e%2e'),
        lambda p: p.replace('..', '.%2E'),
        lambda p: p.replace('/', '%2f'),
        lambda p: p.replace('..', '%2e%2e').replace('/', '%2F'),
        lambda p: p.replace('..', '%252e%252e').replace('/', '%252f'),
        lambda p: p.replace('..', '%25252e%25252e'),
        lambda p: p.replace('/', '\\'),
        lambda p: p.replace('/', '%5c'),
        lambda p: p.replace('..', '%c0%ae%c0%ae'),
        lambda p: p.replace('/', '%c0%af'),
        lambda p: p.replace('..', '%u002e%u002e'),
        lambda p: p.replace('..', '%ef%bc%8e%ef%bc%8e'),
        lambda p: p.replace('../', '....//'),
        lambda p: p.replace('..', '..;'),
        lambda p: p.replace('..', '.%00.'),
        lambda p: p + '%00',
        lambda p: p + '%00.txt',
        lambda p: p + '%0a',
        lambda p: p + '%0d%0aX-Injected:%20yes',
        lambda p: '%20' + p,
        lambda p: '/' + p,
    ]
    whole = [top + '/beside/canary', '/' + top + '/beside/canary',
             quote(top + '/beside/canary', safe=''), top + '/data2/canary',
             top + '/data/../beside/canary', top + '/data/..',
             top + '/data/%2e%2e/beside/canary',
             quote(top + '/data/../beside/canary', safe=''),
             top + '/data%00/../beside/canary', top + '/data//../beside',
             top + '/./data/../beside/canary', top + '/beside', top,
             '/etc/passwd', '//etc/passwd', '%2fetc%2fpasswd', '/etc', '/',
             '/proc/self/root/etc/passwd', '/proc/self/environ',
             '/proc/self/cwd/etc/passwd', '/dev/fd/0', '/proc/1/environ',
             'file:///etc/passwd', 'http://localhost/etc/passwd', '~',
             '~root', '~/canary', '$HOME', '`id`', 'C:\\canary', '*', '?',
             '\\\\localhost\\canary', 'CON', '.', './.', '%2e', '-', '-rf',
             '%ff', '%fe%ff', '%f8%80%80%80%af', '%ed%a0%80', '%7f', '%1b',
             '%e2%80%ae', 'x' * 256, 'x/' * 2000 + 'y', 'x/' * 40 + 'y']
    return [e(p) for p in plain for e in encode] + whole


# What is sent for a path; {} is the path, {d} and {n} its two parts.
READS = ['GET /files/{}', 'GET /files/{}/content', 'GET /files/content/{}',
         'GET /download/{}', 'GET /get/{}', 'GET /listfiles/{}',
         'GET /files?path={}', 'GET /files?recursive=true&path={}',
         'GET /files/{n}/content?path={d}', 'GET /files/{n}?path={d}',
         'GET /files/{}?api-version=2024-02-02-preview',
         'GET /files/{}/content?api-version=2024-10-02-preview',
         'GET /python/downloadFile?filename={}', 'GET {}', 'HEAD /files/{}',
         'GET /executions/{}']
DELETIONS = ['DELETE /files/{}', 'DELETE /delete/{}',
             'DELETE /files/{n}?path={d}',
             'DELETE /files/{}?api-version=2024-02-02-preview']
UPLOADS = ['POST /files?path={}', 'POST /upload/{}', 'POST /files/{}',
           'POST /files/upload?api-version=2024-02-02-preview&path={}']


class Paths(Confinement):
    def send(self, line, path, body=None):
        directory, _, name = path.rpartition('/')
        target = line.replace('{}', path).replace('{d}', directory).replace(
            '{n}', name)
        data = ('%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n' %
                target).encode()
        if body is not None:
            data += ('Content-Type: %s\r\nContent-Length: %d\r\n' %
                     (FORM_TYPE, len(body))).encode()
        answer = exchange(self.server.port, data + b'\r\n' + (body or b''))
        self.assert_silent(answer, target)
        self.assertNotIn('x-injected', answer.headers, target)
        if b'the directory is not empty' not in answer.body:
            self.assertLess(answer.status, 500, (target, answer))
        return answer

    def paths(self):
        paths = [p for p in hostile_paths(self.server.directory)
                 if ' ' not in p]
        self.assertGreater(len(set(paths)), 200)
        return paths

    def fill(self):
        """Something to go up from."""
        self.make_directory('a')
        self.make_directory('a/b')
        self.make('a/x', b'1')

    def test_reading(self):
        self.fill()
        before = self.stored()
        for line in READS:
            for path in self.paths():
                self.send(line, path)
        self.assertEqual(self.stored(), before)
        self.assert_confined()

    def test_removing(self):
        for line in DELETIONS:
            for path in self.paths():
                self.empty()
                self.fill()
                self.send(line, path)
                self.assertTrue(os.path.isdir(self.data))
                self.assert_confined((line, path))

    def test_uploading_into(self):
        for line in UPLOADS:
            for path in self.paths():
                self.send(line, path, form(('canary', b'overwritten')))
                self.empty()
            self.assert_confined(line)

    def test_uploading_as(self):
        for path in self.paths():
            for text in path, path.replace('%', '%25'):
                body = form((text.replace('\\', '\\\\'), b'overwritten'))
                answer = self.send('POST /files', '', body)
                if answer.status == 200:
                    name = json.loads(answer.body)[0]['name']
                    self.assertNotIn('/', name)
                    self.assertEqual(self.stored(), {name: b'overwritten'})
                self.empty()
        self.assert_confined()

    def test_raw_bytes_in_names_of_uploads(self):
        for name in (b'..\0', b'\0', b'../beside/canary\0', b'\xff\xfe',
                     b'\xc0\xae\xc0\xae', b'a\rb', b'a\x7fb', b'\x1b[0m',
                     b'\xed\xa0\x80', b'..'):
            body = (b'--' + FORM_TYPE.partition('=')[2].encode() +
                    b'\r\nContent-Disposition: form-data; name="file"; '
                    b'filename="' + name + b'"\r\n\r\noverwritten\r\n' + END)
            self.assertEqual(self.send('POST /files', '', body).status, 400,
                             name)
            self.assertEqual(self.stored(), {})
        self.assert_confined()

    def test_raw_bytes_in_targets(self):
        for path in (b'..\0', b'\xff', b'\xc0\xae\xc0\xae/beside/canary',
                     b'\x01', b'\x7f', b'a\tb', b'\\..\\beside\\canary'):
            for line in (b'GET /files/', b'GET /files?path=',
                         b'DELETE /files/', b'GET /download/'):
                answer = exchange(self.server.port, line + path +
                                  b' HTTP/1.1\r\nHost: x\r\n'
                                  b'Connection: close\r\n\r\n')
                self.assert_silent(answer, path)
                self.assertIn(answer.status, (400, 404))
        self.assert_confined()


class Links(Confinement):
    """Links that lie there, in every position."""

    def setUp(self):
        super().setUp()
        self.make_links()

    def make_links(self):
        self.empty()
        self.make_directory('sub')
        self.make('sub/canary', b'inside')
        to = {'relative': '../beside', 'absolute': self.beside,
              'slash': self.beside + '/', 'root': '/', 'chain': 'relative',
              'longer': './sub/../chain', 'sub/up': '../../beside',
              'upward': '..', 'parent': '../data/../beside',
              'cwd': '/proc/self/cwd', 'proc': '/proc/self/root',
              'self': self.data, 'inside': 'sub', 'point': '.'}
        for name, target in to.items():
            self.link(name, target)
        self.to_files = {'file': '../beside/canary',
                         'whole': self.beside + '/canary',
                         'sub/file': '../../beside/canary',
                         'passwd': '/etc/passwd', 'within': 'sub/canary',
                         'dangling': '../beside/new', 'loop': 'loop',
                         'fd': '/proc/self/fd/0'}
        for name, target in self.to_files.items():
            self.link(name, target)
        self.to_directories = list(to)

    def refused(self, method, target, body=None):
        headers = {'Content-Type': FORM_TYPE} if body else {}
        answer = self.server.request(method, target, body, headers)
        what = (method, target, answer)
        self.assertEqual(answer.status, 400, what)
        self.assertIn(b'ymlink', answer.body.replace(b'SYMLINK', b'symlink'),
                      what)
        self.assert_silent(answer, what)

    def test_reading(self):
        for name in self.to_directories + list(self.to_files):
            below = [name, name + '/canary', name + '/deep/canary']
            for path in below:
                self.refused('GET', '/files/' + path)
                self.refused('GET', '/files/%s/content' % path)
                self.refused('GET', '/files?path=' + path)
                self.refused('GET', '/files?recursive=1&path=' + path)
                self.refused('GET', '/files/content/%s?api-version='
                             '2024-02-02-preview' % path)
                self.refused('GET', '/files/%s?api-version='
                             '2024-10-02-preview' % path)
                self.refused('GET', '/python/downloadFile?filename=' + path)
                if path.count('/') < 3:     # no deeper in generation A
                    self.refused('GET', '/download/' + path)
                    self.refused('GET', '/listfiles/' + path)
            self.refused('GET', '/files/canary/content?path=' + name)
            self.refused('GET', '/files/canary?path=' + name)
            if '/' not in name:
                self.refused('GET', '/get/' + name)
        self.assert_confined()

    def test_lists_leave_them_out(self):
        for target in '/files?recursive=true', '/files?path=sub', \
                '/listfiles', '/listfiles/sub':
            names = [f['name'] for f in self.server.get(target).json()]
            self.assertEqual(set(names) - {'sub', 'canary'}, set())

    def test_uploading_into(self):
        body = form(('canary', b'overwritten'), ('new', b'1'))
        before = self.stored()
        for name in self.to_directories:
            for path in name, name + '/', name + '/deep', name + '/n/e/w':
                self.refused('POST', '/files?path=' + path, body)
                if path.count('/') < 3:
                    self.refused('POST', '/upload/' + path, body)
        for name in self.to_files:
            self.refused('POST', '/files?path=' + name, body)
        self.assertEqual(self.stored(), before)
        self.assert_confined()

    def test_uploading_over(self):
        for name in self.to_directories + list(self.to_files):
            directory, _, last = name.rpartition('/')
            answer = self.upload((last, b'new'),
                                 path='/files?path=' + directory)
            self.assertEqual(answer.status, 200, answer)
            self.assertFalse(os.path.islink(self.data + '/' + name))
        found = self.stored()
        for name in self.to_directories + list(self.to_files):
            self.assertEqual(found.pop(name), b'new')
        self.assertEqual(found, {'sub': None, 'sub/canary': b'inside'})
        self.assert_confined()

    def test_removing_below(self):
        before = self.stored()
        for name in self.to_directories + list(self.to_files):
            for path in name + '/canary', name + '/deep', \
                    name + '/deep/canary':
                self.refused('DELETE', '/files/' + path)
            self.refused('DELETE', '/files/canary?path=' + name)
        self.assertEqual(self.stored(), before)
        self.assert_confined()

    def test_removing_themselves(self):
        for name in self.to_directories + list(self.to_files):
            target = '/files/%s' if '/' in name else '/delete/%s'
            answer = self.server.request('DELETE', target % name)
            self.assertIn(answer.status, (200, 204), name)
        self.assertEqual(self.stored(), {'sub': None,
                                         'sub/canary': b'inside'})
        self.assert_confined()

    def test_removing_what_holds_them(self):
        self.link('sub/own', '../sub')
        answer = self.server.request('DELETE', '/files/sub')
        self.assertEqual(answer.status, 204)
        self.assertFalse(os.path.lexists(self.data + '/sub'))
        self.assert_confined()
