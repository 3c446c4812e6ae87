"""The bundled articles: what a person reads in them, the program finds.

Each line below was checked against the article by a person. They were chosen among what the
program finds, so they guard against losing it; how much it misses, the bench says.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from wortlaut.acquire.find import find
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Given
from wortlaut.model.record import Record, Statement
from wortlaut.run.local import read_all

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def records() -> dict[str, Record]:
    read = read_all(find([str(EXAMPLES)], given=Given()), Choice("rules"))
    found = [record for record in read if isinstance(record, Record)]
    return {Path(record.article.source.uri).stem: record for record in found}


def chain(record: Record, statement: Statement) -> list[str | None]:
    """Name whose words they are, then who passed them on."""
    via = [actor.name for id in statement.via if (actor := record.actor(id))]
    return [record.holder(statement), *via]


def test_the_nine_articles_are_read() -> None:
    assert len(records()) == 9


@pytest.mark.parametrize(
    ("article", "outlet", "agencies", "day"),
    [
        ("alpenblick-waffen", "Alpenblick", ("APA", "Reuters"), "2024-06-20"),
        ("elbanzeiger-gipfel", None, ("AFP",), None),
        ("havelspiegel-kopie", "Havelspiegel", (), "2023-06-14"),
        ("kuestenkurier-brief", "Küstenkurier", ("dpa", "AFP"), "2023-06-13"),
        ("neckar-bote-grussbotschaft", "Neckar-Bote", ("dpa",), None),
        ("rheinwacht-gipfel", "Rheinwacht", ("AFP",), "2024-06-19"),
        ("donaupost-1", "Donaupost", ("dpa",), "2023-06-12"),
        ("tagesruf-ticker", "Tagesruf", (), "2024-06-19"),
        ("tagesruf-analyse", "Tagesruf", (), "2024-06-21"),
    ],
)
def test_who_published_it_on_whose_report_and_when(
    article: str, outlet: str | None, agencies: tuple[str, ...], day: str | None
) -> None:
    about = records()[article].article
    assert (about.outlet.name if about.outlet else None) == outlet
    assert about.agencies == agencies
    assert (about.published.value[:10] if about.published else None) == day


@pytest.mark.parametrize(
    ("article", "kind", "words"),
    [
        ("neckar-bote-grussbotschaft", "kicker", "Post aus Pjöngjang"),
        ("neckar-bote-grussbotschaft", "boilerplate", "Lesezeit 2 Minuten"),
        ("neckar-bote-grussbotschaft", "boilerplate", "Neckar-Bote abonnieren"),
        ("neckar-bote-grussbotschaft", "byline", "(nb/dpa)"),
        ("elbanzeiger-gipfel", "kicker", "Treffen in Pjöngjang"),
        ("elbanzeiger-gipfel", "note", "Aktualisiert am 19. Juni 2024, 17:05 Uhr"),
        ("elbanzeiger-gipfel", "byline", "Bearbeitet vom Nachrichtentisch."),
        ("havelspiegel-kopie", "related", "Warum Wladiwostok auf Touristen aus Pjöngjang hofft"),
        ("kuestenkurier-brief", "kicker", "Nordkorea und Russland"),
        ("kuestenkurier-brief", "byline", "Von Inka Petersen"),
        ("rheinwacht-gipfel", "subheading", "Erster Besuch seit 24 Jahren"),
    ],
)
def test_what_the_parts_of_the_page_are(article: str, kind: str, words: str) -> None:
    record = records()[article]
    kinds = {block.kind for block in record.blocks if block.span.of(record.text) == words}
    assert kinds == {kind}


def test_a_caption_given_twice_is_known_as_a_repetition() -> None:
    record = records()["neckar-bote-grussbotschaft"]
    repeats = [block for block in record.blocks if block.repeats is not None]
    assert [block.kind for block in repeats] == ["caption"]


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("kuestenkurier-brief", "Korrektur: In einer früheren Fassung"),
        ("rheinwacht-gipfel", "Aktualisiert um 14:30 Uhr"),
    ],
)
def test_notes_of_the_newsroom_are_kept(article: str, words: str) -> None:
    record = records()[article]
    assert any(span.of(record.text).startswith(words) for span in record.article.corrections)


@pytest.mark.parametrize(
    ("article", "kind", "words", "whose"),
    [
        ("neckar-bote-grussbotschaft", "direct", "„fest die Hand reichen“",
         ["Kim Jong Un", "The Guardian"]),
        ("neckar-bote-grussbotschaft", "direct", "„volle Unterstützung und Solidarität“",
         ["Kim Jong Un", "The Guardian"]),
        ("neckar-bote-grussbotschaft", "indirect",
         "Putin habe die „richtige Entscheidung“ getroffen", ["Kim Jong Un", "dpa"]),
        ("havelspiegel-kopie", "direct", "„voller Unterstützung und Solidarität“",
         ["Kim Jong Un", "KCNA"]),
        ("havelspiegel-kopie", "direct",
         "„Beide haben wenig zu verlieren, wenn sie sich öffentlich umarmen“",
         ["Marta Lindqvist", "Küstenkurier"]),
        ("kuestenkurier-brief", "direct",
         "„Beide haben wenig zu verlieren, wenn sie sich öffentlich umarmen“",
         ["Marta Lindqvist", "Küstenkurier"]),
        ("kuestenkurier-brief", "indirect",
         "dass sich Kim und Putin bald persönlich treffen", ["Marta Lindqvist"]),
        ("kuestenkurier-brief", "reported", "Nordkorea bestreitet das.", ["Nordkorea"]),
        ("kuestenkurier-brief", "hedged", "Dahinter steckt offenbar ein Tauschgeschäft", [None]),
        ("rheinwacht-gipfel", "indirect",
         "Der Vertrag werde die Beziehungen auf Jahre hinaus tragen",
         ["Wladimir Putin", "RIA Novosti"]),
        ("rheinwacht-gipfel", "direct", "„neuen Allianz auf hohem Niveau“", ["Kim Jong Un"]),
        ("rheinwacht-gipfel", "direct", "„Massenmord an Ukrainern“", ["Mychajlo Podoljak"]),
        ("elbanzeiger-gipfel", "direct",
         "»Wir werden Formen des Handels entwickeln, die der Westen nicht kontrolliert«",
         ["Wladimir Putin"]),
        ("alpenblick-waffen", "indirect", "Es gebe keine Beweise für solche Lieferungen",
         ["Kreml"]),
        ("tagesruf-ticker", "direct", "„niemandem Sorgen bereiten“", ["Dmitri Peskow", "TASS"]),
        ("tagesruf-analyse", "indirect",
         "Peking habe kein Interesse an einem dritten Partner, der Forderungen stelle",
         ["Marta Lindqvist"]),
        ("donaupost-1", "indirect",
         "Die Freundschaft beider Länder sei ein „wertvolles strategisches Gut“",
         ["Kim Jong Un", "KCNA", "The Guardian"]),
    ],
)  # fmt: skip
def test_whose_words_they_are_and_through_whom_they_came(
    article: str, kind: str, words: str, whose: list[str | None]
) -> None:
    record = records()[article]
    found: dict[tuple[str, str], list[str | None]] = {
        (statement.kind, record.excerpt(statement.content)): chain(record, statement)
        for statement in record.statements or ()
    }
    assert found[(kind, words)] == whose


def test_what_is_not_article_says_nothing() -> None:
    for record in records().values():
        debris = [block.span for block in record.blocks if block.kind in ("related", "boilerplate")]
        spans = [span for statement in record.statements or () for span in statement.content]
        assert not any(span.overlaps(part) for span in spans for part in debris)


def test_blocks_stand_in_order_and_never_overlap() -> None:
    for record in records().values():
        spans = [block.span for block in record.blocks]
        assert all(left.end <= right.start for left, right in pairwise(spans))
