"""Found by an attacker: recovery codes are judged beyond the cap of strangers, and must not shut the owner out there."""

from staging import pam

STRANGERS = 80


def test_wrong_recovery_codes_of_strangers_do_not_shut_the_owner_out(strict):
    strict.enrol()
    # From here on the owner is known from home.
    assert strict.log_in(strict.code())
    for number in range(150):
        pam.log_in("drive", strict.user, f"{number % 10 + 1}-AAAA-AAAA-AAAA-AAAA", rhost=f"10.{number}.1.1")
    assert strict.daemon.failures(strict.user) <= STRANGERS
    assert strict.log_in(strict.code())
