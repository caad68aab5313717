"""Logins while mails wait for a server that is silent; and how soon a person hears of a mail that is refused."""

import select
import time

from couriers import REACHABLE, Reaching
from row import at_most
from scene import median, microseconds, ratio, say

ACCOUNTS = 1000 + REACHABLE
LOGINS = 40
ASKED = 20
LIMIT = 1.1
# What a person may be kept waiting, in milliseconds.
DEADLINE = 5000
# A code lives for ten minutes, and the mail with it waits no longer.
LIFE_SECONDS = 600


def waiting(scene):
    """One client, with and without mails that wait."""
    if not _is_built(scene):
        return []
    waits, plain = (scene.contender(kind, ACCOUNTS) for kind in ("mails-waiting", "no-mails"))
    holder = waits.ask_for_mails()
    try:
        if not select.select([holder.stdout], [], [], 60)[0]:
            raise RuntimeError("no prompts within 60 s after 200 mails were asked for")
        asked, began = int(holder.stdout.readline().split()[1]), time.monotonic()
        # Twice as long as others, so that the courier's deferrals after 20 s fall into it.
        reports = scene.compare(
            f"{REACHABLE} mails", [waits, plain], lambda each: each.log_in(LOGINS), 2 * scene.rounds)
        seconds = time.monotonic() - began
        ended = [fate for fate in waits.fates() if fate != "not yet"]
    finally:
        holder.stdin.close()
        holder.wait(60)
    value = ratio(reports[waits.label], reports[plain.label], microseconds)
    figures = (f"{name} {median(reports[each.label], microseconds):.0f} µs"
               for each, name in ((waits, "waiting"), (plain, "none")))
    note = f"{', '.join(figures)}; {asked - len(ended)} still waited at the end"
    row = at_most(f"{REACHABLE} mails waiting: time of one client, to that without", LIMIT, value, note=note)
    row.met = row.met and asked == REACHABLE and not ended and seconds < LIFE_SECONDS
    return [row]


def refusal(scene):
    """From `email` to the prompt that says why there is no mail."""
    if not _is_built(scene):
        return []
    return [_refusal(scene, "mails-refused", "mail refused (550)", "refused"),
            _refusal(scene, "mails-unreachable", "no mail server there", "not yet")]


def _refusal(scene, kind, line, expected):
    contender = scene.contender(kind, ACCOUNTS)
    scene.quiet.wait()
    report = contender.ask_for_a_mail(ASKED)
    fates = contender.fates()[:ASKED]
    longest = report["login"]["max"] / 1e3
    note = f"longest of {ASKED}; median {report['login']['median'] / 1e3:.1f} ms"
    row = at_most(f"{line}: from `email` to the prompt", DEADLINE, longest, "ms", note, digits=1)
    row.met = row.met and report["results"] == {"asked": ASKED} and set(fates) == {expected}
    return row


def _is_built(scene):
    if scene.has_ours and not Reaching.is_built():
        say("build/sallyport-courier is not there: nothing of mails is measured")
    return scene.has_ours and Reaching.is_built()
