"""An HTTP client for the tests, and waiting with a limit."""
import http.client
import json
import os
import socket
import threading
import time

SLOWNESS = float(os.environ.get('CODE_INTERPRETER_TEST_SLOWNESS') or 1)


def wait_for(condition, seconds=20, what='the condition'):
    """Poll until condition() is true and return its value."""
    deadline = time.monotonic() + seconds * SLOWNESS
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError('waited %g s for %s' %
                                 (seconds * SLOWNESS, what))
        time.sleep(0.02)


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Answer:
    def __init__(self, response, body, seconds):
        self.status = response.status
        self.headers = {k.lower(): v for k, v in response.getheaders()}
        self.body = body
        self.seconds = seconds

    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return '%d %r' % (self.status, self.body[:500])


class Later:
    """A call in a thread of its own; result() waits for it."""

    def __init__(self, call, *arguments, **named):
        self._answer = self._error = None
        self._call = lambda: call(*arguments, **named)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        try:
            self._answer = self._call()
        except Exception as error:
            self._error = error

    def done(self):
        return not self._thread.is_alive()

    def result(self, seconds=120):
        self._thread.join(seconds * SLOWNESS)
        if self._thread.is_alive():
            raise AssertionError('no answer after %g s' % seconds)
        if self._error is not None:
            raise self._error
        return self._answer


def request(port, method, path, body=None, headers=None, seconds=100):
    connection = http.client.HTTPConnection('127.0.0.1', port,
                                            timeout=seconds * SLOWNESS)
    begin = time.monotonic()
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return Answer(response, response.read(), time.monotonic() - begin)
    finally:
        connection.close()
