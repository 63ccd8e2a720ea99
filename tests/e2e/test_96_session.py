"""The session (API contract 11), and executions with real kernels."""
import os
import time
import unittest

from calls import ASYNCHRONOUS, Calls, RESTARTED, V3, V4, submit_many
from harness import Case, HEALTHY, Later, wait_for
from kernels import make_server, why_missing


class Session(Calls, Case):
    shared = False

    def reset(self, version=V3):
        answer = self.server.request('DELETE', '/session' + version)
        self.assertEqual((answer.status, answer.body), (204, b''), answer)

    def test_times_and_etag(self):
        self.server = server = self.start()
        first = server.get('/session' + V3).json()
        time.sleep(0.01)
        server.get('/health')
        second = server.get('/session' + V3).json()
        for name in ('createdAt', 'expireAt', 'etag'):
            self.assertEqual(first[name], second[name])
        self.assertLess(first['lastAccessedAt'], second['lastAccessedAt'])
        self.assertRegex(first['etag'], '^"[0-9a-f-]{36}"$')
        self.assertEqual(first['createdAt'][10:19], first['expireAt'][10:19])
        self.assertLess(first['createdAt'], first['expireAt'])
        self.assertLessEqual(first['createdAt'], first['lastAccessedAt'])

    def test_a_reset_ends_what_runs_and_waits(self):
        self.server = server = self.start(options=ASYNCHRONOUS)
        ended = self.post('set name value').json()['id']
        before = server.pid('kernel')
        running = Later(self.post, 'stdout a\nfork-child session\n'
                        'wait-interrupt')
        wait_for(lambda: len(server.pids('kernel')) == 2, what='the child')
        waiting = Later(self.post, 'result 1',
                        headers={'operation-id': 'waiting'})
        wait_for(lambda: self.look('waiting').status == 200, what='it')
        asynchronous = self.submit('result 2')
        self.reset()
        self.assert_failed_with(running.result().json(), RESTARTED, 'a')
        self.assert_failed_with(waiting.result().json(), RESTARTED)
        for name in (ended, asynchronous):
            self.assert_unknown(name)
        self.assertEqual(self.post('get name').json()['status'], 'Failed')
        after = server.pid('kernel')
        self.assertNotEqual(before, after)
        self.assertEqual(server.get('/health').body, HEALTHY)

    def test_two_resets_at_once(self):
        self.server = self.start()
        for later in [Later(self.reset) for _ in range(4)]:
            later.result()
        self.assert_succeeded(self.post('result 1').json(), value=1)

    def test_nothing_is_left_of_code_that_goes_on_writing(self):
        self.server = server = self.start('python3')
        data = server.directory + '/data'
        code = ('import os, subprocess\n'
                'os.makedirs("a/b/c")\n'
                'open("a/b/c/f", "w").write("x")\n'
                'os.chmod("a/b", 0)\n'
                'os.mkfifo("pipe"); os.symlink("/etc", "link")\n'
                'open(".hidden", "w")\n'
                'open(b"\\xff\\xfe", "w")\n'
                'subprocess.Popen(["sh", "-c", "while :; do for i in 1 2 3 4 '
                '5; do echo x >w$i; done; done"], start_new_session=True)\n')
        answer = self.post(code)
        self.assertEqual(answer.json()['status'], 'Succeeded', answer)
        wait_for(lambda: os.path.exists(data + '/w5'), what='the writer')
        self.reset(V4)
        self.assertEqual(os.listdir(data), [])
        time.sleep(0.3)
        self.assertEqual(os.listdir(data), [])
        self.assert_succeeded(
            self.post('import os\n[os.getcwd(), "os" in dir()]').json(),
            value="['%s', True]" % data)
        self.assertEqual(self.post('data').json()['status'], 'Failed')

    def test_a_reset_while_the_server_is_killed(self):
        self.server = server = self.start()
        for _ in range(3):
            later = Later(server.request, 'DELETE', '/session' + V3)
            server.kill('server')
            self.assertIn(later.result().status, (204, 500, 502, 503))
            wait_for(lambda: self.post('result 1').status == 202,
                     what='an answer')

    def test_not_without_a_version(self):
        self.server = server = self.start()
        self.post('set name value')
        answer = server.request('DELETE', '/session')
        self.assertEqual((answer.status, answer.json()['error']['code']),
                         (404, 'NotFound'))
        self.assert_succeeded(self.post('get name').json(), value='value')


class WithIPython(Calls, Case):
    kernel = 'python3'
    options = dict(ASYNCHRONOUS, **{
        'spec.healthProbe.periodSeconds': 1,
        'spec.codeExecution.asynchronousExecution.preCodeInjectionSnippet':
            'kind = "asynchronous"',
        'spec.codeExecution.synchronousExecution.preCodeInjectionSnippet':
            'kind = "synchronous"'})

    def test_two_hundred_at_once(self):
        ids = submit_many(self, ['print("o%d"); "v%d"' % (i, i)
                                 for i in range(200)])
        for i, name in enumerate(ids):
            self.assert_succeeded(self.outcome(name), 'o%d\n' % i, 'v%d' % i)

    def test_snippets(self):
        self.assert_succeeded(self.post('kind').json(), value='synchronous')
        self.assert_succeeded(self.outcome(self.submit('kind')),
                              value='asynchronous')

    def test_a_failure(self):
        resource = self.outcome(self.submit('print(1)\n1/0'))
        self.assertEqual((resource['status'], resource['result']['stdout']),
                         ('Failed', '1\n'))
        self.assertTrue(resource['result']['stderr'].endswith(
            'ZeroDivisionError: division by zero'))
        self.assertNotIn('\x1b', resource['result']['stderr'])
        self.assertIn('\x1b', resource['rawResult']['error_stack_trace'])

    def test_metadata(self):
        answer = self.server.get('/metadata' + V3).json()
        self.assertEqual(answer['runtimes'][0]['name'], 'python')
        self.assertRegex(answer['runtimes'][0]['version'], r'^3\.\d')
        self.assertEqual(answer['jupyterKernel']['name'], 'ipython')
        self.assertIn('Python', answer['jupyterKernel']['description'])

    def test_the_bundle(self):
        answer = self.post('class A:\n'
                           '    def _repr_html_(self): return "<b>a</b>"\n'
                           '    def __repr__(self): return "a"\n'
                           'A()', '', returnJupyterFormatExecutionResult=True)
        self.assertEqual(answer.json()['result']['executionResult'],
                         {'text/plain': 'a', 'text/html': '<b>a</b>'})

    def test_probes_leave_no_trace(self):
        # 28 of API contract 22, with probes every second
        def probes():
            return self.server.log().count('Healthcheck execution time')
        self.post('41+1')
        before = probes()
        wait_for(lambda: probes() >= before + 3, what='three probes')
        self.assert_succeeded(self.post('_').json(), value=42)


class Examples:
    """26 of API contract 22, and its sample of asynchronous use."""

    def test_two_at_once(self):
        first = Later(self.post, self.slow)
        time.sleep(0.2)
        second = Later(self.post, '1+1')
        polls = 0
        while not first.done():
            answer = self.server.get('/health')
            self.assertEqual((answer.status, answer.body), (200, HEALTHY))
            self.assert_within(0.25, answer)
            polls += 1
        self.assertGreater(polls, 2)
        self.assertEqual(first.result().json()['status'], 'Succeeded')
        self.assert_succeeded(second.result().json(), value=2)

    def test_fifty_asynchronous_ones(self):
        ids = submit_many(self, [self.output % i for i in range(50)], 4)
        for i, name in enumerate(ids):
            self.assert_succeeded(self.outcome(name), 'o%d\n' % i)


class ExamplesIPython(Examples, Calls, Case):
    kernel = 'python3'
    options = ASYNCHRONOUS
    slow = 'import time; time.sleep(2)'
    output = 'print("o%d")'


class ExamplesXPython(ExamplesIPython):
    kernel = 'xpython'


@unittest.skipIf(why_missing('javascript'), why_missing('javascript'))
class Javascript(Calls, Case):
    shared = False

    def begin(self, **options):
        self.server = make_server('javascript', dict(ASYNCHRONOUS, **{
            'spec.codeExecution.' + k.replace('_', '.'): v
            for k, v in options.items()}))
        self.addCleanup(self.server.remove)
        self.server.start()
        self.addCleanup(self.server.stop)

    def test_examples(self):
        self.begin()
        self.slow = ('{ const end = Date.now() + 2000; '
                     'while (Date.now() < end); }')
        self.output = 'console.log("o%d")'
        Examples.test_two_at_once(self)
        Examples.test_fifty_asynchronous_ones(self)

    def test_the_sample_of_the_guide(self):
        # It ends every execution by a timer at exactly the default limit,
        # and that is no timeout.
        self.begin(defaultTimeoutSeconds=2,
                   asynchronousExecution_preCodeInjectionSnippet='$$.async()',
                   asynchronousExecution_postCodeInjectionSnippet='setTimeout'
                   '($$.done, 2000)')
        for code, stdout in (
                ('console.log("a")', 'a\n'),
                ('setTimeout(() => console.log("late"), 500)', 'late\n'),
                ('let kept = 5', ''),
                ('console.log(kept)', '5\n')):
            resource = self.outcome(self.submit(code))
            self.assertEqual((resource['status'], resource['result']['stderr'],
                              resource['result']['stdout']),
                             ('Succeeded', '', stdout))
            self.assertGreater(
                resource['result']['executionTimeInMilliseconds'], 1900)
        # Synchronous ones have no such snippets.
        answer = self.post('kept + 1')
        self.assert_succeeded(answer.json(), value=6)
        self.assert_within(1, answer)
        # A timer that never comes is a timeout all the same.
        resource = self.outcome(self.submit('throw new Error("x")'))
        self.assertEqual(resource['status'], 'Failed')
        self.assertIn('Error: x', resource['result']['stderr'])


if __name__ == '__main__':
    unittest.main()
