"""Timeouts, deaths, the queue (API contract 8.2, 8.3, 9.1, 16)."""
import time

from harness import (Case, INTERRUPTED, Later, RESTARTED, SLOWNESS, TIMEOUT,
                     wait_for)

SHORT = {'spec.codeExecution.defaultTimeoutSeconds': 1,
         'spec.kernel.interruptGraceSeconds': 1}


class Timeouts(Case):
    options = SHORT

    def timed(self, *lines, at_most=3):
        answer = self.server.post_code('\n'.join(lines))
        self.assertGreaterEqual(answer.seconds, 1)
        self.assert_within(at_most, answer)
        return answer.json()

    def test_an_interrupt_keeps_output_and_state(self):
        self.server.execute('set x 5')
        e = self.timed('stdout before', 'sleep 60000')
        self.assert_failed(e, INTERRUPTED, 'Timeout', 'Timeout', 'before')
        self.assertIn('KeyboardInterrupt', e['error_stack_trace'])
        self.assert_ok(self.server.execute('get x'), 5)

    def test_swallowing_the_interrupt_is_a_timeout_all_the_same(self):
        self.server.execute('set x 6')
        e = self.timed('wait-interrupt', 'stdout swallowed', 'result 3')
        self.assert_failed(e, INTERRUPTED, 'Timeout', 'Timeout', 'swallowed')
        self.assert_ok(self.server.execute('get x'), 6)

    def test_ignoring_the_interrupt_ends_in_a_restart(self):
        self.server.execute('set x 7')
        e = self.timed('stdout before', 'ignore-interrupt', 'sleep 60000',
                       at_most=5)
        self.assert_failed(e, TIMEOUT, 'Timeout', 'No response received',
                           'before')
        self.assert_failed(self.server.execute('get x'), -2147205116,
                           'NameError', 'x')

    def test_no_answer_at_all_ends_in_a_restart(self):
        before = self.server.pid('kernel')
        e = self.timed('silent', at_most=5)
        self.assert_failed(e, TIMEOUT, 'Timeout', 'No response received')
        self.assert_ok(self.server.execute('result 1'), 1)
        self.assertNotEqual(self.server.pid('kernel'), before)

    def test_no_reply_ends_in_a_restart(self):
        e = self.timed('stdout a', 'no-reply', at_most=5)
        self.assert_failed(e, TIMEOUT, 'Timeout', 'No response received', 'a')
        self.assert_ok(self.server.execute('result 1'), 1)

    def test_output_of_the_grace_is_kept_and_not_in_the_next(self):
        e = self.timed('wait-interrupt', 'sleep 300', 'stdout late',
                       'late 200 later')
        self.assert_failed(e, INTERRUPTED, 'Timeout', 'Timeout', 'late')
        self.assert_ok(self.server.execute('sleep 500', 'stdout mine'), '',
                       'mine')

    def test_who_waits_is_not_charged_for_the_one_before(self):
        first = self.server.run_later('sleep 60000')
        second = Later(self.server.execute, 'sleep 700', 'result 2')
        self.assert_failed(first.result().json(), INTERRUPTED, 'Timeout',
                           'Timeout')
        self.assert_ok(second.result(), 2)


class InterruptByMessage(Case):
    shared = False

    def test_the_kernelspec_chooses_the_message(self):
        server = self.start(options=SHORT,
                            spec={'interrupt_mode': 'message'})
        e = server.execute('sleep 60000')
        self.assert_failed(e, INTERRUPTED, 'Timeout', 'Timeout')
        log = server.kernel_log()
        self.assertIn('control interrupt_request', log)
        self.assertNotIn('signal INT', log)
        self.assert_ok(server.execute('result 1'), 1)

    def test_the_configuration_overrides_the_kernelspec(self):
        server = self.start(
            options=dict(SHORT, **{'spec.kernel.interruptMode': 'signal'}),
            spec={'interrupt_mode': 'message'})
        self.assert_failed(server.execute('sleep 60000'), INTERRUPTED,
                           'Timeout', 'Timeout')
        log = server.kernel_log()
        self.assertIn('signal INT', log)
        self.assertNotIn('control interrupt_request', log)

    def test_without_an_interrupt_it_is_a_restart_at_once(self):
        server = self.start(options={
            'spec.codeExecution.defaultTimeoutSeconds': 1,
            'spec.kernel.interruptGraceSeconds': 60,
            'spec.kernel.interruptMode': 'restart'})
        answer = server.post_code('stdout a\nsleep 60000')
        self.assert_within(5, answer)
        self.assert_failed(answer.json(), TIMEOUT, 'Timeout',
                           'No response received', 'a')
        self.assertNotIn('signal INT', server.kernel_log())
        self.assert_ok(server.execute('result 1'), 1)


class Deaths(Case):
    def dies(self, *lines, stdout=''):
        before = self.server.pid('kernel')
        answer = self.server.post_code('\n'.join(lines))
        self.assert_within(1, answer)
        self.assert_failed(answer.json(), RESTARTED, stdout=stdout)
        self.assert_ok(self.server.execute('result 1'), 1)
        self.assertNotEqual(self.server.pid('kernel'), before)

    def test_exit_of_the_code(self):
        self.dies('die 1')
        self.dies('die 0')

    def test_output_before_the_death_is_kept(self):
        self.dies('stdout before', 'sleep 300', 'die', stdout='before')

    def test_segmentation_fault(self):
        self.dies('signal 11')

    def test_kill_from_outside(self):
        running = self.server.run_later('sleep 60000')
        self.server.kill('kernel')
        self.assert_failed(running.result(1).json(), RESTARTED)
        self.assert_ok(self.server.execute('result 1'), 1)

    def test_death_while_idle(self):
        before = self.server.pid('kernel')
        self.server.kill('kernel')
        self.assert_ok(self.server.execute('result 1'), 1)
        self.assertNotEqual(self.server.pid('kernel'), before)
        self.assertEqual(self.server.get('/health').status, 200)

    def test_one_death_does_not_flip_health(self):
        self.server.kill('kernel')
        self.assertEqual(self.server.get('/health').status, 200)
        self.assert_ok(self.server.execute('result 1'), 1)

    def test_who_waited_runs_in_the_new_kernel(self):
        first = self.server.run_later('sleep 500', 'die')
        others = [Later(self.server.execute, 'result %d' % i)
                  for i in range(3)]
        self.assert_failed(first.result().json(), RESTARTED)
        for i, other in enumerate(others):
            self.assert_ok(other.result(), i)

    def test_children_die_with_the_kernel(self):
        for where in ('', ' session'):
            self.server.execute('fork-child' + where)
            self.assertEqual(len(self.server.pids('kernel')), 2)
            self.server.execute('die')
            self.assert_ok(self.server.execute('result 1'), 1)
            wait_for(lambda: len(self.server.pids('kernel')) == 1,
                     what='the end of the child')

    def test_death_after_death(self):
        for _ in range(4):
            self.assert_failed(self.server.execute('die'), RESTARTED)
        self.assert_ok(self.server.execute('result 1'), 1)


class Queue(Case):
    options = {'spec.codeExecution.maxPendingExecutions': 4}

    def test_beyond_the_limit_is_429(self):
        first = self.server.run_later('sleep 1000')
        others = [Later(self.server.post_code, 'result %d' % i)
                  for i in range(7)]
        answers = [other.result() for other in [first] + others]
        refused = [a for a in answers if a.status == 429]
        self.assertEqual(len(refused), 4)
        for answer in refused:
            self.assertGreaterEqual(int(answer.headers['retry-after']), 1)
            self.assertEqual(list(answer.json()), ['message'])
        for answer in answers:
            if answer.status != 429:
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.json()['hresult'], 0)
        self.assert_ok(self.server.execute('result 1'), 1)

    def test_health_answers_while_all_is_full(self):
        running = [Later(self.server.post_code, 'sleep 300')
                   for _ in range(8)]
        for _ in range(10):
            answer = self.server.get('/health')
            self.assertEqual(answer.status, 200)
            self.assert_within(0.25, answer)
        for later in running:
            later.result()

    def test_order_is_kept(self):
        first = self.server.run_later('sleep %d' % (1500 * SLOWNESS))
        laters = []
        for _ in range(3):
            laters.append(Later(self.server.execute, 'count'))
            # There is no sign of an execution that waits: give it time.
            time.sleep(0.3 * SLOWNESS)
        self.assert_ok(first.result().json())
        counts = [later.result()['result'] for later in laters]
        self.assertEqual(counts, sorted(counts))

    def test_the_kernel_gets_one_at_a_time(self):
        for _ in range(3):
            laters = [Later(self.server.execute, 'sleep 50', 'result %d' % i)
                      for i in range(4)]
            for i, later in enumerate(laters):
                self.assert_ok(later.result(), i)
        self.assertNotIn('overlap', self.server.kernel_log())


class ManyClients(Case):
    def test_every_answer_is_its_own(self):
        def client(number):
            for i in range(20):
                text = '%d.%d' % (number, i)
                self.assert_ok(
                    self.server.execute('stdout ' + text,
                                        "result 'r%s'" % text),
                    'r' + text, text)

        for later in [Later(client, n) for n in range(16)]:
            later.result()
        log = self.server.kernel_log()
        self.assertNotIn('overlap', log)
        self.assertFalse([line for line in log if 'refused' in line])
