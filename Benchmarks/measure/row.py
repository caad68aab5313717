"""One line of the report."""

from dataclasses import dataclass


@dataclass
class Row:
    """A measured value against its target; met is None for a figure that is only told, and "-" where ours is missing."""

    line: str
    target: str
    value: str
    met: bool | None
    note: str = ""

    @property
    def verdict(self):
        return {True: "met", False: "MISSED", None: ""}[self.met]


def at_most(line, bound, value, unit="×", note="", digits=2):
    return Row(line, f"≤ {bound:g} {unit}", f"{value:.{digits}f} {unit}", value <= bound, note)


def at_least(line, bound, value, unit="×", note="", digits=2):
    return Row(line, f"≥ {bound:g} {unit}", f"{value:.{digits}f} {unit}", value >= bound, note)


def told(line, value, unit="×", note="", digits=2):
    return Row(line, "", f"{value:.{digits}f} {unit}", None, note)
