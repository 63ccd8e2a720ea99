"""Executions by id and asynchronous ones (API contract 9 and 14)."""
import json
import os
import socket
import time
import unittest
import uuid

from calls import (ASYNCHRONOUS, Calls, RESTARTED, V2, V3, V4,
                   submit_many)
from harness import Case, Later, SLOWNESS, wait_for
from kernels import make_server


class Asynchronous(Calls, Case):
    options = ASYNCHRONOUS

    def test_a_thousand_at_once(self):
        before = self.memory()
        ids = submit_many(self, ['stdout out-%d\nresult %d' % (i, i)
                                 for i in range(1000)])
        self.assertEqual(len(set(ids)), 1000)
        for i, name in enumerate(ids):
            resource = self.outcome(name)
            self.assertEqual(resource['id'], name)
            self.assert_succeeded(resource, 'out-%d' % i, i)
        if SLOWNESS == 1:
            self.assertLess(self.memory() - before, 16 * 1024)

    def memory(self):
        with open('/proc/%d/status' % self.server.pid('server')) as f:
            return next(int(line.split()[1]) for line in f
                        if line.startswith('VmRSS'))

    def test_they_run_in_the_order_of_their_submission(self):
        first = self.submit('wait-file go\nset order 0')
        ids = [self.submit('get order\nset order %d' % i)
               for i in range(1, 20)]
        self.go()
        self.outcome(first)
        for i, name in enumerate(ids):
            self.assert_succeeded(self.outcome(name), value=i)

    def test_polls_and_health_do_not_wait_for_code(self):
        name = self.submit('wait-file go')
        self.wait_state(name, 'Running')
        for _ in range(20):
            for path, status in (('/executions/' + name + V2, 200),
                                 ('/executions/none' + V2, 404),
                                 ('/health', 200), ('/session' + V3, 200),
                                 ('/metadata' + V3, 200),
                                 ('/files' + V2, 200)):
                answer = self.server.get(path)
                self.assertEqual(answer.status, status)
                self.assert_within(0.25, answer)
        self.go()
        self.assertEqual(self.outcome(name)['status'], 'Succeeded')

    def test_submissions_do_not_wait_for_code(self):
        ids = [self.submit('wait-file go')]
        for i in range(50):
            answer = self.post('result %d' % i, executionType='asynchronous')
            self.assert_within(0.25, answer)
            self.assertEqual(answer.json()['status'], 'NotStarted')
            ids.append(answer.json()['id'])
        self.go()
        for i, name in enumerate(ids[1:]):
            self.assert_succeeded(self.outcome(name), value=i)

    def test_both_types_share_queue_and_state(self):
        name = self.submit('wait-file go\nset shared yes')
        later = Later(self.post, 'get shared')
        time.sleep(0.3)
        self.assertFalse(later.done())
        self.go()
        self.assert_succeeded(later.result().json(), value='yes')
        self.assertEqual(self.state(name), 'Succeeded')

    def test_one_of_many_with_the_same_id_wins(self):
        name = uuid.uuid4().hex
        laters = [Later(self.post, 'result %d' % i, V2,
                        {'operation-id': name}, executionType='Asynchronous')
                  for i in range(10)]
        statuses = sorted(later.result().status for later in laters)
        self.assertEqual(statuses, [202] + [409] * 9)
        resource = self.outcome(name)
        self.assertIn(resource['result']['executionResult'], range(10))

    def test_a_synchronous_one_can_be_polled_while_it_runs(self):
        name = uuid.uuid4().hex
        later = Later(self.post, 'wait-file go\nresult 5', V2,
                      {'operation-id': name})
        wait_for(lambda: self.look(name).status == 200, what='the id')
        self.wait_state(name, 'Running')
        self.assertNotIn('result', self.look(name).json())
        self.go()
        answer = later.result().json()
        self.assert_succeeded(answer, value=5)
        self.assertEqual(self.look(name).json(), answer)

    def test_a_client_that_leaves_can_poll(self):
        name = uuid.uuid4().hex
        body = json.dumps({'code': 'wait-file go\nresult 9'}).encode()
        with socket.create_connection(('127.0.0.1', self.server.port)) as s:
            s.sendall(b'POST /executions%s HTTP/1.1\r\nHost: x\r\n'
                      b'Operation-Id: %s\r\nContent-Length: %d\r\n\r\n%s' %
                      (V2.encode(), name.encode(), len(body), body))
            wait_for(lambda: self.look(name).status == 200, what='the id')
        self.go()
        self.assert_succeeded(self.outcome(name), value=9)

    def test_its_own_time_limit(self):
        name = self.submit('stdout a\nsleep 60000', timeoutInSeconds=1)
        begin = time.monotonic()
        self.assert_failed_with(
            self.outcome(name), 'Request timed out waiting for code '
            'execution to complete after 1 seconds', 'a')
        self.assertLess(time.monotonic() - begin, 4 * SLOWNESS)

    def test_who_waits_is_not_charged_for_the_one_before(self):
        first = self.submit('sleep 1500')
        second = self.submit('result 1', timeoutInSeconds=1)
        self.assertEqual(self.outcome(first)['status'], 'Succeeded')
        self.assert_succeeded(self.outcome(second), value=1)

    def test_a_death_ends_the_one_that_runs_and_no_other(self):
        running = self.submit('stdout a\nwait-file go\ndie')
        waiting = [self.submit('result %d' % i) for i in range(5)]
        self.go()
        self.assert_failed_with(self.outcome(running), RESTARTED, 'a')
        for i, name in enumerate(waiting):
            self.assert_succeeded(self.outcome(name), value=i)

    def test_identifiers_do_not_separate(self):
        name = self.submit('result 1', V2 + '&identifier=one')
        self.outcome(name)
        resource = self.look(name, V2 + '&identifier=two').json()
        self.assertEqual((resource['identifier'], resource['sessionId']),
                         ('one', 'one'))

    def test_every_location_can_be_polled(self):
        for identifier in ('a b', 'a&b=c#d', '\u6f22/\U0001f600', '%41+', ''):
            query = V2
            if identifier:
                query += '&identifier=' + ''.join(
                    '%%%02x' % c for c in identifier.encode())
            answer = self.post('result 1', query,
                               executionType='asynchronous')
            self.assertEqual(answer.json()['identifier'], identifier)
            location = answer.headers['operation-location']
            self.assertTrue(location.startswith(
                '/executions/%s?api-version=2024-10-02-preview'
                % answer.json()['id']), location)
            self.assertEqual(self.server.get(location).json()['identifier'],
                             identifier)


class TheServerIsKilled(Calls, Case):
    """The kernel lives on: nothing of the old may look like the new."""
    shared = False

    def test_ids_of_before_are_unknown(self):
        self.server = self.start(options=ASYNCHRONOUS)
        ended = self.submit('result 1')
        self.outcome(ended)
        running = self.submit('stdout old\nset old yes\nwait-file go\n'
                              'stdout old\nresult 6\n')
        waiting = self.submit('stdout never\nset never yes')
        later = Later(self.post, 'result 2',
                      headers={'operation-id': 'later'})
        wait_for(lambda: self.look('later').status == 200, what='it')
        self.wait_state(running, 'Running')
        self.server.kill('server')
        self.assertIn(later.result().status, (500, 502, 503))
        wait_for(lambda: self.server.get('/session' + V3).status == 200)
        for name in (ended, running, waiting):
            self.assert_unknown(name)
        # The same id again is another execution, and its output its own.
        self.assertEqual(self.submit('stdout new\nresult 3', headers={
            'operation-id': running}), running)
        self.assertIn(self.state(running), ('NotStarted', 'Running'))
        self.go()
        self.assert_succeeded(self.outcome(running), 'new', 3)
        self.assert_unknown(ended)
        self.assert_unknown(waiting)
        # What ran has run to its end, what waited has never begun.
        self.assert_succeeded(self.post('get old').json(), value='yes')
        self.assertEqual(self.post('get never').json()['status'], 'Failed')


    def test_a_burst_over_a_kill(self):
        self.server = self.start(options=ASYNCHRONOUS)
        answers = []

        def client(number):
            for i in range(100):
                text = '%d-%d' % (number, i)
                try:
                    answer = self.post('stdout ' + text,
                                       executionType='asynchronous')
                except OSError:
                    continue
                if answer.status == 202:
                    answers.append((answer.json()['id'], text))
        laters = [Later(client, n) for n in range(4)]
        wait_for(lambda: len(answers) > 50, what='answers')
        self.server.kill('server')
        for later in laters:
            later.result()
        self.assertGreater(len(answers), 100)
        known = 0
        for name, text in answers:
            if self.look(name).status == 200:
                self.assert_succeeded(self.outcome(name), text)
                known += 1
            else:
                self.assert_unknown(name)
        self.assertGreater(known, 0)
        self.assertLess(known, len(answers))


class TheEnd(Calls, Case):
    shared = False

    def test_the_program_stops_with_asynchronous_executions_around(self):
        self.server = self.start(options=ASYNCHRONOUS)
        self.submit('sleep 60000')
        for i in range(20):
            self.submit('result %d' % i)
        later = Later(self.post, 'result 1')
        time.sleep(0.2)
        self.server.stop()
        self.assertEqual(later.result().status, 503)


class Retention(Calls, Case):
    options = dict(ASYNCHRONOUS, **{
        'spec.codeExecution.maxRetainedResultsInMBs': 4})

    def test_old_ones_are_forgotten_when_there_are_many_bytes(self):
        small = self.submit('result 1')
        self.outcome(small)
        ids = []
        for i in range(8):
            ids.append(self.submit('stdout %d\nbig 1000000' % i))
            self.outcome(ids[-1])
        self.assert_unknown(small)
        self.assert_unknown(ids[0])
        for i in (6, 7):
            self.assert_succeeded(self.look(ids[i]).json(),
                                  '%d%s' % (i, 'x' * 1000000))

    def test_the_last_one_is_kept_however_large(self):
        name = self.submit('big 8000000')
        self.assert_succeeded(self.outcome(name), 'x' * 8000000)
        self.outcome(self.submit('result 1'))
        self.assert_unknown(name)

    def test_an_id_that_was_forgotten_is_free_again(self):
        name = uuid.uuid4().hex
        for i in range(2):
            self.submit('big 3000000', headers={'operation-id': name})
            self.outcome(name)
            self.assertEqual(self.post('result 1', headers={
                'operation-id': name}).status, 409)
            self.outcome(self.submit('big 3000000'))
            self.assert_unknown(name)

    def test_those_that_wait_or_run_are_never_forgotten(self):
        running = self.submit('big 3000000\nwait-file go\nresult 7')
        self.wait_state(running, 'Running')
        waiting = [self.submit('big 3000000') for _ in range(4)]
        last = self.submit('result 8')
        for name in [running, last] + waiting:
            self.assertEqual(self.look(name).status, 200)
        self.go()
        self.assert_succeeded(self.outcome(last), value=8)
        self.assert_unknown(running)

    @unittest.skipIf(SLOWNESS > 1, 'memory is not comparable in this build')
    def test_memory_comes_back(self):
        def memory():
            with open('/proc/%d/status' % self.server.pid('server')) as f:
                return next(int(line.split()[1]) for line in f
                            if line.startswith('VmRSS'))
        for _ in range(5):
            self.post('big 1500000')
        before = memory()
        for _ in range(20):
            self.post('big 1500000')
        self.assertLess(memory() - before, 16 * 1024)


class ManySmall(Calls, Case):
    options = ASYNCHRONOUS

    def test_the_number_is_limited(self):
        first = self.submit('result 1')
        self.outcome(first)
        for _ in range(2):
            ids = submit_many(self, ['1+1'] * 1000)
            for name in ids[-8:]:
                self.outcome(name)
        self.assert_unknown(first)
        # At least the last hundred are there, whatever their age.
        for name in ids:
            self.assert_succeeded(self.look(name).json(), value=2)


class Limits(Calls, Case):
    options = dict(ASYNCHRONOUS, **{
        'spec.codeExecution.maxPendingAsynchronousExecutions': 3})

    def fill(self):
        """As many as go in, behind one that waits for a file: their ids."""
        ids = [self.submit('wait-file go')]
        self.wait_state(ids[0], 'Running')      # not in a later kernel
        while True:
            answer = self.post('result 1', executionType='asynchronous')
            if answer.status == 429:
                return ids
            self.assertEqual(answer.status, 202)
            ids.append(answer.json()['id'])

    def test_the_limit_is_exact_whatever_happened_before(self):
        def let_go(ids):
            self.go()
            for name in ids:
                self.outcome(name)
            os.unlink(self.server.directory + '/data/go')

        def die(ids):
            self.server.kill('kernel')
            for name in ids:
                self.outcome(name)

        def reset(ids):
            self.assertEqual(self.server.request(
                'DELETE', '/session' + V3).status, 204)
            for name in ids:
                self.assert_unknown(name)

        for what in (let_go, die, reset, let_go, reset, die, let_go):
            ids = self.fill()
            self.assertEqual(len(ids), 3)
            what(ids)

    def test_synchronous_ones_do_not_count(self):
        ids = self.fill()
        later = Later(self.post, 'result 1')
        self.go()
        self.assert_succeeded(later.result().json(), value=1)
        self.outcome(ids[-1])

    def test_code_that_waits_is_limited_in_bytes(self):
        # 64 MiB all together, as the manual says.
        code = 'result 1\n' + '#' * (15 * 1024 * 1024)
        running = self.submit('wait-file go')
        laters = [Later(self.post, code) for _ in range(6)]
        wait_for(lambda: any(later.done() for later in laters),
                 what='a refusal')
        self.assertEqual(self.post(code).status, 429)
        small = Later(self.post, 'result 2')
        self.go()
        self.outcome(running)
        statuses = sorted(later.result().status for later in laters)
        self.assertEqual(statuses, [202] * 4 + [429] * 2)
        self.assert_succeeded(small.result().json(), value=2)
        self.assert_succeeded(self.post('result 3').json(), value=3)


class Headers(Calls, Case):
    def number(self, answer, name):
        return float(answer.headers['x-ms-' + name])

    def test_the_times_add_up(self):
        answer = self.post('sleep 300')
        run = int(answer.headers['x-ms-container-execution-duration'])
        whole = self.number(answer, 'overall-execution-time')
        self.assertGreaterEqual(run, 299)
        self.assertEqual(int(self.number(answer, 'execution-request-time')),
                         run)
        self.assertEqual(
            answer.json()['result']['executionTimeInMilliseconds'], run)
        self.assertEqual(answer.json()['rawResult']['diagnosticInfo']
                         ['executionDuration'], run)
        self.assertLessEqual(run, whole)
        self.assertAlmostEqual(
            whole, sum(self.number(answer, name) for name in
                       ('execution-request-time', 'preparation-time',
                        'execution-read-response-time')), delta=0.01)
        self.assertLessEqual(whole, answer.seconds * 1000)

    def test_waiting_counts_as_preparation(self):
        first = Later(self.post, 'sleep 600')
        time.sleep(0.2)
        answer = self.post('sleep 100')
        self.assertLess(answer.json()['result']['executionTimeInMilliseconds'],
                        300 * SLOWNESS)
        self.assertGreater(self.number(answer, 'preparation-time'), 200)
        self.assertGreater(self.number(answer, 'overall-execution-time'), 300)
        first.result()


class NoKernel(Calls, Case):
    """A kernel that never gets ready (API contract 8.3, last row)."""
    modes = ('no-info',)
    options = dict(ASYNCHRONOUS, **{
        'spec.codeExecution.defaultTimeoutSeconds': 1})

    @classmethod
    def setUpClass(cls):
        cls.server = make_server('fake', cls.options, modes=cls.modes)
        cls.addClassCleanup(cls.server.remove)
        cls.server.start('listening')
        cls.addClassCleanup(cls.server.stop)

    def test_a_is_500(self):
        answer = self.server.post_code('1')
        self.assertEqual(answer.status, 500)
        self.assertTrue(answer.json()['message'].startswith(
            'error checking kernels'))

    def test_the_others_are_503(self):
        # Each waits for the kernel for 10 s, so all at once.
        waiting = [Later(self.server.request, 'POST', path, '{"code":"1"}')
                   for path in ('/executions' + V2, '/executions' + V4,
                                '/executions', '/code/execute',
                                '/python/execute')]
        for later in waiting:
            answer = later.result(40)
            self.assertEqual((answer.status, answer.json()['error']['code']),
                             (503, 'KernelUnavailable'))
            self.assertEqual(answer.headers['x-ms-error-code'],
                             'KernelUnavailable')
            self.assertGreater(int(answer.headers['retry-after']), 0)

    def test_an_asynchronous_one_fails(self):
        name = self.submit('1')
        self.assertEqual(self.state(name), 'NotStarted')
        resource = self.outcome(name)
        self.assertEqual(resource['status'], 'Failed')
        self.assertEqual(resource['rawResult']['error_name'],
                         'ConnectionError')
        self.assertTrue(resource['result']['stderr'])

    def test_metadata_is_503_and_session_is_there(self):
        answer = self.server.get('/metadata' + V3)
        self.assertEqual((answer.status, answer.json()['error']['code']),
                         (503, 'KernelUnavailable'))
        self.assertEqual(self.server.get('/session' + V3).status, 200)

    def test_startup_is_500(self):
        self.assertEqual(self.server.get('/health/startup').status, 500)


if __name__ == '__main__':
    unittest.main()
