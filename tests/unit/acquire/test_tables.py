"""Every entry of a table that acquire reads brings an example, and the example holds."""

from typing import Any

import pytest

from wortlaut.acquire.dates import printed_dates
from wortlaut.acquire.documents import document_of
from wortlaut.acquire.layout import blocks, line_kind
from wortlaut.acquire.patterns import patterns
from wortlaut.lang.tables import table
from wortlaut.model.document import Document, Given, Raw

LAYOUT = table("de", "layout")
LINES = [*LAYOUT["line"], *LAYOUT["inline"]]
NOTES = LAYOUT["note"]
CAPTIONS = [*LAYOUT["caption"], *LAYOUT["credit"]]
AGENCIES = table("de", "agencies")["agency"]
OUTLETS = table("de", "outlets")["outlet"]
ZONES = table("de", "months")["zone"]


def example(entry: dict[str, Any]) -> str:
    return str(entry["example"])


def read(text: str) -> Document:
    document = document_of(Raw("text", text.encode(), "text/plain", Given(language="de")))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("entry", LINES, ids=example)
def test_a_line_is_what_its_table_says(entry: dict[str, Any]) -> None:
    assert line_kind(entry["example"], "de") == entry["kind"]


@pytest.mark.parametrize("entry", [entry for entry in LINES if "not" in entry], ids=example)
def test_a_near_miss_is_not(entry: dict[str, Any]) -> None:
    assert line_kind(entry["not"], "de") != entry["kind"]


@pytest.mark.parametrize("entry", NOTES, ids=example)
def test_a_note_is_a_note_and_a_correction_if_it_says_so(entry: dict[str, Any]) -> None:
    assert line_kind(entry["example"], "de") == "note"
    assert patterns("de").is_correction(entry["example"]) == entry["correction"]


@pytest.mark.parametrize("entry", [note for note in NOTES if "not" in note], ids=example)
def test_news_that_begins_like_a_note_is_news(entry: dict[str, Any]) -> None:
    assert line_kind(entry["not"], "de") is None


@pytest.mark.parametrize("entry", CAPTIONS, ids=example)
def test_a_caption_is_a_caption(entry: dict[str, Any]) -> None:
    assert line_kind(entry["example"], "de") == "caption"


@pytest.mark.parametrize("entry", LAYOUT["stamp"], ids=example)
def test_the_stamp_is_cut_off_the_news(entry: dict[str, Any]) -> None:
    assert [block.kind for block in blocks(entry["example"], "de")] == ["note", "paragraph"]


@pytest.mark.parametrize("entry", LAYOUT["header"], ids=example)
def test_header_lines_are_told_from_the_article(entry: dict[str, Any]) -> None:
    text = f"{entry['example']}\nURL: https://holm.example/1\n\nDer Damm von Holm hat gehalten."
    kinds = [block.kind for block in blocks(text, "de")]
    assert kinds == [entry["kind"], "boilerplate", "paragraph"]


@pytest.mark.parametrize("entry", AGENCIES, ids=example)
def test_an_agency_is_known_by_its_credit(entry: dict[str, Any]) -> None:
    assert read(entry["example"]).article.agencies == (entry["name"],)


@pytest.mark.parametrize("entry", OUTLETS, ids=example)
def test_an_outlet_is_known_by_its_service_line(entry: dict[str, Any]) -> None:
    document = read(f"Der Damm von Holm hat in der Nacht gehalten.\n\n{entry['example']}")
    assert document.article.outlet is not None
    assert document.article.outlet.name == entry["name"]


@pytest.mark.parametrize("entry", ZONES, ids=example)
def test_a_zone_is_read_with_the_time_of_day(entry: dict[str, Any]) -> None:
    (printed,) = printed_dates(entry["example"])
    minutes = entry["offset"] + (60 if entry["summer"] != "none" else 0)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    assert (printed.value() or "").endswith(f"{sign}{hours:02}:{rest:02}")
