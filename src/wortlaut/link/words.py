"""Words as they are compared: by stem, by sense, by the parts of a compound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Literal

import Stemmer

from wortlaut.lang.tables import table
from wortlaut.lang.verbs import infinitive, inflection, strong_infinitives
from wortlaut.model.span import Span

Kind = Literal["name", "noun", "number", "other", "light"]

# "120 000", "1.250,5", "Küsten-kurier" and "a4" are one word each; "Ja-" is one without its hyphen.
_WORD = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?(?!\w)|\w+(?:-\w+)*")
_FIGURE = re.compile(r"\d")
_GROUPED = re.compile(r"[.\u00a0 ](?=\d{3})")
_STEMMERS = {"de": "german"}
_SHORTEST_PART = 4  # letters of the stem of a word with which a compound begins
_PARTED = 14  # words that may stand between a verb and its particle
_SHORTEST_HEAD = 3  # and of one with which it ends: "Werktor"
_LATIN = 0x1F00  # characters up to the end of the Latin letters with marks
_KNOWN_FORMS = 200_000  # forms of which it is remembered what they are: some 60 MB at most


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: what it is compared by, and what kind it is."""

    span: Span
    stem: str
    senses: tuple[str, ...]
    kind: Kind

    def __hash__(self) -> int:
        """Hash what differs between the words of a text: passages are looked up by their words."""
        return hash((self.span.start, self.stem))


@lru_cache(maxsize=_KNOWN_FORMS)
def stem(language: str, word: str) -> str:
    """Cut a word to its stem; a form of a strong verb becomes its infinitive's.

    The last t goes, too, and the second n of a plural: "überprüft" and "überprüfen" are one word,
    as are "Richterin" and "Richterinnen".
    """
    return _root(language, infinitive(language, word.lower()))


def _root(language: str, word: str) -> str:
    root = _snowball(language, word)
    shorter = len(root) > _SHORTEST_PART and root.endswith(_shortened(language))
    return root[:-1] if shorter else root


def _snowball(language: str, word: str) -> str:
    """Return the stem by Snowball's rules; what is no text, as half a surrogate pair, stays."""
    try:
        # One of its own for each word: it costs microseconds, and threads must not share one.
        return str(Stemmer.Stemmer(_STEMMERS[language], 0).stemWord(word))
    except UnicodeEncodeError:
        return word


@cache
def _shortened(language: str) -> tuple[str, ...]:
    """Return the ends of stems that lose their last letter."""
    return tuple(table(language, "linking")["stems"]["shortened"])


@cache
def _particles(language: str) -> Mapping[str, Set[str]]:
    """Return the prefixes that part from their verb, by their stems: not "er", which is "he"."""
    found: dict[str, set[str]] = {}
    for particle in inflection(language).loose:
        found.setdefault(_read(language, particle)[0], set()).add(particle)
    return found


def stems_in(language: str, text: str) -> frozenset[str]:
    """Return the stems of all words that spaces part."""
    return frozenset(stem(language, word) for word in text.split())


def name_stems(language: str, name: str) -> frozenset[str]:
    """Return the stems of a name's words with a capital: of "Rat der Stadt" not that of "der"."""
    return frozenset(stem(language, word) for word in name.split() if word[0].isupper())


@cache
def stems(language: str, name: str, field: str = "words") -> frozenset[str]:
    """Return the stems of the words of one section of the table of linking."""
    return stems_in(language, table(language, "linking")[name][field])


@cache
def opposites(language: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of stems that contradict each other."""
    pairs = table(language, "linking")["opposites"]["pairs"]
    return tuple((stem(language, one), stem(language, other)) for one, other in pairs)


def denials_in(
    language: str, words: Iterable[Word], section: str = "denying"
) -> list[frozenset[str]]:
    """Return the groups of stems that deny something where words have all of a group.

    Those of ``differing`` only lead to what somebody sets against it. A noun that only looks like a
    verb of denying ("Stimmen") is none.
    """
    others = stems(language, "denying", "no_nouns")
    found = {word.stem for word in words if word.kind != "noun" or word.stem not in others}
    groups = _denials(language, section)
    there = [group for one in groups.keys() & found for group in groups[one] if group <= found]
    bare = _bare(language, found) if there else ()
    return [group for group in there if group.isdisjoint(bare)]


def _bare(language: str, found: Set[str]) -> frozenset[str]:
    """Return the stems of verbs of which the whole is there, too: "stimmte … zu" denies nothing."""
    loose = inflection(language).loose
    wholes = ((one, one[len(p) :]) for one in found for p in loose if one.startswith(p))
    denying = _denying(language)
    return frozenset(rest for one, rest in wholes if rest in found and one not in denying)


@cache
def _denials(language: str, section: str) -> Mapping[str, Sequence[frozenset[str]]]:
    """Return the groups by one of their stems."""
    inflect = inflection(language)
    found: dict[str, dict[frozenset[str], None]] = {}
    for words in table(language, "linking")[section]["groups"]:
        for forms in product(*((word, *inflect.weak_forms(word)) for word in words.split())):
            group = frozenset(stem(language, form) for form in forms)
            found.setdefault(min(group), {})[group] = None
    return {one: tuple(groups) for one, groups in found.items()}


@cache
def _denying(language: str) -> frozenset[str]:
    """Return the stems that deny something, alone or with others."""
    listed = (_denials(language, section) for section in ("denying", "differing"))
    return frozenset().union(
        *(group for one in listed for groups in one.values() for group in groups)
    )


@cache
def _senses(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the senses that a stem has."""
    inflect = inflection(language)
    found: dict[str, dict[str, None]] = {}
    for sense in table(language, "senses")["sense"]:
        for word in sense["words"].split():
            for form in (word, *inflect.weak_forms(word)):
                found.setdefault(stem(language, form), {})[sense["name"]] = None
    return {word: tuple(names) for word, names in found.items()}


def stems_of_like_sense(language: str, root: str) -> frozenset[str]:
    """Return the stems of the words that share a sense with a stem."""
    senses = _senses(language)
    own = frozenset(senses.get(root, ()))
    return frozenset(stem for stem, names in senses.items() if own.intersection(names))


def strong_forms(language: str, root: str) -> frozenset[str]:
    """Return the forms of the strong verbs that have a stem: "sprach" of "sprech"."""
    forms = strong_infinitives(language)
    return frozenset(form for form in forms if stem(language, form) == root)


@cache
def _function_words(language: str) -> frozenset[str]:
    """Return the words of the closed classes, and auxiliaries."""
    auxiliaries = table(language, "verbs")["auxiliaries"]
    texts = [text for name, text in auxiliaries.items() if name != "example"]
    return _closed_classes(language).union(word for text in texts for word in text.split())


@cache
def _closed_classes(language: str) -> frozenset[str]:
    """Return the words of the closed classes: articles, pronouns, prepositions and the like."""
    words = table(language, "words")
    sections = ("articles", "pronouns", "own", "prepositions", "subordinators", "coordinators",
                "relatives", "adverbs", "negations")  # fmt: skip
    texts = [
        text
        for section in sections
        for name, text in words[section].items()
        if isinstance(text, str) and name != "example"
    ]
    return frozenset(word for text in texts for word in text.split())


@cache
def _light(language: str) -> frozenset[str]:
    return stems(language, "light")


def words_of(text: str, span: Span, language: str, names: Iterable[Span] = ()) -> tuple[Word, ...]:
    """Return the words of a passage; ``names`` are places where it names somebody."""
    return with_verbs(plain_words(text, span, language, names), text, language)


def plain_words(
    text: str, span: Span, language: str, names: Iterable[Span] = ()
) -> tuple[Word, ...]:
    """Return the words of a passage, particles without the verbs they parted from."""
    return tuple(_words(text, span, language, names))


def plain_stems(text: str, span: Span, language: str) -> list[str]:
    """Return by what the words of a passage are compared, as ``plain_words`` has them, and fast."""
    found = _WORD.finditer(text, span.start, span.end)
    return [_compared(language, word[0]) for word in found]


def rows_with(text: str, span: Span, language: str, stems: Sequence[str]) -> Iterator[Span]:
    """Yield where a passage has words in a row that are compared by these stems."""
    longest = max(range(len(stems)), key=lambda at: len(stems[at]))
    starts = frozenset(places_of(text, span, language, stems[longest]))
    found = list(_WORD.finditer(text, span.start, span.end)) if starts else []
    for first in range(len(found) - len(stems) + 1):
        row = found[first : first + len(stems)]
        if row[longest].start() in starts and _are(language, row, stems):
            yield Span(row[0].start(), row[-1].end())


def _are(language: str, row: Sequence[re.Match[str]], stems: Sequence[str]) -> bool:
    return all(_compared(language, word[0]) == one for word, one in zip(row, stems, strict=True))


def places_of(text: str, span: Span, language: str, root: str) -> Iterator[int]:
    """Yield where the words of a passage begin that have a stem; only those are cut that may."""
    written = _WORD if root[0].isdecimal() else _beginning(language, _letter(root))
    for found in written.finditer(span.of(text)):
        if _compared(language, found[0]) == root:
            yield span.start + found.start()


@cache
def _beginning(language: str, letter: str) -> re.Pattern[str]:
    """Return a pattern of the words whose stem may begin with a letter, and of few others.

    The stem of "gestorben" begins as "sterben" does, and that of "Übung" with a u.
    """
    strong = strong_infinitives(language).items()
    letters = {letter, *(_letter(form) for form, verb in strong if _letter(verb) == letter)}
    known = _written()
    begun = "".join(known.get(one, "") for one in sorted(letters))
    first = rf"[{re.escape(begun)}]" if letter in known else r"\w"
    return re.compile(rf"(?<!\w){first}\w*(?:-\w+)*")


@cache
def _written() -> Mapping[str, str]:
    """Return for each letter the capital and small ones, with and without marks, that it may be."""
    found: dict[str, str] = {}
    for one in filter(str.isalnum, map(chr, range(_LATIN))):
        found[_letter(one)] = found.get(_letter(one), "") + one
    return found


def _letter(word: str) -> str:
    """Return the letter that a word begins with, as a small one and without marks."""
    return unicodedata.normalize("NFD", word[0].lower())[0]


def with_verbs(words: Sequence[Word], text: str, language: str) -> tuple[Word, ...]:
    """Give the particles among the words of a passage the verbs they parted from."""
    particles = _particles(language)
    found = [at for at, word in enumerate(words) if word.stem in particles]
    if not found:
        return tuple(words)
    whole = list(words)
    for at in found:
        whole[at] = _whole_verb(at, words, text, language)
    return tuple(whole)


def _whole_verb(at: int, words: Sequence[Word], text: str, language: str) -> Word:
    """Give a particle the verb it parted from: "trat … zurück" has the sense of zurücktreten."""
    word = words[at]
    particle = word.span.of(text)
    if particle not in _particles(language)[word.stem] or _marks_infinitive(
        at, words, text, language
    ):
        return word
    for verb in reversed(words[max(0, at - _PARTED) : at]):
        if verb.kind in ("noun", "name") or verb.span.of(text) in _closed_classes(language):
            continue
        if whole := _joined(language, particle, verb.stem):
            return Word(word.span, whole, _senses(language).get(whole, ()), "other")
    return word


def _marks_infinitive(at: int, words: Sequence[Word], text: str, language: str) -> bool:
    """Tell whether a particle stands right before an infinitive: "genommen zu haben"."""
    inflect = inflection(language)
    if words[at].span.of(text) != inflect.infinitive_mark or at + 1 == len(words):
        return False
    after = words[at + 1].span
    between = text[words[at].span.end : after.start]
    return (
        between.isspace()
        and after.of(text).islower()
        and bool(inflect.infinitive_end.search(after.of(text)))
    )


@lru_cache(maxsize=_KNOWN_FORMS)
def _joined(language: str, particle: str, verb: str) -> str | None:
    """Return the stem of a verb and its particle as one word; None if the tables do not know it.

    Only as one word: "entgegen" alone loses its end. The stem of "führte" looks like a form of
    "fahren", so that the whole is no form to look up.
    """
    whole = _root(language, particle + verb)
    return whole if whole in _senses(language) or whole in _denying(language) else None


def _words(text: str, span: Span, language: str, names: Iterable[Span]) -> Iterator[Word]:
    named = {at for name in names for at in range(name.start, name.end)}
    for found in _WORD.finditer(text, span.start, span.end):
        form, at = found[0], Span(*found.span())
        root, senses, kind = _read(language, form)
        yield Word(at, root, senses, "name" if kind == "noun" and at.start in named else kind)


@lru_cache(maxsize=_KNOWN_FORMS)
def _read(language: str, form: str) -> tuple[str, tuple[str, ...], Kind]:
    """Return what a form is compared by, its senses, and its kind where it names nobody."""
    if number := _number(form, language):
        return number, (), "number"
    root = stem(language, form)
    return root, _senses(language).get(root, ()), _kind(form, root, language)


def _compared(language: str, form: str) -> str:
    """Return what a form is compared by: it takes no tables of senses, which are slow to make."""
    return _number(form, language) or stem(language, form)


def _number(form: str, language: str) -> str | None:
    """Write a number in figures without signs that group them; None if the word is no number."""
    if _FIGURE.match(form):
        return _GROUPED.sub("", form)
    return _numbers(language).get(form.lower())


@cache
def _numbers(language: str) -> dict[str, str]:
    words = table(language, "linking")["numbers"]["words"].split()
    return dict(word.split("=") for word in words)


def _kind(form: str, root: str, language: str) -> Kind:
    if form.lower() in _function_words(language) or root in _light(language):
        return "light"
    if form[0].isupper():
        return "noun"
    return "light" if root in stems(language, "light_verbs") else "other"


def is_light(language: str, word: str) -> bool:
    """Tell whether a word says little by itself: one of a closed class, an auxiliary."""
    return _read(language, word)[2] == "light"


def parts_of(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each stem, which others it is made of: those that it ends or begins with.

    Compounds are taken apart by the words at hand alone, so that "Sparpapier" has "Papier" in it
    where some article says "Papier".
    """
    known = {one for one in stems if len(one) >= _SHORTEST_HEAD}
    return {one: parts for one in known if (parts := tuple(_parts(one, known)))}


def _parts(one: str, known: set[str]) -> Iterator[str]:
    for cut in range(_SHORTEST_HEAD, len(one) - _SHORTEST_HEAD + 1):
        if one[cut:] in known:
            yield one[cut:]
    for cut in range(_SHORTEST_PART + 1, len(one) - 2):
        if one[:cut] in known:
            yield one[:cut]
