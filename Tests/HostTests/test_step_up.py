"""Step-up with the real sshd and sudo: a proof counts in the login session that gave it, for as long as `fresh` says."""

import pathlib

import pytest

from staging import users
from staging.client import Client, answer_code, answer_password
from staging.enrolment import STEP
from staging.patience import until
from staging.stepping_up import (
    CONFIRM,
    FRESH,
    MISSING,
    ROOTS_PASSWORD,
    assert_asks,
    assert_passes_without_a_code,
    assert_refused_in_account,
    host,
    let_pass_without_a_password,
    log_in,
    opened_by_key,
    prepared,
    purpose,
    shell,
    sshd,
    user,
)


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


def test_a_timestamp_of_sudo_does_not_outlast_fresh_and_verify_renews_the_proof(host, shell):
    assert_passes_without_a_code(shell.run("sudo true"))
    host.clock.let_pass(FRESH)
    assert_refused_in_account(shell.run("sudo true"))
    done = shell.sallyport("verify")
    assert (done.status, done.asked) == (0, ["code"]) and "this login session is proven again" in done.text, done
    assert shell.run("sudo -n true").status == 0
