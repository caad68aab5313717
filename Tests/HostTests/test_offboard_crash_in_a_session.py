"""`kill -9` of the daemon at every step towards the disk while somebody is offboarded who is logged in and is to be told."""

import itertools

import pexpect
import pytest

from staging import control, letters, pam, post, stack, users
from staging.courier import Courier
from staging.daemon import Daemon
from staging.enrolment import shown
from staging.faults import Faults
from staging.inhabitants import Person, Visit
from staging.mail import MailServer
from staging.patience import until
from staging.root_helper import RootHelper
from staging.sshd import Sshd

NOTICE = "An administrator closed your account."


class House:
    """A daemon that can be killed at a step, its helper and its courier, a mail server and an sshd."""

    def __init__(self):
        self.faults, self.mail = Faults(), MailServer()
        chosen = post.settings(require="if-enrolled")
        self.daemon = Daemon(chosen, environment=self.faults.environment).start()
        self.helper = RootHelper(self.daemon)
        self.courier = Courier(self.daemon.runtime, self.mail).start()
        stack.alone(self.daemon, "drive")
        stack.shipped("sshd", self.daemon)
        self.sshd = Sshd("keyboard-interactive:pam")

    def end(self):
        for each in (self.sshd, self.daemon, self.helper, self.courier, self.mail):
            each.end()


@pytest.fixture(scope="module")
def house(stage):
    made = House()
    yield made
    made.end()


class Newcomer(Person):
    """Somebody without a factor, whom nothing asks."""

    def __init__(self, daemon):  # pylint: disable=super-init-not-called
        self.daemon, self.name = daemon, users.make()

    def is_let_in(self):
        return pam.log_in("drive", self.name, rhost="192.0.2.1")[0] == pam.SUCCESS


class Enrolled(Person):
    def is_let_in(self):
        """A code that may have been used, since a copy of the record was cut, is asked for again and no refusal for good."""
        result, said = pam.log_in("drive", self.name, self.code(), rhost="192.0.2.1")
        return result == pam.SUCCESS or "a record was damaged" in said


class Leaver:
    """Somebody with a session, and perhaps with a factor and an address."""

    def __init__(self, house, is_enrolled):
        self.house, self.is_enrolled = house, is_enrolled
        self.person = (Enrolled if is_enrolled else Newcomer)(house.daemon)
        self.address = f"{self.person.name}@mail.example.org"
        if is_enrolled:
            house.daemon.ask("user", "contact", self.person.name, f"--email={self.address}", "--verified")
        self.visit = Visit(self.person, house.sshd, asks=is_enrolled).shell()

    def offboard(self):
        return self.house.daemon.ask("user", "offboard", self.person.name, "--notify", "--no-checklist", check=False)

    def notices(self):
        """How often they were told by mail."""
        return sum(NOTICE in letters.text(letters.checked(mail)) for mail in self.house.mail.to(self.address))

    def outcome(self):
        """`before` or `after`; whatever is in between fails."""
        seen = shown(self.house.daemon, self.person.name)
        if seen["state"] == "offboarded":
            assert (seen["factors"], seen["contacts"], seen["recoveryCodes"]) == ([], [], 0), seen
            until(lambda: self.visit.shown() is None, "the session is ended", 30)
            self.visit.terminal.expect(pexpect.EOF)
            assert not self.person.is_let_in()
            return "after"
        state, count = ("enrolled", 1) if self.is_enrolled else ("notEnrolled", 0)
        assert (seen["state"], len(seen["factors"]), len(seen["contacts"])) == (state, count, count), seen
        assert self.visit.shown() and self.visit.run("echo he''re").text == "here"
        assert self.person.is_let_in()
        return "before"


@pytest.mark.parametrize("by_half", [False, True], ids=["before", "within"])
@pytest.mark.parametrize("is_enrolled", [True, False], ids=["record", "no-record"])
def test_a_kill_at_every_step_leaves_the_session_or_ends_it(house, is_enrolled, by_half):
    seen, leavers = [], []
    for number in itertools.count(1):
        leavers.append(Leaver(house, is_enrolled))
        control.until_written(house.daemon)
        house.faults.die_at(number, by_half)
        done = leavers[-1].offboard()
        house.faults.die_at(0)
        if done.returncode == 0:
            break
        house.daemon.kill()
        house.daemon.start()
        seen.append(leavers[-1].outcome())
    assert leavers[-1].outcome() == "after"
    # Once it is done it stays done, whatever is killed later.
    assert seen == sorted(seen, reverse=True) and {"before", "after"} == set(seen), seen
    if is_enrolled:
        until(leavers[-1].notices, "who is offboarded is told")
    for leaver, outcome in zip(leavers, seen):
        # Whoever is not offboarded is told nothing, and the others at most once.
        assert leaver.notices() <= (outcome == "after")
        leaver.visit.close()
    leavers[-1].visit.close()
