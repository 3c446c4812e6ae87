"""Who is meant: names and descriptions of one article become actors.

A first version: a name found once is one actor; short forms go to the full name that contains
them, pronouns to the nearest holder or name that fits, descriptions stand for themselves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wortlaut.annotate.actors.knowledge import Gender, Knowledge, Known
from wortlaut.annotate.actors.names import Name, gender_of, is_person_noun
from wortlaut.annotate.lexicon import DETERMINER, Lexicon, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.identity import ActorId
from wortlaut.model.record import Actor, ActorType, Mention, MentionForm
from wortlaut.model.span import Span


@dataclass(slots=True)
class CastMember:
    """An actor while its mentions are being gathered."""

    name: str
    type: ActorType
    known: Known | None
    gender: Gender
    mentions: dict[Span, MentionForm] = field(default_factory=dict)


class Cast:
    """The actors of one article, by name and by place, while it is being read.

    ``words`` are all words that were read, in order; ``units`` where sentences begin; ``names``
    the names found.
    """

    def __init__(
        self,
        words: Sequence[Word],
        units: Sequence[int],
        names: Iterable[Name],
        lexicon: Lexicon,
        knows: Knowledge,
    ) -> None:
        self._words, self._units = words, units
        self._lexicon, self._knows = lexicon, knows
        self._drafts: list[CastMember] = []
        self._by_words: dict[str, list[CastMember]] = {}
        self._described: dict[str, CastMember] = {}
        self._names: list[tuple[Span, CastMember]] = []
        found = sorted(names, key=lambda name: (-len(name.text.split()), name.span))
        for name in found:
            draft = self._named(name)
            draft.mentions[name.span] = "name"
            self._names.append((name.span, draft))
        self._names.sort(key=lambda pair: pair[0])
        self._short_forms()
        self._last: list[CastMember] = []

    # -------------------------------------------------------------------------- names
    def _named(self, name: Name) -> CastMember:
        """Return the actor that a name belongs to, a new one if no fuller name has its words."""
        key = name.known.name if name.known else name.text
        for draft in self._by_words.get(self._knows.base(_name_words(key)[-1]), ()):
            if _same_name(draft.name, key, self._knows):
                draft.gender = draft.gender or name.gender
                return draft
        draft = CastMember(key, name.type, name.known, name.gender)
        self._drafts.append(draft)
        for word in _name_words(key):
            self._by_words.setdefault(self._knows.base(word), []).append(draft)
        return draft

    def _short_forms(self) -> None:
        """Give single words that repeat a part of a person's name to that person."""
        covered = {word.start for span, _ in self._names for word in self._within(span)}
        for word in self._words:
            if word.start in covered or not word.tags & Tag.CAPITAL:
                continue
            fitting = [
                draft
                for draft in self._by_words.get(self._knows.base(word.low), ())
                if draft.type == "person" and _is_part(draft.name, word.text, self._knows)
            ]
            if fitting:
                person = max(fitting, key=lambda draft: len(draft.mentions))
                span = Span(word.start, word.end)
                person.mentions[span] = "name"
                self._names.append((span, person))
        self._names.sort(key=lambda pair: pair[0])

    def _within(self, span: Span) -> Sequence[Word]:
        """Return the words inside a span."""
        low = bisect_left(self._words, span.start, key=lambda word: word.start)
        high = bisect_right(self._words, span.end, lo=low, key=lambda word: word.end)
        return self._words[low:high]

    # -------------------------------------------------------------------------- holders
    def holder(self, span: Span) -> CastMember | None:
        """Return the actor that a holder's phrase means; None if it names nobody."""
        words = [w for w in self._within(span) if not (w.tags & Tag.MARK and not w.quoted)]
        if not words:
            return None
        draft = self._pronoun(words) if len(words) == 1 else None
        draft = draft or self._phrase(span, words)
        if draft is not None:
            self._last.append(draft)
        return draft

    def link(self, span: Span) -> CastMember | None:
        """Return the actor that a phrase in a chain means; it is not whom pronouns go back to."""
        words = [w for w in self._within(span) if not (w.tags & Tag.MARK and not w.quoted)]
        return self._phrase(span, words) if words else None

    def medium(self, span: Span) -> CastMember | None:
        """Return the medium that a phrase names; None if it names somebody else."""
        words = [w for w in self._within(span) if not (w.tags & Tag.MARK and not w.quoted)]
        named = any(draft.type == "media" for _, draft in self._named_in(span))
        if words and (named or self._kind(_first_noun(words), words) == "media"):
            return self._phrase(span, words)
        return None

    def _named_in(self, span: Span) -> list[tuple[Span, CastMember]]:
        """Return the names inside a span."""
        low = bisect_left(self._names, span.start, key=lambda pair: pair[0].start)
        high = bisect_right(self._names, span.end, lo=low, key=lambda pair: pair[0].start)
        return [(place, draft) for place, draft in self._names[low:high] if span.covers(place)]

    def _pronoun(self, words: Sequence[Word]) -> CastMember | None:
        """Return whom a pronoun means: the last holder or name before it that fits."""
        word = words[0]
        if word.tags & Tag.CAPITAL and not word.tags & (Tag.PRONOUN | Tag.RELATIVE):
            return None
        if not word.tags & (Tag.PRONOUN | Tag.RELATIVE | Tag.OBLIQUE | DETERMINER):
            return None
        wanted: Gender = ""
        if word.low in self._lexicon.sets["masculine"]:
            wanted = "m"
        elif word.low in self._lexicon.sets["feminine"]:
            wanted = "f"
        candidates = self._before(word.start)
        if wanted == "m":  # "er" is a person where there is one, else whatever is masculine
            candidates.sort(key=lambda draft: draft.type != "person")
        for draft in candidates:
            if draft.type in _SPEAKERS and (not wanted or draft.gender in (wanted, "")):
                draft.mentions[Span(word.start, word.end)] = "pronoun"
                return draft
        return None

    def _before(self, at: int) -> list[CastMember]:
        """Return the actors before a place, the last holder first, then the nearest names."""
        end = bisect_left(self._names, at, key=lambda pair: pair[0].end)
        near = self._names[max(0, end - _LOOK_BACK) : end]
        persons = [(span, draft) for span, draft in near if draft.type == "person"]
        # The nearest sentence first and in it the first name: a subject stands before an object.
        persons.sort(key=lambda pair: (-bisect_right(self._units, pair[0].start), pair[0]))
        nearest = [draft for _, draft in reversed(near[-3:])]
        return [*reversed(self._last[-1:]), *(draft for _, draft in persons), *nearest]

    def _phrase(self, span: Span, words: Sequence[Word]) -> CastMember | None:
        """Return the actor of a noun phrase: the person it names, or whom it describes."""
        inside = self._named_in(span)
        body = _without_source(_without_preposition(words), self._lexicon)
        if not body:
            return None
        if _first_noun(body).low in self._knows.nobody:
            return self._own(body)
        inside = [(place, draft) for place, draft in inside if not self._owns(place, body)]
        for place, draft in inside:
            if draft.type == "person" and not self._behind(place, body):
                return draft
        head = _first_noun(body)
        if inside and inside[0][0].start <= head.start:
            return inside[0][1]
        media = [draft for _, draft in inside if draft.type == "media"]
        if media and self._kind(head, body) == "media":
            return media[0]
        return self._description(body)

    def _own(self, body: Sequence[Word]) -> CastMember | None:
        """Return whose "eigene Angaben" they are; None where nothing says so."""
        if any(word.low in self._lexicon.sets["own"] for word in body):
            named = [draft for draft in self._before(body[0].start) if draft.type in _SPEAKERS]
            return named[0] if named else None
        return self._pronoun(body[:1])

    def _owns(self, place: Span, body: Sequence[Word]) -> bool:
        """Tell whether a name is a genitive before the one described ("Putins Sprecher")."""
        last = [w for w in body if place.start <= w.start < place.end][-1:]
        behind = any(w.start >= place.end and w.tags & Tag.CAPITAL for w in body)
        return bool(last) and behind and self._knows.base(last[0].text) != last[0].text

    def _behind(self, place: Span, body: Sequence[Word]) -> bool:
        """Tell whether a name belongs to what stands before it ("Sprecher von Putin")."""
        head = _first_noun(body)
        between = [] if place.start <= head.end else self._within(Span(head.end, place.start))
        if any(w.text == "," for w in between):
            return False  # an apposition: "der Sprecher des Rates, Jan Holm"
        return any(w.tags & (Tag.PREPOSITION | DETERMINER) for w in between)

    def _description(self, body: Sequence[Word]) -> CastMember | None:
        """Return the actor that a description makes, the same for the same words."""
        words = body[1:] if body[0].tags & DETERMINER else body
        if not words or not any(w.tags & (Tag.CAPITAL | Tag.NUMBER) or w.quoted for w in words):
            return None
        if len(words) == 1 and words[0].tags & (Tag.PRONOUN | Tag.OBLIQUE | Tag.GENITIVE):
            return None  # "Er", "Seiner": nobody was named before
        head = _first_noun(words)
        kind = self._kind(head, words)
        marked = [w for w in words if w.quoted and not w.tags & Tag.MARK]
        name = _joined(marked if marked and kind == "media" else words)
        if len(words) == 1 and self._alone(head, body):
            name, kind = self._base(name), "person"
        key = name.lower()
        if key not in self._described:
            gender: Gender = gender_of(head.low, self._knows) if kind == "person" else ""
            draft = CastMember(name, kind, None, gender)
            self._described[key] = draft
            self._drafts.append(draft)
        draft = self._described[key]
        draft.mentions[Span(words[0].start, words[-1].end)] = "nominal"
        return draft

    def _alone(self, noun: Word, body: Sequence[Word]) -> bool:
        """Tell whether a noun without an article is a name: nothing lists it as a noun."""
        if body[0] is not noun or noun.low in self._knows.common_words or noun.text.isupper():
            return False
        known_kind = any(noun.low.endswith(endings) for _, endings in self._knows.kinds)
        return not known_kind and not noun.low.endswith(self._knows.common_endings)

    def _base(self, name: str) -> str:
        """Return a name without its genitive, if the text has it so elsewhere."""
        base = self._knows.base(name)
        return base if any(word.text == base for word in self._words) else name

    def _kind(self, head: Word, words: Sequence[Word]) -> ActorType:
        """Tell what a description describes by the ending of its noun."""
        if is_person_noun(head.low, self._knows) and not head.low.endswith("en"):
            return "person"
        for kind, endings in self._knows.kinds:
            if head.low.endswith(endings):
                return kind
        if any(w.quoted for w in words):
            return "media"
        return "person" if is_person_noun(head.low, self._knows) else "organisation"

    # -------------------------------------------------------------------------- result
    def actors(self) -> tuple[tuple[Actor, ...], dict[int, ActorId]]:
        """Return the actors in the order of the text, and the id of each draft."""
        ordered = sorted(
            (draft for draft in self._drafts if draft.mentions),
            key=lambda draft: (min(draft.mentions), draft.name),
        )
        ids = {id(draft): ActorId(f"a{number}") for number, draft in enumerate(ordered, 1)}
        return tuple(_actor(draft, ids[id(draft)]) for draft in ordered), ids


# Names that a pronoun looks back over.
_LOOK_BACK = 40
_SPEAKERS = frozenset(
    {"person", "state", "government", "organisation", "media", "party", "armed-group", "group"}
)


def _same_name(full: str, other: str, knows: Knowledge) -> bool:
    """Tell whether two names are one: the same words, or the last words of the fuller one."""
    a, b = _name_words(full), _name_words(other)
    shorter = [knows.base(word) if at == len(b) - 1 else word for at, word in enumerate(b)]
    ends = a[-len(b) :]
    return a == b or ends in (b, shorter) or (len(b) > 1 and a[: len(b)] in (b, shorter))


def _name_words(name: str) -> list[str]:
    """Return the words of a name as they are compared: "Kim Jong-un" is "Kim Jong Un"."""
    return name.lower().replace("-", " ").split()


def _is_part(full: str, word: str, knows: Knowledge) -> bool:
    """Tell whether a single word is the first or last word of a person's name."""
    parts = full.split()
    return len(parts) > 1 and knows.base(word) in {knows.base(parts[0]), knows.base(parts[-1])}


def _without_preposition(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the preposition before a phrase: of "In dem Papier", the paper."""
    if len(words) > 1 and words[0].tags & Tag.PREPOSITION:
        return words[1:]
    return words


def _without_source(words: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    """Leave out the noun for the words themselves: of "Angaben der Polizei", the police."""
    head = next((at for at, w in enumerate(words) if w.tags & Tag.CAPITAL and not w.quoted), None)
    if head is None or head + 1 >= len(words):
        return list(words)
    low = words[head].low
    behind = words[head + 1].low
    if _is_source(behind, lexicon) and words[head + 1].tags & Tag.CAPITAL:
        return list(words[: head + 1])  # "Putins Worten"
    if not _is_source(low, lexicon):
        return list(words)
    rest = list(words[head + 1 :])
    while rest and rest[0].low in lexicon.sets["inside_phrase"] and not rest[0].tags & DETERMINER:
        rest.pop(0)
    return rest or list(words)


def _is_source(low: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun names words rather than a person."""
    return low in lexicon.sets["sources"] or low.endswith(lexicon.endings["sources"])


def _first_noun(words: Sequence[Word]) -> Word:
    """Return the first capitalised word that is no article; the first word if there is none."""
    return next((w for w in words if w.tags & Tag.CAPITAL and not w.tags & DETERMINER), words[0])


def _joined(words: Sequence[Word]) -> str:
    """Return the words as they stand in the text, one space between them."""
    out = words[0].text
    for before, word in pairwise(words):
        out += word.text if before.end == word.start else f" {word.text}"
    return out


def _actor(draft: CastMember, id: ActorId) -> Actor:
    mentions = tuple(Mention(span, form) for span, form in sorted(draft.mentions.items()))
    known = draft.known
    return Actor(
        id, draft.name, draft.type, known.country if known else None,
        known.wikidata if known else None, mentions,
    )  # fmt: skip
