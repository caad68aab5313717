"""Measures; prints the table; writes build/bench.md."""

import argparse
import resource
import sys
import time

import decisions
import floors
import logins
import mails
import places
import report
import resting
import sessions
import strangers
from scene import Scene, say

MEASUREMENTS = {
    "accounts": logins.accounts,
    "slow-disk": logins.slow_disk,
    "many-clients": logins.many_clients,
    "floor": floors.floor,
    "open": resting.open_conversations,
    "idle": resting.idle,
    "start": resting.start,
    "mails": mails.waiting,
    "refusal": mails.refusal,
    "rules": decisions.rules,
    "risk": decisions.risk,
    "strangers": strangers.times,
    "sessions": sessions.sessions,
}


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="5 rounds instead of 15, and 10,000 accounts at most")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, help="only this measurement; may be repeated")
    parser.add_argument("--accounts", type=int, help="the largest number of accounts (100,000)")
    parser.add_argument("--hot", action="store_true", help="logins one after another in one process, not one in each")
    return parser.parse_args()


def main():
    chosen = arguments()
    most = chosen.accounts or (10_000 if chosen.quick else 100_000)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    started = time.monotonic()
    scene = Scene(5 if chosen.quick else 15, most, chosen.hot)
    rows = []
    try:
        if not scene.has_ours:
            say("build/sallyportd, build/sallyport and build/pam_sallyport.so are not all there: peers and floor alone")
        for name in chosen.only or MEASUREMENTS:
            rows += MEASUREMENTS[name](scene)
    finally:
        scene.close()
    print(report.table(rows))
    places.REPORT.write_text(report.markdown(rows, scene, time.monotonic() - started))
    return 1 if any(row.met is False for row in rows) or not scene.has_ours else 0


sys.exit(main())
