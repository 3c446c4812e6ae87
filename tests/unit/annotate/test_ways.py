"""How words came to the reader, where more than one sentence tells it."""

from dataclasses import replace

import pytest

import wortlaut
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.actors.cast import Cast, Setting
from wortlaut.annotate.actors.describing import gathered
from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.actors.ways import ways as ways_of_speaking
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.people import people_of
from wortlaut.annotate.rules import rules_reading
from wortlaut.model.document import Document, Raw
from wortlaut.model.span import Span


def ways(text: str) -> list[tuple[str | None, ...]]:
    """Return holder and links of each statement that is somebody's, by name."""
    record = wortlaut.read(text, language="de", reader="rules")
    return [
        (
            record.holder(one),
            *(actor.name for link in one.via if (actor := record.actor(link))),
        )
        for one in record.statements or ()
        if one.kind != "hedged"
    ]


def resolving(text: str) -> Resolver:
    """Return who tells whom the phrases of a text mean."""
    document = document_of(Raw("article", text.encode(), "text/plain"))
    assert isinstance(document, Document)
    reading = rules_reading(document, "de")
    sentences = [unit.words for unit in reading.units]
    cast = Cast(sentences, Setting(lexicon("de"), knowledge("de"), ways_of_speaking("de")))
    gathered(cast, sentences, reading.names)
    return Resolver(cast)


TOLD = "Ada Brandt sagte gegenüber der Zeitung „Nordblick“, der Damm halte."


def test_what_somebody_says_on_came_the_same_way() -> None:
    text = f"{TOLD} Brandt sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Ada Brandt", "Nordblick")]


def test_a_new_paragraph_ends_the_way() -> None:
    text = f"{TOLD}\n\nBrandt sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Ada Brandt",)]


def test_somebody_else_did_not_come_that_way() -> None:
    text = f"{TOLD} Jan Holm sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Jan Holm",)]


def test_demnach_goes_on_with_the_way_of_the_words_before() -> None:
    text = f"{TOLD}\n\nDas Wasser falle, sagte sie demnach."
    assert ways(text)[-1] == ("Ada Brandt", "Nordblick")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt sagte im Fernsehsender „Nordblick“, der Damm halte.",
        "Im Sender „Nordblick“ sagte Ada Brandt, der Damm halte.",
    ],
    ids=["behind the verb", "before it"],
)
def test_where_something_was_said_is_a_link_if_it_is_a_medium(text: str) -> None:
    assert ways(text) == [("Ada Brandt", "Nordblick")]


def test_a_place_where_something_was_said_is_no_link() -> None:
    assert ways("Ada Brandt sagte im Rathaus, der Damm halte.") == [("Ada Brandt",)]


def test_a_source_without_a_name_is_nobody_and_who_cites_it_a_link() -> None:
    text = "Unter Berufung auf Augenzeugen meldete der Sender „Nordblick“, der Damm halte."
    assert ways(text) == [(None, "Nordblick")]


@pytest.mark.parametrize(
    ("phrase", "links"),
    [
        ("der dpa", ["dpa"]),
        ("dem Wolmer Boten", ["Wolmer Boten"]),
        ("dem Havelspiegel", ["Havelspiegel"]),
        ("der Funke Mediengruppe", ["Funke Mediengruppe"]),
        ("dem Boten", []),
        ("den Reportern", []),
    ],
)
def test_words_come_through_the_medium_that_was_told_them(phrase: str, links: list[str]) -> None:
    (way,) = ways(f"Der Damm sei sicher, sagte Ada Brandt {phrase} am Montag.")
    assert list(way) == ["Ada Brandt", *links]


@pytest.mark.parametrize(
    ("formula", "link"),
    [("nach Angaben der Teilnehmer", "Teilnehmer"), ("laut „Nordblick“", "Nordblick")],
)
def test_who_tells_of_words_may_stand_behind_so_and_their_holder(formula: str, link: str) -> None:
    text = f"Ada Brandt sprach am Montag. „Wir bedauern das sehr“, so Brandt {formula}."
    assert ways(text)[-1] == ("Ada Brandt", link)


def test_what_only_its_mood_shows_to_be_told_goes_on_with_who_just_spoke() -> None:
    spoke = Found(
        "indirect", "speech", (Span(11, 25),), (), (), None, Span(0, 10), (), "asserts", 1, ""
    )
    free = replace(spoke, kind="indirect_free_indirect", content=(Span(27, 44),), holder=None)
    text = "Ada Brandt: der Damm halte. Das Wasser falle."
    resolver = resolving(text)
    assert people_of(spoke, resolver).holder is people_of(free, resolver).holder is not None
    assert people_of(replace(free, kind="indirect"), resolver).holder is None
