from __future__ import annotations

from wortlaut.link.alignment import Runs, Tile, aligned, covered, tiles
from wortlaut.link.words import Word, words_of
from wortlaut.model.span import Span

FIRST = "Die Brücke bleibt seit heute früh bis Juni gesperrt. Am Ufer warten viele Busse am Kai."
MOVED = "Am Ufer warten viele Busse am Kai. Die Brücke bleibt seit heute früh bis Juni gesperrt."


def words(text: str) -> tuple[Word, ...]:
    return words_of(text, Span(0, len(text)), "de")


def found(later: str, earlier: str) -> tuple[Tile, ...]:
    numbers: dict[str, int] = {}
    new, old = (
        Runs([numbers.setdefault(word.stem, len(numbers)) for word in words(text)])
        for text in (later, earlier)
    )
    return tiles(new, old)


def test_paragraphs_that_changed_places_are_still_found() -> None:
    assert len(covered(found(MOVED, FIRST))) == len(words(MOVED))


def test_a_few_words_in_common_are_no_copy() -> None:
    assert found("Die Brücke bleibt seit heute offen.", FIRST) == ()


def test_passages_stand_beside_each_other_as_they_are_written() -> None:
    beside = aligned(found(MOVED, FIRST), words(MOVED), words(FIRST))
    assert [(one.later.of(MOVED), one.earlier.of(FIRST)) for one in beside] == [
        ("Am Ufer warten viele Busse am Kai", "Am Ufer warten viele Busse am Kai"),
        (
            "Die Brücke bleibt seit heute früh bis Juni gesperrt",
            "Die Brücke bleibt seit heute früh bis Juni gesperrt",
        ),
    ]


def test_a_word_that_was_changed_does_not_part_a_passage() -> None:
    text = FIRST.replace("Juni", "Juli")
    (one,) = aligned(found(text, FIRST), words(text), words(FIRST))
    assert one.later.of(text) == text.rstrip(".")
