"""A host that sends codes: a daemon, its courier, the servers that the courier sends to, and a clock that moves both programs."""

import contextlib
import dataclasses
import itertools
import json
import re

from staging import authenticator, letters, pam, stack, users
from staging.clock import Clock
from staging.courier import Courier
from staging.daemon import Daemon
from staging.gateway import Gateway
from staging.mail import MailServer
from staging.patience import until

METHODS = ("totp", "hotp", "email", "sms", "recovery-code")
STEP = 30
HOME = "192.0.2.1"
# What the daemon says of a code that went out, and of when it can go out again.
SENT = r"A code was sent by e-mail to"
SENT_BY_SMS = r"A code was sent by SMS to"
WAIT = re.compile(r"It can be (?:sent|asked for) again in (\d+) (s|min|h)")
UNITS = {"s": 1, "min": 60, "h": 3_600}
_numbers = itertools.count(10_000_000)


def settings(methods=METHODS, enrol="admin", require="always", more="", services=("sshd", "drive")):
    return f"""\
version = 1

[login]
services = {json.dumps(services)}
require  = "{require}"
methods  = {json.dumps(methods)}
enrol    = "{enrol}"

{more}
[help]
contact = "the help desk, extension 1234"
"""


@dataclasses.dataclass
class Person:
    """Somebody with an account, a contact or two, and perhaps an authenticator app."""

    name: str
    address: str | None = None
    number: str | None = None
    secret: str | None = None


class Post:
    """All of it, running. `mail` are options of the mail server; with `sms` there is a gateway too."""

    def __init__(self, sms=None, mail=None, **chosen):
        self.clock = Clock()
        self.mail = MailServer(**(mail or {}), now=self.clock.now)
        self.gateway = Gateway(sms) if sms else None
        self.daemon = Daemon(settings(**chosen), environment=self.clock.environment).start()
        self.courier = Courier(self.daemon.runtime, self.mail, self.gateway, environment=self.clock.environment).start()
        stack.alone(self.daemon, "drive")

    def end(self):
        for each in (self.daemon, self.courier, self.mail, self.gateway):
            if each is not None:
                each.end()

    # people

    def person(self, email=True, phone=False, verified=True, factor="totp"):
        """Somebody new with the contacts and the factor that are wanted, who hears of nothing before a test begins."""
        made = Person(users.make())
        made.address = f"{made.name}@mail.example.org" if email else None
        made.number = f"+49151{next(_numbers)}" if phone else None
        if factor == "totp":
            made.secret = self.daemon.enrol(made.name)
        self.contact(made, verified=verified)
        if factor in ("email", "sms"):
            self.daemon.ask("user", "enrol", made.name, "--method", factor)
        return made

    def contact(self, person, verified=True):
        """Sets the contacts that a person has."""
        options = [f"--email={person.address}"] if person.address else []
        options += [f"--phone={person.number}"] if person.number else []
        if options:
            self.daemon.ask("user", "contact", person.name, *options, *(["--verified"] if verified else []))

    def code(self, person):
        """A right code of the person's app that nobody used yet."""
        self.clock.let_pass(STEP)
        return authenticator.code(person.secret, self.clock.now())

    def codes(self, people):
        """The same for several people, all at one moment."""
        self.clock.let_pass(STEP)
        return [authenticator.code(person.secret, self.clock.now()) for person in people]

    # what arrived

    def mails(self, person):
        """The parsed mails to a person that have a code in them, oldest first."""
        return [mail for mail in self._all_mails(person) if letters.codes_in(letters.text(mail))]

    def notices(self, person):
        """The texts of all other mails to a person, oldest first."""
        return [letters.text(mail) for mail in self._all_mails(person) if not letters.codes_in(letters.text(mail))]

    def _all_mails(self, person):
        return [letters.checked(delivered) for delivered in self.mail.to(person.address)]

    def letter(self, person, count=1):
        """The newest of at least `count` mails with a code to a person."""
        what = f"mail {count} with a code to {person.address}"
        return until(lambda: len(found := self.mails(person)) >= count and found[-1], what, 20)

    def mailed_code(self, person, count=1):
        return letters.code_in(self.letter(person, count))

    def wait_for_notice(self, person, words, seconds=20):
        """The text of a mail to a person that has those words in it, and no code."""

        def found():
            return next((text for text in self.notices(person) if words in " ".join(text.split())), None)

        return until(found, f"a mail to {person.address} with {words!r}", seconds)

    def texted_code(self, person, count=1):
        def found():
            codes = [code for message in self.gateway.to(person.number) for code in letters.codes_in(message.text)]
            return len(codes) >= count and codes[-1]

        return until(found, f"message {count} with a code to {person.number}", 20)

    # logins

    def log_in(self, person, *answers, rhost=HOME):
        """(whether it is let in, all that was said) of one login; an answer may be a function of the prompt."""
        result, said = pam.log_in("drive", person.name, *answers, rhost=rhost)
        return result == pam.SUCCESS, said

    def reads_mail(self, person, count=1):
        """An answer: the code out of the mail that just came."""
        return lambda _prompt: self.mailed_code(person, count)

    def waits(self, seconds, then):
        """An answer that is given some time later."""

        def answer(prompt):
            self.clock.let_pass(seconds)
            return then(prompt) if callable(then) else then

        return answer

    def shown(self, person):
        """What administrators are shown of a person."""
        said = self.daemon.ask_json("user", "show", person.name)
        return said["user"] if isinstance(said["user"], dict) else said

    def deliveries(self, person):
        return self.shown(person)["deliveries"]


def seconds_to_wait(said):
    """How long until a code can be sent again, by the last words about it."""
    number, unit = WAIT.findall(said)[-1]
    return int(number) * UNITS[unit]


@contextlib.contextmanager
def post(**chosen):
    """A Post, meanwhile."""
    made = Post(**chosen)
    try:
        yield made
    finally:
        made.end()
