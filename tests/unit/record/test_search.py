"""Words as the index knows them."""

from __future__ import annotations

import pytest

from wortlaut.model.errors import InputError
from wortlaut.model.span import Span
from wortlaut.record.search import Term, fold, hits, index_words, match_expression, snippet, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("München", "Muenchen"),
        ("MÜNCHEN", "munchen"),
        ("Mu\u0308nchen", "München"),
        ("Straße", "STRASSE"),
        ("säen", "saeen"),
        ("Zoë", "Zoe"),
        ("Ærø", "aro"),
        ("Regie\u00adrung", "Regierung"),
        ("ﬁnden", "finden"),
        ("Łódź", "Lodz"),
        ("\U000107a2", "o"),  # a small ø set high
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kim", "Kimberley"), ("Bund", "bunt"), ("Ost", "Öst")])
def test_what_only_looks_alike_is_told_apart_unless_the_dots_are_all(one: str, other: str) -> None:
    assert (fold(one) == fold(other)) is (one == "Ost")


def test_the_index_takes_words_only() -> None:
    assert index_words("„Kim-Regime“,\x00 sagte_sie: 3,5 %") == "kim regime sagte sie 3 5"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Kim Putin", (Term(("kim",), False), Term(("putin",), False))),
        ('"Kim Jong"', (Term(("kim", "jong"), False),)),
        ("Rakete*", (Term(("rakete",), True),)),
        ('"neue Rakete"*', (Term(("neu", "rakete"), True),)),
        ("Kim Kim", (Term(("kim",), False),)),
        ('Kim "Jong', (Term(("kim",), False), Term(("jong",), False))),
        ("Kim-Regime", (Term(("kim", "regime"), False),)),
        ('* "" ( ^', ()),
        ("NEAR(a b) OR x:y", (
            Term(("near", "a"), False), Term(("b",), False), Term(("or",), False),
            Term(("x", "y"), False),
        )),
    ],
    ids=["words", "phrase", "prefix", "phrase-prefix", "twice", "unclosed", "hyphen", "nothing",
         "syntax"],
)  # fmt: skip
def test_a_query_is_words_phrases_and_prefixes(query: str, expected: tuple[Term, ...]) -> None:
    assert terms(query) == expected


@pytest.mark.parametrize("query", ["s*", '"die s"*', "Ä*"])
def test_one_letter_is_no_beginning_of_a_word(query: str) -> None:
    with pytest.raises(InputError, match=r"\* begins too many words"):
        terms(query)


def test_terms_are_written_so_that_none_can_be_mistaken_for_syntax() -> None:
    assert match_expression(terms('or "a b" xy*')) == '"or" AND "a b" AND "xy"*'


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Aus Mu\u0308nchen und München", "muenchen", ["Mu\u0308nchen", "München"]),
        ("die Straße, die Strassen", "strasse*", ["Straße", "Strassen"]),
        ("Kim sagte, Kim Jong Un", '"kim jong"', ["Kim Jong"]),
        ("ein ½ Liter", "2", ["½"]),
        ("Kim Jong", '"kim jong" jong', ["Kim Jong"]),
        ("Kim Kim Jong", '"kim kim" "kim jong"', ["Kim Kim Jong"]),
        ("Große Goethestraßen", "goethestr* grosse", ["Große", "Goethestraßen"]),
        ("der Kanzler, die Kanzlerin", "minister|kanzlerin|kanzler", ["Kanzler", "Kanzlerin"]),
        ("Kimberley", "kim", []),
    ],
    ids=[
        "marks",
        "prefix",
        "phrase",
        "fraction",
        "merged",
        "overlap",
        "spelt",
        "either",
        "other-word",
    ],
)
def test_hits_are_places_in_the_original(text: str, query: str, expected: list[str]) -> None:
    assert [span.of(text) for span in hits(text, terms(query))] == expected


def test_a_snippet_shows_the_stretch_with_most_hits() -> None:
    text = "Kim. " + "Wort " * 100 + "Kim traf Putin in Moskau. " + "Wort " * 100
    shown = snippet(text, hits(text, terms("kim putin moskau*")))
    assert shown is not None
    assert "Kim traf Putin in Moskau" in shown.of(text)
    assert len(shown.of(text)) <= 250


def test_a_snippet_begins_and_ends_between_words() -> None:
    text = "Donaudampfschifffahrt " * 60
    shown = snippet(text, (Span(400, 410),))
    assert shown is not None
    assert set(shown.of(text).split()) == {"Donaudampfschifffahrt"}


def test_a_snippet_of_no_hits_is_the_beginning() -> None:
    assert snippet("Ein kurzer Text.", ()) == Span(0, 16)


def test_white_space_has_no_snippet() -> None:
    assert snippet(" \n ", ()) is None
