"""What the kernel says and what the client sees (API contract 4.4, 7, 8, 16)."""
import json
import unittest

from harness import (ABORTED, EXCEPTION, INTERRUPTED, NAMELESS, Case,
                     HEALTHY, SLOWNESS)


class Answers(Case):
    def execute(self, *lines):
        return self.server.execute(*lines)

    def test_health_is_22_bytes(self):
        answer = self.server.get('/health')
        self.assertEqual((answer.status, answer.body), (200, HEALTHY))
        self.assertEqual(answer.headers['content-length'], '22')
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(answer.headers['cache-control'], 'no-store')

    def test_health_ignores_its_query_and_answers_head(self):
        self.assertEqual(self.server.get('/health?identifier=x').body, HEALTHY)
        answer = self.server.request('HEAD', '/health')
        self.assertEqual((answer.status, answer.body), (200, b''))

    def test_startup_is_healthy(self):
        answer = self.server.get('/health/startup')
        self.assertEqual((answer.status, answer.body), (200, HEALTHY))

    def test_root_answers_without_a_token(self):
        answer = self.server.get('/')
        self.assertEqual(answer.status, 200)
        self.assertIn('message', answer.json())
        self.assertNotIn('token: test', answer.json()['message'])

    def test_the_execution_object_has_its_keys_in_order(self):
        answer = self.server.post_code('result 2')
        self.assertEqual(answer.headers['content-type'], 'application/json')
        self.assertEqual(
            list(answer.json()),
            ['hresult', 'result', 'error_name', 'error_message',
             'error_stack_trace', 'stdout', 'stderr', 'diagnosticInfo'])
        duration = answer.json()['diagnosticInfo']['executionDuration']
        self.assertIsInstance(duration, int)

    def test_a_result_is_a_number(self):
        self.assert_ok(self.execute('result 2'), 2)

    def test_the_fast_path_answers_two(self):
        self.assert_ok(self.execute('1+1'), 2)

    def test_no_value_is_an_empty_string(self):
        self.assert_ok(self.execute('stdout x'), '', 'x')

    def test_no_code_runs_and_succeeds(self):
        for body in ('{}', '{"code":""}', '{"code":null}'):
            answer = self.server.request('POST', '/execute', body)
            self.assert_ok(answer.json())

    def test_streams_are_joined_in_order(self):
        self.assert_ok(
            self.execute('stdout a', 'stderr 1', 'stdout b', 'stderr 2'),
            '', 'ab', '12')

    def test_other_streams_and_unknown_messages_are_ignored(self):
        self.assert_ok(
            self.execute('raw stream {"name":"log","text":"x"}',
                         'raw clear_output {"wait":false}',
                         'raw comm_open {"comm_id":"1"}',
                         'raw no_such_type {}', 'result 1'), 1)

    def test_an_error_names_itself(self):
        e = self.execute('stdout before', 'error NameError no such x',
                         'stdout never')
        self.assert_failed(e, EXCEPTION, 'NameError', 'no such x', 'before')
        self.assertEqual(e['error_stack_trace'],
                         'Traceback (most recent call last)\n'
                         '\x1b[0;31mNameError\x1b[0m: no such x\n')

    def test_the_reply_alone_can_bring_the_error(self):
        e = self.execute('reply-error ValueError bad')
        self.assert_failed(e, EXCEPTION, 'ValueError', 'bad')
        self.assertEqual(e['error_stack_trace'], 'from the reply\n')

    def test_an_error_without_a_name(self):
        self.assert_failed(self.execute('reply error'), NAMELESS)

    def test_aborted(self):
        self.assert_failed(self.execute('reply aborted'), ABORTED)

    def test_keyboard_interrupt_of_the_code_itself_is_a_timeout(self):
        e = self.execute('error KeyboardInterrupt stop')
        self.assert_failed(e, INTERRUPTED, 'Timeout', 'Timeout')
        self.assertIn('KeyboardInterrupt', e['error_stack_trace'])

    def test_a_result_before_an_error_is_not_shown(self):
        e = self.execute('result 5', 'error ValueError x')
        self.assert_failed(e, EXCEPTION, 'ValueError', 'x')

    def test_reply_and_idle_come_in_either_order(self):
        self.assert_ok(self.execute('stdout a', 'idle', 'reply ok'), '', 'a')
        self.assert_ok(self.execute('reply ok', 'stdout a', 'result 1',
                                    'idle'), 1, 'a')

    def test_an_error_after_the_reply_counts(self):
        e = self.execute('reply error', 'error ValueError late', 'idle')
        self.assert_failed(e, EXCEPTION, 'ValueError', 'late')

    def test_only_messages_with_our_parent_count(self):
        self.assert_ok(
            self.execute('foreign stdout a', 'orphan stdout b',
                         'foreign result 1', 'foreign error X y',
                         'foreign reply error', 'orphan reply error',
                         'foreign idle', 'orphan idle', 'stdout mine'),
            '', 'mine')

    def test_messages_with_a_bad_signature_are_dropped(self):
        self.assert_ok(
            self.execute('unsigned stdout a', 'wrong-key stdout b',
                         'unsigned reply error', 'wrong-key reply error',
                         'unsigned idle', 'wrong-key idle', 'stdout mine'),
            '', 'mine')

    def test_half_messages_are_dropped(self):
        self.assert_ok(
            self.execute('half stdout a', 'half reply error', 'half idle',
                         'stdout mine'), '', 'mine')

    def test_a_bad_signature_is_refused_before_its_content_is_read(self):
        self.assert_ok(self.execute('wrong-key garbage', 'stdout a'), '', 'a')

    def test_unreadable_content_does_not_stop_the_execution(self):
        self.assert_ok(
            self.execute('garbage', 'raw stream [1]', 'raw stream {}',
                         'raw stream {"name":1,"text":2}',
                         'raw execute_result {"data":7}',
                         'raw error {"ename":{}}',
                         'raw status {"execution_state":3}',
                         'raw display_data {"data":{"image/png":9}}',
                         'stdout a')
            | {'result': '', 'hresult': 0, 'error_name': '',
               'error_message': '', 'error_stack_trace': ''}, '', 'a')

    def test_duplicates_of_the_end_do_no_harm(self):
        for _ in range(3):
            self.assert_ok(self.execute('stdout a', 'twice reply ok',
                                        'twice idle'), '', 'a')
            self.assert_ok(self.execute('stdout b', 'twice idle',
                                        'twice reply ok'), '', 'b')
            self.assert_ok(self.execute('result 3'), 3)

    def test_late_output_is_not_in_the_next_answer(self):
        self.assert_ok(self.execute('late 100 ghost', 'stdout a'), '', 'a')
        self.assert_ok(self.execute('sleep 400', 'stdout mine'), '', 'mine')

    def test_a_missing_idle_ends_it_after_five_seconds(self):
        answer = self.server.post_code('stdout a\nno-idle')
        self.assert_ok(answer.json(), '', 'a')
        self.assertGreater(answer.seconds, 4)
        self.assert_within(8, answer)
        self.assert_ok(self.execute('result 3'), 3)
        self.assertTrue(self.server.messages('warn'))

    def test_an_idle_that_comes_after_all_does_no_harm(self):
        self.assert_ok(self.execute('no-idle', 'late 5500 x'))
        self.assert_ok(self.execute('sleep 1000', 'stdout b'), '', 'b')

    def test_a_missing_busy_does_not_matter(self):
        self.assert_ok(self.execute('no-busy', 'stdout a'), '', 'a')

    def test_input_is_answered_with_nothing(self):
        self.assert_ok(self.execute('input'), '', 'empty answer')

    def test_a_flood_is_cut(self):
        e = self.execute('flood 50000')
        self.assertEqual(e['hresult'], 0)
        whole = ''.join('line %d\n' % i for i in range(1000))
        self.assertEqual(e['stdout'], whole[:1020] + '...')
        self.assert_ok(self.execute('result 3'), 3)

    def test_1024_bytes_are_whole_and_1025_are_cut(self):
        self.assertEqual(self.execute('big 1024')['stdout'], 'x' * 1024)
        self.assertEqual(self.execute('big 1025')['stdout'],
                         'x' * 1020 + '...')

    def test_output_is_cut_at_a_character(self):
        for before in range(4):
            e = self.execute('stdout %s%s' % ('x' * before, '\U0001f600' * 300))
            text = e['stdout']
            self.assertTrue(text.endswith('...'))
            self.assertEqual(text[:-3].strip('x'),
                             '\U0001f600' * ((1020 - before) // 4))

    def test_a_message_above_the_cap_is_cut_and_the_next_works(self):
        for size in (10 * 1024 ** 2, 40 * 1024 ** 2):
            e = self.execute('big %d' % size)
            self.assertEqual((e['hresult'], e['stdout']),
                             (0, 'x' * 1020 + '...'))
        self.assert_ok(self.execute('result 3'), 3)

    @unittest.skipIf(SLOWNESS > 1, 'memory is not comparable in this build')
    def test_a_flood_above_the_cap_does_not_fill_the_memory(self):
        self.assertEqual(
            self.execute(*['big 1048576'] * 120)['hresult'], 0)
        with open('/proc/%d/status' % self.server.pid('server')) as f:
            peak = next(int(line.split()[1]) for line in f
                        if line.startswith('VmHWM'))
        self.assertLess(peak, 200 * 1024)

    def test_invalid_utf8_is_repaired(self):
        self.assert_ok(self.execute('stdout a\\xffb\\xc0c'), '',
                       'a\ufffdb\ufffdc')

    def test_nul_and_controls_survive(self):
        e = self.execute(
            r'raw stream {"name":"stdout","text":"a\u0000b\u0001\u001f\"\\"}')
        self.assert_ok(e, '', 'a\0b\x01\x1f"\\')

    def test_a_lone_surrogate_is_repaired(self):
        e = self.execute(r'raw stream {"name":"stdout","text":"a\ud800b"}')
        self.assertEqual(e['stdout'].replace('\ufffd', ''), 'ab')

    def test_an_image_is_the_value(self):
        image = {'officepy_result': {'type': 'image', 'format': 'png',
                                     'base64_data': 'iVBORw0='}}
        self.assert_ok(self.execute('display-png iVBORw0=\\n'), image)
        self.assert_ok(self.execute('result 1', 'display-png iVBORw0='), image)
        self.assert_ok(self.execute('display-png iVBORw0=', 'result 1'), 1)
        self.assert_ok(self.execute('display-png AAAA',
                                    'display-png iVBORw0='), image)

    def test_officepy_is_inserted_as_json(self):
        e = self.execute('raw execute_result {"execution_count":1,"metadata":'
                         '{},"data":{"text/plain":"x",'
                         '"text/officepy":"{\\"a\\":[1,2]}"}}')
        self.assert_ok(e, {'a': [1, 2]})

    def test_values_become_json(self):
        for text, value in (
                ('True', True), ('False', False), ('-7', -7), ('1.0', 1.0),
                ('1e300', 1e300), ("'it\\\\'s'", "it's"), ('"x"', 'x'),
                ("'\\\\x1b[0m'", '\x1b[0m'), ("'\\\\u00e9\\\\n'", '\xe9\n'),
                ("['a', 'b']", "['a', 'b']"), ('0x10', '0x10'),
                ('true', 'true'), ('nan', None), ('-inf', None),
                ('\xe9\u6f22\U0001f600', '\xe9\u6f22\U0001f600')):
            with self.subTest(text):
                self.assert_ok(self.execute('result ' + text), value)

    def test_a_large_integer_keeps_its_digits(self):
        answer = self.server.post_code('result 1180591620717411303424')
        self.assertIn(b'"result":1180591620717411303424', answer.body)

    def test_the_last_result_counts(self):
        self.assert_ok(self.execute('result 1', 'result 2'), 2)

    def test_the_body_may_be_wrapped(self):
        answer = self.server.request(
            'POST', '/execute', '\ufeff{"properties":{"CODE":"result 4"}}'
            .encode())
        self.assert_ok(answer.json(), 4)

    def test_code_may_hold_anything(self):
        code = 'stdout \xe9\u6f22\U0001f600 \u2028 "quoted" \\\\ \t.'
        self.assert_ok(self.execute(code), '',
                       '\xe9\u6f22\U0001f600 \u2028 "quoted" \\ \t.')

    def test_bad_bodies_are_refused(self):
        for body, message in (
                (b'', 'request body is empty'),
                (b'{', 'error unmarshaling JSON: '),
                (b'[]', 'error unmarshaling JSON: '),
                (b'{} x', 'error unmarshaling JSON: '),
                (b'{"code":1}', '')):
            with self.subTest(body):
                answer = self.server.request('POST', '/execute', body)
                self.assertEqual(answer.status, 400)
                self.assertEqual(list(answer.json()), ['message'])
                self.assertTrue(
                    answer.json()['message'].startswith(message), answer)
        self.assertEqual(
            self.server.request('POST', '/execute', b'').body,
            b'{"message": "request body is empty"}')

    def test_unknown_paths_and_methods(self):
        answer = self.server.get('/nothing/here')
        self.assertEqual((answer.status, answer.json()['error']['code']),
                         (404, 'NotFound'))
        for method, path, allowed in (('PUT', '/execute', 'POST'),
                                      ('GET', '/execute', 'POST'),
                                      ('POST', '/health', 'GET')):
            answer = self.server.request(method, path)
            self.assertEqual(
                (answer.status, answer.json()['error']['code']),
                (405, 'MethodNotAllowed'), (method, path))
            self.assertIn(allowed, answer.headers['allow'])

    def test_slashes_are_tolerated(self):
        self.assertEqual(self.server.get('//health/').status, 200)
        answer = self.server.request('POST', '/execute/',
                                     json.dumps({'code': 'result 2'}))
        self.assert_ok(answer.json(), 2)


class Snippets(Case):
    options = {
        'spec.codeExecution.synchronousExecution.preCodeInjectionSnippet':
            'stdout before\\n',
        'spec.codeExecution.synchronousExecution.postCodeInjectionSnippet':
            'stdout after'}

    def test_snippets_stand_around_the_code(self):
        e = self.server.execute('stdout code')
        self.assert_ok(e, '', 'before\ncodeafter')

    def test_probes_have_no_snippets(self):
        self.assertNotIn('refused no code', self.server.kernel_log())
        self.assertEqual(self.server.get('/health').status, 200)


if __name__ == '__main__':
    unittest.main()
