"""Found by an attacker: pairs are judged after a pause, and who proves no first factor shuts nobody out."""

import time

import pytest

from staging import authenticator, frames, journal, pam, raw
from staging.client import answer_code, answer_password, exit_status
from staging.enrolment import STEP, Newcomer
from staging.sshd import asking_password_and_code

WAIT = "Too many tries"
LONGEST_WAIT = 900
FREE = 5
CAP = 100


@pytest.fixture
def owner(strict):
    """A person with a factor, on a host whose clock can be set."""
    return strict.enrol()


def log_in(owner, *answers):
    result, said = pam.log_in("drive", owner.user, *answers, rhost="192.0.2.1")
    return result == pam.SUCCESS, said


def fail(owner, count):
    """Gets so many codes wrong from one network, waiting as long as each must."""
    for number in range(count):
        if number >= FREE:
            owner.clock.let_pass(LONGEST_WAIT)
        log_in(owner, owner.wrong_code())
    assert owner.daemon.failures(owner.user) == count


def pair(owner):
    """Two codes in a row that nobody used yet."""
    return " ".join(authenticator.code(owner.key, owner.clock.now() + seconds) for seconds in (0, STEP))


def numbered(number):
    """A pair of six digits each that is wrong but in twelve cases of ten billion."""
    return f"{number:06} {number + 1:06}"


def test_of_wrong_pairs_right_after_failures_none_is_judged(owner):
    fail(owner, FREE)
    began, told = time.monotonic(), []
    for number in range(20):
        told.append(log_in(owner, *(numbered(10 * number + guess) for guess in (1, 3, 5)))[1])
    # One each thirty seconds is what a machine that is this slow would have judged.
    assert owner.daemon.failures(owner.user) <= FREE + (time.monotonic() - began) // STEP
    assert WAIT in told[0]


# Failures, and seconds after which a pair is judged: an eighth of the wait, and at least 30.
PAUSES = [(FREE, 30), (8, 32), (10, 112)]


@pytest.mark.parametrize(("failures", "seconds"), PAUSES)
def test_a_right_pair_ends_the_wait_after_the_pause_and_not_before(owner, failures, seconds):
    fail(owner, failures)
    accepted, said = log_in(owner, pair(owner))
    assert not accepted and WAIT in said
    owner.clock.let_pass(seconds)
    accepted, said = log_in(owner, authenticator.code(owner.key, owner.clock.now()))
    assert not accepted and WAIT in said
    accepted, said = log_in(owner, pair(owner))
    assert accepted, said
    owner.clock.let_pass(STEP)
    assert log_in(owner, owner.code())[0]


def test_a_wrong_pair_after_the_pause_is_judged_and_counted(owner):
    fail(owner, FREE)
    owner.clock.let_pass(STEP)
    assert not log_in(owner, numbered(1))[0]
    assert owner.daemon.failures(owner.user) == FREE + 1


# a process of the owner's uid, without a password


def claim(owner, *answers):
    """What such a process is told, that claims to be a screen locker and gives these answers."""
    with raw.connect(owner.daemon.verify_socket, owner.user) as connection:
        connection.sendall(raw.begin(owner.user, "drive", peer=owner.user))
        return frames.converse(connection, answers)


@pytest.fixture
def shut(owner):
    """An owner whom such a process has tried to shut out: as many wrong codes as are judged, and then pairs."""
    wrong = int(owner.wrong_code())
    for number in range(CAP):
        if number >= FREE:
            owner.clock.let_pass(LONGEST_WAIT)
        claim(owner, f"{(wrong + number) % 1_000_000:06}")
    for number in range(10):
        claim(owner, *(numbered(10 * number + guess) for guess in (1, 3, 5)))
    return owner


def test_a_right_code_of_such_a_process_is_accepted(owner):
    assert claim(owner, owner.code())[0] == frames.GRANTED


def test_such_a_process_reaches_a_cap_of_its_own(shut):
    assert claim(shut, shut.code())[0] == frames.REFUSED
    told = [record["SALLYPORT_REASON"] for record in journal.until_told(shut.daemon, "login-refused")]
    assert [reason for reason in told if "the cap of failures is reached" in reason]


def test_such_a_process_does_not_shut_out_the_owners_logins(shut):
    assert shut.daemon.failures(shut.user) == 0
    accepted, said = log_in(shut, shut.code())
    assert accepted, said
    with asking_password_and_code(shut.daemon) as server:
        terminal = Newcomer(server, shut.user, "C").ssh("echo", "inside")
        answer_password(terminal)
        answer_code(terminal, shut.code())
        terminal.expect("inside")
        assert exit_status(terminal) == 0
    assert shut.daemon.failures(shut.user) == 0
