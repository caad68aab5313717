"""The name service is down, on a host whose users are in a directory: no record is closed, and one that is no more is."""

import dataclasses
import re

import pytest

from staging import authenticator, directory, journal, name_service, pam, stack, users
from staging.clock import Clock
from staging.control import status
from staging.daemon import SETTINGS, Daemon
from staging.patience import until

MINUTE, HOUR, DAY = 60, 3_600, 86_400
# The shortest grace there can be, in days.
GRACE = 7
CHANGED = "account-changed"
NOT_BELIEVED = "the name service is not believed, and no account is taken for gone"
SILENT = "it does not answer"
ELSEWHERE = "it knows nobody but who is in the files of this host"
FICKLE = "it does not know any more whom it has just known"


@dataclasses.dataclass(frozen=True)
class Outage:
    """What the directory says; whether the files are not asked either; after how many answers of a round it begins."""

    word: str
    few: str
    many: str
    is_everybody: bool = False
    after: int = 0


OUTAGES = {
    "it knows nobody": Outage("emptied", ELSEWHERE, "it has lost 12 accounts at once"),
    "it knows nobody, not even root": Outage("emptied", ELSEWHERE, "it has lost 13 accounts at once", is_everybody=True),
    "it fails": Outage("unavailable", SILENT, SILENT),
    "it cannot answer now": Outage("again", SILENT, SILENT),
    "it knows nobody from the middle of a round on": Outage("emptied", FICKLE, FICKLE, after=2),
    "it fails from the middle of a round on": Outage("unavailable", SILENT, SILENT, after=1),
}


class House:
    """A daemon with accounts of people in a directory, and of one in the files; time goes by as it is told."""

    def __init__(self, names, count):
        self.names, self.clock = names, Clock()
        self.daemon = Daemon(SETTINGS + f'\n[accounts]\nvanished_after = "{GRACE}d"\n', self.clock.environment).start()
        stack.alone(self.daemon, "drive")
        self.people = [users.make("local"), *names.add(count)]
        self.secrets = {name: self.daemon.enrol(name) for name in self.people}
        self.until_written()

    def until_written(self):
        self.until(lambda: status(self.daemon)["store"]["pendingWrites"] == 0, "the records")

    def records(self):
        """What is on the disk, to the byte."""
        return {file.name: file.read_bytes() for file in (self.daemon.state / "accounts").rglob("*") if file.is_file() and not file.is_symlink()}

    def believed(self):
        """The days of rounds that were."""
        file = self.daemon.state / "roll-calls"
        return file.read_text(encoding="ascii") if file.exists() else ""

    def until(self, condition, what):
        """Waits, and wakes the daemon meanwhile: the kernel does not know that its time has come."""

        def wake():
            status(self.daemon)
            return condition()

        return until(wake, what, 60)

    def _pass_until(self, condition, what, step):
        """A round that is not over yet puts off the next: so it is time that goes by until there is one."""

        def go_on():
            self.clock.let_timers_pass(step)
            return condition()

        self.until(go_on, what)

    def let_a_round_begin(self, step=3 * HOUR):
        before = self.names.asked()
        self._pass_until(lambda: self.names.asked() > before, "a round", step)

    def let_a_day_be_believed(self):
        before = self.believed()
        self._pass_until(lambda: self.believed() != before, "a day that is believed", 3 * HOUR)

    def restart(self):
        self.daemon.kill()
        self.daemon.start()

    def end(self):
        self.daemon.end()

    def doubts(self):
        """Why the name service was not believed, as the journal has it."""
        return re.findall(f"{re.escape(NOT_BELIEVED)}: ([^\"\\n]+)", self.daemon.text())

    def changes(self):
        """What the daemon noted of accounts by itself."""
        told = [one for one in journal.events(self.daemon, CHANGED) if one["SALLYPORT_CHANGE"] in ("missing", "found-again", "offboarded")]
        return [(one["SALLYPORT_USER"], one["SALLYPORT_CHANGE"]) for one in told]

    def log_in(self, name):
        self.clock.let_pass(30)
        return pam.log_in("drive", name, authenticator.code(self.secrets[name], self.clock.now()), rhost="192.0.2.1")


@pytest.fixture(scope="module")
def names(stage):
    with directory.beside_files() as made:
        yield made


@pytest.fixture(scope="module", params=[4, 12])
def lasting(names, request):
    """So many people are few, or many, to go at once."""
    made = House(names, request.param)
    yield made
    made.end()


@pytest.fixture
def house(lasting):
    yield lasting
    repair(lasting.names)


def break_down(names, outage):
    if outage.is_everybody:
        name_service.ask("directory", "passwd")
    names.be(outage.word, outage.after)


def doubt_at_start(house, outage, seconds):
    """Starts the daemon anew, and breaks the directory in its first round, which the journal tells of; then time goes by."""
    told = len(house.doubts())
    house.restart()
    break_down(house.names, outage)
    house.let_a_round_begin(10 * MINUTE)
    house.until(lambda: len(house.doubts()) > told, "the journal is told")
    house.clock.let_timers_pass(seconds)


def repair(names):
    names.serve()
    name_service.ask("files directory", "passwd")


@pytest.mark.parametrize("outage", OUTAGES.values(), ids=OUTAGES)
def test_no_record_is_touched_in_an_hour_nor_in_days_beyond_the_grace(house, outage):
    house.let_a_day_be_believed()
    before, believed, told = house.records(), house.believed(), len(house.doubts())
    assert len(before) == len(house.people)
    # Each start has its round ten minutes later: so there are several in one hour.
    for _ in range(6):
        doubt_at_start(house, outage, 0)
    began = house.clock.now()
    while house.clock.now() < began + (GRACE + 3) * DAY:
        if outage.after:
            doubt_at_start(house, outage, DAY)
        else:
            house.let_a_round_begin()
    # One that is under way would be believed once it is over.
    house.restart()
    assert set(house.doubts()[told:]) == {outage.many if len(house.people) > 10 else outage.few}
    assert (house.records(), house.believed(), house.changes()) == (before, believed, [])
    repair(house.names)
    house.let_a_day_be_believed()
    assert [house.log_in(name)[0] for name in house.people] == [pam.SUCCESS] * len(house.people)
    assert house.changes() == []


def test_one_account_that_is_no_more_is_closed_once_the_grace_is_over(house):
    house.let_a_day_be_believed()
    leaver, told = house.people.pop(), len(house.doubts())
    before, line = house.records(), house.names.remove(leaver)
    house.let_a_day_be_believed()
    house.until(lambda: house.changes() == [(leaver, "missing")], "it is missed")
    missed = house.clock.now()
    # What is said while the directory is down counts for nothing, and undoes nothing.
    house.names.be("emptied")
    house.let_a_round_begin()
    house.until(lambda: len(house.doubts()) > told, "the journal is told")
    house.names.serve()
    while house.clock.now() < missed + (GRACE - 1) * DAY:
        house.let_a_day_be_believed()
        assert house.changes() == [(leaver, "missing")]
    while house.clock.now() < missed + (GRACE + 1) * DAY:
        house.let_a_day_be_believed()
    house.until(lambda: house.changes() == [(leaver, "missing"), (leaver, "offboarded")], "it is closed")
    house.until_written()
    assert {uid for uid, bytes_ in house.records().items() if bytes_ != before[uid]} == {line.split(":")[2]}
    # Whoever comes back under that name and uid does not come in by what was there.
    house.names.add_again(line)
    assert house.log_in(leaver)[0] != pam.SUCCESS and house.log_in(house.people[-1])[0] == pam.SUCCESS
    shown = house.daemon.ask_json("user", "show", leaver)
    assert (shown["state"], shown["factors"]) == ("offboarded", [])
