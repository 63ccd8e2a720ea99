"""
Files of 250 MB there and back: equal, in little memory, and nobody else waits.
"""
import hashlib
import os
import socket
import threading
import time
import unittest

from harness import HEALTHY, Later, SLOWNESS, wait_for
from wire import END, FORM_TYPE, Answer, FilesCase, connect, part

MIB = 1024 * 1024
SIZE = 250 * MIB        # the default limit, to the byte
MEMORY_MIB = 16         # that all may grow together
PSS = '/proc/%d/smaps_rollup'


class Content:
    """Bytes of any size of which no two blocks are alike."""

    def __init__(self, size):
        self.size = size
        self.block = os.urandom(MIB - 8)

    def pieces(self):
        for at in range(0, self.size, MIB):
            yield (at.to_bytes(8, 'big') + self.block)[:self.size - at]

    def digest(self):
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece)
        return digest.hexdigest()


def digest_of(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as f:
        while piece := f.read(MIB):
            digest.update(piece)
    return digest.hexdigest()


class Memory:
    """
    The memory that lighttpd, monitor and server use together (PSS: pages that
    they share count once), sampled in a thread.
    """

    def __init__(self, server):
        self.pids = [server.pid(role)
                     for role in ('lighttpd', 'monitor', 'server')]
        self.before = self.most = self.now()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.sample)

    def now(self):
        total = 0
        for pid in self.pids:
            with open(PSS % pid) as f:
                for line in f:
                    if line.startswith('Pss:'):
                        total += int(line.split()[1])
        return total / 1024

    def sample(self):
        while not self.ended.wait(0.02):
            self.most = max(self.most, self.now())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()

    def growth(self):
        return self.most - self.before


class Large(FilesCase):
    kernel = 'python3'

    def setUp(self):
        super().setUp()
        # What any first transfer makes it allocate is part of it as well:
        # nothing is warmed up.
        self.memory = Memory(self.server)

    def tearDown(self):
        self.empty()

    def assert_lean(self):
        if SLOWNESS > 1:
            return      # memory is not comparable in this build
        self.assertLess(self.memory.growth(), MEMORY_MIB,
                        'MiB more than %d' % self.memory.before)

    def send(self, name, content, chunked=False):
        """Upload without ever having it whole in memory."""
        begin = part(name, b'')[:-2]
        length = len(begin) + content.size + 2 + len(END)
        with connect(self.server.port, 300) as s:
            s.sendall(('POST /files?api-version=2024-10-02-preview HTTP/1.1'
                       '\r\nHost: x\r\nConnection: close\r\nContent-Type: '
                       '%s\r\n%s\r\n\r\n' % (
                           FORM_TYPE, 'Transfer-Encoding: chunked' if chunked
                           else 'Content-Length: %d' % length)).encode())

            def put(data):
                s.sendall(b'%x\r\n%s\r\n' % (len(data), data) if chunked
                          else data)
            put(begin)
            for piece in content.pieces():
                put(piece)
            put(b'\r\n' + END)
            if chunked:
                s.sendall(b'0\r\n\r\n')
            return Answer(s, 'POST')

    def start_download(self, name, headers=''):
        s = connect(self.server.port, 300)
        self.addCleanup(s.close)
        s.sendall(('GET /files/%s/content HTTP/1.1\r\nHost: x\r\n'
                   'Connection: close\r\n%s\r\n' % (name, headers)).encode())
        return s

    def receive(self, s, pause=0.0, every=MIB):
        """Status, length and digest of what comes, read in pauses."""
        received, digest, size, read = b'', hashlib.sha256(), 0, 0
        while b'\r\n\r\n' not in received:
            received += s.recv(4096)
        head, _, data = received.partition(b'\r\n\r\n')
        while data:
            digest.update(data)
            size += len(data)
            read += len(data)
            if pause and read >= every:
                read = 0
                time.sleep(pause)
            data = s.recv(MIB if not pause else 65536)
        return int(head.split()[1]), size, digest.hexdigest()

    def fetch(self, name):
        return self.receive(self.start_download(name))

    def spooled(self):
        total = 0
        for root, _, names in os.walk(self.server.directory + '/uploads'):
            for name in names:
                try:
                    total += os.stat(os.path.join(root, name)).st_size
                except FileNotFoundError:
                    pass
        return total

    def test_there_and_back(self):
        content = Content(SIZE)
        with self.memory:
            answer = self.send('large', content)
            self.assertEqual(answer.status, 200, answer)
            got = self.fetch('large')
        digest = content.digest()
        self.assertEqual(got, (200, SIZE, digest))
        self.assertEqual(digest_of(self.data + '/large'), digest)
        self.assert_lean()
        self.assertEqual(os.listdir(self.data), ['large'])

    def test_one_byte_more_is_413(self):
        with self.memory:
            try:
                status = self.send('large', Content(SIZE + 1)).status
            except (ConnectionResetError, BrokenPipeError):
                status = 413    # told while it was still sending
        self.assertEqual(status, 413)
        self.assertEqual(os.listdir(self.data), [])
        self.assert_lean()

    def test_in_chunks(self):
        content = Content(SIZE)
        with self.memory:
            answer = self.send('large', content, chunked=True)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(digest_of(self.data + '/large'), content.digest())
        self.assert_lean()
        wait_for(lambda: self.spooled() == 0, what='an empty spool')

    def test_two_at_a_time_while_code_runs(self):
        contents = [Content(SIZE), Content(SIZE)]
        stop = self.data + '/stop'
        code = Later(self.server.post_code, 'import os, time\nn = 0\n'
                     'while not os.path.exists("stop"):\n'
                     '    n += 1\n    sum(range(1000))\n    time.sleep(.001)\n'
                     'n > 0')
        slowest = 0
        with self.memory:
            for step in (lambda i: self.send('large%d' % i, contents[i]),
                         lambda i: self.fetch('large%d' % i)):
                laters = [Later(step, i) for i in range(2)]
                while not all(later.done() for later in laters):
                    answer = self.server.get('/health')
                    self.assertEqual(answer.body, HEALTHY)
                    slowest = max(slowest, answer.seconds)
                    time.sleep(0.02)
                results = [later.result() for later in laters]
        self.assertFalse(code.done())
        open(stop, 'w').close()
        self.assert_ok(code.result().json(), True)
        for content, result in zip(contents, results):
            self.assertEqual(result, (200, SIZE, content.digest()))
        self.assertLess(slowest, 0.25 * SLOWNESS)
        self.assert_lean()

    def test_a_slow_reader(self):
        content = Content(40 * MIB)
        self.assertEqual(self.send('large', content).status, 200)
        with self.memory:
            s = self.start_download('large')
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
            got = self.receive(s, 0.02)
        self.assertEqual(got, (200, content.size, content.digest()))
        self.assert_lean()

    def test_readers_that_do_not_read(self):
        # More than there are threads, which have soon written all of it:
        # what is not read yet waits in lighttpd's spool.
        content = Content(8 * MIB)
        self.assertEqual(self.send('large', content).status, 200)
        with self.memory:
            readers = [self.start_download('large') for _ in range(60)]
            for reader in readers:
                reader.recv(1)
            wait_for(lambda: not self.server_reads(), what='the threads')
            for i in range(20):
                answer = self.server.get('/health')
                self.assertEqual(answer.body, HEALTHY)
                self.assert_within(0.25, answer)
            self.assertEqual(self.fetch('large'),
                             (200, content.size, content.digest()))
            self.assert_ok(self.server.execute('1+1'), 2)
        for reader in readers:
            reader.close()
        self.assert_lean()
        wait_for(lambda: self.spooled() == 0, what='an empty spool')

    def server_reads(self):
        directory = '/proc/%d/fd' % self.server.pid('server')
        for fd in os.listdir(directory):
            try:
                if os.readlink(directory + '/' + fd).endswith('/large'):
                    return True
            except FileNotFoundError:
                pass
        return False

    def test_a_part_of_a_large_file(self):
        path = self.make('large')
        os.truncate(path, 6 * 1024 * MIB)
        with open(path, 'r+b') as f:
            f.seek(5 * 1024 * MIB)
            f.write(b'needle')
        begin = 5 * 1024 * MIB
        with self.memory:
            answer = self.server.get('/files/large/content', headers={
                'Range': 'bytes=%d-%d' % (begin, begin + 5)})
        self.assertEqual((answer.status, answer.body), (206, b'needle'))
        self.assertEqual(answer.headers['content-range'],
                         'bytes %d-%d/%d' % (begin, begin + 5,
                                             6 * 1024 * MIB))
        self.assert_within(1, answer)
        self.assert_lean()

    def test_a_file_that_is_cut_while_it_is_sent(self):
        # The client must not take what it got for the whole file.
        path = self.make('large')
        os.truncate(path, 200 * MIB)
        s = self.start_download('large')
        s.recv(1)
        os.truncate(path, MIB)
        with self.memory:
            status, size, _ = self.receive(s)
        self.assertEqual(status, 200)
        self.assertLess(size, 200 * MIB)
        self.assertEqual(self.server.get('/health').body, HEALTHY)


if __name__ == '__main__':
    unittest.main()
