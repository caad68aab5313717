"""A real sshd, the OpenSSH client, password and code (`keyboard-interactive:pam`)."""

import os
import signal
import time

import pexpect
import pytest

from staging import authenticator
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.patience import until


@pytest.fixture
def secret(daemon, user):
    return daemon.enrol(user)


@pytest.fixture
def client(password_sshd, user):
    return Client(password_sshd, user)


def log_in(client, code):
    """The exit code of one login that types one code and gives up at the next prompt."""
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, code)
    if terminal.expect(["inside", PROMPT, "assword:", "ermission denied", pexpect.EOF]) != 0:
        said = terminal.before
        terminal.close(force=True)
        return "refused", said
    return "let in", exit_status(terminal)


def test_a_right_code_is_let_in(client, secret):
    assert log_in(client, authenticator.code(secret)) == ("let in", 0)


def test_a_code_of_another_step_within_the_window_is_let_in(client, secret):
    authenticator.away_from_the_edge()
    assert log_in(client, authenticator.code(secret, time.time() + 30)) == ("let in", 0)


def test_a_wrong_code_is_refused_and_counted(client, secret, daemon, user):
    outcome, said = log_in(client, authenticator.wrong_code(secret))
    assert outcome == "refused" and "wrong" in said
    assert daemon.failures(user) == 1


def test_a_wrong_code_and_then_the_right_one_in_the_same_login(client, secret):
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, authenticator.wrong_code(secret))
    terminal.expect("That code is wrong")
    answer_code(terminal, authenticator.code(secret))
    terminal.expect("inside")
    assert exit_status(terminal) == 0


def test_a_used_code_is_refused_and_not_counted(client, secret, daemon, user):
    authenticator.away_from_the_edge()
    code = authenticator.code(secret)
    assert log_in(client, code) == ("let in", 0)
    outcome, said = log_in(client, code)
    assert outcome == "refused" and "used before" in said
    assert daemon.failures(user) == 0


def test_an_empty_answer_is_refused_and_not_counted(client, secret, daemon, user):
    outcome, _ = log_in(client, "")
    assert outcome == "refused"
    assert daemon.failures(user) == 0


def test_a_question_mark_is_answered_with_help(client, secret):
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, "?")
    terminal.expect("authenticator app")
    answer_code(terminal, authenticator.code(secret))
    terminal.expect("inside")


def test_a_wrong_password_and_a_right_code_is_refused_and_not_counted(client, secret, daemon, user):
    terminal = client.ssh("echo", "inside")
    terminal.expect("[Pp]assword:")
    terminal.sendline("not the password")
    if terminal.expect([PROMPT, "[Pp]assword:", pexpect.EOF]) == 0:
        terminal.sendline(authenticator.code(secret))
        assert terminal.expect(["inside", "[Pp]assword:", PROMPT, pexpect.EOF]) != 0
    terminal.close(force=True)
    assert daemon.failures(user) == 0
    assert log_in(client, authenticator.code(secret)) == ("let in", 0)


def test_a_user_without_a_factor_is_refused(password_sshd, user):
    terminal = Client(password_sshd, user).ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect("none is set up for this account")
    terminal.expect("Press Enter to end this login: ")
    terminal.sendline("")
    assert terminal.expect(["inside", PROMPT, "assword:", "ermission denied", pexpect.EOF]) != 0
    terminal.close(force=True)


def test_an_answer_over_every_bound_is_refused(client, secret, daemon, user):
    # A terminal takes 4,095 bytes a line; the megabyte is in test_ssh_library.py.
    outcome, _ = log_in(client, "1" * 4_000)
    assert outcome == "refused"
    assert daemon.failures(user) == 0
    assert log_in(client, authenticator.code(secret)) == ("let in", 0)


def test_control_c_three_times_is_not_an_entrance(client, secret, daemon, user):
    for _ in range(3):
        terminal = client.ssh("echo", "inside")
        answer_password(terminal)
        terminal.expect(PROMPT)
        terminal.sendintr()
        assert terminal.expect(["inside", pexpect.EOF]) == 1
        terminal.close(force=True)
    assert daemon.failures(user) == 0
    assert log_in(client, authenticator.code(secret)) == ("let in", 0)


def test_a_client_that_hangs_up_at_the_prompt_costs_nothing(client, secret, daemon, user):
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect(PROMPT)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.close(force=True)
    assert daemon.failures(user) == 0
    assert log_in(client, authenticator.code(secret)) == ("let in", 0)


def test_a_login_waits_for_a_daemon_that_is_restarted_at_the_prompt(client, secret, daemon):
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect(PROMPT)
    daemon.kill()
    daemon.start()
    terminal.sendline(authenticator.code(secret))
    if terminal.expect(["inside", PROMPT]) == 1:
        terminal.sendline(authenticator.code(secret))
        terminal.expect("inside")
    assert exit_status(terminal) == 0


def test_a_stopped_daemon_refuses_within_a_bounded_time(client, secret, daemon):
    daemon.end()
    try:
        terminal = client.ssh("echo", "inside")
        answer_password(terminal)
        began = time.monotonic()
        assert terminal.expect(["inside", PROMPT, "assword:", pexpect.EOF], timeout=60) in (2, 3)
        assert time.monotonic() - began < 30
        terminal.close(force=True)
    finally:
        daemon.start()


def test_scp_carries_a_file(client, secret, user, tmp_path):
    source = tmp_path / "letter"
    source.write_bytes(os.urandom(100_000))
    terminal = client.scp(source, "letter")
    answer_password(terminal)
    answer_code(terminal, authenticator.code(secret))
    assert exit_status(terminal) == 0
    with open(os.path.expanduser(f"~{user}/letter"), "rb") as carried:
        assert carried.read() == source.read_bytes()


def test_sftp_carries_a_file(client, secret, user, tmp_path):
    source = tmp_path / "letter"
    source.write_bytes(os.urandom(100_000))
    terminal = client.sftp()
    answer_password(terminal)
    answer_code(terminal, authenticator.code(secret))
    terminal.expect("sftp>")
    terminal.sendline(f"put {source} letter")
    terminal.expect("sftp>")
    terminal.sendline("quit")
    assert exit_status(terminal) == 0
    carried = os.path.expanduser(f"~{user}/letter")
    until(lambda: os.path.exists(carried), "the file")
    with open(carried, "rb") as file:
        assert file.read() == source.read_bytes()


def test_the_prompt_is_ascii_in_a_c_locale(client, secret):
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect(PROMPT)
    shown = terminal.before + terminal.after
    assert shown.isascii() and "\\" not in shown
    terminal.close(force=True)
