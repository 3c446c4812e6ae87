"""Statements are checked by keys in a real browser, and every page about them is for everyone."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.unit.serve.web.test_unsure import TEXT
from tests.web.conftest import Reader, seated
from tests.web.test_desk import pasted

PAGES = ("/review/statements", "/actors/Greta Mohnhaupt", "/through/Greta Mohnhaupt")


def test_a_statement_is_confirmed_by_key_and_taken_back(reader: Reader) -> None:
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open("/review/statements")
    page.get_by_label("Your name").fill("Ida Kern")
    page.locator("h1").click()
    page.keyboard.press("c")
    made = page.locator("#made ~ .rows")
    expect(made).to_contain_text("Ida Kern")
    expect(made).to_contain_text("in force")
    page.get_by_role("button", name=re.compile("Take it back")).click()
    expect(made).to_contain_text("withdrawn")


def test_a_holder_is_corrected_by_one_key_and_the_article_says_so(reader: Reader) -> None:
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open("/review/statements")
    page.get_by_label("Your name").fill("Ida Kern")
    page.locator("h1").click()
    page.keyboard.press("1")
    expect(page.locator("#made ~ .rows")).to_contain_text("Words of Udo Kern")
    page.locator("#made ~ .rows .words a").click()
    expect(page.get_by_text("corrected by Ida Kern")).to_be_visible()


def test_who_presses_a_key_without_a_name_is_asked_for_it(reader: Reader) -> None:
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open("/review/statements")
    page.keyboard.press("n")
    expect(page.get_by_label("Your name")).to_be_focused()
    expect(page.locator("#made")).to_have_count(0)


def test_any_name_can_be_given_and_enter_gives_it(reader: Reader) -> None:
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open("/review/statements")
    page.get_by_label("Your name").fill("Ida Kern")
    page.get_by_label("somebody else: the name").fill("Greta Mohnhaupt")
    page.keyboard.press("Enter")
    expect(page.locator("#made ~ .rows")).to_contain_text("Words of Greta Mohnhaupt")


def test_a_line_of_the_picture_leads_to_its_statements(reader: Reader) -> None:
    page = reader.open("/actors/Greta Mohnhaupt")
    page.locator(".passing a[href*='outlet=Wolmebote'] path").click()
    expect(page.get_by_role("heading", name="What came this way")).to_be_visible()
    expect(page.locator(".rows .outlet").first).to_have_text("Wolmebote")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_fault(browser: Browser, desk: str, path: str, dark: bool) -> None:
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(locale="en-GB", color_scheme=scheme)
    reader = seated(context, desk)
    pasted(reader, TEXT, "Kanalbote")
    reader.open(path)
    found = Axe().run(reader.page)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone(browser: Browser, desk: str, path: str) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})
    reader = seated(context, desk)
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open(path)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 360


def test_without_a_script_a_statement_is_judged_all_the_same(browser: Browser, desk: str) -> None:
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    reader = seated(context, desk)
    pasted(reader, TEXT, "Kanalbote")
    page = reader.open("/review/statements")
    page.get_by_label("Your name").fill("Ida Kern")
    page.get_by_role("button", name="Not a statement").click()
    expect(page.locator("#made ~ .rows s")).to_contain_text("verfehlt")
    context.close()
