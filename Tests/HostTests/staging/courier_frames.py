"""The socket of sallyport-courier frame by frame (Wire/Courier), by a peer that writes its frames itself."""

import dataclasses
import socket
import struct

DELIVER, ANSWER = 0x01, 0x81
EMAIL, SMS = 1, 2
SENT, REFUSED, FAILED, DEFERRED = 1, 2, 3, 4
FAULTS = [
    None, "notConfigured", "tooMany", "badDestination", "unreachable", "certificate", "credentials", "refused", "busy",
    "timedOut", "courier",
]  # fmt: skip
_HEADER = struct.Struct(">2sBBI")


@dataclasses.dataclass(frozen=True)
class Answer:
    """What the courier says of a letter."""

    fate: int
    fault: str | None
    detail: str
    steps: str


LETTER = [
    ("paragraph", "Somebody with your password logs in."), ("code", "1234 5678"),
    ("fact", "Host", "web1"), ("fact", "Service", "sshd"), ("fact", "User", "alice"), ("fact", "From", "192.0.2.1"),
    ("paragraph", "It is good for 10 minutes.\nNobody of ours ever asks for it."),
]  # fmt: skip
_KINDS = {"paragraph": [1], "code": [2], "fact": [3, 4]}


def blocks(letter):
    """The blocks of a letter as their field has them."""
    pieces = [(kind, text.encode()) for name, *texts in letter for kind, text in zip(_KINDS[name], texts)]
    return b"".join(struct.pack(">BH", kind, len(text)) + text for kind, text in pieces)


def frame(kind, fields):
    """A frame of numbered fields, whatever they are."""
    body = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in fields)
    return _HEADER.pack(b"SC", 1, kind, len(body)) + body


def fields(address, subject="Your code", letter=None, life=60, shows_steps=False, channel=None):
    """The fields of a request to deliver."""
    by = channel or (EMAIL if "@" in address else SMS)
    letter = LETTER if letter is None else letter
    return [
        (1, bytes([by])), (2, address.encode()), (3, life.to_bytes(4, "big")), (4, int(shows_steps).to_bytes(4, "big")),
        (5, subject.encode()), (6, letter if isinstance(letter, bytes) else blocks(letter)),
    ]  # fmt: skip


def request(*arguments, **options):
    """The frame that asks for a letter to be delivered."""
    return frame(DELIVER, fields(*arguments, **options))


def answer(connection):
    """The next answer on a connection, or None if it is closed without one."""
    header = connection.recv(_HEADER.size, socket.MSG_WAITALL)
    if len(header) < _HEADER.size:
        assert header == b"", header
        return None
    magic, version, kind, length = _HEADER.unpack(header)
    assert (magic, version, kind) == (b"SC", 1, ANSWER) and length <= 24_576, header
    return _answer(connection.recv(length, socket.MSG_WAITALL))


def _answer(body):
    said = {}
    while body:
        tag, length = struct.unpack_from(">BH", body)
        said[tag], body = body[3 : 3 + length], body[3 + length :]
    fault = FAULTS[said[2][0]] if 2 in said else None
    return Answer(said[1][0], fault, said.get(3, b"").decode("ascii"), said.get(4, b"").decode("ascii"))


def answers(connection):
    """All answers up to the final one; None stands for an end without one."""
    seen = [answer(connection)]
    while seen[-1] is not None and seen[-1].fate == DEFERRED:
        seen.append(answer(connection))
    return seen
