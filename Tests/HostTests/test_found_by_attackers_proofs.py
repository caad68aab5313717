"""Found by an attacker: what was proven does not outlive what proved it, and self-service knows the rules of logins."""

import datetime
import re
import subprocess

import pytest

from staging import authenticator, pam, self_service, users
from staging.enrolment import is_enrolled, key_in, next_code, shown
from staging.self_service import CODE, CONFIRM, NEW_CODE, PASSWORD, SAVED

PROVEN = [
    (("enable", "--name", "mine"), NEW_CODE), (("disable",), CONFIRM), (("factors", "rename", "2", "mine"), CODE),
    (("factors", "remove", "2"), CONFIRM), (("recovery-codes",), CONFIRM), (("recovery-codes",), SAVED),
]  # fmt: skip
PROVEN_IDS = [" ".join([*words, "at", prompt.split()[0]]) for words, prompt in PROVEN]


@pytest.fixture
def robbed(lenient):
    """A person with two factors, of which the first is stolen; `good` is the key of the second."""
    lenient.enrol()
    enrolling = ("user", "enrol", lenient.user, "--method", "totp", "--name", "good")
    lenient.good = lenient.daemon.ask_json(*enrolling)["secret"]
    return lenient


def run_and_do(host, words, prompt, do):
    """Runs a command by the first factor, and does something before it is answered there: (outcome, account after `do`)."""
    accounts = []

    def meanwhile(text):
        do()
        accounts.append(host.account())
        right = host.right[prompt]
        return right(text) if callable(right) else right

    done = host.run(*words, but={prompt: meanwhile})
    [after] = accounts
    return done, after


# Renaming ends with the code itself: what is gone by then proves nothing anyway.
AFTER_THE_PROOF = [each for each in PROVEN if each[1] != CODE]
AFTER_THE_PROOF_IDS = [name for each, name in zip(PROVEN, PROVEN_IDS) if each[1] != CODE]


@pytest.mark.parametrize(("words", "prompt"), AFTER_THE_PROOF, ids=AFTER_THE_PROOF_IDS)
def test_a_factor_that_its_owner_removes_meanwhile_proves_nothing_any_more(robbed, words, prompt):
    def owner_removes_it():
        code = authenticator.code(robbed.good, robbed.clock.now())
        answers = {PASSWORD: users.PASSWORD, CODE: code, CONFIRM: "yes"}
        removed = self_service.run(robbed.daemon, robbed.user, "factors", "remove", "1", answers=answers)
        assert removed.status == 0, removed.text

    done, after = run_and_do(robbed, words, prompt, owner_removes_it)
    assert done.status not in (0, None) and re.search("changed elsewhere|Nothing was changed", done.text), done.text
    assert robbed.account() == after and [factor["name"] for factor in robbed.factors()] == ["good"]


@pytest.mark.parametrize(("words", "prompt"), AFTER_THE_PROOF, ids=AFTER_THE_PROOF_IDS)
def test_a_lock_that_came_and_went_meanwhile_ends_what_was_begun(robbed, words, prompt):
    def lock_and_unlock():
        robbed.daemon.ask("user", "lock", robbed.user)
        robbed.daemon.ask("user", "unlock", robbed.user)

    done, after = run_and_do(robbed, words, prompt, lock_and_unlock)
    assert done.status not in (0, None) and re.search("changed elsewhere|Nothing was changed", done.text), done.text
    assert robbed.account() == after and len(robbed.factors()) == 2


@pytest.mark.parametrize(("words", "prompt"), PROVEN, ids=PROVEN_IDS)
def test_what_nothing_happens_to_meanwhile_is_changed(robbed, words, prompt):
    done, after = run_and_do(robbed, words, prompt, lambda: None)
    assert done.status == 0, done.text
    assert "recovery-codes" in words or robbed.account() != after


# the day from which on enrolment is held


@pytest.mark.parametrize("command", ["enable", "import"])
@pytest.mark.parametrize("days", [0, 3])
def test_once_the_day_has_come_a_password_alone_enrols_nobody(start_host, command, days):
    host = start_host("always", until=datetime.date.today() - datetime.timedelta(days=days))
    host.google_authenticator("TOTP_AUTH")
    done = host.run(command)
    assert done.status not in (0, None) and "Ask an administrator for a pass" in done.text and not done.asked
    assert not is_enrolled(host.daemon, host.user)


def test_once_the_day_has_come_a_pass_enrols(start_host):
    host = start_host("always", until=datetime.date.today() - datetime.timedelta(days=3))
    code = host.daemon.ask_json("user", "pass", host.user, "--for", "1h", "--uses", "1")["pass"]
    done = host.run("enable", but={CODE: code})
    assert done.status == 0 and done.asked == [PASSWORD, CODE, NEW_CODE, SAVED], done.text


def test_before_the_day_a_password_is_enough(start_host):
    host = start_host("always", until=datetime.date.today() + datetime.timedelta(days=3))
    done = host.run("enable")
    assert done.status == 0 and done.asked == [PASSWORD, NEW_CODE, SAVED], done.text


# the methods of a rule


@pytest.fixture
def tokens_only(start_host, user):
    """A host with a rule that takes codes of tokens alone from this person, who has an app and a token."""
    rule = f'\n[[rule]]\nname = "tokens only"\nuser = ["{user}"]\nmethods = ["hotp"]\n'
    host = start_host("always", user=user, more=rule).enrol()
    enrolling = ("user", "enrol", user, "--method", "hotp", "--name", "token")
    host.token = host.daemon.ask_json(*enrolling)["secret"]
    return host


def counted(key, counter=0):
    command = ["oathtool", "--hotp", "--base32", f"--counter={counter}", "-"]
    return subprocess.run(command, input=key, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("words", [("enable", "--method", "hotp", "--name", "soft"), ("verify",), ("factors", "remove", "1")],
                         ids=" ".join)  # fmt: skip
def test_a_code_that_no_login_would_take_proves_nothing_here(tokens_only, words):
    before = tokens_only.account()
    done = tokens_only.run(*words)
    assert done.status not in (0, None) and not {NEW_CODE, CONFIRM} & set(done.asked), done.text
    assert tokens_only.account() == before


def test_a_code_that_logins_take_proves_it(tokens_only):
    new = {CODE: counted(tokens_only.token), NEW_CODE: lambda text: counted(key_in(text))}
    done = tokens_only.run("enable", "--method", "hotp", "--name", "soft", but=new)
    assert done.status == 0 and [factor["name"] for factor in tokens_only.factors()][2:] == ["soft"], done.text


@pytest.mark.parametrize("enrolled", [True, False], ids=["with a token", "with nothing"])
def test_a_factor_that_no_login_would_take_is_not_set_up(tokens_only, enrolled):
    if not enrolled:
        tokens_only.daemon.ask("user", "reset", tokens_only.user)
    before = tokens_only.account()
    done = tokens_only.run("enable", "--method", "totp", "--name", "soft", but={CODE: counted(tokens_only.token)})
    assert done.status not in (0, None) and "no codes of that kind" in done.text and not done.asked
    assert tokens_only.account() == before


# a pass, and a daemon that dies behind it


def test_a_pass_that_led_to_a_key_does_not_let_in_by_itself_after_a_kill(start_daemon, user):
    daemon = start_daemon(enrol="pass")
    code = daemon.ask_json("user", "pass", user, "--for", "1h", "--uses", "1")["pass"]
    offered = []

    def killed(_prompt):
        offered.append(key_in(login.text))
        daemon.kill()
        daemon.start()
        return next_code(offered[0])

    with pam.Login("drive", user, [code, killed, "", ""], rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS, login.text
        assert login.account() != pam.SUCCESS
    assert offered and not is_enrolled(daemon, user)
    assert shown(daemon, user).get("pass") is None
