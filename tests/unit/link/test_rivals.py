from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.link.articles import Linked
from wortlaut.link.rivals import Rivals


def rivals(text: str, article: Callable[..., Linked], figure: str) -> set[str]:
    """Return the clauses of a text that a figure of another article is set against."""
    one = article(text)
    other = article(f"Gemeldet wurden {figure} Opfer am Fluss.", outlet="Bote")
    found = Rivals([one, other]).against(other.passages[0])
    return {passage.span.of(one.text) for passage, _ in found}


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Die Feuerwehr bleibt bei 40, das Klinikum behandelte 63 Menschen.", "bei 40"),
        ("Der Verein sprach von 63 Gästen. Die Stadt nannte die Zahl von 40.", "Zahl von 40"),
        ("Wer so rechnet, landet nicht bei 63, sondern am Ende bei 40.", "Ende bei 40"),
    ],
    ids=["side by side", "in the next sentence", "not the one but the other"],
)
def test_who_gives_the_other_figure_is_set_against_who_gives_the_one(
    text: str, clause: str, article: Callable[..., Linked]
) -> None:
    (found,) = rivals(text, article, "63")
    assert clause in found


@pytest.mark.parametrize(
    "text",
    [
        "Der Verein zählte 63 Gäste, der Bote hat 40 Leser.",
        "Der Verein zählte 63 Gäste, davon kamen 40.",
        "Die Zahl der Toten blieb bei 40, der Verein zählte 63 Gäste.",
        "Der Verein bleibt bei 63. Das Fest beginnt am 4. Mai.",
        "Der Verein bleibt bei 63. Die Stadt zählt 8.",
    ],
    ids=["two things", "a part of it", "the number of something else", "a date", "one digit"],
)
def test_figures_of_two_things_are_no_rivals(text: str, article: Callable[..., Linked]) -> None:
    assert not rivals(text, article, "63")


def test_it_is_said_where_figures_are_set_against_each_other(
    article: Callable[..., Linked],
) -> None:
    one = article("Die Feuerwehr bleibt bei 40, das Klinikum zählt 63.")
    forty = next(passage for passage in one.passages if passage.span.of(one.text).endswith("40"))
    ((_, why),) = Rivals([one]).against(forty)
    assert why.endswith(f"{one.record.article.source.uri} sets 40 against 63")
