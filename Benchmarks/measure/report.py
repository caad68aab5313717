"""The table, for a terminal and as Markdown."""

import os
import platform
import time


def table(rows):
    """Columns as wide as they need to be."""
    cells = [("line", "target", "measured", "", "beside it")]
    cells += [(row.line, row.target, row.value, row.verdict, row.note) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip() for line in cells)


def markdown(rows, scene, seconds):
    lines = ["# Speed, memory, scale", ""]
    lines += [_circumstances(scene, seconds), ""]
    lines += ["| line | target | measured | | beside it |", "|---|---|---|---|---|"]
    lines += [f"| {row.line} | {row.target} | {row.value} | {row.verdict} | {row.note} |" for row in rows]
    return "\n".join(lines) + "\n"


def _circumstances(scene, seconds):
    clients = "Clients go on from one login to the next." if scene.hot else (
        "Each login through PAM is a process of its own, as under sshd and sudo.")
    noisy = f" {scene.quiet.noisy} of {scene.quiet.asked} measurements began on busy cores." if scene.quiet.noisy else ""
    return (
        f"`make bench`, {time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores, Linux {platform.release()}, "
        f"{scene.rounds} interleaved rounds, {seconds:.0f} s. A time is the median from `pam_start` to the end of "
        f"`pam_end`; a ratio is the median of the rounds' ratios. {clients}{noisy}")
