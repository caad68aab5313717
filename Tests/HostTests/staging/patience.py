"""Waiting for what happens in another process."""

import time


def until(condition, what, seconds=10.0):
    """Returns the first true value of `condition()`; fails, naming `what`, when there is none in time."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"{what}: not within {seconds:g} s"
        time.sleep(0.01)
