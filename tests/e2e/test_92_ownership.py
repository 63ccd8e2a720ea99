"""Who may do what with files: code, the API and the server's own user."""
import os
import stat
import unittest

from harness import Case
from wire import (FORM_TYPE, FilesCase, GENERATIONS, delete_path,
                  download_path, form, list_path, names_of, upload_path)


class Ownership(FilesCase):
    """Code and API can use what the other has made."""
    kernel = 'python3'

    def execute(self, *lines):
        execution = self.server.execute(*lines)
        self.assertEqual(execution['error_name'], '', execution)
        return execution['result']

    def test_code_uses_what_was_uploaded(self):
        for generation in GENERATIONS:
            self.assertEqual(self.upload(
                ('x', b'1'), path=upload_path(generation, 'a/b')).status, 200)
            self.assertEqual(self.execute(
                'import os, shutil, stat',
                'f = open("a/b/x", "r+b"); text = f.read(); f.write(b"2")',
                'f.close()',
                'i = os.stat("a/b/x"); os.chmod("a/b/x", 0o600)',
                'os.rename("a/b/x", "a/b/y"); open("a/z", "w").close()',
                'modes = [oct(stat.S_IMODE(os.stat(n).st_mode)) for n in '
                '("a", "a/b")]',
                'shutil.rmtree("a")',
                'repr((text, i.st_uid == os.getuid(), '
                'i.st_gid == os.getgid(), oct(stat.S_IMODE(i.st_mode)), '
                'modes))'),
                repr((b'1', True, True, '0o777', ['0o777', '0o777'])))
            self.assertEqual(self.stored(), {})

    def test_the_api_uses_what_code_keeps_to_itself(self):
        for generation in GENERATIONS:
            self.execute(
                'import os', 'os.umask(0o077)', 'os.mkdir("d", 0o700)',
                'open("d/x", "w").write("secret")',
                'open("y", "w").write("private")', 'os.chmod("y", 0o600)')
            self.assertEqual(names_of(generation, self.server.get(
                list_path(generation))), ['d', 'y'])
            self.assertEqual(self.server.get(
                download_path(generation, 'd/x')).body, b'secret')
            self.assertEqual(self.server.get(
                download_path(generation, 'y')).body, b'private')
            answer = self.upload(('new', b'1'),
                                 path=upload_path(generation, 'd'))
            self.assertEqual(answer.status, 200, answer)
            if generation == 'A':
                self.execute('import shutil; shutil.rmtree("d")')
            else:
                self.assertIn(self.server.request('DELETE', delete_path(
                    generation, 'd')).status, (200, 204))
            self.assertIn(self.server.request('DELETE', delete_path(
                generation, 'y')).status, (200, 204))
            self.assertEqual(self.stored(), {})

    def test_what_code_may_not_read_the_api_may_not_either(self):
        self.execute('open("x", "w").write("1"); import os; '
                     'os.chmod("x", 0o000)')
        answer = self.server.get('/files/x/content')
        self.assert_error(answer, 500, 'InternalServerError')
        self.assertEqual(self.server.get('/files/x').status, 200)
        self.assertEqual(self.server.request('DELETE',
                                             '/files/x').status, 204)
        self.execute('os.mkdir("d"); os.mkdir("d/e"); os.chmod("d", 0)')
        self.assertEqual(names_of('L', self.server.get(
            '/files?recursive=true')), ['d'])
        self.assertEqual(self.server.get('/files?path=d').status, 500)
        self.execute('os.chmod("d", 0o700)')
        self.assertEqual(self.server.request('DELETE',
                                             '/files/d').status, 204)

    def test_no_bit_of_set_user_id(self):
        self.assertEqual(self.upload(('x', b'1')).status, 200)
        mode = os.stat(self.data + '/x').st_mode
        self.assertEqual(mode & (stat.S_ISUID | stat.S_ISGID), 0)

    @unittest.skipUnless(os.geteuid() == 0, 'needs root')
    def test_whom_the_processes_run_as(self):
        status = {role: self.status_of(self.server.pid(role))
                  for role in ('server', 'kernel')}
        kernel = status['kernel']['Uid'][0]
        real, effective, saved, files = status['server']['Uid']
        self.assertEqual(files, kernel)
        self.assertEqual({real, effective, saved}, {real})
        self.assertNotIn(real, ('0', kernel))
        self.assertEqual(status['server']['Gid'][3],
                         status['kernel']['Gid'][0])
        for line in 'CapInh', 'CapPrm', 'CapEff', 'CapAmb':
            self.assertEqual(status['server'][line], ['0' * 16])
            self.assertEqual(status['kernel'][line], ['0' * 16])
        # Every thread of it: the rights belong to threads.
        pid = self.server.pid('server')
        for thread in os.listdir('/proc/%d/task' % pid):
            one = self.status_of('%d/task/%s' % (pid, thread))
            if thread != str(pid) and not one['Name'][0].startswith('worker'):
                continue        # a sanitizer's own
            self.assertEqual(one['Uid'], [real, real, real, kernel])
            self.assertEqual(one['CapPrm'], ['0' * 16])

    @unittest.skipUnless(os.geteuid() == 0, 'needs root')
    def test_files_of_others_are_theirs(self):
        path = self.make('root', b'secret')
        os.chmod(path, 0o600)
        answer = self.server.get('/files/root/content')
        self.assertEqual(answer.status, 500, answer)
        self.assertNotIn(b'secret', answer.body)

    def test_code_cannot_signal_or_trace_the_server(self):
        if os.geteuid() != 0:
            self.skipTest('needs root')
        pid = self.server.pid('server')
        self.assertEqual(self.execute(
            'import os', 'failed = []',
            'for call in (lambda: os.kill(%d, 9), lambda: open('
            '"/proc/%d/mem", "rb"), lambda: os.listdir("/proc/%d/fd")):'
            % (pid, pid, pid),
            '    try: call()',
            '    except PermissionError: failed.append(1)',
            'len(failed)'), 3)
        self.assertEqual(self.server.pid('server'), pid)

    def status_of(self, pid):
        with open('/proc/%s/status' % pid) as f:
            return {line.split(':')[0]: line.split()[1:] for line in f}


class AsAnotherUser(Case):
    shared = False

    @unittest.skipUnless(os.geteuid() == 0, 'needs root')
    def test_everything_as_one_ordinary_user(self):
        server = self.start('python3', as_user='games')
        answer = server.request('POST', '/files?path=d', form(('x', b'1')),
                                {'Content-Type': FORM_TYPE})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(server.execute(
            'open("d/x").read()')['result'], '1')
        self.assertEqual(server.get('/files/d/x/content').body, b'1')
        self.assertEqual(server.request('DELETE', '/files/d').status, 204)
        self.assertEqual(server.get('/listfiles').body, b'null')
