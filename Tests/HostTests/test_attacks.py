"""Attacks on what is counted, remembered and bounded: failing disks, peers that do not read, frames sent twice, floods."""

import errno
import json
import time

import pytest

from staging import authenticator, pam, raw, stack
from staging.control import INTERFACE, about, call, status, until_written
from staging.daemon import Daemon
from staging.faults import Faults
from staging.patience import until

MOST_WRONG_CODES = 5


@pytest.fixture
def faults(stage):
    return Faults()


@pytest.fixture
def failing(faults):
    """A daemon whose disk fails when told."""
    running = Daemon(environment=faults.environment).start()
    stack.alone(running, "drive")
    yield running
    running.end()


def resident_bytes(daemon):
    with open(f"/proc/{daemon.process.pid}/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) * 1_024 for line in lines if line.startswith("VmRSS"))


def records(daemon):
    """The audit trail: the JSON lines on standard error."""
    return [json.loads(line) for line in daemon.text().splitlines() if line.startswith("{")]


@pytest.mark.parametrize("failing_sync", [1, 2])
@pytest.mark.parametrize("killed", [False, True], ids=["released", "killed"])
def test_a_sync_that_fails_under_another_conversation_lets_no_code_in_twice(failing, faults, user, failing_sync, killed):
    secret = failing.enrol(user)
    wrong = authenticator.wrong_code(secret)
    until_written(failing)
    with raw.connect(failing.verify_socket) as holding:
        holding.sendall(raw.begin(user))
        assert raw.until_asked(holding) == raw.ASK
        faults.fail_sync(failing_sync)
        assert pam.log_in("drive", user, wrong, rhost="192.0.2.1")[0] != pam.SUCCESS
        assert not faults.sync_is_pending()
        code = authenticator.code(secret)
        assert pam.log_in("drive", user, code, rhost="198.51.100.1")[0] == pam.SUCCESS
        until_written(failing)
        if killed:
            failing.kill()
            failing.start()
    until(lambda: status(failing)["conversations"] == 0, "the end of the other conversation")
    for source in ("203.0.113.1", "203.0.113.2"):
        assert pam.log_in("drive", user, code, rhost=source)[0] != pam.SUCCESS, "the code was accepted again"


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
def test_wrong_codes_are_throttled_where_failures_cannot_be_written(failing, faults, user, fault):
    secret = failing.enrol(user)
    wrong = authenticator.wrong_code(secret)
    until_written(failing)
    faults.fail_writes(fault)
    said = [pam.log_in("drive", user, wrong, rhost="192.0.2.1") for _ in range(40)]
    assert pam.SUCCESS not in [result for result, _ in said]
    assert not [text for _, text in said[:MOST_WRONG_CODES] if "Too many tries" in text]
    assert not [text for _, text in said[MOST_WRONG_CODES:] if "Too many tries" not in text]
    result, text = pam.log_in("drive", user, authenticator.code(secret), rhost="192.0.2.1")
    assert result != pam.SUCCESS and "Too many tries" in text
    assert failing.failures(user) == MOST_WRONG_CODES


def test_a_peer_that_never_reads_does_not_grow_the_daemon(plain, user):
    calls = raw.message("GetInterfaceDescription", {"interface": INTERFACE}, "org.varlink.service") * 500
    before = resident_bytes(plain)
    with raw.connect(plain.control_socket, user) as deaf:
        deaf.settimeout(1)
        sent, end = 0, time.monotonic() + 8
        try:
            while sent < 20 << 20 and time.monotonic() < end:
                sent += deaf.send(calls)
        except (TimeoutError, ConnectionError):
            pass  # Not read any further, or closed: both bound it.
        assert sent >= len(calls), "nothing was sent"
        assert status(plain)["pid"] == plain.process.pid
        assert resident_bytes(plain) - before < 32 << 20


def test_two_begins_at_once_leave_no_conversation_behind(plain, user):
    plain.enrol(user)
    with raw.connect(plain.verify_socket, user) as connection:
        connection.sendall(raw.begin(user, peer=user))
        assert raw.until_asked(connection) == raw.ASK
    for _ in range(50):
        with raw.connect(plain.verify_socket, user) as connection:
            connection.sendall(raw.begin(user, peer=user) * 2)
            assert raw.until_asked(connection) in (raw.ASK, None)
    until(lambda: status(plain)["conversations"] == 0, "the end of every conversation")


def test_a_lock_that_could_not_be_written_is_told_so_and_the_next_one_holds(failing, faults, user):
    failing.enrol(user)
    for attempt in range(10):
        call(failing.control_socket, "UnlockUser", about(user))
        until_written(failing)
        faults.fail_sync(1 + attempt % 2)
        reasons = [f"{word} {attempt}" for word in ("first", "second")]
        callers = [raw.connect(failing.control_socket) for _ in reasons]
        for caller, reason in zip(callers, reasons):
            caller.sendall(raw.message("LockUser", about(user) | {"reason": reason}))
        answers = dict(zip(reasons, map(raw.reply, callers)))
        for caller in callers:
            caller.close()
        refused = [answer["error"] for answer in answers.values() if "error" in answer]
        held = [reason for reason, answer in answers.items() if answer["parameters"].get("changed")]
        assert refused == [f"{INTERFACE}.StoreUnavailable"] and len(held) == 1, answers
        shown = call(failing.control_socket, "ShowUser", about(user))[1]["user"]
        assert shown["state"] == "locked" and shown["lock"]["reason"] == held[0]
    failing.kill()
    failing.start()
    assert call(failing.control_socket, "ShowUser", about(user))[1]["user"]["lock"]["reason"] == held[0]


def test_refused_calls_of_one_uid_do_not_drown_the_audit_trail(plain, user):
    secret = plain.enrol(user)
    began = time.monotonic()
    with raw.connect(plain.control_socket, user) as flooding:
        for _ in range(2_000):
            flooding.sendall(raw.message("GetStatus"))
            assert raw.reply(flooding)["error"] == "org.varlink.service.PermissionDenied"
    assert pam.log_in("drive", user, authenticator.wrong_code(secret), rhost="203.0.113.7")[0] != pam.SUCCESS
    assert pam.log_in("drive", user, authenticator.code(secret), rhost="203.0.113.8")[0] == pam.SUCCESS

    def event_from(source):
        return [record["SALLYPORT_EVENT"] for record in records(plain) if record.get("SALLYPORT_RHOST") == source]

    until(lambda: event_from("203.0.113.7") == ["login-refused"], "the record of the wrong code")
    until(lambda: event_from("203.0.113.8") == ["login-granted"], "the record of the right code")
    refusals = [record for record in records(plain) if record.get("SALLYPORT_EVENT") == "peer-refused"]
    assert 1 <= len(refusals) <= 2 + (time.monotonic() - began) / 10
    assert status(plain)["journal"]["lost"] == 0
