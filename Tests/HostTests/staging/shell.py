"""A shell over ssh, whose commands ask for passwords and codes."""

import re

import pexpect

from staging.self_service import CODE, MOST_PROMPTS, Outcome

PASSWORDS = [r"\[sudo\] password for \w+: ", "Password: "]


class Shell:
    """`run` types a command into a terminal, answers what is asked, and tells what happened."""

    def __init__(self, terminal, password, code):
        """`code` makes a right one each time that it is called."""
        self.terminal, self.password, self.code = terminal, password, code
        terminal.sendline("exec sh")
        terminal.sendline("stty -echo; PS1=; echo rea''dy")
        terminal.expect("ready\r\n")

    def run(self, command, password=None, code=None):
        """`code` is typed instead of a right one; `asked` has the words "password" and "code"."""
        self.terminal.sendline(f'{command}; echo "status=$?="')
        text, asked = "", []
        while (seen := self.terminal.expect([r"status=(\d+)=\r\n", re.escape(CODE), *PASSWORDS])) > 0:
            text += self.terminal.before
            asked.append("code" if seen == 1 else "password")
            assert len(asked) <= MOST_PROMPTS, text
            self.terminal.sendline((code or self.code()) if seen == 1 else (password or self.password))
        return Outcome(int(self.terminal.match[1]), " ".join((text + self.terminal.before).split()), asked)

    def end(self):
        self.terminal.sendline("exit")
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()
