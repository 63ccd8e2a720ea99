"""Starts that go wrong, or nearly; probes and health (contract 12, 18.3)."""
import re

from harness import (Case, CONFIGURATION, HEALTHY, Later, Server, UNHEALTHY,
                     wait_for)

QUICK = {'spec.kernel.startTimeoutSeconds': 1}


class BadStarts(Case):
    shared = False

    def ends(self, *sentences, **named):
        """The program ends with status 1 and an error line with these."""
        server = Server(**named)
        self.addCleanup(server.remove)
        server.start(None)
        self.assertEqual(server.wait_exit(60), 1)
        self.addCleanup(server.stop)
        errors = '\n'.join(server.messages('error'))
        for sentence in sentences:
            self.assertRegex(errors, sentence)
        return server

    def test_a_kernel_that_dies_at_once(self):
        server = self.ends('kernel', modes=['die=7'])
        self.assertEqual(server.kernel_log(), ['start'] * 3)

    def test_a_kernel_that_dies_before_it_binds(self):
        self.ends('kernel', modes=['die-unbound'])

    def test_a_kernel_that_never_binds(self):
        server = self.ends('kernel', modes=['never-bind'], options=QUICK)
        self.assertEqual(server.kernel_log(), ['start'] * 3)

    def test_a_kernel_that_never_binds_and_ignores_sigterm(self):
        self.ends('kernel', modes=['never-bind', 'ignore-term'],
                  options=QUICK)

    def test_a_kernel_that_never_answers(self):
        self.ends('kernel', modes=['no-info'], options=QUICK)

    def test_a_kernel_without_iopub(self):
        self.ends('kernel', modes=['partial'], options=QUICK)

    def test_a_kernel_that_never_shows_its_status(self):
        self.ends('kernel', modes=['no-info-status'], options=QUICK)

    def test_a_kernelspec_that_is_missing(self):
        server = self.ends('nosuchkernel', kernel='nosuchkernel')
        self.assertIn("Checking if the 'nosuchkernel' ", server.log())

    def test_a_kernelspec_that_is_no_json(self):
        server = Server()
        self.addCleanup(server.remove)
        server.add_kernelspec('broken', '{"argv": [')
        server.options['spec.kernel.name'] = 'broken'
        server.start(None)
        self.assertEqual(server.wait_exit(), 1)
        self.assertIn('kernel.json', '\n'.join(server.messages('error')))

    def test_a_kernelspec_without_argv(self):
        self.ends('argv', spec={'argv': None})

    def test_a_kernelspec_whose_program_is_missing(self):
        self.ends('/nonexistent/kernel',
                  spec={'argv': ['/nonexistent/kernel',
                                 '{connection_file}']})

    def test_names_that_differ(self):
        self.ends("fake", "other",
                  environment={'CODE_INTERPRETER_KERNEL_NAME': 'other'})

    def test_a_bad_configuration(self):
        self.ends(r'conf.yaml:10: spec.kernel.port: ',
                  configuration=CONFIGURATION.replace('{port}',
                                                         'six'))

    def test_a_data_directory_that_cannot_be_made(self):
        self.ends('/proc/data', options={
            'spec.fileOperation.dataDirectoryPath': '/proc/data'})


class Starts(Case):
    shared = False

    def test_a_kernel_that_dies_twice_gets_a_third_chance(self):
        server = self.start(modes=['die-times=2:COUNTERS/starts'])
        self.assert_ok(server.execute('result 1'), 1)
        self.assertEqual(server.kernel_log().count('start'), 3)

    def test_a_welcome_is_as_good_as_a_status(self):
        server = self.start(modes=['welcome', 'no-info-status'])
        self.assert_ok(server.execute('stdout a', 'result 1'), 1, 'a')

    def test_no_output_is_lost_when_iopub_comes_late(self):
        server = self.start(modes=['late-iopub=1500'], wait='listening')
        answer = server.post_code('stdout a\nresult 1')
        self.assert_ok(answer.json(), 1, 'a')
        server.wait_healthy()

    def test_a_heart_that_does_not_beat_proves_nothing(self):
        server = self.start(modes=['no-heartbeat'])
        self.assert_ok(server.execute('sleep 2000', 'result 1'), 1)
        self.assertEqual(server.get('/health').status, 200)
        self.assertEqual(server.kernel_log().count('start'), 1)

    def test_health_is_bad_until_the_kernel_is_ready(self):
        server = self.start(modes=['late-iopub=1500'], wait='listening')
        for path in ('/health', '/health/startup'):
            answer = server.get(path)
            self.assertEqual((answer.status, answer.body), (500, UNHEALTHY))
        server.wait_healthy()
        self.assertEqual(server.get('/health/startup').body, HEALTHY)

    def test_another_health_endpoint(self):
        server = self.start(options={'spec.healthProbe.endpoint': '/alive'})
        self.assertEqual(server.get('/alive').body, HEALTHY)
        self.assertEqual(server.get('/health').body, HEALTHY)

    def test_the_log_has_the_lines_that_people_look_for(self):
        server = self.start(
            environment={'CODE_INTERPRETER_KERNEL_NAME': 'fake'})
        messages = server.messages('info')
        self.assertIn(
            "Checking if the 'fake' (read from environment variable "
            "'CODE_INTERPRETER_KERNEL_NAME') kernel is installed ...",
            messages)
        self.assertIn("Kernel 'fake' is installed.", messages)
        self.assertTrue([m for m in messages if re.match(
            r'Healthcheck execution time: \d+ ms$', m)])

    def test_dates_of_the_log(self):
        server = self.start()
        self.assertRegex(server.log(), r'(?m)^\{"level":"info","time":"'
                         r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z","message"')
        server = self.start(
            options={'spec.logging.useISO8601DateFormat': 'false'})
        self.assertRegex(server.log(),
                         r'(?m)^\{"level":"info","time":\d{10}')


class Probes(Case):
    shared = False

    def test_a_probe_that_fails_is_unhealthy_and_not_a_restart(self):
        server = self.start(modes=['probe=fail'], wait='listening', options={
            'spec.healthProbe.failureThreshold': 2,
            'spec.healthProbe.periodSeconds': 1})
        wait_for(lambda: server.log().count('Healthcheck execution') >= 2,
                 what='two probes')
        self.assertEqual(server.get('/health').status, 500)
        self.assertEqual(server.get('/health/startup').status, 500)

    def test_executions_work_while_probes_hang(self):
        server = self.start(modes=['probe=hang'], wait='listening', options={
            'spec.healthProbe.timeoutSeconds': 1,
            'spec.healthProbe.failureThreshold': 1000,
            'spec.healthProbe.periodSeconds': 1})
        for i in range(3):
            self.assert_ok(server.execute('result %d' % i, seconds=30), i)
        self.assertEqual(server.get('/health').status, 500)

    def test_the_expected_result_is_compared(self):
        options = {'spec.healthProbe.expectedResult': '2',
                   'spec.healthProbe.periodSeconds': 1}
        self.start(options=options)
        server = self.start(modes=['expression=3'], wait='listening',
                            options=options)
        server.wait_log('Healthcheck execution')
        self.assertEqual(server.get('/health').status, 500)

    def test_probes_do_not_wait_behind_code(self):
        server = self.start(options={
            'spec.healthProbe.periodSeconds': 1,
            'spec.healthProbe.timeoutSeconds': 1,
            'spec.healthProbe.failureThreshold': 1,
            'spec.healthProbe.successfulHealthCheckThresholdSeconds': 1})
        running = Later(server.execute, 'sleep 4000', 'result 1')
        while not running.done():
            answer = server.get('/health')
            self.assertEqual(answer.status, 200)
            self.assert_within(0.25, answer)
        self.assert_ok(running.result(), 1)
        self.assertNotIn('overlap', server.kernel_log())

    def test_probes_leave_the_counter_alone(self):
        server = self.start(options={'spec.healthProbe.periodSeconds': 1})
        first = server.execute('count')['result']
        wait_for(lambda: server.log().count('Healthcheck execution') >= 3,
                 what='three probes')
        self.assertEqual(server.execute('count')['result'], first + 1)
