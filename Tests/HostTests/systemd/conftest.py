"""Fixtures of the tests in a real systemd. They need root: run them by scripts/systemd-tests."""

import os

import pytest
from door import Door
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
