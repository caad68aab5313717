"""A round of the daemon's upkeep over thousands of accounts comes to its end, and people log in meanwhile.

SALLYPORT_TEST_ACCOUNTS: how many, up to a million; a round of 100,000 takes minutes.
"""

import base64
import hashlib
import itertools
import os

import pytest

from staging import authenticator, name_service, pam, places, stack
from staging.clock import Clock
from staging.control import status
from staging.daemon import SETTINGS, Daemon
from staging.patience import until

ACCOUNTS = int(os.environ.get("SALLYPORT_TEST_ACCOUNTS", "5000"))
# Each can log in once with a code: so many do during a round, if it takes that long.
MOST_LOGINS = min(ACCOUNTS, 2_000)
# The first round comes ten minutes after the start.
FIRST = 600
PATIENCE = 1_800


def user(index):
    """As nss_many.c knows them."""
    return f"u{index:06d}"


def secret(index):
    return base64.b32encode(hashlib.sha256(str(index).encode()).digest()[:20]).decode()


@pytest.fixture
def clock(stage):
    with name_service.beside_files("many", "passwd", "group", folder="native"):
        yield Clock()


@pytest.fixture
def daemon(clock):
    running = Daemon(SETTINGS, clock.environment).start()
    stack.alone(running, "drive")
    file = places.folder("import") / "accounts.csv"
    rows = (f"{user(index)},{secret(index)},SHA1,6,30\n" for index in range(ACCOUNTS))
    file.write_text("user,secret,algorithm,digits,period\n" + "".join(rows), encoding="ascii")
    running.ask("user", "import", "--format", "csv", str(file), seconds=PATIENCE)
    until(lambda: status(running)["store"]["pendingWrites"] == 0, "the records", PATIENCE)
    yield running
    running.end()


def test_people_log_in_during_a_round_and_it_ends(daemon, clock):
    believed = daemon.state / "roll-calls"
    clock.let_timers_pass(FIRST)
    # It has begun once this is answered.
    status(daemon)
    logins = 0
    for index in itertools.takewhile(lambda _: not believed.exists(), range(MOST_LOGINS)):
        result, said = pam.log_in("drive", user(index), authenticator.code(secret(index), clock.now()), rhost="192.0.2.1")
        assert result == pam.SUCCESS, said
        logins += 1
    print(f"{logins} logins during a round over {ACCOUNTS} accounts")
    assert logins > 0
    # Woken, since the kernel does not know that its time has come.
    until(lambda: status(daemon) and believed.exists(), "the end of the round", PATIENCE)
    assert "the name service is not believed" not in daemon.text()
    assert '"SALLYPORT_CHANGE":"missing"' not in daemon.text()
