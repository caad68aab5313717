"""Step-up with the real sshd, sudo and su: a proof counts in the login session that gave it, for as long as `fresh` says."""

import contextlib
import pathlib
import shlex
import socket
import subprocess

import pytest

from staging import places, stack, users
from staging.client import Client, answer_code, answer_password, exit_status
from staging.enrolment import STEP
from staging.patience import until
from staging.shell import Shell
from staging.sshd import Sshd, asking_password_and_code

FRESH = 900
RULES = """
[[rule]]
name    = "these are never asked at the door"
service = ["sshd"]
group   = ["test-keys"]
require = "never"

[[rule]]
name    = "step up"
service = ["sudo", "su"]
group   = ["sudo"]
require = "step-up"
fresh   = "15m"
"""
CONFIRM = ("confirm", "--for", "export", "--fresh", "15m")
MISSING = "sudo needs a fresh proof of your second factor. Type sallyport verify, then try again."
ROOTS_PASSWORD = "roots-sesame"


def purpose(service, target="root"):
    return f"This is for {service} as {target} on {socket.gethostname()}."


class HostShell(Shell):
    """One on a host, for the person whose account is there."""

    def __init__(self, host, terminal):
        super().__init__(terminal, users.PASSWORD, host.code)
        self.host = host

    def sallyport(self, *words, redirected=""):
        command = [str(places.BIN / "sallyport"), f"--runtime-directory={self.host.daemon.runtime}", *words]
        return self.run(shlex.join(command) + redirected)


@pytest.fixture(scope="module", autouse=True)
def prepared(stage):
    subprocess.run(["groupadd", "test-keys"], check=True)
    subprocess.run(["chpasswd", "--crypt-method", "SHA256"], input=f"root:{ROOTS_PASSWORD}\n", text=True, check=True)
    with open("/etc/sudoers.d/step-up", "w", encoding="ascii") as sudoers:
        sudoers.write("%sudo ALL=(ALL) ALL\n")


@pytest.fixture
def user(stage):
    return users.make("admin", groups=["sudo"])


@pytest.fixture
def host(start_host, user):
    made = start_host("if-enrolled", enrol="admin", user=user, services=("sshd", "sudo", "su"), more=RULES)
    for service in ("sudo", "sudo-i", "su"):
        stack.shipped(service, made.daemon)
    return made


@pytest.fixture
def sshd(host):
    with asking_password_and_code(host.daemon) as running:
        yield running


@pytest.fixture
def log_in(host, sshd):
    """Opens a session by password and code, as often as it is called."""
    shells = []

    def opened(enrolled=True):
        terminal = Client(sshd, host.user).ssh()
        answer_password(terminal)
        if enrolled:
            answer_code(terminal, host.code())
        shells.append(HostShell(host, terminal))
        return shells[-1]

    host.enrol()
    yield opened
    for shell in shells:
        shell.terminal.close(force=True)


@pytest.fixture
def shell(log_in):
    return log_in()


def let_pass_without_a_password(user):
    # sudo obeys the last line that matches, and reads the files by name.
    with open("/etc/sudoers.d/zz-step-up", "a", encoding="ascii") as sudoers:
        sudoers.write(f"{user} ALL=(ALL) NOPASSWD: ALL\n")


def assert_passes_without_a_code(done):
    assert (done.status, "code" in done.asked) == (0, False), done


def assert_asks(done, sentence):
    assert (done.status, done.asked) == (0, ["password", "code"]) and sentence in done.text, done


def assert_refused_in_account(done):
    assert done.status != 0 and done.asked == [] and MISSING in done.text, done


@pytest.mark.parametrize("setting", ["rootpw", "targetpw", "runaspw"])
def test_whosever_password_sudo_wants_the_code_is_of_who_runs_it(host, shell, setting):
    with open("/etc/sudoers.d/zz-step-up", "a", encoding="ascii") as sudoers:
        sudoers.write(f"Defaults:{host.user} {setting}\n")
    done = shell.run("sudo true", password=ROOTS_PASSWORD)
    assert (done.status, done.asked) == (0, ["password"]), done
    host.clock.let_pass(FRESH)
    done = shell.run("sudo true", password=ROOTS_PASSWORD)
    assert_refused_in_account(done)
    shell.run("sudo -k")
    done = shell.run("sudo true", password=ROOTS_PASSWORD)
    assert_asks(done, purpose("sudo"))


def test_a_login_with_a_code_is_not_asked_by_sudo_at_once(shell):
    done = shell.run("sudo true")
    assert (done.status, done.asked) == (0, ["password"]), done


def test_after_fresh_sudo_asks_what_for_and_then_not_again(host, shell):
    host.clock.let_pass(FRESH)
    assert_asks(shell.run("sudo true"), purpose("sudo"))
    assert_passes_without_a_code(shell.run("sudo true"))
    shell.run("sudo -k")
    done = shell.run("sudo true")
    assert (done.status, done.asked) == (0, ["password"]), done


def test_shortly_before_fresh_is_over_sudo_does_not_ask(host, shell):
    host.clock.let_pass(FRESH - 60)
    done = shell.run("sudo true")
    assert (done.status, done.asked) == (0, ["password"]), done


@pytest.mark.parametrize("spelled", ["-u {}", "-u{}", "--user={}", "-Eu {}", "--user {} --"])
def test_the_user_is_named_however_sudo_was_told(host, shell, spelled):
    other = users.make("other")
    host.clock.let_pass(FRESH)
    assert_asks(shell.run(f"sudo {spelled.format(other)} true"), purpose("sudo", other))


def test_an_option_of_the_command_is_none_of_sudo(host, shell):
    host.clock.let_pass(FRESH)
    assert_asks(shell.run(f"sudo env -u {users.make('other')} true"), purpose("sudo"))


def test_sudo_k_makes_sudo_ask_for_the_password_alone(shell):
    for _ in range(2):
        assert shell.run("sudo true").asked == ["password"]
        assert shell.run("sudo -k").status == 0


def test_a_wrong_code_at_a_step_up_is_refused_and_counted(host, shell):
    host.clock.let_pass(FRESH)
    done = shell.run("sudo true", code=host.wrong_code())
    assert done.status != 0 and "That code is wrong" in done.text, done
    assert host.daemon.failures(host.user) > 0


def test_each_session_has_a_proof_of_its_own(host, log_in):
    first = log_in()
    host.clock.let_pass(FRESH)
    second = log_in()
    assert_passes_without_a_code(second.run("sudo true"))
    assert_asks(first.run("sudo true"), purpose("sudo"))


def test_a_session_that_ended_leaves_no_proof(host, log_in, key, sshd):
    first = log_in()
    assert_passes_without_a_code(first.run("sudo true"))
    first.end()
    with opened_by_key(host, key) as shell:
        assert_asks(shell.run("sudo true"), purpose("sudo"))


def test_another_user_in_the_session_has_no_part_in_its_proof(host, shell):
    other = users.make("other", groups=["sudo"])
    host.daemon.enrol(other)
    let_pass_without_a_password(other)
    done = shell.run(f"su {other} -c 'sudo true'")
    assert done.status != 0 and done.asked == ["password"] and MISSING in done.text, done
    assert_passes_without_a_code(shell.run("sudo true"))


def test_what_outlives_its_session_has_no_proof(host, shell):
    let_pass_without_a_password(host.user)
    folder = pathlib.Path(f"~{host.user}").expanduser()
    wait = f"until test -e {folder}/go; do sleep 0.05; done"
    shell.run(f"(setsid nohup sh -c '{wait}; sudo -n true; echo ended=$?' >{folder}/said 2>&1 </dev/null &)")
    shell.end()
    (folder / "go").touch()
    said = until(lambda: "ended=" in (text := (folder / "said").read_text()) and text, "sudo ends")
    assert MISSING in said and "ended=0" not in said, said


def test_wrong_codes_since_the_proof_void_it_until_the_next(host, shell, sshd):
    let_pass_without_a_password(host.user)
    for _ in range(3):
        assert shell.run("sudo -n true").status == 0
        terminal = Client(sshd, host.user).ssh("true")
        answer_password(terminal)
        answer_code(terminal, host.wrong_code())
        terminal.expect("That code is wrong")
        terminal.close(force=True)
        host.clock.let_pass(STEP)
    assert_refused_in_account(shell.run("sudo -n true"))
    assert shell.sallyport(*CONFIRM, redirected=" </dev/null").status == 77
    assert shell.sallyport("verify").status == 0
    assert shell.run("sudo -n true").status == 0


def test_a_lock_and_a_reset_leave_no_use_for_a_proof(host, shell):
    let_pass_without_a_password(host.user)
    changes = (["lock", "--keep-sessions"], "This account is locked."), (["reset"], "Set one up: sallyport enable")
    for change, reason in changes:
        host.daemon.ask("user", *change, host.user)
        done = shell.run("sudo -n true")
        assert done.status != 0 and reason in done.text, done
        assert shell.sallyport(*CONFIRM, redirected=" </dev/null").status == 77
        if change[0] == "lock":
            host.daemon.ask("user", "unlock", host.user)


def test_thirty_at_once_all_pass_and_are_all_refused_later(host, shell):
    let_pass_without_a_password(host.user)
    command = "for i in $(seq 30); do { sudo -n true && echo pass''ed; } & done; wait"
    assert shell.run(command).text.count("passed") == 30
    host.clock.let_pass(FRESH)
    done = shell.run(command)
    # Thirty that write to one terminal may cut into each other's lines.
    assert MISSING in done.text and "passed" not in done.text, done


@contextlib.contextmanager
def keys_alone(host):
    """Meanwhile an sshd runs that takes a key and nothing else, and the rule that never asks is the user's."""
    subprocess.run(["usermod", "--append", "--groups", "test-keys", host.user], check=True)
    running = Sshd("publickey")
    try:
        yield running
    finally:
        running.end()


@contextlib.contextmanager
def opened_by_key(host, key):
    """A session that was opened by a key, without a code."""
    with keys_alone(host) as server:
        shell = HostShell(host, Client(server, host.user, key).ssh())
        yield shell
        shell.terminal.close(force=True)


def test_a_session_opened_by_a_key_alone_is_asked(host, log_in, key):
    log_in()
    with opened_by_key(host, key) as shell:
        assert_asks(shell.run("sudo true"), purpose("sudo"))


@pytest.mark.parametrize("command", ["sudo -i true", "sudo -in true", "sudo -n --login true"])
def test_a_login_shell_of_sudo_is_no_way_around(host, shell, command):
    let_pass_without_a_password(host.user)
    assert shell.run(command).status == 0
    host.clock.let_pass(FRESH)
    done = shell.run(command)
    assert done.status != 0 and done.asked == [] and MISSING.replace("sudo", "sudo-i", 1) in done.text, done


def test_a_login_shell_of_su_is_asked_once(host, shell):
    host.clock.let_pass(FRESH)
    assert_asks(shell.run("su - -c true", password=ROOTS_PASSWORD), purpose("su-l"))


def test_su_is_asked_when_due_and_not_before(host, shell):
    done = shell.run("su -c true", password=ROOTS_PASSWORD)
    assert (done.status, done.asked) == (0, ["password"]), done
    host.clock.let_pass(FRESH)
    assert_asks(shell.run("su -c true", password=ROOTS_PASSWORD), purpose("su"))
    assert shell.run("su -c true", password=ROOTS_PASSWORD).asked == ["password"]


def test_a_timestamp_of_sudo_does_not_outlast_fresh_and_verify_renews_the_proof(host, shell):
    assert_passes_without_a_code(shell.run("sudo true"))
    host.clock.let_pass(FRESH)
    assert_refused_in_account(shell.run("sudo true"))
    done = shell.sallyport("verify")
    assert (done.status, done.asked) == (0, ["code"]) and "this login session is proven again" in done.text, done
    assert shell.run("sudo -n true").status == 0


def test_nopasswd_passes_with_a_fresh_proof_and_is_refused_clearly_without(host, shell):
    let_pass_without_a_password(host.user)
    for command in ("sudo true", "sudo -n true"):
        done = shell.run(command)
        assert (done.status, done.asked) == (0, []), done
    host.clock.let_pass(FRESH)
    for command in ("sudo true", "sudo -n true", "setsid --wait sudo true </dev/null"):
        assert_refused_in_account(shell.run(command))


def test_a_script_without_a_terminal_is_refused_clearly(host, key, sshd):
    host.enrol()
    let_pass_without_a_password(host.user)
    with keys_alone(host) as server:
        script = Client(server, host.user, key).ssh("sudo", "true")
        assert exit_status(script) != 0
        assert MISSING in " ".join(script.before.split())


def test_roots_own_sudo_and_su_are_never_asked(host, user):
    for command in (["sudo", "-n", "true"], ["sudo", "-u", user, "true"], ["su", user, "-c", "true"]):
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30)
        assert done.returncode == 0, (command, done)


def test_whoever_is_not_enrolled_is_refused_and_told_what_to_type(host, sshd):
    terminal = Client(sshd, host.user).ssh()
    answer_password(terminal)
    done = HostShell(host, terminal).run("sudo true")
    terminal.close(force=True)
    assert done.status != 0 and "code" not in done.asked, done
    assert "none is set up for this account. Set one up: sallyport enable" in done.text


def test_the_proof_of_a_session_outlives_the_daemon(host, shell):
    host.daemon.kill()
    host.daemon.start()
    assert_passes_without_a_code(shell.run("sudo true"))
    host.clock.let_pass(FRESH)
    shell.run("sudo -k")
    assert_asks(shell.run("sudo true"), purpose("sudo"))


def test_without_the_daemon_sudo_is_refused(host, shell):
    let_pass_without_a_password(host.user)
    host.daemon.kill()
    done = shell.run("sudo -n true")
    assert done.status != 0 and done.asked == [], done
    assert shell.sallyport(*CONFIRM, redirected=" </dev/null").status == 69
    host.daemon.start()
    assert shell.run("sudo -n true").status == 0


def test_a_proof_that_sudo_took_outlives_the_daemon_too(host, shell):
    host.clock.let_pass(FRESH)
    assert_asks(shell.run("sudo true"), purpose("sudo"))
    host.daemon.kill()
    host.daemon.start()
    shell.run("sudo -k")
    assert_passes_without_a_code(shell.run("sudo true"))


def test_confirm_is_quiet_after_a_fresh_proof_and_asks_a_code_otherwise(host, shell):
    done = shell.sallyport(*CONFIRM)
    assert (done.status, done.asked) == (0, []), done
    host.clock.let_pass(FRESH)
    done = shell.sallyport(*CONFIRM)
    assert (done.status, done.asked) == (0, ["code"]), done
    assert f"This confirms on {socket.gethostname()}: export" in done.text
    assert shell.sallyport(*CONFIRM, redirected=" </dev/null").status == 0


def test_confirm_without_a_terminal_and_a_proof_ends_with_77(host, shell):
    host.clock.let_pass(FRESH)
    done = shell.sallyport(*CONFIRM, redirected=" </dev/null")
    assert (done.status, done.asked) == (77, []) and "type sallyport verify" in done.text, done


def test_confirm_takes_no_proof_that_is_older_than_it_was_told(host, shell):
    host.clock.let_pass(60)
    for fresh, status in ("30s", 77), ("5m", 0):
        assert shell.sallyport("confirm", "--for", "export", "--fresh", fresh, redirected=" </dev/null").status == status


def test_root_confirms_for_others_and_others_do_not(host, shell):
    words = ("confirm", "--for", "export", "--user")
    assert host.daemon.ask(*words, host.user).returncode == 0
    done = shell.sallyport(*words, "root", redirected=" </dev/null")
    assert (done.status, done.asked) == (77, []), done
    host.clock.let_pass(FRESH)
    assert host.daemon.ask(*words, host.user, check=False).returncode == 77
