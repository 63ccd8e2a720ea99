"""
What the tests of confinement share: things outside the data directory, open to
everybody, so that only the confinement protects them.
"""
import os
import uuid

from wire import FilesCase

CANARY = 'canary ' + uuid.uuid4().hex
ONLY_THERE = 'only-' + uuid.uuid4().hex     # a name that no request has


class Confinement(FilesCase):
    def setUp(self):
        super().setUp()
        top = self.server.directory
        self.beside = top + '/beside'
        for path in (self.beside, self.beside + '/deep', top + '/data2'):
            os.makedirs(path, exist_ok=True)
            os.chmod(path, 0o777)
            for name in 'canary', ONLY_THERE:
                with open(path + '/' + name, 'w') as f:
                    f.write(CANARY)
                os.chmod(path + '/' + name, 0o666)
        self.before = self.outside()

    def outside(self):
        """Everything outside that could change, with its content."""
        found = {}
        for root, directories, names in os.walk(self.server.directory):
            if root == self.server.directory:
                for name in ('data', 'uploads', 'counters', 'program'):
                    if name in directories:
                        directories.remove(name)
            for name in directories:
                found[os.path.join(root, name)] = None
            for name in names:
                path = os.path.join(root, name)
                found[path] = None
                if root.startswith((self.beside,
                                    self.server.directory + '/data2')):
                    with open(path) as f:
                        found[path] = f.read(), os.stat(path).st_mode
        return found

    def assert_confined(self, what=None):
        self.assertEqual(self.outside(), self.before, what)

    def assert_silent(self, answer, what):
        for secret in CANARY, ONLY_THERE, 'root:x:0':
            self.assertNotIn(secret.encode(), answer.body, what)

    def link(self, name, target):
        os.symlink(target, self.data + '/' + name)
        if os.geteuid() == 0:
            owner = os.stat('/proc/%d' % self.server.pids('kernel')[0])
            os.chown(self.data + '/' + name, owner.st_uid, owner.st_gid,
                     follow_symlinks=False)
