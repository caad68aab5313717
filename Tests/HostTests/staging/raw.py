"""Bytes on the daemon's two sockets, as a peer writes them that keeps to no manners: docs/protocol.md, and Varlink by hand."""

import contextlib
import json
import os
import pwd
import socket
import struct

from staging.control import INTERFACE

BEGIN = 0x01
ASK, FINISH = 0x12, 0x13
_HEADER = struct.Struct(">2sBBI")


@contextlib.contextmanager
def acting_as(entry):
    """What is connected meanwhile is a peer of this user (of pwd), and not of root."""
    os.setegid(entry.pw_gid)
    os.seteuid(entry.pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def connect(path, user="root"):
    """A connection of a user's."""
    made = socket.socket(socket.AF_UNIX)
    made.settimeout(10)
    with acting_as(pwd.getpwnam(user)):
        made.connect(str(path))
    return made


def begin(user, service="drive", peer="root"):
    """The `begin` of an auth phase below a first factor, in the name of a peer's uid."""
    about, sender = pwd.getpwnam(user), pwd.getpwnam(peer)
    name = user.encode()
    fields = [
        (0x01, os.urandom(16)), (0x02, b"\0"), (0x03, b"\1"), (0x04, struct.pack(">I", 1)),
        (0x05, service.encode()), (0x06, name), (0x07, b"\2"), (0x08, name),
        (0x09, struct.pack(">I", about.pw_uid)), (0x0A, struct.pack(">I", about.pw_gid)),
        (0x0B, struct.pack(">I", sender.pw_uid)), (0x0C, struct.pack(">I", sender.pw_uid)),
        (0x13, struct.pack(">IQ", os.getpid(), 0)),
    ]  # fmt: skip
    body = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in fields)
    return _HEADER.pack(b"SP", 1, BEGIN, len(body)) + body


def frame(connection):
    """The next frame: (its kind, its body), or None at the end."""
    header = connection.recv(_HEADER.size, socket.MSG_WAITALL)
    if len(header) < _HEADER.size:
        return None
    _, _, kind, length = _HEADER.unpack(header)
    return kind, connection.recv(length, socket.MSG_WAITALL) if length else b""


def until_asked(connection):
    """Reads up to the prompt; the kind of the last frame: ASK, or FINISH for who is not asked."""
    while (seen := frame(connection)) is not None:
        if seen[0] in (ASK, FINISH):
            return seen[0]
    return None


def message(method, parameters=None, interface=INTERFACE):
    """A Varlink call."""
    return json.dumps({"method": f"{interface}.{method}", "parameters": parameters or {}}).encode() + b"\0"


def reply(connection):
    """The next answer to a Varlink call: an object with `parameters`, and with `error` if it is one."""
    said = b""
    while not said.endswith(b"\0"):
        piece = connection.recv(65_536)
        assert piece, "the connection was closed without an answer"
        said += piece
    return json.loads(said[:-1])
