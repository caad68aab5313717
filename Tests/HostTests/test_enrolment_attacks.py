"""Who must not come by a second factor: strangers on the socket, thieves of a password, root from afar, and the second of two."""

import concurrent.futures
import subprocess
import threading

import pexpect
import pytest

from staging import authenticator, frames, pam, raw, stack, users
from staging.client import PROMPT, Client, answer_password, exit_status
from staging.daemon import Daemon
from staging.enrolment import (
    CODE_PROMPT, END_PROMPT, SAVED_PROMPT, Newcomer, first_login, is_enrolled, key_in, next_code, offered_key, offers_nothing,
    saved_codes, settings,
)  # fmt: skip
from staging.sshd import asking_password_and_code

RULE = """
[[rule]]
name    = "a service that no table of services names"
service = ["elsewhere"]
require = "always"
"""


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(settings(more=RULE)).start()
    yield running
    running.end()


@pytest.fixture
def drive_again(daemon):
    """The stack of `drive`, below a proven first factor."""
    stack.alone(daemon, "drive")


@pytest.fixture
def server(daemon):
    with asking_password_and_code(daemon) as running:
        yield running


def refused(server, name):
    """What a login by the right password is told that is offered no key."""
    terminal = Client(server, name).ssh("echo", "inside")
    answer_password(terminal)
    terminal.expect(END_PROMPT)
    said = terminal.before
    assert offers_nothing(said)
    terminal.sendline("")
    assert terminal.expect(["inside", CODE_PROMPT, PROMPT, "assword:", "ermission denied", pexpect.EOF]) > 2
    terminal.close(force=True)
    return said


@pytest.mark.parametrize("service", ["sshd", "drive"])
def test_a_user_who_claims_a_login_of_their_own_is_offered_no_key(daemon, user, service):
    with raw.connect(daemon.verify_socket, user) as connection:
        connection.sendall(raw.begin(user, service, peer=user))
        verdict, said = frames.converse(connection, ["", "l", "u", "123456"])
    assert verdict not in (frames.GRANTED, frames.NOT_ASKED) and offers_nothing(said)
    assert not is_enrolled(daemon, user)


def test_a_user_who_claims_a_login_of_another_is_not_heard(daemon, user):
    with raw.connect(daemon.verify_socket, user) as connection:
        connection.sendall(raw.begin(users.make(), "sshd", peer=user))
        assert frames.converse(connection) == (None, "")


def test_a_user_who_claims_to_be_root_is_not_heard(daemon, user):
    with raw.connect(daemon.verify_socket, user) as connection:
        connection.sendall(raw.begin(user, "sshd", peer="root"))
        assert frames.converse(connection) == (None, "")


def test_what_a_user_proves_on_the_socket_is_no_proof_for_a_login(daemon, drive_again, user):
    key, _ = first_login("drive", user)
    with raw.connect(daemon.verify_socket, user) as connection:
        connection.sendall(raw.begin(user, "drive", peer=user))
        frames.converse(connection, [next_code(key)])
    with pam.Login("drive", user, rhost="192.0.2.1") as login:
        assert login.account() != pam.SUCCESS


def test_before_a_proven_first_factor_no_key_is_offered(daemon, user):
    stack.write(
        "drive", f"auth required {stack.module(daemon)}", "auth required pam_permit.so", "account required pam_permit.so"
    )
    with pam.Login("drive", user, ["", "l", "u"], rhost="192.0.2.1") as login:
        assert login.authenticate() != pam.SUCCESS
        assert offers_nothing(login.text) and "Verification code" in login.text
    assert not is_enrolled(daemon, user)


def test_a_wrong_password_leads_to_no_key(server, daemon, user):
    terminal = Client(server, user).ssh("echo", "inside")
    terminal.expect("[Pp]assword:")
    terminal.sendline("not the password")
    assert terminal.expect(["inside", CODE_PROMPT, PROMPT, "[Pp]assword:", "ermission denied"]) > 1
    terminal.close(force=True)
    assert not is_enrolled(daemon, user)


@pytest.mark.parametrize("enrol", ["pass", "admin"])
def test_a_stolen_password_is_not_enough_where_people_do_not_enrol_themselves(start_daemon, user, enrol):
    daemon = start_daemon(enrol=enrol)
    with asking_password_and_code(daemon) as server:
        assert "none is set up for this account" in refused(server, user)
    assert not is_enrolled(daemon, user)


@pytest.mark.parametrize("enrol", ["pass", "admin"])
def test_a_guessed_pass_is_no_way_to_enrol(start_daemon, user, enrol):
    daemon = start_daemon(enrol=enrol)
    result, said = pam.log_in("drive", user, "ABCD-EFGH-JKLM-NPQR", "", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said)
    assert not is_enrolled(daemon, user)


def test_of_two_enrolments_the_first_proof_wins_and_the_other_is_refused(server, daemon, user):
    first, second = (Newcomer(server, user).ssh("echo", "inside") for _ in range(2))
    keys = []
    for terminal in (first, second):
        answer_password(terminal)
        keys.append(offered_key(terminal))
    assert keys[0] != keys[1]
    first.sendline(authenticator.code(keys[0]))
    assert len(saved_codes(first)) == 10
    first.sendline("")
    first.expect("inside")
    assert exit_status(first) == 0
    second.sendline(authenticator.code(keys[1]))
    assert second.expect([END_PROMPT, SAVED_PROMPT, "inside"]) == 0
    assert "Meanwhile" in second.before
    second.close(force=True)
    assert pam_accepts(daemon, user, next_code(keys[0]))
    assert not pam_accepts(daemon, user, next_code(keys[1]))


def pam_accepts(daemon, user, code):
    stack.alone(daemon, "drive")
    return pam.log_in("drive", user, code, rhost="192.0.2.1")[0] == pam.SUCCESS


def test_of_16_enrolments_proven_at_the_same_moment_one_wins(daemon, drive_again, user):
    crowd = 16
    gate = threading.Barrier(crowd, timeout=60)

    def enrol(_member):
        def typed(_prompt):
            gate.wait()
            return authenticator.code(key_in(login.text))

        with pam.Login("drive", user, [typed], rhost="192.0.2.1") as login:
            return login.authenticate(), key_in(login.text)

    with concurrent.futures.ThreadPoolExecutor(crowd) as pool:
        outcomes = list(pool.map(enrol, range(crowd)))
    winners = [key for result, key in outcomes if result == pam.SUCCESS]
    assert len(winners) == 1 and len({key for _, key in outcomes}) == crowd
    assert pam.log_in("drive", user, next_code(winners[0]), rhost="192.0.2.1")[0] == pam.SUCCESS


def test_root_is_never_enrolled_from_afar(daemon, stage):
    subprocess.run(["chpasswd"], input=f"root:{users.PASSWORD}\n", text=True, check=True)
    with asking_password_and_code(daemon, more="PermitRootLogin yes\n") as server:
        refused(server, "root")
    assert not is_enrolled(daemon, "root")


def test_another_name_of_uid_0_is_not_enrolled_from_afar_either(daemon, drive_again):
    with open("/etc/passwd", "a", encoding="ascii") as passwd:
        passwd.write("toor:x:0:0::/root:/bin/bash\n")
    result, said = pam.log_in("drive", "toor", "", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said)


def test_a_service_that_is_not_asked_about_enrols_nobody(daemon, user):
    stack.alone(daemon, "nowhere")
    result, said = pam.log_in("nowhere", user, "", "u", rhost="192.0.2.1")
    assert result == pam.SUCCESS and said == ""
    assert not is_enrolled(daemon, user)


def test_a_service_that_a_rule_alone_names_enrols_nobody(daemon, user):
    stack.alone(daemon, "elsewhere")
    result, said = pam.log_in("elsewhere", user, "", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said)
    assert not is_enrolled(daemon, user)


def test_a_locked_account_is_offered_no_key(daemon, drive_again, user):
    daemon.ask("user", "lock", user)
    result, said = pam.log_in("drive", user, "", "u", rhost="192.0.2.1")
    assert result != pam.SUCCESS and offers_nothing(said) and "locked" in said
