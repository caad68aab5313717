"""What the measurements share: the contenders, made when first needed, and interleaved rounds."""

import shutil
import statistics
import sys
import time
import uuid

import places
from accounts import Accounts
from couriers import MailsWaiting, NoMails, Refused, Unreachable
from daemons import Floor, Sallyport
from devices import Remembering
from machine import Quiet
from openers import AccountLine, ManySessions, SessionLine
from peers import OATH, GoogleAuthenticator
from policies import CalmRisk, ManyRules, NeverAsked, NoRules, Spared
from suspects import AtRisk

KINDS = {
    each.name: each
    for each in (
        Floor, GoogleAuthenticator, OATH, Sallyport, MailsWaiting, NoMails, Refused, Unreachable, Remembering, ManyRules,
        NoRules, NeverAsked, CalmRisk, Spared, AtRisk, AccountLine, SessionLine, ManySessions)
}


class Scene:
    """One run. `rounds` and `most` (the largest number of accounts) set how long it takes."""

    def __init__(self, rounds, most, hot):
        self.rounds = rounds
        self.most = most
        self.hot = hot
        self.quiet = Quiet()
        self.refused = {}
        self._seed = uuid.uuid4().hex
        self._accounts = {}
        self._contenders = {}
        shutil.rmtree(places.WORK, ignore_errors=True)
        places.WORK.mkdir(parents=True, mode=0o755)

    @property
    def has_ours(self):
        return Sallyport.is_built()

    def contender(self, kind, count, slow=False):
        key = (kind, count, slow)
        if key not in self._contenders:
            started = time.monotonic()
            if count not in self._accounts:
                self._accounts[count] = Accounts(count, self._seed)
            self._contenders[key] = KINDS[kind](self._accounts[count], slow, self.hot)
            say(f"{kind}: {count} accounts{' on a slow disk' if slow else ''} in {time.monotonic() - started:.1f} s")
        return self._contenders[key]

    def compare(self, title, contenders, measure, rounds=None):
        """Interleaved rounds: `measure(contender)` gives a report; a list of reports for each contender by label."""
        reports = {contender.label: [] for contender in contenders}
        for number in range(rounds or self.rounds):
            for contender in contenders:
                self.quiet.wait()
                reports[contender.label].append(measure(contender))
            say(f"{title}: round {number + 1} of {rounds or self.rounds}", passing=True)
        return reports

    def close(self):
        for contender in self._contenders.values():
            contender.stop()
        shutil.rmtree(places.WORK, ignore_errors=True)


def microseconds(report):
    return report["login"]["median"]


def per_second(report):
    return report["perSecond"]


def ratio(ours, theirs, figure):
    """The median over the rounds of the ratio within each, since the machine drifts between rounds."""
    return statistics.median(figure(a) / figure(b) for a, b in zip(ours, theirs))


def difference(ours, theirs, figure):
    """As ratio, for what is added."""
    return statistics.median(figure(a) - figure(b) for a, b in zip(ours, theirs))


def median(reports, figure):
    return statistics.median(figure(report) for report in reports)


def say(text, passing=False):
    """Progress, on standard error; a passing line is shown on a terminal only."""
    if not passing or sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)
