"""The golden transcripts: one test a file, one server a configuration."""
import unittest

from golden import (Message, Mismatch, Player, parse_json, parse_pattern,
                    scenarios, unescape, write_scripts)
from kernels import make_server, why_missing


class Golden(unittest.TestCase):
    """Scenarios with the same kernel, options and environment."""
    kernel = None
    options = environment = {}

    @classmethod
    def setUpClass(cls):
        missing = why_missing(cls.kernel)
        if missing:
            raise unittest.SkipTest(missing)
        cls.server = make_server(cls.kernel, cls.options, cls.environment,
                                 ['scripts=COUNTERS/scripts'])
        cls.addClassCleanup(cls.server.remove)
        write_scripts(cls.server, {})
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)

    def play(self, scenario):
        Player(self.server, scenario).play()


class ThePlayer(unittest.TestCase):
    """A pattern that fits everything would prove nothing."""

    def fits(self, pattern, text):
        player = Player.__new__(Player)
        player.names = {'data': '/d', 'a': 'x'}
        try:
            player._value(parse_pattern(pattern), parse_json(text), 'body')
        except Mismatch:
            return False
        return True

    def test_what_fits(self):
        for pattern, text in (
                ('{"a":1,"b":"x"}', '{"a":1,"b":"x"}'),
                ('{"a":1,*}', '{"a":1,"b":2}'), ('{*}', '{}'),
                ('{"a":1,*}', '{"b":2,"a":1}'), ('{"a":*}', '{"a":[1]}'),
                ('[1,*]', '[1,2]'), ('[*]', '[]'), ('#', '-5'),
                ('"{data}/{text}"', '"/d/"'), ('"{id:a}"', '"x"'),
                ('["{id:b}","{id:b}"]', '["y","y"]'), ('"{x*3}"', '"xxx"'),
                ('"*"', '"*"'), ('"{time}"', '"2024-11-02T11:54:35.59Z"'),
                ('1.0', '1.0'), ('null', 'null'), ('"a.b"', '"a.b"')):
            with self.subTest(pattern):
                self.assertTrue(self.fits(pattern, text))

    def test_what_does_not(self):
        for pattern, text in (
                ('{"a":1}', '{"a":1,"b":2}'), ('{"a":1,*}', '{"b":2}'),
                ('{"a":1,"b":2}', '{"b":2,"a":1}'), ('[1]', '[1,2]'),
                ('[1,2]', '[1]'), ('#', '"5"'), ('#', '1.0'), ('1', '1.0'),
                ('"1"', '1'), ('1', '"1"'), ('1', 'true'), ('true', '1'),
                ('null', '""'), ('""', 'null'), ('"{id:a}"', '"y"'),
                ('["{id:b}","{id:b}"]', '["y","z"]'), ('"{x*3}"', '"xxxx"'),
                ('"a.b"', '"axb"'), ('{}', '[]'), ('[]', '{}'),
                ('"{time}"', '"2024-11-02T11:54:35.50Z"'),
                ('"{time}"', '"2024-11-02T11:54:35.Z"')):
            with self.subTest(pattern):
                self.assertFalse(self.fits(pattern, text))

    def test_bytes(self):
        self.assertEqual(unescape(r'a\r\n\x00\xff\\n' + '\xe9'),
                         b'a\r\n\x00\xff\\n\xc3\xa9')

    def test_a_header_must_have_its_value(self):
        class Response:
            status = 200

            def getheaders(self):
                return [('Name', 'value')]

        for header, good in ((('name', 'value'), True),
                             (('Name', 'other'), False),
                             (('More', 'value'), False),
                             (('!Name', ''), False), (('!More', ''), True)):
            answer = Message('200', 1)
            answer.headers.append(header)
            player = Player.__new__(Player)
            player.names = {}
            with self.subTest(header):
                if good:
                    player._compare(answer, Response(), b'')
                else:
                    with self.assertRaises(Mismatch):
                        player._compare(answer, Response(), b'')

    def test_there_are_scenarios(self):
        self.assertGreater(len(scenarios()), 50)


def test_of(scenario):
    return lambda self: self.play(scenario)


def add_classes(module):
    """A subclass for each configuration, with a method for each file."""
    classes = {}
    for scenario in scenarios():
        settings = (tuple(sorted(scenario.options.items())),
                    tuple(sorted(scenario.environment.items())))
        for kernel in scenario.kernels:
            key = (kernel, settings)
            if key not in classes:
                name = 'Golden_%s_%d' % (kernel, sum(
                    k == kernel for k, _ in classes))
                classes[key] = module[name] = type(name, (Golden,), {
                    'kernel': kernel, 'options': scenario.options,
                    'environment': scenario.environment,
                    '__module__': module['__name__']})
            method = 'test_' + scenario.name[:-2].replace('-', '_')
            setattr(classes[key], method, test_of(scenario))


add_classes(globals())

if __name__ == '__main__':
    unittest.main()
