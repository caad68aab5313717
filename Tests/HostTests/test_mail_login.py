"""A real sshd, the OpenSSH client, a real mail server: `email` typed at the prompt, the code read out of the mail, and in."""

import os
import pathlib
import re

import pexpect
import pytest

from staging import letters
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.post import SENT, WAIT, post, seconds_to_wait
from staging.sshd import asking_password_and_code


@pytest.fixture
def host(stage):
    with post() as made, asking_password_and_code(made.daemon) as made.sshd:
        yield made


@pytest.fixture
def person(host):
    return host.person()


def begin(host, person, typed="email"):
    """A login that stands behind a word typed at its prompt: (the terminal, what was said)."""
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, typed)
    terminal.expect(PROMPT)
    return terminal, terminal.before


def inside(terminal, code):
    terminal.sendline(code)
    terminal.expect("inside")
    assert exit_status(terminal) == 0


def refused(terminal, code):
    """What is said of a code that is refused."""
    terminal.sendline(code)
    assert terminal.expect(["inside", PROMPT, "Press Enter to end this login", pexpect.EOF]) != 0
    return terminal.before


@pytest.mark.parametrize("word", ["email", "mail", "EMAIL", " email "])
def test_a_code_that_was_mailed_lets_in(host, person, word):
    terminal, said = begin(host, person, word)
    assert re.search(SENT, said)
    inside(terminal, host.mailed_code(person))
    assert len(host.mails(person)) == 1
    assert [each["fate"] for each in host.deliveries(person) if each["purpose"] == "code"] == ["sent"]


WAYS = {
    "without the space": lambda code: code.replace(" ", ""), "with a hyphen": lambda code: code.replace(" ", "-"),
    "with spaces around": lambda code: f" {code} ",
}  # fmt: skip


@pytest.mark.parametrize("typed", WAYS.values(), ids=WAYS)
def test_a_mailed_code_may_be_typed_in_other_ways(host, person, typed):
    terminal, _ = begin(host, person)
    inside(terminal, typed(host.mailed_code(person)))


def test_the_mail_says_which_host_service_user_and_address_it_is_about(host, person):
    terminal, _ = begin(host, person)
    message = host.letter(person)
    said = letters.text(message)
    host_name = os.uname().nodename.split(".")[0]
    for fact in (host_name, "sshd", person.name, "127.0.0.1", "10 minutes", "the help desk, extension 1234"):
        assert fact in said, (fact, said)
    assert re.search(r"\b20\d\d-\d\d-\d\d", said), said
    assert person.name not in message["Subject"]
    terminal.close(force=True)


def test_the_prompt_says_where_to_and_not_the_whole_address(host, person):
    terminal, said = begin(host, person)
    assert said.isascii() and "\\" not in said
    assert f"{person.address[0]}***@m***.org" in said and person.address not in said
    assert "10 minutes" in said
    terminal.close(force=True)


def test_a_question_mark_says_where_the_code_went_and_what_can_be_done(host, person):
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, "?")
    terminal.expect(PROMPT)
    assert "type email" in terminal.before and "sent by e-mail" not in terminal.before
    terminal.sendline("email")
    terminal.expect(PROMPT)
    terminal.sendline("?")
    terminal.expect(PROMPT)
    said = " ".join(terminal.before.split())
    for words in (SENT, r"m\*\*\*\.org", "spam", "authenticator app", "help desk, extension 1234"):
        assert re.search(words, said), (words, said)
    assert WAIT.search(said) or "sent again" in said
    inside(terminal, host.mailed_code(person))


def test_a_wrong_password_sends_nothing(host, person):
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    terminal.expect("[Pp]assword:")
    terminal.sendline("not the password")
    if terminal.expect([PROMPT, "[Pp]assword:", pexpect.EOF]) == 0:
        terminal.sendline("email")
        terminal.expect([PROMPT, "[Pp]assword:", pexpect.EOF])
        assert "sent" not in terminal.before and "***" not in terminal.before
    terminal.close(force=True)
    # Somebody else's letter comes through, and nothing stood before it.
    other = host.person()
    terminal, _ = begin(host, other)
    host.mailed_code(other)
    assert len(host.mails(person)) == 0
    terminal.close(force=True)


def test_a_wrong_code_and_then_the_mailed_one(host, person):
    terminal, _ = begin(host, person)
    right = host.mailed_code(person)
    said = refused(terminal, f"{(int(right.replace(' ', '')) + 1) % 10**8:08}")
    assert "wrong" in said
    inside(terminal, right)


def test_the_code_of_the_app_is_taken_as_before(host, person):
    terminal, _ = begin(host, person)
    inside(terminal, host.code(person))


def test_the_same_code_is_sent_again_once_it_may_be(host, person):
    terminal, _ = begin(host, person)
    first = host.mailed_code(person)
    terminal.sendline("email")
    terminal.expect(PROMPT)
    assert WAIT.search(terminal.before), terminal.before
    assert len(host.mails(person)) == 1
    host.clock.let_pass(seconds_to_wait(terminal.before) + 1)
    terminal.sendline("email")
    terminal.expect(PROMPT)
    assert "The same code was sent" in terminal.before
    assert host.mailed_code(person, 2) == first
    inside(terminal, first)


@pytest.mark.parametrize("ends", ["kill", "end"])
def test_a_daemon_that_is_restarted_meanwhile_sends_nothing_again_and_takes_the_code(host, person, ends):
    terminal, _ = begin(host, person)
    code = host.mailed_code(person)
    getattr(host.daemon, ends)()
    host.daemon.start()
    # Started over, the login shows its prompt again; some answers are taken by the first one.
    terminal.sendline(code)
    if terminal.expect(["inside", PROMPT]) == 1:
        assert "still good" in terminal.before
        terminal.sendline(code)
        terminal.expect("inside")
    assert exit_status(terminal) == 0
    assert len(host.mails(person)) == 1


def test_without_a_contact_nothing_is_sent_and_the_prompt_says_whom_to_ask(host):
    person = host.person(email=False)
    terminal, said = begin(host, person)
    assert "No e-mail address is on file" in said and not host.mail.delivered
    terminal.sendline("?")
    terminal.expect(PROMPT)
    assert "the help desk, extension 1234" in terminal.before and "authenticator app" in terminal.before
    inside(terminal, host.code(person))


def test_a_contact_that_nobody_vouched_for_gets_no_code_at_a_login(host):
    person = host.person(verified=False)
    terminal, said = begin(host, person)
    assert "not verified" in said and not host.mail.delivered
    inside(terminal, host.code(person))


def test_a_contact_alone_is_no_enrolment(host):
    person = host.person(factor=None)
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    answer_password(terminal)
    if terminal.expect(["none is set up for this account", PROMPT]) == 1:
        terminal.sendline("email")
        terminal.expect([PROMPT, pexpect.EOF])
    terminal.close(force=True)
    assert not host.mail.delivered


def test_who_has_mail_as_a_factor_is_sent_the_code_without_asking(host):
    person = host.person(factor="email")
    terminal = Client(host.sshd, person.name).ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect(PROMPT)
    assert re.search(SENT, terminal.before)
    inside(terminal, host.mailed_code(person))
    assert len(host.mails(person)) == 1


def test_the_code_is_in_no_log_no_record_no_process_and_no_answer_to_an_administrator(host, person):
    terminal, _ = begin(host, person)
    code = host.mailed_code(person)
    commands = b"\n".join(path.read_bytes() for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"))
    shown = host.daemon.ask("user", "show", person.name).stdout + host.daemon.ask("user", "show", person.name, "--json").stdout
    state = b"".join(path.read_bytes() for path in host.daemon.state.rglob("*") if path.is_file())
    state += b"".join(path.read_bytes() for path in host.daemon.runtime.rglob("*") if path.is_file())
    inside(terminal, code)
    said = host.daemon.text() + host.courier.text() + shown + host.sshd.text()
    for spelling in (code, code.replace(" ", "")):
        assert spelling not in said
        assert spelling.encode() not in commands + state


def test_the_person_is_shown_their_contact_masked_and_cannot_change_it(host, person):
    seen = host.daemon.ask(user=person.name).stdout
    assert f"{person.address[0]}***@m***.org" in seen and person.address not in seen
    assert "the help desk, extension 1234" in seen
    changed = host.daemon.ask("user", "contact", person.name, "--email=thief@example.org", user=person.name, check=False)
    assert changed.returncode == 77
    assert [contact["address"] for contact in host.shown(person)["contacts"]] == [person.address]
