from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from tests.unit.link import bridge

import wortlaut
from wortlaut.link.dossier import dossier_of
from wortlaut.link.finding import part_of, stories_like
from wortlaut.model.dossier import Dossier
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.export.resting import folded
from wortlaut.serve.export.story_page import story_page

VOID = frozenset({"meta", "br", "path", "circle", "rect"})


class Page(HTMLParser):
    """Collects the ids of a page, its links, and the text inside each element that has an id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.text: dict[str, str] = {}
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.misnested: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name) for name in named]
        id = named.get("id")
        if id is not None:
            self.ids.append(id)
            self.text.setdefault(id, "")
        if tag == "a" and "href" in named:
            self.hrefs.append(named["href"])
        if tag not in VOID:
            self.open.append((tag, id))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.misnested.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, id in self.open:
            if id is not None:
                self.text[id] += data


def part_of_bridge() -> Dossier:
    made = dossier_of(bridge.records())
    named = tuple(replace(one, uri=bridge.ids()[one.id]) for one in made.articles)
    whole = replace(made, articles=named)
    (story,) = stories_like(whole, "Annenbrücke Bürgermeister")
    return part_of(whole, story)


PART = part_of_bridge()
RECORDS = {record.article.id: record for record in bridge.records()}
HTML = story_page(PART, RECORDS)
PAGE = Page(HTML)
NUMBERS = {id: number for number, id in enumerate(PART.stories[0].articles, start=1)}


def of(name: str) -> str:
    return next(id for id, known in bridge.ids().items() if known == name)


def section(title: str) -> str:
    """Return the markup from one heading of the page to the next."""
    return re.split(r"<h2 id=", HTML.partition(f'<h2 id="{title}"')[2])[0]


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# ------------------------------------------------------------------------------ links
def test_every_link_leads_to_a_place_of_the_page() -> None:
    targets = [href[1:] for href in PAGE.hrefs if href.startswith("#")]
    assert len(targets) > 100
    assert set(targets) <= set(PAGE.ids)


def test_no_id_is_given_twice() -> None:
    assert len(PAGE.ids) == len(set(PAGE.ids))


def test_elements_are_closed_in_the_order_they_were_opened() -> None:
    assert PAGE.misnested == []
    assert PAGE.open == []


def claimed() -> Iterator[tuple[str, int, Span]]:
    for claim in PART.claims:
        for carrier in claim.occurrences:
            yield from ((claim.id, NUMBERS[carrier.article], span) for span in carrier.content)


def test_every_passage_of_a_claim_leads_to_its_words_in_the_article() -> None:
    texts = {NUMBERS[one.id]: one.text for one in PART.articles}
    for id, number, span in claimed():
        block = HTML.partition(f'id="claim-{id}"')[2].partition('<div class="claim"')[0]
        found = re.findall(rf'href="#(cited{number}-{span.start}-\d+)"', block)
        assert found, (id, number, span)
        place = re.sub(r"\d+$", "", PAGE.text[found[0]])  # without the number of the last mark
        assert texts[number][span.start :].startswith(place[:20])


def test_a_denial_leads_to_its_words() -> None:
    denials = [denial for claim in PART.claims for denial in claim.disputed_by]
    for denial in denials:
        number, span = NUMBERS[denial.article], denial.evidence[0]
        assert re.search(rf'href="#cited{number}-{span.start}-\d+"', section("disputed"))


# ------------------------------------------------------------------------------ what it tells
def test_the_page_begins_with_what_when_and_how_many() -> None:
    head = plain(HTML.partition("</header>")[0].partition("<h1")[2])
    assert "Annenbrücke dicht" in head
    assert "2031-03-03 08:10 – 2031-03-05 13:00" in head
    assert f"Articles {len(PART.articles)} " in head
    assert re.search(r"Independent origins \d( to \d)?", head)


def test_copies_are_folded_into_what_they_copy() -> None:
    copies = folded(PART)
    assert {bridge.ids()[id] for id in copies} == {"portal", "edited"}
    rests = section("rests")
    assert "<summary>2 copies: pendler24, Holliner Kurier</summary>" in rests
    assert "2031-03-03 08:10 · 2 copies</text>" in rests
    assert re.search(r'<details class="folded"><summary>It is a copy of dpa', HTML)


def test_the_first_version_of_an_article_is_not_folded() -> None:
    assert of("printed") not in folded(PART)


def test_a_copy_without_credit_is_told_so() -> None:
    (told,) = re.findall(r"pendler24 2031-03-03 09:40 .*?% of its words", plain(section("rests")))
    assert "is a copy of dpa, 2031-03-03 08:10, no credit ; 100 % of its words" in told


def test_the_picture_has_a_name_and_its_words_are_a_list() -> None:
    assert 'role="img" aria-labelledby="graph-title graph-told"' in HTML
    for name in ("Wolmebote", "Altenfurter Anzeiger"):
        assert section("rests").count(name) > 1


def test_the_timeline_has_two_clocks() -> None:
    timeline = plain(section("timeline"))
    assert "happened 2031-03-03 first told 2031-03-05 11:20 (2 days later)" in timeline
    assert "published 2031-03-04 06:00 Das Gutachten in der Schublade Wolmebote" in timeline


def test_an_indirect_form_shows_what_it_leaves_out() -> None:
    said = section("said")
    assert re.search(r"<del>„Wir können</del> <ins>Man könne</ins> nicht verantworten", said)


def test_reasons_name_articles_by_their_outlets() -> None:
    claims = section("claims")
    assert re.search(r'<a href="#a\d+">Wolmebote</a>', claims)


def test_what_is_disputed_stands_beside_what_is_said_against_it() -> None:
    disputed = plain(section("disputed"))
    assert "claimed Die Stadt wusste offenbar seit zwei Jahren" in disputed
    assert "against it" in disputed
    assert "„Ich habe dieses Gutachten nie gesehen“" in disputed


def test_same_dossier_same_bytes() -> None:
    assert story_page(part_of_bridge(), dict(reversed(RECORDS.items()))) == HTML


# ------------------------------------------------------------------------------ foreign text
ATTACK = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def hostile() -> str:
    """The page of three articles that would run something if a page let them."""
    told = f"Die Brücke {ATTACK} über die Wolme in Altenfurt ist seit Montag für Autos gesperrt."
    text = (
        f"Brücke gesperrt {ATTACK}\n\n{told}\n\n„Wir {ATTACK} sperren alles ab“, sagte Ada Brandt."
    )
    outlets = ('"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "Bote")
    made: list[Record] = [
        wortlaut.read(
            text.replace("alles", "heute alles") if number else text,
            outlet=outlet,
            published=f"2031-03-0{number + 1}T08:00:00+01:00",
            language="de",
            reader="rules",
        )
        for number, outlet in enumerate(outlets)
    ]
    dossier = dossier_of(made)
    story = max(dossier.stories, key=lambda one: len(one.articles))
    assert len(story.articles) == len(outlets)
    return story_page(part_of(dossier, story), {one.article.id: one for one in made})


def test_foreign_text_cannot_become_markup(hostile: str) -> None:
    assert "<script" not in hostile
    assert "<img" not in hostile
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "{{ 7 * 7 }}" in hostile
    assert Page(hostile).misnested == []


def test_the_page_runs_nothing_and_needs_nothing_from_elsewhere(hostile: str) -> None:
    for html in (HTML, hostile):
        names = {name for _, name in Page(html).attributes}
        assert not {name for name in names if name.startswith("on")} | names & {"src", "style"}
        assert not re.search(r"<(link|script|img|iframe)|url\(|@import", html)
        assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/]+=+'", html)
