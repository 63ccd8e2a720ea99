"""
Nothing outside the data directory is read, written or removed, whatever code
in the kernel does to names while they are used (API contract 10.4).
"""
import os
import time

from confinement import CANARY, Confinement
from harness import SLOWNESS, wait_for
from wire import END, connect, part

# Exchange two names as fast as it goes.
SWAPPER = '''\
import ctypes, os, sys
libc = ctypes.CDLL(None)
a, b = (os.fsencode(n) for n in sys.argv[1:])
while True:
    libc.renameat2(-100, a, -100, b, 2)
'''


class Races(Confinement):
    """Links swapped in by code in the kernel while requests are served."""
    kernel = 'python3'

    def execute(self, *lines):
        execution = self.server.execute(*lines)
        self.assertEqual(execution['error_name'], '', execution)

    def swap(self, one, other):
        self.execute('import subprocess, sys',
                     'swapper = subprocess.Popen([sys.executable, "-c", %r, '
                     '%r, %r])' % (SWAPPER, one, other))
        self.addCleanup(self.stop_swapping)

    def stop_swapping(self):
        self.execute('swapper.kill(); swapper.wait()')

    def make_swapped(self):
        """d is a directory, or a link to what is outside."""
        for name in 'd', 'd/deep':
            self.make_directory(name)
        for name in 'd/canary', 'd/deep/canary':
            self.make(name, b'inside')
        self.link('e', self.beside)
        self.swap('d', 'e')

    def until(self, wanted, call):
        """Call until each of these has come out 20 times."""
        count = dict.fromkeys(wanted, 0)
        deadline = time.monotonic() + 30 * SLOWNESS
        while min(count.values()) < 20:
            self.assertLess(time.monotonic(), deadline, count)
            count[call()] += 1

    def get(self, target):
        answer = self.server.get(target)
        self.assert_silent(answer, target)
        self.assertIn(answer.status, (200, 400, 404), answer)
        return answer

    def test_reading(self):
        self.make_swapped()
        for target in ('/files/d/canary/content', '/download/d/deep/canary',
                       '/files/canary/content?path=d',
                       '/files/d/deep/canary/content'):
            def read():
                answer = self.get(target)
                if answer.status == 200:
                    self.assertEqual(answer.body, b'inside')
                return answer.status == 200
            self.until((True, False), read)
        self.assert_confined()

    def test_looking_and_listing(self):
        self.make_swapped()

        def look():
            answer = self.get('/files/d/canary')
            if answer.status == 200:
                self.assertEqual(answer.json()['sizeInBytes'], 6)
            return answer.status == 200

        def names(target):
            answer = self.get(target)
            if answer.status == 200:
                self.assertLessEqual({f['name'] for f in answer.json()},
                                     {'canary', 'deep', 'd', 'e'})
            return answer.status == 200
        self.until((True, False), look)
        self.until((True, False), lambda: names('/files?path=d'))
        self.until((True, False), lambda: names('/listfiles/d/deep'))
        self.until((True,), lambda: names('/files?recursive=true'))

    def test_a_file_and_a_link(self):
        self.make('f', b'inside')
        self.link('g', self.beside + '/canary')
        self.swap('f', 'g')

        def read():
            answer = self.get('/files/f/content')
            if answer.status == 200:
                self.assertEqual(answer.body, b'inside')
            return answer.status == 200
        self.until((True, False), read)

    def test_uploading(self):
        self.make_swapped()
        for path in '/files?path=d', '/files?path=d/deep', \
                '/upload/d/n', '/files?path=d/n/e/w':
            def put():
                answer = self.upload(('canary', b'overwritten'),
                                     ('new', b'1'), path=path)
                self.assertIn(answer.status, (200, 400, 404), answer)
                return answer.status == 200
            self.until((True, False), put)
            self.assert_confined(path)

    def test_uploading_over(self):
        self.make_directory('d')
        self.make('d/canary', b'inside')
        self.link('l', self.beside + '/canary')
        self.swap('d/canary', 'l')
        for i in range(200):
            self.assertEqual(self.upload(
                ('canary', b'%d' % i), path='/files?path=d').status, 200)
        self.assert_confined()

    def test_removing(self):
        self.make_directory('d')
        inside = os.open(self.data + '/d', os.O_RDONLY | os.O_DIRECTORY)
        self.addCleanup(os.close, inside)
        self.link('e', self.beside)
        self.swap('d', 'e')

        def remove():
            os.close(os.open('canary', os.O_CREAT | os.O_WRONLY, 0o666,
                             dir_fd=inside))
            answer = self.server.request('DELETE', '/files/d/canary')
            self.assertIn(answer.status, (204, 400, 404), answer)
            return answer.status == 204
        self.until((True, False), remove)
        self.assert_confined()

    def test_removing_a_tree(self):
        self.link('e', self.beside)
        self.swap('t/sub', 'e')
        for i in range(100):
            for name in 't', 't/sub', 't/sub/deep':
                try:
                    self.make_directory(name)
                    self.make(name + '/canary')
                except OSError:
                    # A link is there: what is made would be outside.
                    break
                if os.path.islink(self.data + '/t/sub'):
                    break
            self.restore()
            answer = self.server.request('DELETE', '/files/t')
            self.assertIn(answer.status, (204, 404, 500), answer)
            self.assert_confined(i)

    def restore(self):
        """What the making of the tree may itself have done outside."""
        for path in self.before:
            if self.before[path] is not None:
                with open(path, 'w') as f:
                    f.write(CANARY)

    def test_a_link_swapped_in_between_the_halves_of_an_upload(self):
        self.make_directory('d')
        for path, name in (('d', 'd'), ('d/new', 'd'), ('n/e/w', 'n'),
                           ('n/e', 'n/e')):
            body = part('canary', b'x' * 100000) + END
            with self.begin_upload('canary', b'x' * 70000, len(body),
                                   '/files?path=' + path) as s:
                wait_for(lambda: self.server.get('/health').status == 200)
                self.execute(
                    'import os', 'os.makedirs(os.path.dirname(%r) or ".", '
                    'exist_ok=True)' % name,
                    'if os.path.lexists(%r): os.rename(%r, "moved")' % (
                        name, name),
                    'os.symlink(%r, %r)' % (self.beside, name))
                s.sendall(body[len(part('canary', b'x' * 70000)) - 2:])
                answer = s.recv(65536)
            self.assertTrue(answer.startswith((b'HTTP/1.1 200',
                                               b'HTTP/1.1 400')), answer)
            self.assert_confined(path)
            self.empty()
            self.make_directory('d')

    def test_a_link_swapped_in_during_a_download(self):
        self.make('f', b'inside' * 1000000)
        with connect(self.server.port) as s:
            s.sendall(b'GET /files/f/content HTTP/1.1\r\nHost: x\r\n'
                      b'Connection: close\r\n\r\n')
            received = s.recv(1000)
            self.execute('import os', 'os.unlink("f")',
                         'os.symlink(%r, "f")' % (self.beside + '/canary'))
            while True:
                piece = s.recv(1 << 20)
                if not piece:
                    break
                received += piece
        self.assertEqual(received.partition(b'\r\n\r\n')[2],
                         b'inside' * 1000000)
