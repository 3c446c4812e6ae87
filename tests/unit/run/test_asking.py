"""A store that is asked story by story answers as if all its records were at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.simulate.records import record
from bench.simulate.stream import articles
from tests.unit.link import bridge

import wortlaut
from wortlaut.link.articles import linked
from wortlaut.link.claimed import claims_with
from wortlaut.link.trace import uses_of
from wortlaut.link.versions import comparisons
from wortlaut.model.identity import ArticleId
from wortlaut.record.store import Store
from wortlaut.run.asking import claims_in, comparisons_in, uses_in
from wortlaut.run.linking import dossier, dossier_in
from wortlaut.run.placing import link_all

ALL = [*bridge.records(), *(record(one.article, one.name) for one in articles(5, 40))]
MADE = dossier(ALL)
RECORDS = {one.article.id: one for one in ALL}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "record.db"
    with Store(path) as store:
        store.add(ALL, reader="rules/1")
        link_all(store)
    return path


@pytest.mark.parametrize("words", ["Sperrung", "Brücke", "der", "Taucher Fähre", ""])
def test_claims_are_those_of_all_articles_together(db: Path, words: str) -> None:
    assert claims_in(db, words) == claims_with(MADE, RECORDS, words)


def test_claims_are_those_of_a_time(db: Path) -> None:
    time = "2031-03-03T12:00:00+01:00"
    assert claims_in(db, "der", time) == claims_with(dossier(ALL, time), RECORDS, "der")


@pytest.mark.parametrize("words", ["nur ein Bus darüber", "seit Montagmorgen", "der", "Walfang"])
def test_words_are_traced_through_all_articles_together(db: Path, words: str) -> None:
    assert uses_in(db, words) == uses_of(MADE, words)


def test_marks_between_words_make_no_difference_to_a_trace() -> None:
    plain = uses_of(MADE, "nur ein Bus darüber")
    assert plain
    assert uses_of(MADE, "„nur ein Bus, darüber …“") == plain


@pytest.mark.parametrize("id", sorted({one.later for one in MADE.reuse}))
def test_versions_are_those_of_all_articles_together(db: Path, id: ArticleId) -> None:
    ready = {one.id: one for one in linked(ALL)}
    assert comparisons_in(db, id) == comparisons(MADE, ready, id)


def test_a_story_has_its_texts_whole_whatever_stands_in_them(tmp_path: Path) -> None:
    text = "Der Damm\u0000 hält, sagte Jan Holm. Mehr war nicht zu erfahren."
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add([wortlaut.read(text, language="de", reader="rules", published="2031-03-03")])
        link_all(store)
    (article,) = dossier_in(path).articles
    assert article.text == text
