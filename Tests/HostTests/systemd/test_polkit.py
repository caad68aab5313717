"""polkit under step-up: its helper runs as a child of the agent that shows the dialogue, so it is the agent's session that counts."""

import pytest
from logins import Logins, Person

from staging.client import PROMPT
from staging.users import PASSWORD

# pkexec wants the password of whoever calls it, another action an administrator's.
RULES = """\
polkit.addRule(function(action, subject) {
    if (action.id == "org.freedesktop.policykit.exec") return polkit.Result.AUTH_SELF;
    if (action.id == "org.freedesktop.login1.reboot") return polkit.Result.AUTH_ADMIN;
});
polkit.addAdminRule(function(action, subject) { return ["unix-user:boss"]; });
"""
# A command with an agent for it in the same terminal.
WITH_AGENT = """\
#!/bin/sh
rm -f ~/ready
mkfifo ~/ready
pkttyagent --process $$ --notify-fd 9 9>~/ready &
cat ~/ready
"$@"
status=$?
kill $!
exit $status
"""
# The agent that pkexec brings along fails over ssh, with our stack and with Debian's own: "No session for cookie".
PKEXEC = "pkexec --disable-internal-agent"
PKCHECK = "pkcheck --process $PPID --allow-user-interaction --action-id"
SELF = f"with-agent {PKEXEC} id -u"
ADMINISTRATOR = f"with-agent sh -c '{PKCHECK} org.freedesktop.login1.reboot'"
COMPLETE = "AUTHENTICATION COMPLETE"


@pytest.fixture(scope="module")
def logins(machine, door):
    made = Logins(machine)
    machine.write("/etc/polkit-1/rules.d/10-test.rules", RULES)
    machine.write("/usr/local/bin/with-agent", WITH_AGENT, 0o755)
    yield made
    made.end()


@pytest.fixture(scope="module")
def boss(machine, logins):
    return Person(machine, "boss", ["sudo"])


def assert_asked(done, *asked):
    assert (done.status, done.asked) == (0, list(asked)) and COMPLETE in done.text, done


def test_a_session_with_a_fresh_proof_is_asked_for_the_password_alone(proven):
    for _ in range(2):
        done = proven.run(SELF)
        assert_asked(done, "password")
        assert done.text.endswith("m0")


def test_a_session_without_one_is_asked_what_for_and_then_not_again(machine, unproven):
    done = unproven.run(SELF)
    assert_asked(done, "password", "code")
    assert f"This is for polkit-1 on {machine.output('hostname').strip()}." in done.text
    assert_asked(unproven.run(SELF), "password")


def test_the_proof_counts_for_sudo_and_the_other_way_round(proven, unproven, quiet):
    assert unproven.run("sudo -n true").status != 0
    assert_asked(unproven.run(SELF), "password", "code")
    assert unproven.run("sudo -n true").status == 0


def test_wrong_codes_are_refused(person, unproven):
    wrong = f"{(int(person.code()) + 1) % 1_000_000:06}"
    done = unproven.run(SELF, code=wrong)
    assert done.status != 0 and "That code is wrong" in done.text and COMPLETE not in done.text, done


def test_an_administrator_whose_password_is_asked_for_proves_a_factor_too(proven, boss):
    """The person's own proof is nothing to the administrator; the administrator's own in this session is."""
    proven.code = boss.code
    assert_asked(proven.run(ADMINISTRATOR), "password", "code")
    assert_asked(proven.run(ADMINISTRATOR), "password")


@pytest.mark.parametrize("asking, showing", [("unproven", "proven"), ("proven", "unproven")])
def test_the_session_of_the_agent_counts_and_not_that_of_the_command(request, person, asking, showing):
    command, agent = request.getfixturevalue(asking), request.getfixturevalue(showing)
    shell = command.run("rm -f ~/ready; mkfifo ~/ready; echo $$").text
    command.terminal.sendline(f"cat ~/ready; {PKEXEC} id -u; echo en''ded=$?=")
    # A subshell, or sh itself would hold the pipe open.
    agent.terminal.sendline(f"(exec pkttyagent --process {shell} --notify-fd 9 9>~/ready)")
    agent.terminal.expect("Password: ")
    agent.terminal.sendline(PASSWORD)
    is_asked = agent.terminal.expect([COMPLETE, PROMPT]) == 1
    assert is_asked == (showing == "unproven")
    if is_asked:
        agent.terminal.sendline(person.code())
        agent.terminal.expect(COMPLETE)
    command.terminal.expect("0\r\nended=0=")
    agent.terminal.sendintr()
