"""sallyport-root-helper tells where a process stands: by the kernel's word, of it and of no other."""

import contextlib
import os
import pathlib
import pwd
import secrets
import subprocess
import sys
import time

import pytest

from staging import places
from staging.helped_places import (
    ANCESTORS,
    AUDIT_SESSION,
    CONTROL_GROUP,
    GONE,
    MOST_ANCESTORS,
    NO_SESSION,
    OUTCOME,
    ancestors,
    ask,
    audit_session,
    expected,
    helper,
    status,
)
from staging.patience import until

NO_PROCESS = 2**31 - 1
# The next process gets the pid behind the one that is written there.
LAST_PID = pathlib.Path("/proc/sys/kernel/ns_last_pid")
# A shell in a shell in a shell; the last says its pid and becomes something that waits.
NESTED = '#!/bin/bash\nif (($1)); then "$0" $(($1 - 1)); exit; fi\necho $$; exec sleep infinity\n'
# Says its pid once it is what it is to be, and waits.
WAITS = "import os, sys, time\n{}\nprint(os.getpid(), flush=True)\ntime.sleep(100_000)"


@contextlib.contextmanager
def process(*command, user=None):
    """The pid of what a command became, which says it; ended with all that it started."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, user=user, start_new_session=True
    ) as started:
        try:
            yield int(started.stdout.readline())
        finally:
            os.killpg(started.pid, 9)


def waiting(*lines):
    """A process that does something first."""
    return process(sys.executable, "-c", WAITS.format("\n".join(lines)))


# --- who is there


@pytest.mark.parametrize("depth", [0, 3, 12])
def test_owner_start_and_ancestors_are_the_kernels(helper, user, depth):
    script = places.folder("nested") / "nested"
    script.write_text(NESTED)
    script.chmod(0o755)
    with process(str(script), str(depth), user=user) as pid:
        assert len(ancestors(pid)) > depth
        told = ask(helper, pid)
        assert told == expected(pid, pwd.getpwnam(user).pw_uid)
        assert len(told[ANCESTORS]) // 12 == min(len(ancestors(pid)), MOST_ANCESTORS)


def test_the_first_process_has_nobody_above_it(helper):
    told = ask(helper, 1)
    assert told == expected(1, 0) and ANCESTORS not in told


def test_the_owner_is_the_real_user_whoever_it_acts_as(helper, user):
    uid = pwd.getpwnam(user).pw_uid
    with waiting(f"os.setresuid({uid}, 0, 0)") as pid:
        assert ask(helper, pid) == expected(pid, uid)
    with waiting(f"os.setresuid(0, {uid}, 0)") as pid:
        assert ask(helper, pid) == expected(pid, 0)


def test_a_process_may_call_itself_what_it_likes(helper):
    for name in (") R 1 1 1", "a b) (c", "\\n", "\\xff\\xfe"):
        with waiting(f"open('/proc/self/comm', 'wb').write(b'{name}')") as pid:
            assert ask(helper, pid) == expected(pid, 0), name


# --- in which session


def test_the_audit_session_is_told_where_there_is_one(helper):
    if not pathlib.Path("/proc/self/loginuid").exists():
        pytest.skip("this kernel knows no audit sessions")
    with waiting("open('/proc/self/loginuid', 'w').write('0')") as pid:
        assert audit_session(pid) != NO_SESSION
        told = ask(helper, pid)
        assert told == expected(pid, 0) and AUDIT_SESSION in told


@pytest.fixture(scope="module")
def hierarchy(stage):
    """The unified hierarchy of control groups, where groups can be made."""
    folder = places.folder("cgroup")
    mounted = subprocess.run(["mount", "-t", "cgroup2", "none", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"control groups cannot be made here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


@contextlib.contextmanager
def group(hierarchy, *names):
    """A control group in a control group; both are gone afterwards."""
    folders = [hierarchy.joinpath(*names[: count + 1]) for count in range(len(names))]
    for folder in folders:
        folder.mkdir()
    try:
        yield folders[-1]
    finally:
        for folder in reversed(folders):
            until(lambda: not (folder / "cgroup.procs").read_text(), "the end of the processes")
            folder.rmdir()


@pytest.mark.parametrize("names", [["session-7.scope"], ["user.slice", "caf\u00e9"], ["x" * 250, "y" * 200]])
def test_the_control_group_is_told(helper, hierarchy, names):
    own = f"sallyport-test-{secrets.token_hex(4)}"
    with group(hierarchy, own, *names) as folder, waiting(f"open('{folder}/cgroup.procs', 'w').write('0')") as pid:
        told = ask(helper, pid)
        assert told == expected(pid, 0)
        assert told[CONTROL_GROUP].decode().endswith("/".join(["", own, *names]))


def test_a_control_group_that_is_too_long_is_left_out(helper, hierarchy):
    own = f"sallyport-test-{secrets.token_hex(4)}"
    with group(hierarchy, own, "x" * 250, "y" * 250) as folder:
        with waiting(f"open('{folder}/cgroup.procs', 'w').write('0')") as pid:
            told = ask(helper, pid)
            assert told == expected(pid, 0) and CONTROL_GROUP not in told


# --- who is not


def test_a_process_that_started_at_another_time_is_gone(helper):
    with waiting() as pid:
        start = status(pid)[1]
        assert ask(helper, pid, start) == ask(helper, pid) == expected(pid, 0)
        for other in (start - 1, start + 1, 1, 2**64 - 1):
            assert ask(helper, pid, other) == {OUTCOME: bytes([GONE])}, other


def test_a_process_that_is_no_more_is_gone(helper):
    with waiting() as pid:
        start = status(pid)[1]
    for asked in (0, start):
        assert ask(helper, pid, asked) == {OUTCOME: bytes([GONE])}
    assert ask(helper, NO_PROCESS) == {OUTCOME: bytes([GONE])}


def test_who_has_the_pid_of_a_process_that_is_no_more_is_not_taken_for_it(helper):
    if not os.access(LAST_PID, os.W_OK):
        pytest.skip("no pid can be chosen here")
    with waiting() as pid:
        start = status(pid)[1]
    for _ in range(100):
        # A tick of the clock by which start times are counted.
        time.sleep(1 / os.sysconf("SC_CLK_TCK"))
        LAST_PID.write_text(str(pid - 1))
        with waiting() as another:
            if another == pid:
                assert status(pid)[1] != start
                assert ask(helper, pid, start) == {OUTCOME: bytes([GONE])}
                assert ask(helper, pid) == expected(pid, 0)
                return
    pytest.fail("the pid was never given again")
