"""A lock, with a real sshd: who is in is put out, and told why."""

import pexpect
import pytest

from staging import stack, users
from staging.inhabitants import sessions, stay
from staging.sshd import Sshd

TRY_AGAIN = 75


@pytest.fixture
def host(start_host):
    made = start_host("always", enrol="admin", user=users.make("leaver"), services=("sshd",))
    made.enrol()
    stack.shipped("sshd", made.daemon)
    return made


@pytest.fixture
def sshd(host):
    running = Sshd("keyboard-interactive:pam")
    yield running
    running.end()


@pytest.fixture
def terminal(host, sshd):
    opened = stay(host, sshd)
    yield opened
    opened.close(force=True)


def lock(host, *options):
    done = host.daemon.ask("user", "lock", host.user, *options, check=False)
    return done.returncode, done.stdout.replace(host.user, "USER").splitlines()


def test_a_lock_puts_out_whoever_is_in(host, terminal):
    assert lock(host, "--dry-run") == (0, ["USER would be locked.", "1 session of USER would be ended."])
    assert len(sessions(host)) == 1
    assert lock(host, "--reason", "left the company") == (0, ["USER is locked.", "1 session of USER is ended."])
    terminal.expect_exact("Sallyport: an administrator ends this session: left the company")
    terminal.expect(pexpect.EOF)
    assert sessions(host) == []


def test_a_lock_can_leave_whoever_is_in(host, terminal):
    assert lock(host, "--keep-sessions") == (0, ["USER is locked."])
    terminal.sendline("echo still he''re")
    terminal.expect("still here\r\n")
    assert len(sessions(host)) == 1


def test_a_lock_stands_where_nobody_can_end_the_session_and_another_ends_it(host, terminal):
    host.helper.end()
    left = "1 session of USER could not be ended; the journal has more."
    assert lock(host) == (TRY_AGAIN, ["USER is locked.", left])
    assert host.daemon.ask_json("user", "show", host.user)["state"] == "locked"
    assert len(sessions(host)) == 1
    host.helper.start()
    assert lock(host) == (0, ["USER was locked just so already.", "1 session of USER is ended."])
    terminal.expect(pexpect.EOF)


def test_a_lock_that_waits_for_a_hung_helper_still_says_that_it_stands(host, terminal):
    host.helper.hang()
    try:
        # Each question to the helper has 20 s: one line on the terminal, and the end.
        assert lock(host)[1][0] == "USER is locked."
    finally:
        host.helper.go_on()
