from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from wortlaut.lang.tables import table
from wortlaut.lang.verbs import strong_infinitives
from wortlaut.link.words import Word, parts_of, places_of, plain_words, rows_with, stem, words_of
from wortlaut.model.span import Span

SENSES: list[dict[str, Any]] = table("de", "senses")["sense"]
LINKING: dict[str, dict[str, Any]] = table("de", "linking")
SECTIONS = {name: section for name, section in LINKING.items() if name != "stems"}


def words(text: str) -> tuple[Word, ...]:
    return words_of(text, Span(0, len(text)), "de")


@pytest.mark.parametrize("sense", SENSES, ids=lambda sense: sense["name"])
def test_both_sentences_of_an_example_have_the_sense(sense: dict[str, Any]) -> None:
    for sentence in sense["example"]:
        assert sense["name"] in {name for word in words(sentence) for name in word.senses}


def test_no_sense_is_listed_twice() -> None:
    names = [sense["name"] for sense in SENSES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", SECTIONS)
def test_the_example_of_a_section_has_one_of_its_words(name: str) -> None:
    section = SECTIONS[name]
    found = {word.stem for word in words(section["example"])}
    listed = " ".join(
        re.sub(r"=\d+", "", one if isinstance(one, str) else " ".join(one))
        for field in ("words", "groups", "phrases", "pairs")
        for one in (
            [section[field]] if isinstance(section.get(field), str) else section.get(field, [])
        )
    )
    figures = {word for word in found if word.isdigit()}
    assert figures or found & {stem("de", word) for word in listed.split()}


def test_forms_in_the_example_of_stems_come_out_alike() -> None:
    found = [word.stem for word in words(LINKING["stems"]["example"]) if word.kind != "light"]
    assert len(found) == 2 * len(set(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [("starb", "sterben"), ("traten", "treten"), ("nannten", "nennen"), ("Ausgabe", "Ausgaben"),
     ("widersprach", "widersprechen"), ("überprüft", "überprüfen"),
     ("Kunden", "Kunde"), ("Richterin", "Richterinnen"), ("bestritten", "bestreiten"),
     ("zurückgewiesen", "zurückweisen")],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem("de", one) == stem("de", other)


def test_half_a_surrogate_pair_in_a_name_is_no_reason_to_stop() -> None:
    assert stem("de", "\ud800blick") == "\ud800blick"


def test_threads_that_stem_at_once_get_the_stems_of_their_own_words() -> None:
    forms = [f"zeitung{number}en" for number in range(2_000)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(partial(stem, "de"), forms))
    assert found == [stem.__wrapped__("de", form) for form in forms]


@pytest.mark.parametrize(
    ("text", "number"),
    [("120 000 Kunden", "120000"), ("1.250 Euro", "1250"), ("siebzehn Verletzte", "17"),
     ("einundvierzig Seiten", "41"), ("zwölfhundert Leute", "1200"), ("3,4 Milliarden", "3,4")],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_written(text: str, number: str) -> None:
    assert [word.stem for word in words(text) if word.kind == "number"] == [number]


def test_a_compound_is_taken_apart_by_the_words_at_hand() -> None:
    assert parts_of(["sparpapi", "papi"]) == {"sparpapi": ("papi",)}
    assert parts_of(["sparpapi", "kron"]) == {}


def test_a_pronoun_is_no_part_of_the_verb_before_it() -> None:
    text = "Spekulationen nannte er Unfug."
    assert "ernenn" not in [word.stem for word in words(text)]


def test_the_mark_of_an_infinitive_is_no_particle_of_the_verb_before_it() -> None:
    text = "Er bestreitet, Geld genommen zu haben."
    assert stem("de", "zunehmen") not in [word.stem for word in words(text)]


@pytest.mark.parametrize(
    ("parted", "whole"),
    [("Er trat am Freitag zurück.", "zurücktreten"), ("Er trat dem entgegen.", "entgegentreten"),
     ("Sie kündigte den Bau der Fähre an.", "ankündigen"),
     ("Sie führten die Steuer ein.", "einführen")],
    ids=["a listed sense", "a denial", "behind an article and a noun that look like verbs",
         "its stem looks like a form of another verb"],
)  # fmt: skip
def test_a_verb_parted_from_its_particle_is_one_word(parted: str, whole: str) -> None:
    assert stem("de", whole) in [word.stem for word in words(parted)]


@pytest.mark.parametrize(
    "form", ["abschaffen", "schafft die Steuer ab", "abgeschafft", "abzuschaffen", "abschaffte"]
)
def test_a_weak_verb_of_a_sense_is_found_in_its_forms(form: str) -> None:
    assert "abolished" in {name for word in words(form) for name in word.senses}


def test_a_verb_with_a_particle_has_one_stem_in_all_its_forms() -> None:
    assert stem("de", "niederlegen") == stem("de", "niederlegte")
    assert stem("de", "verboten") == stem("de", "verbieten")


def test_a_light_verb_with_a_capital_is_a_noun_of_its_own() -> None:
    told = [word.stem for word in words("Sie stellen die Frage der Macht.") if word.kind == "noun"]
    assert told == [stem("de", "Frage"), stem("de", "Macht")]
    assert [word.kind for word in words("Er macht es.")][1] == "light"


def strong_and_counted() -> str:
    """Return a text of all forms of strong verbs and all numbers in words, in capitals or not."""
    counted = LINKING["numbers"]["words"].replace("=", " ")
    return f"{' '.join(strong_infinitives('de'))} {counted} 12-jährig Ämter Übung ámor йод".title()


@pytest.mark.parametrize("write", [str, str.lower, str.upper], ids=["capital", "small", "shouted"])
def test_a_text_has_the_stem_of_each_of_its_words(write: Callable[[str], str]) -> None:
    text = write(strong_and_counted())
    for word in plain_words(text, Span(0, len(text)), "de"):
        assert list(places_of(text, word.span, "de", word.stem)) == [word.span.start]
    assert not list(places_of(text, Span(0, len(text)), "de", "mayonnais"))


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Er starb. Sie ist gestorben.", "sterben", ["starb", "gestorben"]),
        ("Kein, kein, kein Wort, keine Worte", "kein Wort", ["kein Wort", "keine Worte"]),
        ("ja ja ja", "ja ja", ["ja ja", "ja ja"]),
        ("Drei Tote und 3 Tote", "3 Tote", ["Drei Tote", "3 Tote"]),
        ("Ein Wort", "Ein Wort mehr", []),
    ],
)
def test_words_in_a_row_are_found_in_all_their_forms(
    text: str, wanted: str, found: list[str]
) -> None:
    stems = [word.stem for word in plain_words(wanted, Span(0, len(wanted)), "de")]
    spans = rows_with(text, Span(0, len(text)), "de", stems)
    assert [span.of(text) for span in spans] == found
