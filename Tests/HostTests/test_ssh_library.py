"""A real sshd and paramiko, an SSH library that shares no code with OpenSSH; it sends what no terminal can."""

import socket

import paramiko
import pytest

from staging import authenticator
from staging.users import PASSWORD


@pytest.fixture
def secret(daemon, user):
    return daemon.enrol(user)


@pytest.fixture
def transport(password_sshd):
    made = []

    def connect():
        made.append(paramiko.Transport(socket.create_connection(("127.0.0.1", password_sshd.port))))
        made[-1].start_client(timeout=10)
        return made[-1]

    yield connect
    for each in made:
        each.close()


def interactive(transport, user, *codes):
    """Answers password prompts with the password and each further prompt with the next code; whether it was let in."""
    left = list(codes)

    def answer(_title, _instructions, prompts):
        return [PASSWORD if "assword" in text else left.pop(0) if left else "" for text, _echo in prompts]

    try:
        transport.auth_interactive(user, answer)
    except (paramiko.SSHException, EOFError, OSError):
        return False
    return transport.is_authenticated()


def test_a_right_code_is_let_in_and_runs_a_command(transport, user, secret):
    connection = transport()
    assert interactive(connection, user, authenticator.code(secret))
    channel = connection.open_session()
    channel.exec_command("id --user --name")
    assert channel.makefile().read().decode().strip() == user


def test_the_code_prompt_has_echo(transport, user, secret):
    prompts = []

    def answer(_title, _instructions, asked):
        prompts.extend(asked)
        return [PASSWORD if "assword" in text else authenticator.code(secret) for text, _echo in asked]

    transport().auth_interactive(user, answer)
    assert [echo for text, echo in prompts if "Verification code" in text] == [True]


def test_wrong_used_and_empty_are_refused(transport, user, secret):
    authenticator.away_from_the_edge()
    code = authenticator.code(secret)
    assert not interactive(transport(), user, authenticator.wrong_code(secret))
    assert interactive(transport(), user, code)
    assert not interactive(transport(), user, code)
    assert not interactive(transport(), user, "")


@pytest.mark.parametrize("size", [513, 100_000, 1_048_576])
def test_an_answer_too_large_is_refused_and_costs_nothing(transport, daemon, user, secret, size):
    assert not interactive(transport(), user, "1" * size)
    assert daemon.failures(user) == 0
    assert interactive(transport(), user, authenticator.code(secret))


@pytest.mark.parametrize("answer", ["\0" * 6, "12\n456", "\x1b[2J", "\u202e123456", "\xff" * 6, "%s%n%s%n"])
def test_bytes_that_no_keyboard_types_are_refused_and_cost_nothing(transport, daemon, user, secret, answer):
    assert not interactive(transport(), user, answer)
    assert daemon.failures(user) == 0
    assert interactive(transport(), user, authenticator.code(secret))


def test_the_password_method_of_ssh_is_no_way_around(transport, user, secret):
    with pytest.raises(paramiko.SSHException):
        transport().auth_password(user, PASSWORD, fallback=False)


@pytest.mark.parametrize("name", ["user\nname", "../../etc/passwd", "x" * 300, "no-such-user", ":", "a/b"])
def test_names_that_are_nobodys_are_refused(transport, name):
    assert not interactive(transport(), name, "123456")


def test_a_connection_dropped_at_the_prompt_costs_nothing(transport, daemon, user, secret):
    connection = transport()

    def answer(_title, _instructions, asked):
        if "assword" in asked[0][0]:
            return [PASSWORD]
        connection.sock.close()
        return [authenticator.code(secret)]

    with pytest.raises((paramiko.SSHException, EOFError, OSError)):
        connection.auth_interactive(user, answer)
    assert daemon.failures(user) == 0
    assert interactive(transport(), user, authenticator.code(secret))
