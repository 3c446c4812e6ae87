"""Where a text names somebody: known names, persons behind a title, and names by their look.

German writes every noun with a capital, so a capital proves nothing; what does is a title before
it, a table that knows it, or two capitals together without an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wortlaut.annotate.actors.knowledge import Gender, Knowledge, Known
from wortlaut.annotate.lexicon import DETERMINER, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.record import ActorType
from wortlaut.model.span import Span, meets


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; ``gender`` is known from the title before it, else ""."""

    span: Span
    text: str
    type: ActorType
    known: Known | None = None
    gender: Gender = ""


_PERSON_LENGTH = 5


def names_in(words: Sequence[Word], knows: Knowledge) -> Iterator[Name]:
    """Yield the names in a run of words, in order."""
    at = 0
    while at < len(words):
        word = words[at]
        if not word.tags & Tag.CAPITAL:
            name, end = _small_known(words, at, knows) or (None, at + 1)
            if name is not None:
                yield name
            at = end
            continue
        name, end = _known(words, at, knows) or _person(words, at, knows) or (None, at + 1)
        if name is None:
            name, end = _by_look(words, at, knows) or _seat(words, at, knows) or (None, at + 1)
        if name is not None:
            yield name
        at = end


def _known(words: Sequence[Word], at: int, knows: Knowledge) -> tuple[Name, int] | None:
    """Find the longest known name that begins here; a genitive -s may follow it."""
    written = knows.written.get(words[at].text)
    for size in knows.sizes.get(words[at].low, ()):
        if at + size > len(words):
            continue
        key = tuple(w.low for w in words[at : at + size])
        known = knows.names.get(key) or knows.names.get((*key[:-1], knows.base(key[-1])))
        if known is not None and not _everyday(words[at : at + size], known, knows):
            span = Span(words[at].start, words[at + size - 1].end)
            return Name(span, known.name, known.type, known), at + size
    if written is None:
        return None
    return Name(Span(words[at].start, words[at].end), written.name, written.type, written), at + 1


def _small_known(words: Sequence[Word], at: int, knows: Knowledge) -> tuple[Name, int] | None:
    """Find a known name that begins with a small letter: "ver.di", "al-Qaida"; not "die Welt"."""
    if words[at].low not in knows.sizes or words[at].tags & DETERMINER:
        return None
    found = _known(words, at, knows)
    written = "".join(word.text for word in words[at : found[1]]) if found else ""
    return found if written != written.lower() or not written.isalpha() else None


def _everyday(words: Sequence[Word], known: Known, knows: Knowledge) -> bool:
    """Tell whether words are a name only as it is written: "Die PARTEI", not "Die Partei"."""
    if len(words) < 2 or not all(
        _common(word, knows) or kind_of(word.low, knows) for word in words
    ):
        return False
    written = _spelled(words)
    return written not in (known.name, *known.aliases) and any(
        word.tags & DETERMINER for word in words
    )


def _seat(words: Sequence[Word], at: int, knows: Knowledge) -> tuple[Name, int] | None:
    """Find a seat of government: a place, until it speaks or acts for its state."""
    low = words[at].low
    if knows.capital_of(low) is None or words[at].text.isupper() or kind_of(low, knows):
        return None  # the Kreml is a body of its own
    return _name(words[at : at + 1], "place"), at + 1


def _name(words: Sequence[Word], type: ActorType, gender: Gender = "") -> Name:
    """Build the name that these words are."""
    return Name(Span(words[0].start, words[-1].end), _spelled(words), type, None, gender)


def _spelled(words: Sequence[Word]) -> str:
    """Return the words with single spaces, full stops joined to what they shorten."""
    return " ".join(w.text for w in words).replace(" .", ".")


def completed(
    names: Sequence[Name], sentences: Sequence[Sequence[Word]], knows: Knowledge
) -> list[Name]:
    """Give a name that was found whole in one place its whole length in every other."""
    whole: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    by_start = {name.span.start: name for name in names}
    for words in sentences:
        for at, word in enumerate(words):
            name = by_start.get(word.start)
            if name is None or name.known is not None:
                continue
            key = tuple(w.low for w in words[at : at + _LONGEST_NAME] if w.end <= name.span.end)
            if len(key) > 1:
                whole.setdefault(key[0], []).append(((*key[:-1], knows.base(key[-1])), name))
    for found in whole.values():
        found.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    again = [name for words in sentences for name in _again(words, whole, knows)]
    taken = [name.span for name in again]
    kept = [name for name in names if not meets(name.span, taken)]
    return sorted([*kept, *again], key=lambda name: name.span)


_LONGEST_NAME = 8


def _again(
    words: Sequence[Word],
    whole: Mapping[str, Sequence[tuple[tuple[str, ...], Name]]],
    knows: Knowledge,
) -> Iterator[Name]:
    """Yield the whole names in a sentence, wherever they stand."""
    at = 0
    while at < len(words):
        for key, name in whole.get(words[at].low, ()):
            there = tuple(word.low for word in words[at : at + len(key)])
            if there == key or (*there[:-1], knows.base(there[-1])) == key:
                span = Span(words[at].start, words[at + len(key) - 1].end)
                yield Name(span, name.text, name.type, None, name.gender)
                at += len(key) - 1
                break
        at += 1


@lru_cache(maxsize=65_536)
def is_person_noun(low: str, knows: Knowledge) -> bool:
    """Tell whether a noun says what a person is ("Außenministerin")."""
    return any(
        form in knows.person_nouns or form.endswith(knows.person_endings)
        for form in _bases(low, knows)
    ) or bool(knows.office_of(low))


def _bases(low: str, knows: Knowledge) -> tuple[str, ...]:
    """Return a noun as it stands and without the endings of other cases."""
    bases = [low, *(low.removesuffix(ending) for ending in knows.case_endings)]
    return tuple(dict.fromkeys(base for base in bases if len(base) > 2))


# Kinds of actors that are bodies: somebody can be their speaker, they can act, and have a seat.
BODIES: frozenset[ActorType] = frozenset({"government", "armed-group", "party", "organisation"})


@lru_cache(maxsize=65_536)
def kind_of(low: str, knows: Knowledge) -> ActorType | None:
    """Return what a noun describes by its end; None if that tells of no actor.

    An end of three letters or less is a word or the last part of a compound: not "Tag" but "AG".
    The end of a host name is one of any length. Of several kinds it is the one that the table has
    first. A body is also known in the genitive: "des Tribunals"; a group is many, and has none.
    """
    genitives = (low.removesuffix(end) for end in knows.genitives if low.endswith(end))
    bodies = (kind for form in genitives if (kind := _listed(form, knows)) != "group")
    return _listed(low, knows) or next(filter(None, bodies), None)


def _listed(low: str, knows: Knowledge) -> ActorType | None:
    """Return the kind that the table has for the end of a word."""
    kinds = [
        found
        for at in range(len(low))
        if (found := knows.kind_by_ending.get(low[at:])) is not None
        and (len(low) - at > _ABBREVIATION or low[at] == "." or _begins(low, at))
    ]
    return min(kinds)[1] if kinds else None


def _begins(low: str, at: int) -> bool:
    """Tell whether a word, or a part of one behind a hyphen, begins at an index."""
    return at == 0 or low[at - 1] == "-"


_ABBREVIATION = 3


def describes_actor(low: str, knows: Knowledge) -> bool:
    """Tell whether a noun can stand for an actor."""
    if low in knows.nobody:
        return False
    return is_person_noun(low, knows) or kind_of(low, knows) is not None


def gender_of(low: str, knows: Knowledge) -> Gender:
    """Return the gender that a noun for a person shows."""
    return "f" if low.endswith(knows.feminine_endings) else "m"


def _person(words: Sequence[Word], at: int, knows: Knowledge) -> tuple[Name, int] | None:
    """Find a person's name behind a title or trade: "Außenministerin Anna Berg"."""
    if not is_person_noun(words[at].low, knows) or at + 1 >= len(words):
        return None
    low = at + 1
    while low < len(words) and (
        (words[low].tags & Tag.CAPITAL and is_person_noun(words[low].low, knows))
        or words[low].text == "."
        or words[low].low in knows.academic
    ):
        low += 1
    high = _name_end(words, low, knows)
    if high == low:
        return None
    return _name(words[low:high], "person", gender_of(words[at].low, knows)), high


def _name_end(words: Sequence[Word], low: int, knows: Knowledge) -> int:
    """Return where a run of name words ends: capitals, with the small words of names inside."""
    high = low
    while high < len(words) and high - low < _PERSON_LENGTH:
        word = words[high]
        if word.quoted != words[low].quoted:
            break
        if high > low and is_person_noun(word.low, knows) and word.low not in knows.surnames:
            break  # "unter Präsident Richard Nixon Arbeitsminister"
        if not (
            (_name_word(word, knows) and not _initial_stop(words, high))
            or (high == low + 1 and word.tags & Tag.CAPITAL and word.low in knows.surnames)
            or (high > low and _stop_of_initial(words, high))
            or (high > low and _particle(words, high, knows))
        ):
            break
        high += 1
    return high


def _stop_of_initial(words: Sequence[Word], at: int) -> bool:
    """Tell whether a full stop belongs to an initial ("J. Maier")."""
    return words[at].text == "." and len(words[at - 1].text) == 1


def _particle(words: Sequence[Word], at: int, knows: Knowledge) -> bool:
    """Tell whether a small word stands inside a name ("Ursula von Berg")."""
    word = words[at]
    small = word.low in knows.particles and not word.tags & Tag.CAPITAL
    return small and at + 1 < len(words) and _name_word(words[at + 1], knows)


def _name_word(word: Word, knows: Knowledge) -> bool:
    """Tell whether a word can be part of a person's name."""
    if not word.tags & Tag.CAPITAL or _common(word, knows) or word.text in knows.written:
        return False
    return (word.low,) not in knows.names and (knows.base(word.low),) not in knows.names


def _initial_stop(words: Sequence[Word], at: int) -> bool:
    """Tell whether a new sentence begins here: a full stop stands before a longer word."""
    return at > 1 and words[at - 1].text == "." and len(words[at - 2].text) > 2


def _common(word: Word, knows: Knowledge) -> bool:
    """Tell whether a capitalised word is a common noun by its ending or a listed one."""
    if word.low in knows.common_words or word.tags & (DETERMINER | Tag.PRONOUN | Tag.PREPOSITION):
        return True
    if word.tags & (Tag.ADVERB | Tag.SUBORDINATOR | Tag.COORDINATOR):
        return True
    return len(word.low) > 5 and word.low.endswith(knows.common_endings)


def _by_look(words: Sequence[Word], at: int, knows: Knowledge) -> tuple[Name, int] | None:
    """Find two or more name words together without an article, or an acronym."""
    acronym = words[at].text.isupper() and 2 <= len(words[at].text) <= 6
    if not acronym and not _may_go_on(words, at + 1, knows):
        return None
    if _common(words[at], knows) or is_person_noun(words[at].low, knows):
        return None
    if acronym:
        return _name(words[at : at + 1], "organisation"), at + 1
    high = _name_end(words, at, knows)
    if high - at < 2 or _after_article(words, at):
        return None
    if any(is_person_noun(w.low, knows) for w in words[at:high]):
        return None
    return _name(words[at:high], "organisation" if _in_marks(words, at, knows) else "person"), high


def _may_go_on(words: Sequence[Word], at: int, knows: Knowledge) -> bool:
    """Tell whether a word by itself could be the second of a name; behind most nouns it cannot."""
    if at >= len(words):
        return False
    word = words[at]
    return bool(word.tags & Tag.CAPITAL) or word.text == "." or word.low in knows.particles


def _in_marks(words: Sequence[Word], at: int, knows: Knowledge) -> bool:
    """Tell whether a name in marks follows what it is: "die Organisation „Klarer Bach“"."""
    if at < 2 or not words[at - 1].tags & Tag.MARK or words[at - 1].text in ".,:;(":
        return False
    return bool(words[at - 2].tags & Tag.CAPITAL) and not is_person_noun(words[at - 2].low, knows)


def _after_article(words: Sequence[Word], at: int) -> bool:
    """Tell whether an article, or an adjective behind one, stands before."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.tags & DETERMINER:
        return True
    lower = not before.tags & (Tag.CAPITAL | Tag.MARK | Tag.PREPOSITION | Tag.COORDINATOR)
    return lower and at > 1 and bool(words[at - 2].tags & DETERMINER)
