"""Codes by mail: each is good once, for its time, in its own login, and after a few guesses no more."""

import pytest

from staging import pam
from staging.daemon import Daemon
from staging.post import WAIT, post, seconds_to_wait, settings

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")

LIFE = 600


@pytest.fixture
def host(stage):
    with post() as made:
        yield made


@pytest.fixture
def person(host):
    return host.person()


def wrong(code, by=1):
    """Another code of the same length."""
    return f"{(int(code.replace(' ', '')) + by) % 10**8:08}"


def test_a_mailed_code_lets_in_once(host, person):
    assert host.log_in(person, "email", host.reads_mail(person))[0]
    code = host.mailed_code(person)
    let_in, said = host.log_in(person, code)
    assert not let_in and "No code was sent for this login" in said or "used before" in said, said
    host.clock.let_pass(61)
    let_in, said = host.log_in(person, "email", code)
    assert not let_in, said


def test_a_mailed_code_that_was_used_stays_used_over_a_kill(host, person):
    assert host.log_in(person, "email", host.reads_mail(person))[0]
    code = host.mailed_code(person)
    host.daemon.kill()
    host.daemon.start()
    let_in, said = host.log_in(person, code)
    assert not let_in, said


@pytest.mark.parametrize("ends", ["kill", "end"])
def test_a_mailed_code_is_judged_after_a_restart_in_the_middle(host, person, ends):
    def restart(_prompt):
        code = host.mailed_code(person)
        getattr(host.daemon, ends)()
        host.daemon.start()
        return code

    let_in, said = host.log_in(person, "email", restart, host.reads_mail(person))
    assert let_in, said
    assert len(host.mails(person)) == 1


def test_a_code_of_another_login_is_refused_with_its_reason_and_stays_good_in_its_own(host, person):
    said_elsewhere = []

    def meanwhile(_prompt):
        code = host.mailed_code(person)
        said_elsewhere.append(host.log_in(person, code))
        return code

    let_in, said = host.log_in(person, "email", meanwhile)
    [(let_in_elsewhere, elsewhere)] = said_elsewhere
    assert not let_in_elsewhere and ("another login" in elsewhere or "No code was sent for this login" in elsewhere), elsewhere
    assert let_in, said


def test_a_code_of_another_person_is_refused(host, person):
    other = host.person()

    def theirs(_prompt):
        codes = []
        host.log_in(other, "email", lambda _: codes.append(host.mailed_code(other)) or "")
        return codes[0]

    let_in, said = host.log_in(person, "email", theirs)
    assert not let_in and "wrong" in said, said


def test_a_code_is_refused_after_its_time_with_its_reason(host, person):
    let_in, said = host.log_in(person, "email", host.waits(LIFE - 30, host.reads_mail(person)))
    assert let_in, said
    # A login lasts ten minutes itself, so the life is shorter here.
    with post(more='[codes]\nlife = "1m"\n') as short:
        short_person = short.person()
        let_in, said = short.log_in(short_person, "email", short.waits(61, short.reads_mail(short_person)))
        assert not let_in and "is over" in said, said
        assert "1 minute" in said
        let_in, said = short.log_in(short_person, "email", short.waits(50, short.reads_mail(short_person, 2)))
        assert let_in, said


@pytest.mark.parametrize("life", ["11m", "59s", "1h", "0m"])
def test_no_setting_makes_the_life_longer_than_ten_minutes_or_shorter_than_one(stage, life):
    status, said = Daemon(settings(more=f'[codes]\nlife = "{life}"\n')).run_to_its_end()
    assert status == 78 and "life" in said, said


def test_after_the_time_a_new_code_is_sent_and_the_old_one_is_no_good(stage):
    with post(more='[codes]\nlife = "1m"\n') as host:
        person, old = host.person(), []

        def over(_prompt):
            old.append(host.mailed_code(person))
            host.clock.let_pass(120)
            return "email"

        let_in, said = host.log_in(person, "email", over, lambda _: old[0], host.reads_mail(person, 2))
        assert host.mailed_code(person, 2) != old[0]
        assert "wrong" in said or "is over" in said, said
        assert let_in, said


def test_a_login_judges_three_codes_and_then_ends(host, person):
    guesses = [lambda _, by=by: wrong(host.mailed_code(person), by) for by in (1, 2, 3)]
    let_in, said = host.log_in(person, "email", *guesses, host.reads_mail(person))
    assert not let_in and "wrong" in said, said
    assert host.daemon.failures(person.name) == 3


def test_five_wrong_guesses_end_a_code_however_often_the_daemon_is_restarted(host, person):
    """A login that is started over has its three tries anew; the code has not."""
    restarts, guesses = [2, 4], iter(range(1, 20))

    def guess(_prompt):
        right, judged = host.mailed_code(person), login.text.count("That code is wrong")
        # Past any wait of the person's own.
        host.clock.let_pass(40)
        if judged >= 5 or "counts no more" in login.text:
            return right
        if restarts and judged == restarts[0]:
            restarts.pop(0)
            host.daemon.kill()
            host.daemon.start()
        return wrong(right, next(guesses))

    with pam.Login("drive", person.name, ["email", *[guess] * 20], rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS, login.text
    assert login.text.count("That code is wrong") <= 5 and len(host.mails(person)) == 1
    assert "counts no more" in login.text or login.text.count("That code is wrong") == 3, login.text


def test_what_is_sent_again_inside_its_life_is_the_same_code_and_not_too_often(host, person):
    codes = []

    def too_soon(_prompt):
        codes.append(host.mailed_code(person))
        return "email"

    def later(_prompt):
        assert len(host.mails(person)) == 1
        host.clock.let_pass(seconds_to_wait(login.text) + 1)
        return "email"

    def finish(_prompt):
        codes.append(host.mailed_code(person, 2))
        return codes[1]

    with pam.Login("drive", person.name, ["email", too_soon, later, finish], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
    assert WAIT.search(login.text) and codes == [codes[0]] * 2


def test_two_logins_at_once_have_a_code_each_or_share_none(host, person):
    """The second request may be told to wait, but it is never let in by the first one's code without being told so."""
    seen = []

    def meanwhile(_prompt):
        first = host.mailed_code(person)
        host.clock.let_pass(61)
        seen.append(host.log_in(person, "email", first))
        return first

    host.log_in(person, "email", meanwhile)
    [(let_in, said)] = seen
    assert not let_in, said


def test_a_right_mailed_code_of_a_locked_account_lets_nobody_in(host, person):
    def locked(_prompt):
        host.daemon.ask("user", "lock", person.name)
        return host.mailed_code(person)

    with pam.Login("drive", person.name, ["email", locked], rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS or login.account() != pam.SUCCESS, login.text


def test_a_contact_that_is_removed_meanwhile_proves_nothing_any_more(host, person):
    def removed(_prompt):
        code = host.mailed_code(person)
        host.daemon.ask("user", "contact", person.name, "--remove=email")
        return code

    let_in, said = host.log_in(person, "email", removed)
    assert not let_in, said


def test_where_the_rules_take_no_codes_by_mail_none_is_sent(stage):
    with post(methods=("totp", "recovery-code")) as host:
        person = host.person()
        let_in, said = host.log_in(person, "email", lambda _: host.code(person))
        assert let_in and not host.mails(person), said
        assert "not taken here" in said or "wrong" in said or "digits" in said


def test_eight_digits_that_nobody_asked_for_cost_a_try_and_let_nobody_in(host, person):
    let_in, said = host.log_in(person, "1234 5678")
    assert not let_in, said
