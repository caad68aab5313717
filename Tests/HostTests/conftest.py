"""Fixtures of the host tests. They need root and a stage: run them by scripts/host-tests."""

import os

import pytest

from staging import places, stack, users
from staging.client import authorize
from staging.clock import Clock
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.self_service import Host
from staging.sshd import Sshd


@pytest.fixture(scope="session")
def stage():
    """The stage, with copies of what was built."""
    if "SALLYPORT_STAGE" not in os.environ:
        pytest.exit("these tests change /etc: run them by scripts/host-tests", returncode=77)
    places.BIN.mkdir(exist_ok=True)
    for built in ("sallyportd", "sallyport", "pam_sallyport.so"):
        places.install(built)
    return places.STAGE


@pytest.fixture(scope="module")
def daemon(stage):
    """A running sallyportd that the module's tests share."""
    running = Daemon().start()
    yield running
    running.end()


@pytest.fixture
def own_daemon(stage):
    """A running sallyportd of this test alone."""
    running = Daemon().start()
    yield running
    running.end()


@pytest.fixture
def plain(own_daemon):
    """The same, which `drive` asks."""
    stack.alone(own_daemon, "drive")
    return own_daemon


@pytest.fixture
def clock(stage):
    """The clock of one daemon, which the test sets."""
    return Clock()


@pytest.fixture
def clocked(clock):
    """A daemon by that clock, which `drive` asks."""
    running = Daemon(environment=clock.environment).start()
    stack.alone(running, "drive")
    yield running
    running.end()


@pytest.fixture(scope="module")
def drive(daemon):
    """The PAM service `drive`: our module alone, the first factor taken as proven."""
    stack.alone(daemon, "drive")
    return "drive"


@pytest.fixture(scope="module")
def password_sshd(daemon):
    """An sshd that asks for password and code, by the stack that ships."""
    stack.shipped("sshd", daemon)
    running = Sshd("keyboard-interactive:pam")
    yield running
    running.end()


@pytest.fixture
def user(stage):
    return users.make()


@pytest.fixture
def key(user):
    """A key pair whose public half the user's authorized_keys has; the path of the private half."""
    return authorize(user)


@pytest.fixture
def start_daemon(stage):
    """Starts a daemon with settings of the test's own, which `drive` asks."""
    started = []

    def start(environment=None, **chosen):
        started.append(Daemon(settings(**chosen), environment).start())
        stack.alone(started[-1], "drive")
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.fixture
def start_host(stage):
    """Starts a daemon with its root helper, and one person's account there."""
    started = []

    def start(*arguments, **options):
        started.append(Host(*arguments, **options))
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.fixture
def strict(start_host):
    """A host that demands a factor of everybody."""
    return start_host("always")


@pytest.fixture
def lenient(start_host):
    """A host that leaves it to the person."""
    return start_host("if-enrolled")
