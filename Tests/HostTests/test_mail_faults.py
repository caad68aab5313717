"""No mail comes: whoever waits is told in the same prompt, what else can be typed is taken, and nobody else notices."""

import os
import signal
import threading
import time

import pytest

from staging import mail, pam
from staging.courier import DEADLINE
from staging.patience import until
from staging.post import SENT, post

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")

SOON = 5
# The module waits for 15 s in all, so the daemon does not wait that long for the courier.
IN_TIME = 14
NOT_SENT = "No code could be sent by e-mail"
UNDERWAY = "is not on its way yet"

# Each by what goes wrong where, what is said of it, and within how many seconds.
FAULTS = {
    "an address that is refused": (
        "RCPT", mail.answering("550 5.1.1 No such user"), NOT_SENT, "does not take this e-mail address", SOON),
    "a mail that is refused": ("message", mail.answering("554 5.7.1 Spam"), NOT_SENT, "refused it", SOON),
    "our password is refused": ("AUTH", mail.answering("535 5.7.8 No"), NOT_SENT, "do not trust each other", SOON),
    "a server that closes": ("greeting", mail.answering("421 4.3.2 Closing", 1), UNDERWAY, "is busy", SOON),
    "a grey list": ("RCPT", mail.answering("451 4.7.1 Greylisted", 1), UNDERWAY, "is busy", SOON),
    "a hang-up after DATA": ("DATA", mail.hanging_up(1), UNDERWAY, "", SOON),
    "silence at the greeting": ("greeting", mail.silent(1), UNDERWAY, "this host goes on trying", IN_TIME),
    "silence after the mail": ("message", mail.silent(1), UNDERWAY, "this host goes on trying", IN_TIME),
}  # fmt: skip


@pytest.fixture
def host(stage):
    with post() as made:
        yield made


@pytest.fixture
def person(host):
    return host.person()


class Visit:
    """One login that types `email`, then its app's code: what was said between, and how long that took."""

    def __init__(self, host, person, *words):
        self.host, self.person, self.said, self.took = host, person, "", 0.0
        self._login = pam.Login("drive", person.name, [*(words or ["email"]), self._finish], rhost="192.0.2.1")
        began = time.monotonic()
        with self._login:
            self._began = began
            self.is_let_in = self._login.authenticate() == pam.SUCCESS

    def _finish(self, _prompt):
        self.took = time.monotonic() - self._began
        self.said = self._login.text
        return self.host.code(self.person)


def is_told(visit, *words, within=SOON):
    """Checks that a visit was told so in time, was offered the app, and came in by it."""
    said = " ".join(visit.said.split())
    assert not [word for word in words if word not in said], (words, said)
    assert "You can type the code of your authenticator app" in said, said
    assert visit.took < within, visit.took
    assert visit.is_let_in, said


@pytest.mark.parametrize(("stage_of", "fault", "words", "reason", "seconds"), FAULTS.values(), ids=FAULTS)
def test_what_the_mail_server_does_is_told_in_the_same_prompt(host, person, stage_of, fault, words, reason, seconds):
    fault.times = fault.times and 1
    host.mail.fail(stage_of, fault)
    visit = Visit(host, person)
    is_told(visit, words, reason, within=seconds)
    fate = host.deliveries(person)[0]
    assert fate["purpose"] == "code" and fate["fate"] in (["waiting"] if words == UNDERWAY else ["refused", "failed"]), fate


@pytest.mark.parametrize("certificate", ["another name", "expired", "a stranger's"])
def test_a_mail_server_that_is_somebody_else_is_told(stage, certificate):
    with post(mail={"certificate": certificate}) as host:
        is_told(Visit(host, host.person()), NOT_SENT, "do not trust each other")


def test_two_slow_mails_in_one_login_are_not_more_than_the_module_waits_for(host, person):
    host.mail.fail("message", mail.silent())

    def again(_prompt):
        host.clock.let_pass(120)
        return "email"

    let_in, said = host.log_in(person, "email", again, again, lambda _: host.code(person))
    assert let_in, said


def test_a_mail_server_that_is_not_there_is_told_and_the_code_comes_when_it_is(host, person):
    host.mail.stop()

    def later(_prompt):
        host.mail.start()
        return host.mailed_code(person)

    began = time.monotonic()
    let_in, said = host.log_in(person, "email", lambda _: "?" if time.monotonic() - began < SOON else "", later)
    assert UNDERWAY in said and let_in, said


def test_what_became_of_a_mail_that_waited_is_said_when_it_is_asked_for(host, person):
    host.mail.fail("RCPT", mail.answering("451 4.7.1 Greylisted", 1))

    def arrived(_prompt):
        host.mail.wait_for_mail(person.address, seconds=40)
        until(lambda: host.deliveries(person)[0]["fate"] == "sent", "its fate")
        return "?"

    let_in, said = host.log_in(person, "email", arrived, host.reads_mail(person))
    assert SENT in said and let_in, said


# the courier


def courier_ended(host):
    host.courier.end()


def courier_killed(host):
    host.courier.kill()


def courier_hangs(host):
    host.courier.hang()


def socket_gone(host):
    host.courier.kill()
    host.courier.socket.unlink(missing_ok=True)


@pytest.mark.parametrize("broken", [courier_ended, courier_killed, socket_gone])
def test_without_the_courier_whoever_wants_a_mail_is_told_at_once(host, person, broken):
    broken(host)
    is_told(Visit(host, person), NOT_SENT, "cannot send anything at the moment")


def test_a_courier_that_hangs_is_told_within_the_deadline(host, person):
    courier_hangs(host)
    is_told(Visit(host, person), UNDERWAY, within=IN_TIME)


@pytest.mark.parametrize("broken", [courier_ended, courier_killed, courier_hangs])
def test_logins_by_app_do_not_notice_what_the_courier_does(host, broken):
    people = [host.person() for _ in range(5)]
    codes = host.codes(people)
    broken(host)
    began = time.monotonic()
    assert [host.log_in(person, code)[0] for person, code in zip(people, codes)] == [True] * 5
    assert time.monotonic() - began < 2


def test_logins_by_app_do_not_notice_that_others_wait_for_a_slow_mail(host):
    host.mail.fail("message", mail.silent())
    patient = [host.person() for _ in range(8)]
    quick = [host.person() for _ in range(5)]
    codes = host.codes(quick)
    waiting = [threading.Thread(target=host.log_in, args=(person, "email")) for person in patient]
    for thread in waiting:
        thread.start()
    until(lambda: host.mail.connections >= 4, "mails under way")
    began = time.monotonic()
    assert [host.log_in(person, code)[0] for person, code in zip(quick, codes)] == [True] * 5
    assert time.monotonic() - began < 2
    host.mail.stop()
    for thread in waiting:
        thread.join(timeout=60)
        assert not thread.is_alive()


def test_a_courier_that_is_killed_with_a_mail_in_its_hands_is_told_and_the_next_one_carries_it(host, person):
    host.mail.fail("message", mail.silent(1))

    def kill():
        until(lambda: host.mail.faults["message"].times == 0, "the mail under way")
        host.courier.kill()

    thread = threading.Thread(target=kill)
    thread.start()
    visit = Visit(host, person)
    thread.join()
    assert visit.is_let_in and visit.took < DEADLINE, visit.said
    assert UNDERWAY in visit.said or NOT_SENT in visit.said, visit.said
    host.courier.start()
    host.clock.let_pass(120)
    let_in, said = host.log_in(person, "email", host.reads_mail(person))
    assert let_in, said


def test_a_daemon_that_is_restarted_while_the_mail_is_slow_sends_it_once(host, person):
    host.mail.fail("message", mail.slow(3, 1))

    def restart():
        until(lambda: host.mail.faults["message"].times == 0, "the mail under way")
        host.daemon.kill()
        host.daemon.start()

    thread = threading.Thread(target=restart)
    thread.start()
    let_in, said = host.log_in(person, "email", host.reads_mail(person), host.reads_mail(person))
    thread.join()
    assert let_in, said
    assert len(host.mails(person)) == 1


def test_whoever_gives_up_waiting_leaves_nothing_behind(host, person):
    host.mail.fail("message", mail.slow(2, 1))
    # The module waits; the login is killed as an sshd is whose client went away.
    child = os.fork()
    if child == 0:
        host.log_in(person, "email")
        os._exit(0)
    until(lambda: host.mail.faults["message"].times == 0, "the mail under way")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    host.mail.wait_for_mail(person.address)
    until(lambda: host.deliveries(person)[0]["fate"] == "sent", "its fate")
    assert host.log_in(person, host.code(person))[0]
