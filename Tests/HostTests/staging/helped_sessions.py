"""Sessions of a real sshd, and the root helper that is asked about them: fixtures of its tests."""

import os
import pathlib
import pwd
import signal
import struct
import subprocess

import pytest

from staging import places, stack
from staging.client import Client
from staging.patience import until
from staging.processes import is_alive
from staging.session_helper import SessionHelper, leader
from staging.sshd import Sshd

PERMIT = [f"{kind} required pam_permit.so" for kind in ("auth", "account", "session")]
# As every stack of a login has it; where the kernel has no audit, it does nothing.
AUDITED = [*PERMIT, "session optional pam_loginuid.so"]


@pytest.fixture(scope="module")
def helper(stage):
    running = SessionHelper()
    yield running
    assert running.end() == 0


@pytest.fixture(scope="module")
def any_key(stage):
    """A key that opens every account."""
    private = places.folder("any-key") / "id"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", private], check=True)
    return private


@pytest.fixture(scope="module")
def server(stage, any_key):
    stack.write("sshd", *AUDITED)
    running = Sshd("publickey", f"PermitRootLogin yes\nStrictModes no\nAuthorizedKeysFile {any_key}.pub\n")
    yield running
    running.end()


def uid(user):
    return pwd.getpwnam(user).pw_uid


def command_line(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""


def parent(pid):
    return int(pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[1])


def begin(terminal, command, *then):
    """Has a shell run a script that starts a command behind itself; the command's pid."""
    script = places.folder("script") / "script"
    script.write_text("\n".join([f"{command} >/dev/null 2>&1 &", 'echo "pid=$!="', *then, ""]))
    terminal.sendline(f"sh {script} {'&' if then else ''}")
    terminal.expect(r"pid=(\d+)=")
    return int(terminal.match.group(1))


def need_audit(who):
    """Skips where no kernel tells to which login a process belongs."""
    pid = struct.unpack(">IQ", who)[0]
    try:
        number = pathlib.Path(f"/proc/{pid}/sessionid").read_text()
    except OSError:
        number = "4294967295"
    if int(number) == 2**32 - 1:
        pytest.skip("SKIPPED, NOT PASSED: the kernel has no audit here")


def below(pid):
    """All that descend from a process."""
    try:
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [one for child in children for one in (int(child), *below(child))]


def leaders(server, user):
    """Of the user's sessions there: root's process has the user's own below it, and in root's session the shell."""
    pids = pathlib.Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    titles = (f"sshd: {user} [priv]", f"sshd: {user}@")
    return {int(pid) for pid in pids if command_line(pid).startswith(titles) and below(pid)}


class Session:
    """Somebody at a server, and the process that leads the session."""

    def __init__(self, server, user, key, *command, options=()):
        self.user, self.uid = user, uid(user)
        client = Client(server, user, key)
        client.options += options
        before = leaders(server, user)
        self.terminal = client.ssh(*command)
        self.pid = until(lambda: leaders(server, user) - before, f"the session of {user}").pop()
        self.who = leader(self.pid)

    def below(self):
        """All that descend from the leader."""
        return below(self.pid)

    def ready(self):
        """A shell that says nothing by itself."""
        self.terminal.sendline("exec sh")
        self.terminal.sendline("stty -echo; PS1=; echo rea''dy")
        self.terminal.expect("ready\r\n")
        return self

    def start(self, command):
        """Starts something below the shell, and returns its pid."""
        return begin(self.terminal, command, "wait")

    def leave(self, command):
        """Starts something that descends from the session no more, and returns its pid."""
        return begin(self.terminal, f"setsid {command}")

    def close(self):
        self.terminal.close(force=True)
        if is_alive(self.pid) and leader(self.pid) == self.who:
            os.kill(self.pid, signal.SIGTERM)


@pytest.fixture
def connect(server, any_key):
    """Opens sessions, which are gone afterwards."""
    opened = []

    def open_one(user, *command, options=()):
        opened.append(Session(server, user, any_key, *command, options=options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


@pytest.fixture
def litter():
    """Processes that a session leaves behind, and that are killed at the end."""
    left = []
    yield left
    for pid in left:
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def shell(connect, user):
    return connect(user).ready()
