"""Found by an attacker: su proves the password of the account that it enters, and asks the person who runs it."""

import datetime

import pexpect
import pytest

from staging import authenticator, pam, stack, users
from staging.client import PROMPT
from staging.enrolment import ANNOUNCED_PROMPT, CODE_PROMPT, END_PROMPT, GO_ON_PROMPT, is_enrolled, offers_nothing
from staging.terminal import terminal

OTHERS_PASSWORD = "another-sesame"
WAIT = "Too many tries"


@pytest.fixture
def start(start_daemon):
    """Starts a daemon that is asked by the stack of su that ships, and by `drive`."""

    def started(**chosen):
        daemon = start_daemon(services=("su", "drive"), **chosen)
        stack.shipped("su", daemon)
        return daemon

    return started


@pytest.fixture
def other(stage):
    """Whoever is entered: an account with a password of its own, which is all that a thief knows."""
    return users.make("other", password=OTHERS_PASSWORD)


def enter(user, other):
    """su by that user to the other account, past the other's password."""
    run = terminal(user, "su", other, "-c", "echo inside")
    run.expect("[Pp]assword")
    run.sendline(OTHERS_PASSWORD)
    return run


def assert_nobody_is_enrolled(daemon, *names):
    assert [name for name in names if is_enrolled(daemon, name)] == []


@pytest.mark.parametrize("enrol", ["first-login", "pass", "admin"])
def test_whoever_runs_su_is_not_enrolled_by_the_password_of_another(start, user, other, enrol):
    daemon = start(enrol=enrol)
    run = enter(user, other)
    assert run.expect([pexpect.EOF, CODE_PROMPT, "inside"]) == 0
    assert offers_nothing(run.before) and "none is set up for this account" in run.before
    assert_nobody_is_enrolled(daemon, user, other)


def test_where_enrolment_is_announced_su_offers_none(start, user, other):
    daemon = start(until=datetime.date.today() + datetime.timedelta(days=30))
    run = enter(user, other)
    assert run.expect_exact([GO_ON_PROMPT, ANNOUNCED_PROMPT]) == 0
    run.sendline("e")
    assert run.expect(["inside", CODE_PROMPT]) == 0
    assert_nobody_is_enrolled(daemon, user, other)


def test_where_enrolment_needs_a_pass_one_that_su_took_leads_to_none(start, user, other):
    daemon = start(enrol="pass")
    code = daemon.ask_json("user", "pass", user, "--for", "1h", "--uses", "1")["pass"]
    run = enter(user, other)
    run.expect(PROMPT)
    run.sendline(code)
    assert run.expect([CODE_PROMPT, "inside", pexpect.EOF]) != 0
    assert_nobody_is_enrolled(daemon, user, other)


def test_codes_that_su_got_wrong_are_no_failures_of_the_person_who_runs_it(start, user, other):
    daemon = start()
    secret = daemon.enrol(user)
    wrong = authenticator.wrong_code(secret)
    for attempt in range(4):
        run = enter(user, other)
        for guess in range(2):
            run.expect(PROMPT)
            # Each another one, since the same again would be free.
            run.sendline(f"{(int(wrong) + 100_003 * (2 * attempt + guess)) % 1_000_000:06}")
        run.expect([WAIT, PROMPT, pexpect.EOF])
        run.close(force=True)
    assert WAIT in refused(user, other, secret)
    assert daemon.failures(user) == 0
    result, said = pam.log_in("drive", user, authenticator.code(secret), rhost="192.0.2.1")
    assert result == pam.SUCCESS, said


def refused(user, other, secret):
    """What a right code over su is told that is not judged."""
    run = enter(user, other)
    run.expect(PROMPT)
    run.sendline(authenticator.code(secret))
    assert run.expect(["inside", END_PROMPT, PROMPT, pexpect.EOF]) != 0
    run.close(force=True)
    return run.before
