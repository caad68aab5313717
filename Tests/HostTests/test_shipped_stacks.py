"""The examples of PAM stacks that ship, in real use: su and sudo, interrupted and answered."""

import re
import subprocess

import pexpect
import pytest

from staging import authenticator, places, stack, users
from staging.client import PROMPT
from staging.daemon import SETTINGS, Daemon
from staging.terminal import terminal
from staging.users import PASSWORD

ARGUMENTS = {"after=first-factor", "console_root"}
# Which lines are ours, where they are not all three: these programs open no session, and test_passwd_stack.py has passwd.
KINDS = {"chfn": ["auth", "account"], "chsh": ["auth", "account"], "polkit-1": ["auth", "account"]}
# The root helper's own service has no line of ours, and must never have one.
HELPER = places.TREE / "etc" / "pam.d" / "sallyport-password"
EXAMPLES = sorted(set((places.TREE / "etc" / "pam.d").iterdir()) - {HELPER, HELPER.parent / "passwd"})


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(SETTINGS.replace('"drive"', '"su", "sudo"')).start()
    for service in ("su", "sudo"):
        stack.shipped(service, running)
    with open("/etc/sudoers.d/test", "w", encoding="ascii") as sudoers:
        sudoers.write("%sudo ALL=(ALL) ALL\n")
    yield running
    running.end()


@pytest.fixture
def sudoer(daemon):
    return users.make("admin", groups=["sudo"])


def test_sudo_asks_for_password_and_code(daemon, sudoer):
    secret = daemon.enrol(sudoer)
    run = terminal(sudoer, "sudo", "id", "--user")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    run.expect(PROMPT)
    run.sendline(authenticator.code(secret))
    run.expect(pexpect.EOF)
    assert run.before.split() == ["0"]


def test_sudo_refuses_a_wrong_code(daemon, sudoer):
    secret = daemon.enrol(sudoer)
    run = terminal(sudoer, "sudo", "echo", "inside")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    run.expect(PROMPT)
    run.sendline(authenticator.wrong_code(secret))
    # sudo sets PAM_SILENT (its pam_silent is on), and the reason is told all the same.
    run.expect("That code is wrong")
    run.expect(PROMPT)
    run.sendline("")
    assert run.expect(["inside", "[Pp]assword", pexpect.EOF]) != 0
    run.close(force=True)
    assert daemon.failures(sudoer) == 1


def test_su_asks_for_the_code_of_the_person_who_calls_it(daemon, user):
    secret = daemon.enrol(user)
    target = users.make("target")
    run = terminal(user, "su", target, "-c", "id --user --name")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    run.expect(PROMPT)
    run.sendline(authenticator.code(secret))
    run.expect(target)


def test_sudo_asks_each_time_where_it_keeps_no_timestamp(daemon, sudoer):
    allow(sudoer, f"Defaults:{sudoer} timestamp_timeout=0")
    run = sudo_twice(daemon, sudoer)
    run.expect("password for")
    run.sendline(PASSWORD)
    run.expect(PROMPT)
    run.close(force=True)


def test_a_timestamp_of_sudo_is_not_an_entrance(daemon, sudoer):
    run = sudo_twice(daemon, sudoer)
    assert run.expect(["second inside", "password for", PROMPT, pexpect.EOF]) == 3


def allow(user, line):
    with open(f"/etc/sudoers.d/{user}", "w", encoding="ascii") as sudoers:
        sudoers.write(f"{line}\n")


def sudo_twice(daemon, user):
    """Two calls of sudo in one terminal, after the first has been let in."""
    secret = daemon.enrol(user)
    run = terminal(user, "sh", "-c", "sudo echo first inside; sudo echo second inside")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    run.expect(PROMPT)
    run.sendline(authenticator.code(secret))
    run.expect("first inside")
    return run


def test_su_to_a_locked_account_is_refused(daemon, user):
    secret = daemon.enrol(user)
    target = users.make("target")
    daemon.ask("user", "lock", target)
    run = terminal(user, "su", target, "-c", "echo inside")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    if run.expect([PROMPT, pexpect.EOF]) == 0:
        run.sendline(authenticator.code(secret))
        assert run.expect(["inside", PROMPT, pexpect.EOF]) != 0
    run.close(force=True)
    assert run.exitstatus != 0


@pytest.fixture
def login_shell_of_su(own_daemon):
    """`su -` is a service of its own name; the host's own file comes back for the tests after it."""
    file = stack.FOLDER / "su-l"
    before = file.read_text()
    stack.shipped("su-l", own_daemon, "su")
    yield
    file.write_text(before)


@pytest.mark.usefixtures("login_shell_of_su")
def test_su_to_a_locked_account_is_refused_where_policy_does_not_name_su(own_daemon, user):
    target = users.make("target")
    assert su_login(user, target) == "inside"
    own_daemon.ask("user", "lock", target)
    assert su_login(user, target) == "refused"
    own_daemon.ask("user", "unlock", target)
    own_daemon.ask("user", "lock", user)
    assert su_login(user, target) == "refused"


def su_login(user, target):
    run = terminal(user, "su", "-", target, "-c", "echo inside")
    run.expect("[Pp]assword")
    run.sendline(PASSWORD)
    outcome = run.expect(["inside", "Authentication failure", "Permission denied", pexpect.EOF])
    run.close(force=True)
    return "inside" if outcome == 0 else "refused"


@pytest.mark.parametrize("command", [("su", "root", "-c", "echo inside"), ("sudo", "echo", "inside")])
def test_control_c_three_times_is_not_an_entrance(daemon, sudoer, command):
    daemon.enrol(sudoer)
    subprocess.run(["chpasswd"], input=f"root:{PASSWORD}\n", text=True, check=True)
    for _ in range(3):
        run = terminal(sudoer, *command)
        run.expect("[Pp]assword")
        run.sendline(PASSWORD)
        run.expect(PROMPT)
        run.sendintr()
        assert run.expect(["inside", "[Pp]assword", PROMPT, pexpect.EOF]) != 0
        run.close(force=True)
    assert daemon.failures(sudoer) == 0


def test_root_is_not_asked_by_su(daemon, user):
    done = subprocess.run(["su", user, "-c", "id -un"], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30)
    assert (done.returncode, done.stdout.strip()) == (0, user), done.stderr


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_use_the_module_as_it_is_meant(example):
    lines = [line for line in example.read_text().splitlines() if "pam_sallyport.so" in line and not line.startswith("#")]
    assert [line.split()[0] for line in lines] == KINDS.get(example.name, ["auth", "account", "session"])
    for line in lines:
        kind, control, _, *arguments = line.split()
        assert control == "required" and set(arguments) <= ARGUMENTS
        # Break-glass ships commented, and a first factor is claimed in auth alone.
        assert "console_root" not in arguments and (kind == "auth" or not arguments)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_first_factor_is_claimed_only_below_a_line_that_dies(example):
    before, found, _ = example.read_text().partition("after=first-factor\n")
    if found and not example.name.endswith(".publickey"):
        auth = [line for line in before.splitlines() if re.match(r"(auth\s|@include common-auth)", line)]
        assert any(line.startswith("@include common-auth") or " requisite " in line for line in auth)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_account_line_stands_above_pam_unix(example):
    # Which ends the account phase with `done` where a password has expired.
    text = example.read_text()
    ours = re.search(r"^account\s+required\s+pam_sallyport", text, re.MULTILINE).start()
    assert ours < text.index("\n@include common-account")


def test_the_session_line_stands_below_loginuid_and_systemd():
    for name in ("sshd", "sshd.publickey", "login"):
        text = (places.TREE / "etc" / "pam.d" / name).read_text()
        ours = re.search(r"^session\s+required\s+pam_sallyport", text, re.MULTILINE).start()
        assert text.index("pam_loginuid.so") < ours and text.index("@include common-session") < ours


def test_the_root_helpers_service_never_leads_back_to_us():
    lines = [line.split() for line in HELPER.read_text().splitlines() if line.strip() and not line.startswith("#")]
    assert {line[0] for line in lines} >= {"auth", "account"}
    assert not any("pam_sallyport" in word or word in ("@include", "include", "substack") for line in lines for word in line)
