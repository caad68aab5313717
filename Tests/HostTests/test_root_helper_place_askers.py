"""Who may ask sallyport-root-helper where a process stands, and how: anything else gets no answer."""

import contextlib
import pwd
import socket
import struct

import pytest

from staging import raw, users
from staging.helped_places import answer, ask, expected, helper, question
from staging.patience import until
from staging.root_helper_alone import PLACE_ANSWER, TELL_PLACE, frame, one_connection

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
