"""Names as a dictionary has them: "Internationaler Gerichtshof", of whatever case in the text."""

from __future__ import annotations

from wortlaut.annotate.actors.ways import Ways


def nominative(name: str, how: Ways) -> str:
    """Return a name in the nominative, without an article, as far as its noun shows its gender."""
    words = name.split(" ")
    for at, word in enumerate(words):
        found = _gender(word.lower(), how)
        if found is None:
            continue
        gender, cut = found
        if not all(_inflected(before, how) for before in words[:at]):
            return name
        adjectives = [_ended(before, how.nominative[gender]) for before in words[:at]]
        return " ".join([*adjectives, word[: len(word) - cut], *words[at + 1 :]])
    return name


def _gender(low: str, how: Ways) -> tuple[str, int] | None:
    """Return the gender of a noun by its end, and how many letters of a genitive to take off."""
    for gender, endings in how.genders.items():
        if low.endswith(endings):
            return gender, 0
        if gender != "feminine":
            for case in how.genitive:
                if low.endswith(case) and low.removesuffix(case).endswith(endings):
                    return gender, len(case)
    return None


def _inflected(word: str, how: Ways) -> bool:
    """Tell whether a word before a noun is an adjective that changes with its case."""
    if word.endswith("er"):
        return word.removesuffix("er").endswith(how.adjectives)
    return word.endswith(_ENDINGS) and len(word) > _SHORTEST


def _ended(word: str, ending: str) -> str:
    """Return an adjective with another ending."""
    old = next(one for one in ("en", "em", "es", "er", "e") if word.endswith(one))
    return word.removesuffix(old) + ending


_ENDINGS = ("en", "em", "es", "e")
_SHORTEST = 3
