"""Ours beside the floor, through PAM and bare, at one client and at 64."""

from contender import refused
from row import Row, at_least, at_most, told
from scene import median, microseconds, per_second, ratio

CLIENTS = 64
LOGINS = {1: 100, CLIENTS: 20 * CLIENTS}
ACCOUNTS = 10_000


def floor(scene):
    """Time at one client, throughput at 64."""
    size = min(ACCOUNTS, scene.most)
    contenders = [scene.contender("floor", size)] + ([scene.contender("sallyport", size)] if scene.has_ours else [])
    rows = []
    for way, method in (("through PAM", "log_in"), ("bare", "bare")):
        for clients, logins in LOGINS.items():
            reports = scene.compare(
                f"floor {way}, {clients} clients", contenders,
                lambda each: getattr(each, method)(logins, clients), max(3, scene.rounds // 2))
            rows += _rows(way, clients, [reports[each.label] for each in contenders])
    return rows


def _rows(way, clients, reports):
    figure, unit = (microseconds, "µs") if clients == 1 else (per_second, "/s")
    line = f"{way}, {clients} client{'s' if clients > 1 else ''}: {'time' if clients == 1 else 'throughput'}, to the floor's"
    floor_figure = median(reports[0], figure)
    if len(reports) == 1:
        return [told(line + " (floor alone)", floor_figure, unit, digits=0)]
    value = ratio(reports[1], reports[0], figure)
    note = f"sallyport {median(reports[1], figure):.0f} {unit}, floor {floor_figure:.0f} {unit}"
    success = "PAM_SUCCESS" if way == "through PAM" else "granted"
    wrongly = sum(refused(report, success) for report in reports[1])
    row = at_most(line, 1.3, value, note=note) if clients == 1 else at_least(line, 0.7, value, note=note)
    return [row] + ([Row(f"{way}, {clients} clients: right codes refused", "0", str(wrongly), False)] if wrongly else [])
