"""sallyport-courier alone: its own caps, whatever it is asked, and its memory under a flood."""

import contextlib
import time

import pytest

from staging import mail, providers
from staging.clock import Clock
from staging.courier import DEADLINE, Courier
from staging.courier_frames import DEFERRED, REFUSED, SENT, answer, request
from staging.gateway import Gateway
from staging.patience import until

PER_DESTINATION, A_DAY, MOST_WAITING = 10, 50, 512
TEN_MINUTES, HOURS_24 = 601, 86_401


@pytest.fixture
def start(stage):
    """Starts a mail server, and a courier with a clock of its own and more keys of `[mail]`."""
    started = []

    def begin(**more):
        server, clock = mail.MailServer(tls="none", password=None), Clock()
        started.append(server)
        courier = Courier(mail=server.table(**more), environment=clock.environment).start()
        started.append(courier)
        return server, courier, clock

    yield begin
    for each in reversed(started):
        each.end()


def too_many(answered):
    return (answered.fate, answered.fault) == (REFUSED, "tooMany")


def test_one_destination_gets_ten_mails_in_ten_minutes(start):
    server, courier, clock = start()
    asked = [courier.deliver("alice@example.org") for _ in range(PER_DESTINATION + 3)]
    assert [each.fate for each in asked[:PER_DESTINATION]] == [SENT] * PER_DESTINATION
    assert all(map(too_many, asked[PER_DESTINATION:])), asked
    assert len(server.delivered) == PER_DESTINATION
    assert courier.deliver("bob@example.org").fate == SENT
    clock.let_pass(TEN_MINUTES)
    assert courier.deliver("alice@example.org").fate == SENT


@pytest.mark.parametrize("other", ["ALICE@example.org", "alice@EXAMPLE.org", "Alice@Example.Org"])
def test_one_mailbox_spelled_otherwise_is_the_same_destination(start, other):
    server, courier, _ = start()
    for _ in range(PER_DESTINATION):
        courier.deliver("alice@example.org")
    assert too_many(courier.deliver(other))
    assert len(server.delivered) == PER_DESTINATION


def test_one_destination_gets_fifty_mails_a_day(start):
    server, courier, clock = start()
    for _ in range(A_DAY // PER_DESTINATION):
        assert [courier.deliver("alice@example.org").fate for _ in range(PER_DESTINATION)] == [SENT] * PER_DESTINATION
        clock.let_pass(TEN_MINUTES)
    assert too_many(courier.deliver("alice@example.org"))
    clock.let_pass(HOURS_24)
    assert courier.deliver("alice@example.org").fate == SENT
    assert len(server.delivered) == A_DAY + 1


def test_a_clock_that_is_set_forward_opens_no_cap(start):
    server, courier, clock = start()
    for _ in range(PER_DESTINATION):
        courier.deliver("alice@example.org")
    clock.step(HOURS_24)
    assert too_many(courier.deliver("alice@example.org"))


def test_all_destinations_together_get_what_the_settings_say_a_day(start):
    server, courier, clock = start(most_a_day=7)
    asked = [courier.deliver(f"person{number}@example.org") for number in range(10)]
    assert [each.fate for each in asked] == [SENT] * 7 + [REFUSED] * 3 and too_many(asked[-1])
    clock.let_pass(HOURS_24)
    assert courier.deliver("person9@example.org").fate == SENT
    assert len(server.delivered) == 8


def test_a_flood_of_notices_leaves_the_last_quarter_to_codes(start):
    server, courier, _ = start(most_a_day=8)
    # What is good for longer than ten minutes is no code.
    notices = [courier.deliver(f"person{number}@example.org", life=3_600) for number in range(8)]
    assert [each.fate for each in notices] == [SENT] * 6 + [REFUSED] * 2 and too_many(notices[-1])
    codes = [courier.deliver(f"another{number}@example.org", life=600) for number in range(3)]
    assert [each.fate for each in codes] == [SENT] * 2 + [REFUSED]
    assert len(server.delivered) == 8


def test_one_number_gets_ten_messages_in_ten_minutes(stage):
    gateway, courier = Gateway("twilio"), Courier()
    courier.settle(sms=gateway.table(token_file=courier.secret("token", providers.TOKEN), most_a_day=PER_DESTINATION + 1))
    courier.start()
    try:
        letter = [("code", "1234 5678")]
        asked = [courier.deliver("+4915112345678", letter=letter) for _ in range(PER_DESTINATION + 3)]
        assert [each.fate for each in asked] == [SENT] * PER_DESTINATION + [REFUSED] * 3 and too_many(asked[-1])
        asked = [courier.deliver(f"+491511234567{number}", letter=letter) for number in range(3)]
        assert [each.fate for each in asked] == [SENT, REFUSED, REFUSED]
        assert len(gateway.requests) == PER_DESTINATION + 1
    finally:
        courier.end()
        gateway.end()


def test_at_most_512_letters_wait_and_each_who_asks_is_answered_in_time(start):
    server, courier, _ = start()
    server.fail("greeting", mail.silent())
    asked = MOST_WAITING + 60
    with contextlib.ExitStack() as open_connections:
        connections = []
        began = time.monotonic()
        for number in range(asked):
            connections.append(open_connections.enter_context(courier.connect()))
            connections[-1].sendall(request(f"person{number}@example.org", life=600))
        answers = [answer(connection) for connection in connections]
        assert time.monotonic() - began < DEADLINE + 5
    refused = [each for each in answers if each is None or too_many(each)]
    assert len(answers) - len(refused) <= MOST_WAITING and len(refused) >= 60
    assert {each.fate for each in answers if each and not too_many(each)} <= {DEFERRED}
    # A server that was asked by all of them at once would shut the door.
    assert server.connections <= MOST_WAITING
    server.stop()


def test_three_thousand_letters_leave_the_memory_as_it_was(start):
    server, courier, _ = start(most_a_day=100_000)

    def flood(name, count):
        for number in range(count):
            with courier.connect() as connection:
                connection.sendall(request(f"{name}{number}@example.org"))
                # Most who ask do not wait for what becomes of it.
                assert number % 8 or answer(connection) is not None
        until(lambda: courier.deliver(f"{name}{count}@example.org").fate == SENT, "the end of what waits", 60)
        server.delivered.clear()

    flood("warm", 1_000)
    before = courier.resident()
    flood("person", 3_000)
    assert courier.resident() - before < 4_096, (before, courier.resident())
