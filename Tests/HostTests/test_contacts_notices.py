"""Notices: what changes on an account is told its owner by mail, and administrators can send a text to many."""

import base64
import json
import subprocess

import pytest

from staging import authenticator, journal, letters, mail, self_service, users
from staging.enrolment import key_in
from staging.patience import until
from staging.post import post
from staging.root_helper import RootHelper
from staging.self_service import CODE, CONFIRM, NEW_CODE, PASSWORD, SAVED

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def host(stage):
    with post(sms="twilio", enrol="first-login", require="if-enrolled") as made:
        made.helper = RootHelper(made.daemon)
        yield made
        made.helper.end()


def run(host, person, *words):
    """The command with right answers at every question."""
    answers = {PASSWORD: users.PASSWORD, SAVED: "", CONFIRM: "yes", CODE: lambda _: host.code(person)}
    answers[NEW_CODE] = lambda text: _new_code(host, text)
    done = self_service.run(host.daemon, person.name, *words, answers=answers)
    assert done.status == 0, done.text


def _new_code(host, text):
    return authenticator.code(key_in(text), host.clock.now())


CHANGES = {
    "enable": "A second factor was added",
    "disable": "All second factors of your account were removed",
    "recovery-codes": "New recovery codes were made",
}


@pytest.mark.parametrize(("command", "words"), CHANGES.items(), ids=CHANGES)
def test_what_a_person_changes_is_told_to_their_contact(host, command, words):
    person = host.person()
    run(host, person, command, *(["--name", "second"] if command == "enable" else []))
    said = host.wait_for_notice(person, words)
    assert person.name in said and "the help desk, extension 1234" in said
    assert person.secret not in said and "otpauth" not in said


ADMINISTRATORS = {
    "a factor": (["enrol", "--method", "totp", "--name", "other"], "A second factor was added"),
    "a reset": (["reset"], "removed all second factors and recovery codes"),
    "a pass": (["pass", "--for", "1h", "--uses", "1"], "made a temporary pass"),
}


@pytest.mark.parametrize(("words", "notice"), ADMINISTRATORS.values(), ids=ADMINISTRATORS)
def test_what_an_administrator_changes_is_told_too(host, words, notice):
    person = host.person()
    said = host.daemon.ask("user", words[0], person.name, *words[1:]).stdout
    told = host.wait_for_notice(person, notice)
    secrets = [word for word in said.split() if len(word) >= 16]
    assert not [secret for secret in secrets if secret in told]


def test_a_pass_and_a_recovery_code_that_were_used_are_told(host):
    person = host.person()
    code = host.daemon.ask_json("user", "pass", person.name, "--for", "1h", "--uses", "1")["pass"]
    let_in, said = host.log_in(person, code)
    assert let_in, said
    assert code not in host.wait_for_notice(person, "temporary pass was used")
    other = host.person(email=False)
    host.daemon.ask("user", "reset", other.name)
    codes = host.daemon.ask_json("user", "enrol", other.name, "--method", "totp")["recoveryCodes"]
    other.address = f"{other.name}@mail.example.org"
    host.contact(other)
    let_in, said = host.log_in(other, codes[0], "")
    assert let_in, said
    assert "9 are left" in " ".join(host.wait_for_notice(other, "A recovery code of your account was used").split())


def test_a_person_with_a_number_alone_is_told_by_sms_in_one_segment(host):
    person = host.person(email=False, phone=True)
    for words in ADMINISTRATORS.values():
        host.daemon.ask("user", words[0][0], person.name, *words[0][1:])
    until(lambda: len(host.gateway.to(person.number)) >= 3, "three messages")
    said = [message.text for message in host.gateway.to(person.number)]
    assert all(len(text) <= 160 and text.isascii() for text in said), said


def test_a_contact_that_nobody_vouched_for_is_told_nothing(host):
    person, other = host.person(verified=False), host.person()
    host.daemon.ask("user", "reset", person.name)
    host.daemon.ask("user", "reset", other.name)
    host.wait_for_notice(other, "removed all second factors")
    assert host.notices(person) == []


def test_an_ordinary_login_is_no_news(host):
    person, other = host.person(), host.person()
    assert host.log_in(person, host.code(person))[0]
    host.daemon.ask("user", "reset", other.name)
    host.wait_for_notice(other, "removed all second factors")
    assert host.notices(person) == []


def test_a_change_goes_on_without_the_courier(host):
    person = host.person()
    host.courier.end()
    try:
        host.daemon.ask("user", "reset", person.name)
        assert host.shown(person)["factors"] == []
        until(lambda: host.deliveries(person)[0]["fate"] in ("failed", "refused"), "its fate")
    finally:
        host.courier.start()


# a text to many


def notify(host, *options, text="On Monday a second factor will be needed.\n\nSee the notice board: Raum 7, Tür 2.", check=True):
    return host.daemon.ask("user", "notify", *options, typed=text, check=check)


@pytest.fixture
def group(host):
    name = users.make("group")
    subprocess.run(["groupadd", "--force", f"staff-{name}"], check=True)
    return f"staff-{name}"


def join(group, person):
    subprocess.run(["usermod", "--append", "--groups", group, person.name], check=True)


def test_a_text_goes_to_everybody_in_a_group_once(host, group):
    inside, outside = [host.person() for _ in range(3)], host.person()
    for person in inside:
        join(group, person)
    done = notify(host, f"--group={group}", f"--user={inside[0].name}")
    for person in inside:
        said = host.wait_for_notice(person, "On Monday a second factor will be needed.")
        assert "Raum 7, Tür 2." in said and person.name in said
        assert len(host.notices(person)) == 1
        assert person.name in done.stdout
    assert host.notices(outside) == []
    message = letters.checked(host.mail.to(inside[0].address)[-1])
    assert "Monday" not in message["Subject"]


def test_a_dry_run_says_who_would_be_told_and_tells_nobody(host, group):
    person, other = host.person(), host.person(email=False)
    join(group, person)
    join(group, other)
    done = notify(host, f"--group={group}", "--dry-run", check=False)
    said = done.stdout + done.stderr
    assert person.name in said and other.name in said
    assert host.notices(person) == []


def test_whoever_cannot_be_reached_is_named_and_the_others_are_told(host, group):
    person, other = host.person(), host.person(email=False)
    join(group, person)
    join(group, other)
    done = notify(host, f"--group={group}", check=False)
    assert done.returncode == 1 and other.name in done.stdout + done.stderr
    host.wait_for_notice(person, "On Monday")


@pytest.mark.parametrize("text", ["", "\x1b[31mred", "x" * 5_000, "a\0b", "turn \u202e around"])
def test_a_text_that_is_none_is_refused_and_nobody_is_told(host, text):
    person = host.person()
    done = notify(host, f"--user={person.name}", text=text, check=False)
    assert done.returncode in (64, 65), (done.returncode, done.stdout, done.stderr)
    assert host.notices(person) == []


def test_a_text_with_the_head_of_a_mail_in_it_stays_a_text(host):
    person = host.person()
    notify(host, f"--user={person.name}", text="Dear all\nBcc: thief@example.org\n\n.\nMAIL FROM:<x@example.org>\n")
    said = host.wait_for_notice(person, "MAIL FROM:<x@example.org>")
    assert "Bcc: thief@example.org" in said and not host.mail.to("thief@example.org")


def test_a_group_that_is_none_is_an_error(host):
    assert notify(host, "--group=no-such-group", check=False).returncode in (64, 65, 67)


# what administrators see


def test_each_delivery_and_its_fate_is_shown_and_logged_without_the_code(host):
    person = host.person()
    let_in, said = host.log_in(person, "email", host.reads_mail(person))
    assert let_in, said
    code = host.mailed_code(person)
    host.mail.fail("RCPT", mail.answering("550 5.1.1 No such user"))
    try:
        host.daemon.ask("user", "pass", person.name, "--for", "1h", "--uses", "1")
        until(lambda: host.deliveries(person)[0]["fate"] == "refused", "the fate of the second")
    finally:
        host.mail.recover()
    seen = [(each["channel"], each["purpose"], each["fate"], each.get("reason")) for each in host.deliveries(person)]
    assert seen[:2] == [("email", "notice", "refused", "bad-destination"), ("email", "code", "sent", None)] or (
        seen[1] == ("email", "code", "sent", None) and seen[0][:3] == ("email", "notice", "refused")
    ), seen
    told = [record for record in journal.records(host.daemon) if record.get("SALLYPORT_USER") == person.name]
    assert [record for record in told if "deliver" in record.get("SALLYPORT_EVENT", "")], told
    assert code not in json.dumps(told) and code.replace(" ", "") not in json.dumps(told)
    text = host.daemon.ask("user", "show", person.name).stdout
    assert "refused" in text and "sent" in text and code not in text


def test_a_test_shows_each_step_and_no_password(host):
    done = host.daemon.ask("courier", "test", "--to", "trial@example.org")
    for words in ("EHLO", "STARTTLS", "RCPT TO", "250 2.0.0 kept"):
        assert words in done.stdout, (words, done.stdout)
    plain = base64.b64encode(f"\0{mail.USER}\0{mail.PASSWORD}".encode()).decode()
    assert mail.PASSWORD not in done.stdout and plain not in done.stdout
    assert letters.checked(host.mail.wait_for_mail("trial@example.org"))
    done = host.daemon.ask("courier", "test", "--to", "+4915112345678")
    assert "SM000" in done.stdout
    said = host.daemon.ask_json("courier", "test", "--to", "trial@example.org")
    assert said["fate"] == "sent" and said["steps"]


def test_a_test_that_fails_says_why_and_ends_with_1(host):
    host.mail.fail("RCPT", mail.answering("550 5.1.1 No such user here"))
    try:
        done = host.daemon.ask("courier", "test", "--to", "trial@example.org", check=False)
        assert done.returncode == 1 and "No such user here" in done.stdout
    finally:
        host.mail.recover()
    done = host.daemon.ask("courier", "test", "--to", "+33123456789", check=False)
    assert done.returncode == 1
    assert host.daemon.ask("courier", "test", "--to", "nobody", check=False).returncode in (64, 65)
