"""Conversations frame by frame (docs/protocol.md), by peers that write their frames themselves."""

import os
import struct

from staging import raw

ANSWER, HUNG_UP, REQUEST = 0x02, 0x03, 0x04
GRANTED, NOT_ASKED, REFUSED, UNAVAILABLE = range(4)
ENABLE, DISABLE, RECOVERY_CODES, RENAME_FACTOR, REMOVE_FACTOR, VERIFY, ADOPT = range(1, 8)
TOTP, HOTP = 1, 2


def _integer(size):
    return lambda value: value.to_bytes(size, "big")


# Each by its tag, and how its value is written.
_FIELDS = {
    "factor": (0x04, _integer(2)), "name": (0x05, str.encode), "method": (0x07, _integer(1)), "secret": (0x08, bytes),
    "digits": (0x09, _integer(1)), "period": (0x0A, _integer(2)), "algorithm": (0x0B, _integer(1)),
    "counter": (0x0C, _integer(8)),
}  # fmt: skip


def encoded(kind, body):
    """One frame of a client."""
    return struct.pack(">2sBBI", b"SP", 1, kind, len(body)) + body


def answer(text):
    return encoded(ANSWER, text.encode())


# As the module sends it when its conversation function returned nothing.
HANG_UP = encoded(HUNG_UP, b"\2")


def request(action, **values):
    """The frame that begins a conversation of self-service; the values are those of `_FIELDS` that the action takes."""
    fields = {0x01: os.urandom(16), 0x02: bytes([action]), 0x03: bytes(4)}
    fields |= {_FIELDS[name][0]: _FIELDS[name][1](value) for name, value in values.items()}
    body = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in sorted(fields.items()))
    return encoded(REQUEST, body)


def converse(connection, answers=()):
    """Answers each question with the next of `answers`, then with nothing: (the verdict or None, all that was said).

    An answer may be a function of what was said so far, and may be bytes, which are sent as they are.
    """
    left, said = list(answers), []
    while (seen := raw.frame(connection)) is not None:
        kind, body = seen
        if kind == raw.FINISH:
            return body[0], "\n".join(said)
        said.append(body[1:].decode())
        if kind == raw.ASK:
            given = left.pop(0) if left else ""
            given = given("\n".join(said)) if callable(given) else given
            connection.sendall(given if isinstance(given, bytes) else answer(given))
    return None, "\n".join(said)
