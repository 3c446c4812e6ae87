"""Laws of dossiers: the order of the articles does not matter, and every excerpt re-reads."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.link import bridge

import wortlaut
from wortlaut.link.alignment import Runs, covered, tiles
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import check_dossier, dossier_spans
from wortlaut.model.form import dumps

WHOLE = dossier_of(bridge.records())
IDS = [row[0] for row in bridge.STORY]
stems = st.lists(st.integers(0, 2), max_size=40)  # so few that runs come again


@settings(max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_change_the_dossier(chance: random.Random) -> None:
    shuffled = chance.sample(IDS, len(IDS))
    assert dumps(dossier_of(bridge.records(shuffled))) == dumps(WHOLE)


@settings(max_examples=8)
@given(st.sets(st.sampled_from(IDS)))
def test_every_excerpt_of_any_dossier_re_reads(ids: set[str]) -> None:
    made = dossier_of(bridge.records(sorted(ids)))
    check_dossier(made)
    texts = {article.id: article.text for article in made.articles}
    assert all(span.of(texts[id]).strip() for _, id, span in dossier_spans(made))


def test_the_same_article_twice_is_one_article() -> None:
    twice = dossier_of([*bridge.records(), *bridge.records()])
    assert dumps(twice) == dumps(WHOLE)


@given(stems, stems)
def test_no_more_is_covered_than_there_is(later: list[int], earlier: list[int]) -> None:
    found = tiles(Runs(later), Runs(earlier))
    assert covered(found) <= set(range(len(later)))
    assert sum(tile.length for tile in found) == len(covered(found))


@given(stems, stems)
def test_what_is_covered_stands_in_the_earlier_text(later: list[int], earlier: list[int]) -> None:
    for tile in tiles(Runs(later), Runs(earlier)):
        new = later[tile.later : tile.later + tile.length]
        assert new == earlier[tile.earlier : tile.earlier + tile.length]


def test_articles_with_little_in_them_make_a_dossier_too() -> None:
    texts = (
        "Überschrift", "„Nein“", "Ja.", "...", "The bridge is closed, the mayor said.", "17",
        "Korrektur: In einer früheren Fassung hieß es, die Brücke sei offen. Das ist falsch.",
    )  # fmt: skip
    read = [wortlaut.read(text, reader="rules") for text in texts]
    bare = [replace(record, sentences=None, actors=None, statements=None) for record in read]
    made = dossier_of([*read, *bare])
    check_dossier(made)
    assert len(made.articles) == len(texts)
