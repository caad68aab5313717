"""Questions to the root helper about where a process stands, and what the kernel says of it."""

import pathlib
import socket
import struct

import pytest

from staging.root_helper_alone import HEADER, PLACE_ANSWER, TELL_PLACE, Helper, frame, install

FOUND, GONE = 1, 2
OUTCOME, OWNER, PROCESS, ANCESTORS, AUDIT_SESSION, CONTROL_GROUP = range(1, 7)
MOST_ANCESTORS = 8
NO_SESSION = 2**32 - 1
LONGEST_CONTROL_GROUP = 512


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
