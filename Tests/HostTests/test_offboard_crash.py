"""`kill -9` of the daemon at every step towards the disk while somebody is offboarded: not begun, or done."""

import itertools

import pytest

from staging import authenticator, control, pam, stack, users
from staging.daemon import Daemon
from staging.faults import Faults

BAD_DATA = 65


@pytest.fixture
def faults():
    return Faults()


@pytest.fixture
def daemon(stage, faults):
    running = Daemon(environment=faults.environment).start()
    stack.alone(running, "drive")
    yield running
    running.end()


def is_let_in(user, secret):
    """A code that may have been used, since a copy of the record was cut, is asked for again and no refusal for good."""
    result, said = pam.log_in("drive", user, authenticator.code(secret), rhost="192.0.2.1")
    return result == pam.SUCCESS or "a record was damaged" in said


def outcome(daemon, user, secret):
    """`before` or `after`; whatever is in between fails."""
    shown = daemon.ask_json("user", "show", user)
    left = daemon.ask("user", "unlock", user, "--dry-run", check=False).returncode == BAD_DATA
    if secret is None:
        assert shown["state"] == ("offboarded" if left else "notEnrolled"), shown
        return "after" if left else "before"
    has = (shown["state"], len(shown["factors"]), is_let_in(user, secret))
    assert has == (("offboarded", 0, False) if left else ("enrolled", 1, True)), shown
    return "after" if left else "before"


@pytest.mark.parametrize("by_half", [False, True], ids=["before", "within"])
@pytest.mark.parametrize("is_enrolled", [True, False], ids=["record", "no-record"])
def test_a_kill_at_every_step(daemon, faults, is_enrolled, by_half):
    seen = []
    for number in itertools.count(1):
        user = users.make("leaver")
        secret = daemon.enrol(user) if is_enrolled else None
        control.until_written(daemon)
        faults.die_at(number, by_half)
        done = daemon.ask("user", "offboard", user, "--no-checklist", check=False)
        faults.die_at(0)
        if done.returncode == 0:
            break
        daemon.kill()
        daemon.start()
        seen.append(outcome(daemon, user, secret))
    assert outcome(daemon, user, secret) == "after"
    # Once it is done it stays done, whatever is killed later.
    assert seen == sorted(seen, reverse=True) and {"before", "after"} == set(seen), seen
