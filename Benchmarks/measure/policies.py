"""The contenders that differ by their rules alone, with remembered devices and without."""

import places
from daemons import Sallyport
from devices import ELSEWHERE, HOME, REMEMBER, STRANGE_KEY, Remembered
from visit import Visit

RULES = 500


def _condition(number):
    kinds = (
        f'user = ["nobody{number}"]', f'network = ["10.{number // 200}.{number % 200}.0/24"]',
        f'service = ["other{number}"]', f'time = ["Sat"]\nuser = ["guest{number}"]')
    return kinds[number % len(kinds)]


def _rule(number):
    return f'\n[[rule]]\nname = "rule {number}"\n{_condition(number)}\nrequire = "if-enrolled"\n'


class ManyRules(Remembered):
    """Rules of every kind above the one that applies, of which none matches; and a key that is none of the devices."""

    name = "many-rules"
    more = REMEMBER + "".join(map(_rule, range(RULES)))
    visit = Visit(HOME, STRANGE_KEY)


class NoRules(Sallyport):
    """The same visits, to accounts without devices."""

    name = "no-rules"
    visit = ManyRules.visit


class NeverAsked(Remembered):
    """Policy asks nobody."""

    name = "never-asked"
    require = "never"

    def _write_stack(self):
        super()._write_stack()
        # Where every module ignores, nobody gets in.
        with open(self.home / "pam" / places.SERVICE, "a", encoding="ascii") as file:
            file.write("auth required pam_permit.so\n")


class CalmRisk(NeverAsked):
    """Policy looks at what is odd, and nothing is."""

    name = "calm-risk"
    require = "risk"


class Spared(CalmRisk):
    """The network is new, and the device remembered."""

    name = "spared"
    visit = Visit(ELSEWHERE, 0)
