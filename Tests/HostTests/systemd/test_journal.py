"""The audit trail, as journald keeps it."""

import calendar
import json
import re
import time

from door import SERVICE, code

from staging import places


def ids_by_event():
    """The table of docs/journal.md."""
    text = (places.TREE / "docs/journal.md").read_text()
    return dict(re.findall(r"^\| `([a-z-]+)` \| `([0-9a-f]{32})` \|", text, re.MULTILINE))


def test_a_granted_login_is_one_record_with_its_fields(machine, door):
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]
    [record] = machine.records("login-granted", user=name)
    assert record["MESSAGE_ID"] == ids_by_event()["login-granted"]
    assert record["SYSLOG_IDENTIFIER"] == "sallyportd" and record["PRIORITY"] == "6"
    uid = machine.output("id", "--user", name).strip()
    expected = {"USER": name, "UID": uid, "SERVICE": SERVICE, "PHASE": "auth", "METHOD": "totp", "VERDICT": "granted"}
    assert {field: record.get(f"SALLYPORT_{field}") for field in expected} == expected
    assert re.fullmatch("[0-9a-f]{32}", record["SALLYPORT_CONVERSATION"])


def test_a_refusal_says_why(machine, door):
    [(name, secret)] = door.newcomers(1)
    wrong = f"{(int(code(secret)) + 1) % 1_000_000:06}"
    assert not door.log_in(name, wrong)[0]
    record = machine.records("login-refused", user=name)[-1]
    assert record["MESSAGE_ID"] == ids_by_event()["login-refused"]
    assert record["SALLYPORT_VERDICT"] == "refused" and record["SALLYPORT_REASON"]


def test_an_enrolment_says_who_did_it(machine, door):
    [(name, _)] = door.newcomers(1)
    [record] = machine.records("account-changed", user=name)
    assert (record["SALLYPORT_CHANGE"], record["SALLYPORT_ACTOR_UID"]) == ("enrolled", "0")


def test_sallyport_log_reads_our_records_and_no_forged_one(machine, door):
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]
    forged = f"MESSAGE=forged\nMESSAGE_ID={ids_by_event()['login-granted']}\nSALLYPORT_USER={name}\n"
    machine.output("logger", "--journald", input=forged)
    machine.output("journalctl", "--sync")
    answer = machine.output("sallyport", "log", "--user", name, "--json")
    assert "login-granted" in answer and "forged" not in answer


def as_person(machine, name, *words, groups="--clear-groups"):
    uid = machine.output("id", "--user", name).strip()
    return machine.run("setpriv", f"--reuid={uid}", f"--regid={uid}", groups, "sallyport", *words)


def test_the_log_and_the_activity_tell_of_a_login(machine, door):
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]
    machine.output("journalctl", "--sync")
    told = machine.output("sallyport", "log", "--user", name)
    assert told.startswith("Times are in ")
    assert f"{name} logged in by {SERVICE} with an authenticator code" in told
    counted = json.loads(machine.output("sallyport", "activity", "--user", name, "--days", "2", "--json"))
    assert counted["totals"] == {"logins": 1, "prompts": 1, "refusals": 0}


def test_the_activity_begins_where_the_journal_does(machine, door):
    [(name, secret)] = door.newcomers(1)
    assert door.log_in(name, code(secret))[0]
    machine.output("journalctl", "--sync")
    # In the journal's order the first need not be the oldest.
    written = machine.output("journalctl", "--system", "--output=json", "--output-fields=PRIORITY").splitlines()
    begin = min(int(json.loads(line)["__REALTIME_TIMESTAMP"]) for line in written) // 1_000_000
    said = json.loads(machine.output("sallyport", "activity", "--days", "3000", "--json"))
    assert calendar.timegm(time.strptime(said["recordsBegin"], "%Y-%m-%dT%H:%M:%SZ")) == begin
    day = machine.output("date", f"--date=@{begin}", "+%F").strip()
    assert said["days"][0]["day"] == day and len(said["days"]) < 3000
    assert f"The records begin on {day}: " in machine.output("sallyport", "activity", "--days", "3000")


def test_who_may_not_read_the_journal_is_told_so(machine, door):
    [(name, _)] = door.newcomers(1)
    # A journal of one's own, which journald keeps apart from that of services, does not pass for it.
    machine.output("mkdir", "--parents", "/var/log/journal")
    machine.output("journalctl", "--flush")
    uid = machine.output("id", "--user", name).strip()
    machine.output("setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "logger", "--journald", input="MESSAGE=own\n")
    machine.output("journalctl", "--sync")
    assert machine.run("sh", "-c", f"ls /var/log/journal/*/user-{uid}.journal").returncode == 0
    machine.write("/etc/sallyport/new.conf", "version = 1\n")
    for words in (["log"], ["activity"], ["policy", "simulate", "/etc/sallyport/new.conf"]):
        refused = as_person(machine, name, *words)
        assert (refused.returncode, refused.stdout) == (69, ""), words
        assert "systemd-journal" in refused.stderr
        allowed = as_person(machine, name, *words, groups="--groups=systemd-journal")
        assert allowed.returncode == 0 and allowed.stdout, allowed.stderr


def test_no_secret_and_no_code_is_ever_written(machine, door):
    [(name, secret)] = door.newcomers(1)
    typed = code(secret)
    assert door.log_in(name, typed)[0]
    everything = machine.output("journalctl", "--output=json", "--all", f"SALLYPORT_USER={name}")
    everything += machine.output("journalctl", "--output=cat", "--all")
    assert secret not in everything
    values = [str(value) for line in machine.records(user=name) for value in line.values()]
    assert typed not in " ".join(values).split()


def test_the_catalog_explains_every_event(machine):
    for event, message_id in ids_by_event().items():
        text = machine.output("journalctl", "--dump-catalog", message_id)
        assert "Defined-By: Sallyport" in text, event
