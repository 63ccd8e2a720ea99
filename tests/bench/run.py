#!/usr/bin/python3
"""Measure what the program costs over the physical limit.

usage: run.py [--build DIR] [--no-build] [--rounds N] [--kernel NAME]

The limit is zmq_client: it talks ZeroMQ straight to a kernel that is started
just as the program's own was (same command, user, directory and environment).
Ours is http_client: POST /execute with 1+1 through lighttpd.  Both are C,
block in poll, and are not pinned to a processor, nor is anything else.

A round starts both sides afresh, so that their kernels are of the same age,
runs as many executions on each, the sides taking turns (limit, ours, ours,
limit, ...), and stops them.  Nothing else may run on the machine meanwhile.
The first executions of each round and of each turn are not counted.  The
first round is not counted either: it warms the caches of the file system.

A figure is the median of the rounds' figures.  A ratio is the median of the
rounds' ratios, because what slows one side down for a while slows down the
other side of the same round as well.

The fake kernel answers at once: with it, the difference is all our own.
Memory is PSS at the end of a round, after more than 1,000 executions, when
the kernel of the limit has ended.
"""
import argparse
import json
import os
import pathlib
import random
import secrets
import signal
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
WARM_ROUND = 200        # executions before the first turn
WARM_TURN = 16          # at the start of each turn
START_LIMIT_S = 60
LOG_LINES = 20          # shown after a failure
CLIENTS = (1, 4, 16)
FAKE = "fake"           # name of the fake kernel's kernelspec
WEB_USER = "www-data"   # lighttpd's, if we are root

# per number of clients: turns of each side, executions counted in a turn
TURNS = {"real": {1: (4, 125), 4: (2, 125), 16: (2, 125)},
         FAKE: {1: (4, 500), 4: (4, 250), 16: (4, 250)}}

# what a ratio or a figure is to be at most, and what it may be at most
P50_GOAL, P50_LIMIT, P99_LIMIT = 1.05, 1.10, 1.25
PSS_GOAL_MB, PSS_LIMIT_MB = 8.0, 12.0
FIRST_LIMIT_MS = 150.0


def build(directory):
    """Build what is missing; an optimised build if there is none yet."""
    if not (SOURCE / "configure").exists():
        subprocess.run(["autoreconf", "-i"], cwd=SOURCE, check=True)
    if not (directory / "Makefile").exists():
        directory.mkdir(parents=True, exist_ok=True)
        subprocess.run([SOURCE / "configure", "-q", "CFLAGS=-O2 -g"],
                       cwd=directory, check=True)
    subprocess.run(["make", "-s", "code-interpreter-fcgi", "tests/fakekernel",
                    "tests/bench/zmq_client", "tests/bench/http_client"],
                   cwd=directory, check=True)


def free_port(taken):
    """A port that no outgoing connection of the system can be given."""
    while True:
        port = random.randrange(10000, 32768)
        with socket.socket() as s:
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                s.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in taken:
            taken.add(port)
            return port


def children(pid):
    path = f"/proc/{pid}/task/{pid}/children"
    return [int(p) for p in pathlib.Path(path).read_text().split()]


def command_of(pid):
    text = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    return text.decode().split("\0")[:-1]


def pss_mb(pid):
    """Of a process and all its descendants."""
    total = sum(pss_mb(child) for child in children(pid))
    for line in open(f"/proc/{pid}/smaps_rollup"):
        if line.startswith("Pss:"):
            total += int(line.split()[1]) / 1024
    return total


def end(process, sig=signal.SIGTERM):
    if process.poll() is not None:
        return
    process.send_signal(sig)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Samples:
    """What a client reported: when executions ended, what they took (us)."""

    def __init__(self):
        self.turns = []

    def add(self, text, skip):
        rows = [line.split() for line in text.splitlines()]
        self.turns.append([(int(e), float(d)) for e, d in rows][skip:])

    def first_end_us(self):
        return self.turns[0][0][0]

    def quantile(self, q):
        all_us = sorted(d for turn in self.turns for _, d in turn)
        return all_us[min(len(all_us) - 1, int(q * len(all_us)))]

    def rate(self):
        """Executions a second."""
        n = sum(len(turn) - 1 for turn in self.turns)
        us = sum(turn[-1][0] - turn[0][0] for turn in self.turns)
        return n / us * 1e6


class Side:
    """One of the two ways to run code; a subclass says how."""

    def run_client(self, n, clients=1, extra=()):
        command = self.client + ["-n", str(n), "-c", str(clients), *extra]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            self.place.fail(f"{command[0]} failed")
        return done.stdout

    def first(self):
        """Start; milliseconds until the first execution has ended."""
        begin_us = time.monotonic() * 1e6
        self.start()
        samples = Samples()
        samples.add(self.run_client(1, 1, self.first_options), 0)
        return (samples.first_end_us() - begin_us) / 1000


class Ours(Side):
    first_options = ("-w", str(START_LIMIT_S))

    def __init__(self, place, kernel):
        self.place = place
        self.kernel = kernel
        self.program = place.build / "code-interpreter-fcgi"

    def start(self):
        port = free_port(self.place.ports)
        socket_path = self.place.directory / "app.sock"
        settings = ["-c", SOURCE / "conf/codeInterpreterConf.yaml"]
        for setting in (f"spec.kernel.port={port}",
                        f"spec.kernel.name={self.kernel}",
                        f"spec.process.webUser={WEB_USER}",
                        f"spec.process.runtimeDirectory={self.place.run}",
                        "spec.fileOperation.dataDirectoryPath="
                        f"{self.place.data}"):
            settings += ["-o", setting]
        settings = [str(s) for s in settings]
        self.client = [str(self.place.client("http_client")), "-p", str(port)]
        socket_path.unlink(missing_ok=True)
        owner = ["-U", WEB_USER] if os.geteuid() == 0 else []
        self.monitor = subprocess.Popen(
            ["spawn-fcgi", "-n", "-s", socket_path, "-M", "0660", *owner,
             "--", self.program, *settings],
            env=self.place.environment, stderr=self.place.log)
        while not socket_path.exists():
            if self.monitor.poll() is not None:
                self.place.fail("the program did not start")
            time.sleep(0.0005)
        self.lighttpd = subprocess.Popen(
            ["lighttpd", "-D", "-f", SOURCE / "lighttpd/lighttpd.conf"],
            env=dict(self.place.environment,
                     CODE_INTERPRETER_SETTINGS=" ".join(
                         map(str, [self.program, "-L", *settings])),
                     CODE_INTERPRETER_SOCKET=str(socket_path),
                     CODE_INTERPRETER_LIGHTTPD=str(SOURCE / "lighttpd"),
                     CODE_INTERPRETER_BIND="127.0.0.1"),
            stderr=self.place.log)

    def processes(self):
        """Process ids by name."""
        own = command_of(self.monitor.pid)
        found = {"lighttpd": self.lighttpd.pid, "monitor": self.monitor.pid}
        for pid in children(self.monitor.pid):
            name = "server" if command_of(pid) == own else "kernel"
            found[name] = pid
        return found

    def memory(self):
        pid = self.processes()
        pss = {name: pss_mb(p) for name, p in pid.items()}
        pss["monitor"] -= pss["server"] + pss["kernel"]
        return pss

    def stop(self):
        end(self.lighttpd)
        end(self.monitor)


class EqualKernel:
    """How the program started its kernel, read from /proc."""

    def __init__(self, pid):
        proc = pathlib.Path(f"/proc/{pid}")
        self.command = command_of(pid)
        self.file = next(a for a in self.command if a.endswith(".json"))
        self.connection = json.loads(pathlib.Path(self.file).read_text())
        self.directory = os.readlink(proc / "cwd")
        pairs = (proc / "environ").read_bytes().decode().split("\0")[:-1]
        self.environment = dict(pair.split("=", 1) for pair in pairs)
        status = dict(line.split(":", 1) for line in
                      (proc / "status").read_text().splitlines())
        self.uid = int(status["Uid"].split()[0])
        self.gid = int(status["Gid"].split()[0])
        self.groups = [int(g) for g in status["Groups"].split()]


class Limit(Side):
    first_options = ()

    def __init__(self, place, equal):
        self.place = place
        self.equal = equal

    def start(self):
        file = self.place.directory / "limit.json"
        self.client = [str(self.place.client("zmq_client")), "-f", str(file)]
        connection = dict(self.equal.connection, key=secrets.token_hex(32))
        for name in connection:
            if name.endswith("_port"):
                connection[name] = free_port(self.place.ports)
        file.unlink(missing_ok=True)
        file.write_text(json.dumps(connection))
        file.chmod(0o600)
        identity = {}
        if os.geteuid() == 0:
            os.chown(file, self.equal.uid, self.equal.gid)
            identity = {"user": self.equal.uid, "group": self.equal.gid,
                        "extra_groups": self.equal.groups}
        command = [str(file) if a == self.equal.file else a
                   for a in self.equal.command]
        self.process = subprocess.Popen(
            command, env=self.equal.environment, cwd=self.equal.directory,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, **identity)

    def stop(self):
        end(self.process)
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


class Place:
    """The directory that all runs in."""

    def __init__(self, build_directory, directory):
        self.build = build_directory
        self.directory = directory
        self.run = directory / "run"
        self.data = directory / "data"
        self.ports = set()
        self.log = open(directory / "log", "w+")
        directory.chmod(0o755)
        shutil.copy(build_directory / "tests/fakekernel", directory)
        spec = directory / "jupyter/kernels" / FAKE
        spec.mkdir(parents=True)
        (spec / "kernel.json").write_text(json.dumps({
            "argv": [str(directory / "fakekernel"), "-f",
                     "{connection_file}"],
            "display_name": FAKE, "language": "script"}))
        self.environment = dict(os.environ,
                                JUPYTER_PATH=str(directory / "jupyter"))

    def client(self, name):
        return self.build / "tests/bench" / name

    def fail(self, text):
        """End, with what the programs said last."""
        self.log.seek(0)
        sys.exit("".join(self.log.readlines()[-LOG_LINES:]) +
                 "run.py: " + text)


def take_turns(limit, ours, turns, n, clients):
    samples = {limit: Samples(), ours: Samples()}
    order = [limit, ours, ours, limit] * turns
    for side in order[:2 * turns]:
        text = side.run_client(n + WARM_TURN, clients)
        samples[side].add(text, WARM_TURN)
    return samples[limit], samples[ours]


def one_round(place, kernel, equal, ours_first):
    """All figures of a round; equal is None in the first one."""
    ours = Ours(place, kernel)
    limit = None
    figures = {}
    sides = [ours]
    try:
        if equal is None:
            ours.first()
            equal = EqualKernel(ours.processes()["kernel"])
            ours.stop()
        limit = Limit(place, equal)
        sides = [ours, limit] if ours_first else [limit, ours]
        first = {side: side.first() for side in sides}
        figures["first"] = (first[limit], first[ours])
        for side in sides:
            side.run_client(WARM_ROUND)
        plan = TURNS[FAKE if kernel == FAKE else "real"]
        for clients in CLIENTS:
            figures[clients] = take_turns(limit, ours, *plan[clients],
                                          clients)
        limit.stop()
        figures["memory"] = ours.memory()
    finally:
        for side in sides:
            side.stop()
    return figures, equal


def measure(place, kernel, rounds):
    _, equal = one_round(place, kernel, None, True)
    return [one_round(place, kernel, equal, i % 2 == 1)[0]
            for i in range(rounds)]


def verdict(value, goal, limit):
    if goal is not None and value <= goal:
        return "goal"
    return "ok" if value <= limit else "OVER"


def print_latencies(name, rounds, judged):
    median = statistics.median
    for clients in CLIENTS:
        pairs = [r[clients] for r in rounds]
        cells = [f"{name:<10} {clients:>7}"]
        for q, goal, bound in ((0.5, P50_GOAL, P50_LIMIT),
                               (0.99, None, P99_LIMIT)):
            a = [limit.quantile(q) for limit, _ in pairs]
            b = [ours.quantile(q) for _, ours in pairs]
            ratio = median(y / x for x, y in zip(a, b))
            word = verdict(ratio, goal, bound) \
                if judged and clients == 1 else ""
            cells.append(f"{median(a):>9.0f} {median(b):>9.0f} "
                         f"{ratio:>6.3f} {word:<4}")
        a = median(limit.rate() for limit, _ in pairs)
        b = median(ours.rate() for _, ours in pairs)
        cells.append(f"{a:>8.0f} {b:>8.0f}")
        print("  ".join(cells))


def print_first(name, rounds, judged):
    a, b = zip(*(r["first"] for r in rounds))
    more = statistics.median(y - x for x, y in zip(a, b))
    word = verdict(more, None, FIRST_LIMIT_MS) if judged else ""
    print(f"{name:<10} {statistics.median(a):>9.0f} "
          f"{statistics.median(b):>9.0f} {more:>+9.0f} {word}")


def print_memory(name, rounds, judged):
    def middle(*names):
        return statistics.median(sum(r["memory"][n] for n in names)
                                 for r in rounds)

    own = ("lighttpd", "monitor", "server")
    word = verdict(middle(*own), PSS_GOAL_MB, PSS_LIMIT_MB) if judged else ""
    print(f"{name:<10}", *(f"{middle(n):>9.1f}" for n in own),
          f"{middle(*own):>9.1f} {word:<4} {middle('kernel'):>9.1f}")


def print_table(results):
    print("\nExecution of 1+1: p50 and p99 in microseconds, rate a second")
    print(f"{'kernel':<10} {'clients':>7}  {'limit p50':>9} {'ours p50':>9} "
          f"{'ratio':>6}       {'limit p99':>9} {'ours p99':>9} "
          f"{'ratio':>6}       {'limit/s':>8} {'ours/s':>8}")
    for name, rounds in results.items():
        print_latencies(name, rounds, name != FAKE)
    print("\nFrom start to the end of the first execution, milliseconds")
    print(f"{'kernel':<10} {'bare':>9} {'ours':>9} {'more':>9}")
    for name, rounds in results.items():
        print_first(name, rounds, name != FAKE)
    print("\nMemory (PSS) after 1,000 executions, MB")
    print(f"{'kernel':<10} {'lighttpd':>9} {'monitor':>9} {'server':>9} "
          f"{'all three':>9}      {'kernel':>9}")
    for name, rounds in results.items():
        print_memory(name, rounds, name != FAKE)
    print(f"\nWanted of a real kernel, with one client: p50 ratio "
          f"{P50_LIMIT:.2f}, goal {P50_GOAL:.2f};\np99 ratio "
          f"{P99_LIMIT:.2f}; first execution +{FIRST_LIMIT_MS:.0f} ms; "
          f"memory {PSS_LIMIT_MB:.0f} MB, goal {PSS_GOAL_MB:.0f}.")


def main():
    parser = argparse.ArgumentParser(
        description="Measure what the program costs over the physical limit.")
    parser.add_argument("--build", type=pathlib.Path, metavar="DIR",
                        default=SOURCE / "build/bench",
                        help="where it is built (build/bench)")
    parser.add_argument("--no-build", action="store_true",
                        help="measure what is there")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kernel", default="python3",
                        help="measured besides the fake one; "
                        "none for that alone")
    options = parser.parse_args()
    options.build = options.build.resolve()
    if not options.no_build:
        build(options.build)
    kernels = [k for k in (options.kernel, FAKE) if k != "none"]
    with tempfile.TemporaryDirectory(prefix="bench-") as directory:
        place = Place(options.build, pathlib.Path(directory))
        print_table({k: measure(place, k, options.rounds) for k in kernels})


if __name__ == "__main__":
    main()
