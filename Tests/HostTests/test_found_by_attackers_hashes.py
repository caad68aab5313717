"""Found by an attacker: recovery codes that nobody waits for any more are not made, while others wait for a verdict."""

import pytest

from staging import authenticator, frames, raw, users
from staging.enrolment import key_in

# Fewer than the passwords of one uid that are checked within a minute.
CROWD = 16
# Of the codes that each of them would get, so many slow hashes.
HASHES = 10


@pytest.fixture
def victim(strict):
    """A person with recovery codes; the flood is of others."""
    return strict.enrol()


def at_the_key(connection, opening, answers):
    """Opens a conversation up to the offer of a key, which it answers with what will be right; that answer's bytes."""
    connection.sendall(opening)
    said, left = "", list(answers)
    while "Code from your app" not in said:
        kind, body = raw.frame(connection)
        assert kind != raw.FINISH, body
        said += body[1:].decode()
        if kind == raw.ASK and left:
            connection.sendall(frames.answer(left.pop(0)))
    return key_in(said)


def flood(host, connections, opening, answers):
    """So many conversations of one account, each of which hangs up right behind the right code, all in one moment."""
    keys = [at_the_key(connection, opening, answers) for connection in connections]
    codes = [authenticator.code(key, host.clock.now()) for key in keys]
    for connection, code in zip(connections, codes):
        connection.sendall(frames.answer(code) + frames.HANG_UP)
        # The daemon has heard it, and has begun what it would.
        while (seen := raw.frame(connection)) is not None and seen[0] != raw.FINISH:
            pass
        connection.close()


def cost_of_a_hash(host):
    """Seconds of computing that one recovery code takes: a wrong one, since the right ones are counted."""
    before = host.daemon.cpu_seconds()
    for number in (1, 2, 3):
        assert not host.log_in(f"{number}-AAAA-AAAA-AAAA-AAAA")
    return (host.daemon.cpu_seconds() - before) / 3


@pytest.mark.parametrize("kind", ["request enable", "first login"])
def test_a_flood_of_one_account_does_not_keep_a_recovery_code_of_another_waiting(victim, kind):
    mallory = users.make("mallory")
    cost = cost_of_a_hash(victim)
    if kind == "request enable":
        peer, opening, answers = mallory, frames.request(frames.ENABLE, method=frames.TOTP), [users.PASSWORD]
    else:
        peer, opening, answers = "root", raw.begin(mallory), []
    connections = [raw.connect(victim.daemon.verify_socket, peer) for _ in range(CROWD)]
    before = victim.daemon.cpu_seconds()
    flood(victim, connections, opening, answers)
    assert victim.log_in(victim.codes[0])
    # All of it, one after the other, would have been CROWD times ten hashes.
    assert victim.daemon.cpu_seconds() - before < CROWD * HASHES * cost / 2
