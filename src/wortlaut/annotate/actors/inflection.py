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
        before = words[:at]
        if not all(_inflected(one, how) or one.islower() for one in before):
            return name
        adjectives = [_ended(one, how.nominative[gender], how) for one in before]
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
    ending = next((one for one in how.declined if word.endswith(one)), "")
    if ending == how.undeclined:
        return word.removesuffix(ending).endswith(how.adjectives)
    return bool(ending) and len(word) > _SHORTEST


def _ended(word: str, ending: str, how: Ways) -> str:
    """Return an adjective with another ending; what is none ("staatlich") stays as it is."""
    if not _inflected(word, how):
        return word
    return word.removesuffix(next(one for one in how.declined if word.endswith(one))) + ending


_SHORTEST = 3
