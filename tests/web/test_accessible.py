"""Every page for everyone: labels, landmarks and contrast by axe, no sideways scrolling."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.unit.serve.http.desks import WORDS
from tests.web.conftest import Reader, seated

STORY, ARTICLE, CLAIM, ACTOR = "the story", "its article", "its claim", "who speaks"
PAGES = (
    "/", STORY, ARTICLE, f"{ARTICLE}/changes", CLAIM, ACTOR, f"/search?words={WORDS}", "/search",
    "/search?since=2024&order=earliest",
    "/actors", "/add", "/review", "/login", "/nothing",
)  # fmt: skip


def path_of(reader: Reader, name: str) -> str:
    """Return the address of a page that has one of its own in each store."""
    page = reader.open(f"/search?words={WORDS}")
    links = {
        STORY: ".earliest a[href^='/stories/']:not([href*='/claims/'])",
        ARTICLE: ".earliest a[href^='/articles/']",
        CLAIM: ".earliest a[href*='/claims/']",
    }
    if name.startswith(ACTOR):
        return "/actors/Greta Mohnhaupt"
    for known, link in links.items():
        if name.startswith(known):
            found = page.locator(link).first.get_attribute("href") or ""
            return found.partition("?")[0] + name.removeprefix(known)
    return name


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_fault(browser: Browser, desk: str, name: str, dark: bool) -> None:
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(locale="de-DE", color_scheme=scheme)
    reader = seated(context, desk)
    reader.open(path_of(reader, name))
    found = Axe().run(reader.page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", [STORY, ARTICLE, CLAIM, ACTOR, "/search?words=Bus"])
def test_axe_finds_no_fault_in_what_is_folded(browser: Browser, desk: str, name: str) -> None:
    context = browser.new_context(locale="de-DE")
    reader = seated(context, desk)
    page = reader.open(path_of(reader, name))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_telephone(browser: Browser, desk: str, name: str) -> None:
    context = browser.new_context(locale="de-DE", viewport={"width": 360, "height": 740})
    reader = seated(context, desk)
    page = reader.open(path_of(reader, name))
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 360


@pytest.mark.parametrize("name", [name for name in PAGES if name != "/nothing"])
def test_a_page_needs_no_script(browser: Browser, desk: str, name: str) -> None:
    context = browser.new_context(locale="de-DE", java_script_enabled=False)
    reader = seated(context, desk)
    page = reader.open(path_of(reader, name))
    assert page.locator("main h1").count() == 1
    context.close()
