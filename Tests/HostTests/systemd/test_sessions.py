"""Live sessions of a real sshd with a real logind: the root helper, in the sandbox that ships, tells their input and ends them."""

import itertools
import struct
import subprocess

import pexpect
import pytest
from machine import SESSIONS

from staging.patience import until
from staging.session_helper import BY_LOGIND, BY_SIGNAL, GONE, REFUSED, end_of, end_question, inputs_of, inputs_question, line_question

PORT = 2222
STACK = """auth required pam_permit.so
account required pam_permit.so
session optional pam_loginuid.so
session required pam_systemd.so
session required pam_permit.so
"""
SETTINGS = f"""ListenAddress 127.0.0.1
Port {PORT}
HostKey /root/sessions/host_key
AuthorizedKeysFile /root/sessions/key.pub
StrictModes no
PidFile none
UsePAM yes
UseDNS no
PermitRootLogin yes
"""
ASK = """import socket, sys
peer = socket.socket(socket.AF_UNIX)
peer.settimeout(40)
peer.connect("/run/sallyport/sessions.sock")
peer.sendall(bytes.fromhex(sys.argv[1]))
said = b""
while piece := peer.recv(65536):
    said += piece
print(said.hex())
"""
numbers = itertools.count(45_000)


@pytest.fixture(scope="module")
def sshd(machine):
    machine.output("systemctl", "start", SESSIONS)
    machine.output("mkdir", "-p", "/root/sessions", "/run/sshd")
    machine.output("chmod", "755", "/root", "/root/sessions")
    for name in ("host_key", "key"):
        machine.output("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"/root/sessions/{name}")
    machine.write("/etc/pam.d/sshd", STACK)
    machine.write("/root/sessions/config", SETTINGS)
    machine.write("/usr/local/lib/ask-sessions", ASK)
    machine.output("systemd-run", "--unit=sessions-sshd", "/usr/sbin/sshd", "-D", "-f", "/root/sessions/config")
    until(lambda: str(PORT) in machine.output("ss", "-ltn"), "sshd listens")
    yield machine
    machine.output("systemctl", "stop", "sessions-sshd")


class Session:
    """Somebody at that sshd, as logind knows the session."""

    def __init__(self, machine, name, *words):
        self.machine = machine
        self.uid = int(machine.output("id", "-u", name))
        before = self._ids()
        options = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"]
        command = machine.command("ssh", "-F", "/dev/null", *options, "-i", "/root/sessions/key", "-p", str(PORT), f"{name}@127.0.0.1", *words)
        self.terminal = pexpect.spawn(command[0], command[1:], encoding="utf-8", timeout=30, echo=False)
        self.id = until(lambda: self._ids() - before, "the session").pop()
        self.pid = int(self.property("Leader"))
        self.who = struct.pack(">IQ", self.pid, self._start_time())

    def _ids(self):
        """Of this user, and none of the user's manager."""
        lines = self.machine.output("loginctl", "list-sessions", "--no-legend").splitlines()
        return {line.split()[0] for line in lines if int(line.split()[1]) == self.uid}

    def property(self, name):
        return self.machine.output("loginctl", "show-session", f"--property={name}", "--value", self.id).strip()

    def _start_time(self):
        return int(self.machine.output("cat", f"/proc/{self.pid}/stat").rpartition(")")[2].split()[19])

    def shell(self):
        self.terminal.sendline("exec sh")
        self.terminal.sendline("stty -echo; PS1=; echo rea''dy")
        self.terminal.expect("ready\r\n")
        return self

    def leave(self):
        """A process that descends from the session no more."""
        self.terminal.sendline("sh -c 'setsid sleep 600 >/dev/null 2>&1 & echo pid=$!='")
        self.terminal.expect(r"pid=(\d+)=")
        return int(self.terminal.match.group(1))

    def is_there(self):
        return self.machine.run("systemctl", "is-active", "--quiet", f"session-{self.id}.scope").returncode == 0


def ask(machine, question):
    """What the helper says to whoever is the daemon's user."""
    said = machine.output("runuser", "--user=sallyport", "--", "python3", "/usr/local/lib/ask-sessions", question.hex())
    return bytes.fromhex(said.strip())[8:]


def is_alive(machine, pid):
    return machine.run("kill", "-0", str(pid)).returncode == 0


@pytest.fixture
def connect(sshd):
    opened = []

    def open_one(*words, name=None):
        if name is None:
            uid = next(numbers)
            name = f"live{uid}"
            sshd.output("useradd", "--create-home", f"--uid={uid}", name)
        opened.append(Session(sshd, name, *words))
        return opened[-1]

    yield open_one
    for session in opened:
        session.terminal.close(force=True)
        subprocess.run(sshd.command("loginctl", "terminate-session", session.id), capture_output=True)


def test_logind_ends_a_session_with_all_that_is_left_behind(sshd, connect):
    session = connect().shell()
    left = session.leave()
    assert session.is_there() and is_alive(sshd, left)
    outcome, _ = end_of(ask(sshd, end_question(session.who, session.uid, True)))
    assert outcome == BY_LOGIND and not is_alive(sshd, left) and not is_alive(sshd, session.pid)
    session.terminal.expect(pexpect.EOF)
    until(lambda: not session.is_there(), "the end of the scope")
    assert inputs_of(ask(sshd, inputs_question(session.who))) == [GONE]


def test_what_logind_is_not_asked_to_end_stays_and_is_known_by_its_scope(sshd, connect):
    session = connect().shell()
    left = session.leave()
    outcome, survivors = end_of(ask(sshd, end_question(session.who, session.uid, False)))
    assert outcome == BY_SIGNAL and (left, "sleep", False) in survivors
    assert is_alive(sshd, left) and not is_alive(sshd, session.pid)


def test_a_session_of_roots_is_ended_too(sshd, connect):
    session = connect(name="root").shell()
    left = session.leave()
    outcome, _ = end_of(ask(sshd, end_question(session.who, 0, True)))
    assert outcome == BY_LOGIND and not is_alive(sshd, left)


def test_another_user_is_refused_by_what_logind_says(sshd, connect):
    session = connect().shell()
    for uid in (0, session.uid + 1):
        assert end_of(ask(sshd, end_question(session.who, uid, True))) == (REFUSED, [])
    assert session.is_there() and is_alive(sshd, session.pid)


def test_input_and_terminals_are_within_reach_of_the_sandbox(sshd, connect):
    session = connect().shell()
    [(terminal, source, stamp, _)] = inputs_of(ask(sshd, inputs_question(session.who)))
    assert source == "terminal" and stamp == int(sshd.output("stat", "--format=%X", f"/dev/{terminal}"))
    assert ask(sshd, line_question(session.who, session.uid, "This session ends soon.")) == b"\1\1"
    session.terminal.expect("This session ends soon.")
    session.terminal.sendline("echo be''gun; exec sleep 600")
    session.terminal.expect("begun")
    session.terminal.sendline("date")
    until(lambda: inputs_of(ask(sshd, inputs_question(session.who)))[0][3] == len("date\n"), "a line that waits to be read")


def test_connections_are_within_reach_of_the_sandbox(sshd, connect):
    session = connect("cat")
    [(terminal, source, age, _)] = until(
        lambda: (found := inputs_of(ask(sshd, inputs_question(session.who)))) and found[0][1] and found, "the connection"
    )
    assert terminal is None and source == "connection" and age < 60_000


def test_no_password_is_checked_here_and_nobody_but_the_daemon_is_heard(sshd):
    password = struct.pack(">2sBBI", b"SR", 1, 1, 10) + struct.pack(">BH", 1, 1) + b"a" + struct.pack(">BH", 2, 3) + b"abc"
    assert ask(sshd, password) == b""
    done = sshd.run("python3", "/usr/local/lib/ask-sessions", password.hex())
    assert done.returncode != 0 or done.stdout.strip() == ""
    assert sshd.output("stat", "--format=%a %U", "/run/sallyport/sessions.sock").split() == ["600", "sallyport"]


def test_no_process_of_it_is_left_and_no_unit_failed(sshd, connect):
    session = connect().shell()
    ask(sshd, inputs_question(session.who))
    units = ("list-units", "--no-legend", "--state=failed,running", "sallyport-sessions@*")
    until(lambda: sshd.output("systemctl", *units).strip() == "", "the end of each process")
