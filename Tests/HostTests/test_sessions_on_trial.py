"""Settings that are tried out, and live sessions behind a real sshd: nobody is ended by what may go again."""

import datetime
import subprocess

import pexpect
import pytest

from staging import places, stack
from staging.control import call
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.inhabitants import ENDED, IDLE_NOTICE, OPENED, WARNED, Visits, rule
from staging.patience import until
from staging.root_helper import RootHelper
from staging.sshd import Sshd

LONG = "t-tried"
RULES = rule("may stay", LONG, idle="1h", max="12h")
SESSIONS = """
[sessions]
warn = "5s"
"""


@pytest.fixture
def daemon(stage):
    subprocess.run(["groupadd", "--force", LONG], check=True)
    running = Daemon(settings("admin", services=("sshd",), more=SESSIONS + RULES)).start()
    helper = RootHelper(running)
    yield running
    running.end()
    helper.end()


@pytest.fixture
def visit(daemon):
    """Opens sessions of people in a group, which are gone afterwards."""
    stack.shipped("sshd", daemon)
    server = Sshd("keyboard-interactive:pam")
    visits = Visits(daemon, server)
    yield visits.open
    visits.close()
    server.end()


def seconds(time):
    """Of a time in the list, since 1970."""
    return datetime.datetime.fromisoformat(time).timestamp()


def assert_told(visit, *numbers):
    """How often the journal has that it was opened, warned and ended."""
    assert tuple(len(visit.told(event)) for event in (OPENED, WARNED, ENDED)) == numbers


def change(daemon, *replaced):
    """Has it read settings in which something is replaced."""
    text = daemon.settings.read_text()
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    daemon.settings.write_text(text)
    assert call(daemon.control_socket, "ReloadSettings") == ("reply", {"warnings": []})


class Trial:
    """Settings that are tried out, in which something is replaced."""

    def __init__(self, daemon, old, new):
        self.file = daemon.folder / "tried.conf"
        self.file.write_text(daemon.settings.read_text().replace(old, new))
        command = [places.BIN / "sallyport", f"--runtime-directory={daemon.runtime}", "policy", "apply", self.file]
        command += ["--confirm-within", "5s", "--config", daemon.settings]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        until(lambda: "trial" in daemon.ask_json("status")["settings"], "the trial")

    def end(self):
        return self.process.communicate(timeout=30)[0]


def test_settings_on_trial_end_nobody_and_those_that_last_do(daemon, visit):
    session = visit(LONG).shell()
    before = session.shown()
    tried = Trial(daemon, '"1h"', '"2s"')
    assert abs(seconds(session.shown()["ends"]) - seconds(before["ends"])) <= 1
    tried.end()
    assert_told(session, 1, 0, 0)
    change(daemon, ('"1h"', '"4s"'))
    session.terminal.expect(IDLE_NOTICE)
    session.terminal.expect(pexpect.EOF)
    assert session.until_told(ENDED)["SALLYPORT_REASON"] == "idle"
