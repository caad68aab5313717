"""The door stays: whatever happens to the daemon, people with a right code come in."""

import threading
import time

from door import code, every
from machine import SOCKETS, UNIT

from staging.patience import until


def states(machine):
    return [machine.property("ActiveState", unit) for unit in (UNIT, *SOCKETS)]


def test_it_is_started_and_ready(machine):
    assert states(machine) == ["active"] * 3
    assert machine.property("StatusText")
    assert len(machine.records("started")) >= 1


def test_a_right_code_is_let_in_and_a_wrong_one_is_not(door):
    [(name, secret)] = door.newcomers(1)
    right = code(secret)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    assert not door.log_in(name, wrong)[0]
    assert door.log_in(name, right)[0]
    assert not door.log_in(name, right)[0]


def test_the_first_login_starts_a_daemon_that_is_stopped(machine, door):
    [(name, secret)] = door.newcomers(1)
    machine.output("systemctl", "stop", UNIT)
    assert machine.property("ActiveState") == "inactive"
    assert door.log_in(name, code(secret))[0]
    assert states(machine) == ["active"] * 3


def test_a_code_is_spent_over_a_kill(machine, door):
    [(name, secret)] = door.newcomers(1)
    right = code(secret)
    assert door.log_in(name, right)[0]
    machine.kill("KILL")
    let_in, said = door.log_in(name, right)
    assert not let_in and "used before" in said


def test_it_stays_open_under_a_kill_every_half_second(machine, door):
    people = door.newcomers(75)
    restarts = int(machine.property("NRestarts"))
    outcomes = {}

    def log_in(name, secret):
        began = time.monotonic()
        let_in, said = door.log_in(name, code(secret))
        outcomes[name] = (let_in, said, time.monotonic() - began)

    def kill():
        for _ in every(0.5, 30):
            machine.kill("KILL")

    threads = [threading.Thread(target=kill)]
    threads[0].start()
    for number in every(0.2, len(people)):
        threads.append(threading.Thread(target=log_in, args=people[number]))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert {name: said for name, (let_in, said, _) in outcomes.items() if not let_in} == {}
    assert len(outcomes) == len(people)
    until(lambda: states(machine) == ["active"] * 3, "active again")
    assert int(machine.property("NRestarts")) - restarts >= 20


def test_a_restart_in_the_middle_of_logins_loses_none(machine, door):
    people = door.newcomers(10)
    logins = [door.begin(name) for name, _ in people]
    for login in logins:
        login.wait_for_prompt()
    machine.output("systemctl", "restart", UNIT)
    codes = [code(secret) for _, secret in people]
    assert [login.answer(typed) for login, typed in zip(logins, codes)] == [True] * 10


def test_the_watchdog_replaces_a_daemon_that_hangs_and_the_waiting_login_is_let_in(machine, door):
    [(name, secret)] = door.newcomers(1)
    hanging = machine.property("MainPID")
    machine.kill("STOP")
    let_in, said = door.log_in(name, code(secret))
    assert let_in, said
    until(lambda: machine.property("MainPID") not in (hanging, "0"), "a new daemon")
    assert "Watchdog timeout" in machine.output("journalctl", "--output=cat", f"--unit={UNIT}")
