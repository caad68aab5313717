"""One account, one record: names that are made again, uids that move, and directories that know a person by many names."""

import pwd
import subprocess

import pytest

from staging import frames, journal, raw, stack, users
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.daemon import Daemon
from staging.enrolment import CODE_PROMPT, END_PROMPT, first_login, next_code, offered_key, settings
from staging.fold import folding
from staging.patience import until


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(settings()).start()
    stack.alone(running, "drive")
    yield running
    running.end()


@pytest.fixture
def key(daemon, user):
    """The key of the user, who enrolled at a first login."""
    return first_login("drive", user)[0]


@pytest.fixture
def many_names(stage):
    with folding():
        yield


def change(*command):
    subprocess.run(command, check=True, capture_output=True)


def set_password(name):
    subprocess.run(["chpasswd", "--crypt-method", "SHA256"], input=f"{name}:{users.PASSWORD}\n", text=True, check=True)


def refused(server, name):
    """What a login by the right password is told that meets neither a key nor the prompt for a code."""
    terminal = Client(server, name).ssh("echo", "inside")
    answer_password(terminal)
    assert terminal.expect([END_PROMPT, PROMPT, CODE_PROMPT, "inside"]) == 0
    said = terminal.before
    assert "key  " not in said
    terminal.sendline("")
    assert terminal.expect(["assword:", "ermission denied", "inside", PROMPT, CODE_PROMPT]) < 2
    terminal.close(force=True)
    return said


def mismatches(daemon, name):
    return [record for record in journal.events(daemon, "name-mismatch") if record.get("SALLYPORT_USER") == name]


def until_in_the_journal(daemon, name, uid):
    [record, *_] = until(lambda: mismatches(daemon, name), "the record of it in the journal")
    assert int(record["SALLYPORT_UID"]) == uid


def records(daemon):
    """The uids that have a record."""
    return {path.name for path in (daemon.state / "accounts").rglob("*") if path.name.isdigit()}


def test_a_name_that_was_deleted_and_made_again_is_never_enrolled_afresh(password_sshd, daemon, user, key):
    before, old = records(daemon), pwd.getpwnam(user).pw_uid
    change("userdel", user)
    change("useradd", "--uid", str(old + 5_000), "--home-dir", "/", "--shell", "/bin/bash", user)
    set_password(user)
    assert "belongs to another name or number" in refused(password_sshd, user)
    until_in_the_journal(daemon, user, old + 5_000)
    assert records(daemon) == before


def test_it_is_remembered_over_a_kill_of_the_daemon(password_sshd, daemon, user, key):
    old = pwd.getpwnam(user).pw_uid
    daemon.kill()
    change("userdel", user)
    change("useradd", "--uid", str(old + 5_000), "--home-dir", "/", "--shell", "/bin/bash", user)
    set_password(user)
    daemon.start()
    assert "belongs to another name or number" in refused(password_sshd, user)
    until_in_the_journal(daemon, user, old + 5_000)


def test_a_uid_that_moved_to_another_name_is_never_enrolled_afresh(password_sshd, daemon, user, key):
    before, uid = records(daemon), pwd.getpwnam(user).pw_uid
    change("usermod", "--login", f"{user}-moved", user)
    assert "belongs to another name or number" in refused(password_sshd, f"{user}-moved")
    until_in_the_journal(daemon, f"{user}-moved", uid)
    assert records(daemon) == before


def test_a_uid_that_moved_to_another_name_enrols_itself_by_no_command_either(daemon, user, key):
    before, uid = records(daemon), pwd.getpwnam(user).pw_uid
    change("usermod", "--login", f"{user}-renamed", user)
    with raw.connect(daemon.verify_socket, f"{user}-renamed") as connection:
        connection.sendall(frames.request(frames.ENABLE, method=frames.TOTP))
        verdict, said = frames.converse(connection, [users.PASSWORD])
    assert verdict == frames.REFUSED and "belongs to another name or number" in said
    until_in_the_journal(daemon, f"{user}-renamed", uid)
    assert records(daemon) == before


def test_two_users_whose_uids_were_swapped_are_both_refused(password_sshd, daemon, user, key):
    other = users.make()
    first_login("drive", other)
    uids = {name: pwd.getpwnam(name).pw_uid for name in (user, other)}
    change("usermod", "--uid", str(uids[user] + 5_000), user)
    change("usermod", "--uid", str(uids[user]), other)
    change("usermod", "--uid", str(uids[other]), user)
    for name, uid in ((user, uids[other]), (other, uids[user])):
        assert "belongs to another name or number" in refused(password_sshd, name)
        until_in_the_journal(daemon, name, uid)


def test_who_gets_the_old_uid_back_is_asked_for_the_old_factor(password_sshd, daemon, user, key):
    uid = pwd.getpwnam(user).pw_uid
    change("userdel", user)
    change("useradd", "--uid", str(uid), "--home-dir", "/", "--shell", "/bin/bash", user)
    set_password(user)
    assert is_let_in(password_sshd, user, next_code(key))


def is_let_in(server, name, code):
    terminal = Client(server, name).ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, code)
    terminal.expect("inside")
    return exit_status(terminal) == 0


@pytest.mark.parametrize("written", [str.upper, str.title, lambda name: f"{name}@corp", lambda name: f"{name.upper()}@CORP"],
                         ids=["ALICE", "Alice", "alice@corp", "ALICE@CORP"])  # fmt: skip
def test_whatever_name_is_typed_the_account_is_the_one_that_the_name_service_returns(
    many_names, password_sshd, daemon, user, key, written
):
    before = records(daemon)
    assert is_let_in(password_sshd, written(user), next_code(key))
    assert records(daemon) == before and not mismatches(daemon, user)


def test_a_name_service_that_returns_the_typed_name_leads_to_no_second_account(many_names, password_sshd, daemon, user, key):
    before = records(daemon)
    alias = f"{user}@alias"
    assert "belongs to another name or number" in refused(password_sshd, alias)
    until_in_the_journal(daemon, alias, pwd.getpwnam(user).pw_uid)
    assert records(daemon) == before


def test_who_enrols_under_another_spelling_enrols_the_one_account(many_names, password_sshd, daemon, user):
    terminal = Client(password_sshd, user.upper()).ssh("echo", "inside")
    answer_password(terminal)
    offered_key(terminal)
    assert f"  account  {user}@" in terminal.before
    terminal.close(force=True)
