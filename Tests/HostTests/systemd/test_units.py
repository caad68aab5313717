"""The units as systemd sees them: what is made, whose it is, and how small the sandbox is."""

import pathlib
import shutil
import stat
import subprocess

import pytest
from door import code
from machine import HELPER, SESSIONS, SOCKETS, UNIT

from staging import places

SCORE = 5  # systemd-analyze counts in tenths


def test_the_sandbox_scores_half_a_point_or_better_before_any_installation():
    if shutil.which("systemd-analyze") is None:
        pytest.skip("SKIPPED, NOT PASSED: systemd-analyze is not here")
    unit = places.TREE / "systemd" / UNIT
    score = ["systemd-analyze", "security", "--offline=true", f"--threshold={SCORE}", unit]
    subprocess.run(score, check=True, capture_output=True)


def test_the_sandbox_scores_half_a_point_or_better_where_it_runs(machine):
    machine.output("systemd-analyze", "security", f"--threshold={SCORE}", UNIT)


def test_systemd_understands_every_line_of_the_units(machine):
    done = machine.run("systemd-analyze", "verify", "--man=no", UNIT, *SOCKETS, HELPER, SESSIONS)
    complaints = [line for line in done.stderr.splitlines() if "sallyport" in line]
    assert complaints == []


@pytest.mark.parametrize(
    ("path", "mode", "owner"),
    [
        ("/run/sallyport", 0o755, "root"),
        ("/run/sallyport/verify.sock", 0o666, "sallyport"),
        ("/run/sallyport/control.sock", 0o666, "sallyport"),
        ("/run/sallyportd", 0o700, "sallyport"),
        ("/var/lib/sallyport", 0o700, "sallyport"),
        ("/var/lib/sallyport/accounts", 0o700, "sallyport"),
    ],
)
def test_what_is_made_belongs_to_whom_it_should(machine, path, mode, owner):
    printed = machine.output("stat", "--format=%a %U", path).split()
    assert (int(printed[0], 8), printed[1]) == (mode, owner)


def test_a_stop_leaves_the_sockets_and_what_is_spent(machine):
    machine.output("systemctl", "stop", UNIT)
    assert machine.output("stat", "--format=%U", "/run/sallyport").strip() == "root"
    listing = machine.output("ls", "/run/sallyport", "/run/sallyportd")
    assert all(name in listing for name in ("verify.sock", "control.sock", "spent"))
    machine.output("systemctl", "start", UNIT)


def test_the_process_holds_nothing_that_it_does_not_need(machine):
    process = pathlib.Path("/proc") / machine.property("MainPID")
    status = dict(line.split(":\t", 1) for line in machine.output("cat", str(process / "status")).splitlines())
    assert status["CapEff"] == status["CapBnd"] == "0" * 16
    assert status["NoNewPrivs"] == "1" and status["Seccomp"].strip() == "2"
    limits = machine.output("cat", str(process / "limits")).splitlines()
    core = next(line for line in limits if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]


HELPER_UNIT = "sallyport-root-helper@.service"
SESSIONS_UNIT = "sallyport-sessions@.service"
# What answers root there would do anything for it.
CLOSED = (
    "/run/dbus", "/run/systemd/private", "/run/docker.sock", "/run/containerd", "/run/libvirt", "/run/sallyport",
    "/run/sallyportd", "/var/lib/sallyport", "/etc/sallyport", "/var/lib/systemd/credential.secret",
)  # fmt: skip


def test_the_helper_has_no_door_to_others_who_do_as_root_says(machine):
    shown = machine.output("systemctl", "show", "--property=InaccessiblePaths", HELPER_UNIT.replace("@", "@test"))
    closed = {path.removeprefix("-") for path in shown.strip().removeprefix("InaccessiblePaths=").split()}
    assert closed.issuperset(CLOSED)


def test_who_ends_sessions_has_no_other_door_than_the_bus(machine):
    shown = machine.output("systemctl", "show", "--property=InaccessiblePaths", SESSIONS_UNIT.replace("@", "@test"))
    closed = {path.removeprefix("-") for path in shown.strip().removeprefix("InaccessiblePaths=").split()}
    assert closed.issuperset({*CLOSED, "/etc/shadow"} - {"/run/dbus"})


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [(HELPER_UNIT, {"cap_audit_write", "cap_chown", "cap_dac_override"}),
     (SESSIONS_UNIT, {"cap_dac_override", "cap_kill", "cap_sys_ptrace"})],
)  # fmt: skip
def test_each_helper_has_its_own_capabilities_and_no_more(machine, unit, wanted):
    shown = machine.output("systemctl", "show", "--property=CapabilityBoundingSet", "--value", unit.replace("@", "@test"))
    assert set(shown.split()) == wanted


def in_the_helpers_sandbox(machine, script, *without, unit=HELPER_UNIT):
    """What a script prints under the properties of the unit, save which programs may be run and how they are started."""
    own = ("ExecStart=", "StandardInput=", "NoExecPaths=", "ExecPaths=", "RuntimeMaxSec=", "SystemCallFilter=", "MemorySwapMax=")
    lines = (places.TREE / "systemd" / unit).read_text().split("[Service]")[1].splitlines()
    properties = [f"--property={line}" for line in lines if "=" in line and not line.startswith(("#", *own, *without))]
    return machine.output("systemd-run", "--pipe", "--wait", "--quiet", *properties, "/bin/sh", "-c", script).split()


def test_the_helper_finds_nothing_behind_those_doors(machine):
    folders = f'for path in {" ".join(CLOSED)}; do test -d $path && test -n "$(ls -A $path)" && echo $path; done'
    reach = "busctl --no-pager list >/dev/null 2>&1 && echo bus; systemctl show-environment >/dev/null 2>&1 && echo systemd"
    look = f"{folders}; {reach}; test -S /run/systemd/journal/dev-log && echo log; true"
    assert in_the_helpers_sandbox(machine, look) == ["log"]
    without = set(in_the_helpers_sandbox(machine, look, "InaccessiblePaths="))
    assert without.issuperset({"bus", "systemd", "/run/sallyport", "/var/lib/sallyport", "/etc/sallyport"})


def test_who_ends_sessions_finds_no_password_and_no_record(machine):
    folders = f'for path in {" ".join(CLOSED)}; do test $path = /run/dbus || {{ test -d $path && test -n "$(ls -A $path)" && echo $path; }}; done'
    look = f"{folders}; test -s /etc/shadow && echo shadow; busctl --no-pager list >/dev/null 2>&1 && echo bus; true"
    assert in_the_helpers_sandbox(machine, look, unit=SESSIONS_UNIT) == ["bus"]
    without = set(in_the_helpers_sandbox(machine, look, "InaccessiblePaths=", unit=SESSIONS_UNIT))
    assert without.issuperset({"bus", "shadow", "/var/lib/sallyport", "/etc/sallyport"})


def test_a_plain_key_file_is_taken_by_the_drop_in_that_ships(machine, door):
    drop_in = f"/etc/systemd/system/{UNIT}.d/plain-key.conf"
    machine.write(drop_in, (places.TREE / "systemd/examples/plain-key.conf").read_text())
    machine.output("systemctl", "daemon-reload")
    sealed = machine.root / "etc/sallyport/master-key.cred"
    kept = sealed.rename(sealed.with_suffix(".kept"))
    try:
        machine.output("systemctl", "restart", UNIT)
        [(name, secret)] = door.newcomers(1)
        assert door.log_in(name, code(secret))[0]
    finally:
        kept.rename(sealed)
        machine.output("rm", drop_in)
        machine.output("systemctl", "daemon-reload")
        machine.output("systemctl", "restart", UNIT)
    assert stat.S_IMODE((machine.root / "etc/sallyport/master.key").stat().st_mode) == 0o600


def test_without_a_key_the_daemon_says_so_and_starts_once_there_is_one(machine, door):
    sealed = machine.root / "etc/sallyport/master-key.cred"
    kept = sealed.rename(sealed.with_suffix(".kept"))
    try:
        assert machine.run("systemctl", "restart", UNIT).returncode != 0
        lines = machine.output("journalctl", "--output=cat", "--lines=50", f"--unit={UNIT}")
        assert "key" in lines
    finally:
        kept.rename(sealed)
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]
