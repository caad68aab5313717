"""sallyport-root-helper in the foreground, as it is asked about live sessions: docs/protocol.md."""

import pathlib
import shutil
import socket
import struct

from staging import places, raw
from staging.program import Program

NAME = "sallyport-root-helper"
FOUND, GONE, UNAVAILABLE = 1, 2, 3
BY_LOGIND, BY_SIGNAL, GONE_BEFORE, REFUSED, NOT_DONE = 1, 2, 3, 4, 5
_HEADER = struct.Struct(">2sBBI")


def start_time(pid):
    """Clock ticks after boot."""
    text = pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace")
    return int(text.rpartition(")")[2].split()[19])


def leader(pid):
    """A process as frames name it."""
    return struct.pack(">IQ", pid, start_time(pid))


def _frame(kind, *values):
    fields = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in enumerate(values, 1))
    return _HEADER.pack(b"SR", 1, kind, len(fields)) + fields


def inputs_question(*leaders):
    return _frame(3, b"".join(leaders))


def line_question(who, uid, line):
    return _frame(4, who, struct.pack(">I", uid), line.encode())


def end_question(who, uid, ends_rest):
    return _frame(5, who, struct.pack(">I", uid), bytes([ends_rest]))


def body(connection, kind):
    """The body of the one answer on a connection, or None if it is closed without one."""
    header = connection.recv(_HEADER.size, socket.MSG_WAITALL)
    if not header:
        return None
    magic, version, found, length = _HEADER.unpack(header)
    assert (magic, version, found) == (b"SR", 1, kind), header
    return connection.recv(length, socket.MSG_WAITALL)


def inputs_of(said):
    """Each answer as its outcome, or (terminal, source, number, unread bytes)."""
    rest, answers = said[3:], []
    while rest:
        outcome, rest = rest[0], rest[1:]
        if outcome != FOUND:
            answers.append(outcome)
            continue
        length = rest[0]
        terminal, source, rest = rest[1 : 1 + length].decode(), rest[1 + length], rest[2 + length :]
        number = int.from_bytes(rest[:8], "big") if source else None
        rest = rest[8:] if source else rest
        unread = int.from_bytes(rest[:4], "big") if source == 1 else None
        rest = rest[4:] if source == 1 else rest
        answers.append((terminal or None, {0: None, 1: "terminal", 2: "connection"}[source], number, unread))
    return answers


def end_of(said):
    """The outcome, and who was left: [(pid, name, whether it is ended)]."""
    outcome, rest, left = said[3], said[7:], []
    while rest:
        pid, ended, length = struct.unpack(">IBB", rest[:6])
        left.append((pid, rest[6 : 6 + length].decode("ascii"), bool(ended)))
        rest = rest[6 + length :]
    return outcome, left


class SessionHelper(Program):
    """One helper in the foreground, with a folder of its own."""

    name = NAME

    def __init__(self):
        super().__init__()
        shutil.copy(places.BUILD / NAME, places.BIN)
        self.folder = places.folder("session-helper")
        self.socket = self.folder / "sessions.sock"
        self.log = self.folder / "log"
        self.start()

    def command(self):
        return [str(places.BIN / NAME), f"--runtime-directory={self.folder}"]

    def ask(self, question):
        """The body of the answer, whose kind is the question's with its first bit set."""
        with raw.connect(self.socket) as connection:
            connection.settimeout(60)
            connection.sendall(question)
            return body(connection, question[3] | 0x80)

    def inputs(self, *leaders):
        answers = inputs_of(self.ask(inputs_question(*leaders)))
        return [answer if isinstance(answer, int) else answer[:3] for answer in answers]

    def unread(self, who):
        """How many bytes wait at its terminals."""
        return inputs_of(self.ask(inputs_question(who)))[0][3]

    def input(self, who):
        return self.inputs(who)[0]

    def write(self, who, uid, line):
        """How many terminals took it; None for a leader that is gone."""
        said = self.ask(line_question(who, uid, line))
        assert said[0] in (FOUND, GONE), said
        return said[1] if said[0] == FOUND else None

    def end_session(self, who, uid, ends_rest=False):
        return end_of(self.ask(end_question(who, uid, ends_rest)))
