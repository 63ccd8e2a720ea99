"""With the system's ipykernel: issue 2's list and API contract section 22."""
import base64
import json
import os

from harness import (Case, EXCEPTION, HEALTHY, INTERRUPTED, Later, RESTARTED,
                     TIMEOUT, wait_for)

PNG = base64.b64encode(
    b'\x89PNG\r\n\x1a\n' + bytes(range(64))).decode()


class Executions(Case):
    kernel = 'python3'

    def execute(self, *lines):
        return self.server.execute(*lines)

    def test_one_plus_one(self):
        answer = self.server.post_code('1+1')
        self.assertEqual(answer.status, 200)
        self.assert_ok(answer.json(), 2)

    def test_print(self):
        self.assert_ok(self.execute('print("hello")'), '', 'hello\n')

    def test_print_and_value(self):
        self.assert_ok(self.execute("print('hello world')", '1 + 1'), 2,
                       'hello world\n')

    def test_stderr(self):
        self.assert_ok(self.execute('import sys',
                                    'print("x", file=sys.stderr)'),
                       '', '', 'x\n')

    def test_a_name_error(self):
        e = self.execute('printf("x")')
        self.assert_failed(e, EXCEPTION, 'NameError',
                           "name 'printf' is not defined")
        self.assertIn('Traceback', e['error_stack_trace'])
        self.assertIn('\x1b[', e['error_stack_trace'])
        self.assertTrue(e['error_stack_trace'].endswith('\n'))

    def test_output_before_an_exception_is_kept(self):
        e = self.execute('print(1)', '1/0')
        self.assert_failed(e, EXCEPTION, 'ZeroDivisionError',
                           'division by zero', '1\n')

    def test_a_syntax_error(self):
        e = self.execute('1 +')
        self.assertEqual((e['hresult'], e['error_name'], e['result']),
                         (EXCEPTION, 'SyntaxError', None))
        self.assertIn('line 1)', e['error_message'])

    def test_system_exit(self):
        e = self.execute('raise SystemExit(3)')
        self.assert_failed(e, EXCEPTION, 'SystemExit', '3')
        self.assert_ok(self.execute('1'), 1)

    def test_input_fails_at_once(self):
        e = self.execute('input()')
        self.assertEqual(e['error_name'], 'StdinNotImplementedError')

    def test_an_image(self):
        e = self.execute(
            'from IPython.display import Image, display',
            'import base64',
            'display(Image(data=base64.b64decode("%s"), format="png"))' % PNG)
        self.assert_ok(e, {'officepy_result': {
            'type': 'image', 'format': 'png', 'base64_data': PNG}})

    def test_values(self):
        for code, value in (
                (r"'\x1b[0m'", '\x1b[0m'), (r"'\x00\u202e'", '\0\u202e'),
                ("'\xe9\u6f22\u5b57\U0001f600'",
                 '\xe9\u6f22\u5b57\U0001f600'),
                ('None', ''), ('True', True), ('1.0', 1.0),
                ("['a', 'b']", "['a', 'b']"), ("{'k': 1}", "{'k': 1}"),
                ("b'x'", "b'x'"), ('1+2j', '(1+2j)'),
                ("'it\\'s'", "it's"), ("float('nan')", None)):
            with self.subTest(code):
                self.assert_ok(self.execute(code), value)

    def test_a_large_integer_keeps_its_digits(self):
        self.assertIn(b'"result":1180591620717411303424',
                      self.server.post_code('2**70').body)

    def test_ten_megabytes_of_output(self):
        e = self.execute("print('x' * 10_000_000)")
        self.assert_ok(e, '', 'x' * 1020 + '...')

    def test_many_lines(self):
        e = self.execute('for i in range(100000): print(i)')
        self.assertEqual((e['hresult'], len(e['stdout'])), (0, 1023))
        self.assert_ok(self.execute('print(1)'), '', '1\n')

    def test_a_large_value_is_whole(self):
        self.assert_ok(self.execute("'x' * 3_000_000"), 'x' * 3_000_000)

    def test_variables_stay(self):
        self.assert_ok(self.execute('variable = 41'))
        self.assert_ok(self.execute('variable + 1'), 42)

    def test_two_at_once_and_health_meanwhile(self):
        first = Later(self.execute, 'import time', 'time.sleep(2)', '"a"')
        second = Later(self.execute, '"b"')
        while not first.done():
            answer = self.server.get('/health')
            self.assertEqual((answer.status, answer.body), (200, HEALTHY))
            self.assert_within(0.25, answer)
        self.assert_ok(first.result(), 'a')
        self.assert_ok(second.result(), 'b')

    def test_sixteen_clients(self):
        def client(number):
            for i in range(5):
                text = '%d-%d' % (number, i)
                self.assert_ok(self.execute('print("%s")' % text,
                                            '"v%s"' % text),
                               'v' + text, text + '\n')
        for later in [Later(client, n) for n in range(16)]:
            later.result()

    def test_an_empty_body(self):
        answer = self.server.request('POST', '/execute', b'')
        self.assertEqual((answer.status, answer.body),
                         (400, b'{"message": "request body is empty"}'))

    def test_the_kernel_works_in_the_data_directory(self):
        self.assert_ok(self.execute('import os', 'os.getcwd()'),
                       self.server.directory + '/data')
        self.assert_ok(self.execute('open("file", "w").write("x")'), 1)

    def test_the_kernel_has_no_descriptor_of_ours(self):
        e = self.execute('import os', '[os.readlink(f"/proc/self/fd/{n}") '
                         'for n in os.listdir("/proc/self/fd") '
                         'if os.path.exists(f"/proc/self/fd/{n}")]')
        self.assertNotIn(self.server.directory + '/log', e['result'])


class Probed(Case):
    kernel = 'python3'
    options = {'spec.healthProbe.periodSeconds': 1}

    def test_probes_leave_no_trace(self):
        self.server.execute('41+1')
        before = self.server.execute('[len(In), sorted(Out)]')['result']
        probes = self.server.log().count('Healthcheck execution time')
        wait_for(lambda: self.server.log().count(
            'Healthcheck execution time') >= probes + 3, what='three probes')
        after = self.server.execute('[len(In), sorted(Out)]')['result']
        count, outputs = json.loads(before)
        self.assertEqual(json.loads(after), [count + 1, outputs + [count - 1]])
        self.server.execute('41+1')
        probes = self.server.log().count('Healthcheck execution time')
        wait_for(lambda: self.server.log().count(
            'Healthcheck execution time') >= probes + 2, what='two probes')
        self.assert_ok(self.server.execute('_'), 42)


class Failures(Case):
    kernel = 'python3'
    options = {'spec.codeExecution.defaultTimeoutSeconds': 1,
               'spec.kernel.interruptGraceSeconds': 1}

    def test_a_timeout_keeps_the_variables(self):
        self.server.execute('variable = 5')
        answer = self.server.post_code('print("before")\nimport time\n'
                                       'time.sleep(60)')
        self.assert_within(3, answer)
        self.assert_failed(answer.json(), INTERRUPTED, 'Timeout', 'Timeout',
                           'before\n')
        self.assert_ok(self.server.execute('variable'), 5)

    def test_who_ignores_the_interrupt_is_restarted(self):
        answer = self.server.post_code(
            'import time\nvariable = 6\nwhile True:\n    try:\n'
            '        time.sleep(60)\n    except KeyboardInterrupt:\n'
            '        print("no")')
        self.assert_within(6, answer)
        self.assert_failed(answer.json(), TIMEOUT, 'Timeout',
                           'No response received', 'no\n')
        # A new kernel imports for about half a second.
        e = self.server.execute('variable')
        self.assertEqual(e['error_name'], 'NameError')

    def dies(self, code):
        answer = self.server.post_code(code)
        self.assert_within(1, answer)
        self.assert_failed(answer.json(), RESTARTED)
        self.assert_ok(self.server.execute('1'), 1)

    def test_exit(self):
        self.dies('import os; os._exit(1)')

    def test_segmentation_fault(self):
        self.dies('import ctypes; ctypes.string_at(0)')

    def test_kill_by_the_code(self):
        self.dies('import os; os.kill(os.getpid(), 9)')

    def test_kill_from_outside(self):
        flag = self.server.directory + '/data/running'
        running = Later(self.server.post_code, 'open("running", "w")\n'
                        'import time; time.sleep(.9)')
        wait_for(lambda: os.path.exists(flag), what='the execution')
        self.server.kill('kernel')
        self.assert_failed(running.result(1).json(), RESTARTED)
        self.assert_ok(self.server.execute('2'), 2)

    def test_the_server_is_killed(self):
        self.server.execute('variable = 7')
        self.server.kill('server')
        answer = self.server.post_code('variable')
        self.assert_within(1, answer)
        self.assert_ok(answer.json(), 7)


class TheEnd(Case):
    shared = False

    def test_nothing_is_left(self):
        server = self.start('python3')
        server.execute('import subprocess',
                       'subprocess.Popen(["sleep", "1000"])')
        self.assertEqual(len(server.pids('kernel')), 2)
        server.stop()
