"""The shipped stacks of passwd, chfn and chsh, in real use: what is wrong with a code changes nothing."""

import pwd
import re
import subprocess

import pexpect
import pytest

from staging import authenticator, pam, places, stack
from staging.client import PROMPT, exit_status
from staging.daemon import SETTINGS, Daemon
from staging.terminal import terminal
from staging.users import PASSWORD

SERVICES = ("passwd", "chfn", "chsh")
NEW_PASSWORD = "Correct-Horse-7"
RULE = f"""
[[rule]]
name    = "who changes an account proves to be its owner"
service = {list(SERVICES)}
require = "always"
"""


def run(settings, option=""):
    """A daemon with the three stacks; what was there before comes back."""
    before = {service: (stack.FOLDER / service).read_bytes() for service in SERVICES}
    daemon = Daemon(settings).start()
    for service in SERVICES:
        stack.shipped(service, daemon)
        file = stack.FOLDER / service
        file.write_text(file.read_text().replace("after=first-factor\n", f"after=first-factor {option}\n"))
    yield daemon
    daemon.end()
    for service, text in before.items():
        (stack.FOLDER / service).write_bytes(text)


@pytest.fixture(scope="module")
def daemon(stage):
    yield from run(SETTINGS + RULE)


@pytest.fixture
def lenient(stage):
    """Asks in none of the three."""
    yield from run(SETTINGS)


@pytest.fixture
def impatient(stage):
    """Given up on after a second."""
    yield from run(SETTINGS + RULE, "timeout=1")


def stored(user):
    """A user's line in shadow."""
    return subprocess.run(["getent", "shadow", user], capture_output=True, text=True, check=True).stdout


def is_password(user, password):
    stack.write("password-alone", "auth required pam_unix.so")
    return pam.log_in("password-alone", user, password)[0] == pam.SUCCESS


def passwd(user, password=PASSWORD):
    """passwd, after the old password."""
    running = terminal(user, "passwd")
    running.expect("Current password:")
    running.sendline(password)
    return running


def type_new_password(running):
    running.expect("New password:")
    running.sendline(NEW_PASSWORD)
    running.expect("Retype new password:")
    running.sendline(NEW_PASSWORD)


def is_refused(running):
    """Whether it ends with an error, and without a word about a new password."""
    running.expect(pexpect.EOF)
    running.close()
    return running.exitstatus != 0 and "ew password" not in running.before


def test_passwd_asks_for_the_old_password_then_once_for_a_code(daemon, user):
    secret = daemon.enrol(user)
    running = passwd(user)
    running.expect(PROMPT)
    running.sendline(authenticator.code(secret))
    type_new_password(running)
    assert running.expect(["updated successfully", PROMPT]) == 0
    assert exit_status(running) == 0
    assert is_password(user, NEW_PASSWORD) and not is_password(user, PASSWORD)


def test_a_new_password_may_be_tried_again_without_another_code(daemon, user):
    secret = daemon.enrol(user)
    running = passwd(user)
    running.expect(PROMPT)
    running.sendline(authenticator.code(secret))
    running.expect("New password:")
    running.sendline("short")
    running.expect("Retype new password:")
    running.sendline("short")
    type_new_password(running)
    assert running.expect(["updated successfully", PROMPT]) == 0
    assert is_password(user, NEW_PASSWORD)


def test_wrong_codes_change_no_password(daemon, user):
    secret = daemon.enrol(user)
    before = stored(user)
    running = passwd(user)
    for _ in range(3):
        running.expect(PROMPT)
        running.sendline(authenticator.wrong_code(secret))
    assert is_refused(running)
    assert stored(user) == before and daemon.failures(user) > 0


# While passwd reads a line it holds a SIGINT back.
@pytest.mark.parametrize("answer", ["\n", "\x03\n", "\x04"], ids=["empty", "control-c", "control-d"])
def test_no_code_changes_no_password(daemon, user, answer):
    daemon.enrol(user)
    before = stored(user)
    running = passwd(user)
    running.expect(PROMPT)
    running.send(answer)
    assert is_refused(running)
    assert stored(user) == before and daemon.failures(user) == 0


def test_a_used_code_changes_no_password(daemon, user):
    secret = daemon.enrol(user)
    code = authenticator.code(secret)
    running = passwd(user)
    running.expect(PROMPT)
    running.sendline(code)
    running.expect("New password:")
    running.close(force=True)
    before = stored(user)
    again = passwd(user)
    again.expect(PROMPT)
    again.sendline(code)
    again.expect(PROMPT)
    again.sendline("")
    assert is_refused(again)
    assert stored(user) == before


def test_whoever_has_not_the_old_password_is_not_asked_for_a_code(daemon, user):
    daemon.enrol(user)
    before = stored(user)
    running = passwd(user, "not-the-password")
    assert running.expect([PROMPT, pexpect.EOF]) == 1
    running.close()
    assert running.exitstatus != 0 and stored(user) == before
    assert daemon.failures(user) == 0


def test_a_locked_account_changes_no_password(daemon, user):
    secret = daemon.enrol(user)
    daemon.ask("user", "lock", user)
    before = stored(user)
    running = passwd(user)
    if running.expect([PROMPT, pexpect.EOF]) == 0:
        running.sendline(authenticator.code(secret))
        assert running.expect(["ew password", PROMPT, pexpect.EOF]) != 0
    running.close(force=True)
    assert stored(user) == before


def test_who_has_no_second_factor_changes_no_password(daemon, user):
    before = stored(user)
    assert is_refused(passwd(user))
    assert stored(user) == before


def test_without_the_daemon_no_password_is_changed(impatient, user):
    impatient.enrol(user)
    impatient.end()
    before = stored(user)
    assert is_refused(passwd(user))
    assert stored(user) == before


def test_passwd_changes_a_password_where_policy_does_not_ask(lenient, user):
    running = passwd(user)
    type_new_password(running)
    assert running.expect(["updated successfully", PROMPT]) == 0
    assert exit_status(running) == 0
    assert is_password(user, NEW_PASSWORD)


def test_root_is_not_asked_by_passwd(daemon, user):
    daemon.enrol(user)
    running = pexpect.spawn("passwd", [user], encoding="utf-8", timeout=20, echo=False)
    assert running.expect(["New password:", PROMPT, pexpect.EOF]) == 0
    running.sendline(NEW_PASSWORD)
    running.expect("Retype new password:")
    running.sendline(NEW_PASSWORD)
    assert exit_status(running) == 0
    assert is_password(user, NEW_PASSWORD)


# Each command that changes something of one's own entry, and what it changed it to.
CHANGES = [
    pytest.param(("chsh", "--shell", "/bin/sh"), lambda entry: entry.pw_shell == "/bin/sh", id="chsh"),
    pytest.param(("chfn", "--work-phone", "42"), lambda entry: ",42" in entry.pw_gecos, id="chfn"),
]


def begin(user, command):
    """A command of theirs, after the password."""
    running = terminal(user, *command)
    running.expect("[Pp]assword:")
    running.sendline(PASSWORD)
    return running


@pytest.mark.parametrize("command, holds", CHANGES)
def test_an_entry_is_changed_after_password_and_code(daemon, user, command, holds):
    secret = daemon.enrol(user)
    running = begin(user, command)
    running.expect(PROMPT)
    running.sendline(authenticator.code(secret))
    assert exit_status(running) == 0
    assert holds(pwd.getpwnam(user))


@pytest.mark.parametrize("command, holds", CHANGES)
def test_a_wrong_code_changes_no_entry(daemon, user, command, holds):
    secret = daemon.enrol(user)
    running = begin(user, command)
    running.expect(PROMPT)
    running.sendline(authenticator.wrong_code(secret))
    running.expect(PROMPT)
    running.sendline("")
    assert is_refused(running)
    assert not holds(pwd.getpwnam(user)) and daemon.failures(user) == 1


@pytest.mark.parametrize("command, holds", CHANGES)
def test_an_entry_is_changed_without_a_code_where_policy_does_not_ask(lenient, user, command, holds):
    assert exit_status(begin(user, command)) == 0
    assert holds(pwd.getpwnam(user))


@pytest.mark.parametrize("command, holds", CHANGES)
def test_root_is_not_asked_for_an_entry(daemon, user, command, holds):
    daemon.enrol(user)
    assert exit_status(pexpect.spawn(command[0], [*command[1:], user], encoding="utf-8", timeout=20)) == 0
    assert holds(pwd.getpwnam(user))


@pytest.mark.parametrize("name, lines", [
    ("passwd", ["password requisite pam_sallyport.so after=first-factor"]),
    *((name, ["auth required pam_sallyport.so after=first-factor", "account required pam_sallyport.so"])
      for name in ("chfn", "chsh", "polkit-1")),
])
def test_these_programs_open_no_session_and_have_no_line_for_one(name, lines):
    text = (places.TREE / "etc" / "pam.d" / name).read_text()
    ours = [line for line in text.splitlines() if "pam_sallyport.so" in line and not line.startswith("#")]
    assert [" ".join(line.split()) for line in ours] == lines


def test_the_password_line_stands_below_all_that_checks_the_old_password():
    lines = (places.TREE / "etc" / "pam.d" / "passwd").read_text().splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    assert lines[0] == "@include common-password" and len(lines) == 2
    # What common-password is on this machine: a wrong old password ends it.
    common = (stack.FOLDER / "common-password").read_text()
    assert re.search(r"^password\s+\[success=\d[^]]*default=ignore\]\s+pam_unix\.so", common, re.MULTILINE)
    assert re.search(r"^password\s+requisite\s+pam_deny\.so", common, re.MULTILINE)


@pytest.mark.parametrize("profile", sorted((places.TREE / "etc" / "pam-configs").iterdir()), ids=lambda path: path.name)
def test_the_profiles_have_no_password_line(profile):
    # It would ask in the middle of a login whose password has expired, and for every service that changes passwords.
    assert "Password" not in profile.read_text()
