"""Reasons of links in the reader's language: each sentence that link/ can say has its German."""

from __future__ import annotations

import re

import pytest

from wortlaut.link import reasons as sentences
from wortlaut.serve.web.rendering import reasons
from wortlaut.serve.web.why import in_tongue

SAID = {
    value
    for name, value in vars(sentences).items()
    if name.isupper() and name != "BETWEEN" and isinstance(value, str)
}


def test_every_reason_has_its_german_and_no_other_has() -> None:
    assert reasons("de").keys() == SAID


@pytest.mark.parametrize(("english", "german"), reasons("de").items())
def test_words_in_their_places_stay_in_their_places(english: str, german: str) -> None:
    gaps = re.compile(r"\{\w+\}")
    assert sorted(gaps.findall(english)) == sorted(gaps.findall(german))


@pytest.mark.parametrize("english", sorted(SAID))
def test_a_reason_is_known_by_its_words_whatever_is_put_in(english: str) -> None:
    filled = re.sub(r"\{\w+\}", "Saalebote {2}", english)
    german = re.sub(r"\{\w+\}", "Saalebote {2}", reasons("de")[english])
    assert in_tongue("de", filled) == german


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "b.txt and a.txt are one origin: 91% of b.txt stands in a.txt, credited to dpa",
            "b.txt und a.txt sind ein Ursprung: 91% von b.txt stehen in a.txt, mit der Quelle dpa",
        ),
        (
            "b.txt and a.txt are one origin: it names dpa: “Er kommt; no credit”; no credit",
            "b.txt und a.txt sind ein Ursprung: der Artikel nennt dpa: "
            "„Er kommt; no credit“; ohne Quellenangabe",
        ),
        ("what nobody says", "what nobody says"),
    ],
    ids=["inner", "quoted", "unknown"],
)
def test_a_reason_in_german(english: str, german: str) -> None:
    assert in_tongue("de", english) == german
