"""Before the first factor everybody is the same: what is said, what is written and what is sent, whoever stands there."""

import pytest

from staging import front, pam
from staging.front import ELSEWHERE, HOME, observe
from staging.patience import until
from staging.post import post
from staging.sshd import Sshd

SERVICES = ("sshd", "drive", front.SERVICE)
REMEMBER = """
[[rule]]
name     = "behind the first factor a key is remembered"
service  = ["drive"]
require  = "always"
remember = { idle = "12h", max = "30d", bind = ["ssh-key"] }
"""
SETTINGS = {
    "always": {"require": "always", "enrol": "proof"},
    "risk": {"require": "risk", "enrol": "first-login"},
    "if-enrolled": {"require": "if-enrolled", "enrol": "first-login"},
}
# By libpam with that terminal ("ssh" is how sshd is known), or by sshd itself.
PLACES = [("always", "ssh"), ("risk", "/dev/pts/3"), ("risk", "sshd"), ("if-enrolled", "ssh")]


class Place:
    """A host, the door by which everybody comes, and from where."""

    def __init__(self, host, door, *sources):
        self.host, self._door, self._sources = host, door, sources
        self.stranger = self.observe("unknown")

    def observe(self, kind):
        return observe(self.host, kind, self._door, self._sources)


@pytest.fixture(scope="module", params=PLACES, ids="-".join)
def place(stage, request):
    settings, door = request.param
    with post(services=SERVICES, more=REMEMBER, **SETTINGS[settings]) as host:
        if door != "sshd":
            front.stand_first(host.daemon, front.SERVICE)
            yield Place(host, front.by_pam(door), HOME, ELSEWHERE)
            return
        front.stand_first(host.daemon, "sshd")
        server = Sshd("keyboard-interactive:pam")
        yield Place(host, front.by_sshd(server), "127.0.0.1")
        server.end()


@pytest.mark.parametrize("kind", front.KINDS)
def test_everybody_meets_what_a_stranger_meets(place, kind):
    assert place.observe(kind) == place.stranger


def test_a_stranger_is_refused_changes_nothing_and_has_nothing_sent(place):
    seen = place.stranger
    assert not seen.is_let_in and not seen.changed and seen.letters == 0
    assert {record["SALLYPORT_EVENT"] for record in seen.journal} == {"login-refused"}
    assert {record["SALLYPORT_STANDPOINT"] for record in seen.journal} == {"before-first-factor"}


@pytest.fixture(scope="module")
def host(stage):
    with post(services=SERVICES, more=REMEMBER) as made:
        front.stand_first(made.daemon, front.SERVICE)
        yield made


def test_behind_the_first_factor_the_same_answers_tell_them_apart(host):
    """So what is equal before it is not equal because nobody looked."""
    kinds = ("not enrolled", "enrolled", "enrolled with contacts", "locked")
    seen = {kind: observe(host, kind, front.by_pam("ssh", "drive"), [HOME]) for kind in kinds}
    assert len({str(each.told) for each in seen.values()}) == len(kinds)
    assert seen["enrolled"].is_let_in and seen["enrolled"].changed
    until(lambda: host.mail.delivered, "the mail to the one who has a contact", 60)
    assert not seen["locked"].is_let_in


def test_a_right_code_that_came_too_early_is_still_good(host):
    person = host.person()
    code = host.code(person)
    for _ in range(3):
        assert pam.log_in(front.SERVICE, person.name, code, rhost=HOME)[0] != pam.SUCCESS
    assert host.log_in(person, code, rhost=HOME)[0]
