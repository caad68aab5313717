"""Wrong codes: who guesses must wait and is stopped, and the owner gets in all the while."""

import pytest

from staging import authenticator, pam, stack
from staging.clock import Clock
from staging.daemon import Daemon
from staging.enrolment import STEP, first_login, settings

HOME, STRANGER = "192.0.2.1", "198.51.100.1"
WAIT = "Too many tries"
SHUT = "Too many wrong codes stand"
FREE = 5
OPEN_TO_STRANGERS = 80


class Owner:
    """A person who enrolled at home, the daemon that knows them, and a clock that gives each code a step of its own."""

    def __init__(self, user):
        self.clock = Clock()
        self.user = user
        self.daemon = Daemon(settings(), environment=self.clock.environment).start()
        stack.alone(self.daemon, "drive")
        self.key, self.codes = first_login("drive", user, now=self.clock.now)
        self.wrong = authenticator.wrong_code(self.key, self.clock.now())

    def code(self, steps=0):
        return authenticator.code(self.key, self.clock.now() + steps * STEP)

    def log_in(self, *answers, source=HOME):
        """(whether it is let in, what was said)."""
        result, said = pam.log_in("drive", self.user, *answers, rhost=source)
        return result == pam.SUCCESS, said

    def guess(self, count, source=STRANGER):
        return [self.log_in(self.wrong, source=source)[1] for _ in range(count)]


@pytest.fixture
def owner(stage, user):
    made = Owner(user)
    yield made
    made.daemon.end()


def test_who_guesses_waits_and_is_told_so(owner):
    said = owner.guess(FREE + 3)
    assert not [text for text in said[:FREE] if WAIT in text]
    assert not [text for text in said[FREE:] if WAIT not in text]
    assert owner.daemon.failures(owner.user) == FREE


def test_a_right_code_does_not_end_the_wait_and_two_in_a_row_do(owner):
    owner.guess(FREE, source=HOME)
    owner.clock.let_pass(2 * STEP)
    owner.guess(1, source=HOME)
    # 64 s now, of which half have passed when two codes that nobody used are shown.
    owner.clock.let_pass(STEP)
    accepted, said = owner.log_in(owner.code())
    assert not accepted and WAIT in said
    accepted, said = owner.log_in(f"{owner.code()} {owner.code(1)}")
    assert accepted, said


def test_a_stranger_who_must_wait_does_not_make_the_owner_wait(owner):
    owner.guess(FREE + 1)
    owner.clock.let_pass(STEP)
    accepted, said = owner.log_in(owner.code())
    assert accepted, said


def test_a_success_of_the_owner_gives_the_stranger_no_new_tries(owner):
    owner.guess(FREE)
    owner.clock.let_pass(STEP)
    assert owner.log_in(owner.code())[0]
    assert WAIT in owner.guess(1)[0]
    assert owner.daemon.failures(owner.user) == FREE


def test_a_typo_in_a_new_network_waits_for_no_stranger(owner):
    for number in range(30):
        owner.guess(1, source=f"10.{number}.1.1")
    owner.clock.let_pass(STEP)
    accepted, said = owner.log_in(owner.wrong, owner.code(), source="203.0.113.9")
    assert accepted, said


def strangers_who_guess(owner):
    """Guesses from ever new networks until none is judged any more."""
    owner.clock.let_pass(STEP)
    for number in range(120):
        [said] = owner.guess(1, source=f"10.{number}.1.1")
        if SHUT in said:
            return
    raise AssertionError("strangers were never stopped")


def test_strangers_from_everywhere_are_stopped_and_the_owner_gets_in(owner):
    strangers_who_guess(owner)
    assert owner.daemon.failures(owner.user) == OPEN_TO_STRANGERS
    accepted, said = owner.log_in(owner.code())
    assert accepted, said


def test_what_stands_is_not_forgotten_by_a_kill(owner):
    strangers_who_guess(owner)
    before = owner.daemon.failures(owner.user)
    owner.daemon.kill()
    owner.daemon.start()
    assert owner.daemon.failures(owner.user) == before
    assert SHUT in owner.guess(1, source="10.200.1.1")[0]


def test_a_recovery_code_opens_a_shut_account_for_the_owner_away_from_home(owner):
    strangers_who_guess(owner)
    accepted, said = owner.log_in(owner.code(), source="203.0.113.9")
    assert not accepted and SHUT in said
    assert owner.log_in(owner.codes[0], source="203.0.113.9")[0]
    owner.clock.let_pass(STEP)
    assert owner.log_in(owner.code(), source="203.0.113.9")[0]


def test_the_same_wrong_code_again_is_free_in_its_own_login_alone(owner):
    owner.log_in(owner.wrong, owner.wrong, owner.wrong)
    assert owner.daemon.failures(owner.user) == 1
    owner.log_in(owner.wrong)
    assert owner.daemon.failures(owner.user) == 2
