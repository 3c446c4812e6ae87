"""Names become actors: each name goes to who bears it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wortlaut.annotate.actors.cast import Cast, is_part, name_words
from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.actors.linking import SURE
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.names import Name, kind_of
from wortlaut.annotate.actors.ways import stem
from wortlaut.annotate.lexicon import Tag
from wortlaut.model.span import Span, meets


class Naming:
    """Gives the names in an article to actors of its cast."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def gather(self, names: Sequence[Name]) -> dict[int, CastMember]:
        """Bring in who is named, full names first; return who each name at a place is."""
        cast = self._cast
        members: dict[int, CastMember] = {}
        for name in sorted(names, key=lambda name: (-len(name.text.split()), name.span)):
            member = self._named(name)
            member.mentions[name.span] = "name"
            cast.names.append((name.span, member))
            members[name.span.start] = member
        cast.names.sort(key=lambda pair: pair[0])
        self._short_forms()
        return members

    def _named(self, name: Name) -> CastMember:
        """Return the actor that a name belongs to, a new one if no fuller name has its words."""
        key = name.known.name if name.known else name.text
        if name.known is not None:
            same = self._cast.bearing(name.known)
            if same is not None:
                return same
        elif " " not in key and (person := self._bearer(key, name)) is not None:
            return person
        for word in name_words(key)[-1:]:
            for draft in self._cast.by_words.get(self._cast.stem(word), ()):
                if self._same(draft, key, name):
                    draft.gender = draft.gender or name.gender
                    return draft
        draft = CastMember(key, name.type, name.known, name.gender)
        draft.sure = SURE["table"] if name.known else None
        draft.country = name.known.country if name.known else None
        draft.stems = frozenset(
            stem(word, self._cast.setting.how.endings) for word in name_words(f"{key} {name.text}")
        )
        self._cast.members.append(draft)
        for word in name_words(key):
            self._cast.by_words.setdefault(self._cast.stem(word), []).append(draft)
        return draft

    def _bearer(self, word: str, name: Name) -> CastMember | None:
        """Return the person whose full name has a single word that the reader took for a name."""
        low = word.lower()
        if name.type != "person" and (
            self._cast.setting.knows.capital_of(low) or self._cast.setting.knows.country_of(low)
        ):
            return None
        people = [
            draft
            for draft in self._cast.by_words.get(self._cast.stem(low), ())
            if draft.type == "person" and is_part(draft.name, word, self._cast.setting.knows)
        ]
        return max(people, key=lambda draft: len(draft.mentions), default=None)

    def _same(self, draft: CastMember, key: str, name: Name) -> bool:
        """Tell whether a name is one that an actor has already."""
        if draft.known is not None and name.known is not None:
            return draft.known is name.known
        if _same_name(draft.name, key, self._cast.setting.knows):
            return True
        if "person" in (draft.type, name.type):
            return False
        if draft.name.lower().endswith(f"-{key.lower()}"):
            return True  # "UN-Sicherheitsrat", "Sicherheitsrat"
        return self._stems(draft.name) == self._stems(key)

    def _stems(self, name: str) -> list[str]:
        """Return the stems of a name without its article: "Die Linke", "der Linken"."""
        first, *rest = name_words(name)
        article = rest and first in self._cast.setting.how.definite
        return [self._cast.stem(word) for word in (rest if article else [first, *rest])]

    def _short_forms(self) -> None:
        """Give single words that repeat a part of a person's name to that person."""
        covered = {word.start for span, _ in self._cast.names for word in self._cast.within(span)}
        for word in self._cast.words:
            if not word.tags & Tag.CAPITAL or word.start in covered:
                continue
            fitting = [
                draft
                for draft in self._cast.by_words.get(self._cast.stem(word.low), ())
                if draft.type == "person"
                and is_part(draft.name, word.text, self._cast.setting.knows)
            ]
            if fitting:
                person = max(fitting, key=lambda draft: len(draft.mentions))
                span = Span(word.start, word.end)
                person.mentions[span] = "name"
                self._cast.names.append((span, person))
        self._cast.names.sort(key=lambda pair: pair[0])

    # -------------------------------------------------------------------------- acronyms
    def shortened(self) -> None:
        """Join an acronym in brackets with the name before it: "Partei der Mitte (PdM)"."""
        for full, short in list(self._bracketed()):
            other = next((d for s, d in self._cast.names if s == short), None)
            if other is None:
                self._everywhere(short, full)
            elif other is not full and other.type != "person" and self._may_join(other, full):
                self._cast.join(other, full)
        self._shorter()
        self._cast.names.sort(key=lambda pair: pair[0])

    def _shorter(self) -> None:
        """Join a body with the one whose longer name it shortens: "GDL", "Siemens"."""
        bodies = [member for member in self._cast.members if self._nameable(member)]
        long = [member for member in bodies if " " in member.name]
        for short in bodies:
            if " " in short.name or "-" in short.name:
                house = self._cast.house(short.name.lower())
                if house is not None and house is not short:
                    self._cast.join(short, house)
                continue
            meant = [full for full in long if _shortens(short.name, full.name)]
            if len(meant) == 1 and self._may_join(short, meant[0]):
                self._cast.join(short, meant[0])

    def _nameable(self, member: CastMember) -> bool:
        """Tell whether a name is one that companies and parties have, and no noun."""
        if member.described or member.type in _NO_ACRONYM:
            return False
        return kind_of(member.name.lower(), self._cast.setting.knows) is None

    def _everywhere(self, short: Span, full: CastMember) -> None:
        """Take an acronym for its body wherever it stands and is no other name."""
        taken = [span for span, _ in self._cast.names]
        (acronym,) = self._cast.within(short)
        for word in self._cast.words:
            if word.text != acronym.text:
                continue
            span = Span(word.start, word.end)
            if not meets(span, taken):
                full.mentions[span] = "name"
                self._cast.names.append((span, full))
                self._cast.by_noun[word.start] = full

    def _bracketed(self) -> Iterator[tuple[CastMember, Span]]:
        """Yield bodies with the acronym in brackets behind their name."""
        words = self._cast.words
        brackets = [at for at, word in enumerate(words) if word.text == "("]
        if not brackets:
            return
        ends = {
            span.end: member
            for member in self._cast.members
            for span in member.mentions
            if member.type not in _NO_ACRONYM
        }
        for at in brackets:
            if not 0 < at < len(words) - 2 or words[at + 2].text != ")":
                continue
            before, inside = words[at - 1], words[at + 1]
            last = at - 1 - bool(before.quoted and before.tags & Tag.MARK)
            full = ends.get(words[last].end)
            if full is not None and _is_acronym(inside.text):
                yield full, Span(inside.start, inside.end)

    def _may_join(self, short: CastMember, full: CastMember) -> bool:
        """Tell whether nothing says that two names are of two actors."""
        return short.known is None or full.known is None or short.known == full.known

    def in_brackets(self) -> None:
        """Take a name with its acronym in brackets as one mention."""
        for full, short in self._bracketed():
            if short in full.mentions:
                before = [span for span in full.mentions if span.end < short.start]
                last = max(span.end for span in before)
                for span in before:
                    if span.end == last:  # the name, and the phrase that it closes
                        full.mentions.setdefault(Span(span.start, short.end + 1), "nominal")
        parties = {span.start: who for span, who in self._cast.names if who.type == "party"}
        for person in self._cast.members:
            if person.type != "person":
                continue
            for span in list(person.mentions):  # "Anna Berg (CDU)"
                at = bisect_left(self._cast.words, span.end, key=lambda word: word.start)
                inside = self._cast.words[at : at + 3]
                texts = [word.text for word in inside]
                if texts[:1] == ["("] and texts[2:] == [")"] and inside[1].start in parties:
                    person.mentions.setdefault(Span(span.start, inside[2].end), "nominal")


# What has no acronym: "Anna Berg (CDU)" and "Genf (UNO)" are not two names of one actor.
_NO_ACRONYM = frozenset({"person", "place", "state"})


def _same_name(full: str, other: str, knows: Knowledge) -> bool:
    """Tell whether two names are one: the same words, or the last words of the fuller one."""
    a, b = name_words(full), name_words(other)
    shorter = [knows.base(word) if at == len(b) - 1 else word for at, word in enumerate(b)]
    ends = a[-len(b) :]
    if len(b) == 2 < len(a) and (a[0], a[-1]) in ((b[0], b[1]), (b[0], shorter[1])):
        return True  # "Anna Maria Berg", "Anna Berg"
    return a == b or ends in (b, shorter) or (len(b) > 1 and a[: len(b)] in (b, shorter))


def _is_acronym(text: str) -> bool:
    """Tell whether a word is made of initials: "IStGH", not "Holm"."""
    return sum(letter.isupper() for letter in text) > 1 and len(text) < _LONGEST_ACRONYM


def _shortens(short: str, full: str) -> bool:
    """Tell whether a word is the first of a name, or made of its initials."""
    words = full.replace("-", " ").split()
    if short == words[0]:
        return True
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(short) > 1 and short.isupper() and short == initials


_LONGEST_ACRONYM = 9
