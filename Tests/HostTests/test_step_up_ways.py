"""Step-up by every way into sudo and su, with a key and without a terminal, and `sallyport confirm`; over a daemon that is killed."""

import socket
import subprocess

import pytest

from staging.client import Client, answer_password, exit_status
from staging.stepping_up import (
    CONFIRM,
    FRESH,
    MISSING,
    ROOTS_PASSWORD,
    HostShell,
    assert_asks,
    assert_passes_without_a_code,
    assert_refused_in_account,
    host,
    keys_alone,
    let_pass_without_a_password,
    log_in,
    opened_by_key,
    prepared,
    purpose,
    shell,
    sshd,
    user,
)


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
