"""The HTML page in a real browser, at the width of a phone and of a desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.gate import Gate
from factcheck.records import Report
from tests import made
from tests.browser import Browser, browsing, find
from tests.test_formats import HOSTILE, checked, gated, hostile_report, write

__all__ = ["checked"]  # a fixture

PROGRAM = find()

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on the path (Debian: apt-get install chromium)")

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a page in a browser."""
    with browsing(str(PROGRAM)) as page:
        yield page


def page_of(folder: Path, report: Report, gate: Gate) -> Path:
    """Return a file with the page of a report."""
    path = folder / "page.html"
    path.write_text(write("html", report, gate=gate), encoding="utf-8")
    return path


def pages(checked: list[tuple[Report, Gate]]) -> list[tuple[Report, Gate]]:
    """Return what is looked at: real reports, a hostile one, an empty one, and one with a word nobody could read."""
    hostile, long = hostile_report(HOSTILE), hostile_report("mill" * 25_000)
    empty = Report(replace(made.article(""), blocks=()), (), "a", "b")
    return [*checked, (hostile, gated(hostile)), (long, gated(long)), (empty, Gate())]


def reached(browser: Browser, most: int) -> list[str]:
    """Return the names of the elements that the Tab key comes by, from the top of the page to its end."""
    names: list[str] = []
    for _ in range(most):
        browser.press("Tab", 9)
        name = browser.tell("document.activeElement.id || document.activeElement.getAttribute('href') || ''")
        if not name:
            break
        names.append(str(name))
    return names


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_fits_and_says_nothing_to_the_console(
    browser: Browser, tmp_path: Path, checked: list[tuple[Report, Gate]], size: dict[str, int]
) -> None:
    for report, gate in pages(checked):
        browser.open(page_of(tmp_path, report, gate), **size)
        shown, wide = browser.tell("[document.documentElement.clientWidth, document.documentElement.scrollWidth]")

        assert browser.complaints == []
        assert wide <= shown


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_claim_is_reached_and_opened_by_keyboard(
    browser: Browser, tmp_path: Path, checked: list[tuple[Report, Gate]], size: dict[str, int]
) -> None:
    for report, gate in [checked[0], (made.report(), gated(made.report()))]:
        browser.open(page_of(tmp_path, report, gate), **size)
        names = reached(browser, 20 * len(report.verdicts))

        assert {f"t-{verdict.claim.id}" for verdict in report.verdicts} <= set(names)

    browser.open(page_of(tmp_path, report, gate), **size)
    while browser.tell("document.activeElement.id") != "t-aaaa0001":
        browser.press("Tab", 9)
    browser.press("Enter", 13)
    card = browser.tell(
        "(card => [getComputedStyle(card).position, card.getBoundingClientRect().top >= 0,"
        " card.getBoundingClientRect().bottom <= innerHeight, card.innerText])(document.querySelector(':target'))"
    )
    assert card[:3] == ["fixed", True, True]
    assert "$902 million" in card[3]
    assert "$800 million" in card[3]

    browser.press("Tab", 9)
    assert browser.tell("document.querySelector(':target').contains(document.activeElement)")


def test_colours_stand_out_by_day_and_by_night(browser: Browser, tmp_path: Path) -> None:
    """Contrast of at least 4.5 to 1 (WCAG AA) of every text against the page."""
    page = page_of(tmp_path, made.report(), gated(made.report()))
    for dark in (False, True):
        browser.open(page, **DESK, dark=dark)
        colours = browser.tell(
            "[...document.querySelectorAll('body *')].filter(e => e.innerText && e.checkVisibility())"
            ".map(e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor])"
        )
        assert min(contrast(*pair) for pair in colours) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
