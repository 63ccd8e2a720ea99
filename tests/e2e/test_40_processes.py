"""The two processes and the kernel: users, crashes, the end."""
import json
import os
import signal
import subprocess
import threading
import time
import unittest

from harness import Case, Later, SLOWNESS, wait_for

ROOT = os.geteuid() == 0


def uid_of(pid):
    with open('/proc/%d/status' % pid) as f:
        return next(line.split()[1:5] for line in f
                    if line.startswith('Uid:'))


class Crashes(Case):
    def test_the_kernel_outlives_the_server(self):
        self.server.execute('set x 5')
        kernel = self.server.pid('kernel')
        for _ in range(3):
            self.server.kill('server')
            answer = self.server.post_code('get x')
            self.assert_within(1, answer)
            self.assert_ok(answer.json(), 5)
        self.assertEqual(self.server.pid('kernel'), kernel)
        self.server.wait_healthy()

    def test_a_crash_costs_only_what_is_under_way(self):
        running = self.server.run_later('sleep 1500', 'stdout old')
        self.server.kill('server')
        answer = running.result()
        self.assertEqual(answer.status, 500)
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(answer.json()['error']['code'],
                         'InternalServerError')
        self.assert_ok(self.server.execute('stdout new', 'result 1'), 1,
                       'new')


class Guards(Case):
    """What the kernel must not get."""

    def test_everybody_is_another_user(self):
        if not ROOT:
            self.skipTest('needs root')
        users = {role: uid_of(self.server.pid(role))
                 for role in ('monitor', 'server', 'kernel', 'lighttpd')}
        self.assertEqual(users['monitor'], ['0'] * 4)
        for role in ('kernel', 'lighttpd'):
            self.assertEqual(len(set(users[role])), 1, role)
        # the server touches files, and only these, as the kernel's user
        *ids, file_id = users['server']
        self.assertEqual(len(set(ids)), 1)
        self.assertEqual(file_id, users['kernel'][0])
        self.assertEqual(len({ids[0] for ids in users.values()}), 4, users)

    def test_the_server_and_the_kernel_have_no_capabilities(self):
        for role in ('server', 'kernel'):
            with open('/proc/%d/status' % self.server.pid(role)) as f:
                status = dict(line.rstrip().split(':\t', 1) for line in f
                              if ':\t' in line)
            if ROOT:
                self.assertEqual(int(status['CapEff'], 16), 0, role)
            self.assertEqual(status['NoNewPrivs'], '1', role)

    def test_the_kernel_cannot_reach_the_fastcgi_socket(self):
        if not ROOT:
            self.skipTest('needs root')
        uid = uid_of(self.server.pid('kernel'))[0]
        outcome = subprocess.run(
            ['setpriv', '--reuid', uid, '--regid', uid, '--clear-groups',
             '/usr/bin/python3', '-c', 'import socket, sys\n'
             'socket.socket(socket.AF_UNIX).connect(sys.argv[1])',
             self.server.socket], stderr=subprocess.PIPE)
        self.assertIn(b'PermissionError', outcome.stderr)

    def test_the_kernel_inherits_no_descriptor_of_ours(self):
        def targets(role):
            folder = '/proc/%d/fd' % self.server.pid(role)
            return {int(name): os.readlink(os.path.join(folder, name))
                    for name in os.listdir(folder)}
        ours = {*targets('monitor').values(), *targets('server').values()}
        kernel = targets('kernel')
        self.assertEqual(kernel[0], '/dev/null')
        for number, target in kernel.items():
            if number > 2 and not target.startswith('anon_inode'):
                self.assertNotIn(target, ours, number)
            self.assertNotEqual(target, self.server.log_path, number)

    def test_the_kernel_is_a_process_group_of_its_own(self):
        kernel = self.server.pid('kernel')
        self.assertEqual(os.getpgid(kernel), kernel)
        self.assertNotEqual(os.getsid(kernel),
                            os.getsid(self.server.pid('server')))

    def test_the_kernel_has_default_signals(self):
        with open('/proc/%d/status' % self.server.pid('kernel')) as f:
            status = dict(line.split(':\t', 1) for line in f if ':\t' in line)
        self.assertEqual(int(status['SigIgn'], 16), 0)

    def test_the_connection_file_is_only_the_kernels(self):
        kernel = self.server.pid('kernel')
        with open('/proc/%d/cmdline' % kernel) as f:
            path = f.read().split('\0')[-2]
        found = os.stat(path)
        self.assertEqual(found.st_mode & 0o777, 0o600)
        self.assertEqual(str(found.st_uid), uid_of(kernel)[0])
        with open(path) as f:
            connection = json.load(f)
        self.assertEqual((connection['transport'], connection['ip'],
                          connection['signature_scheme']),
                         ('tcp', '127.0.0.1', 'hmac-sha256'))
        self.assertNotIn(connection['key'], self.server.log())

    def test_nothing_secret_is_logged(self):
        self.server.execute('stdout SECRET-OUTPUT', 'result SECRET-VALUE',
                            'error SecretError SECRET-ERROR')
        self.server.request('POST', '/execute?identifier=SECRET-QUERY',
                            '{"code":"SECRET-CODE"}',
                            {'Authorization': 'Bearer SECRET-TOKEN'})
        self.server.request('POST', '/execute', 'SECRET-BODY')
        self.assertNotIn('SECRET', self.server.log())
        self.assertNotIn(self.server.mark, self.server.log())

    def test_every_line_of_the_log_is_json(self):
        for line in self.server.log().splitlines():
            if '(server.c.' not in line:        # lighttpd's
                self.assertEqual(list(json.loads(line)),
                                 ['level', 'time', 'message'])


class Environment(Case):
    shared = False

    def test_the_kernel_gets_the_environment_but_not_the_token(self):
        server = self.start(environment={
            'MY_OWN': 'a b=c', 'JUPYTER_GEN_TOKEN': 'SECRET',
            'JUPYTER_TOKEN': 'SECRET'}, spec={'env': {'FROM_SPEC': '1'}})
        with open('/proc/%d/environ' % server.pid('kernel')) as f:
            environment = dict(entry.split('=', 1)
                               for entry in f.read().split('\0') if entry)
        self.assertEqual(environment['MY_OWN'], 'a b=c')
        self.assertEqual(environment['FROM_SPEC'], '1')
        self.assertNotIn('SECRET', environment.values())
        self.assertNotIn('SECRET', server.log())


class TheEnd(Case):
    shared = False

    def test_sigterm_and_sigint_while_idle(self):
        for with_signal in (signal.SIGTERM, signal.SIGINT):
            server = self.start()
            server.execute('result 1')
            server.stop(with_signal)

    def test_while_code_runs(self):
        server = self.start()
        running = server.run_later('sleep 60000')
        waiting = Later(server.post_code, 'result 1')
        server.program.send_signal(signal.SIGTERM)
        # The last row of API contract 8.3.
        answer = running.result(12)
        self.assertEqual((answer.status, list(answer.json())),
                         (500, ['message']))
        # This one may have come too late for the program: then it is
        # lighttpd that answers.
        self.assertIn(waiting.result(12).status, (500, 503))
        server.stop()

    def test_kernels_that_do_not_want_to_end(self):
        server = self.start(modes=['ignore-term', 'ignore-shutdown'])
        server.execute('fork-child')
        server.execute('fork-child session')
        self.assertEqual(len(server.pids('kernel')), 3)
        server.stop()

    def test_while_the_kernel_starts(self):
        server = self.start(modes=['never-bind'], wait='listening')
        waiting = Later(server.post_code, 'result 1')
        wait_for(lambda: server.pids('kernel'), what='the kernel')
        server.stop()
        self.assertIn(waiting.result().status, (500, 503))

    def test_a_polite_kernel_is_asked_to_end(self):
        server = self.start()
        server.stop()
        self.assertIn('control shutdown_request', server.kernel_log())


class Idle(Case):
    def cpu_ns(self):
        total = 0
        for role in ('monitor', 'server'):
            folder = '/proc/%d/task' % self.server.pid(role)
            for task in os.listdir(folder):
                with open('%s/%s/schedstat' % (folder, task)) as f:
                    total += int(f.read().split()[0])
        return total

    @unittest.skipIf(SLOWNESS > 1, 'not comparable in this build')
    def test_the_program_sleeps(self):
        self.server.execute('result 1')
        before = self.cpu_ns()
        threading.Event().wait(12)
        # Under 10 ms a minute.
        self.assertLess(self.cpu_ns() - before, 10e6 * 12 / 60)


@unittest.skipUnless(ROOT, 'needs root to become somebody else')
class OrdinaryUser(Case):
    shared = False

    def test_all_run_as_the_one_user(self):
        server = self.start(as_user='games')
        self.assert_ok(server.execute('result 1'), 1)
        users = {tuple(uid_of(pid)) for pid in server.processes()}
        self.assertEqual(len(users), 1)
        server.execute('die')
        self.assert_ok(server.execute('result 1'), 1)
        server.kill('server')
        self.assert_ok(server.execute('result 2'), 2)


class Load(Case):
    def test_memory_and_descriptors_do_not_grow(self):
        def count():
            return [len(os.listdir('/proc/%d/fd' % self.server.pid(role)))
                    for role in ('monitor', 'server')]
        # The connection of an answered request may still be open: the least
        # of many looks is what is there in between.
        before = [9999, 9999]
        for _ in range(20):
            self.server.execute('1+1')
            before = [min(pair) for pair in zip(before, count())]
        begin = time.monotonic()
        while time.monotonic() - begin < 3:
            self.server.execute('1+1')
            self.server.get('/health')
        self.server.execute('die')
        self.server.execute('1+1')
        wait_for(lambda: all(a <= b for a, b in zip(count(), before)), 5,
                 'as many descriptors')
