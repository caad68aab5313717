"""A review of all accounts: the table, CSV and JSON, and the report as headless Chromium shows it."""

import csv
import io
import json
import os
import pwd
import re
import stat

import pytest

from staging import browser
from staging.browser import Page
from staging.reviewed import FORMULA, MARKUP, Reviewed, records

# WCAG 2: of ordinary text.
CONTRAST = 4.5
SIZE = (1280, 1700)


@pytest.fixture(scope="module")
def host(stage):
    made = Reviewed()
    yield made
    made.daemon.end()


@pytest.fixture(scope="module")
def html(host):
    return host.report("--records", str(records())).read_text(encoding="ascii")


@pytest.fixture(params=["light", "dark"])
def page(html, request):
    if browser.program() is None:
        pytest.skip("SKIPPED, NOT PASSED: neither chromium nor chromium-headless-shell is here")
    return Page(html, request.param, SIZE)


def weak_spots(host):
    said = json.loads(host.review("--json"))
    return {account["user"]: account["weakSpots"] for account in said["accounts"]}


def test_every_account_is_judged_and_what_wants_attention_comes_first(host):
    spots = weak_spots(host)
    assert {kind: spots[name] for kind, name in host.names.items()} == {
        "good": [],
        "mail": ["mail-only"],
        "short": ["short-key", "no-recovery-codes"],
        "locked": [],
        "formula": [],
        "late": ["enrolment-overdue"],
    }
    order = list(spots)
    first = [host.names[kind] for kind in ("late", "mail", "short", "good")]
    assert sorted(first, key=order.index) == first
    assert spots["root"] == ["enrolment-overdue"] and "daemon" not in spots


def test_the_table_lines_up_and_fits(host):
    lines = host.review().splitlines()
    assert lines[0].split("  ")[0] == "USER" and all(len(line) <= 120 for line in lines[: lines.index("")])
    rows = [line for line in lines[1 : lines.index("")] if not line.startswith("  ")]
    column = lines[0].index("DORMANT")
    assert all(row[column - 1] == " " and row[column] != " " for row in rows)
    good = next(row for row in rows if row.startswith(host.names["good"]))
    assert good.endswith("in 90 days")
    assert any(line.startswith("Roll-out: ") and " left." in line for line in lines)


def test_the_status_names_who_is_left(host):
    lines = host.daemon.ask("status").stdout.splitlines()
    assert any("demanded since 2020-01-31" in line for line in lines)
    assert any(re.search(r"roll-out: \d+ of \d+ accounts with a login shell enrolled, \d+ %, \d+ left$", each) for each in lines)
    left = host.daemon.ask_json("status")["rollOut"]["notEnrolled"]
    # The line has the first twenty: tests before this one may have made more users.
    assert any(all(name in line for name in left[:20]) for line in lines if "without: " in line)
    assert host.names["late"] in left and host.names["good"] not in left and host.names["locked"] not in left


def test_comma_separated_values_are_read_by_another_program_and_hold_no_formula(host):
    rows = {row["user"]: row for row in csv.DictReader(io.StringIO(host.review("--csv"), newline=""), strict=True)}
    assert set(rows) == set(weak_spots(host))
    assert rows[host.names["formula"]]["lock_reason"] == "'" + FORMULA
    assert rows[host.names["locked"]]["lock_reason"] == MARKUP
    assert rows[host.names["good"]]["methods"] == "totp" and rows[host.names["late"]]["enrolled"] == "no"
    assert rows[host.names["late"]]["uid"] == str(pwd.getpwnam(host.names["late"]).pw_uid)


def test_only_administrators_review(host):
    assert host.daemon.ask("user", "list", "--review", user=host.names["good"], check=False).returncode == 77


def test_the_report_is_for_its_owner_alone_and_never_behind_a_link(host):
    file = host.report()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    link = file.with_name("link.html")
    link.symlink_to(file)
    before = file.stat()
    refused = host.daemon.ask("user", "list", "--review", "--report", str(link), check=False)
    assert refused.returncode == 65 and "is a link" in refused.stderr
    assert link.is_symlink() and file.stat() == before
    assert sorted(os.listdir(file.parent)) == ["link.html", "report.html"]


def test_the_report_can_go_through_a_pipe(host):
    said = host.review("--report", "-")
    assert said.startswith("<!DOCTYPE html>") and said.endswith("</html>\n")


def test_a_browser_shows_every_account(page, host):
    names = re.findall(r'<th scope="row">([^<]*)</th>', page.dom)
    assert names == list(weak_spots(host))
    assert page.dom.count('<rect class="logins"') == 90
    assert "Review of the accounts of" in page.dom


def test_a_browser_asks_nobody_for_anything(page):
    assert page.requests() == []


def test_nothing_can_be_fetched_run_or_clicked(html):
    for said in re.findall(r"<[^>]*>|(?<=<style>).*?(?=</style>)", html, re.DOTALL):
        assert not re.search(r"\b(src|href|action|on\w+)\s*=|url\(|@import", said, re.IGNORECASE), said
    elements = set(re.findall(r"<([a-z]\w*)", html))
    assert not elements & {"script", "img", "iframe", "a", "link", "object", "embed", "form", "input", "base", "image", "use"}


def test_markup_in_what_is_known_of_an_account_is_text(page):
    assert "<title>Review of the accounts of" in page.dom
    assert "&lt;script&gt;document.title" in page.dom and "<script" not in page.dom and "<img" not in page.dom


def test_the_picture_is_not_blank_and_can_be_read(page):
    assert page.picture.size == SIZE
    points = SIZE[0] * SIZE[1]
    background = page.background()
    inked = sum(count for count, colour in page.colours() if _differs(colour, background))
    assert points // 200 < inked < points // 2, inked
    assert page.contrast() >= CONTRAST


def _differs(colour, other):
    return max(abs(one - two) for one, two in zip(colour, other)) > 60
