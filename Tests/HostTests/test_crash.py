"""`kill -9` of the daemon in the middle of logins and between their phases: none lost, none accepted twice, nobody waits."""

import concurrent.futures
import shutil
import time

import pytest

from staging import authenticator, pam, stack, users
from staging.patience import until

LOGINS = 500
KILLS = 30


@pytest.fixture
def daemon(own_daemon):
    stack.alone(own_daemon, "drive", "timeout=20")
    return own_daemon


def test_30_kills_under_500_logins(daemon, stage):
    names = users.make_many("storm", LOGINS)
    keys = {name: daemon.enrol(name) for name in names}
    done, spent = [], {}

    def log_in(name):
        def typed(_prompt):
            # Started over, the prompt comes again, and a person types what the app shows then.
            spent.setdefault(name, []).append(authenticator.code(keys[name]))
            return spent[name][-1]

        with pam.Login("drive", name, [typed] * 8, rhost="192.0.2.1") as login:
            results = [login.authenticate(), login.account(), login.open_session(), login.close_session()]
            done.append(name)
            return results, login.text

    def kill_again_and_again():
        for kill in range(KILLS):
            until(lambda: len(done) >= kill * LOGINS // (KILLS + 1), "the next logins", 60)
            daemon.kill()
            daemon.start()

    with concurrent.futures.ThreadPoolExecutor(1) as killer, concurrent.futures.ThreadPoolExecutor(16) as pool:
        killing = killer.submit(kill_again_and_again)
        outcomes = dict(zip(names, pool.map(log_in, names)))
        killing.result()

    lost = {name: outcome for name, outcome in outcomes.items() if outcome[0] != [pam.SUCCESS] * 4}
    assert not lost
    assert not [said for _, said in outcomes.values() if "cannot tell" in said], "somebody had to wait"
    again = {name: pam.log_in("drive", name, spent[name][-1], rhost="192.0.2.1")[0] for name in names}
    assert pam.SUCCESS not in again.values()


@pytest.mark.parametrize("killed_before", ["account", "open_session", "close_session"])
def test_a_kill_between_two_phases(daemon, user, killed_before):
    secret = daemon.enrol(user)
    with pam.Login("drive", user, [authenticator.code(secret)], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS
        for phase in ("account", "open_session", "close_session"):
            if phase == killed_before:
                daemon.kill()
                daemon.start()
            assert getattr(login, phase)() == pam.SUCCESS, phase


def test_a_kill_between_every_two_phases(daemon, user):
    secret = daemon.enrol(user)
    with pam.Login("drive", user, [authenticator.code(secret)], rhost="192.0.2.1") as login:
        for phase in (login.authenticate, login.account, login.open_session, login.close_session):
            assert phase() == pam.SUCCESS
            daemon.kill()
            daemon.start()


def test_a_kill_at_the_prompt_asks_again(daemon, user):
    secret = daemon.enrol(user)

    def killed(_prompt):
        daemon.kill()
        daemon.start()
        return authenticator.code(secret)

    with pam.Login("drive", user, [killed, lambda _prompt: authenticator.code(secret)], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text


def test_a_code_spent_before_a_kill_stays_spent(daemon, user):
    secret = daemon.enrol(user)
    authenticator.away_from_the_edge()
    code = authenticator.code(secret)
    assert pam.log_in("drive", user, code)[0] == pam.SUCCESS
    daemon.kill()
    daemon.start()
    result, said = pam.log_in("drive", user, code)
    assert result != pam.SUCCESS and "used before" in said


def test_failures_survive_a_kill(daemon, user):
    code = authenticator.wrong_code(daemon.enrol(user))
    for _ in range(3):
        pam.log_in("drive", user, code, rhost="192.0.2.1")
    daemon.kill()
    daemon.start()
    assert daemon.failures(user) == 3


def test_a_process_that_was_not_the_one_asked_cannot_use_the_grant(daemon, user):
    secret = daemon.enrol(user)
    assert pam.log_in("drive", user, authenticator.code(secret), rhost="192.0.2.1")[0] == pam.SUCCESS
    with pam.Login("drive", user, rhost="192.0.2.1") as another:
        assert another.account() != pam.SUCCESS


def test_nothing_listening_is_refused_within_the_time_limit(daemon, user):
    stack.alone(daemon, "drive", "timeout=2")
    daemon.enrol(user)
    daemon.end()
    began = time.monotonic()
    result, _ = pam.log_in("drive", user, "123456")
    assert result in (pam.AUTHINFO_UNAVAIL, pam.AUTH_ERR)
    assert time.monotonic() - began < 5
    daemon.start()


def test_a_lost_runtime_directory_between_auth_and_account_is_not_an_entrance(daemon, user):
    secret = daemon.enrol(user)
    with pam.Login("drive", user, [authenticator.code(secret)], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS
        daemon.kill()
        shutil.rmtree(daemon.runtime)
        daemon.runtime.mkdir()
        daemon.start()
        assert login.account() != pam.SUCCESS
