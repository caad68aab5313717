"""A contender of which half of the accounts would be asked if they came, and the other half not."""

from contender import run_json
from daemons import Sallyport
from devices import ELSEWHERE, HOME

# Wrong codes of the last day that are odd.
FAILURES = 3
THIRD_PLACE = "192.0.2.7"
WRONG_CODE = ["--step-offset", "100000"]
LOOKED_AT = 5


class AtRisk(Sallyport):
    """Policy looks at what is odd. The first half was seen where everybody comes from later; the other elsewhere, and
    then with wrong codes from a third place."""

    name = "at-risk"
    require = "risk"

    @property
    def half(self):
        return self.accounts.count // 2

    def start(self):
        super().start()
        self._log_in(0, self.half, HOME, [], "granted")
        self._log_in(self.half, self.half, ELSEWHERE, [], "granted")
        for _ in range(FAILURES):
            self._log_in(self.half, self.half, THIRD_PLACE, WRONG_CODE, "refused")
        # A conversation that ends without a prompt is lost to a client that waits for one.
        self._log_in(0, LOOKED_AT, HOME, [], "lost")
        self._log_in(self.half, LOOKED_AT, HOME, WRONG_CODE, "refused")

    def _log_in(self, first, count, host, more, expected):
        report = run_json(self._bare_command(first, count) + ["--host", host] + more, self.environment())
        if report["results"] != {expected: count}:
            raise RuntimeError(f"{first} to {first + count} from {host}: {report['results']}, not {expected}")
