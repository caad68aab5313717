"""The contenders that differ by their rules alone."""

import places
from daemons import Sallyport

RULES = 500


class ManyRules(Sallyport):
    """Rules of every kind above the one that applies, of which none matches."""

    name = "many-rules"

    def install(self):
        super().install()
        with open(self.home / "sallyport.conf", "a", encoding="ascii") as file:
            for number in range(RULES):
                file.write(f'\n[[rule]]\nname = "rule {number}"\n{_condition(number)}\nrequire = "if-enrolled"\n')


class NeverAsked(Sallyport):
    """Policy asks nobody."""

    name = "never-asked"
    require = 'require = "never"'
    more = ""

    def install(self):
        super().install()
        path = self.home / "sallyport.conf"
        path.write_text(path.read_text().replace('require = "always"', self.require) + self.more)

    def _write_stack(self):
        super()._write_stack()
        # Where every module ignores, nobody gets in.
        with open(self.home / "pam" / places.SERVICE, "a", encoding="ascii") as file:
            file.write("auth required pam_permit.so\n")


class CalmRisk(NeverAsked):
    """Policy looks at what is odd, and nothing is."""

    name = "calm-risk"
    require = 'require = "risk"'
    more = "\n[risk]\n" + "".join(
        f"{signal} = {weight}\n" for signal, weight in (
            ("new_network", 1), ("unusual_hour", 1), ("recent_failures", 1), ("failing_source", 1),
            ("long_absence", 1), ("new_key", 1), ("no_terminal", 1), ("clock_in_doubt", 1),
            ("elevated", 8), ("high", 8)))


def _condition(number):
    kinds = (
        f'user = ["nobody{number}"]', f'network = ["10.{number // 200}.{number % 200}.0/24"]',
        f'service = ["other{number}"]', f'time = ["Sat"]\nuser = ["guest{number}"]')
    return kinds[number % len(kinds)]
