"""Descriptions become actors: "der Konzern" goes to RWE, "der Kremlchef" to who that was."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wortlaut.annotate.actors.cast import Cast, joined
from wortlaut.annotate.actors.knowledge import Gender, Known
from wortlaut.annotate.actors.linking import SURE, linked
from wortlaut.annotate.actors.members import CastMember, Fitting, Title, nearest
from wortlaut.annotate.actors.names import Name, gender_of, is_person_noun, kind_of
from wortlaut.annotate.actors.naming import Naming
from wortlaut.annotate.actors.phrases import Phrase, Phrases
from wortlaut.annotate.words import Word


def gathered(cast: Cast, sentences: Sequence[Sequence[Word]], names: Sequence[Name]) -> None:
    """Bring into a cast everybody whom the text names or describes."""
    naming = Naming(cast)
    members = naming.gather(names)
    Describing(cast).describe(sentences, names, members, naming)
    naming.shortened()
    naming.in_brackets()


class Describing:
    """Gives the descriptions in an article to actors of its cast."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        setting = cast.setting
        self._fitting = Fitting(setting.knows, setting.how, setting.day)

    def describe(
        self,
        sentences: Sequence[Sequence[Word]],
        names: Sequence[Name],
        members: dict[int, CastMember],
        naming: Naming,
    ) -> None:
        """Give every description to whom it describes: those with a name beside them first."""
        texts = (word.low for word in self._cast.words)
        phrases = Phrases(
            names,
            texts,
            self._cast.setting.lexicon,
            self._cast.setting.knows,
            self._cast.setting.how,
        )
        found = [phrase for sentence in sentences for phrase in phrases.of(sentence)]
        without = []
        for phrase in found:
            if phrase.name is None:
                without.append(phrase)
                continue
            member = members[phrase.name.span.start]
            self._entitle(member, phrase)
        naming.shortened()
        self._link()
        # Last words first where phrases lie in each other: "Sprecher der Bank" needs the bank.
        for phrase in sorted(without, key=lambda one: (one.span.end, -one.span.start)):
            if phrase.called is not None:
                self._entitle(self._called(phrase), phrase)
            elif self._describes_actor(phrase):
                beside = self._apposed(phrase)
                if beside is not None:
                    self._entitle(beside, phrase)
                else:
                    self._attach(phrase)

    def _link(self) -> None:
        """Find out which persons are known; two names of one of them are one actor."""
        by_known: dict[Known, CastMember] = {}
        for member in list(self._cast.members):
            link = (
                linked(member, self._cast.setting.knows, self._cast.setting.day)
                if member.known is None
                else None
            )
            if link is not None:
                member.known, member.sure = link.known, SURE[link.why]
                member.name = link.known.name
                member.gender = member.gender or link.known.gender
                member.country = member.country or link.known.country
                other = by_known.setdefault(link.known, member)
                if other is not member:
                    self._cast.join(member, other)

    def _called(self, phrase: Phrase) -> CastMember:
        """Return the actor whose name stands in quotation marks behind a noun."""
        assert phrase.noun is not None and phrase.called is not None  # noqa: S101, PT018
        span = phrase.called
        name = joined(self._cast.within(span))
        member = next((d for d in self._cast.members if d.name == name and not d.described), None)
        if member is None:
            kind = kind_of(phrase.noun.low, self._cast.setting.knows) or "organisation"
            member = CastMember(name, kind, None, "")
            self._cast.members.append(member)
        for place, other in self._cast.named_in(span):  # "The", of „The Guardian“
            if other is not member and place != span:
                other.mentions.pop(place, None)
        self._cast.names = [pair for pair in self._cast.names if not span.covers(pair[0])]
        member.mentions[span] = "name"
        self._cast.names.append((span, member))
        self._cast.names.sort(key=lambda pair: pair[0])
        return member

    def _entitle(self, member: CastMember, phrase: Phrase) -> None:
        """Note what a phrase calls an actor, and that it is a mention of it."""
        title = self._fitting.title(phrase)
        member.titles.append(title)
        if not member.country and member.type == "person":
            member.country = title.country
        if phrase.noun is not None:
            self._cast.by_noun[phrase.noun.start] = member
            self._typed(member, phrase.noun)
        member.mentions.setdefault(phrase.span, "nominal")

    def _typed(self, member: CastMember, noun: Word) -> None:
        """Believe the noun beside a name more than the look of the name."""
        if is_person_noun(noun.low, self._cast.setting.knows):
            if member.known is None:
                member.type = "person"
            member.gender = member.gender or gender_of(noun.low, self._cast.setting.knows)
        elif member.known is None and member.type == "organisation":
            member.type = kind_of(noun.low, self._cast.setting.knows) or member.type

    def _apposed(self, phrase: Phrase) -> CastMember | None:
        """Return whom commas set beside a description: "Jan Holm, der Chef des Rates,"."""
        words = self._cast.words
        low = bisect_left(words, phrase.span.start, key=lambda word: word.start)
        high = bisect_left(words, phrase.span.end, key=lambda word: word.start)
        if (
            phrase.article in self._cast.setting.how.definite
            or phrase.article in self._cast.setting.how.indefinite
        ):
            low -= 1
        closes = high < len(words) and words[high].text in ",."
        if low > 1 and words[low - 1].text == "," and closes and phrase.article:
            ending = next((d for s, d in self._cast.names if s.end == words[low - 2].end), None)
            if ending is not None and self._cast.same_kind(ending, phrase):
                return ending
        direct = (
            next((p for p in self._cast.names if p[0].start == words[high].start), None)
            if (high < len(words) and phrase.attached and phrase.owner is None)
            else None
        )
        if (
            direct is not None
            and direct[1].type == "person"
            and self._cast.same_kind(direct[1], phrase)
        ):
            return direct[1]
        if high + 1 < len(words) and words[high].text == "," and phrase.article:
            name = next((p for p in self._cast.names if p[0].start == words[high + 1].start), None)
            if name is not None and self._cast.same_kind(name[1], phrase):
                after = bisect_left(words, name[0].end, key=lambda word: word.start)
                return name[1] if after < len(words) and words[after].text in ",." else None
        return None

    def _describes_actor(self, phrase: Phrase) -> bool:
        """Tell whether a noun can stand for an actor."""
        noun = phrase.noun
        if noun is None or noun.low in self._cast.setting.knows.nobody:
            return False
        if is_person_noun(noun.low, self._cast.setting.knows):
            return True
        return kind_of(noun.low, self._cast.setting.knows) is not None

    def _attach(self, phrase: Phrase) -> CastMember:
        """Return whom a description without a name means, a new actor if nobody fits."""
        assert phrase.noun is not None  # noqa: S101 - ``_describes_actor`` has looked
        title = self._fitting.title(phrase)
        place = phrase.span.start
        member = self._employer(phrase) or self._governed(title)
        if member is None and self._is_known_one(phrase):
            incumbent = self._fitting.incumbent(title)
            member = next(
                (d for d in self._cast.members if incumbent and d.known == incumbent), None
            )
            if member is None:
                fitting = (d for d in self._cast.members if self._fitting.fits(d, title, phrase))
                member = nearest(fitting, place)
            if member is None and incumbent is not None:
                member = self._cast.known_actor(incumbent)
            if member is None:
                member = self._of_compound(phrase)
            if member is None:
                bodies = (
                    d for d in self._cast.members if self._fitting.is_body_of(d, title, phrase)
                )
                member = nearest((d for d in bodies if d.last_before(place) >= 0), place)
        if member is None:
            member = self._described(phrase)
        if member.described or member.type == "state":
            member.titles.append(title)
        member.country = member.country or title.country
        member.mentions.setdefault(phrase.span, "nominal")
        self._cast.by_noun[phrase.noun.start] = member
        return member

    def _is_known_one(self, phrase: Phrase) -> bool:
        """Tell whether a description goes back to somebody; a bare noun is one only as a body."""
        assert phrase.noun is not None  # noqa: S101 - ``_describes_actor`` has looked
        person = self._fitting.is_person(phrase.noun)
        if not person and kind_of(phrase.noun.low, self._cast.setting.knows) == "group":
            return True  # "drei Zivilisten", "neun Zivilisten": mostly told of as one
        if phrase.article or not person:
            return phrase.article not in self._cast.setting.how.indefinite
        return phrase.owner is not None or self._fitting.title(phrase).country is not None

    def _of_compound(self, phrase: Phrase) -> CastMember | None:
        """Return the body that a compound names: of "der RWE-Konzern", RWE."""
        assert phrase.noun is not None  # noqa: S101 - ``_describes_actor`` has looked
        name, dash, kind = phrase.noun.low.rpartition("-")
        if not dash or kind.removesuffix("s") not in self._cast.setting.how.bodies["organisation"]:
            return None
        return next((d for d in self._cast.members if d.name.lower() == name), None)

    def _employer(self, phrase: Phrase) -> CastMember | None:
        """Return the body that an unnamed speaker or part of it stands for: "Sprecher der Bank"."""
        assert phrase.noun is not None  # noqa: S101 - ``_describes_actor`` has looked
        low = phrase.noun.low
        if low in self._cast.setting.how.speakers or low in self._cast.setting.how.parts:
            if not phrase.attached and phrase.owner is None:
                return None
            behind = [w for w in self._cast.within(phrase.span) if w.start > phrase.noun.start]
            if phrase.owner is not None:
                return next(
                    (
                        d
                        for s, d in self._cast.names
                        if s == phrase.owner.span and d.type in _HOUSES
                    ),
                    None,
                )
            return next(
                (d for w in behind if (d := self._cast.by_noun.get(w.start)) and d.type in _HOUSES),
                None,
            )
        ending = next((one for one in self._cast.setting.how.speaking if low.endswith(one)), "")
        body = low.removesuffix(ending) if ending else ""
        return next((d for d in self._cast.members if body and d.name.lower() == body), None)

    def _governed(self, title: Title) -> CastMember | None:
        """Return the state whose government a description means, if the text names the state."""
        if (
            title.noun not in self._cast.setting.how.governments
            or title.country is None
            or title.former
        ):
            return None
        states = (draft for draft in self._cast.members if draft.type == "state")
        return next((draft for draft in states if draft.country == title.country), None)

    def _described(self, phrase: Phrase) -> CastMember:
        """Bring in somebody whom the text describes and does not name."""
        words = self._cast.within(phrase.span)
        assert phrase.noun is not None  # noqa: S101 - ``_describes_actor`` has looked
        kind = self._cast.kind(phrase.noun, words)
        gender: Gender = (
            gender_of(phrase.noun.low, self._cast.setting.knows) if kind == "person" else ""
        )
        member = CastMember(joined(words), kind, None, gender, described=True)
        self._cast.members.append(member)
        return member


_HOUSES = frozenset({"government", "armed-group", "party", "organisation", "state", "media"})
