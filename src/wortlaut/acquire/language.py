"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache

from wortlaut.lang.tables import table

UNDETERMINED = "und"  # BCP 47

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD = re.compile(r"[^\W\d_]+")
# Enough of an article to know its language; the rest costs time and tells nothing new.
_SAMPLE = 3000


def language_tag(given: str | None) -> str | None:
    """Write a language code as BCP 47 does ("de_at" is "de-AT"); None if it is none."""
    if given is None or not _TAG.fullmatch(given.strip()):
        return None
    primary, *rest = re.split("[-_]", given.strip())
    parts = (part.upper() if len(part) == 2 else part for part in rest)
    return "-".join((primary.lower(), *parts))


def language_of(text: str, given: str | None, stated: str | None) -> str:
    """Name the language: what is given, else what the page states, else what the text shows."""
    if tag := language_tag(given):
        return tag
    tag = language_tag(stated)
    # Systems set up in English call every page English; the words of the text know better.
    if tag and (tag.partition("-")[0] == "de" or not _is_german(_WORD.findall(text[:_SAMPLE]))):
        return tag
    return detected(text)


def detected(text: str) -> str:
    """Name the language of a text; ``und`` if it has no words."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if not words:
        return UNDETERMINED
    if _is_german(words):
        return "de"
    # Imported here: the library reads a model of some megabytes, for the few texts not German.
    from wortlaut.acquire.identify import likely_language  # noqa: PLC0415

    return likely_language(sample)


def _is_german(words: list[str]) -> bool:
    """Tell whether at least every seventh word is one that only German has."""
    german = _german_words()
    hits = sum(word.lower() in german for word in words)
    return hits * 7 >= len(words)


@cache
def _german_words() -> frozenset[str]:
    return frozenset(table("de", "detection")["words"])
