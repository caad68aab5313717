"""Codes by SMS, through a gateway that is played: `sms` at the prompt, the code out of the message, and in."""

import re

import pytest

from staging import pam
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.post import SENT_BY_SMS, post, seconds_to_wait
from staging.providers import twilio_error
from staging.sshd import asking_password_and_code

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(params=["twilio", "vonage", "http"])
def any_provider(stage, request):
    with post(sms=request.param) as made:
        yield made


@pytest.fixture
def host(stage):
    with post(sms="twilio") as made:
        yield made


def reads_message(host, person, count=1):
    return lambda _prompt: host.texted_code(person, count)


def test_a_code_by_sms_lets_in_over_ssh(host):
    person = host.person(email=False, phone=True)
    with asking_password_and_code(host.daemon) as sshd:
        terminal = Client(sshd, person.name).ssh("echo", "inside")
        answer_password(terminal)
        answer_code(terminal, "sms")
        terminal.expect(PROMPT)
        assert re.search(SENT_BY_SMS, terminal.before) and person.number not in terminal.before
        assert f"+49***{person.number[-2:]}" in terminal.before
        terminal.sendline(host.texted_code(person))
        terminal.expect("inside")
        assert exit_status(terminal) == 0


def test_a_code_by_sms_lets_in_whoever_carries_it(any_provider):
    person = any_provider.person(email=False, phone=True)
    let_in, said = any_provider.log_in(person, "sms", reads_message(any_provider, person))
    assert let_in, said
    [asked] = any_provider.gateway.requests
    assert asked.complaints == ()
    [delivery] = [each for each in any_provider.deliveries(person) if each["purpose"] == "code"]
    assert (delivery["channel"], delivery["fate"]) == ("sms", "sent")


def test_the_message_is_one_segment_and_says_which_host_and_that_nobody_may_have_it(host):
    person = host.person(email=False, phone=True)
    host.log_in(person, "sms", reads_message(host, person))
    [message] = host.gateway.to(person.number)
    assert len(message.text) <= 160 and message.text.isascii()
    assert "drive" in message.text and "10 min" in message.text and "nobody" in message.text
    assert person.name not in message.text and "http" not in message.text


def test_help_says_what_usually_goes_wrong_with_a_phone(host):
    person, said = host.person(phone=True), []

    with pam.Login("drive", person.name, ["sms", "?", lambda _: said.append(login.text) or ""], rhost="192.0.2.1") as login:
        login.authenticate()
    told = " ".join(said[0].split())
    assert "signal" in told and "this number is yours" in told and "type email" in told


def test_by_mail_after_by_sms_is_another_code_and_each_is_taken_once(host):
    person = host.person(phone=True)
    codes = []

    def by_mail(_prompt):
        codes.append(host.texted_code(person))
        return "email"

    def finish(_prompt):
        codes.append(host.mailed_code(person))
        return codes[1]

    let_in, said = host.log_in(person, "sms", by_mail, finish)
    assert let_in and codes[0] != codes[1], said


def test_a_message_is_sent_again_with_the_same_code(host):
    person, codes = host.person(email=False, phone=True), []

    def again(_prompt):
        codes.append(host.texted_code(person))
        return "sms"

    def later(_prompt):
        host.clock.let_pass(seconds_to_wait(login.text) + 1)
        return "sms"

    with pam.Login("drive", person.name, ["sms", again, later, reads_message(host, person, 2)], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
    assert len(host.gateway.to(person.number)) == 2 and host.texted_code(person) == codes[0]


REFUSALS = {
    "a number that is none": (
        {"status": 400, "body": twilio_error(21211, "Invalid number", 400)}, "does not take this phone number"),
    "our token": ({"status": 401, "body": twilio_error(20003, "Authenticate", 401)}, "do not trust each other"),
    "no money": ({"status": 400, "body": twilio_error(21999, "No funds", 400)}, "refused it"),
    "too many requests": ({"status": 429, "body": twilio_error(20429, "Too many", 429)}, "is busy"),
    "a fault of theirs": ({"status": 500, "body": "<html>oops</html>"}, "is busy"),
    "a hang-up": ({"hangs_up": True}, ""),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "words"), REFUSALS.values(), ids=REFUSALS)
def test_what_the_gateway_answers_is_told_in_the_same_prompt_and_the_app_is_taken(host, fault, words):
    person, said = host.person(email=False, phone=True), []
    host.gateway.fail(**fault)

    def finish(_prompt):
        said.append(login.text)
        return host.code(person)

    with pam.Login("drive", person.name, ["sms", finish], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
    told = " ".join(said[0].split())
    assert words in told and "You can type the code of your authenticator app" in told, told
    assert "oops" not in told and "Authenticate" not in told


def test_a_gateway_that_says_nothing_is_told_in_time_and_not_asked_twice(host):
    person = host.person(email=False, phone=True)
    host.gateway.fail(is_silent=True, after_taking=True)
    let_in, said = host.log_in(person, "sms", lambda _: host.code(person))
    assert let_in and "not on its way yet" in said, said


def test_a_country_that_the_settings_do_not_name_gets_nothing(host):
    person = host.person(email=False, phone=True)
    host.daemon.ask("user", "contact", person.name, "--phone=+33123456789", "--verified")
    # The old number hears of that.
    host.gateway.wait_for_message(person.number)
    let_in, said = host.log_in(person, "sms", lambda _: host.code(person))
    assert let_in and "does not take this phone number" in said, said
    assert not host.gateway.to("+33123456789")


def test_who_has_sms_as_a_factor_is_sent_the_code_without_asking(host):
    person = host.person(email=False, phone=True, factor="sms")
    let_in, said = host.log_in(person, reads_message(host, person))
    assert let_in and SENT_BY_SMS in said, said


def test_who_has_only_a_mailed_factor_is_not_told_to_type_two_codes_in_a_row(host):
    """That ends a wait for codes of an app alone."""
    person = host.person(factor="email")
    said = ""
    for _ in range(3):
        said += host.log_in(person, *["1234 5678", "2345 6789", "3456 7890"])[1]
    assert "Two codes in a row" not in said, said


def test_without_a_gateway_the_prompt_says_so(stage):
    with post() as host:
        person = host.person(email=False, phone=True)
        let_in, said = host.log_in(person, "sms", lambda _: host.code(person))
        assert let_in and "this host has no SMS provider" in said, said
