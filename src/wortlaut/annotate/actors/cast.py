"""The actors of an article by name and by place, while it is being read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wortlaut.annotate.actors.inflection import at_place, nominative, with_adjective
from wortlaut.annotate.actors.knowledge import Knowledge, Known
from wortlaut.annotate.actors.linking import SURE, key_of
from wortlaut.annotate.actors.members import HOUSES, CastMember
from wortlaut.annotate.actors.names import BODIES, is_person_noun, kind_of
from wortlaut.annotate.actors.phrases import Phrase, with_figure
from wortlaut.annotate.actors.ways import Ways, sense, stem
from wortlaut.annotate.lexicon import DETERMINER, Lexicon, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.identity import ActorId
from wortlaut.model.record import Actor, ActorType, Mention
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What an article is read with; ``day`` is its publication date in ISO 8601, if it is known.

    ``article`` is its id: what only this article says of somebody stays with it.
    """

    lexicon: Lexicon
    knows: Knowledge
    how: Ways
    day: str | None = None
    article: str = ""


class Cast:
    """The actors of one article, by name and by place.

    ``by_words`` has who bears a word in a name, by its stem; ``by_noun`` whom the noun at a place
    describes; ``names`` all names in the order of the text; ``last`` who spoke, the latest last.
    """

    def __init__(self, sentences: Sequence[Sequence[Word]], setting: Setting) -> None:
        self.setting = setting
        self.words = [word for sentence in sentences for word in sentence]
        self.units = [sentence[0].start for sentence in sentences if sentence]
        self.starts = frozenset(self.units)
        self.members: list[CastMember] = []
        self.by_words: dict[str, list[CastMember]] = {}
        self.by_noun: dict[int, CastMember] = {}
        self.names: list[tuple[Span, CastMember]] = []
        self.last: list[CastMember] = []

    def stem(self, word: str) -> str:
        """Return a lower-case word without the endings of its cases."""
        return stem(word, self.setting.how.endings)

    def within(self, span: Span) -> Sequence[Word]:
        """Return the words inside a span."""
        low, high = self._range(span)
        return self.words[low:high]

    def in_marks(self, span: Span) -> bool:
        """Tell whether a stretch stands in quotation marks by itself."""
        low, high = self._range(span)
        before, behind = self.words[max(0, low - 1) : low], self.words[high : high + 1]
        around = [*before, *behind]
        return bool(before and behind) and all(w.quoted and w.tags & Tag.MARK for w in around)

    def _range(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the first word inside a span and of the first behind it."""
        low = bisect_left(self.words, span.start, key=lambda word: word.start)
        return low, bisect_right(self.words, span.end, lo=low, key=lambda word: word.end)

    def named_in(self, span: Span) -> list[tuple[Span, CastMember]]:
        """Return the names inside a span."""
        return [(place, draft) for place, draft in self.begun_in(span) if span.covers(place)]

    def begun_in(self, span: Span) -> list[tuple[Span, CastMember]]:
        """Return the names that begin inside a span."""
        low = bisect_left(self.names, span.start, key=lambda pair: pair[0].start)
        high = bisect_left(self.names, span.end, lo=low, key=lambda pair: pair[0].start)
        return self.names[low:high]

    def join(self, one: CastMember, into: CastMember) -> None:
        """Make one actor of two."""
        into.mentions.update(one.mentions)
        into.titles.extend(one.titles)
        into.stems |= one.stems
        into.known, into.country = into.known or one.known, into.country or one.country
        into.sure = into.sure or one.sure
        self.members.remove(one)
        self.names = [(span, into if draft is one else draft) for span, draft in self.names]
        for place in [place for place, draft in self.by_noun.items() if draft is one]:
            self.by_noun[place] = into
        for drafts in self.by_words.values():
            drafts[:] = [into if draft is one else draft for draft in drafts]

    def bearing(self, known: Known | None) -> CastMember | None:
        """Return the actor that is somebody known."""
        if known is None:
            return None
        return next((member for member in self.members if member.known == known), None)

    def called(self, low: str) -> CastMember | None:
        """Return the actor of a name, given in lower case: the one it has, or one in the text."""
        member = next((member for member in self.members if member.name.lower() == low), None)
        if member is not None or not low:
            return member
        named = (who for span, who in self.names if joined(self.within(span)).lower() == low)
        return next(named, None)

    def house(self, low: str) -> CastMember | None:
        """Return the body whose part or members a compound names: of "PKK-Kämpfer", the PKK."""
        body, dash, kind = low.rpartition("-")
        if not dash:
            return next(filter(lambda one: self._begins(low, one), self.members), None)
        member = self.called(body) if self._inside(kind) else None
        return member if member is not None and member.type in HOUSES else None

    def _begins(self, low: str, member: CastMember) -> bool:
        """Tell whether a compound is of a body's name and its members: "talibankämpfer"."""
        name = member.name.lower()
        known = member.type in BODIES and len(name) > _SHORTEST and low.startswith(name)
        return known and self._inside(low.removeprefix(name))

    def _inside(self, noun: str) -> bool:
        """Tell whether a noun is for the members or a part of a body."""
        how = self.setting.how
        return self.stem(noun) in how.parts_of_bodies or self.stem(noun) in how.members_of_bodies

    def known_actor(self, known: Known) -> CastMember:
        """Bring in somebody whom the text means and does not name."""
        member = CastMember(known.name, known.type, known, known.gender, country=known.country)
        member.sure = SURE["office" if known.type == "person" else "table"]
        self.members.append(member)
        return member

    def same_kind(self, member: CastMember, phrase: Phrase) -> bool:
        """Tell whether a name and a description can stand for one actor."""
        person = is_person_noun(phrase.noun.low, self.setting.knows)
        return person == (member.type == "person")

    def base_of(self, name: str) -> str:
        """Return a name without its genitive, if the text has it so elsewhere."""
        base = self.setting.knows.base(name)
        return base if any(word.text == base for word in self.words) else name

    def kind(self, head: Word, words: Sequence[Word]) -> ActorType:
        """Tell what a description describes by the ending of its noun."""
        meant = sense(self.stem(head.low), self.setting.how)
        if meant != self.stem(head.low) and (kind := kind_of(meant, self.setting.knows)):
            return kind
        if is_person_noun(head.low, self.setting.knows) and not head.low.endswith(
            self.setting.how.plural_ends
        ):
            return "person"
        if found := kind_of(head.low, self.setting.knows):
            return found
        if any(w.quoted for w in words):
            return "media"
        return "person" if is_person_noun(head.low, self.setting.knows) else "organisation"

    def _matters(self, member: CastMember) -> bool:
        """Tell whether an actor belongs in the record: named, needed, or a body that can act."""
        if not member.described or member.needed:
            return True
        return len(member.mentions) > 1 or member.type in _ACTING

    def actors(self) -> tuple[tuple[Actor, ...], dict[int, ActorId]]:
        """Return the actors in the order of the text, and the id of each draft."""
        ordered = sorted(
            (draft for draft in self.members if draft.mentions and self._matters(draft)),
            key=lambda draft: (min(draft.mentions), draft.name),
        )
        ids = {id(draft): ActorId(f"a{number}") for number, draft in enumerate(ordered, 1)}
        return tuple(self._actor(draft, ids[id(draft)]) for draft in ordered), ids

    def _actor(self, draft: CastMember, id: ActorId) -> Actor:
        known = draft.known
        name = draft.name
        if known is None and (draft.described or draft.type != "person"):
            many = draft.type == "group"
            full = draft.fullest or name
            name = nominative(full, self.setting.how, draft.article, many=many)
            name = at_place(self._of_state(name, draft), self.setting.how)
        return Actor(
            id,
            name,
            draft.type,
            (known.country if known else None) or draft.country,
            known.wikidata if known else None,
            tuple(Mention(span, form) for span, form in sorted(draft.mentions.items())),
            key_of(draft, self.setting.article, draft.titles[0].noun if draft.titles else ""),
            draft.sure if known else None,
            known.control if known else None,
        )

    def _of_state(self, name: str, draft: CastMember) -> str:
        """Return the name of a body with the state that it is of: "indonesische Behörden"."""
        adjective = self.setting.knows.adjective_of(draft.country) if draft.country else None
        if adjective is None or not draft.described or draft.type == "person" or " " in name:
            return name
        return with_adjective(adjective, name, self.setting.how)


# Letters of a name that are too few to be known for one in a compound: "ETA".
_SHORTEST = 3
# Described by a noun alone, these still belong in the record: they can act.
_ACTING = BODIES | {"group", "state"}


def name_words(name: str) -> list[str]:
    """Return the words of a name as they are compared: "Kim Jong-un" is "Kim Jong Un"."""
    return name.lower().replace("-", " ").split()


def is_part(full: str, word: str, knows: Knowledge) -> bool:
    """Tell whether a single word is the first or last word of a person's name."""
    parts = full.split()
    return len(parts) > 1 and knows.base(word) in {knows.base(parts[0]), knows.base(parts[-1])}


def first_noun(words: Sequence[Word]) -> Word:
    """Return the first capitalised word that is a noun by its look; the first word if none is."""
    small = DETERMINER | int(Tag.ADVERB)
    nouns = (w for w in words if (w.tags & Tag.CAPITAL and not w.tags & small) or with_figure(w))
    return next(nouns, words[0])


def joined(words: Sequence[Word]) -> str:
    """Return the words as they stand in the text, one space between them."""
    out = words[0].text
    for before, word in pairwise(words):
        out += word.text if before.end == word.start else f" {word.text}"
    return out
