"""What a person does at the desk, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect
from tests.unit.serve.http.desks import WORDS
from tests.web.conftest import Reader

# Milliseconds that a browser waits for an article to be read: a loaded machine takes long.
PATIENCE = 120_000

FERRY = """\
Fähre über die Wolme fährt später

„Vor Juni fährt hier nichts“, sagte Mohnhaupt dem Wolmeboten. Das Amt wollte sich nicht äußern.
"""


def pasted(reader: Reader, text: str, outlet: str) -> None:
    """Paste an article, and wait until it is read."""
    page = reader.open("/add")
    page.get_by_label("Paste the text of an article").fill(text)
    page.get_by_text("What the text does not say").click()
    page.get_by_label("Who published it").fill(outlet)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What became of it")).to_be_visible(timeout=PATIENCE)


def test_an_article_is_pasted_and_its_statements_are_read(reader: Reader) -> None:
    pasted(reader, FERRY, "Kanalbote")
    page = reader.page
    page.get_by_role("link", name="Fähre über die Wolme").click()
    expect(page.locator("mark", has_text="fährt hier nichts")).to_be_visible()
    note = page.locator(".notes li").first
    expect(note.locator(".chain")).to_contain_text("Kanalbote")


def test_a_number_leads_to_its_note_and_back(reader: Reader) -> None:
    page = reader.open("/search?words=verantworten")
    page.locator(".found .words a").first.click()
    page.locator("a.ref").first.click()
    target = page.locator(".notes li:target")
    expect(target).to_be_in_viewport()
    target.locator(".number").click()
    expect(page.locator("mark").first).to_be_in_viewport()


def test_who_said_it_first_and_what_it_rests_on_is_found_from_the_start(reader: Reader) -> None:
    page = reader.open("/")
    page.get_by_label("Paste words of a quotation").fill(WORDS)
    page.get_by_role("button", name="Search").click()  # the first click
    earliest = page.locator(".earliest")
    expect(earliest).to_contain_text("dpa")
    earliest.get_by_role("link", name="What it rests on").click()  # the second
    expect(page.locator(".rests-on")).to_contain_text("1 independent origin")
    page.locator("#carried ~ .rows .words a").first.click()  # the third
    expect(page.locator(".cited").first).to_be_in_viewport()


def test_a_doubt_is_decided_by_key_and_taken_back(reader: Reader) -> None:
    pasted(reader, "„Die Brücke bleibt zu“, sagte Mohnhaupt am Montag in Altenfurt.", "Landpost")
    page = reader.open("/review")
    page.get_by_label("Your name").fill("Ida Kern")
    page.locator("h1").click()
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Decided so far")).to_be_visible()
    expect(page.locator(".rows li", has_text="Ida Kern").first).to_contain_text("in force")
    page.get_by_role("button", name=re.compile("Take it back")).first.click()
    expect(page.locator(".rows", has_text="withdrawn").first).to_be_visible()


def test_files_are_dropped_and_what_cannot_be_read_says_why(
    reader: Reader, files: list[Path]
) -> None:
    page = reader.open("/add")
    page.get_by_label("Or files").set_input_files(files)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What became of it")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("status")).to_contain_text("1 article, 1 could not be read")


def test_a_story_slides_back_to_what_was_known(reader: Reader) -> None:
    page = reader.open("/")
    card = page.get_by_role("listitem").filter(has_text="dpa").first  # whatever its label is by now
    card.get_by_role("link").first.click()
    slider = page.get_by_role("slider", name="As it was known on")
    slider.focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
        page.wait_for_load_state()
        if page.get_by_role("status").count():
            break
    expect(page.get_by_role("status")).to_contain_text("This is what was to be known")


def test_the_search_is_one_key_away(reader: Reader) -> None:
    page = reader.open("/actors")
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()


def test_the_first_key_leads_past_the_menu(reader: Reader) -> None:
    page = reader.open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()


def test_statements_are_searched_by_chain_and_the_table_leads_to_their_words(
    reader: Reader,
) -> None:
    page = reader.open("/search")
    page.get_by_label("Somewhere in the chain").fill("Wolmebote")
    page.get_by_label("How it is told").select_option("direct")
    page.get_by_label("How far it is established").select_option("asserted")
    page.get_by_role("button", name="Search").click()
    rows = page.locator(".found tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Greta Mohnhaupt")
    rows.locator(".words a").click()
    expect(page.locator("mark", has_text="auch nur ein Bus").first).to_be_in_viewport()


def test_the_table_is_turned_round_by_key(reader: Reader) -> None:
    page = reader.open("/search?since=2024")
    expect(page.locator(".found tbody tr").last).to_contain_text("Rita Solm")
    page.get_by_role("columnheader", name="Date").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found tbody tr").first).to_contain_text("Rita Solm")
    expect(page.get_by_role("columnheader", name="Date")).to_have_attribute(
        "aria-sort", "ascending"
    )


def test_a_search_is_saved_and_found_on_the_first_page(reader: Reader) -> None:
    page = reader.open("/search?by=Mohnhaupt")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of the search").fill("Brückenamt")
    page.get_by_role("button", name="Save").click()
    page = reader.open("/")
    page.get_by_role("link", name="Brückenamt", exact=True).click()
    expect(page.get_by_label("Whose words")).to_have_value("Mohnhaupt")
    page.get_by_role("button", name=re.compile("Remove.*Brückenamt")).click()
    expect(page.get_by_role("link", name="Brückenamt", exact=True)).to_have_count(0)


def test_an_article_is_downloaded_in_one_click_from_its_menu(reader: Reader) -> None:
    page = reader.open("/search?words=verantworten")
    page.locator(".found .words a").first.click()
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Citation lines, with hash").click()
    lines = waiting.value.path().read_text("utf-8")
    assert "„Wir können nicht verantworten" in lines
    assert waiting.value.suggested_filename.endswith(".txt")


def test_a_citation_line_is_copied_and_leads_to_its_words(reader: Reader) -> None:
    page = reader.open("/search?words=verantworten")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".found .words a").first.click()
    note = page.locator(".notes li").filter(has_text="Mohnhaupt").first
    note.get_by_text("Cite").click()
    note.get_by_role("button", name="Copy").click()
    expect(note.get_by_role("button", name="Copy ✓")).to_be_disabled()
    line = page.evaluate("navigator.clipboard.readText()")
    address = re.search(r"http\S+#char=\d+,\d+", line)
    assert address
    page.goto("about:blank")
    page.goto(address[0])
    expect(page.locator(".cited").first).to_be_in_viewport()
