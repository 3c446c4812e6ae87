"""Whose words: the phrase that names a holder, or a link of the chain, becomes an actor."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wortlaut.annotate.actors.cast import Cast, first_noun, joined
from wortlaut.annotate.actors.earlier import Earlier
from wortlaut.annotate.actors.jointly import Jointly
from wortlaut.annotate.actors.knowledge import Gender
from wortlaut.annotate.actors.linking import SURE, linked
from wortlaut.annotate.actors.members import CastMember, Title, nearest
from wortlaut.annotate.actors.names import BODIES, gender_of, is_person_noun, kind_of
from wortlaut.annotate.actors.phrases import with_figure
from wortlaut.annotate.actors.stripping import stripped, without_lead
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


class Resolver:
    """Tells whom phrases mean.

    It is asked in the order of the statements, since pronouns go back to who spoke before.
    """

    def __init__(self, cast: Cast) -> None:
        self._cast, self._earlier, self._jointly = cast, Earlier(cast), Jointly(cast)
        self._knows, self._how = cast.setting.knows, cast.setting.how
        self._lexicon = cast.setting.lexicon
        self._possessives = self._lexicon.sets["masculine"] | self._lexicon.sets["feminine"]

    def holder(self, span: Span, *, thinks: bool = False) -> CastMember | None:
        """Return the actor that a holder's phrase means; None if it names nobody.

        ``thinks``: the holder only thinks what is told.
        """
        words = self._words(span)
        if not words or (len(words) == 1 and self._nobody(words[0], thinks=thinks)):
            return None
        pair = self._two(words)
        if pair is not None:
            draft: CastMember | None = pair[0]
        elif len(words) == 1 and words[0].low in self._how.not_actors:
            draft = self._earlier.speaker(span.start)
        else:
            draft = self._earlier.pronoun(words[0]) if len(words) == 1 else None
            draft = draft or (None if self._unnamed(words) else self._phrase(span, words))
        draft = self._going_on(self._acting(draft, span), words)
        if draft is not None:
            draft.needed = True
            self._cast.last.append(draft)
        return draft

    def beside(self, span: Span, holder: CastMember) -> tuple[CastMember, ...]:
        """Return who holds a statement together with its holder: of "NATO und EU", the EU."""
        words = self._words(span)
        pair = self._two(words) if words else None
        if pair is not None:
            named: list[CastMember | None] = list(pair)
        else:
            whole = stripped(self._cast.within(span), self._lexicon, self._knows)
            named = [self._partner(part) for part in self._jointly.parts(span, whole)]
        if holder not in named:
            return ()
        others = tuple(dict.fromkeys(who for who in named if who not in (None, holder)))
        for who in others:
            who.needed = True
        return others

    def _two(self, words: Sequence[Word]) -> tuple[CastMember, CastMember] | None:
        """Return the two whom "die beiden" means, or "sie" with a verb of several."""
        if len(words) == 1 and self._earlier.means_several(words[0]):
            return self._jointly.just_before(words[0].start, self._earlier.several(words[0].start))
        return self._jointly.both(words)

    def going_on(self, place: int) -> CastMember | None:
        """Return whose words go on at a place: of who spoke just before; None if nobody did."""
        return self._earlier.just_spoke(place)

    def link(self, span: Span) -> CastMember | None:
        """Return the actor that a phrase in a chain means; it is not whom pronouns go back to."""
        words = self._words(span)
        draft = self._phrase(span, words) if words else None
        if draft is None or not self._passes_on(draft):
            return None
        draft.needed = True
        return draft

    def links(self, span: Span) -> list[CastMember]:
        """Return the actors that a phrase in a chain means: of two media, both."""
        media = [member for _, member in self._cast.named_in(span) if member.type == "media"]
        if len(set(map(id, media))) > 1:
            for member in media:
                member.needed = True
            return list(dict.fromkeys(media))
        link = self.link(span)
        return [] if link is None else [link]

    def named(self, span: Span) -> list[CastMember]:
        """Return who is named in a stretch of the text."""
        return [member for _, member in self._cast.named_in(span)]

    def told(self, span: Span) -> CastMember | None:
        """Return the medium that somebody told something; None if it was all of them."""
        words = [w for w in self._cast.within(span) if w.tags & Tag.CAPITAL]
        foreign = any(self._knows.country_of(w.low) for w in self._cast.within(span))
        if words and all(w.low in self._how.public_media for w in words) and not foreign:
            return None
        low = bisect_left(self._cast.words, span.start, key=lambda word: word.start)
        begins = self._cast.words[max(0, low - 1) : low + 1]
        if any(word.low in self._how.own_paper_articles for word in begins):
            return None
        return self._house(words) or self.medium(span) or self._paper(words, span)

    def medium(self, span: Span) -> CastMember | None:
        """Return the medium that a phrase names; None if it names somebody else."""
        words = self._words(span)
        begun = self._cast.begun_in(span)  # "gegenüber der Voice of America" ends before "of"
        for place, draft in begun:
            marked = any(w.quoted for w in self._cast.within(place))
            if marked and draft.type in ("organisation", "person") and draft.known is None:
                draft.type = "media"  # "gegenüber „Nordblick“": whom one tells is a paper
        whole = next((place for place, draft in begun if draft.type == "media"), None)
        if whole is not None:
            return self.link(Span(span.start, max(span.end, whole.end)))
        if words and self._cast.kind(first_noun(words), words) == "media":
            return self.link(span)
        return None

    def _words(self, span: Span) -> list[Word]:
        """Return the words of a phrase without its marks, but for those around a name."""
        return [w for w in self._cast.within(span) if w.quoted or not w.tags & Tag.MARK]

    # ------------------------------ who holds a statement
    def _partner(self, words: Sequence[Word]) -> CastMember | None:
        """Return whom one of several joined phrases means; a pronoun is left."""
        span = Span(words[0].start, words[-1].end)
        body = self._words(span)
        if not any(word.tags & Tag.CAPITAL for word in body) or self._unnamed(body):
            return None
        return self._acting(self._phrase(span, body), span)

    def _nobody(self, word: Word, *, thinks: bool) -> bool:
        """Tell whether a pronoun means nobody: "niemand", and "man" where it is only thought."""
        how = self._how
        return word.low in how.nobody_told_of or (thinks and word.low in how.nobody_thinking)

    def _unnamed(self, words: Sequence[Word]) -> bool:
        """Tell whether a phrase names media and does not say which: "verschiedene Medien"."""
        *before, last = without_lead(words)
        return last.low in self._how.unnamed_media and all(
            word.tags & (DETERMINER | int(Tag.ADVERB))
            or self._lexicon.is_source(word.low)
            or self._cast.stem(word.low) in self._how.unnamed_adjectives
            for word in before
        )

    def _going_on(self, draft: CastMember | None, words: Sequence[Word]) -> CastMember | None:
        """Return who spoke last where a description says no more of somebody than that."""
        last = self._cast.last[-1] if self._cast.last else None
        if draft is None or last is None or not draft.described or last.type != "person":
            return draft
        noun = self._head(words)
        alone = len(words) == 2 and words[0].low in self._how.definite
        trade = noun.low in self._how.saying_little
        if not alone or not trade or last.gender not in ("", draft.gender):
            return draft
        for place in [place for place in draft.mentions if place.covers(_span(noun))]:
            last.mentions[place] = draft.mentions.pop(place)
        self._cast.by_noun[noun.start] = last
        return last

    def _acting(self, draft: CastMember | None, span: Span) -> CastMember | None:
        """Return the state where its capital speaks: "Moskau bestritt das"."""
        if draft is None or draft.type != "place":
            return draft
        country = self._knows.capital_of(draft.name.lower())
        state = self._knows.state(country) if country else None
        if state is None:
            return draft
        acting = self._cast.bearing(state)
        if acting is None:
            acting = self._cast.known_actor(state)
        for place in [place for place in draft.mentions if span.covers(place)]:
            acting.mentions[place] = draft.mentions.pop(place)
        return acting

    # ------------------------------ media
    def _house(self, words: Sequence[Word]) -> CastMember | None:
        """Return the medium whose programme it is: "im ARD-„Morgenmagazin“", "die ZDF-Sendung"."""
        if not words:
            return None
        first = words[0]
        name, _, noun = first.text.partition("-")
        behind = bisect_left(self._cast.words, first.end, key=lambda word: word.start)
        joins = [word.text for word in self._cast.words[behind : behind + 1]] == ["-"]
        if not joins and not noun.lower().endswith(self._how.programme_ends):
            return None
        house = self._known_medium(name.lower())
        if house is not None:
            house.mentions[Span(first.start, first.start + len(name))] = "name"
            house.needed = True
        return house

    def _paper(self, words: Sequence[Word], span: Span) -> CastMember | None:
        """Return the medium that nothing but the end of its name tells: "dem Wolmer Boten"."""
        if not words or not words[-1].low.endswith(self._how.paper_ends):
            return None
        if len(words) == 1 and words[0].low in self._how.paper_ends:
            return None  # "dem Boten": a man
        member = self._phrase(span, self._cast.within(span))
        if member is None or member.known is not None:
            return None
        member.type, member.needed = "media", True
        return member

    def _known_medium(self, low: str) -> CastMember | None:
        """Return the medium of a name, given in lower case, that the knowledge has: "dpa"."""
        called = self._knows.called(tuple(low.split()))
        known = next((one for one in called if one.type == "media"), None)
        if known is None:
            return None
        return self._cast.bearing(known) or self._cast.known_actor(known)

    def _passes_on(self, draft: CastMember) -> bool:
        """Tell whether somebody can pass words on: not a place, nor what "nach dem Plan" names."""
        if draft.described and draft.type == "organisation":
            return any(kind_of(word, self._knows) for word in draft.name.lower().split())
        return draft.type != "place"

    # ------------------------------ a phrase, by what its noun is
    def _phrase(self, span: Span, words: Sequence[Word]) -> CastMember | None:
        """Return the actor of a noun phrase: the person it names, or whom it describes."""
        inside = self._cast.named_in(span)
        body = self._without_age(stripped(words, self._lexicon, self._knows))
        if not body:
            return None
        inside = [(place, draft) for place, draft in inside if place.start >= body[0].start]
        head = self._head(body)
        if head.low in self._knows.nobody:
            return self._own(body) or self._official(head, body) or self._apposed(head, inside)
        if self._cast.stem(head.low) in self._how.documents:
            return self._author(head, body)
        if (reporting := self._reporting(head, words)) is not None:
            return reporting
        ending = next((one for one in self._how.speech_ends if head.low.endswith(one)), "")
        if ending and len(head.low) > len(ending) and not inside:
            return self._whose_words(head, head.low.removesuffix(ending), body)
        prefix, dash, kind = head.low.partition("-")
        if dash and not kind_of(kind, self._knows) and not is_person_noun(kind, self._knows):
            owner = self._cast.called(prefix)
            if owner is not None:
                return owner  # "ein EU-Dokument"
        inside = [(place, draft) for place, draft in inside if not self._owns(place, body)]
        for place, draft in inside:
            if draft.type == "person" and not self._behind(place, body):
                return draft
        if inside and inside[0][0].start <= head.start:
            return inside[0][1]
        media = [draft for _, draft in inside if draft.type == "media"]
        if media and self._cast.kind(head, body) == "media":
            return media[0]
        return self._native(body) or self._whose(head, body) or self._description(body)

    def _whose(self, head: Word, body: Sequence[Word]) -> CastMember | None:
        """Return whose a thing is that is nobody itself: of "der Wunsch des Gerichts", the court.

        Only of a noun that shows by its end that it is no actor.
        """
        low, at = head.low, body.index(head) + 1
        if not low.endswith(self._how.thing_ends) or kind_of(low, self._knows) or at >= len(body):
            return None
        if is_person_noun(low, self._knows) or body[at].low not in self._how.owner_articles:
            return None
        comma = next((n for n, w in enumerate(body) if n > at and w.text == ","), len(body))
        stretch = Span(body[at].start, body[comma - 1].end)
        places = [(p.start, who) for p, who in self._cast.named_in(stretch) if who.type != "place"]
        nouns = ((w.start, self._cast.by_noun.get(w.start)) for w in body[at:comma])
        places += [(place, who) for place, who in nouns if who is not None]
        return min(places, key=lambda one: one[0], default=(0, None))[1]

    def _apposed(self, head: Word, inside: Sequence[tuple[Span, CastMember]]) -> CastMember | None:
        """Return the person named behind a comma: "einer der Kritiker, Jan Holm"."""
        for place, who in inside:
            if who.type == "person" and place.start > head.end:
                between = self._cast.within(Span(head.end, place.start))
                return who if any(word.text == "," for word in between) else None
        return None

    def _head(self, words: Sequence[Word]) -> Word:
        """Return the noun of a phrase: not the adjective that begins a sentence with a capital."""
        first = first_noun(words)
        at = words.index(first) + 1
        if first.start in self._cast.starts and at < len(words) and words[at].tags & Tag.CAPITAL:
            adjective = first.low.endswith(self._lexicon.endings["declined"])
            known = kind_of(first.low, self._knows) or is_person_noun(first.low, self._knows)
            named = any(
                span.start <= first.start < span.end
                for span, _ in self._cast.named_in(Span(words[0].start, words[-1].end))
            )
            if adjective and not known and not named:
                return words[at]
        return first

    def _owns(self, place: Span, body: Sequence[Word]) -> bool:
        """Tell whether a name is a genitive before the one described ("Putins Sprecher")."""
        last = [w for w in body if place.start <= w.start < place.end][-1:]
        behind = next((w for w in body if w.start >= place.end and w.tags & Tag.CAPITAL), None)
        if behind is None or any(
            word.text == "(" for word in self._cast.within(Span(place.end, behind.start))
        ):
            return False  # "des Umweltamtes (UMA)"
        return bool(last) and self._knows.base(last[0].text) != last[0].text

    def _behind(self, place: Span, body: Sequence[Word]) -> bool:
        """Tell whether a name belongs to what stands before it ("Sprecher von Putin")."""
        head = first_noun(body)
        between = [] if place.start <= head.end else self._cast.within(Span(head.end, place.start))
        if not between or any(w.text == "," for w in between):
            return False  # an apposition: "der Sprecher des Rates, Jan Holm"
        last = between[-1]
        if last.tags & Tag.CAPITAL and not is_person_noun(last.low, self._knows):
            return False  # "der Sprecher des Rates Jan Holm"
        return any(w.tags & (Tag.PREPOSITION | DETERMINER) for w in between)

    def _native(self, body: Sequence[Word]) -> CastMember | None:
        """Return whom "der Russe" means: the person of that state who was named last before."""
        if len(body) != _ARTICLE_AND_NOUN:
            return None
        article, noun = body
        country = self._knows.country_of(noun.low)
        if country is None or (noun.low,) in self._knows.names:
            return None  # no noun for somebody: "der Iran"
        gender: Gender = "f" if noun.low.endswith(self._how.native_feminine_ends) else "m"
        if article.low not in self._how.native_articles[gender]:
            return None
        before = [d for d in self._earlier.before(noun.start) if d.type == "person"]
        meant = next((d for d in before if d.country == country), None)
        if meant is None:  # nobody is known to be from there: who was told of just before
            near = (d for d in before if d.country is None and self._earlier.is_near(d, noun.start))
            meant = next(near, None)
        if meant is not None and meant.gender in ("", gender):
            meant.mentions[_span(noun)] = "nominal"
            return meant
        return None

    def _without_age(self, body: list[Word]) -> list[Word]:
        """Leave out how old somebody is: of "der 52 Jahre alte Tscheche", "der Tscheche"."""
        years, old = self._how.years_old
        for at in range(len(body) - _AGE):
            _, unit, adjective = body[at : at + _AGE]
            if unit.low == years and self._cast.stem(adjective.low) == old:
                return [*body[:at], *body[at + _AGE :]]
        return body

    # ------------------------------ words and documents, which are somebody's
    def _author(self, document: Word, body: Sequence[Word]) -> CastMember | None:
        """Return whose a document is: named behind it, before it, or the one who spoke last."""
        at = body.index(document)
        comma = next((n for n, w in enumerate(body) if n > at and w.text == ","), len(body))
        rest = body[at + 1 : comma]
        if rest:
            named = self._cast.named_in(Span(rest[0].start, rest[-1].end))
            if named:
                return named[0][1]
            for word in rest:
                if word.start in self._cast.by_noun:
                    return self._cast.by_noun[word.start]
            if rest[0].tags & Tag.GENITIVE:
                return self._description(rest)
        before = self._cast.named_in(Span(body[0].start, document.end))
        if before:
            return before[0][1]
        prefix = document.low.partition("-")[0]
        owner = self._cast.called(prefix)
        definite = body[0].low in self._how.definite
        return (
            owner
            or (None if definite else self._earlier.publisher(document.start))
            or self._earlier.speaker(document.start)
            or self._earlier.described_before(document.start)
            or self._description(body)
        )

    def _reporting(self, report: Word, words: Sequence[Word]) -> CastMember | None:
        """Return the medium that "dem Bericht" goes back to, named a sentence or two before."""
        alone = len(words) == _ARTICLE_AND_NOUN and words[0].low in self._how.definite
        if not alone or report.low not in self._how.media_reports:
            return None
        medium = self._earlier.medium(report.start)
        if medium is not None:
            medium.mentions[_span(report)] = "nominal"
        return medium

    def _whose_words(self, noun: Word, owner: str, body: Sequence[Word]) -> CastMember | None:
        """Return whose words a compound names: of "Polizeiangaben" the police."""
        owner = owner.removesuffix("-")
        if owner.startswith(self._how.nobodys_speech):
            return None
        named = self._cast.called(owner) or self._known_medium(owner)
        if named is not None:
            named.mentions[Span(noun.start, noun.end)] = "nominal"
            return named
        kind = kind_of(owner, self._knows) or kind_of(self._knows.base(owner), self._knows)
        if kind is None:
            return self._description(body)
        country = next(
            (c for w in body if (c := self._knows.country_of(w.low)) and w is not noun),
            None,
        )
        title = Title(self._cast.stem(owner), country)
        fitting = (
            d
            for d in self._cast.members
            if d.type == kind
            and not (country and d.country and d.country != country)
            and any(t.noun.endswith(title.noun) for t in d.titles)
        )
        member = nearest(fitting, noun.start)
        if member is None:
            member = CastMember(owner.capitalize(), kind, None, "", described=True)
            member.country = country
            member.titles.append(title)
            self._cast.members.append(member)
        member.mentions[Span(noun.start, noun.end)] = "nominal"
        return member

    def _own(self, body: Sequence[Word]) -> CastMember | None:
        """Return whose "eigene Angaben" they are; None where nothing says so."""
        if any(word.low in self._lexicon.sets["own"] for word in body):
            return self._earlier.speaker(body[0].start)
        whose = self._possessives | self._lexicon.sets["pointing"]
        return self._earlier.pronoun(body[0]) if body[0].low in whose else None

    def _official(self, head: Word, body: Sequence[Word]) -> CastMember | None:
        """Return the state whose statements they are: "nach russischen Angaben"."""
        if not head.low.endswith(self._how.speech_ends):
            return None
        countries = (self._knows.country_of(word.low) for word in body if word is not head)
        state = self._knows.state(next(filter(None, countries), ""))
        member = self._cast.bearing(state)
        if member is None and state is not None:
            member = self._cast.known_actor(state)
        if member is not None:
            member.mentions[Span(body[0].start, head.end)] = "nominal"
        return member

    # ------------------------------ descriptions
    def _description(self, body: Sequence[Word]) -> CastMember | None:
        """Return the actor that a description means."""
        words = _before_verb(body[1:] if body[0].tags & DETERMINER else body)
        if not words or not any(w.tags & (Tag.CAPITAL | Tag.NUMBER) or w.quoted for w in words):
            return None
        if len(words) == 1 and words[0].tags & (Tag.PRONOUN | Tag.OBLIQUE | Tag.GENITIVE):
            return None  # "Er", "Seiner": nobody was named before
        head = self._head(words)
        noun = head.tags & (Tag.CAPITAL | Tag.NUMBER) or head.quoted or with_figure(head)
        if head.tags & Tag.ADVERB or not noun:
            return None  # "Anschließend"
        if self._cast.stem(head.low) in self._how.speakers and len(words) == 1:
            body_before = self._body_before(head.start)
            if body_before is not None:
                body_before.mentions[Span(head.start, head.end)] = "nominal"
                return body_before
        owner = next((span for span, _ in self._cast.names if span.covers(_span(head))), None)
        if owner is not None:  # "Nordkoreas Machthaber"
            head = next((w for w in words if w.start >= owner.end and w.tags & Tag.CAPITAL), head)
        if head.start in self._cast.by_noun:
            return self._cast.by_noun[head.start]
        kind = self._cast.kind(head, words)
        marked = [w for w in words if w.quoted and not w.tags & Tag.MARK]
        name = joined(marked if marked and kind == "media" else words)
        if len(words) == 1 and self._alone(head, body):
            name, kind = self._cast.base_of(name), "person"
            if (known := self._known(name, head)) is not None:
                return known
        key = name.lower()
        draft = next((d for d in self._cast.members if d.described and d.name.lower() == key), None)
        if draft is None:
            gender: Gender = gender_of(head.low, self._knows) if kind == "person" else ""
            draft = CastMember(name, kind, None, gender, described=True)
            self._cast.members.append(draft)
        draft.mentions[Span(words[0].start, words[-1].end)] = "nominal"
        self._cast.by_noun[head.start] = draft
        return draft

    def _body_before(self, place: int) -> CastMember | None:
        """Return the body mentioned last before a place, if a spokesman can speak for it."""
        bodies = [d for d in self._cast.members if d.type in BODIES and d.last_before(place) >= 0]
        return max(bodies, key=lambda d: (d.last_before(place), d.name), default=None)

    def _alone(self, noun: Word, body: Sequence[Word]) -> bool:
        """Tell whether a noun without an article is a name: nothing lists it as a noun."""
        if body[0] is not noun or noun.low in self._knows.common_words or noun.text.isupper():
            return False
        known_kind = kind_of(noun.low, self._knows)
        return known_kind is None and not noun.low.endswith(self._knows.common_endings)

    def _known(self, name: str, word: Word) -> CastMember | None:
        """Return somebody known whom a single word names: "Selenskyj"."""
        setting = self._cast.setting
        link = linked(CastMember(name, "person", None, ""), setting.knows, setting.day)
        if link is None:
            return None
        member = self._cast.bearing(link.known)
        if member is None:
            member = self._cast.known_actor(link.known)
            member.sure = SURE[link.why]
        member.mentions[Span(word.start, word.end)] = "name"
        self._cast.by_noun[word.start] = member
        return member


# Words of a phrase such as "der Russe".
_ARTICLE_AND_NOUN = 2
# Words that a subject has before its verb, where a phrase runs over both.
_SUBJECT = 3
# Words of an age: "52 Jahre alte".
_AGE = 3


def _before_verb(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out a verb and all behind it: whom "Lotsen hatten das Schiff gemeldet" names, Lotsen.

    Of "Nun vermelden russische Medien" it is what stands behind the verb. Further on, the verb may
    be one of a relative clause; before a noun it may be a participle.
    """
    for at in range(1, min(len(words) - 1, _SUBJECT + 1)):
        word = words[at]
        if word.quoted:
            return words
        if word.tags & VERBAL and word.text.islower() and not words[at + 1].tags & Tag.CAPITAL:
            named = any(w.tags & Tag.CAPITAL and not w.tags & Tag.ADVERB for w in words[:at])
            return words[:at] if named else words[at + 1 :]
    return words


def _span(word: Word) -> Span:
    return Span(word.start, word.end)
