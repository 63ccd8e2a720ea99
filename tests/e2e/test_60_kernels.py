"""Other kernels (platform-facts 3): one value, one error, timeout, exit."""
import json
import os
import shutil
import unittest

from harness import (BUILD, Case, INTERRUPTED, RESTARTED, Server, TIMEOUT)

# The node_modules that tests/run.sh has installed.
IJAVASCRIPT = (os.environ.get('CODE_INTERPRETER_IJAVASCRIPT') or
               os.path.join(BUILD, 'ijavascript', 'node_modules'))
SHORT = {'spec.codeExecution.defaultTimeoutSeconds': 2,
         'spec.kernel.interruptGraceSeconds': 1}


class XPython(Case):
    kernel = 'xpython'
    options = SHORT

    def test_a_value_and_output(self):
        self.assert_ok(self.server.execute('print("a", 1)', '1+1'), 2,
                       'a 1\n')

    def test_an_error(self):
        e = self.server.execute('1/0')
        self.assertNotEqual(e['hresult'], 0)
        self.assertIn('ZeroDivisionError', e['error_name'])
        self.assertIn('division by zero', e['error_stack_trace'])
        self.assert_ok(self.server.execute('3'), 3)

    def test_many_small_writes_arrive_whole_and_in_order(self):
        e = self.server.execute('for i in range(200): print(i)')
        self.assert_ok(e, '', ''.join('%d\n' % i for i in range(200)))

    def test_a_timeout(self):
        # SIGINT would kill it and interrupt_request does nothing.
        answer = self.server.post_code('import time; time.sleep(60)')
        self.assert_within(6, answer)
        self.assert_failed(answer.json(), TIMEOUT, 'Timeout',
                           'No response received')
        self.assert_ok(self.server.execute('1+1'), 2)

    def test_an_exit(self):
        answer = self.server.post_code('import os; os._exit(1)')
        self.assert_within(1, answer)
        self.assert_failed(answer.json(), RESTARTED)
        self.assert_ok(self.server.execute('1+1'), 2)


@unittest.skipUnless(os.path.isdir(IJAVASCRIPT),
                     'ijavascript could not be installed')
class IJavascript(Case):
    shared = False

    @classmethod
    def setUpClass(cls):
        cls.server = Server('javascript', options=dict(
            SHORT, **{'spec.healthProbe.expectedResult': ''}))
        cls.addClassCleanup(cls.server.remove)
        # A copy: the kernel's user may not be let into the build.
        modules = cls.server.directory + '/node_modules'
        shutil.copytree(IJAVASCRIPT, modules, symlinks=True)
        cls.server.add_kernelspec('javascript', {
            'argv': ['node', modules + '/ijavascript/lib/kernel.js',
                     '--hide-undefined', '{connection_file}',
                     '--protocol=5.1'],
            'display_name': 'JavaScript', 'language': 'javascript'})
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)

    def test_a_value_and_output(self):
        self.assert_ok(self.server.execute('console.log("a", 1)', '1+1'), 2,
                       'a 1\n')

    def test_an_error(self):
        e = self.server.execute('nosuch()')
        self.assertNotEqual(e['hresult'], 0)
        self.assertEqual(e['error_name'], 'ReferenceError')
        self.assert_ok(self.server.execute('3'), 3)

    def test_many_lines_arrive_whole_and_in_order(self):
        e = self.server.execute('for (let i = 0; i < 200; i++) '
                                'console.log(i)')
        self.assert_ok(e, '', ''.join('%d\n' % i for i in range(200)))

    def test_a_timeout(self):
        # SIGINT restarts its child behind our back: the answer never comes.
        answer = self.server.post_code('while (true);')
        self.assert_within(6, answer)
        e = answer.json()
        self.assertIn((e['hresult'], e['error_name']),
                      ((TIMEOUT, 'Timeout'), (INTERRUPTED, 'Timeout')))
        self.assert_ok(self.server.execute('1+1'), 2)

    def test_an_exit(self):
        # Its parent lives on and is silent.
        answer = self.server.post_code('process.exit(1)')
        self.assert_failed(answer.json(), RESTARTED)
        self.assert_ok(self.server.execute('1+1'), 2)


class Broken(Case):
    shared = False

    def test_a_kernel_whose_module_is_not_installed(self):
        server = Server('xonsh')
        self.addCleanup(server.remove)
        # As Debian's xonsh package has it.
        server.add_kernelspec('xonsh', json.dumps({
            'argv': ['/usr/bin/python3', '-m', 'xonsh.jupyter_kernel', '-f',
                     '{connection_file}'],
            'display_name': 'Xonsh', 'language': 'xonsh'}))
        server.start(None)
        self.assertEqual(server.wait_exit(60), 1)
        self.addCleanup(server.stop)
        self.assertRegex('\n'.join(server.messages('error')), 'xonsh')
        # What the kernel itself had to say.
        self.assertIn('No module named', server.log())
