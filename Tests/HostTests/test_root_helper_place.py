"""sallyport-root-helper tells where a process stands: by the kernel's word, of it and of no other, to one user alone."""

import contextlib
import os
import pathlib
import pwd
import secrets
import socket
import struct
import subprocess
import sys
import time

import pytest

from staging import places, raw, users
from staging.patience import until
from staging.root_helper_alone import HEADER, PLACE_ANSWER, TELL_PLACE, Helper, frame, install, one_connection

FOUND, GONE = 1, 2
OUTCOME, OWNER, PROCESS, ANCESTORS, AUDIT_SESSION, CONTROL_GROUP = range(1, 7)
MOST_ANCESTORS = 8
NO_PROCESS = 2**31 - 1
NO_SESSION = 2**32 - 1
# The next process gets the pid behind the one that is written there.
LAST_PID = pathlib.Path("/proc/sys/kernel/ns_last_pid")
LONGEST_CONTROL_GROUP = 512
# A shell in a shell in a shell; the last says its pid and becomes something that waits.
NESTED = '#!/bin/bash\nif (($1)); then "$0" $(($1 - 1)); exit; fi\necho $$; exec sleep infinity\n'
# Says its pid once it is what it is to be, and waits.
WAITS = "import os, sys, time\n{}\nprint(os.getpid(), flush=True)\ntime.sleep(100_000)"


def question(pid, start=0):
    return frame(TELL_PLACE, (1, struct.pack(">iQ", pid, start)))


def answer(connection):
    """The fields of the answer on a connection, by their tags, or None if it is closed without one."""
    header = connection.recv(HEADER.size, socket.MSG_WAITALL)
    if not header:
        return None
    magic, version, kind, length = HEADER.unpack(header)
    assert (magic, version, kind) == (b"SR", 1, PLACE_ANSWER)
    body, fields = connection.recv(length, socket.MSG_WAITALL), {}
    while body:
        tag, size = struct.unpack_from(">BH", body)
        assert tag > max(fields, default=0) and len(body) >= 3 + size
        fields[tag], body = body[3 : 3 + size], body[3 + size :]
    assert connection.recv(1) == b""
    return fields


def ask(helper, pid, start=0):
    with helper.connect() as connection:
        connection.sendall(question(pid, start))
        return answer(connection)


@pytest.fixture(scope="module")
def helper(stage):
    install()
    running = Helper().start()
    yield running
    assert running.end() == 0


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


def status(pid):
    """The parent and the start time, as the kernel has them."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    return int(fields[1]), int(fields[19])


def identity(pid):
    return struct.pack(">iQ", pid, status(pid)[1])


def ancestors(pid):
    above = []
    while (pid := status(pid)[0]) > 0:
        above.append(pid)
    return above


def audit_session(pid):
    file = pathlib.Path(f"/proc/{pid}/sessionid")
    return int(file.read_text()) if file.exists() else NO_SESSION


def control_group(pid):
    """The path in the unified hierarchy, or in systemd's own."""
    paths = dict(line.split(":", 1)[1].split(":", 1) for line in pathlib.Path(f"/proc/{pid}/cgroup").read_text().splitlines())
    return paths.get("", paths.get("name=systemd"))


def expected(pid, owner):
    """What the helper must say, by what this test reads itself."""
    fields = {OUTCOME: bytes([FOUND]), OWNER: struct.pack(">I", owner), PROCESS: identity(pid)}
    if above := ancestors(pid):
        fields[ANCESTORS] = b"".join(map(identity, above[:MOST_ANCESTORS]))
    if (session := audit_session(pid)) != NO_SESSION:
        fields[AUDIT_SESSION] = struct.pack(">I", session)
    if (group := control_group(pid)) and len(group.encode()) <= LONGEST_CONTROL_GROUP:
        fields[CONTROL_GROUP] = group.encode()
    return fields


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


# --- who may ask, and how


RIGHT = struct.pack(">iQ", 1, 0)
BAD = {
    "no field": frame(TELL_PLACE),
    "another field": frame(TELL_PLACE, (2, RIGHT)),
    "a field too many": frame(TELL_PLACE, (1, RIGHT[:-3]), (2, b"")),
    "too short a value": frame(TELL_PLACE, (1, RIGHT[:-1])),
    "too long a value": frame(TELL_PLACE, (1, RIGHT + b"\0")),
    "a length beyond the end": question(1).replace(b"\x01\x00\x0c", b"\x01\x00\x0d"),
    "no pid": question(0),
    "a process group": question(-1),
    "the least pid": question(-(2**31)),
    "an answer": frame(PLACE_ANSWER, (1, b"\1")),
    "another magic": b"SP" + question(1)[2:],
    "another version": question(1).replace(b"SR\1", b"SR\2"),
    "another verb": question(1).replace(b"SR\1\2", b"SR\1\6"),
    "the verb for passwords": question(1).replace(b"SR\1\2", b"SR\1\1"),
    "two requests": question(1) * 2,
    "a byte behind it": question(1) + b"\0",
}


@pytest.mark.parametrize("sent", BAD.values(), ids=BAD)
def test_what_is_no_question_gets_no_answer(helper, sent):
    with helper.connect() as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionResetError):
            assert answer(connection) is None
    assert ask(helper, 1) == expected(1, 0)


@pytest.mark.parametrize("count", [0, 1, 7, 8, 11, 22])
def test_half_a_question_gets_no_answer(helper, count):
    with helper.connect() as connection:
        connection.sendall(question(1)[:count])
        connection.shutdown(socket.SHUT_WR)
        assert answer(connection) is None


def test_a_question_in_pieces_is_one(helper):
    with helper.connect() as connection:
        for byte in question(1):
            connection.sendall(bytes([byte]))
        assert answer(connection) == expected(1, 0)


def check_unread(connection):
    """The other end is closed before it is written to, or while what was sent lies unread: so says the kernel."""
    with pytest.raises((BrokenPipeError, ConnectionResetError)):
        connection.sendall(question(1))
        connection.recv(64)


def test_a_peer_with_another_uid_is_told_nothing(helper, user):
    with pytest.raises(PermissionError):
        helper.connect(user)
    helper.socket.chmod(0o666)
    try:
        with helper.connect(user) as connection:
            check_unread(connection)
    finally:
        helper.socket.chmod(0o600)
    until(lambda: f"uid {pwd.getpwnam(user).pw_uid}" in helper.text(), "the refusal in the log")


def test_as_systemd_starts_it_the_daemons_user_is_told_and_root_is_not(helper):
    daemon, other = users.make("daemon"), users.make()
    for asking, status_of_the_end in ((daemon, 0), ("root", 77), (other, 77)):
        with raw.acting_as(pwd.getpwnam(asking)):
            ends = socket.socketpair()
        with one_connection("--peer", daemon, ends=ends) as (connection, running):
            if asking == daemon:
                connection.sendall(question(1))
                assert answer(connection) == expected(1, 0)
            else:
                check_unread(connection)
            assert running.wait(timeout=10) == status_of_the_end
