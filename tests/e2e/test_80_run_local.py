"""lighttpd/run-local.sh as a newcomer meets it."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
import uuid

from harness import (BUILD, Case, HEALTHY, MARK, Later, PATH, SLOWNESS,
                     Server, TOP, free_port, marked_processes, request,
                     wait_for)


class RunLocal:
    """One run of the script; everything of it is below one directory."""

    def __init__(self, *arguments, top=TOP, build=BUILD, environment=None,
                 kernel='fake', options=None, as_user=None):
        self.kernels = Server()     # for its kernelspec only
        self.directory = tempfile.mkdtemp(prefix='ci-local-')
        os.chmod(self.directory, 0o755)
        self.temporary = self.directory + '/tmp'
        os.mkdir(self.temporary, 0o755)
        self.port = free_port()
        self.mark = uuid.uuid4().hex
        values = {'spec.kernel.name': kernel, 'spec.kernel.port': self.port,
                  'spec.fileOperation.dataDirectoryPath':
                      self.directory + '/data'}
        values.update(options or {})
        command = [os.path.join(top, 'lighttpd', 'run-local.sh')]
        for key, value in values.items():
            command += ['-o', '%s=%s' % (key, value)]
        self.environment = {
            k: v for k, v in os.environ.items()
            if not k.startswith('CODE_INTERPRETER_')}
        self.environment.update({
            'PATH': PATH, MARK: self.mark, 'TMPDIR': self.temporary,
            'JUPYTER_PATH': self.kernels.directory + '/jupyter',
            'TSAN_OPTIONS': self.kernels.sanitizer_options()})
        if build:
            self.environment['CODE_INTERPRETER_BUILD_DIR'] = build
        self.environment.update(environment or {})
        become = []
        if as_user:
            self.environment['HOME'] = self.directory
            subprocess.run(['chown', '-R', as_user, self.directory],
                           check=True)
            become = ['setpriv', '--reuid', as_user, '--regid', as_user,
                      '--clear-groups', '--']
        self.errors = open(self.directory + '/errors', 'w+')
        # As in a terminal: a process group of its own, SIGINT not ignored.
        self.process = subprocess.Popen(
            become + command + list(arguments), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self.errors, cwd='/',
            env=self.environment, start_new_session=True)
        self.line = Later(self.process.stdout.readline)

    def url(self):
        return 'http://127.0.0.1:%d' % self.port

    def stderr(self):
        with open(self.directory + '/errors', errors='replace') as f:
            return f.read()

    def execute(self, code):
        answer = request(self.port, 'POST', '/execute',
                         json.dumps({'code': code}))
        return answer.json()

    def left(self):
        """What is left when it has ended."""
        return (list(marked_processes(self.mark).values()) +
                os.listdir(self.temporary))

    def remove(self):
        for pid in marked_processes(self.mark):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()
        shutil.rmtree(self.directory)
        self.kernels.remove()


class LocalCase(Case):
    shared = False

    def run_local(self, *arguments, **named):
        local = RunLocal(*arguments, **named)
        self.addCleanup(local.remove)
        return local

    def listening(self, *arguments, seconds=60, **named):
        local = self.run_local(*arguments, **named)
        line = local.line.result(seconds).decode()
        self.assertEqual(line, 'Listening on %s\n' % local.url(),
                         local.stderr())
        return local

    def ends(self, local, status, *sentences):
        self.assertEqual(self.wait(local, 60), status, local.stderr())
        for sentence in sentences:
            self.assertIn(sentence, local.stderr())
        self.assertEqual(local.left(), [])
        self.assertEqual(local.line.result(), b'')

    def wait(self, local, seconds):
        """The exit status of the script."""
        try:
            return local.process.wait(seconds * SLOWNESS)
        except subprocess.TimeoutExpired:
            self.fail('it runs on: %r\n%s' % (
                marked_processes(local.mark), local.stderr()))

    def stops(self, local):
        self.assertEqual(self.wait(local, 20), 0)
        self.assertEqual(local.left(), [])


class Runs(LocalCase):
    def test_it_serves_until_sigterm(self):
        local = self.listening()
        self.assertEqual(request(local.port, 'GET', '/health').body, HEALTHY)
        self.assertEqual(local.execute('result 2')['result'], 2)
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)

    def test_it_serves_python_until_control_c(self):
        local = self.listening(kernel='python3')
        self.assertEqual(local.execute('1+1')['result'], 2)
        os.killpg(local.process.pid, signal.SIGINT)
        self.stops(local)

    def test_it_can_be_stopped_before_it_is_ready(self):
        local = self.run_local(kernel='python3')
        wait_for(lambda: 'ci-monitor' in
                 marked_processes(local.mark).values(), 60, 'the monitor')
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)

    def test_two_side_by_side(self):
        first, second = self.listening(), self.listening()
        first.execute('set x 1')
        second.execute('set x 2')
        self.assertEqual(first.execute('get x')['result'], 1)
        self.assertEqual(second.execute('get x')['result'], 2)
        first.process.send_signal(signal.SIGTERM)
        self.stops(first)
        self.assertEqual(second.execute('get x')['result'], 2)
        second.process.send_signal(signal.SIGTERM)
        self.stops(second)

    def test_a_port_that_is_taken(self):
        with socket.socket() as s:
            s.bind(('127.0.0.1', 0))
            s.listen()
            port = s.getsockname()[1]
            local = self.run_local(options={'spec.kernel.port': port})
            self.ends(local, 1, 'port %d is already taken' % port)

    def test_a_bad_option(self):
        local = self.run_local(options={'spec.kernel.port': 'six'})
        self.ends(local, 1, '-o: spec.kernel.port: ',
                  'the configuration cannot be used')

    def test_a_file_that_is_missing(self):
        self.ends(self.run_local('-c', '/nonexistent.yaml'), 1,
                  '/nonexistent.yaml')

    def test_a_kernel_that_is_missing(self):
        self.ends(self.run_local(kernel='nosuchkernel'), 1, 'nosuchkernel',
                  'code-interpreter-fcgi has ended with status 1')

    def test_a_kernel_that_cannot_start(self):
        local = self.run_local(kernel='python3', environment={
            # ipykernel finds no module of its own any more.
            'PYTHONHOME': '/nonexistent'})
        self.ends(local, 1, 'code-interpreter-fcgi has ended with status 1')

    def test_wrong_usage(self):
        self.ends(self.run_local('-x'), 2, 'usage:')
        self.ends(self.run_local('word'), 2, 'usage:')

    def test_values_may_hold_anything(self):
        text = "stdout it's \"quoted\" $HOME `id` \\\\ ; * #"
        local = self.listening(options={
            'spec.codeExecution.synchronousExecution.preCodeInjectionSnippet':
                text})
        self.assertEqual(local.execute('result 1')['stdout'],
                         "it's \"quoted\" $HOME `id` \\ ; * #")
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)

    def test_it_ends_when_one_of_the_two_dies(self):
        for name in ('ci-monitor', 'lighttpd'):
            local = self.listening()
            pid = next(p for p, n in marked_processes(local.mark).items()
                       if n == name)
            os.kill(pid, signal.SIGKILL)
            self.assertEqual(self.wait(local, 30), 1)
            self.assertIn('ended with status', local.stderr())
            wait_for(lambda: local.left() == [], 10, 'nothing to be left')

    def test_the_kernel_cannot_reach_the_socket(self):
        if os.geteuid() != 0:
            self.skipTest('needs root')
        local = self.listening(kernel='python3')
        path = '%s/%s/web/socket' % (local.temporary,
                                     os.listdir(local.temporary)[0])
        self.assertTrue(os.path.exists(path))
        e = local.execute('import os\n'
                          'os.access("%s", os.W_OK)' % path)
        self.assertIs(e['result'], False)
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)


@unittest.skipIf(SLOWNESS > 1, 'it would be the same build again')
class FreshCopy(LocalCase):
    def test_a_fresh_copy_builds_itself_and_serves(self):
        # Closed to other users, as /root is.
        top = tempfile.mkdtemp(prefix='ci-copy-')
        self.addCleanup(shutil.rmtree, top)
        os.rmdir(top)
        shutil.copytree(TOP, top, symlinks=True, ignore=shutil.ignore_patterns(
            '.git', 'build*', 'autom4te.cache', 'aclocal.m4', 'configure',
            'configure~', 'Makefile.in', '__pycache__'))
        os.chmod(top, 0o700)
        local = self.listening(top=top, build=None, kernel='python3',
                               seconds=300)
        self.assertEqual(local.execute('1+1')['result'], 2)
        connection = subprocess.run(
            ['curl', '-si', '-X', 'NOSUCH', local.url() + '/'],
            stdout=subprocess.PIPE).stdout
        self.assertIn(b'"error"', connection)
        self.assertTrue(os.path.exists(
            top + '/build/code-interpreter-fcgi'))
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)
        if os.geteuid() == 0:
            self.and_for_an_ordinary_user(top)

    def and_for_an_ordinary_user(self, top):
        subprocess.run(['chown', '-R', 'games', top], check=True)
        local = self.listening(top=top, build=None, kernel='python3',
                               as_user='games')
        self.assertEqual(local.execute('1+1')['result'], 2)
        local.process.send_signal(signal.SIGTERM)
        self.stops(local)
