"""Fixtures of the tests in a real systemd. They need root: run them by scripts/systemd-tests."""

import itertools
import os

import pytest
from door import Door
from logins import LET_PAST, Person
from machine import HELPER, SOCKETS, UNIT, CannotBoot, Machine, install


@pytest.fixture(scope="session")
def installed():
    """A booted machine with Sallyport installed, and nothing started."""
    try:
        machine = Machine(f"sallyport-{os.getpid()}")
    except CannotBoot as reason:
        pytest.skip(f"SKIPPED, NOT PASSED: {reason}")
    try:
        install(machine)
        yield machine
    finally:
        machine.end()


@pytest.fixture(scope="session")
def door(installed):
    """The sockets and the daemon, enabled and started, and a PAM service that asks."""
    door = Door(installed)
    installed.output("systemctl", "enable", "--now", UNIT, HELPER, *SOCKETS)
    return door


@pytest.fixture(scope="session")
def machine(installed, door):
    """The machine with the daemon running."""
    return installed


numbers = itertools.count(1)


@pytest.fixture
def another(machine):
    """Makes a person with the right to use sudo, as often as it is called."""
    return lambda: Person(machine, f"walker{next(numbers)}", ["sudo"])


@pytest.fixture
def person(logins, another):
    """For modules that have `logins`."""
    return another()


@pytest.fixture
def proven(logins, person):
    """A session whose login proved a factor."""
    with logins.session(person) as shell:
        yield shell


@pytest.fixture
def unproven(logins, person):
    """A session of the same person that proved none."""
    with logins.session(person, LET_PAST) as shell:
        yield shell


@pytest.fixture
def quiet(logins, person):
    """sudo wants no password of the person, and so no auth phase: it can pass or refuse, and never ask."""
    logins.let_pass_without_a_password(person)
