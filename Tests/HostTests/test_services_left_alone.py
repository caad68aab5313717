"""Services that policy does not name, such as cron and `systemd --user`, go on without a code; a lock holds for them too."""

import subprocess

import pytest

from staging import stack


@pytest.fixture(params=["cron", "systemd-user"])
def service(request, daemon):
    stack.alone(daemon, request.param)
    return request.param


def phases(service, user, *phases):
    """The exit code of pamtester, which answers nothing."""
    command = ["pamtester", service, user, *phases]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30).returncode


@pytest.mark.parametrize("enrolled", [True, False])
def test_they_are_not_asked(service, daemon, user, enrolled):
    if enrolled:
        daemon.enrol(user)
    assert phases(service, user, "acct_mgmt") == 0
    assert phases(service, user, "authenticate", "acct_mgmt", "open_session", "close_session") == 0


def test_a_service_that_policy_names_is_refused_without_a_proof(daemon, drive, user):
    daemon.enrol(user)
    assert phases(drive, user, "acct_mgmt") != 0


def test_a_lock_holds_for_them(service, daemon, user):
    daemon.ask("user", "lock", user)
    assert phases(service, user, "acct_mgmt") != 0
    daemon.ask("user", "unlock", user)
    assert phases(service, user, "acct_mgmt") == 0
