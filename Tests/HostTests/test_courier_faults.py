"""sallyport-courier alone: a mail server that refuses, hangs up, is slow, or is somebody else."""

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from staging import letters, mail
from staging.courier import DEADLINE, Courier
from staging.courier_frames import DEFERRED, FAILED, REFUSED, SENT, answer, request
from staging.patience import until

SOON = 5


@contextlib.contextmanager
def post(**server):
    """A mail server and a courier that uses it."""
    running = mail.MailServer(**server)
    courier = Courier(mail=running)
    try:
        yield running, courier.start()
    finally:
        courier.end()
        running.end()


@pytest.fixture
def pair(stage):
    with post() as made:
        yield made


@pytest.fixture(scope="module")
def shared(stage):
    with post() as made:
        yield made


@pytest.fixture(autouse=True)
def recovered(request):
    yield
    if "shared" in request.fixturenames:
        request.getfixturevalue("shared")[0].recover()


# refused for good

FOR_GOOD = {
    ("RCPT", "550 5.1.1 No such user here"): "badDestination",
    ("RCPT", "553 5.1.3 Bad address"): "badDestination",
    ("MAIL", "550 5.7.1 Sender not allowed"): "refused",
    ("message", "554 5.7.1 Message looks like spam"): "refused",
    ("AUTH", "535 5.7.8 No"): "credentials",
    ("greeting", "554 5.3.2 No mail here"): "refused",
}


@pytest.mark.parametrize(("place", "said"), FOR_GOOD, ids=[f"{said[:3]} after {place}" for place, said in FOR_GOOD])
def test_what_a_server_refuses_for_good_is_not_tried_again(shared, place, said):
    server, courier = shared
    before, began = server.connections, time.monotonic()
    server.fail(place, mail.answering(said))
    [answered] = courier.ask(f"{place.lower()}{said[:3]}@example.org")
    assert answered.fate in (REFUSED, FAILED) and answered.fault == FOR_GOOD[place, said], answered
    assert said.split(" ", 2)[2][:12] in answered.detail, answered
    assert server.connections == before + 1 and time.monotonic() - began < SOON


@pytest.mark.parametrize("tls", ["starttls", "tls"])
@pytest.mark.parametrize("certificate", ["another name", "expired", "a stranger's"])
def test_a_server_without_the_right_certificate_gets_no_password_and_no_mail(stage, tls, certificate):
    with post(tls=tls, certificate=certificate) as (server, courier):
        [answered] = courier.ask("alice@example.org")
        assert answered.fate in (REFUSED, FAILED) and answered.fault == "certificate", answered
        assert not server.logins and not server.delivered


def test_without_starttls_where_it_is_demanded_nothing_is_said_in_the_clear(stage):
    with post(tls="none", password=None) as (server, courier):
        courier.end()
        password = courier.secret("password", mail.PASSWORD)
        courier.settle(mail=server.table(tls="starttls", username=mail.USER, password_file=password))
        courier.start()
        [answered] = courier.ask("alice@example.org")
        assert answered.fate in (REFUSED, FAILED) and answered.fault == "certificate", answered
        assert not server.logins and not server.delivered


@pytest.mark.parametrize("said", ["454 4.7.0 TLS not available", "500 5.5.1 What", "502 5.5.1 Not here"])
def test_a_server_that_strips_starttls_gets_nothing(shared, said):
    server, courier = shared
    server.fail("STARTTLS", mail.answering(said))
    answered = courier.deliver(f"strip{said[:3]}@example.org")
    assert answered.fate != SENT and answered.fault in ("certificate", "busy", "refused"), answered
    assert not server.to(f"strip{said[:3]}@example.org")


# for now

FOR_NOW = {
    "421 at the greeting": ("greeting", mail.answering("421 4.3.2 Closing", 1)),
    "421 after EHLO": ("EHLO", mail.answering("421 4.3.2 Closing", 1)),
    "454 after AUTH": ("AUTH", mail.answering("454 4.7.0 Not now", 1)),
    "450 after MAIL": ("MAIL", mail.answering("450 4.2.1 Later", 1)),
    "451 after RCPT": ("RCPT", mail.answering("451 4.7.1 Greylisted", 1)),
    "452 after DATA": ("DATA", mail.answering("452 4.3.1 Full", 1)),
    "451 after the mail": ("message", mail.answering("451 4.3.0 Try again", 1)),
    "a hang-up at the greeting": ("greeting", mail.hanging_up(1)),
    "a hang-up after EHLO": ("EHLO", mail.hanging_up(1)),
    "a hang-up after STARTTLS": ("STARTTLS", mail.hanging_up(1)),
    "a hang-up after AUTH": ("AUTH", mail.hanging_up(1)),
    "a hang-up after MAIL": ("MAIL", mail.hanging_up(1)),
    "a hang-up after RCPT": ("RCPT", mail.hanging_up(1)),
    "a hang-up after DATA": ("DATA", mail.hanging_up(1)),
    "a hang-up after the mail": ("message", mail.hanging_up(1)),
}


def at_once(function, arguments):
    """What a function returns for each, all of them run at one time."""
    with ThreadPoolExecutor(len(arguments)) as pool:
        return dict(zip(arguments, pool.map(function, arguments)))


def outcome(name):
    """(the fates, the faults, how long the first answer took, the mails) of a fault that passes."""
    stage, fault = FOR_NOW[name]
    with post() as (server, courier), courier.connect() as connection:
        connection.settimeout(60)
        server.fail(stage, fault)
        began = time.monotonic()
        connection.sendall(request("alice@example.org", life=120))
        seen, took = [answer(connection)], time.monotonic() - began
        while seen[-1] and seen[-1].fate == DEFERRED:
            seen.append(answer(connection))
        return [each and each.fate for each in seen], seen[0] and seen[0].fault, took, list(server.delivered)


def test_a_fault_that_passes_is_told_at_once_and_tried_again(stage):
    seen = at_once(outcome, list(FOR_NOW))
    assert {name: fates for name, (fates, *_) in seen.items() if fates != [DEFERRED, SENT]} == {}
    assert {name: took for name, (_, _, took, _) in seen.items() if took > SOON} == {}
    assert {name: fault for name, (_, fault, _, _) in seen.items() if fault not in ("busy", "unreachable", "timedOut")} == {}
    for _, _, _, delivered in seen.values():
        assert len(delivered) == 1 and letters.checked(delivered[0])


def test_a_mail_whose_fate_is_unknown_is_sent_again_as_the_same_mail(pair):
    server, courier = pair
    server.fail("kept", mail.hanging_up(1))
    with courier.connect() as connection:
        connection.sendall(request("alice@example.org", life=120))
        assert answer(connection).fate == DEFERRED
        assert answer(connection).fate == SENT
    first, second = (letters.checked(each) for each in server.to("alice@example.org"))
    assert first["Message-ID"] == second["Message-ID"] and letters.code_in(first) == letters.code_in(second)


# whoever waits is told in time

SLOW = {f"silence {place}": (stage, mail.silent()) for stage, place in {
    "greeting": "at the greeting", "EHLO": "after EHLO", "STARTTLS": "after STARTTLS", "AUTH": "after AUTH",
    "MAIL": "after MAIL", "RCPT": "after RCPT", "DATA": "after DATA", "message": "after the mail",
}.items()}  # fmt: skip
# Each answer is slow, and all of them together take longer than anybody waits.
SLOW["an answer every four seconds"] = (None, mail.slow(4))


def first_answer(name):
    """(the first answer, how long it took) of a server that does not get on."""
    stage, fault = SLOW[name]
    with post() as (server, courier), courier.connect() as connection:
        for each in [stage] if stage else mail.STAGES:
            server.fail(each, fault)
        began = time.monotonic()
        connection.sendall(request("alice@example.org", life=600))
        seen, took = answer(connection), time.monotonic() - began
        server.recover()
        server.stop()
        return seen, took


def test_the_first_answer_comes_within_the_deadline_whatever_the_server_does(stage):
    seen = at_once(first_answer, list(SLOW))
    wrong = {name: (said, took) for name, (said, took) in seen.items() if not said or said.fate == SENT or took > DEADLINE + 0.5}
    assert wrong == {}
    assert {name: said.fault for name, (said, _) in seen.items() if said.fault not in ("timedOut", "busy", "unreachable")} == {}


DRIPS = {"greeting": "220-wait", "EHLO": "250-wait", "RCPT": "250-wait", "message": "250-wait"}
# For one try, after which its thread is free for others.
LONGEST_TRY = 40


def end_of_a_drip(place):
    """(the last answer, how long it took) where an answer has ever more lines."""
    with post() as (server, courier), courier.connect() as connection:
        connection.settimeout(2 * LONGEST_TRY)
        server.fail(place, mail.dripping(DRIPS[place]))
        began = time.monotonic()
        connection.sendall(request("alice@example.org", life=600, shows_steps=True))
        seen = [answer(connection)]
        while seen[-1] and seen[-1].fate == DEFERRED:
            seen.append(answer(connection))
        return seen[-1], time.monotonic() - began


def test_an_answer_without_an_end_is_given_up(stage):
    seen = at_once(end_of_a_drip, list(DRIPS))
    wrong = {place: (said, took) for place, (said, took) in seen.items() if not said or said.fate != FAILED or took > LONGEST_TRY}
    assert wrong == {}


def test_a_slow_answer_within_the_deadline_is_waited_for(pair):
    server, courier = pair
    server.fail("kept", mail.slow(6))
    [answered] = courier.ask("alice@example.org")
    assert answered.fate == SENT and len(server.delivered) == 1


def test_a_server_that_is_not_there_is_told_at_once_and_found_later(pair):
    server, courier = pair
    server.stop()
    with courier.connect() as connection:
        began = time.monotonic()
        connection.sendall(request("alice@example.org", life=120))
        first = answer(connection)
        assert (first.fate, first.fault) == (DEFERRED, "unreachable") and time.monotonic() - began < SOON
        server.start()
        assert answer(connection).fate == SENT
    assert len(server.delivered) == 1


def test_a_letter_whose_life_is_over_is_not_sent(pair):
    server, courier = pair
    server.fail("RCPT", mail.answering("450 4.2.1 Later"))
    with courier.connect() as connection:
        connection.settimeout(60)
        connection.sendall(request("alice@example.org", life=20))
        seen = [answer(connection)]
        while seen[-1].fate == DEFERRED:
            seen.append(answer(connection))
    assert (seen[-1].fate, seen[-1].fault) == (FAILED, "busy") and "Later" in seen[-1].detail
    assert server.connections == 2 and not server.delivered


def test_who_shows_steps_is_answered_after_one_try(pair):
    server, courier = pair
    server.fail("RCPT", mail.answering("450 4.2.1 Later"))
    [answered] = courier.ask("alice@example.org", shows_steps=True, life=600)
    assert answered.fate == FAILED and answered.fault == "busy" and "450 4.2.1 Later" in answered.steps
    assert server.connections == 1


def test_a_delivery_goes_on_when_whoever_asked_for_it_is_gone(pair):
    server, courier = pair
    server.fail("greeting", mail.slow(1))
    with courier.connect() as connection:
        connection.sendall(request("alice@example.org"))
    server.wait_for_mail("alice@example.org")
    server.fail("RCPT", mail.answering("450 4.2.1 Later", 1))
    with courier.connect() as connection:
        connection.sendall(request("bob@example.org", life=120))
        assert answer(connection).fate == DEFERRED
    server.wait_for_mail("bob@example.org", seconds=40)


def test_one_slow_letter_holds_no_other_up(pair):
    server, courier = pair
    server.fail("message", mail.silent(1))
    with courier.connect() as slow:
        slow.sendall(request("slow@example.org"))
        until(lambda: server.faults["message"].times == 0, "the slow mail")
        began = time.monotonic()
        assert courier.deliver("alice@example.org").fate == SENT
        assert time.monotonic() - began < SOON


def test_ended_in_the_middle_it_ends_within_its_time(pair):
    server, courier = pair
    server.fail("message", mail.silent())
    with courier.connect() as slow:
        slow.sendall(request("slow@example.org"))
        until(lambda: server.connections, "a connection")
        began = time.monotonic()
        assert courier.end() == 0
        assert time.monotonic() - began < DEADLINE + 5
