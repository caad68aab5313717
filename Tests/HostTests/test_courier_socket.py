"""The socket of sallyport-courier: who is heard, and what becomes of bytes that are no request."""

import contextlib
import os
import pathlib
import pwd
import signal
import socket
import struct
import subprocess
import time

import pytest

from staging import mail, places, users
from staging.courier import Courier, resident
from staging.courier_frames import DELIVER, LETTER, REFUSED, SENT, answer, blocks, fields, frame, request
from staging.patience import until

CANARY = "canary-6e0b"


@pytest.fixture(scope="module")
def pair(stage):
    server = mail.MailServer()
    courier = Courier(mail=server).start()
    yield server, courier
    courier.end()
    server.end()


def get_nothing(connection, sent):
    """Whether a connection is closed without an answer to what is sent."""
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(sent)
    with contextlib.suppress(ConnectionResetError):
        return answer(connection) is None
    return True


# who is heard


def test_a_peer_with_another_uid_is_closed_and_nothing_of_it_is_read(pair, user):
    server, courier = pair
    assert courier.socket.stat().st_mode & 0o777 == 0o600
    with pytest.raises(PermissionError):
        courier.connect(user)
    courier.socket.chmod(0o666)
    try:
        with courier.connect(user) as connection:
            assert get_nothing(connection, request("stranger@example.org"))
    finally:
        courier.socket.chmod(0o600)
    until(lambda: f"uid {pwd.getpwnam(user).pw_uid}" in courier.text(), "the refusal in the log")
    assert courier.deliver("after@example.org").fate == SENT
    assert not server.to("stranger@example.org")


def test_not_even_root_is_heard_by_a_courier_of_another_user(stage):
    server, owner = mail.MailServer(password=None), users.make("courier")
    courier = Courier(mail=server.table(), user=owner).start()
    try:
        with courier.connect() as connection:
            assert get_nothing(connection, request("root@example.org"))
        with courier.connect(owner) as connection:
            connection.sendall(request("owner@example.org"))
            assert answer(connection).fate == SENT
        assert not server.to("root@example.org")
    finally:
        courier.end()
        server.end()


# what is no request


def changed(tag, value):
    """A request with another value in one field; None: without it."""
    kept = [(each, (value if each == tag else text)) for each, text in fields("alice@example.org")]
    return frame(DELIVER, [(each, text) for each, text in kept if text is not None])


def paragraph(text):
    return frame(DELIVER, fields("alice@example.org", letter=[("paragraph", text)]))


GARBAGE = {
    "text": b"GET / HTTP/1.0\r\n\r\n",
    "SMTP": b"EHLO me\r\nMAIL FROM:<a@example.org>\r\n",
    "another protocol": b"SR\1\1" + bytes(100),
    "another version": b"SC\2\1" + bytes(100),
    "another verb": b"SC\1\2" + bytes(100),
    "an answer": b"SC\1\x81" + bytes(100),
    "too long": b"SC\1\1\xff\xff\xff\xff" + bytes(1_000),
    "one byte too long": struct.pack(">2sBBI", b"SC", 1, DELIVER, 8_193) + bytes(8_193),
    "nothing": frame(DELIVER, []),
    "a field of no meaning": frame(DELIVER, fields("alice@example.org") + [(9, b"x")]),
    "a field twice": frame(DELIVER, fields("alice@example.org") + [(2, b"bob@example.org")]),
    "two requests": request("alice@example.org") * 2,
    "no channel": changed(1, None),
    "another channel": changed(1, b"\3"),
    "no address": changed(2, None),
    "two addresses": changed(2, b"alice@example.org,bob@example.org"),
    "an address with a line break": changed(2, b"alice@example.org\r\nBcc: bob@example.org"),
    "an address with a space": changed(2, b"alice@example.org NOTIFY=SUCCESS"),
    "an address that ends its brackets": changed(2, b"alice@example.org>"),
    "an address like an option": changed(2, b"-oQ/tmp@example.org"),
    "an address with a NUL": changed(2, b"alice\0@example.org"),
    "an address beyond ASCII": changed(2, "älice@example.org".encode()),
    "a name and an address": changed(2, b"Alice <alice@example.org>"),
    "an address that is too long": changed(2, b"a" * 250 + b"@example.org"),
    "a life of nothing": changed(3, bytes(4)),
    "a life without an end": changed(3, b"\xff" * 4),
    "a flag of no meaning": changed(4, b"\0\0\0\2"),
    "no subject": changed(5, b""),
    "a subject with a line break": changed(5, b"Your code\r\nBcc: bob@example.org"),
    "a subject with a NUL": changed(5, b"Your\0code"),
    "a subject that steers a terminal": changed(5, b"\x1b[2J"),
    "a subject that turns around": changed(5, "\u202ecode".encode()),
    "a subject that is too long": changed(5, b"x" * 121),
    "a subject that is no UTF-8": changed(5, b"\xff\xfe"),
    "no blocks": changed(6, b""),
    "a block of no kind": changed(6, b"\x09\0\1x"),
    "half a block": changed(6, blocks(LETTER)[:-1]),
    "a label without a value": changed(6, b"\3\0\1x"),
    "a value without a label": changed(6, b"\4\0\1x"),
    "too many blocks": changed(6, blocks([("code", "1")]) * 25),
    "a carriage return": paragraph("a\r\n.\r\nMAIL FROM:<x@example.org>"),
    "an escape": paragraph("\x1b[31mred"),
    "a tab": paragraph("a\tb"),
    "a turn of the text": paragraph("\u202etxet"),
    "a separator of lines": paragraph("a\u2028b"),
    "a code of two lines": frame(DELIVER, fields("alice@example.org", letter=[("code", "1\n2")])),
}


@pytest.mark.parametrize("sent", GARBAGE.values(), ids=GARBAGE)
def test_what_is_no_request_is_closed_without_an_answer_and_sends_nothing(pair, sent):
    server, courier = pair
    before = len(server.delivered)
    with courier.connect() as connection:
        assert get_nothing(connection, sent)
    assert courier.process.poll() is None and len(server.delivered) == before


@pytest.mark.parametrize("count", [0, 1, 8, 15, 100])
def test_half_a_request_is_closed_after_its_time_and_holds_nobody_up(pair, count):
    _, courier = pair
    with courier.connect() as connection:
        connection.sendall(request("alice@example.org")[:count])
        assert courier.deliver(f"whole{count}@example.org").fate == SENT
        began = time.monotonic()
        assert answer(connection) is None
        assert 3 < time.monotonic() - began < 10


def test_a_request_in_pieces_is_one(pair):
    _, courier = pair
    with courier.connect() as connection:
        for byte in request("pieces@example.org"):
            connection.sendall(bytes([byte]))
        assert answer(connection).fate == SENT


def test_a_connection_is_good_for_one_request(pair):
    server, courier = pair
    with courier.connect() as connection:
        connection.sendall(request("first@example.org"))
        assert answer(connection).fate == SENT
        assert get_nothing(connection, request("second@example.org"))
    assert not server.to("second@example.org")


def test_silent_peers_take_every_place_for_a_bounded_time(pair):
    _, courier = pair
    with contextlib.ExitStack() as silent:
        for _ in range(1_000):
            with contextlib.suppress(BlockingIOError, ConnectionRefusedError):
                silent.enter_context(courier.connect())
        assert until(lambda: _answered(courier), "an answer to somebody who asks", 30)
    assert resident(courier.process.pid) < 65_536


def _answered(courier):
    with contextlib.suppress(ConnectionError, socket.timeout, BlockingIOError):
        return courier.deliver("patient@example.org") is not None
    return False


# the process


def test_a_channel_without_a_provider_says_so(stage, pair):
    server, courier = pair
    answered = courier.deliver("+4915112345678", letter=[("code", "1234 5678")])
    assert (answered.fate, answered.fault) == (REFUSED, "notConfigured")
    alone = Courier().start()
    try:
        assert alone.deliver("alice@example.org").fault == "notConfigured"
    finally:
        alone.end()


def test_it_holds_nothing_that_it_does_not_need(stage):
    server = mail.MailServer()
    courier = Courier(mail=server, environment={"SALLYPORT_CANARY": CANARY}).start()
    try:
        assert courier.deliver("alice@example.org").fate == SENT
        process = pathlib.Path("/proc") / str(courier.process.pid)
        assert mail.PASSWORD.encode() not in (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        limits = (process / "limits").read_text().splitlines()
        assert next(line for line in limits if line.startswith("Max core file size")).split()[4:6] == ["0", "0"]
        targets = [os.readlink(process / "fd" / name) for name in os.listdir(process / "fd")]
        assert not [target for target in targets if "password" in target or "state" in target], targets
    finally:
        courier.end()
        server.end()


def test_letters_leave_no_descriptor_behind(pair):
    server, courier = pair
    folder = pathlib.Path(f"/proc/{courier.process.pid}/fd")
    courier.deliver("first-of-many@example.org")
    before = len(list(folder.iterdir()))
    for number in range(50):
        courier.deliver(f"many{number}@example.org")
    until(lambda: len(list(folder.iterdir())) <= before + 2, "the end of their descriptors")


def test_it_ends_when_told_to_and_its_socket_is_taken_over(stage):
    server = mail.MailServer(password=None)
    courier = Courier(mail=server.table()).start()
    try:
        assert courier.end() == 0
        assert courier.start().deliver("alice@example.org").fate == SENT
        second = subprocess.run(courier.command(), capture_output=True, text=True, timeout=20)
        assert second.returncode == 69 and str(courier.socket) in second.stderr
        assert courier.kill() == -signal.SIGKILL
        assert courier.start().deliver("bob@example.org").fate == SENT
    finally:
        courier.end()
        server.end()


def test_started_by_hand_it_says_how(stage, pair):
    command = [places.BIN / "sallyport-courier"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    assert done.returncode == 78 and "--runtime-directory" in done.stderr
