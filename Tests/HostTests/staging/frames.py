"""Conversations frame by frame (docs/protocol.md), by peers that write their frames themselves."""

import os
import struct

from staging import raw

ANSWER, REQUEST = 0x02, 0x04
SHOW = 0x11
GRANTED, NOT_ASKED, REFUSED, UNAVAILABLE = range(4)
ENABLE, DISABLE, RECOVERY_CODES, RENAME_FACTOR, REMOVE_FACTOR, VERIFY, ADOPT = range(1, 8)
_METHOD, _FACTOR, _NAME = 0x07, 0x04, 0x05


def frame(kind, body):
    return struct.pack(">2sBBI", b"SP", 1, kind, len(body)) + body


def request(action, factor=None, name=None):
    """The frame that begins a conversation of self-service."""
    fields = {0x01: os.urandom(16), 0x02: bytes([action]), 0x03: bytes(4)}
    fields |= {_FACTOR: struct.pack(">H", factor)} if factor is not None else {}
    fields |= {_NAME: name.encode()} if name is not None else {}
    fields |= {_METHOD: b"\1"} if action == ENABLE else {}
    body = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in sorted(fields.items()))
    return frame(REQUEST, body)


def converse(connection, answers=()):
    """Answers each question with the next of `answers`, then with nothing: (the verdict or None, all that was said)."""
    left, said = list(answers), []
    while (seen := raw.frame(connection)) is not None:
        kind, body = seen
        if kind == raw.FINISH:
            return body[0], "\n".join(said)
        said.append(body[1:].decode())
        if kind == raw.ASK:
            connection.sendall(frame(ANSWER, (left.pop(0) if left else "").encode()))
    return None, "\n".join(said)
