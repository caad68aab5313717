"""How long it takes before the first factor to be asked and to be refused, for people of whom different things are known."""

import statistics
import subprocess

import places
from devices import HOME
from row import told

ACCOUNTS = 200
SAMPLES = 10_000
QUICK_SAMPLES = 2_000
# Ratios are of medians over so many conversations of each class that ran together.
BLOCK = 100
TIMEOUT_SECONDS = 600


def times(scene):
    """Everybody comes from one address; those whom nobody knows are there twice, to show what chance does."""
    if not scene.has_ours:
        return []
    ours = scene.contender("at-risk", ACCOUNTS)
    classes = {
        "unknown": f"x:0:{ours.half}", "unknown, again": f"x:500:{ours.half}",
        "not enrolled": f"u:{ACCOUNTS}:{ours.half}", "enrolled": f"u:0:{ours.half}",
        "at risk": f"u:{ours.half}:{ours.half}",
    }
    scene.quiet.wait()
    rounds = _converse(ours, classes.values(), SAMPLES if scene.rounds > 5 else QUICK_SAMPLES)
    return [row for column, what in enumerate(("to the first prompt", "from the first answer to the refusal"))
            for row in _rows(list(classes), [line[column::2] for line in rounds], what)]


def _converse(ours, classes, samples):
    """For each round the times of all classes in turn, two each."""
    command = [places.TOOLS / "strangers", ours.socket, HOME, samples, *classes]
    words = [str(word) for word in command]
    done = subprocess.run(words, stdout=subprocess.PIPE, timeout=TIMEOUT_SECONDS, check=True, text=True)
    return [[int(word) / 1e3 for word in line.split()] for line in done.stdout.splitlines()]


def _rows(classes, rounds, what):
    rows = []
    first = None
    for place, name in enumerate(classes):
        own = [line[place] for line in rounds]
        blocks = [statistics.median(own[start:start + BLOCK]) for start in range(0, len(own), BLOCK)]
        first = first or blocks
        ratios = sorted(mine / other for mine, other in zip(blocks, first))
        note = f"median {statistics.median(own):.1f} µs of {len(own):,}"
        if place > 0:
            low, high = (ratios[round(share * (len(ratios) - 1))] for share in (0.05, 0.95))
            note += f"; nine ratios in ten from {low:.3f} to {high:.3f}"
            rows.append(told(f"{name}, {what}: to unknown", statistics.median(ratios), note=note, digits=3))
        else:
            rows.append(told(f"{name}, {what}", statistics.median(own), "µs", note=note, digits=1))
    return rows
