"""One stolen password, and ever more requests to send: nobody gets more than a few mails, and nothing grows."""

import re
import socket
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from staging import raw, users
from staging.courier import resident
from staging.frames import answer, converse
from staging.post import SENT, post

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")

REQUESTS = 10_000
# To one destination in ten minutes, which is the courier's cap; to one account a day; and of those for one stranger's network.
AT_ONCE, A_DAY, BY_ONE_STRANGER = 10, 40, 6
# For accounts whose owners were never seen in a network, at the wish of somebody there.
FROM_ONE_NETWORK = 300
TOLD = "again in|So many codes|as often as"
HOST = 0x11
# The flag that says the first factor is proven, and what takes its place.
UNPROVEN = struct.pack(">BHI", 0x04, 4, 1), struct.pack(">BHI", 0x04, 4, 0)


@pytest.fixture
def host(stage):
    with post() as made:
        yield made


def begin(user, source):
    """The `begin` of a login below a proven first factor, from a remote host."""
    frame = raw.begin(user)
    header, fields = frame[:8], frame[8:]
    place = fields.index(struct.pack(">BH", 0x13, 12))
    said = source.encode()
    fields = fields[:place] + struct.pack(">BH", HOST, len(said)) + said + fields[place:]
    return header[:4] + struct.pack(">I", len(fields)) + fields


def ask_for_mail(host, user, source):
    """One conversation that types `email` and goes: what was said last."""
    with raw.connect(host.daemon.verify_socket) as connection:
        connection.settimeout(60)
        connection.sendall(begin(user, source))
        if raw.until_asked(connection) != raw.ASK:
            return ""
        connection.sendall(answer("email"))
        said = ""
        while (seen := raw.frame(connection)) is not None and seen[0] not in (raw.ASK, raw.FINISH):
            said += seen[1][1:].decode()
        return said


def sources():
    """Networks of a thief who has many."""
    return (f"{10 + number // 65_536}.{number // 256 % 256}.{number % 256}.7" for number in range(REQUESTS))


@pytest.mark.parametrize("many", [False, True], ids=["from one network", "from ten thousand networks"])
def test_ten_thousand_requests_from_one_stolen_password_send_a_few_mails(host, many):
    victim, other = host.person(), host.person()
    for _ in range(50):
        ask_for_mail(host, other.name, "192.0.2.9")
    before = resident(host.daemon.process.pid), resident(host.courier.process.pid)
    for number, source in enumerate(sources()):
        said = ask_for_mail(host, victim.name, source if many else "198.51.100.1")
        assert re.search(f"{SENT}|{TOLD}", said), (number, said)
        if number % 1_000 == 999:
            # Ten times ten minutes.
            host.clock.let_pass(600)
    after = resident(host.daemon.process.pid), resident(host.courier.process.pid)
    assert 1 <= len(host.mails(victim)) <= (A_DAY if many else BY_ONE_STRANGER)
    assert after[0] - before[0] < 8_192 and after[1] - before[1] < 4_096, (before, after)
    # The owner's app is taken all the while.
    let_in, said = host.log_in(victim, host.code(victim))
    assert let_in, said


def test_in_ten_minutes_a_few_mails_at_most_go_to_one_person(host):
    victim = host.person()
    said = [ask_for_mail(host, victim.name, "198.51.100.1") for _ in range(40)]
    assert 1 <= len(host.mails(victim)) <= AT_ONCE
    assert re.search(TOLD, said[-1]), said[-1]


@pytest.fixture
def proof(stage):
    """A host that sends a code to whoever is not enrolled yet: recovery codes for hundreds would take long to make."""
    with post(enrol="proof") as made:
        yield made


def test_one_network_cannot_have_mails_sent_to_everybody(proof):
    """A thief with many passwords, in one place."""
    host, names = proof, users.make_many("many", FROM_ONE_NETWORK + 10)
    lines = ["user,email,verified", *(f"{name},{name}@mail.example.org,yes" for name in names)]
    host.daemon.ask("user", "contact", "--file=-", typed="\n".join(lines))
    said = [ask_for_mail(host, name, "198.51.100.1") for name in names][-1]
    assert "So many codes" in said, said
    assert FROM_ONE_NETWORK // 2 < len(host.mail.delivered) <= FROM_ONE_NETWORK
    # Somebody elsewhere is sent theirs.
    owner = host.person()
    let_in, said = host.log_in(owner, "email", host.reads_mail(owner), rhost="203.0.113.5")
    assert let_in, said


def test_people_at_one_destination_share_its_cap(host):
    people = [host.person() for _ in range(2 * AT_ONCE)]
    for person in people:
        person.address = "shared@mail.example.org"
        host.contact(person)
    before = len(host.mail.delivered)
    for number, person in enumerate(people):
        ask_for_mail(host, person.name, f"198.51.{number}.1")
    assert sum("shared@mail.example.org" in each.recipients for each in host.mail.delivered[before:]) <= AT_ONCE


def test_without_a_proven_first_factor_nothing_is_sent_however_often_it_is_asked_for(host):
    victim = host.person()
    for _ in range(50):
        with raw.connect(host.daemon.verify_socket) as connection:
            connection.sendall(begin(victim.name, "198.51.100.1").replace(*UNPROVEN))
            while raw.until_asked(connection) == raw.ASK:
                connection.sendall(answer("email"))
    assert len(host.mails(victim)) == 0
    assert host.log_in(victim, "email", host.reads_mail(victim))[0]
    assert len(host.mails(victim)) == 1


def test_who_asks_sixty_four_times_at_once_is_sent_one_mail(host):
    victim = host.person()
    with ThreadPoolExecutor(64) as pool:
        list(pool.map(lambda _: ask_for_mail(host, victim.name, "198.51.100.1"), range(64)))
    assert len(host.mails(victim)) == 1


def unproven(host, user):
    """All that a login is told that types `email` before its first factor is proven."""
    with raw.connect(host.daemon.verify_socket) as connection:
        connection.settimeout(60)
        connection.sendall(begin(user, "198.51.100.1").replace(*UNPROVEN))
        return converse(connection, [answer("email"), answer("?"), answer("sms"), answer("12345678")])


def test_before_the_first_factor_nobody_learns_who_has_a_mailbox(host):
    people = [host.person(), host.person(email=False), host.person(factor=None), host.person(factor="email")]
    told = {unproven(host, person.name) for person in people}
    assert len(told) == 1, told
    assert "***" not in repr(told)


def test_a_peer_that_is_not_root_has_no_mail_sent_to_others(host):
    victim, thief = host.person(), host.person()
    with raw.connect(host.daemon.verify_socket, thief.name) as connection:
        connection.sendall(raw.begin(victim.name, peer=thief.name))
        try:
            while raw.until_asked(connection) == raw.ASK:
                connection.sendall(answer("email"))
        except (ConnectionError, socket.timeout):
            pass
    assert len(host.mails(victim)) == 0
