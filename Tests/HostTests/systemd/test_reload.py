"""`systemctl reload`: new settings or, if they are broken, the old ones, and a word about it."""

import pytest
from door import SETTINGS, code
from machine import UNIT

from staging.patience import until

BROKEN = SETTINGS.replace("require =", "requier =")
LINE = BROKEN.splitlines().index('requier = "always"') + 1


@pytest.fixture
def broken(machine, door):
    """Settings with a misspelt key, put right again at the end."""
    door.settle(BROKEN)
    yield
    door.settle(SETTINGS)
    machine.output("systemctl", "reload", UNIT)


def test_right_settings_are_loaded(machine, door):
    daemon, before = machine.property("MainPID"), len(machine.records("settings-loaded"))
    machine.output("systemctl", "reload", UNIT)
    until(lambda: len(machine.records("settings-loaded")) > before, "a record of it")
    assert machine.property("MainPID") == daemon


def test_broken_settings_leave_the_old_ones_in_force(machine, door, broken):
    daemon, before = machine.property("MainPID"), len(machine.records("settings-rejected"))
    assert machine.run("systemctl", "reload", UNIT).returncode != 0
    until(lambda: len(machine.records("settings-rejected")) > before, "a record of it")
    record = machine.records("settings-rejected")[-1]
    assert record["SALLYPORT_POSITION"] == f"/etc/sallyport/sallyport.conf:{LINE}:1"
    assert "settings" in machine.property("StatusText")
    assert (machine.property("ActiveState"), machine.property("MainPID")) == ("active", daemon)
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]


def test_a_reload_in_the_middle_of_logins_ends_none(machine, door):
    people = door.newcomers(10)
    logins = [door.begin(name) for name, _ in people]
    for login in logins:
        login.wait_for_prompt()
    machine.output("systemctl", "reload", UNIT)
    codes = [code(secret) for _, secret in people]
    assert [login.answer(typed) for login, typed in zip(logins, codes)] == [True] * 10
    assert all(login.said.count("Verification code") == 1 for login in logins)
