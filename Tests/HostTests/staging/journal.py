"""The audit trail of a daemon without a journal: the JSON lines on its standard error."""

import json

from staging.patience import until


def records(daemon):
    return [json.loads(line) for line in daemon.text().splitlines() if line.startswith("{")]


def events(daemon, name):
    """The records of one kind of event."""
    return [record for record in records(daemon) if record.get("SALLYPORT_EVENT") == name]


def until_told(daemon, name):
    """Waits for a record of that kind of event: they are written behind, by a thread of their own."""
    return until(lambda: events(daemon, name), f"a record of {name}")
