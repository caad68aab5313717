"""Passes: an administrator's temporary code, for as long and as often as was said, and no longer."""

import grp
import pwd
import re
import subprocess

import pytest

from staging import authenticator, crowd, journal, pam, users
from staging.control import call_as
from staging.enrolment import first_login, is_enrolled, key_in, next_code, shown
from staging.records import damage_slot

DENIED = ("error", "org.varlink.service.PermissionDenied")
CONTROL = """
[control]
administrators = ["test-admins"]
helpdesk       = ["test-desk"]
"""


@pytest.fixture
def start(start_daemon, clock):
    """Starts a daemon with a way to enrol."""
    return lambda enrol: start_daemon(enrol=enrol, more=CONTROL, environment=clock.environment)


@pytest.fixture
def daemon(start):
    return start("admin")


@pytest.fixture(scope="module")
def groups(stage):
    for group in ("test-admins", "test-desk"):
        subprocess.run(["groupadd", "--force", group], check=True)


def issue(daemon, user, lasting="1h", uses=1):
    return daemon.ask_json("user", "pass", user, "--for", lasting, "--uses", str(uses))


def log_in(user, *answers):
    return pam.log_in("drive", user, *answers, rhost="192.0.2.1")


def test_a_pass_is_told_once_with_its_end_and_its_uses(daemon, user):
    told = issue(daemon, user, "2h", 3)
    assert told["user"] == user and told["uses"] == 3
    assert re.fullmatch(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", told["pass"])
    seen = shown(daemon, user)["pass"]
    assert (seen["uses"], seen["expires"]) == (3, told["expires"])
    said = repr(shown(daemon, user)) + daemon.text()
    assert told["pass"] not in said and told["pass"].replace("-", "") not in said


def test_a_pass_lets_in_as_often_as_was_said(daemon, user):
    code = issue(daemon, user, uses=2)["pass"]
    assert [log_in(user, code)[0] == pam.SUCCESS for _ in range(4)] == [True, True, False, False]
    assert not is_enrolled(daemon, user)


def test_a_pass_lets_in_who_has_a_factor_too_and_leaves_the_factor(daemon, user):
    secret = daemon.enrol(user)
    assert log_in(user, issue(daemon, user)["pass"])[0] == pam.SUCCESS
    assert log_in(user, authenticator.code(secret))[0] == pam.SUCCESS


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")],
                         ids=["in lower case", "without hyphens", "with spaces"])  # fmt: skip
def test_a_pass_is_accepted_however_it_is_typed(daemon, user, typed):
    result, said = log_in(user, typed(issue(daemon, user)["pass"]))
    assert result == pam.SUCCESS, said


def test_a_pass_that_has_expired_is_refused(daemon, clock, user):
    code = issue(daemon, user)["pass"]
    clock.let_pass(3_601)
    assert log_in(user, code)[0] != pam.SUCCESS
    assert log_in(user, issue(daemon, user)["pass"])[0] == pam.SUCCESS


def test_a_pass_holds_to_its_last_minute(daemon, clock, user):
    code = issue(daemon, user)["pass"]
    clock.let_pass(3_540)
    assert log_in(user, code)[0] == pam.SUCCESS


def test_a_new_pass_replaces_the_one_before(daemon, user):
    old, new = issue(daemon, user, uses=5)["pass"], issue(daemon, user)["pass"]
    assert log_in(user, old)[0] != pam.SUCCESS
    assert log_in(user, new)[0] == pam.SUCCESS


def test_a_pass_of_another_account_is_wrong(daemon, user):
    other = users.make()
    issue(daemon, other)
    assert log_in(other, issue(daemon, user)["pass"])[0] != pam.SUCCESS


def test_a_pass_does_not_open_a_locked_account(daemon, user):
    code = issue(daemon, user)["pass"]
    daemon.ask("user", "lock", user)
    assert log_in(user, code)[0] != pam.SUCCESS


def test_a_dry_run_makes_no_pass(daemon, user):
    assert daemon.ask_json("user", "pass", user, "--for", "1h", "--uses", "1", "--dry-run").get("pass") is None
    assert shown(daemon, user).get("pass") is None


def test_one_pass_64_times_at_once_is_accepted_once(daemon, user):
    for _ in range(3):
        assert crowd.race("drive", user, issue(daemon, user)["pass"]) == 1


def test_a_pass_for_five_logins_is_accepted_five_times_however_many_come_at_once(daemon, user):
    code = issue(daemon, user, uses=5)["pass"]
    # Some of the crowd may be told to wait; what they did not use is left.
    accepted = crowd.race("drive", user, code)
    assert accepted >= 1
    accepted += [log_in(user, code)[0] for _ in range(5)].count(pam.SUCCESS)
    assert accepted == 5


@pytest.mark.parametrize("slot", [None, 0, 1])
def test_a_pass_used_right_before_a_kill_stays_used_though_a_slot_was_damaged(daemon, user, slot):
    code = issue(daemon, user)["pass"]
    assert log_in(user, code)[0] == pam.SUCCESS
    daemon.kill()
    if slot is not None:
        damage_slot(daemon, user, slot)
    daemon.start()
    assert log_in(user, code)[0] != pam.SUCCESS
    assert slot is None or journal.until_told(daemon, "record-repaired")


def test_a_pass_outlives_a_kill_right_after_it_was_issued(daemon, user):
    code = issue(daemon, user)["pass"]
    daemon.kill()
    daemon.start()
    assert log_in(user, code)[0] == pam.SUCCESS


@pytest.mark.parametrize(
    ("group", "may"), [("test-admins", True), ("test-desk", True), (None, False)], ids=["administrators", "helpdesk", "others"]
)
def test_who_may_issue_a_pass(groups, daemon, user, group, may):
    peer = pwd.getpwnam(users.make("peer", groups=[group] if group else []))
    gids = [grp.getgrnam(group).gr_gid] if group else []
    about = {"user": user, "for": 3_600, "uses": 1}
    said = call_as(peer.pw_uid, peer.pw_gid, gids, daemon.control_socket, "IssuePass", about)
    if may:
        assert said[0] == "reply", said
        assert log_in(user, said[1]["pass"])[0] == pam.SUCCESS
    else:
        assert said == DENIED


def test_nobody_issues_a_pass_to_themselves(groups, daemon, user):
    peer = pwd.getpwnam(user)
    about = {"user": user, "for": 3_600, "uses": 1}
    assert call_as(peer.pw_uid, peer.pw_gid, [], daemon.control_socket, "IssuePass", about) == DENIED
    assert daemon.ask("user", "pass", user, "--for", "1h", "--uses", "1", user=user, check=False).returncode == 77


def test_where_enrolment_needs_a_pass_it_follows_a_pass(start, clock, user):
    daemon = start("pass")
    assert log_in(user, "")[0] != pam.SUCCESS and not is_enrolled(daemon, user)
    key, codes = first_login("drive", user, now=clock.now, before=[issue(daemon, user)["pass"]])
    assert len(codes) == 10 and is_enrolled(daemon, user)
    assert log_in(user, next_code(key, clock.now()))[0] == pam.SUCCESS


def test_where_enrolment_needs_a_pass_a_wrong_pass_leads_to_no_key(start, user):
    daemon = start("pass")
    issue(daemon, user)
    result, said = log_in(user, "ABCD-EFGH-JKLM-NPQR")
    assert result != pam.SUCCESS and "key  " not in said
    assert not is_enrolled(daemon, user)


def test_a_pass_that_led_to_an_enrolment_given_up_leads_to_no_second_one(start, user):
    daemon = start("pass")
    code = issue(daemon, user)["pass"]
    with pam.Login("drive", user, [code, "q"], rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS
        key_in(login.text)
    assert not is_enrolled(daemon, user)
    result, said = log_in(user, code)
    assert result != pam.SUCCESS and "key  " not in said
