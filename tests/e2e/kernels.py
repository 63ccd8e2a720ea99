"""Servers with the kernels that need more than a name."""
import os
import shutil

from harness import BUILD, Server

# The node_modules that tests/run.sh has installed.
IJAVASCRIPT = (os.environ.get('CODE_INTERPRETER_IJAVASCRIPT') or
               os.path.join(BUILD, 'ijavascript', 'node_modules'))


def why_missing(kernel):
    """Why a kernel cannot be tested, or None."""
    if kernel == 'javascript' and not os.path.isdir(IJAVASCRIPT):
        return 'ijavascript could not be installed'
    return None


def make_server(kernel, options=None, environment=None, modes=()):
    """A Server that is not started yet."""
    server = Server(kernel, modes, options, environment=environment)
    if kernel == 'javascript':
        # A copy: the kernel's user may not be let into the build.
        modules = server.directory + '/node_modules'
        shutil.copytree(IJAVASCRIPT, modules, symlinks=True)
        server.add_kernelspec('javascript', {
            'argv': ['node', modules + '/ijavascript/lib/kernel.js',
                     '--hide-undefined', '{connection_file}',
                     '--protocol=5.1'],
            'display_name': 'JavaScript', 'language': 'javascript'})
    return server
