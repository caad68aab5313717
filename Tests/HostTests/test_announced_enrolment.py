"""`enrol_until`: told at each login until the day, held from then on; and accounts that nobody used for long."""

import datetime

import pytest

from staging import pam
from staging.client import answer_password, exit_status
from staging.enrolment import ANNOUNCED_PROMPT, Newcomer, first_login, is_enrolled, next_code, offers_nothing
from staging.sshd import asking_password_and_code


def in_days(count):
    return datetime.date.today() + datetime.timedelta(days=count)


@pytest.fixture
def dormant(start_daemon, clock, user):
    """A daemon, and a user who enrolled there and was not seen for a hundred days."""
    daemon = start_daemon(more='[accounts]\ndormant_after = "90d"\n', environment=clock.environment)
    first_login("drive", user, now=clock.now)
    clock.let_pass(100 * 86_400)
    return daemon


def test_a_dormant_account_is_refused_with_its_reason_until_a_pass_opens_it(dormant, clock, user):
    result, said = pam.log_in("drive", user, "", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and "not used for a long time" in said
    code = dormant.ask_json("user", "pass", user, "--for", "1h", "--uses", "1")["pass"]
    assert pam.log_in("drive", user, code, rhost="192.0.2.1")[0] == pam.SUCCESS
    assert "not used for a long time" not in pam.log_in("drive", user, "", rhost="192.0.2.1")[1]


def test_before_the_day_enrolment_is_announced_and_enter_goes_on(start_daemon, user):
    day = in_days(30)
    daemon = start_daemon(until=day)
    with pam.Login("drive", user, [""], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS and login.account() == pam.SUCCESS
        assert str(day) in login.text and offers_nothing(login.text)
        assert [prompt for prompt in login.prompts if ANNOUNCED_PROMPT in prompt]
    assert not is_enrolled(daemon, user)
    assert daemon.ask_json("status")["enrolment"] == {"enrol": "first-login", "until": str(day)}


def test_before_the_day_who_wants_to_enrols(start_daemon, user):
    daemon = start_daemon(until=in_days(30))
    key, codes = first_login("drive", user, before=["e"])
    assert len(codes) == 10 and is_enrolled(daemon, user)
    result, said = pam.log_in("drive", user, "", rhost="192.0.2.1")
    assert result != pam.SUCCESS and ANNOUNCED_PROMPT not in said
    assert pam.log_in("drive", user, next_code(key), rhost="192.0.2.1")[0] == pam.SUCCESS


def test_who_gives_up_an_announced_enrolment_is_not_enrolled(start_daemon, user):
    daemon = start_daemon(until=in_days(30))
    with pam.Login("drive", user, ["e", "q"], rhost="192.0.2.1") as login:
        login.authenticate()
    assert not is_enrolled(daemon, user)


def test_before_the_day_a_real_login_over_ssh_is_told_and_let_in(start_daemon, user):
    with asking_password_and_code(start_daemon(until=in_days(2))) as server:
        terminal = Newcomer(server, user, "C").ssh("echo", "inside")
        answer_password(terminal)
        terminal.expect_exact(ANNOUNCED_PROMPT)
        terminal.sendline("")
        terminal.expect("inside")
        assert exit_status(terminal) == 0


def test_from_the_day_on_who_is_not_enrolled_is_refused(start_daemon, user):
    daemon = start_daemon(until=in_days(-1))
    result, said = pam.log_in("drive", user, "", "e", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said)
    assert not is_enrolled(daemon, user)


def test_from_the_day_on_a_pass_opens_the_account(start_daemon, user):
    daemon = start_daemon(until=in_days(-1))
    code = daemon.ask_json("user", "pass", user, "--for", "1h", "--uses", "1")["pass"]
    with pam.Login("drive", user, [code], rhost="192.0.2.1") as login:
        login.authenticate()
        assert not offers_nothing(login.text), "the pass did not lead to the enrolment"
    code = daemon.ask_json("user", "pass", user, "--for", "1h", "--uses", "1")["pass"]
    _, codes = first_login("drive", user, before=[code])
    assert len(codes) == 10 and is_enrolled(daemon, user)
