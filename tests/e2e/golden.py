"""
Play the scenarios of tests/golden/*.t: what a client sends, what the kernel is
given and says, what the client gets.  To add one, write a file; test_90_golden
finds it, and the first letter of its name puts it in order:

    a ancestor routes   g generations       r requests (bodies, arguments)
    e errors            h health            s session and metadata
    f files             k statuses, kernel  v values and output
    m asynchronous      n headers           x examples of API contract 22

A line begins with one of these words; # begins a comment.

    WITH KERNEL...      kernels to play it with: fake (if there is no such
                        line), python3, xpython, javascript
    SET KEY=VALUE       of the configuration, as for -o
    ENV NAME=VALUE      of the program's environment; these three come first

    HTTP> METHOD TARGET     a request, sent just as it stands here; header
    HTTP> NAME: VALUE       lines, an empty line and a body may follow.  Host,
    HTTP>                   Content-Length and Connection: close are added,
    HTTP> BODY              the first two unless the file has them
    HTTP< STATUS            its answer, in the same form.  The headers that
    HTTP< NAME: VALUE       are named must be there (!NAME: must not be); a
    HTTP<                   JSON body must be application/json; without a
    HTTP< BODY              body here it must be empty
    REPEAT                  the next request is sent again until its answer is
                            this one, or 20 seconds are over

    KERN< CODE          the code that the kernel gets, up to all of its lines,
    KERN> COMMAND       and what it does: see tests/fakekernel_script.c.  The
                        fake kernel knows them from the beginning; with code
                        that is nowhere here, the code is its commands.  A
                        real kernel runs its code.

    DATA> file NAME [TEXT]      make something in the data directory, which
    DATA> directory NAME        is empty at first; the kernel's user owns it
    DATA> link NAME TARGET
    DATA> remove NAME
    DATA< file NAME [TEXT]      it must be there, or not be there
    DATA< directory NAME
    DATA< missing NAME

A body is lines with LF between them.  A `$' after the word (HTTP>$, HTTP<$)
says bytes: \\r \\n \\t \\\\ and \\xHH are escapes, and nothing is added; so is
TEXT of DATA lines.  Other bodies of answers are JSON, or else text.

In JSON of an answer `*' for a value is any value, after the last member or
element it is any others; # is any integer.  Members must come in their order.
Numbers are compared as text: 1.0 is not 1.  In texts of the answer, headers
too, {KIND} and {KIND:NAME} stand for what varies: id, time, ms, int, text
(any, also none); with a name it must be the same wherever it is named again,
also in requests.  {data} is the data directory, {data%} the same percent-encoded;
{x*1024} is x 1024 times.
"""
import http.client
import json
import os
import re
import shutil
import socket
import time
import urllib.parse

from harness import SLOWNESS, TOP

DIRECTORY = os.path.join(TOP, 'tests', 'golden')

KINDS = {
    'id': r'[A-Za-z0-9._-]+',
    'time': r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{0,8}[1-9])?Z',
    'ms': r'\d+\.\d{6}',
    'int': r'\d+',
    'text': r'(?s:.*)',
}
PLACE = re.compile(r'\{(%s)(?::([a-z0-9]+))?\}|\{(data%%?)\}'
                   % '|'.join(KINDS))
MANY = re.compile(r'\{(.)\*(\d+)\}')
ANY, OTHERS, INTEGER = '\0*', '\0**', '\0#'
SETTINGS = ('WITH', 'SET', 'ENV')


class Mismatch(AssertionError):
    pass


class Number(str):
    """A number of JSON as it was written."""

    def __eq__(self, other):
        return isinstance(other, Number) and str(self) == str(other)

    __hash__ = str.__hash__


def parse_json(text):
    return json.loads(text, parse_int=Number, parse_float=Number,
                      parse_constant=Number)


def parse_pattern(text):
    """JSON with * and #; ValueError if it is none."""
    def put(match):
        token = match.group()
        if token[0] == '"':
            return token
        if token == '#':
            return json.dumps(INTEGER)
        before = text[:match.start()].rstrip()[-1:]
        after = text[match.end():].lstrip()[:1]
        if after == '}' and before in '{,':
            return json.dumps(OTHERS) + ':0'
        return json.dumps(OTHERS if after == ']' and before in '[,' else ANY)
    return parse_json(re.sub(r'"(?:[^"\\]|\\.)*"|\*|#', put, text))


def unescape(text):
    """The bytes that an escaped text stands for."""
    def put(match):
        name = match.group(1)
        known = {'r': b'\r', 'n': b'\n', 't': b'\t', '\\': b'\\'}
        return known[name] if name in known else bytes([int(name[1:], 16)])
    pieces = re.split(r'(\\(?:[rnt\\]|x[0-9a-fA-F]{2}))', text)
    return b''.join(
        put(re.match(r'\\(.+)', piece)) if i % 2 else piece.encode()
        for i, piece in enumerate(pieces))


def repeat(text):
    return MANY.sub(lambda m: m.group(1) * int(m.group(2)), text)


class Message:
    """A request or the pattern of an answer."""

    def __init__(self, first, line):
        self.first, self.line = first, line
        self.headers = []
        self.body = None
        self.is_bytes = False
        self.repeat = False

    def add(self, text, is_bytes):
        if is_bytes:
            self.is_bytes = True
            self.body = (self.body or '') + text
        elif self.body is not None:
            self.body += ('\n' if self.body else '') + text
        elif text:
            name, colon, value = text.partition(':')
            if not colon:
                raise ValueError('line %d: no header' % self.line)
            self.headers.append((name, value.strip()))
        else:
            self.body = ''


class Scenario:
    def __init__(self, path):
        self.name = os.path.basename(path)
        self.kernels = ['fake']
        self.options, self.environment, self.scripts = {}, {}, {}
        self.steps = []         # Message pairs and DATA lines
        self._request = self._answer = None
        self._code, self._repeat = [], False
        with open(path, encoding='utf-8') as f:
            for number, line in enumerate(f, 1):
                line = line.rstrip('\n')
                if line and line[0] != '#':
                    self._take(line, number)

    def _take(self, line, number):
        word, _, text = line.partition(' ')
        is_bytes = word.endswith('$')
        word = word.rstrip('$')
        if word == 'WITH':
            self.kernels = text.split()
        elif word in ('SET', 'ENV'):
            name, _, value = text.partition('=')
            table = self.options if word == 'SET' else self.environment
            table[name] = value
        elif word == 'HTTP>':
            if self._request is None:
                self._request = Message(text, number)
                self._request.repeat, self._repeat = self._repeat, False
                self._answer = None
            else:
                self._request.add(text, is_bytes)
        elif word == 'HTTP<':
            if self._request is not None:
                self._answer = Message(text, number)
                self.steps.append((self._request, self._answer))
                self._request = None
            else:
                self._answer.add(text, is_bytes)
        elif word == 'KERN<':
            if self._code is None:
                self._code = []
            self._code.append(text)
        elif word == 'KERN>':
            self._take_command(text)
        elif word == 'REPEAT':
            self._repeat = True
        elif word in ('DATA>', 'DATA<'):
            self.steps.append((word, text.split(' ', 2), number))
        else:
            raise ValueError('%s:%d: unknown word' % (self.name, number))

    def _take_command(self, text):
        if self._code is not None:
            self._script = '\n'.join(self._code)
            self.scripts[self._script] = text
            self._code = None
        else:
            self.scripts[self._script] += '\n' + text


def scenarios():
    return [Scenario(os.path.join(DIRECTORY, name))
            for name in sorted(os.listdir(DIRECTORY)) if name.endswith('.t')]


def send(port, method, target, headers, body, seconds=100):
    """A request byte for byte: the response and its body."""
    have = {name.lower() for name, _ in headers}
    lines = ['%s %s HTTP/1.1' % (method, target)]
    if 'host' not in have:
        lines.append('Host: localhost:%d' % port)
    lines += ['%s: %s' % header for header in headers]
    if (body is not None or method == 'POST') and not have & {
            'content-length', 'transfer-encoding'}:
        lines.append('Content-Length: %d' % len(body or b''))
    lines += ['Connection: close', '', '']
    with socket.create_connection(('127.0.0.1', port),
                                  seconds * SLOWNESS) as s:
        s.sendall('\r\n'.join(lines).encode() + (body or b''))
        response = http.client.HTTPResponse(s, method=method)
        response.begin()
        return response, response.read()


class Player:
    def __init__(self, server, scenario):
        self.server, self.scenario = server, scenario
        self.data = server.directory + '/data'
        self.names = {'data': self.data,
                      'data%': urllib.parse.quote(self.data, safe='')}

    def play(self):
        self._empty()
        if self.server.kernel == 'fake':
            write_scripts(self.server, self.scenario.scripts)
        for step in self.scenario.steps:
            if step[0] == 'DATA>':
                self._make(*step[1])
            elif step[0] == 'DATA<':
                self._look(step[2], *step[1])
            else:
                self._exchange(*step)

    # -- the data directory --------------------------------------------------

    def _empty(self):
        for entry in os.scandir(self.data):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)

    def _make(self, what, name, text=''):
        path = os.path.join(self.data, name)
        if what == 'directory':
            os.mkdir(path)
            os.chmod(path, 0o777)
        elif what == 'link':
            os.symlink(self._fill(text), path)
        elif what == 'remove':
            os.unlink(path)
        else:
            with open(path, 'wb') as f:
                f.write(unescape(text))
            os.chmod(path, 0o666)
        if what != 'remove':
            os.chown(path, *self._kernel_user(), follow_symlinks=False)

    def _kernel_user(self):
        status = os.stat('/proc/%d' % self.server.pids('kernel')[0])
        return status.st_uid, status.st_gid

    def _look(self, line, what, name, text=None):
        path = os.path.join(self.data, name)
        if what == 'missing':
            is_good = not os.path.lexists(path)
        elif what == 'directory':
            is_good = os.path.isdir(path)
        else:
            is_good = os.path.isfile(path)
            if is_good and text is not None:
                with open(path, 'rb') as f:
                    is_good = f.read() == unescape(text)
        if not is_good:
            self._fail(line, 'DATA< %s %s: not so' % (what, name))

    # -- requests ------------------------------------------------------------

    def _fail(self, line, text):
        raise Mismatch('%s:%d: %s' % (self.scenario.name, line,
                                      text)) from None

    def _fill(self, text):
        def put(match):
            name = match.group(2) or match.group(3)
            return self.names[name] if name else match.group()
        return repeat(PLACE.sub(put, text))

    def _exchange(self, request, answer):
        deadline = time.monotonic() + 20 * SLOWNESS
        while True:
            try:
                self._once(request, answer)
                return
            except Mismatch:
                if not request.repeat or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def _once(self, request, answer):
        method, _, target = self._fill(request.first).partition(' ')
        body = request.body
        if body is not None:
            body = self._fill(body)
            body = unescape(body) if request.is_bytes else body.encode()
        headers = [(n, self._fill(v)) for n, v in request.headers]
        response, got = send(self.server.port, method, target, headers, body)
        try:
            self._compare(answer, response, got)
        except Mismatch as error:
            self._fail(answer.line, '%s\n  %s %s\n  %d %r\n  %r' % (
                error, method, target, response.status,
                response.getheaders(), got[:3000]))

    def _compare(self, answer, response, got):
        if str(response.status) != answer.first.strip():
            raise Mismatch('status %d' % response.status)
        have = {n.lower(): v for n, v in response.getheaders()}
        for name, value in answer.headers:
            if name[0] == '!':
                if name[1:].lower() in have:
                    raise Mismatch('header %s is there' % name[1:])
            elif name.lower() not in have:
                raise Mismatch('no header ' + name)
            else:
                self._text(value, have[name.lower()], name)
        named = {name.lower() for name, _ in answer.headers}
        if not answer.body:
            if got:
                raise Mismatch('there is a body')
        elif answer.is_bytes:
            if got != unescape(self._fill(answer.body)):
                raise Mismatch('other bytes')
        else:
            self._body(answer.body, got.decode(), have,
                       'content-type' in named)

    def _body(self, pattern, got, have, type_is_named):
        try:
            wanted = parse_pattern(pattern)
        except ValueError:
            self._text(pattern, got, 'body')
            return
        if not type_is_named and have.get(
                'content-type') != 'application/json':
            raise Mismatch('the type is not application/json')
        try:
            value = parse_json(got)
        except ValueError as error:
            raise Mismatch('no JSON: %s' % error)
        self._value(wanted, value, 'body')

    # -- values --------------------------------------------------------------

    def _value(self, wanted, got, where):
        if wanted == ANY:
            return
        if wanted == INTEGER:
            if not isinstance(got, Number) or not re.fullmatch(r'-?\d+', got):
                raise Mismatch('%s: no integer: %r' % (where, got))
        elif isinstance(wanted, dict):
            self._object(wanted, got, where)
        elif isinstance(wanted, list):
            self._array(wanted, got, where)
        elif isinstance(wanted, str) and not isinstance(wanted, Number):
            if not isinstance(got, str) or isinstance(got, Number):
                raise Mismatch('%s: no text: %r' % (where, got))
            self._text(wanted, got, where)
        elif type(wanted) is not type(got) or wanted != got:
            raise Mismatch('%s: %r is not %r' % (where, got, wanted))

    def _object(self, wanted, got, where):
        if not isinstance(got, dict):
            raise Mismatch('%s: no object: %r' % (where, got))
        listed = [name for name in wanted if name != OTHERS]
        present = [name for name in got if name in wanted]
        if present != listed or (OTHERS not in wanted and
                                 len(got) != len(listed)):
            raise Mismatch('%s: members %s' % (where, ', '.join(got)))
        for name in listed:
            self._value(wanted[name], got[name], '%s.%s' % (where, name))

    def _array(self, wanted, got, where):
        listed = wanted[:-1] if wanted[-1:] == [OTHERS] else wanted
        if not isinstance(got, list) or len(got) < len(listed) or (
                listed is wanted and len(got) != len(listed)):
            raise Mismatch('%s: another array: %r' % (where, got))
        for i, value in enumerate(listed):
            self._value(value, got[i], '%s[%d]' % (where, i))

    def _text(self, wanted, got, where):
        wanted = repeat(wanted)
        new, regex, end = [], '', 0
        for match in PLACE.finditer(wanted):
            regex += re.escape(wanted[end:match.start()])
            end = match.end()
            kind, name = match.group(1), match.group(2) or match.group(3)
            if name in self.names:
                regex += re.escape(self.names[name])
            else:
                regex += '(%s)' % KINDS[kind]
                new.append(name)
        match = re.fullmatch(regex + re.escape(wanted[end:]), got)
        if match is None:
            raise Mismatch('%s: %r is not %r' % (where, got, wanted))
        for name, value in zip(new, match.groups()):
            if name:
                self.names[name] = value


def write_scripts(server, scripts):
    """For mode scripts of the fake kernel: complete at any moment."""
    path = server.directory + '/counters/scripts'
    with open(path + '.new', 'w') as f:
        json.dump(scripts, f)
    os.chmod(path + '.new', 0o644)
    os.rename(path + '.new', path)
