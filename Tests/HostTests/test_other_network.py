"""From another network, by network namespaces: who is asked at the door there, and at a step-up within such a session."""

import subprocess

import pytest

from staging import stack, users
from staging.client import PROMPT, Client, answer_password
from staging.networks import CannotMake, Networks
from staging.patience import until
from staging.shell import Shell
from staging.sshd import Sshd

FRESH = 900
RULES = """
[[rule]]
name    = "the office is never asked at the door"
service = ["sshd"]
group   = ["test-office"]
network = ["192.0.2.0/24"]
require = "never"

[[rule]]
name    = "step up"
service = ["sudo"]
require = "step-up"
fresh   = "15m"
"""
NEW_NETWORK = "this network is new for you"
ELSEWHERE = ["hotel", "abroad"]


@pytest.fixture(scope="module")
def networks(stage):
    subprocess.run(["groupadd", "--force", "test-office"], check=True)
    with open("/etc/sudoers.d/other-network", "w", encoding="ascii") as sudoers:
        sudoers.write("%sudo ALL=(ALL) ALL\n")
    try:
        made = Networks()
    except CannotMake as reason:
        pytest.skip(f"SKIPPED, NOT PASSED: {reason}")
    yield made
    made.end()


@pytest.fixture
def host(start_host, networks):
    made = start_host("risk", enrol="admin", user=users.make("roamer", groups=["sudo"]), services=("sshd", "sudo"), more=RULES)
    for service in ("sshd", "sudo"):
        stack.shipped(service, made.daemon)
    return made.enrol()


@pytest.fixture
def sshd(host, networks):
    addresses = networks.server_addresses()
    listen = "".join(f"ListenAddress {address}\n" for address in addresses)
    running = Sshd("keyboard-interactive:pam", listen, networks.within())
    until(lambda: all(f"listening on {address} " in running.text() for address in addresses), "sshd listens everywhere")
    yield running
    running.end()


class Visit:
    """A login from a place, behind its password: either at the prompt for a code, or inside."""

    def __init__(self, host, client):
        client.options += ["-tt"]
        self.host, self.terminal = host, client.ssh("echo in''side; exec sh")
        answer_password(self.terminal)
        self.is_asked = self.terminal.expect([r"inside\r\n", PROMPT]) == 1
        self.said = " ".join(self.terminal.before.split())

    def shell(self):
        """Answers what is asked, and goes inside."""
        if self.is_asked:
            self.terminal.sendline(self.host.code())
            self.terminal.expect(r"inside\r\n")
        return Shell(self.terminal, users.PASSWORD, self.host.code)


@pytest.fixture
def come_from(host, sshd, networks):
    visits = []

    def came(place):
        client = Client(sshd, host.user, address=networks.server_address(place), within=networks.within(place))
        visits.append(Visit(host, client))
        return visits[-1]

    yield came
    for visit in visits:
        visit.terminal.close(force=True)


@pytest.fixture
def office(come_from):
    """A session from the office, proven at its login since that was the first."""
    visit = come_from("office")
    assert visit.is_asked
    return visit.shell()


def assert_not_asked(done):
    assert (done.status, done.asked) == (0, ["password"]), done


def assert_asked(done):
    assert (done.status, done.asked) == (0, ["password", "code"]), done


def test_the_network_is_known_and_not_the_address_alone(office, come_from):
    assert not come_from("office").is_asked
    assert not come_from("desk next door").is_asked


@pytest.mark.parametrize("place", ELSEWHERE)
def test_another_network_is_asked_and_told_why_until_it_has_proven(office, come_from, place):
    visit = come_from(place)
    assert visit.is_asked and f"Asked because {NEW_NETWORK}." in visit.said, visit.said
    # Standing at the prompt is no proof.
    assert come_from(place).is_asked
    visit.shell()
    assert not come_from(place).is_asked


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_login_that_is_asked_elsewhere_leaves_the_session_here_alone(office, come_from, place):
    visit = come_from(place)
    assert visit.is_asked
    assert_not_asked(office.run("sudo true"))
    assert_not_asked(visit.shell().run("sudo true"))


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_session_from_elsewhere_that_proved_nothing_is_asked_by_sudo(office, come_from, place):
    come_from(place).shell()
    visit = come_from(place)
    assert not visit.is_asked
    shell = visit.shell()
    assert_asked(shell.run("sudo true"))
    assert_not_asked(shell.run("sudo -k; sudo true"))
    assert_not_asked(office.run("sudo true"))


def test_a_proof_from_elsewhere_is_none_for_the_session_here(host, office, come_from):
    hotel = come_from("hotel").shell()
    host.clock.let_pass(FRESH)
    assert_asked(hotel.run("sudo true"))
    assert_asked(office.run("sudo true"))


def test_a_rule_of_a_network_lets_past_there_alone_and_not_by_sudo(host, come_from):
    subprocess.run(["usermod", "--append", "--groups", "test-office", host.user], check=True)
    visit = come_from("office")
    assert not visit.is_asked
    assert come_from("hotel").is_asked
    assert_asked(visit.shell().run("sudo true"))
