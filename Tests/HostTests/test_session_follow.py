"""The live view of sessions, as somebody sees it on a terminal, while people come and go through a real sshd."""

import json
import signal
import subprocess

import pexpect
import pyte
import pytest

from staging import places, stack
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.inhabitants import Person, Visit
from staging.patience import until
from staging.root_helper import RootHelper
from staging.sshd import Sshd

ROWS, COLUMNS = 12, 110


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(settings("admin", services=("sshd",))).start()
    helper = RootHelper(running)
    yield running
    running.end()
    helper.end()


@pytest.fixture(scope="module")
def sshd(daemon):
    stack.shipped("sshd", daemon)
    running = Sshd("keyboard-interactive:pam")
    yield running
    running.end()


@pytest.fixture
def visit(daemon, sshd):
    """Opens sessions, which are gone afterwards."""
    opened = []

    def open_one():
        opened.append(Visit(Person(daemon), sshd).shell())
        return opened[-1]

    yield open_one
    for each in opened:
        each.close()


def command(daemon, *words):
    return [str(places.BIN / "sallyport"), f"--runtime-directory={daemon.runtime}", *words, "--follow", "--every=1s"]


class View:
    """What is on the screen of a terminal in which the command runs."""

    def __init__(self, daemon, *words):
        program, *arguments = command(daemon, *words)
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.screen)
        self.child = pexpect.spawn(
            program, arguments, env={"TERM": "xterm", "LC_ALL": "C.UTF-8"}, encoding="utf-8", timeout=20, dimensions=(ROWS, COLUMNS))

    def lines(self):
        """After what has come meanwhile, without the empty ones at the end."""
        try:
            while True:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=0.1))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return "\n".join(line.rstrip() for line in self.screen.display).rstrip().split("\n")

    def until(self, is_so, what):
        return until(lambda: is_so(lines := self.lines()) and lines, what)

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)


@pytest.fixture
def view(daemon):
    shown = View(daemon, "session", "list")
    shown.until(lambda lines: "login session" in lines[0], "the view")
    yield shown
    shown.child.close(force=True)


def shows(session):
    return lambda lines: any(f" {session.person.name} " in line for line in lines)


def test_whoever_comes_and_goes_is_seen_to(view, visit):
    session = visit()
    lines = view.until(shows(session), "the session")
    assert lines[0].startswith("1 login session at ") and lines[1].startswith("ID  USER") and len(lines) == 3
    session.commands.end()
    lines = view.until(lambda lines: not shows(session)(lines), "the end of the session")
    assert lines[0].startswith("0 login sessions at ") and lines[1:] == ["No login session is open."]


def test_what_is_typed_and_other_sizes_leave_nothing_behind(view, visit):
    session = visit()
    view.until(shows(session), "the session")
    view.child.send("\r\rtyped\r\r\r")
    for rows, columns in ((5, 40), (30, 130), (ROWS, COLUMNS)):
        view.resize(rows, columns)
        time = view.lines()[0][:44]
        # Once it was asked again, the lines of before are gone.
        lines = view.until(lambda lines: "login session" in lines[0] and lines[0][:44] != time, "the next list")
        assert len(lines) == 3 and max(map(len, lines)) <= columns and shows(session)(lines)


def test_a_restart_of_the_daemon_is_told_and_outlived(daemon, view, visit):
    session = visit()
    view.until(shows(session), "the session")
    daemon.kill()
    lines = view.until(lambda lines: lines[1].startswith("trying again: the daemon cannot be reached"), "that it is away")
    assert shows(session)(lines)
    daemon.start()
    lines = view.until(lambda lines: lines[1].startswith("ID "), "that it is back")
    assert shows(session)(lines)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_as_it_ends_others_below_the_list(view, end):
    if end == signal.SIGINT:
        view.child.sendcontrol("c")
    else:
        view.child.kill(end)
    until(lambda: not view.child.isalive(), "the end")
    assert view.child.signalstatus == end
    view.lines()
    # Nothing was hidden or switched, so nothing is to be put back.
    assert not view.screen.cursor.hidden and view.screen.cursor.y >= 2 and pyte.modes.DECAWM in view.screen.mode


def test_a_program_reads_a_line_for_each_list_and_ends_it_by_reading_no_further(daemon, visit):
    session = visit()
    with subprocess.Popen(command(daemon, "sessions", "--json"), stdout=subprocess.PIPE, text=True, user=session.person.name) as process:
        for _ in range(2):
            assert [one["id"] for one in json.loads(process.stdout.readline())] == [session.id]
        process.stdout.close()
        assert process.wait(timeout=20) == 0
    refused = subprocess.run(command(daemon, "session", "list"), capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (64, "") and "--json" in refused.stderr
