"""Words looked up: what is remembered of them."""

from __future__ import annotations

from wortlaut.annotate.lexicon import Tag, Tagged, lexicon


def test_a_word_is_known_in_lower_case() -> None:
    low, tags = Tagged(lexicon("de"))["Sagte"]
    assert low == "sagte"
    assert tags & Tag.FINITE
    assert tags & Tag.CAPITAL


def test_not_every_word_there_is_stays_in_memory() -> None:
    known = Tagged(lexicon("de"))
    for number in range(70_000):
        known[f"wort{number}"]
    assert len(known) < 70_000
