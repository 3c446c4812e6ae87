"""Why articles hang together, in the language of who reads it; the dossier says it in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache, partial

from wortlaut.link.reasons import BETWEEN
from wortlaut.model.dossier import Dossier
from wortlaut.serve.web.rendering import Tongue, reasons

_PLACE = re.compile(r"\{(\w+)\}")
_HOLDS = "{why}"  # the place of other reasons in one
# Reasons follow each other; what an article says between quotation marks may have the same marks.
_BETWEEN = re.compile(rf"{re.escape(BETWEEN)}(?![^“]*”)")


def explained(part: Dossier, tongue: Tongue) -> Dossier:
    """Return a story with its reasons in a language."""
    if tongue == "en":
        return part
    told = partial(_each, partial(in_tongue, tongue))
    return replace(
        part,
        reuse=tuple(replace(one, reasons=told(one.reasons)) for one in part.reuse),
        claims=tuple(
            replace(one, origins=replace(one.origins, reasons=told(one.origins.reasons)))
            for one in part.claims
        ),
    )


def _each(told: Callable[[str], str], said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(told, said))


# The claims of a story share most of their reasons.
@lru_cache(maxsize=4096)
def in_tongue(tongue: Tongue, reason: str) -> str:
    """Put a reason into a language; one that is not known stays as it is."""
    for looks, words in _known(tongue):
        if found := looks.fullmatch(reason):
            put = found.groupdict()
            if "why" in put:
                parts = _BETWEEN.split(put["why"])
                put["why"] = BETWEEN.join(in_tongue(tongue, part) for part in parts)
            return words.format(**put)
    return reason


@cache
def _known(tongue: Tongue) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return how each reason looks, and what it is in a language.

    Those that hold others come first, then those with most words: "it names who wrote it: …" is
    not taken for "it names {outlet}: …".
    """

    def order(row: tuple[str, str]) -> tuple[bool, int]:
        return _HOLDS not in row[0], -len(_PLACE.sub("", row[0]))

    return tuple((_looks(sentence), words) for sentence, words in sorted(_said(tongue), key=order))


def _said(tongue: Tongue) -> Iterable[tuple[str, str]]:
    return reasons(tongue).items() if tongue != "en" else ()


def _looks(sentence: str) -> re.Pattern[str]:
    """Match a sentence whatever stands at its places.

    "{share} of the later text" matches "91% of the later text", and not "of the later text".
    """
    cut = _PLACE.split(sentence)  # words and names of places in turns
    parts = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(cut))
    return re.compile("".join(parts), re.DOTALL)
