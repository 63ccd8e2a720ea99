#!/usr/bin/python3
"""
run.py [-j JOBS] [-o RESULT_FILE] [NAME]...

Run the end-to-end tests, all of them or those whose name contains one of the
NAMEs.  One line a test; the log of its server if it failed.  The classes run
beside each other, JOBS at a time, each in a process of its own.  RESULT_FILE
gets a line for each test: passed, failed or skipped, and its name.
"""
import concurrent.futures
import getopt
import os
import subprocess
import sys
import tempfile
import time
import traceback
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from harness import Server      # noqa: E402

LOG_LINES = 60
CLASS_LIMIT_S = 1200


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.lines = []

    def startTest(self, test):
        super().startTest(test)
        self.begin = time.monotonic()

    def addSuccess(self, test):
        self.lines.append('passed ' + test.id())
        print('ok      %s (%.1f s)' % (test.id(),
                                       time.monotonic() - self.begin))

    def addSkip(self, test, reason):
        self.lines.append('skipped %s: %s' % (test.id(), reason))
        print('skipped %s: %s' % (test.id(), reason))

    def addError(self, test, error):
        self.lines.append('failed ' + test.id())
        print('FAILED  ' + test.id())
        traceback.print_exception(*error, file=sys.stdout)
        for server in Server.used[-2:]:
            print('--- log of %s' % server.directory)
            print('\n'.join(server.log().splitlines()[-LOG_LINES:]))
        print('---')

    addFailure = addError

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.addError(subtest, error)


def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test


def find(names):
    """Class name -> its tests, of those wanted."""
    classes = {}
    for test in each(unittest.TestLoader().discover(HERE, 'test_*.py')):
        if not names or any(name in test.id() for name in names):
            key = test.id().rpartition('.')[0]
            classes.setdefault(key, []).append(test)
    return classes


def run_here(tests):
    result = Result()
    unittest.TestSuite(tests).run(result)
    return result.lines


def run_apart(tests):
    """Run tests of one class in another process: its output and its lines."""
    with tempfile.NamedTemporaryFile('r') as f:
        command = [sys.executable, os.path.abspath(__file__), '-o', f.name]
        try:
            output = subprocess.run(
                command + [test.id() for test in tests],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                timeout=CLASS_LIMIT_S).stdout
        except subprocess.TimeoutExpired as error:
            output = error.stdout or b''
        lines = f.read().splitlines()
    if not lines:
        lines = ['failed ' + test.id() for test in tests]
        output += b'FAILED  %s: it did not finish\n' % tests[0].id().encode()
    return output.decode(errors='replace'), lines


def main():
    options, names = getopt.getopt(sys.argv[1:], 'j:o:')
    options = dict(options)
    classes = find(names)
    lines = []
    if len(classes) == 1:
        lines = run_here(next(iter(classes.values())))
    else:
        with concurrent.futures.ThreadPoolExecutor(
                int(options.get('-j', 1))) as pool:
            for output, some in pool.map(run_apart, classes.values()):
                print(output, end='', flush=True)
                lines += some
    if '-o' in options:
        with open(options['-o'], 'w') as f:
            f.writelines(line + '\n' for line in lines)
    failed = [line for line in lines if line.startswith('failed')]
    return 1 if failed or not lines else 0


if __name__ == '__main__':
    sys.exit(main())
