"""Step-up where logind names the sessions: a proof counts in the session that gave it, and nowhere else."""

import re

import pytest
from logins import LET_PAST, ROOTS_PASSWORD, Logins
from machine import UNIT

from staging.patience import until

MISSING = "sudo needs a fresh proof of your second factor. Type sallyport verify, then try again."
NO_AUDIT_SESSION = "4294967295"
QUIET_SUDO = "sudo -n true"
AUDIT, SCOPE = "audit and scope", "scope alone"
by_scope = pytest.mark.parametrize("logins", [SCOPE], indirect=True)


@pytest.fixture(scope="module", params=[AUDIT, SCOPE])
def logins(machine, door, request):
    """Where the kernel keeps an audit session that is the session's first name; where it keeps none logind's scope is."""
    made = Logins(machine, audit=request.param == AUDIT)
    yield made
    made.end()


def scope(shell):
    """The number of the session in the name of its scope."""
    [number] = set(re.findall(r"/user-\d+\.slice/session-(\w+)\.scope", shell.run("cat /proc/self/cgroup").text))
    return number


def passes(done):
    return done.status == 0 and "code" not in done.asked


def assert_asked(done):
    assert (done.status, done.asked) == (0, ["password", "code"]), done


def assert_refused(done):
    assert done.status != 0 and MISSING in done.text, done


def assert_proves(shell, command, person):
    """A command asks somebody else than the one whose shell it is for a code."""
    mine, shell.code = shell.code, person.code
    done = shell.run(command)
    shell.code = mine
    assert done.status == 0 and done.asked.count("code") == 1, done


def until_closed(machine, number):
    until(lambda: machine.run("loginctl", "show-session", number).returncode != 0, f"session {number} is gone", 30)


def test_each_login_has_a_scope_of_its_own(logins, proven, unproven):
    assert scope(proven) != scope(unproven)
    assert proven.run("echo $XDG_SESSION_ID").text == scope(proven)
    if not logins.audit:
        assert proven.run("cat /proc/self/sessionid").text == NO_AUDIT_SESSION


def test_a_login_with_a_code_is_not_asked_by_sudo_and_su_at_once(proven):
    done = proven.run("sudo true")
    assert (done.status, done.asked) == (0, ["password"]), done
    done = proven.run("su -c true", password=ROOTS_PASSWORD)
    assert (done.status, done.asked) == (0, ["password"]), done


def test_another_session_of_the_same_person_is_asked_once(proven, unproven):
    assert passes(proven.run("sudo true"))
    assert_asked(unproven.run("sudo true"))
    assert passes(unproven.run("sudo -k; sudo true"))
    assert passes(proven.run("sudo true"))


@by_scope
def test_su_in_another_session_is_asked_once(proven, unproven):
    assert_asked(unproven.run("su -c true", password=ROOTS_PASSWORD))
    assert passes(unproven.run("su -l -c true", password=ROOTS_PASSWORD))


def test_a_session_that_was_closed_leaves_nothing_to_the_next(logins, person):
    with logins.session(person) as shell:
        number = scope(shell)
        assert passes(shell.run("sudo true"))
        shell.end()
    until_closed(logins.machine, number)
    with logins.session(person, LET_PAST) as shell:
        assert_asked(shell.run("sudo true"))


@pytest.mark.parametrize("session", ["proven", "unproven"])
def test_what_outlives_its_session_in_its_scope_has_no_proof(request, machine, person, quiet, session):
    shell = request.getfixturevalue(session)
    if session == "unproven":
        assert_asked(shell.run("sallyport verify"))
    assert passes(shell.run(QUIET_SUDO))
    home, left_in = f"/home/{person.name}", f"session-{scope(shell)}.scope"
    wait = f"until test -e {home}/go; do sleep 0.05; done; cat /proc/self/cgroup; {QUIET_SUDO}; echo ended=$?"
    shell.run(f"(setsid nohup sh -c '{wait}' >{home}/said 2>&1 </dev/null &)")
    shell.end()
    until(lambda: "closing" in machine.run("loginctl", "show-session", left_in[8:-6]).stdout, "the session is closed", 30)
    machine.output("touch", f"{home}/go")
    said = until(lambda: "ended=" in (text := (machine.root / home[1:] / "said").read_text()) and text, "sudo ends", 30)
    assert left_in in said and MISSING in said and "ended=0" not in said, said


def test_a_proof_in_a_session_is_of_that_session(proven, unproven, quiet):
    """`verify` has the root helper say where it stands, and sudo's module says it itself: they must agree."""
    assert_refused(unproven.run(QUIET_SUDO))
    assert_asked(unproven.run("sallyport verify"))
    assert passes(unproven.run(QUIET_SUDO))


@by_scope
def test_verify_in_one_session_proves_nothing_in_another(logins, person, unproven, quiet):
    assert unproven.run("sallyport verify").status == 0
    with logins.session(person, LET_PAST) as other:
        assert_refused(other.run(QUIET_SUDO))


@by_scope
def test_confirm_is_quiet_in_the_session_that_has_a_proof(proven, unproven):
    confirm = "sallyport confirm --for export --fresh 15m </dev/null"
    assert (proven.run(confirm).status, unproven.run(confirm).status) == (0, 77)


def test_the_users_own_manager_is_in_no_session(proven, quiet):
    assert passes(proven.run(QUIET_SUDO))
    assert_refused(proven.run(f"systemd-run --user --quiet --wait --pipe {QUIET_SUDO}"))


@by_scope
def test_a_service_of_root_for_the_person_is_in_no_session(machine, person, proven, quiet):
    done = machine.run("systemd-run", f"--uid={person.name}", "--quiet", "--wait", "--pipe", *QUIET_SUDO.split())
    assert done.returncode != 0 and MISSING in " ".join((done.stdout + done.stderr).split()), done


@by_scope
def test_nobody_moves_into_the_scope_of_another_session(proven, unproven, quiet):
    pattern = f"-path '*/session-{scope(proven)}.scope/cgroup.procs'"
    entries = unproven.run(f"find /sys/fs/cgroup {pattern}").text.split()
    assert entries
    for entry in entries:
        assert unproven.run(f"echo $$ >{entry}").status != 0
    assert_refused(unproven.run(QUIET_SUDO))


@by_scope
def test_a_scope_of_the_users_own_with_the_name_of_a_session_is_none(proven, unproven, quiet):
    decoy = f"systemd-run --user --quiet --scope --unit=session-{scope(proven)}.scope"
    assert f"/session-{scope(proven)}.scope" in unproven.run(f"{decoy} cat /proc/self/cgroup").text
    assert_refused(unproven.run(f"{decoy} {QUIET_SUDO}"))


@by_scope
def test_another_user_within_the_session_has_no_part_in_its_proof(logins, proven, another):
    other = another()
    logins.let_pass_without_a_password(other)
    within = f"su -l {other.name} -c"
    assert_refused(proven.run(f"{within} '{QUIET_SUDO}'"))
    assert_proves(proven, f"{within} 'sallyport verify'", other)
    assert passes(proven.run(f"{within} '{QUIET_SUDO}'"))
    # What su -l opened and closed meanwhile is not the session.
    assert passes(proven.run("sudo true"))


@by_scope
@pytest.mark.parametrize("verb", [("restart", UNIT), ("kill", "--signal=KILL", UNIT)], ids=["restart", "kill"])
def test_the_proof_outlives_the_daemon(machine, proven, unproven, quiet, verb):
    machine.output("systemctl", *verb)
    assert passes(proven.run(QUIET_SUDO))
    assert_refused(unproven.run(QUIET_SUDO))


@by_scope
def test_a_number_that_logind_gives_again_has_no_proof(machine, logins, person):
    """Without audit logind counts from 1 again when it was restarted; this session's sshd never closed it."""
    until(lambda: not machine.output("loginctl", "list-sessions", "--no-legend").strip(), "no session is left", 30)
    machine.output("systemctl", "restart", "systemd-logind")
    with logins.session(person) as shell:
        number = scope(shell)
        assert passes(shell.run("sudo true"))
        machine.output("systemctl", "kill", "--signal=KILL", f"session-{number}.scope")
    until_closed(machine, number)
    machine.output("systemctl", "restart", "systemd-logind")
    with logins.session(person, LET_PAST) as shell:
        assert scope(shell) == number
        assert_asked(shell.run("sudo true"))
