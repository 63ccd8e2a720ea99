"""
The program behind lighttpd, as run-local.sh starts them, in a directory of
its own and on a port of its own, under the control of a test.

Environment:
  CODE_INTERPRETER_BUILD_DIR      the build under test; build/ if unset
  CODE_INTERPRETER_TEST_SLOWNESS  factor on all limits; 1 if unset
"""
import glob
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import uuid

from client import Later, SLOWNESS, free_port, request, wait_for

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.abspath(os.environ.get('CODE_INTERPRETER_BUILD_DIR') or
                        os.path.join(TOP, 'build'))
PROGRAM = os.path.join(BUILD, 'code-interpreter-fcgi')
FAKE_KERNEL = os.path.join(BUILD, 'tests', 'fakekernel')
MARK = 'CI_TEST_MARK'
PATH = os.environ['PATH'] + ':/usr/sbin:/sbin'

HEALTHY = b'{"message": "healthy"}'
UNHEALTHY = b'{"message": "unhealthy exec code failed"}'
SANITIZER_REPORTS = ('ERROR: AddressSanitizer', 'ERROR: LeakSanitizer',
                     'WARNING: ThreadSanitizer', 'runtime error:',
                     'AddressSanitizer:DEADLYSIGNAL')

CONFIGURATION = '''\
kind: CodeInterpreterConfig
apiVersion: v1
metadata:
  name: code-interpreter
spec:
  logging:
    logLevel: 0
  kernel:
    name: {kernel}
    port: {port}
  healthProbe:
    periodSeconds: 3600
    code: 1+1
  codeExecution:
    enableAutoBase64Decoding: false
    defaultTimeoutSeconds: 60
  fileOperation:
    dataDirectoryPath: {directory}/data
'''


def marked_processes(mark):
    """Process id -> command name of all that carry the mark."""
    wanted = ('%s=%s' % (MARK, mark)).encode()
    found = {}
    for path in glob.glob('/proc/[0-9]*/environ'):
        pid = int(path.split('/')[2])
        try:
            with open(path, 'rb') as f:
                if wanted not in f.read().split(b'\0'):
                    continue
            with open('/proc/%d/comm' % pid) as f:
                found[pid] = f.read().strip()
        except OSError:
            pass
    return found


class Server:
    """
    options: KEY -> VALUE for -o.  modes: of the fake kernel.  spec: members to
    add to its kernel.json (or to replace).  environment: to add (None
    removes).  as_user: name of an ordinary user that starts everything.
    """
    used = []           # by the test that runs; for the reports of failures

    def __init__(self, kernel='fake', modes=(), options=None, spec=None,
                 environment=None, configuration=None, as_user=None):
        self.kernel = kernel
        self.mark = uuid.uuid4().hex
        self.directory = tempfile.mkdtemp(prefix='ci-test-')
        os.chmod(self.directory, 0o755)
        self.as_user = as_user
        self.program = self.lighttpd = None
        self.modes = list(modes)
        self.log_path = os.path.join(self.directory, 'log')
        self.kernel_log_path = os.path.join(self.directory, 'kernel-log')
        self.runtime = os.path.join(self.directory, 'program')
        self.socket = os.path.join(self.directory, 'web', 'socket')
        self.options = {'spec.process.runtimeDirectory': self.runtime}
        self.options.update(options or {})
        self.configuration = configuration or CONFIGURATION
        self.environment = {
            k: v for k, v in os.environ.items()
            if not k.startswith('CODE_INTERPRETER_')}
        self.environment.update({
            'PATH': PATH, MARK: self.mark,
            'JUPYTER_PATH': os.path.join(self.directory, 'jupyter'),
            'TSAN_OPTIONS': self.sanitizer_options()})
        for name, value in (environment or {}).items():
            if value is None:
                self.environment.pop(name, None)
            else:
                self.environment[name] = value
        self._make_files(spec or {})
        Server.used.append(self)

    # -- files ---------------------------------------------------------------

    def _make_files(self, spec):
        open(self.kernel_log_path, 'w').close()
        os.chmod(self.kernel_log_path, 0o666)
        os.mkdir(self.directory + '/web')
        os.mkdir(self.directory + '/uploads')
        os.mkdir(self.runtime, 0o711)
        os.chmod(self.runtime, 0o711)
        os.mkdir(self.directory + '/counters')
        os.chmod(self.directory + '/counters', 0o777)
        shutil.copytree(os.path.join(TOP, 'lighttpd', 'errors'),
                        self.directory + '/web/errors')
        if self.kernel == 'fake':
            # A copy: the kernel's user may not be let into the build.
            program = shutil.copy(FAKE_KERNEL, self.directory)
            argv = [program, '-m', 'log=' + self.kernel_log_path]
            for mode in self.modes:
                argv += ['-m', mode.replace('COUNTERS',
                                            self.directory + '/counters')]
            content = {'argv': argv + ['-f', '{connection_file}'],
                       'display_name': 'Fake', 'language': 'script'}
            content.update(spec)
            self.add_kernelspec('fake', content)
        if self.as_user:
            subprocess.run(['chown', '-R', self.as_user, self.directory],
                           check=True)

    def sanitizer_options(self):
        """For TSAN_OPTIONS; the fake kernel reads the file as well."""
        path = os.path.join(self.directory, 'tsan.supp')
        shutil.copy(os.path.join(TOP, 'tests', 'tsan.supp'), path)
        return 'suppressions=' + path

    def add_kernelspec(self, name, content):
        directory = os.path.join(self.directory, 'jupyter', 'kernels', name)
        os.makedirs(directory)
        with open(os.path.join(directory, 'kernel.json'), 'w') as f:
            f.write(content if isinstance(content, str)
                    else json.dumps(content))

    def log(self):
        try:
            with open(self.log_path, errors='replace') as f:
                return f.read()
        except FileNotFoundError:
            return ''

    def messages(self, level=None):
        """The texts of the log lines, which must all be JSON objects."""
        texts = []
        for line in self.log().splitlines():
            if not line.startswith('{'):
                continue        # lighttpd's
            entry = json.loads(line)
            if level in (None, entry['level']):
                texts.append(entry['message'])
        return texts

    def wait_log(self, text, seconds=20):
        wait_for(lambda: text in self.log(), seconds, 'log line %r' % text)

    def kernel_log(self):
        with open(self.kernel_log_path) as f:
            return [line.split(' ', 1)[1] for line in f.read().splitlines()]

    # -- processes -----------------------------------------------------------

    def command(self):
        command = [PROGRAM, '-c', self.directory + '/conf.yaml']
        for key, value in self.options.items():
            command += ['-o', '%s=%s' % (key, value)]
        return command

    def _become(self, command):
        if not self.as_user:
            return command
        return ['setpriv', '--reuid', self.as_user, '--regid',
                self.as_user, '--clear-groups', '--'] + command

    def start(self, wait='healthy'):
        """wait: healthy, listening, or None (only started)."""
        for attempt in range(5):
            self.port = free_port()
            with open(self.directory + '/conf.yaml', 'w') as f:
                f.write(self.configuration.format(
                    kernel=self.kernel, port=self.port,
                    directory=self.directory))
            self._start_program()
            if wait is None:
                return self
            self._start_lighttpd()
            if self._wait_listening():
                break
            self._end_processes()       # the port was lost to somebody
        if wait == 'healthy':
            self.wait_healthy()
        return self

    def _spawn(self, command, environment):
        with open(self.log_path, 'a') as log:
            return subprocess.Popen(
                self._become(command), stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, env=environment, cwd='/', start_new_session=True)

    def _start_program(self):
        web = self._lighttpd_user()
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        owner = []
        if web:
            subprocess.run(['chown', '-R', '%s:%s' % web,
                            self.directory + '/web',
                            self.directory + '/uploads'], check=True)
            owner = ['-U', web[0], '-G', web[1]]
        self.program = self._spawn(
            ['spawn-fcgi', '-n', '-s', self.socket, '-M', '0600'] + owner +
            ['--'] + self.command(), self.environment)

    def settings(self):
        """What -L prints, name -> value."""
        out = subprocess.run(
            self._become(self.command() + ['-L']), env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        return {line.split(' = ')[0]: line.split(' = ')[1].strip('"')
                for line in out.decode().splitlines()}

    def _lighttpd_user(self):
        settings = self.settings()
        if 'server.username' not in settings:
            return None
        return settings['server.username'], settings['server.groupname']

    def _start_lighttpd(self, conf=os.path.join(TOP, 'lighttpd',
                                                'lighttpd.conf')):
        quoted = ' '.join("'%s'" % word.replace("'", "'\\''")
                          for word in self.command() + ['-L'])
        environment = dict(
            self.environment,
            CODE_INTERPRETER_SETTINGS=quoted + ' 2>/dev/null',
            CODE_INTERPRETER_SOCKET=self.socket,
            CODE_INTERPRETER_LIGHTTPD=self.directory + '/web',
            CODE_INTERPRETER_BIND='127.0.0.1',
            CODE_INTERPRETER_UPLOAD_DIRECTORY=self.directory + '/uploads')
        self.lighttpd = self._spawn(
            ['lighttpd', '-D', '-f', conf], environment)

    def restart_lighttpd(self, conf):
        """Go on with another configuration, on the same port."""
        self.lighttpd.kill()
        self.lighttpd.wait()
        self._start_lighttpd(conf)
        if not self._wait_listening():
            raise AssertionError('lighttpd ended')

    def _wait_listening(self):
        def listening():
            if self.lighttpd.poll() is not None:
                return 'ended'
            try:
                socket.create_connection(('127.0.0.1', self.port)).close()
                return 'listening'
            except OSError:
                return None
        return wait_for(listening, 20, 'lighttpd') == 'listening'

    def wait_healthy(self, seconds=30):
        def healthy():
            if self.program.poll() is not None:
                raise AssertionError('the program ended with status %d' %
                                     self.program.returncode)
            return self.get('/health').status == 200
        wait_for(healthy, seconds, '/health')

    def processes(self):
        """Process id -> role, of everything that came of this server."""
        roles = {'ci-monitor': 'monitor', 'ci-server': 'server',
                 'lighttpd': 'lighttpd'}
        return {pid: roles.get(name, 'kernel')
                for pid, name in marked_processes(self.mark).items()}

    def pids(self, role):
        return sorted(p for p, r in self.processes().items() if r == role)

    def pid(self, role):
        pids = wait_for(lambda: self.pids(role), 10, 'a ' + role)
        if len(pids) != 1:
            raise AssertionError('%d processes are a %s' % (len(pids), role))
        return pids[0]

    def kill(self, role):
        """End a process by SIGKILL; return when the monitor has seen it."""
        def noticed():
            return self.log().count('ended by signal 9')
        before = noticed()
        os.kill(self.pid(role), signal.SIGKILL)
        wait_for(lambda: noticed() > before, what='the end of it')

    # -- requests ------------------------------------------------------------

    def request(self, method, path, body=None, headers=None, seconds=100):
        return request(self.port, method, path, body, headers, seconds)

    def get(self, path, **named):
        return self.request('GET', path, **named)

    def post_code(self, code, **named):
        return self.request('POST', '/execute', json.dumps({'code': code}),
                            {'Content-Type': 'application/json'}, **named)

    def execute(self, *lines, **named):
        """Run code and return the execution object."""
        answer = self.post_code('\n'.join(lines), **named)
        if answer.status != 200:
            raise AssertionError(repr(answer))
        return answer.json()

    def run_later(self, *lines):
        """Send code and return, once the fake kernel runs it, its Later."""
        def scripts():
            return self.kernel_log().count('script')
        before = scripts()
        later = Later(self.post_code, '\n'.join(lines))
        wait_for(lambda: scripts() > before, what='the execution')
        return later

    # -- the end -------------------------------------------------------------

    def wait_exit(self, seconds=20):
        """The program's own end: its exit status."""
        return self.program.wait(seconds * SLOWNESS)

    def stop(self, with_signal=signal.SIGTERM):
        """Stop everything and fail if anything is left or was reported."""
        problems = []
        if self.program and self.program.poll() is None:
            self.program.send_signal(with_signal)
            begin = time.monotonic()
            try:
                status = self.program.wait(60)
                if status != 0:
                    problems.append('exit status %d' % status)
            except subprocess.TimeoutExpired:
                problems.append('did not stop')
            if time.monotonic() - begin > 10 * SLOWNESS:
                problems.append('took %.1f s to stop' %
                                (time.monotonic() - begin))
        left = [(p, r) for p, r in self.processes().items()
                if r != 'lighttpd']
        if left:
            problems.append('processes left: %r' % left)
        # The home of a kernel's user that has none is meant to stay.
        files = [name for name in os.listdir(self.runtime)
                 if not name.startswith('home-')]
        if files:
            problems.append('files left: %r' % files)
        problems += [line for line in self.log().splitlines()
                     if any(text in line for text in SANITIZER_REPORTS)]
        self._end_processes()
        if problems:
            raise AssertionError('; '.join(problems))

    def _end_processes(self):
        """Whatever there is, by its process id."""
        if self.lighttpd and self.lighttpd.poll() is None:
            self.lighttpd.kill()
        for pid in self.processes():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for process in (self.program, self.lighttpd):
            if process:
                process.wait(20)

    def remove(self):
        self._end_processes()
        shutil.rmtree(self.directory, ignore_errors=True)


class Case(unittest.TestCase):
    """
    Tests that share one server, made of these class attributes; a test that
    needs its own calls self.start().
    """
    shared = True
    kernel = 'fake'
    modes = ()
    options = {}

    @classmethod
    def setUpClass(cls):
        cls.server = None
        if cls.shared:
            cls.server = Server(cls.kernel, cls.modes, cls.options)
            cls.addClassCleanup(cls.server.remove)
            cls.server.start()
            cls.addClassCleanup(cls.server.stop)

    def start(self, *arguments, wait='healthy', **named):
        """A server of this test's own, stopped and checked at its end."""
        server = Server(*arguments, **named)
        self.addCleanup(server.remove)
        server.start(wait)
        self.addCleanup(server.stop)
        return server

    def assert_ok(self, execution, result='', stdout='', stderr=''):
        self.assertEqual(
            (execution['hresult'], execution['result'], execution['stdout'],
             execution['stderr'], execution['error_name'],
             execution['error_message'], execution['error_stack_trace']),
            (0, result, stdout, stderr, '', '', ''))

    def assert_failed(self, execution, hresult, name='', message='',
                      stdout=''):
        self.assertEqual(
            (execution['hresult'], execution['error_name'],
             execution['error_message'], execution['result'],
             execution['stdout']),
            (hresult, name, message, None, stdout))

    def assert_within(self, seconds, answer):
        self.assertLess(answer.seconds, seconds * SLOWNESS)


# hresult of API contract 8.1
TIMEOUT = 1
EXCEPTION = -2147205116
NAMELESS = -2147205117
INTERRUPTED = -2147205110
ABORTED = -2147205113
RESTARTED = -2147205111
