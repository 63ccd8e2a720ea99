"""
HTTP messages byte for byte, as clients put them on the wire, and what the
tests of files share.
"""
import http.client
import os
import shutil
import socket
from urllib.parse import quote

from harness import Case, SLOWNESS

BOUNDARY = '0b6f1b1a4f7c4f0e'

# Generation -> the query of its file routes; A has routes of its own.
QUERIES = {
    'V1': '?api-version=2024-02-02-preview&identifier=t',
    'V2': '?api-version=2024-10-02-preview&identifier=t',
    'V3': '?api-version=2025-02-02-preview&identifier=t',
    'V4': '?api-version=2025-10-02-preview&identifier=t',
    'L': '',
}
GENERATIONS = ('A',) + tuple(QUERIES)


def upload_path(generation, directory=''):
    if generation == 'A':
        return '/upload' + ('/' + quote(directory) if directory else '')
    query = QUERIES[generation]
    if directory:
        query += ('&' if query else '?') + 'path=' + quote(directory, '')
    return ('/files/upload' if generation == 'V1' else '/files') + query


def list_path(generation):
    return '/listfiles' if generation == 'A' else \
        '/files' + QUERIES[generation]


def look_path(generation, name):
    return ('/get/' if generation == 'A' else '/files/') + quote(name) + \
        QUERIES.get(generation, '')


def download_path(generation, name):
    if generation == 'A':
        return '/download/' + quote(name)
    if generation == 'V1':
        return '/files/content/' + quote(name) + QUERIES['V1']
    return '/files/' + quote(name) + '/content' + QUERIES[generation]


def delete_path(generation, name):
    return ('/delete/' if generation == 'A' else '/files/') + quote(name) + \
        QUERIES.get(generation, '')


def names_of(generation, answer):
    """The names in an answer that lists files."""
    files = answer.json()
    if generation == 'A':
        return [f['filename'] for f in files or []]
    if generation == 'V1':
        return [f['properties']['filename'] for f in files['value']]
    return [f['name'] for f in (files if generation == 'L'
                                else files['value'])]


def name_of(generation, answer):
    """The name in an answer about one file."""
    file = answer.json()
    if generation == 'A':
        return file['filename']
    return file['properties']['filename'] if generation == 'V1' else \
        file['name']


def part(name, data, field='file', more=''):
    return ('--%s\r\nContent-Disposition: form-data; name="%s"; '
            'filename="%s"\r\n%s\r\n' % (BOUNDARY, field, name, more)
            ).encode() + data + b'\r\n'


END = ('--%s--\r\n' % BOUNDARY).encode()
FORM_TYPE = 'multipart/form-data; boundary=' + BOUNDARY


def form(*files):
    """A form with these (file name, content)."""
    return b''.join(part(name, data) for name, data in files) + END


class Answer:
    """Like harness.Answer, of a response read from a socket."""

    def __init__(self, s, method):
        response = http.client.HTTPResponse(s, method=method)
        response.begin()
        self.status = response.status
        self.headers = {k.lower(): v for k, v in response.getheaders()}
        self.body = response.read()

    def __repr__(self):
        return '%d %r' % (self.status, self.body[:500])


def connect(port, seconds=60):
    return socket.create_connection(('127.0.0.1', port), seconds * SLOWNESS)


def exchange(port, data):
    """Send a request just as it stands; its answer."""
    with connect(port) as s:
        s.sendall(data)
        return Answer(s, data.split(b' ', 1)[0].decode('latin-1'))


class FilesCase(Case):
    """Each test finds the data directory empty."""

    def setUp(self):
        super().setUp()
        if self.server:
            self.data = self.server.directory + '/data'
            self.empty()

    def empty(self):
        for entry in os.scandir(os.fsencode(self.data)):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)

    def stored(self):
        """Path -> content of everything in the data directory."""
        found = {}
        for root, directories, names in os.walk(self.data):
            for name in names + directories:
                path = os.path.join(root, name)
                key = os.path.relpath(path, self.data)
                found[key] = None
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, 'rb') as f:
                        found[key] = f.read()
        return found

    def make(self, name, content=b''):
        """A file that code might have made."""
        path = os.path.join(self.data, name)
        with open(path, 'wb') as f:
            f.write(content)
        os.chmod(path, 0o666)
        return path

    def make_directory(self, name):
        path = os.path.join(self.data, name)
        before = os.umask(0)
        try:
            os.mkdir(path)
        finally:
            os.umask(before)
        return path

    def upload(self, *files, path='/files', headers=None):
        return self.server.request(
            'POST', path, form(*files),
            dict({'Content-Type': FORM_TYPE}, **(headers or {})))

    def begin_upload(self, name, data, announced, path='/files'):
        """Send some of an upload that is announced; its connection."""
        s = connect(self.server.port)
        s.sendall(('POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n'
                   'Content-Length: %d\r\n\r\n' %
                   (path, FORM_TYPE, announced)).encode() +
                  part(name, data)[:-2])
        return s

    def assert_error(self, answer, status, code):
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.json()['error']['code'], code)
        self.assertEqual(answer.headers['x-ms-error-code'], code)
