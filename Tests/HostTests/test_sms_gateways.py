"""sallyport-courier alone: short messages by gateways that are played as their providers document them."""

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from staging import providers
from staging.courier import DEADLINE, Courier
from staging.courier_frames import DEFERRED, FAILED, REFUSED, SENT, answer, request
from staging.gateway import Gateway
from staging.providers import twilio_error, vonage_answer

NUMBER = "+4915112345678"
LETTER = [("paragraph", "web1 (sshd):"), ("code", "1234 5678"), ("paragraph", "Good for 10 min. [Not you?] 100% & more")]
TEXT = "web1 (sshd):\n1234 5678\nGood for 10 min. [Not you?] 100% & more"
PROVIDERS = ["twilio", "vonage", "http"]
SOON = 5


@contextlib.contextmanager
def post(provider, certificate="right", **more):
    """A gateway, and a courier that uses it."""
    gateway = Gateway(provider, certificate)
    courier = Courier()
    courier.settle(sms=gateway.table(token_file=courier.secret("token", providers.TOKEN), **more))
    try:
        yield gateway, courier.start()
    finally:
        gateway.recover()
        courier.end()
        gateway.end()


@pytest.fixture(scope="module", params=PROVIDERS)
def pair(stage, request):
    with post(request.param) as made:
        yield made


@pytest.fixture(scope="module")
def twilio(stage):
    with post("twilio") as made:
        yield made


@pytest.fixture(scope="module")
def vonage(stage):
    with post("vonage") as made:
        yield made


@pytest.fixture(autouse=True)
def recovered(request):
    yield
    for name in {"pair", "twilio", "vonage"} & set(request.fixturenames):
        request.getfixturevalue(name)[0].recover()


_numbers = iter(range(10_000_000, 99_999_999))


@pytest.fixture
def number():
    """A number that no test asked for before, since the courier counts what it sends to each."""
    return f"+49151{next(_numbers)}"


def deliver(courier, number, **options):
    return courier.deliver(number, letter=LETTER, **options)


def test_the_request_is_what_the_provider_documents(pair, number):
    gateway, courier = pair
    seen = len(gateway.requests)
    assert deliver(courier, number).fate == SENT
    [asked] = gateway.requests[seen:]
    assert asked.complaints == () and asked.method == "POST"
    assert gateway.sent[-1] == providers.Sent(number, TEXT)


def test_twilio_is_asked_for_a_message_and_says_its_sid(stage, number):
    with post("twilio") as (gateway, courier):
        [answered] = courier.ask(number, letter=LETTER)
        assert answered.fate == SENT and "SM000" in answered.detail
        [asked] = gateway.requests
        assert asked.form == {"To": number, "From": providers.SENDER, "Body": TEXT}
        assert asked.credentials == (providers.ACCOUNT, providers.TOKEN)


def test_vonage_is_told_the_number_without_its_plus(stage, number):
    with post("vonage") as (gateway, courier):
        [answered] = courier.ask(number, letter=LETTER)
        assert answered.fate == SENT and "0A0000000123ABCD1" in answered.detail
        form = gateway.requests[0].form
        assert form["to"] == number[1:] and form["text"] == TEXT and form["from"] == providers.SENDER[1:]


@pytest.mark.parametrize(
    ("status", "body", "fate", "fault"),
    [
        (400, twilio_error(21211, "Invalid 'To' Phone Number", 400), REFUSED, "badDestination"),
        (400, twilio_error(21408, "Permission to send to this region is not enabled", 400), REFUSED, "badDestination"),
        (400, twilio_error(21610, "Attempt to send to unsubscribed recipient", 400), REFUSED, "badDestination"),
        (400, twilio_error(21606, "The From number is not a valid number", 400), REFUSED, "refused"),
        (401, twilio_error(20003, "Authenticate", 401), REFUSED, "credentials"),
        (403, "<html>no</html>", REFUSED, "credentials"),
        (429, twilio_error(20429, "Too Many Requests", 429), DEFERRED, "busy"),
        (503, "busy", DEFERRED, "busy"),
        (302, "", REFUSED, "refused"),
        (201, "not json", SENT, None),
        (200, "not json", FAILED, "refused"),
    ],
)  # fmt: skip
def test_what_twilio_answers_is_understood(twilio, number, status, body, fate, fault):
    gateway, courier = twilio
    gateway.fail(status=status, body=body, headers={"Location": "https://localhost:1/"})
    answered = deliver(courier, number, life=30)
    assert (answered.fate, answered.fault) == (fate, fault), answered
    assert not gateway.to(number)


@pytest.mark.parametrize(
    ("status", "error", "fate", "fault"),
    [("1", "Throttled", DEFERRED, "busy"), ("4", "Bad Credentials", REFUSED, "credentials"),
     ("5", "Internal Error", DEFERRED, "busy"), ("6", "Unroutable message", REFUSED, "badDestination"),
     ("7", "Number barred", REFUSED, "badDestination"), ("9", "Partner quota violation", REFUSED, "refused"),
     ("29", "Non-Whitelisted Destination", REFUSED, "badDestination"), ("99", "What", REFUSED, "refused")],
)  # fmt: skip
def test_what_vonage_answers_is_understood(vonage, number, status, error, fate, fault):
    gateway, courier = vonage
    gateway.fail(body=vonage_answer(status, error))
    answered = deliver(courier, number, life=30)
    assert (answered.fate, answered.fault) == (fate, fault) and error in answered.detail, answered


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_gateway_is_asked_again_and_the_message_comes_once(pair, number, status):
    gateway, courier = pair
    gateway.fail(status=status, body={"error": "later"}, times=1)
    with courier.connect() as connection:
        connection.settimeout(60)
        connection.sendall(request(number, letter=LETTER, life=120))
        first, second = answer(connection), answer(connection)
    assert (first.fate, first.fault, second.fate) == (DEFERRED, "busy", SENT)
    assert len(gateway.to(number)) == 1


UNKNOWN = {
    "a hang-up": {"hangs_up": True}, "silence": {"is_silent": True},
    "502": {"status": 502, "body": "bad gateway"}, "504": {"status": 504, "body": ""},
}  # fmt: skip
# After so long a message that certainly did not go out is tried again.
FIRST_RETRY = 15


def taken_and_not_answered(case):
    """(all answers, how long the first one took, how often the message was taken) where nobody knows whether it was."""
    provider, name = case
    with post(provider) as (gateway, courier), courier.connect() as connection:
        gateway.fail(after_taking=True, **UNKNOWN[name])
        connection.settimeout(60)
        began = time.monotonic()
        connection.sendall(request(NUMBER, letter=LETTER, life=120))
        seen, took = [answer(connection)], time.monotonic() - began
        while seen[-1] and seen[-1].fate == DEFERRED:
            seen.append(answer(connection))
        gateway.recover()
        time.sleep(FIRST_RETRY + 2)
        return seen, took, len(gateway.to(NUMBER))


def test_a_message_whose_fate_is_unknown_is_never_sent_again(stage):
    cases = [(provider, name) for provider in PROVIDERS for name in UNKNOWN]
    with ThreadPoolExecutor(len(cases)) as pool:
        seen = dict(zip(cases, pool.map(taken_and_not_answered, cases)))
    assert {case: times for case, (_, _, times) in seen.items() if times != 1} == {}
    assert {case: answers for case, (answers, _, _) in seen.items() if not answers[-1] or answers[-1].fate != FAILED} == {}
    assert {case: took for case, (_, took, _) in seen.items() if took > DEADLINE + 1} == {}


@pytest.mark.parametrize("certificate", ["another name", "expired", "a stranger's"])
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_gateway_without_the_right_certificate_is_told_nothing(stage, number, provider, certificate):
    with post(provider, certificate) as (gateway, courier):
        answered = deliver(courier, number)
        assert answered.fate in (REFUSED, FAILED) and answered.fault == "certificate", answered
        assert not gateway.requests


def test_a_redirection_is_not_followed_with_the_token(stage, number):
    with post("http") as (gateway, courier), post("http") as (thief, _):
        gateway.fail(status=307, body="", headers={"Location": f"https://localhost:{thief.port}/send"})
        assert deliver(courier, number).fate == REFUSED
        assert not thief.requests and len(gateway.requests) == 1


def test_a_token_the_code_and_the_text_are_in_no_answer_and_no_log(pair, number):
    gateway, courier = pair
    # A gateway that says everything back.
    gateway.fail(status=400, body=f"{providers.TOKEN} {TEXT} 12345678 {TEXT.replace(' ', '+')}")
    [answered] = courier.ask(number, letter=LETTER, shows_steps=True)
    said = answered.detail + answered.steps + courier.text()
    assert answered.steps, answered
    assert not [secret for secret in (providers.TOKEN, "1234 5678", "12345678", "1234+5678") if secret in said], said


ELSEWHERE = ["+33123456789", "+4", "4915112345678", "+49151x", "+4915112345678901", "0151123456", "+0491511234567"]


@pytest.mark.parametrize("number", ELSEWHERE)
def test_a_number_of_another_country_or_of_none_is_not_asked_for(pair, number):
    gateway, courier = pair
    seen = len(gateway.requests)
    answered = deliver(courier, number)
    # What is no number at all gets no answer.
    assert answered is None or (answered.fate, answered.fault) == (REFUSED, "badDestination"), answered
    assert len(gateway.requests) == seen


def test_more_than_one_segment_is_refused_and_never_cut(pair, number):
    gateway, courier = pair
    longest = [("paragraph", "x" * 160)]
    assert courier.deliver(number, letter=longest).fate == SENT and gateway.to(number)[-1].text == "x" * 160
    for block in (("paragraph", "x" * 161), ("paragraph", "[" + "x" * 159), ("paragraph", "für"), ("fact", "Host", "web1")):
        answered = courier.deliver(number, letter=[block])
        assert answered.fate == REFUSED and len(gateway.to(number)) == 1, answered


def test_the_number_and_the_text_cannot_end_their_field(stage, number):
    evil = '","to":"+49666'
    with post("http") as (gateway, courier):
        assert courier.deliver(number, letter=[("paragraph", evil)]).fate == SENT
        assert gateway.sent == [providers.Sent(number, evil)]
    with post("twilio") as (gateway, courier):
        evil = "x&To=%2B49666&Body=y"
        assert courier.deliver(number, letter=[("paragraph", evil)]).fate == SENT
        assert gateway.sent == [providers.Sent(number, evil)]


def test_an_answer_without_an_end_is_not_waited_for_and_not_kept(stage, number):
    with post("http") as (gateway, courier):
        before = courier.resident()
        gateway.fail(status=200, body="x" * 50_000_000)
        answered = deliver(courier, number)
        assert answered.fate in (SENT, FAILED), answered
        assert courier.resident() - before < 8_192


def test_a_gateway_that_takes_a_get_is_told_in_its_url(stage, number):
    with post("http") as (gateway, courier):
        courier.end()
        table = gateway.table(token_file=courier.secret("token", providers.TOKEN), method="GET")
        table.pop("body"), table.pop("headers")
        table["url"] += "?to={to}&text={text}&key={token}"
        courier.settle(sms=table | {"sent_if": "accepted"})
        courier.start()
        gateway.fail(status=200, body="accepted", times=1)
        assert deliver(courier, number).fate == SENT
        [asked] = gateway.requests
        assert asked.method == "GET" and "%2B49151" in asked.path and providers.TOKEN in asked.path and asked.body == b""
        gateway.fail(status=200, body="rejected: no money", times=1)
        answered = deliver(courier, number)
        assert answered.fate == REFUSED and "no money" in answered.detail


def test_a_gateway_that_is_not_there_is_told_at_once(stage, number):
    with post("twilio") as (gateway, courier):
        gateway.end()
        began = time.monotonic()
        answered = deliver(courier, number, life=20)
        assert (answered.fate, answered.fault) == (DEFERRED, "unreachable") and time.monotonic() - began < SOON
