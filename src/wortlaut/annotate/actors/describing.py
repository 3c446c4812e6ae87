"""Descriptions become actors: "der Konzern" goes to RWE, "der Kremlchef" to who that was."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from wortlaut.annotate.actors.apposition import apposed
from wortlaut.annotate.actors.cast import Cast, joined
from wortlaut.annotate.actors.knowledge import Gender
from wortlaut.annotate.actors.linking import SURE, linked
from wortlaut.annotate.actors.members import HOUSES, CastMember, Fitting, Title, nearest
from wortlaut.annotate.actors.names import BODIES, Name, gender_of, is_person_noun, kind_of
from wortlaut.annotate.actors.naming import Naming
from wortlaut.annotate.actors.phrases import LONGEST, Modified, Phrase, Phrases
from wortlaut.annotate.actors.ways import sense
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


def gathered(cast: Cast, sentences: Sequence[Sequence[Word]], names: Sequence[Name]) -> None:
    """Bring into a cast everybody whom the text names or describes."""
    naming = Naming(cast)
    naming.gather(names)
    Describing(cast).describe(sentences, naming)
    naming.shortened()
    naming.in_brackets()


class Describing:
    """Gives the descriptions in an article to actors of its cast."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._day = cast, cast.setting.day
        self._knows, self._how = cast.setting.knows, cast.setting.how
        self._fitting = Fitting(self._knows, self._how, self._day)

    def describe(self, sentences: Sequence[Sequence[Word]], naming: Naming) -> None:
        """Give every description to whom it describes: those with a name beside them first."""
        members = {span.start: member for span, member in self._cast.names}
        texts = (word.low for word in self._cast.words)
        phrases = Phrases(
            [self._name(span, member) for span, member in self._cast.names],
            texts,
            self._cast.setting.lexicon,
            self._knows,
            self._how,
        )
        found = [phrase for sentence in sentences for phrase in phrases.of(sentence)]
        without = []
        for phrase in found:
            if phrase.name is None:
                without.append(phrase)
                continue
            member = members[phrase.name.span.start]
            if isinstance(phrase, Modified):
                member.mentions.setdefault(phrase.span, "nominal")
            else:
                self._one_with_noun(member, phrase, members)
                self._entitle(member, phrase)
        naming.shortened()
        self._link()
        # Last words first where phrases lie in each other: "Sprecher der Bank" needs the bank.
        for phrase in sorted(without, key=lambda one: (one.span.end, -one.span.start)):
            if phrase.called is not None:
                self._entitle(self._called(phrase, phrase.called), phrase)
            elif (beside := apposed(phrase, self._cast, self._fitting)) is not None:
                self._entitle(beside, phrase)
                self._together(beside, phrase.span)
            else:
                self._attach(phrase)
        self._at_home()

    def _one_with_noun(
        self, member: CastMember, phrase: Phrase, members: dict[int, CastMember]
    ) -> None:
        """Make one of a body and a noun beside its name that was taken for a name itself."""
        other = members.get(phrase.noun.start)
        if other is None or other is member or member.type == "person":
            return
        if other in self._cast.members and member in self._cast.members:
            self._cast.join(other, member)
            members.update({at: member for at, one in members.items() if one is other})

    def _at_home(self) -> None:
        """Give bodies of a state that nothing places to the state that an article is about."""
        country = self._scene()
        state = self._knows.state(country) if country is not None else None
        named = self._cast.bearing(state)
        for member in list(self._cast.members):
            if country is None or member.country or not member.described:
                continue
            nouns = {title.noun for title in member.titles}
            if any(title.of or title.former for title in member.titles):
                continue
            if named is not None and nouns and nouns <= self._how.governments:
                self._cast.join(member, named)
            elif any(noun.endswith(self._how.bodies_of_states) for noun in nouns):
                member.country = country

    def _scene(self) -> str | None:
        """Return the state that an article names by far the most; None if there is none."""
        named: Counter[str] = Counter()
        for member in self._cast.members:
            if member.country is not None and member.type == "state":
                named[member.country] += len(member.mentions)
            named.update(title.country for title in member.titles if title.country)
        (first, often), *_ = [*named.most_common(1), (None, 0)]
        return first if often >= _OFTEN and often >= _MOST * named.total() else None

    def _name(self, span: Span, member: CastMember) -> Name:
        """Return a name as it stands at a place."""
        text = joined(self._cast.within(span))
        return Name(span, text, member.type, member.known, member.gender)

    def _link(self) -> None:
        """Find out who is known; two names of one of them are one actor."""
        by_known = {one.known: one for one in self._cast.members if one.known is not None}
        for member in list(self._cast.members):
            if member.known is not None:
                continue
            link = linked(member, self._knows, self._day, marked=self._marked(member))
            if link is not None:
                member.known, member.sure = link.known, SURE[link.why]
                member.name, member.type = link.known.name, link.known.type
                member.gender = member.gender or link.known.gender
                member.country = member.country or link.known.country
                other = by_known.setdefault(link.known, member)
                if other is not member:
                    self._cast.join(member, other)

    def _marked(self, member: CastMember) -> bool:
        """Tell whether a name stands somewhere in quotation marks by itself."""
        places = [place for place, form in member.mentions.items() if form == "name"]
        return any(self._cast.in_marks(place) for place in places)

    def _called(self, phrase: Phrase, span: Span) -> CastMember:
        """Return the actor whose name stands in quotation marks behind a noun."""
        name = joined(self._cast.within(span))
        member = next((d for d in self._cast.members if d.name == name and not d.described), None)
        if member is None:
            kind = kind_of(phrase.noun.low, self._knows) or "organisation"
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
        self._cast.by_noun[phrase.noun.start] = member
        self._typed(member, phrase.noun)
        self._in_full(member, phrase)
        member.mentions.setdefault(phrase.span, "nominal")

    def _in_full(self, member: CastMember, phrase: Phrase) -> None:
        """Note what a phrase calls a body with its state or seat: "das russische Parlament"."""
        if member.fullest or member.known is not None or member.type not in _OF_STATES:
            return
        if " " in member.name and not member.described:
            return
        seat = phrase.owner if phrase.owner is not None and phrase.owner.type == "place" else None
        seated = seat is not None and seat.span.start == phrase.noun.end + 1
        if seated or any(self._knows.country_of(adjective) for adjective in phrase.adjectives):
            end = seat.span.end if seat is not None and seated else phrase.noun.end
            words = self._cast.within(Span(phrase.span.start, end))
            member.fullest, member.article = joined(words), phrase.article

    def _typed(self, member: CastMember, noun: Word) -> None:
        """Believe the noun beside a name more than the look of the name."""
        if is_person_noun(noun.low, self._knows):
            if member.known is None:
                member.type = "person"
            member.gender = member.gender or gender_of(noun.low, self._knows)
        elif member.known is None and member.type == "organisation":
            member.type = kind_of(noun.low, self._knows) or member.type

    def _together(self, member: CastMember, span: Span) -> None:
        """Take a description with the name behind it as one mention, if it is not too long."""
        places = (place for place, who in self._cast.names if who is member and place > span)
        name = next(places, None)
        whole = span if name is None else Span(span.start, name.end)
        if len(self._cast.within(whole)) <= LONGEST + 1:  # and a comma
            member.mentions.setdefault(whole, "nominal")

    def _attach(self, phrase: Phrase) -> CastMember:
        """Return whom a description without a name means, a new actor if nobody fits."""
        title = self._fitting.title(phrase)
        member = self._meant(phrase, title) or self._described(phrase)
        if member.described or member.type == "state":
            member.titles.append(title)
        self._in_full(member, phrase)
        member.country = member.country or title.country
        member.mentions.setdefault(phrase.span, "nominal")
        self._cast.by_noun[phrase.noun.start] = member
        return member

    def _meant(self, phrase: Phrase, title: Title) -> CastMember | None:
        """Return whom a description goes back to; None if it brings in somebody new."""
        member = self._employer(phrase) or self._governed(title)
        if member is not None:
            return member
        if not self._is_known_one(phrase):
            return self._speaking_for(phrase, title)
        members, place = self._cast.members, phrase.span.start
        incumbent = self._fitting.incumbent(title)
        return (
            self._cast.bearing(incumbent)
            or nearest(self._fitting.fitting(members, title, phrase), place)
            or (self._cast.known_actor(incumbent) if incumbent is not None else None)
            or self._of_compound(phrase)
            or self._body_before(phrase, title)
            or self._person_before(phrase, title)
            or self._speaking_for(phrase, title)
        )

    def _body_before(self, phrase: Phrase, title: Title) -> CastMember | None:
        """Return the body named last that a noun for its kind can mean: "der Konzern"."""
        place = phrase.span.start
        bodies = (m for m in self._cast.members if self._fitting.is_body_of(m, title, phrase))
        return nearest((m for m in bodies if m.last_before(place) >= 0), place)

    def _person_before(self, phrase: Phrase, title: Title) -> CastMember | None:
        """Return the one person told of just before, if a description says little of somebody.

        "Jan Holm floh. Der 66-Jährige …"; where two were told of, it is the one whom the same
        sentence names, else neither.
        """
        gender = self._alone(phrase) if self._says_little(phrase) else ""
        if not gender or title.of:
            return None
        place = phrase.span.start
        own = bisect_right(self._cast.units, place) - 1
        begins, near = self._cast.units[max(0, own)], self._cast.units[max(0, own - _NEAR)]
        told = [
            member
            for member in self._cast.members
            if member.type == "person"
            and member.last_before(place) >= near
            and member.gender in ("", gender)
            and not (title.country and member.country and title.country != member.country)
        ]
        here = [member for member in told if member.named_between(begins, place)]
        for found in (told, here):
            named = [member for member in found if not member.described] or found
            if len(named) == 1:
                return named[0]
        return None

    def _says_little(self, phrase: Phrase) -> bool:
        """Tell whether a description says no more than an age, or what is true of many."""
        low, how = phrase.noun.low, self._how
        if any(self._cast.stem(word).endswith(how.age_ends) for word in phrase.adjectives):
            return True
        forms = {low, *(low.removesuffix(ending) for ending in how.genitive_endings)}
        little = not forms.isdisjoint(how.saying_little) or low.endswith(how.saying_little_ends)
        return little or self._adjectival(phrase)

    def _adjectival(self, phrase: Phrase) -> bool:
        """Tell whether a noun is an adjective that says little: "die 66-Jährige"."""
        ends = (*self._how.age_ends, *self._how.fate_ends)
        return self._cast.stem(phrase.noun.low).endswith(ends)

    def _alone(self, phrase: Phrase) -> Gender:
        """Return the gender of a description of one person; "" if it may be of more than one."""
        low, article = phrase.noun.low, phrase.article
        if self._adjectival(phrase):
            weak = self._how.adjectival_weak_end
            ending = weak if low.endswith(weak) else ""
            return self._how.adjectival_gender.get((article, ending), "")
        gender = gender_of(low, self._knows)
        return gender if article in self._how.native_articles[gender] else ""

    def _is_known_one(self, phrase: Phrase) -> bool:
        """Tell whether a description goes back to somebody; a bare noun is one only as a body."""
        person = self._fitting.is_person(phrase.noun)
        if not person and kind_of(phrase.noun.low, self._knows) == "group":
            return True  # "drei Zivilisten", "neun Zivilisten": mostly told of as one
        if phrase.article or not person:
            return phrase.article not in self._how.indefinite
        return phrase.owner is not None or self._fitting.title(phrase).country is not None

    def _of_compound(self, phrase: Phrase) -> CastMember | None:
        """Return the body that a compound names: of "der RWE-Konzern", RWE."""
        name, dash, kind = phrase.noun.low.rpartition("-")
        if not dash or not self._fitting.is_body_word(kind, "organisation"):
            return None
        return self._cast.called(name)

    def _employer(self, phrase: Phrase) -> CastMember | None:
        """Return the body that an unnamed speaker or part of it stands for: "Sprecher der Bank"."""
        low = phrase.noun.low
        trade = self._cast.stem(low)
        if trade in self._how.speakers or trade in self._how.parts_of_bodies:
            if not phrase.attached and phrase.owner is None:
                return None
            behind = [w for w in self._cast.within(phrase.span) if w.start > phrase.noun.start]
            if phrase.owner is not None:
                return next(
                    (d for s, d in self._cast.names if s == phrase.owner.span and d.type in HOUSES),
                    None,
                )
            return next(
                (d for w in behind if (d := self._cast.by_noun.get(w.start)) and d.type in HOUSES),
                None,
            )
        ending = next((one for one in self._how.speaker_ends if low.endswith(one)), "")
        return self._cast.called(low.removesuffix(ending)) if ending else self._cast.house(low)

    def _speaking_for(self, phrase: Phrase, title: Title) -> CastMember | None:
        """Return the body that the first noun of a compound means, if one was told of.

        "Die Polizei in Wolm warnte. Ein Polizeisprecher …", "die Universitätsleitung".
        """
        low = phrase.noun.low
        ending = next((one for one in self._how.speaker_ends if low.endswith(one)), "")
        noun = low.removesuffix(ending) if ending else ""
        forms = {noun, *(noun.removesuffix(link) for link in self._how.compound_links)} - {""}
        meant = {sense(self._cast.stem(form), self._how) for form in forms}
        place = phrase.span.start
        bodies = (
            member
            for member in self._cast.members
            if member.type in HOUSES
            and member.last_before(place) >= 0
            and not (title.country and member.country and title.country != member.country)
            and self._is_called(member, meant)
        )
        return nearest(bodies, place)

    def _is_called(self, member: CastMember, nouns: AbstractSet[str]) -> bool:
        """Tell whether a body is one of some nouns, or a sort: "Innenministerium"."""
        called = {*member.stems, *(sense(own.noun, self._how) for own in member.titles)}
        sorts = tuple(noun for noun in nouns if kind_of(noun, self._knows) is not None)
        return not nouns.isdisjoint(called) or any(one.endswith(sorts) for one in called)

    def _governed(self, title: Title) -> CastMember | None:
        """Return the state whose government a description means, if the text names the state."""
        if not self._governs(title.noun) or title.country is None or title.former:
            return None
        states = (draft for draft in self._cast.members if draft.type == "state")
        return next((draft for draft in states if draft.country == title.country), None)

    def _governs(self, noun: str) -> bool:
        """Tell whether the stem of a noun is one for a government: "us-regierung"."""
        return noun.rpartition("-")[2] in self._how.governments

    def _described(self, phrase: Phrase) -> CastMember:
        """Bring in somebody whom the text describes and does not name."""
        words = self._cast.within(phrase.span)
        kind = self._cast.kind(phrase.noun, words)
        gender: Gender = gender_of(phrase.noun.low, self._knows) if kind == "person" else ""
        member = CastMember(joined(words), kind, None, gender, described=True)
        member.article = phrase.article
        self._cast.members.append(member)
        return member


# Whose state is a part of the name.
_OF_STATES = BODIES | {"media", "group"}


# How often, and with which share of all, an article names the state that it is about.
_OFTEN = 3
_MOST = 0.75
# Sentences before its own in which somebody must have been told of.
_NEAR = 2
