"""How sallyport-root-helper ends live sessions, of a real sshd and of login: what goes with them, what stays, and who refuses."""

import os
import pathlib
import struct
import subprocess

import pexpect
import pytest

from staging import places, session_helper, stack, users
from staging.helped_sessions import (
    AUDITED,
    PERMIT,
    any_key,
    begin,
    below,
    command_line,
    connect,
    helper,
    litter,
    need_audit,
    parent,
    server,
    shell,
    uid,
)
from staging.patience import until
from staging.processes import is_alive
from staging.session_helper import BY_SIGNAL, GONE, GONE_BEFORE, NOT_DONE, REFUSED, UNAVAILABLE, leader, start_time

# No account's.
SUBORDINATE = 987_654_321


def test_the_end_of_a_session_is_the_end_of_its_connection_and_of_what_runs_in_it(helper, shell):
    shell.terminal.sendline("sleep 600")
    until(lambda: any("sleep 600" in command_line(pid) for pid in shell.below()), "a command that runs")
    below = shell.below()
    assert helper.end_session(shell.who, shell.uid) == (BY_SIGNAL, [])
    shell.terminal.expect(pexpect.EOF)
    assert not any(is_alive(pid) for pid in [shell.pid, *below])
    assert helper.input(shell.who) == GONE and helper.write(shell.who, shell.uid, "x") is None
    assert helper.end_session(shell.who, shell.uid, ends_rest=True) == (GONE_BEFORE, [])


def test_what_is_left_behind_is_named_and_lives_on(helper, shell, litter):
    litter += [shell.start("nohup sleep 601"), shell.start("setsid sleep 602")]
    outcome, left = helper.end_session(shell.who, shell.uid)
    assert outcome == BY_SIGNAL and {(pid, "sleep", False) for pid in litter} <= set(left)
    assert not any(ended for _, _, ended in left) and all(is_alive(pid) for pid, _, _ in left)


def test_what_is_left_behind_is_ended_where_that_is_asked_for(helper, shell, litter):
    stubborn = places.folder("stubborn") / "script"
    stubborn.write_text("trap '' HUP TERM\nwhile :; do sleep 1; done\n")
    litter += [shell.start("nohup sleep 601"), shell.start("setsid sleep 602"), shell.start(f"setsid sh {stubborn}")]
    until(lambda: pathlib.Path(f"/proc/{litter[-1]}/task/{litter[-1]}/children").read_text(), "the stubborn one")
    outcome, left = helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert outcome == BY_SIGNAL and set(litter) <= {pid for pid, _, _ in left}
    assert all(ended for _, _, ended in left)
    assert not any(is_alive(pid) for pid, _, _ in left)


@pytest.mark.parametrize("ends_rest", [False, True])
def test_what_has_left_the_tree_is_known_by_the_kernels_audit(helper, shell, litter, ends_rest):
    need_audit(shell.who)
    litter.append(shell.leave("sleep 603"))
    until(lambda: parent(litter[0]) == 1, "an orphan")
    outcome, left = helper.end_session(shell.who, shell.uid, ends_rest)
    assert outcome == BY_SIGNAL and (litter[0], "sleep", ends_rest) in left
    assert is_alive(litter[0]) is not ends_rest


def subordinate(session):
    """Starts something in the session that has a uid subordinate to its user's, as podman does; its pid."""
    script = places.folder("subordinate") / "script"
    script.write_text('while [ -z "$(cat /proc/self/uid_map)" ]; do sleep 0.1; done\nexec setpriv --reuid=0 sleep 612\n')
    pid = session.start(f"setsid unshare --user --keep-caps sh {script}")
    own = os.readlink("/proc/self/ns/user")
    until(lambda: os.readlink(f"/proc/{pid}/ns/user") != own, "a namespace")
    pathlib.Path(f"/proc/{pid}/uid_map").write_text(f"0 {SUBORDINATE} 1")
    until(lambda: os.stat(f"/proc/{pid}").st_uid == SUBORDINATE and "sleep 612" in command_line(pid), "a subordinate uid")
    return pid


@pytest.mark.parametrize("ends_rest", [False, True])
def test_what_runs_under_a_subordinate_uid_is_the_sessions(helper, shell, litter, ends_rest):
    if subprocess.run(["setpriv", f"--reuid={shell.uid}", "--clear-groups", "unshare", "--user", "true"], check=False).returncode:
        pytest.skip("SKIPPED, NOT PASSED: users have no user namespaces here")
    litter.append(subordinate(shell))
    outcome, left = helper.end_session(shell.who, shell.uid, ends_rest)
    assert outcome == BY_SIGNAL and (litter[0], "sleep", ends_rest) in left
    assert is_alive(litter[0]) is not ends_rest


def test_another_session_of_the_same_user_goes_on(helper, shell, connect, litter):
    other = connect(shell.user).ready()
    litter.append(other.leave("sleep 608"))
    helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert not is_alive(shell.pid) and is_alive(other.pid) and is_alive(litter[0])
    other.terminal.sendline("echo go''es on")
    other.terminal.expect("goes on")


def test_what_another_user_runs_in_it_is_named_and_stays(helper, shell, litter):
    need_audit(shell.who)
    stack.write("su", *PERMIT)
    shell.terminal.sendline("su -c 'exec sh'")
    shell.terminal.sendline("stty -echo; PS1=; id -u; echo ro''ot")
    shell.terminal.expect("0\r\nroot\r\n")
    litter.append(shell.leave("sleep 604"))
    shell.terminal.sendline("exit")
    litter.append(shell.leave("sleep 605"))
    _, left = helper.end_session(shell.who, shell.uid, ends_rest=True)
    assert (litter[0], "sleep", False) in left and (litter[1], "sleep", True) in left
    assert is_alive(litter[0]) and not is_alive(litter[1])


def test_a_name_that_is_hostile_comes_escaped(helper, shell, litter):
    hostile = places.folder("hostile") / "script"
    hostile.write_text("printf '\\033[2J\\n\\\\\\377' >/proc/$$/comm\nwhile :; do sleep 1; done\n")
    litter.append(shell.start(f"setsid sh {hostile}"))
    comm = pathlib.Path(f"/proc/{litter[0]}/comm")
    until(lambda: comm.read_bytes().startswith(b"\x1b"), "the name")
    _, left = helper.end_session(shell.who, shell.uid)
    names = {pid: said for pid, said, _ in left}
    assert names[litter[0]] == r"\x1b[2J\x0a\x5c\xff"


def test_a_pid_that_was_given_again_is_never_signalled(helper, shell):
    later = struct.pack(">IQ", shell.pid, start_time(shell.pid) + 1)
    unknown = struct.pack(">IQ", shell.pid, 0)
    assert helper.inputs(later, shell.who, unknown)[::2] == [GONE, UNAVAILABLE]
    for ends_rest in (False, True):
        assert helper.end_session(later, shell.uid, ends_rest) == (GONE_BEFORE, [])
        assert helper.end_session(unknown, shell.uid, ends_rest) == (NOT_DONE, [])
    assert helper.write(later, shell.uid, "x") is None
    assert is_alive(shell.pid) and all(is_alive(pid) for pid in shell.below())


@pytest.mark.parametrize("whose", ["root", "nobody", None])
def test_a_session_of_another_user_is_refused(helper, shell, whose):
    other = uid(whose or users.make())
    for ends_rest in (False, True):
        assert helper.end_session(shell.who, other, ends_rest) == (REFUSED, [])
    assert is_alive(shell.pid)


def test_a_process_of_a_users_own_leads_no_session(helper, shell, litter):
    litter.append(shell.start("setsid sleep 611"))
    assert helper.end_session(leader(litter[0]), shell.uid, ends_rest=True) == (REFUSED, [])
    assert is_alive(litter[0])


def test_nobody_ends_the_first_process_or_a_group_of_them(helper):
    first = struct.pack(">IQ", 1, start_time(1))
    assert helper.end_session(first, 0, ends_rest=True) == (NOT_DONE, [])
    for number in (0, 0xFFFFFFFF, 0x80000000):
        group = struct.pack(">IQ", number, 1)
        assert helper.ask(session_helper.end_question(group, 0, True)) is None


def test_a_session_of_roots_is_one_as_any_other(helper, connect, litter):
    session = connect("root").ready()
    assert helper.input(session.who)[1] == "terminal"
    assert helper.write(session.who, 0, "Bye.") == 1
    litter.append(session.start("setsid sleep 606"))
    assert helper.end_session(session.who, uid("nobody"), ends_rest=True) == (REFUSED, [])
    outcome, left = helper.end_session(session.who, 0, ends_rest=True)
    assert outcome == BY_SIGNAL and (litter[0], "sleep", True) in left and not is_alive(session.pid)


def test_a_login_of_its_own_below_a_session_is_not_that_sessions(helper, connect, litter):
    session = connect("root").ready()
    need_audit(session.who)
    script = places.folder("login") / "script"
    script.write_text("echo 4321 >/proc/self/loginuid\nexec sleep 609\n")
    litter += [session.start(f"setsid sh {script}"), session.start("setsid sleep 610")]
    until(lambda: "sleep 609" in command_line(litter[0]), "another login")
    outcome, left = helper.end_session(session.who, 0, ends_rest=True)
    assert outcome == BY_SIGNAL and (litter[1], "sleep", True) in left
    assert litter[0] not in {pid for pid, _, _ in left} and is_alive(litter[0])


def test_a_login_at_a_terminal_is_led_by_login_itself(helper, user, litter):
    stack.write("login", *AUDITED)
    terminal = pexpect.spawn("login", ["-f", user], encoding="utf-8", timeout=20, echo=False)
    try:
        terminal.sendline("exec sh")
        terminal.sendline("stty -echo; PS1=; echo rea''dy")
        terminal.expect("ready\r\n")
        who = leader(terminal.pid)
        name, source, _ = helper.input(who)
        assert name.startswith("pts/") and source == "terminal"
        assert helper.write(who, uid(user), "Bye.") == 1
        terminal.expect("Bye.")
        litter.append(begin(terminal, "setsid sleep 607", "wait"))
        assert helper.end_session(who, uid("nobody"), ends_rest=True) == (REFUSED, [])
        outcome, left = helper.end_session(who, uid(user), ends_rest=True)
        assert outcome == BY_SIGNAL and (litter[0], "sleep", True) in left
        terminal.expect(pexpect.EOF)
    finally:
        terminal.close(force=True)
