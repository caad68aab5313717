"""The HTML part of a mail in headless Chromium: what is read there, in the light and in the dark, and that nothing is fetched."""

import re

import pytest

from staging import browser, letters
from staging.browser import HEIGHT, WIDTH, Page
from staging.post import post

# WCAG 2: of ordinary text.
CONTRAST = 4.5


@pytest.fixture(scope="module")
def html(stage):
    """(the HTML part of a mail with a code, the code)."""
    if browser.program() is None:
        pytest.skip("SKIPPED, NOT PASSED: neither chromium nor chromium-headless-shell is here")
    with post() as host:
        person = host.person()
        host.log_in(person, "email")
        message = host.letter(person)
        yield letters.html(message), letters.code_in(message)


@pytest.fixture(params=["light", "dark"])
def page(html, request):
    return Page(html[0], request.param)


def visible_text(dom):
    """What a person reads of a document."""
    body = re.sub(r"<(style|head|title)\b.*?</\1>", "", dom, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "\n", body).split())


def test_a_browser_shows_the_code_and_every_fact(page, html):
    said = visible_text(page.dom)
    for words in (html[1], "drive", "192.0.2.1", "10 minutes", "the help desk, extension 1234"):
        assert words in said, (words, said)


def test_a_browser_asks_nobody_for_anything(page):
    assert page.requests() == []


def test_there_is_nothing_to_click_to_run_or_to_fill_in(html):
    elements = r"<\s*(a|script|img|iframe|form|input|link|object|svg|base|meta[^>]*refresh)\b"
    assert not re.search(rf"{elements}|\bon\w+\s*=|url\(|@import", html[0], re.IGNORECASE)


def test_the_picture_is_not_blank_and_can_be_read(page):
    picture = page.picture
    assert picture.size == (WIDTH, HEIGHT)
    background = page.background()
    inked = sum(count for count, colour in picture.getcolors(WIDTH * HEIGHT) if _differs(colour, background))
    # A few lines of text on much paper.
    assert WIDTH * HEIGHT // 500 < inked < WIDTH * HEIGHT // 2, inked
    assert page.contrast() >= CONTRAST


def _differs(colour, other):
    return max(abs(one - two) for one, two in zip(colour, other)) > 60


def test_nothing_is_wider_than_a_small_window(html):
    narrow = Page(html[0])
    assert narrow.overflows(320) is False
