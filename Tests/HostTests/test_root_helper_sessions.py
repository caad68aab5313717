"""What sallyport-root-helper does about live sessions: those of a real sshd and of login, with and without a terminal."""

import os
import pathlib
import pwd
import signal
import struct
import subprocess

import pexpect
import pytest

from staging import places, session_helper, stack, users
from staging.client import Client
from staging.patience import until
from staging.processes import is_alive
from staging.session_helper import BY_SIGNAL, GONE, GONE_BEFORE, NOT_DONE, REFUSED, UNAVAILABLE, SessionHelper, leader, start_time
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


def test_input_at_a_terminal_is_when_it_was_last_read(helper, shell):
    name, source, stamp = helper.input(shell.who)
    device = pathlib.Path("/dev") / name
    assert name.startswith("pts/") and source == "terminal" and stamp == int(device.stat().st_atime)
    os.utime(device, (1_000, 1_000))
    assert helper.input(shell.who) == (name, "terminal", 1_000)
    shell.terminal.sendline("echo ty''ped")
    shell.terminal.expect("typed")
    assert helper.input(shell.who)[2] == int(device.stat().st_atime) > 1_000


def test_a_line_is_no_input(helper, shell):
    name, _, _ = helper.input(shell.who)
    os.utime(f"/dev/{name}", (1_000, 1_000))
    assert helper.write(shell.who, shell.uid, "No input.") == 1
    shell.terminal.expect("No input.")
    assert helper.input(shell.who)[2] == 1_000


def test_input_without_a_terminal_is_what_the_connection_brought(helper, connect, user):
    session = connect(user, "cat", options=("-T",))
    before = until(lambda: (found := helper.input(session.who))[1] == "connection" and found, "the connection")
    assert before[0] is None
    quiet = until(lambda: (age := helper.input(session.who)[2]) > before[2] + 1_500 and age, "an age that grows")

    def falls_back():
        session.terminal.sendline("something")
        session.terminal.expect("something")
        return helper.input(session.who)[2] < quiet

    until(falls_back, "an age that falls back once something came")


def test_an_sftp_session_is_seen_and_ended(helper, server, any_key, user):
    client = Client(server, user, any_key).sftp()
    client.expect("sftp> ")
    pid = until(lambda: leaders(server, user), "the session").pop()
    who = leader(pid)
    terminal, source, age = helper.input(who)
    assert terminal is None and source == "connection" and 0 <= age < 60_000
    assert helper.write(who, uid(user), "Nobody reads this.") == 0
    assert helper.end_session(who, uid(user), ends_rest=True) == (BY_SIGNAL, [])
    client.expect("[Cc]onnection .*closed")
    client.close(force=True)
    assert not is_alive(pid)


def test_a_session_of_ipv6_is_seen_as_well(helper, stage, any_key, user):
    if not pathlib.Path("/proc/net/if_inet6").exists() or not pathlib.Path("/proc/net/if_inet6").read_text():
        pytest.skip("SKIPPED, NOT PASSED: this machine has no IPv6")
    stack.write("sshd", *AUDITED)
    running = Sshd("publickey", f"ListenAddress ::1\nStrictModes no\nAuthorizedKeysFile {any_key}.pub\n")
    try:
        client = Client(running, user, any_key)
        terminal = client._spawn("ssh", ["-6", "-T", "-p", str(running.port), *client.options, f"{user}@::1", "cat"])
        pid = until(lambda: leaders(running, user), "the session").pop()
        assert until(lambda: (found := helper.input(leader(pid)))[1] == "connection" and found, "the connection")[2] < 60_000
        terminal.close(force=True)
    finally:
        running.end()


def test_what_is_typed_while_a_program_runs_waits_to_be_read(helper, shell):
    shell.terminal.sendline("sleep 600")
    until(lambda: any("sleep 600" in command_line(pid) for pid in shell.below()), "a command that runs")
    stamp = helper.input(shell.who)[2]
    assert helper.unread(shell.who) == 0
    shell.terminal.sendline("date")
    until(lambda: helper.unread(shell.who) == len("date\n"), "a line that waits")
    assert helper.input(shell.who)[2] == stamp
    shell.terminal.sendline("date")
    until(lambda: helper.unread(shell.who) == 2 * len("date\n"), "another one")


def test_a_line_is_written_on_its_own_terminal_alone(helper, shell, connect):
    other = connect(users.make()).ready()
    assert helper.write(shell.who, shell.uid, "Your session ends in 5 minutes.") == 1
    shell.terminal.expect(r"\r\nYour session ends in 5 minutes\.\r+\n")
    other.terminal.sendline("echo not''hing")
    other.terminal.expect("nothing")
    assert "Your session" not in other.terminal.before
    assert helper.write(shell.who, other.uid, "Not yours.") == 0


def test_a_terminal_that_was_stopped_holds_nobody_up(helper, shell):
    shell.terminal.sendline("stty ixon")
    shell.terminal.sendline("echo so''on")
    shell.terminal.expect("soon")
    shell.terminal.sendcontrol("s")
    taken = [helper.write(shell.who, shell.uid, "x" * 512) for _ in range(64)]
    assert set(taken) <= {0, 1} and taken[-1] == 0
    shell.terminal.sendcontrol("q")
    until(lambda: helper.write(shell.who, shell.uid, "again") == 1, "a terminal that goes on")


@pytest.mark.parametrize("line", ["", "two\nlines", "\x1b[2J", "\u00e4", "x" * 513])
def test_a_line_that_is_none_gets_no_answer(helper, shell, line):
    assert helper.ask(session_helper.line_question(shell.who, shell.uid, line)) is None


def test_the_end_of_a_session_is_the_end_of_its_connection_and_of_what_runs_in_it(helper, shell):
    shell.terminal.sendline("sleep 600")
    until(lambda: any("sleep 600" in command_line(pid) for pid in shell.below()), "a command that runs")
    below = shell.below()
    assert helper.end_session(shell.who, shell.uid) == (BY_SIGNAL, [])
    shell.terminal.expect(pexpect.EOF)
    assert not any(is_alive(pid) for pid in [shell.pid, *below])
    assert helper.input(shell.who) == GONE and helper.write(shell.who, shell.uid, "x") is None
    assert helper.end_session(shell.who, shell.uid, ends_rest=True) == (GONE_BEFORE, [])


def test_what_is_left_behind_is_named_and_lives_on(helper, shell, litter):
    litter += [shell.start("nohup sleep 601"), shell.start("setsid sleep 602")]
    outcome, left = helper.end_session(shell.who, shell.uid)
    assert outcome == BY_SIGNAL and {(pid, "sleep", False) for pid in litter} <= set(left)
    assert not any(ended for _, _, ended in left) and all(is_alive(pid) for pid, _, _ in left)


def test_what_is_left_behind_is_ended_where_that_is_asked_for(helper, shell, litter):
    stubborn = places.folder("stubborn") / "script"
    stubborn.write_text("trap '' HUP TERM\nwhile :; do sleep 1; done\n")
    litter += [shell.start("nohup sleep 601"), shell.start("setsid sleep 602"), shell.start(f"setsid sh {stubborn}")]
    until(lambda: pathlib.Path(f"/proc/{litter[-1]}/task/{litter[-1]}/children").read_text(), "the stubborn one")
    outcome, left = helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert outcome == BY_SIGNAL and set(litter) <= {pid for pid, _, _ in left}
    assert all(ended for _, _, ended in left)
    assert not any(is_alive(pid) for pid, _, _ in left)


@pytest.mark.parametrize("ends_rest", [False, True])
def test_what_has_left_the_tree_is_known_by_the_kernels_audit(helper, shell, litter, ends_rest):
    need_audit(shell.who)
    litter.append(shell.leave("sleep 603"))
    until(lambda: parent(litter[0]) == 1, "an orphan")
    outcome, left = helper.end_session(shell.who, shell.uid, ends_rest)
    assert outcome == BY_SIGNAL and (litter[0], "sleep", ends_rest) in left
    assert is_alive(litter[0]) is not ends_rest


def test_another_session_of_the_same_user_goes_on(helper, shell, connect, litter):
    other = connect(shell.user).ready()
    litter.append(other.leave("sleep 608"))
    helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert not is_alive(shell.pid) and is_alive(other.pid) and is_alive(litter[0])
    other.terminal.sendline("echo go''es on")
    other.terminal.expect("goes on")


def test_what_another_user_runs_in_it_is_named_and_stays(helper, shell, litter):
    need_audit(shell.who)
    stack.write("su", *PERMIT)
    shell.terminal.sendline("su -c 'exec sh'")
    shell.terminal.sendline("stty -echo; PS1=; id -u; echo ro''ot")
    shell.terminal.expect("0\r\nroot\r\n")
    litter.append(shell.leave("sleep 604"))
    shell.terminal.sendline("exit")
    litter.append(shell.leave("sleep 605"))
    _, left = helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert (litter[0], "sleep", False) in left and (litter[1], "sleep", True) in left
    assert is_alive(litter[0]) and not is_alive(litter[1])


def test_a_name_that_is_hostile_comes_escaped(helper, shell, litter):
    hostile = places.folder("hostile") / "script"
    hostile.write_text("printf '\\033[2J\\n\\\\\\377' >/proc/$$/comm\nwhile :; do sleep 1; done\n")
    litter.append(shell.start(f"setsid sh {hostile}"))
    comm = pathlib.Path(f"/proc/{litter[0]}/comm")
    until(lambda: comm.read_bytes().startswith(b"\x1b"), "the name")
    _, left = helper.end_session(shell.who, shell.uid)
    names = {pid: said for pid, said, _ in left}
    assert names[litter[0]] == r"\x1b[2J\x0a\x5c\xff"


def test_a_pid_that_was_given_again_is_never_signalled(helper, shell):
    later = struct.pack(">IQ", shell.pid, start_time(shell.pid) + 1)
    unknown = struct.pack(">IQ", shell.pid, 0)
    assert helper.inputs(later, shell.who, unknown)[::2] == [GONE, UNAVAILABLE]
    for ends_rest in (False, True):
        assert helper.end_session(later, shell.uid, ends_rest) == (GONE_BEFORE, [])
        assert helper.end_session(unknown, shell.uid, ends_rest) == (NOT_DONE, [])
    assert helper.write(later, shell.uid, "x") is None
    assert is_alive(shell.pid) and all(is_alive(pid) for pid in shell.below())


@pytest.mark.parametrize("whose", ["root", "nobody", None])
def test_a_session_of_another_user_is_refused(helper, shell, whose):
    other = uid(whose or users.make())
    for ends_rest in (False, True):
        assert helper.end_session(shell.who, other, ends_rest) == (REFUSED, [])
    assert is_alive(shell.pid)


def test_a_process_of_a_users_own_leads_no_session(helper, shell, litter):
    litter.append(shell.start("setsid sleep 611"))
    assert helper.end_session(leader(litter[0]), shell.uid, ends_rest=True) == (REFUSED, [])
    assert is_alive(litter[0])


def test_nobody_ends_the_first_process_or_a_group_of_them(helper):
    first = struct.pack(">IQ", 1, start_time(1))
    assert helper.end_session(first, 0, ends_rest=True) == (NOT_DONE, [])
    for number in (0, 0xFFFFFFFF, 0x80000000):
        group = struct.pack(">IQ", number, 1)
        assert helper.ask(session_helper.end_question(group, 0, True)) is None


def test_a_session_of_roots_is_one_as_any_other(helper, connect, litter):
    session = connect("root").ready()
    assert helper.input(session.who)[1] == "terminal"
    assert helper.write(session.who, 0, "Bye.") == 1
    litter.append(session.start("setsid sleep 606"))
    assert helper.end_session(session.who, uid("nobody"), ends_rest=True) == (REFUSED, [])
    outcome, left = helper.end_session(session.who, 0, ends_rest=True)
    assert outcome == BY_SIGNAL and (litter[0], "sleep", True) in left and not is_alive(session.pid)


def test_a_login_of_its_own_below_a_session_is_not_that_sessions(helper, connect, litter):
    session = connect("root").ready()
    need_audit(session.who)
    script = places.folder("login") / "script"
    script.write_text("echo 4321 >/proc/self/loginuid\nexec sleep 609\n")
    litter += [session.start(f"setsid sh {script}"), session.start("setsid sleep 610")]
    until(lambda: "sleep 609" in command_line(litter[0]), "another login")
    outcome, left = helper.end_session(session.who, 0, ends_rest=True)
    assert outcome == BY_SIGNAL and (litter[1], "sleep", True) in left
    assert litter[0] not in {pid for pid, _, _ in left} and is_alive(litter[0])


def test_many_sessions_are_told_at_once_and_in_their_order(helper, connect, shell):
    others = [connect(users.make()).ready() for _ in range(3)]
    gone = struct.pack(">IQ", 2**31 - 1, 5)
    asked = [shell.who, gone, *(other.who for other in others)] * 12
    answers = helper.inputs(*asked)
    assert len(answers) == 60 and answers[1] == GONE
    assert len({answer[0] for answer in answers if answer != GONE}) == 4
    assert answers[0][0] == helper.input(shell.who)[0] and answers[2][0] == helper.input(others[0].who)[0]


def test_a_login_at_a_terminal_is_led_by_login_itself(helper, user, litter):
    stack.write("login", *AUDITED)
    terminal = pexpect.spawn("login", ["-f", user], encoding="utf-8", timeout=20, echo=False)
    try:
        terminal.sendline("exec sh")
        terminal.sendline("stty -echo; PS1=; echo rea''dy")
        terminal.expect("ready\r\n")
        who = leader(terminal.pid)
        name, source, _ = helper.input(who)
        assert name.startswith("pts/") and source == "terminal"
        assert helper.write(who, uid(user), "Bye.") == 1
        terminal.expect("Bye.")
        litter.append(begin(terminal, "setsid sleep 607", "wait"))
        assert helper.end_session(who, uid("nobody"), ends_rest=True) == (REFUSED, [])
        outcome, left = helper.end_session(who, uid(user), ends_rest=True)
        assert outcome == BY_SIGNAL and (litter[0], "sleep", True) in left
        terminal.expect(pexpect.EOF)
    finally:
        terminal.close(force=True)


@pytest.mark.parametrize("duty", ["people", "sessions"])
def test_as_systemd_starts_it_each_process_has_one_duty(helper, shell, duty):
    """A password is not checked where sessions are ended, and no session is ended where passwords are checked."""
    from test_root_helper import one_connection

    question = session_helper.inputs_question(shell.who)
    password = struct.pack(">2sBBI", b"SR", 1, 1, 10) + struct.pack(">BH", 1, 1) + b"a" + struct.pack(">BH", 2, 3) + b"abc"
    own, other = (question, password) if duty == "sessions" else (password, question)
    options = ["--sessions"] if duty == "sessions" else []
    with one_connection(*options, "--peer", "root") as (connection, process):
        connection.sendall(own)
        assert session_helper.body(connection, own[3] | 0x80) is not None and process.wait(timeout=10) == 0
    with one_connection(*options, "--peer", "root") as (connection, process):
        connection.sendall(other)
        assert connection.recv(64) == b"" and process.wait(timeout=10) == 65
