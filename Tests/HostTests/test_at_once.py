"""Many at the same moment: one code by many, many users, many wrong codes. Nothing is accepted twice, none is lost."""

import base64
import collections
import concurrent.futures
import json
import secrets
import subprocess

import pytest

from staging import authenticator, pam, places, stack, users
from staging.daemon import SETTINGS, Daemon

CROWD = 64
ROUNDS = 1_000
MANY = places.TREE / "Tests" / "HostTests" / "native" / "with-many-users"
HEADER = "user,secret,algorithm,digits,period\n"


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(SETTINGS.replace('"drive"', '"bench"')).start()
    stack.alone(running, "bench")
    yield running
    running.end()


@pytest.fixture(scope="module")
def accounts(daemon):
    """A thousand users of the NSS module, enrolled; the CSV file of their secrets."""
    file = daemon.folder / "accounts.csv"
    keys = (base64.b32encode(secrets.token_bytes(20)).decode() for _ in range(ROUNDS))
    file.write_text(HEADER + "".join(f"u{index:06},{key},SHA1,6,30\n" for index, key in enumerate(keys)))
    with open(file, "rb") as typed:
        command = [MANY, places.BIN / "sallyport", f"--runtime-directory={daemon.runtime}"]
        command += ["user", "import", "--format", "csv", "-", "--json"]
        done = subprocess.run(command, stdin=typed, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return file


def drive(*options):
    command = [MANY, places.NATIVE / "pamdrive", "--confdir", "/etc/pam.d", "--service", "bench", "--tty", "ssh", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_64_users_at_once_are_all_accepted(daemon, accounts):
    tally = drive("--secrets", accounts, "--count", str(CROWD), "--processes", str(CROWD))
    assert tally["results"] == {"PAM_SUCCESS": CROWD}


def test_one_code_64_times_at_once_is_accepted_once_in_each_of_1000_rounds(daemon, accounts):
    # The users of the test above have spent the present code; the next step's is inside the window, and fresh.
    tally = drive("--secrets", accounts, "--once", "--processes", str(CROWD), "--step-offset", "1")
    assert tally["rounds"] == ROUNDS
    assert tally["acceptedPerRound"] == {"1": ROUNDS}


def wrong_logins(user, code, sources):
    """One wrong code from each source, at once; how often each thing was said."""
    def attempt(source):
        result, said = pam.log_in("bench", user, code, rhost=source)
        assert result != pam.SUCCESS
        kinds = {"wrong": "is wrong", "wait": "Too many tries", "shut": "Too many wrong codes stand"}
        return next((kind for kind, text in kinds.items() if text in said), said)

    with concurrent.futures.ThreadPoolExecutor(CROWD) as pool:
        return collections.Counter(pool.map(attempt, sources))


def test_of_1000_wrong_codes_in_parallel_from_one_source_as_many_are_counted_as_were_judged(daemon, user):
    code = authenticator.wrong_code(daemon.enrol(user))
    said = wrong_logins(user, code, ["192.0.2.1"] * 1_000)
    assert set(said) <= {"wrong", "wait"} and said.total() == 1_000
    assert daemon.failures(user) == said["wrong"]


def test_of_1000_wrong_codes_in_parallel_from_1000_networks_exactly_100_are_judged(daemon, user):
    code = authenticator.wrong_code(daemon.enrol(user))
    said = wrong_logins(user, code, [f"10.{index // 250}.{index % 250}.1" for index in range(1_000)])
    assert said == {"wrong": 100, "shut": 900}
    assert daemon.failures(user) == 100


def test_1000_wrong_codes_in_parallel_against_250_accounts_are_counted_one_by_one(daemon):
    names = users.make_many("crowd", 250)
    for name in names:
        daemon.enrol(name)
    with concurrent.futures.ThreadPoolExecutor(CROWD) as pool:
        results = list(pool.map(lambda name: pam.log_in("bench", name, "000000", rhost="192.0.2.1")[0], names * 4))
    assert pam.SUCCESS not in results
    assert {name: daemon.failures(name) for name in names} == dict.fromkeys(names, 4)
