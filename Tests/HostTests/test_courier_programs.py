"""sallyport-courier alone: the host's sendmail, an own program for short messages, and the folder of gammu-smsd."""

import os
import pathlib
import re
import time

import pytest

from staging import letters
from staging.courier import DEADLINE, Courier
from staging.courier_frames import DEFERRED, FAILED, REFUSED, SENT, answer, request
from staging.mail import Delivered
from staging.patience import until

NUMBER = "+4915112345678"
SHORT = [("paragraph", "web1 (sshd):"), ("code", "1234 5678")]
CANARY = "canary-aa17"


class Program:
    """A program of the administrator's that notes how it was run, and then does as it is told."""

    def __init__(self, courier, then="exit 0"):
        self.folder = courier.folder / "program"
        self.folder.mkdir()
        self.path = self.folder / "send"
        self.do(then)

    def do(self, then):
        self.path.write_text(f"""#!/bin/bash
run=$(mktemp -d {self.folder}/run.XXXXXX)
tr '\\0' '\\n' </proc/$$/environ >"$run/environment"
printf '%s\\n' "$@" >"$run/arguments"
ls -l /proc/$$/fd >"$run/descriptors"
cat >"$run/input"
{then}
""")
        self.path.chmod(0o755)

    def runs(self):
        return sorted(self.folder.glob("run.*"), key=lambda run: run.stat().st_ctime)

    def last(self, name):
        return (self.runs()[-1] / name).read_bytes()


@pytest.fixture
def made(stage):
    courier = Courier(environment={"SALLYPORT_CANARY": CANARY, "LD_LIBRARY_PATH": "/nonexistent"})
    yield courier, Program(courier)
    courier.end()


@pytest.fixture
def sendmail(made):
    courier, program = made
    courier.settle(mail={"via": "sendmail", "program": str(program.path), "from": "Sallyport <sallyport@example.org>"})
    courier.start()
    return courier, program


@pytest.fixture
def sms(made):
    courier, program = made
    courier.settle(sms={"via": "program", "program": [str(program.path), "--to", "{to}"], "countries": ["+49"]})
    courier.start()
    return courier, program


def as_mail(content, address):
    """What sendmail is given ends its lines as files do."""
    assert b"\r" not in content
    return Delivered("", [address], content.replace(b"\n", b"\r\n"), time.time())


def test_sendmail_gets_the_mail_and_one_recipient(sendmail):
    courier, program = sendmail
    [answered] = courier.ask("alice@example.org")
    assert answered.fate == SENT, answered
    message = letters.checked(as_mail(program.last("input"), "alice@example.org"))
    assert letters.code_in(message) == "1234 5678"
    arguments = program.last("arguments").decode().splitlines()
    # Lines with a dot are text; the recipient is named once, and none is read from the mail.
    assert "-i" in arguments or "-oi" in arguments
    assert arguments[-1] == "alice@example.org" and "-t" not in arguments
    assert "1234" not in " ".join(arguments)


@pytest.mark.parametrize(
    ("then", "fate", "fault"),
    [("exit 75", DEFERRED, "busy"), ("exit 67", REFUSED, "badDestination"), ("exit 1", FAILED, "courier"),
     ("echo 'no such user here' >&2; exit 67", REFUSED, "badDestination")],
)  # fmt: skip
def test_how_sendmail_ends_says_what_became_of_it(sendmail, then, fate, fault):
    courier, program = sendmail
    program.do(then)
    answered = courier.deliver("alice@example.org")
    assert (answered.fate, answered.fault) == (fate, fault), answered


@pytest.fixture(params=["sendmail", "sms"])
def either(request):
    """A program of either kind, and how it is asked for."""
    courier, program = request.getfixturevalue(request.param)
    asked = ("alice@example.org", {}) if request.param == "sendmail" else (NUMBER, {"letter": SHORT})
    return courier, program, asked


def test_a_program_sees_no_environment_and_no_descriptor_of_ours(either):
    courier, program, (address, options) = either
    assert courier.deliver(address, **options).fate == SENT
    environment = program.last("environment").decode()
    assert CANARY not in environment and "LD_LIBRARY_PATH" not in environment
    # Its three, and what the shell and ls have open themselves.
    listed = program.last("descriptors").decode()
    assert "socket:" not in listed and "password" not in listed, listed


def test_a_program_that_does_not_end_is_ended_and_told_of_in_time(either):
    courier, program, (address, options) = either
    program.do("exec sleep 300")
    began = time.monotonic()
    answered = courier.deliver(address, life=600, **options)
    assert answered.fate in (DEFERRED, FAILED) and answered.fault == "timedOut" and time.monotonic() - began < DEADLINE + 1
    assert not _children(courier.process.pid)


def test_a_program_that_leaves_a_child_with_its_output_is_not_waited_for(either):
    courier, program, (address, options) = either
    program.do("sleep 60 & exit 0")
    began = time.monotonic()
    assert courier.deliver(address, **options).fate in (SENT, DEFERRED, FAILED)
    assert time.monotonic() - began < DEADLINE + 1


def test_a_program_that_reads_nothing_or_talks_without_end_harms_nobody(either):
    courier, program, (address, options) = either
    program.path.write_text("#!/bin/sh\nexec <&-\nexit 0\n")
    assert courier.deliver(address, **options) is not None
    before = courier.resident()
    program.path.write_text("#!/bin/sh\ncat >/dev/null\nhead -c 100000000 /dev/zero | tr '\\0' x\nexit 0\n")
    assert courier.deliver(address, **options) is not None
    assert courier.resident() - before < 8_192


def test_a_program_that_is_killed_or_missing_is_told_of(either):
    courier, program, (address, options) = either
    program.do("kill -KILL $$")
    answered = courier.deliver(address, life=20, **options)
    assert answered.fate != SENT, answered
    program.path.unlink()
    answered = courier.deliver(address, life=20, **options)
    assert answered.fate in (REFUSED, FAILED) and answered.fault == "notConfigured", answered


def _children(pid):
    """The processes below one, dead ones included."""
    return pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_no_process_is_left_dead(either):
    courier, _, (address, options) = either
    for _ in range(3):
        assert courier.deliver(address, **options).fate == SENT
    until(lambda: not _children(courier.process.pid), "the end of the processes")


def test_an_own_program_is_told_the_number_and_reads_the_text(sms):
    courier, program = sms
    program.do("echo queued as 17; echo more")
    [answered] = courier.ask(NUMBER, letter=SHORT)
    assert answered.fate == SENT and answered.detail == "queued as 17", answered
    assert program.last("arguments").decode().splitlines() == ["--to", NUMBER]
    assert program.last("input").decode().rstrip("\n") == "web1 (sshd):\n1234 5678"


def test_an_own_program_that_says_try_again_is_run_again(sms):
    courier, program = sms
    program.do(f"test -e {program.folder}/again && exit 0; touch {program.folder}/again; echo modem asleep; exit 75")
    with courier.connect() as connection:
        connection.settimeout(60)
        connection.sendall(request(NUMBER, letter=SHORT, life=120))
        first = answer(connection)
        assert (first.fate, first.fault) == (DEFERRED, "busy") and "modem asleep" in first.detail
        assert answer(connection).fate == SENT
    assert len(program.runs()) == 2


def test_what_an_own_program_prints_of_the_code_is_told_to_nobody(sms):
    courier, program = sms
    program.do('cat "$run/input"; cat "$run/input" >&2; exit 1')
    [answered] = courier.ask(NUMBER, letter=[("code", "1234 5678")], shows_steps=True)
    assert answered.fate == REFUSED and "1234 5678" not in answered.detail + answered.steps + courier.text()


def test_gammu_finds_one_whole_file_and_nothing_half_done(stage):
    courier = Courier()
    outbox = courier.folder / "outbox"
    outbox.mkdir()
    courier.settle(sms={"via": "gammu-smsd", "outbox": str(outbox), "countries": ["+49"]})
    courier.start()
    try:
        assert courier.deliver(NUMBER, letter=SHORT).fate == SENT
        [name] = os.listdir(outbox)
        # gammu-smsd-files(7): OUT<priority>_<recipient>_<serial>.txt
        assert re.fullmatch(rf"OUT[A-Z]?_{re.escape(NUMBER)}_\w+\.txt", name), name
        assert (outbox / name).read_text().rstrip("\n") == "web1 (sshd):\n1234 5678"
        assert (outbox / name).stat().st_mode & 0o007 == 0
        (outbox / name).unlink()
        outbox.rmdir()
        answered = courier.deliver(NUMBER, letter=SHORT)
        assert answered.fate == REFUSED and answered.fault == "notConfigured", answered
    finally:
        courier.end()
