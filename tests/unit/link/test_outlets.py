from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from wortlaut.lang.tables import table
from wortlaut.link.articles import Linked
from wortlaut.link.citations import kinds_in
from wortlaut.link.outlets import kinds_of, short_names, signature
from wortlaut.link.words import stem

MEDIA: list[dict[str, Any]] = table("de", "press")["medium"]


@pytest.mark.parametrize("medium", MEDIA, ids=lambda medium: medium["name"])
def test_the_example_of_a_medium_speaks_of_one(
    article: Callable[..., Linked], medium: dict[str, Any]
) -> None:
    text = article(medium["example"])
    assert medium["name"] in {kind for one in text.passages for kind in kinds_in(text, one)}


@pytest.mark.parametrize("section", ["short", "common", "release"])
def test_the_example_of_a_section_has_one_of_its_words(section: str) -> None:
    words = table("de", "press")[section]["words"].split()
    example = (
        table("de", "press")[section]["example"].lower().replace(":", "").replace(".", "").split()
    )
    assert set(example) & set(words)


@pytest.mark.parametrize(
    ("outlet", "short"),
    [
        ("Wolmer Tagespost", ["Tagespost"]),
        ("Wolmer Anzeiger", ["Anzeiger"]),
        ("Landesfunk Wolm", ["Landesfunk"]),
        ("Wolmer Zeitung", []),
        ("Ostpost", []),
        ("Verkehrsverbund Wolm", []),
    ],
)
def test_what_stands_for_the_name_of_an_outlet(outlet: str, short: list[str]) -> None:
    assert short_names(outlet, "de") == tuple((stem("de", word),) for word in short)


@pytest.mark.parametrize(
    ("outlet", "kinds"),
    [
        ("Radio Wolm", {"broadcaster"}),
        ("Wolmer Zeitung", {"newspaper"}),
        ("nordlicht24", {"portal"}),
        ("Stadtwerke Wolm", set()),
    ],
)
def test_the_kind_of_a_medium_by_its_name(outlet: str, kinds: set[str]) -> None:
    assert kinds_of(outlet, "de") == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Am Ufer steht ein Mann und wartet.",
        "Das Wasser ist kalt, das ganze Jahr.\n\nFür Rückfragen: Ada Mott",
    ],
    ids=["a sentence", "a contact"],
)
def test_a_text_without_a_signature(article: Callable[..., Linked], text: str) -> None:
    assert signature(article(text)) is None


def test_a_name_under_a_text_is_its_signature(article: Callable[..., Linked]) -> None:
    text = "Am Ufer steht ein Mann und wartet.\n\nDr. Ada Mott, Historikerin"
    assert signature(article(text)) == "Dr. Ada Mott, Historikerin"


@pytest.mark.parametrize(
    "text",
    [
        "„Das Geld ist weg“, sagte sie unserer Zeitung.",
        "Der Sprecher verwies auf die Zeitung „Ostpost“.",
        "Das steht bei Radio Wolm.",
    ],
    ids=["its own", "in marks", "a name"],
)
def test_a_medium_that_is_named_or_its_own_is_not_meant_by_its_kind(
    article: Callable[..., Linked], text: str
) -> None:
    text_ = article(text)
    assert not [kind for one in text_.passages for kind in kinds_in(text_, one)]
