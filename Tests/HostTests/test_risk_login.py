"""A real sshd under `require = "risk"`: who is asked and told why, who is not, and that explanations and the journal agree."""

import pexpect
import pytest

from staging import authenticator, journal, stack
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.enrolment import ANNOUNCED_PROMPT, GO_ON_PROMPT, is_enrolled
from staging.patience import until
from staging.post import post
from staging.sshd import Sshd, asking_password_and_code

# Two /24 of this host: sshd listens on the first.
HOME, ELSEWHERE = "127.0.0.1", "127.0.7.1"
FAREWELL = "Press Enter to end this login: "
NEW_NETWORK = "this network is new for you"
ENDS = ["inside", PROMPT, FAREWELL, "assword:", "ermission denied", pexpect.EOF]


@pytest.fixture
def host(stage):
    with post(require="risk") as made, asking_password_and_code(made.daemon) as made.sshd:
        yield made


@pytest.fixture
def open_host(stage):
    """The same, where a first login may enrol."""
    with post(require="risk", enrol="first-login") as made, asking_password_and_code(made.daemon) as made.sshd:
        yield made


@pytest.fixture
def person(host):
    return host.person(email=False)


def begin(host, person, address=HOME):
    """A login from there, behind its password."""
    client = Client(host.sshd, person.name)
    client.options += ["-b", address]
    terminal = client.ssh("echo", "inside")
    answer_password(terminal)
    return terminal


def asked(host, person, address=HOME):
    """What stands above the prompt of a login that is asked, and is let in by a code."""
    terminal = begin(host, person, address)
    assert terminal.expect([PROMPT, "inside", pexpect.EOF]) == 0, terminal.before
    said = terminal.before
    terminal.sendline(host.code(person))
    let_in(terminal)
    return " ".join(said.split())


def not_asked(host, person, address=HOME):
    terminal = begin(host, person, address)
    assert terminal.expect(ENDS) == 0, terminal.before
    assert exit_status(terminal) == 0


def let_in(terminal):
    assert terminal.expect(ENDS) == 0, terminal.before
    assert exit_status(terminal) == 0


def type_wrong_codes(host, person, count, address):
    """Different wrong codes in one login from there, which are all judged."""
    terminal = begin(host, person, address)
    wrong = int(authenticator.wrong_code(person.secret, host.clock.now()))
    for number in range(count):
        answer_code(terminal, f"{wrong + number:06}")
        terminal.expect("That code is wrong")
    terminal.close(force=True)
    assert host.daemon.failures(person.name) == count


def explained(host, person, address):
    return host.daemon.ask_json("policy", "explain", person.name, "--service", "sshd", "--from", address)


def logins(host, person, phase="auth"):
    """The records of a person's logins, oldest first."""
    return [
        record for record in journal.records(host.daemon)
        if record.get("SALLYPORT_USER") == person.name and record.get("SALLYPORT_PHASE") == phase
        and record.get("SALLYPORT_EVENT", "").startswith("login-")
    ]  # fmt: skip


def nth_login(host, person, count, phase="auth"):
    return until(lambda: len(found := logins(host, person, phase)) >= count and found[count - 1], f"record {count}")


def signals(record):
    return set(record.get("SALLYPORT_SIGNALS", "").replace(",", " ").split())


# --- who has a factor


def test_a_first_login_is_asked_and_told_why(host, person):
    said = asked(host, person)
    assert "Asked because " in said and NEW_NETWORK in said, said
    assert said.isascii()


def test_a_second_login_from_the_same_network_is_not_asked(host, person):
    asked(host, person)
    not_asked(host, person)
    not_asked(host, person, "127.0.0.77")


def test_the_account_phase_agrees_with_a_login_that_was_not_asked(host, person):
    asked(host, person)
    not_asked(host, person)
    record = nth_login(host, person, 2, "account")
    assert record["SALLYPORT_EVENT"] == "login-not-asked" and record["SALLYPORT_RISK"] == "low"


def test_a_login_from_another_network_is_asked_and_told_so(host, person):
    asked(host, person)
    not_asked(host, person)
    assert f"Asked because {NEW_NETWORK}." in asked(host, person, ELSEWHERE)
    not_asked(host, person, ELSEWHERE)
    not_asked(host, person)


def test_a_network_is_not_known_by_a_password_alone(host, person):
    asked(host, person)
    terminal = begin(host, person, ELSEWHERE)
    terminal.expect(PROMPT)
    terminal.sendintr()
    terminal.close(force=True)
    assert NEW_NETWORK in asked(host, person, ELSEWHERE)


def test_after_three_wrong_codes_the_known_network_is_asked(host, person):
    asked(host, person)
    type_wrong_codes(host, person, 3, ELSEWHERE)
    assert "Asked because several wrong codes were typed for you lately." in asked(host, person)


def test_after_two_wrong_codes_the_known_network_is_not_asked(host, person):
    asked(host, person)
    type_wrong_codes(host, person, 2, ELSEWHERE)
    not_asked(host, person)


def test_a_wrong_password_from_a_known_network_is_not_let_in(host, person):
    asked(host, person)
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    terminal.expect("[Pp]assword:")
    terminal.sendline("not the password")
    assert terminal.expect(ENDS) != 0
    terminal.close(force=True)


def test_after_a_restart_the_known_network_is_still_known(host, person):
    asked(host, person)
    host.daemon.end()
    host.daemon.start()
    not_asked(host, person)


# --- who has none


def test_who_has_a_contact_alone_is_mailed_a_code_and_then_offered_a_factor(open_host):
    person = open_host.person(factor=None)
    terminal = begin(open_host, person)
    terminal.expect(PROMPT)
    said = " ".join(terminal.before.split())
    assert "To go on, type the code that is sent to you" in said and "A code was sent by e-mail to" in said, said
    terminal.sendline(open_host.mailed_code(person))
    terminal.expect(ANNOUNCED_PROMPT)
    assert "This account has no second factor yet." in terminal.before
    terminal.sendline("")
    let_in(terminal)
    assert not is_enrolled(open_host.daemon, person.name)
    assert len(open_host.mails(person)) == 1


def test_who_was_vouched_for_is_known_from_then_on(open_host):
    person = open_host.person(factor=None)
    terminal = begin(open_host, person)
    terminal.expect(PROMPT)
    terminal.sendline(open_host.mailed_code(person))
    terminal.expect(ANNOUNCED_PROMPT)
    terminal.sendline("")
    let_in(terminal)
    again = begin(open_host, person)
    again.expect(ANNOUNCED_PROMPT)
    again.sendline("")
    let_in(again)
    assert len(open_host.mails(person)) == 1


def test_a_wrong_mailed_code_lets_nobody_in(open_host):
    person = open_host.person(factor=None)
    terminal = begin(open_host, person)
    terminal.expect(PROMPT)
    right = open_host.mailed_code(person).replace(" ", "")
    terminal.sendline(f"{(int(right) + 1) % 10**8:08}")
    terminal.expect([PROMPT, FAREWELL])
    assert "wrong" in terminal.before
    terminal.close(force=True)


def test_where_administrators_alone_enrol_no_factor_is_offered(host):
    person = host.person(factor=None)
    terminal = begin(host, person)
    terminal.expect(PROMPT)
    terminal.sendline(host.mailed_code(person))
    let_in(terminal)
    not_asked(host, person)


def kept_without_a_factor(host):
    """Somebody of whom something is kept, and neither a factor nor a contact."""
    person = host.person(email=False, factor=None)
    for verb in ("lock", "unlock"):
        host.daemon.ask("user", verb, person.name)
    return person


def test_of_whom_nothing_was_ever_kept_comes_in(host):
    person = host.person(email=False, factor=None)
    not_asked(host, person)
    not_asked(host, person, ELSEWHERE)
    assert nth_login(host, person, 2)["SALLYPORT_RISK"] == "low"


def test_of_whom_nothing_was_ever_kept_is_offered_a_factor(open_host):
    terminal = begin(open_host, open_host.person(email=False, factor=None))
    terminal.expect(ANNOUNCED_PROMPT)
    terminal.sendline("")
    let_in(terminal)


@pytest.mark.parametrize("enrol", ["host", "open_host"])
def test_who_has_neither_factor_nor_contact_is_told_of_the_pass(request, enrol):
    host = request.getfixturevalue(enrol)
    person = kept_without_a_factor(host)
    terminal = begin(host, person)
    terminal.expect(FAREWELL)
    said = " ".join(terminal.before.split())
    assert "This login looks odd, and this account has no second factor. Ask an administrator for a pass" in said, said
    terminal.sendline("")
    assert terminal.expect(ENDS) != 0
    terminal.close(force=True)
    assert nth_login(host, person, 1)["SALLYPORT_STANDING"] == "none"


def test_a_contact_that_is_not_verified_vouches_as_at_an_enrolment(host):
    person = host.person(factor=None, verified=False)
    terminal = begin(host, person)
    terminal.expect(PROMPT)
    terminal.sendline(host.mailed_code(person))
    let_in(terminal)


def test_a_pass_lets_in_who_has_nothing_else(host):
    person = host.person(email=False, factor=None)
    made = host.daemon.ask_json("user", "pass", person.name)
    terminal = begin(host, person)
    terminal.expect(PROMPT)
    assert "type the pass that an administrator gave you" in " ".join(terminal.before.split())
    terminal.sendline(made["pass"])
    terminal.expect("That pass is used up now")
    terminal.expect(GO_ON_PROMPT)
    terminal.sendline("")
    let_in(terminal)


# --- a public key alone


@pytest.fixture
def key_host(stage):
    """Two sshd of one daemon: one asks for a key and then what policy says, the other for a key alone."""
    with post(require="risk") as made:
        stack.shipped("sshd", made.daemon, "sshd.publickey")
        made.both, made.alone = Sshd("publickey,keyboard-interactive:pam"), Sshd("publickey")
        yield made
        made.both.end()
        made.alone.end()


def by_key(server, user, key, address=HOME):
    client = Client(server, user, key)
    client.options += ["-b", address]
    return client.ssh("echo", "inside")


@pytest.fixture
def known(key_host, user, key):
    """A user who proved a factor at home, with that key."""
    secret = key_host.daemon.enrol(user)
    terminal = by_key(key_host.both, user, key)
    answer_code(terminal, authenticator.code(secret, key_host.clock.now()))
    let_in(terminal)
    return user


def test_a_key_alone_from_a_known_network_passes(key_host, known, key):
    let_in(by_key(key_host.alone, known, key))
    let_in(by_key(key_host.both, known, key))


def test_a_key_alone_from_an_unknown_network_is_refused(key_host, known, key):
    terminal = by_key(key_host.alone, known, key, ELSEWHERE)
    assert terminal.expect(["inside", PROMPT, pexpect.EOF]) == 2
    assert exit_status(terminal) == 255


def test_a_key_alone_at_a_first_login_is_refused(key_host, user, key):
    key_host.daemon.enrol(user)
    terminal = by_key(key_host.alone, user, key)
    assert terminal.expect(["inside", PROMPT, pexpect.EOF]) == 2


def test_a_refused_key_teaches_nothing(key_host, known, key):
    for _ in range(3):
        assert by_key(key_host.alone, known, key, ELSEWHERE).expect(["inside", PROMPT, pexpect.EOF]) == 2
    terminal = by_key(key_host.both, known, key, ELSEWHERE)
    terminal.expect(PROMPT)
    assert NEW_NETWORK in " ".join(terminal.before.split())
    terminal.close(force=True)


# --- explanations and the journal


def agrees(explanation, record):
    """Whether what was explained is what was then decided."""
    decision = {"asked": "asked", "notAsked": "not-asked", "refused": "refused"}[explanation["decision"]]
    assert record["SALLYPORT_DECISION"] == decision
    assert record["SALLYPORT_RISK"] == explanation["risk"]
    assert signals(record) == set(explanation["signals"])
    return decision, explanation["risk"], set(explanation["signals"])


def test_explanations_agree_with_logins_of_the_enrolled(host, person):
    before = explained(host, person, HOME)
    asked(host, person)
    assert agrees(before, nth_login(host, person, 1)) == ("asked", "high", {"new_network", "long_absence"})
    before = explained(host, person, HOME)
    not_asked(host, person)
    assert agrees(before, nth_login(host, person, 2)) == ("not-asked", "low", set())
    before = explained(host, person, ELSEWHERE)
    type_wrong_codes(host, person, 3, ELSEWHERE)
    assert agrees(before, nth_login(host, person, 3)) == ("asked", "elevated", {"new_network"})
    before = explained(host, person, HOME)
    asked(host, person)
    assert agrees(before, nth_login(host, person, 4)) == ("asked", "elevated", {"recent_failures"})


def test_explanations_agree_with_a_refusal(host):
    person = kept_without_a_factor(host)
    before = explained(host, person, HOME)
    begin(host, person).expect(FAREWELL)
    assert agrees(before, nth_login(host, person, 1))[:2] == ("refused", "high")


def test_the_journal_says_standing_risk_and_signals_of_each_login(host, person):
    asked(host, person)
    not_asked(host, person)
    first, second = nth_login(host, person, 1), nth_login(host, person, 2)
    assert first["SALLYPORT_EVENT"] == "login-granted" and second["SALLYPORT_EVENT"] == "login-not-asked"
    assert first["SALLYPORT_REQUIRE"] == second["SALLYPORT_REQUIRE"] == "risk"
    assert "totp" in first["SALLYPORT_STANDING"] and first["SALLYPORT_STANDING"] == second["SALLYPORT_STANDING"]
    assert (first["SALLYPORT_RISK"], second["SALLYPORT_RISK"]) == ("high", "low")
    assert signals(first) == {"new_network", "long_absence"} and not signals(second)
