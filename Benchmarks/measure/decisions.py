"""What a decision costs: under many rules, and where policy looks at what is odd."""

from policies import RULES
from row import at_most
from scene import median, microseconds, ratio

ACCOUNTS = 1000
LOGINS = 40
BARE_LOGINS = 200


def rules(scene):
    """One client at the bare socket, under many rules and under none."""
    if not scene.has_ours:
        return []
    many, none = (scene.contender(kind, ACCOUNTS) for kind in ("many-rules", "sallyport"))
    reports = scene.compare(f"{RULES} rules", [many, none], lambda each: each.bare(BARE_LOGINS))
    figures = [median(reports[each.label], microseconds) for each in (many, none)]
    note = f"{figures[0]:.0f} µs and {figures[1]:.0f} µs"
    return [at_most(f"a decision under {RULES} rules: more at the median", 20, figures[0] - figures[1], "µs", note, 1)]


def risk(scene):
    """One client through PAM, where nothing is odd, and where policy never asks."""
    if not scene.has_ours:
        return []
    calm, never = (scene.contender(kind, ACCOUNTS) for kind in ("calm-risk", "never-asked"))
    reports = scene.compare("risk", [calm, never], lambda each: each.log_in(LOGINS))
    value = ratio(reports[calm.label], reports[never.label], microseconds)
    figures = [median(reports[each.label], microseconds) for each in (calm, never)]
    note = f"{figures[0]:.0f} µs and {figures[1]:.0f} µs"
    return [at_most("not asked under risk: time, to never asked", 1.1, value, note=note)]
