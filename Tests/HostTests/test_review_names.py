"""A review on a host where accounts go, and where later ones get their names."""

import json
import pwd
import subprocess

import pytest

from staging import users
from staging.daemon import SETTINGS, Daemon


@pytest.fixture
def daemon(stage):
    made = Daemon(SETTINGS).start()
    yield made
    made.end()


def remove(name):
    subprocess.run(["userdel", "--remove", name], check=True, capture_output=True)


def weak_spots(daemon):
    said = json.loads(daemon.ask("user", "list", "--review", "--json").stdout)
    return {(each["user"], each["uid"]): each["weakSpots"] for each in said["accounts"]}


def test_who_was_removed_just_now_wants_attention(daemon):
    stays, goes = users.make("stays"), users.make("goes")
    uids = {name: pwd.getpwnam(name).pw_uid for name in (stays, goes)}
    for name in uids:
        daemon.enrol(name)
    remove(goes)
    spots = weak_spots(daemon)
    assert "vanished" in spots[goes, uids[goes]] and "vanished" not in spots[stays, uids[stays]]


def test_a_later_account_is_told_what_is_in_its_way_and_what_removes_it(daemon):
    name = users.make("later")
    before = pwd.getpwnam(name).pw_uid
    daemon.enrol(name)
    daemon.ask("user", "offboard", name)
    remove(name)
    now = before + 5_000
    subprocess.run(["useradd", "--uid", str(now), "--create-home", name], check=True, capture_output=True)
    remedy = f"sallyport user unlock --offboarded {name}"
    spots = weak_spots(daemon)
    assert spots[name, before] == spots[name, now] == ["record-in-the-way"]
    assert remedy in daemon.ask("user", "list", "--review").stdout
    shown = daemon.ask("user", "show", name).stdout
    assert remedy in shown and "damaged" not in shown
    refused = daemon.ask("user", "unlock", name, check=False)
    assert refused.returncode == 65 and remedy in refused.stderr
    assert "would be removed" in daemon.ask("user", "unlock", "--offboarded", name, "--dry-run").stdout
    assert (name, before) in weak_spots(daemon)
    assert "is removed" in daemon.ask("user", "unlock", "--offboarded", name).stdout
    assert (name, before) not in weak_spots(daemon)
