"""Names as a dictionary has them: "Internationaler Gerichtshof", of whatever case in the text."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.annotate.actors.ways import Ways


def nominative(name: str, how: Ways, article: str = "", *, many: bool = False) -> str:
    """Return a name in the nominative, without an article, as far as its noun shows its gender.

    ``article`` is what stood before it in the text; ``many``: it stands for more than one.
    """
    words, counted = _uncounted(name.split(" "), how)
    for at, word in enumerate(words[: _attached(words, how)]):
        found = _gender(word.lower(), how)
        if found is None:
            continue
        gender, cut = found
        before = words[:at]
        if not all(_inflected(one, how) or _stays(one, how) for one in before):
            return name
        adjectives = [_ended(one, how.nominative_endings[gender], how) for one in before]
        return " ".join([*adjectives, word[: len(word) - cut], *words[at + 1 :]])
    at = _head(words, how)
    if many or counted or f"{article} {words[0][-2:]}" in how.plural_shown:
        return _plural(words, at, how)
    return _singular(words, at, article, how)


def at_place(name: str, how: Ways) -> str:
    """Return the name of a body with its seat as officials write it: "Polizei Genf"."""
    words = name.split(" ")
    seated = len(words) == _SEATED and words[1] in how.seat_prepositions and words[2][:1].isupper()
    return f"{words[0]} {words[2]}" if seated else name


def with_adjective(stem: str, noun: str, how: Ways) -> str:
    """Return a noun with an adjective before it: "russisches Parlament"; without, if unsure."""
    found = _gender(noun.lower(), how)
    return noun if found is None else f"{stem}{how.nominative_endings[found[0]]} {noun}"


def _attached(words: Sequence[str], how: Ways) -> int:
    """Return where what is attached to a noun begins: "Rat | der Stadt"."""
    return next((at for at, word in enumerate(words) if at and _small(word, how)), len(words))


def _small(word: str, how: Ways) -> bool:
    """Tell whether a word is an article or a preposition."""
    known = word in how.definite or word in how.indefinite
    return known or (word.islower() and len(word) <= _SHORTEST and word not in how.joining)


def _uncounted(words: Sequence[str], how: Ways) -> tuple[list[str], bool]:
    """Leave out the numbers before a noun, and tell whether there were any."""
    at = 0
    while at < len(words) - 1 and (_is_number(words[at]) or words[at].lower() in how.numbers):
        at += 1
    return list(words[at:]), at > 0


def _is_number(word: str) -> bool:
    """Tell whether a word is a number: "9.000", not "43-jährige"."""
    return word[0].isdigit() and not any(letter.isalpha() for letter in word)


def _head(words: Sequence[str], how: Ways) -> int:
    """Return the index of the noun behind the adjectives; 0 if there are none."""
    at = 0
    while at < len(words) - 1 and (_inflected(words[at], how) or words[at] in how.joining):
        at += 1
    return at if words[at][:1].isupper() else 0


def _plural(words: Sequence[str], at: int, how: Ways) -> str:
    """Return a phrase in the plural in the nominative: "ägyptische Soldaten", "Forscher"."""
    noun = words[at]
    if noun.lower().endswith(how.plural_dative_ends):
        noun = noun[: -len(how.lost_endings["datives"])]
    adjectives = (_ended(one, how.nominative_endings["plural"], how) for one in words[:at])
    return " ".join([*adjectives, noun, *words[at + 1 :]])


def _singular(words: Sequence[str], at: int, article: str, how: Ways) -> str:
    """Return a phrase in the singular in the nominative, if its article shows its gender."""
    noun, ending = words[at], ""
    if article in how.case_articles["oblique"] and noun.lower().endswith(how.weak_ends):
        noun = noun[: -len(how.lost_endings["weak"])]
    elif article in how.case_articles["genitive"]:
        noun = noun.removesuffix(how.lost_endings["genitive"])
    if at:
        ending = how.nominative_shown.get(f"{article} {words[0][-1]}", "")
    adjectives = [_ended(one, ending, how) for one in words[:at]] if ending else words[:at]
    return " ".join([*adjectives, noun, *words[at + 1 :]])


def _gender(low: str, how: Ways) -> tuple[str, int] | None:
    """Return the gender of a noun by its end, and how many letters of a genitive to take off."""
    for gender, endings in how.gender_ends.items():
        if low.endswith(endings):
            return gender, 0
        if gender != "feminine":
            for case in how.genitive_endings:
                if low.endswith(case) and low.removesuffix(case).endswith(endings):
                    return gender, len(case)
    return None


def _inflected(word: str, how: Ways) -> bool:
    """Tell whether a word before a noun is an adjective that changes with its case."""
    ending = next((one for one in how.adjective_endings if word.endswith(one)), "")
    if ending == how.doubtful_ending:
        return word.removesuffix(ending).endswith(how.adjective_stem_ends)
    return bool(ending) and len(word) > _SHORTEST


def _stays(word: str, how: Ways) -> bool:
    """Tell whether a word before a noun is the same in all cases: "Osnabrücker", "von"."""
    return word.islower() or word.endswith(how.doubtful_ending)


def _ended(word: str, ending: str, how: Ways) -> str:
    """Return an adjective with another ending; what is none ("staatlich") stays as it is."""
    if not _inflected(word, how):
        return word
    own = next(one for one in how.adjective_endings if word.endswith(one))
    return word.removesuffix(own) + ending


_SHORTEST = 3
# Words of "Polizei in Genf".
_SEATED = 3
