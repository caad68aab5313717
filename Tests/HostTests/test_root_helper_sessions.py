"""What sallyport-root-helper says about live sessions of a real sshd, with and without a terminal, and writes on their terminals."""

import os
import pathlib
import struct

import pytest

from staging import session_helper, stack, users
from staging.client import Client
from staging.helped_sessions import AUDITED, any_key, command_line, connect, helper, leaders, server, shell, uid
from staging.patience import until
from staging.processes import is_alive
from staging.session_helper import BY_SIGNAL, GONE, leader
from staging.sshd import Sshd


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


def test_many_sessions_are_told_at_once_and_in_their_order(helper, connect, shell):
    others = [connect(users.make()).ready() for _ in range(3)]
    gone = struct.pack(">IQ", 2**31 - 1, 5)
    asked = [shell.who, gone, *(other.who for other in others)] * 12
    answers = helper.inputs(*asked)
    assert len(answers) == 60 and answers[1] == GONE
    assert len({answer[0] for answer in answers if answer != GONE}) == 4
    assert answers[0][0] == helper.input(shell.who)[0] and answers[2][0] == helper.input(others[0].who)[0]


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
