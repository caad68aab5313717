"""A hundred people stand at the prompt of the module when the rules change: all end by the rules under which they began."""

import concurrent.futures
import subprocess
import threading

import pytest

from staging import authenticator, journal, pam, places, stack, users
from staging.control import call
from staging.daemon import SETTINGS, Daemon
from staging.patience import until

CROWD = 100
# Of so many one types a wrong code.
SLIP = 25
SERVICE = "drive"
# Nobody here has such a factor.
LOCKOUT = SETTINGS.replace('"totp"', '"hotp"')
# In seconds: enough for a hundred to come to their prompts.
TRIAL = 30


@pytest.fixture(scope="module")
def names(stage):
    return users.make_many("waiting", CROWD)


@pytest.fixture
def start(stage):
    """Starts a daemon with settings of its own that asks for SERVICE."""
    started = []

    def begin(settings):
        started.append(Daemon(settings).start())
        stack.alone(started[-1], SERVICE)
        return started[-1]

    yield begin
    for each in started:
        each.end()


class Waiting:
    """Logins that wait at their prompts, until all are told to answer."""

    def __init__(self, secrets):
        self.secrets = secrets
        self.at_prompt = threading.Semaphore(0)
        self.told = threading.Event()
        self.pool = concurrent.futures.ThreadPoolExecutor(CROWD)
        self.results = [self.pool.submit(self.log_in, name, index) for index, name in enumerate(secrets)]

    def all_at_prompt(self):
        for _ in self.secrets:
            assert self.at_prompt.acquire(timeout=60), "somebody is not asked"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.told.set()
        self.pool.shutdown()

    def log_in(self, name, index):
        """Auth and account; whoever types a wrong code gives up then."""

        def answer(_prompt):
            self.at_prompt.release()
            assert self.told.wait(120)
            make = authenticator.wrong_code if index % SLIP == 0 else authenticator.code
            return make(self.secrets[name])

        with pam.Login(SERVICE, name, [answer, ""]) as login:
            result = login.authenticate()
            return result, login.account() if result == pam.SUCCESS else None

    def go_on(self):
        """Has all answer; the results of auth and account, in their order."""
        self.told.set()
        return [result.result(timeout=120) for result in self.results]


def trial(daemon):
    return call(daemon.control_socket, "GetStatus")[1]["settings"].get("trial")


def apply(daemon, settings):
    """`policy apply`, once the rules are in force."""
    file = daemon.folder / "new.conf"
    file.write_text(settings)
    command = [places.BIN / "sallyport", f"--runtime-directory={daemon.runtime}", "policy", "apply", file]
    command += ["--config", daemon.settings, "--confirm-within", f"{TRIAL}s"]
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    until(lambda: trial(daemon), "the trial has begun")
    return running


def assert_reverted(daemon, running):
    said, _ = running.communicate(timeout=TRIAL + 20)
    assert running.returncode == 77, said
    assert trial(daemon) is None and len(journal.until_told(daemon, "policy-reverted")) == 1
    assert not journal.events(daemon, "policy-confirmed")


def assert_as_they_began(results):
    right = [result for index, result in enumerate(results) if index % SLIP != 0]
    assert right == [(pam.SUCCESS, pam.SUCCESS)] * (CROWD - CROWD // SLIP)
    assert all(result == (pam.AUTH_ERR, None) for result in results[::SLIP]), results[::SLIP]


def is_locked_out(name):
    """Whether somebody who comes now is refused without a prompt for a code."""
    with pam.Login(SERVICE, name) as login:
        return login.authenticate() != pam.SUCCESS and not any("Verification" in prompt for prompt in login.prompts)


def test_a_hundred_who_began_before_a_trial_get_in(start, names):
    daemon = start(SETTINGS)
    with Waiting({name: daemon.enrol(name) for name in names}) as waiting:
        waiting.all_at_prompt()
        running = apply(daemon, LOCKOUT)
        assert all(is_locked_out(name) for name in names[::10])
        assert_as_they_began(waiting.go_on())
    assert_reverted(daemon, running)
    assert not is_locked_out(names[0])


def test_a_hundred_who_began_under_a_trial_that_is_over_get_in(start, names):
    daemon = start(LOCKOUT)
    secrets = {name: daemon.enrol(name) for name in names}
    running = apply(daemon, SETTINGS)
    with Waiting(secrets) as waiting:
        waiting.all_at_prompt()
        assert trial(daemon), "the trial was too short for a hundred to begin"
        assert_reverted(daemon, running)
        assert all(is_locked_out(name) for name in names[::10])
        assert_as_they_began(waiting.go_on())


def test_a_hundred_who_began_before_a_reload_get_in(start, names):
    daemon = start(SETTINGS)
    with Waiting({name: daemon.enrol(name) for name in names}) as waiting:
        waiting.all_at_prompt()
        daemon.settings.write_text(LOCKOUT)
        assert call(daemon.control_socket, "ReloadSettings") == ("reply", {"warnings": []})
        assert all(is_locked_out(name) for name in names[::10])
        assert_as_they_began(waiting.go_on())
