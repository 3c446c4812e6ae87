"""Articles to measure speed with: invented ones, and real ones brought to the same length."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import cycle, islice
from pathlib import Path

WORDS = 400
_PARAGRAPH = 3  # sentences
_SLOT = re.compile(r"\{(\w+)\}")  # "{place}" in "{place} waits"; nothing in "{}"

Lists = Mapping[str, list[str]]


def invented(count: int, words: int = WORDS) -> Iterator[str]:
    """Make articles of our own sentences; the same number always makes the same article."""
    return (_article(number, words) for number in range(count))


def of_length(texts: Iterable[str], count: int, words: int = WORDS) -> Iterator[str]:
    """Cut a stream of texts, joined, into articles of so many words; start again at its end."""
    stream = cycle([piece for text in texts for piece in re.findall(r"\S+\s*", text + "\n\n")])
    return ("".join(islice(stream, words)) for _ in range(count))


@cache
def _lists() -> Lists:
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))


def _article(number: int, words: int) -> str:
    chance = random.Random(number)  # noqa: S311 - the same each time, on purpose
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        sentences.append(_filled(chance, "sentence"))
    starts = range(0, len(sentences), _PARAGRAPH)
    paragraphs = (" ".join(sentences[start : start + _PARAGRAPH]) for start in starts)
    return "\n\n".join((_filled(chance, "title"), *paragraphs))


def _filled(chance: random.Random, name: str) -> str:
    """Choose from a list and fill what is in braces; a sentence starts with a capital letter."""
    chosen = chance.choice(_lists()[name])
    text = _SLOT.sub(lambda slot: chance.choice(_lists()[slot[1]]), chosen)
    return text[0].upper() + text[1:]
