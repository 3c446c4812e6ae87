"""Whose words: the phrase that names a holder, or a link of the chain, becomes an actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wortlaut.annotate.actors.cast import Cast, first_noun, joined
from wortlaut.annotate.actors.knowledge import Gender
from wortlaut.annotate.actors.linking import SURE, linked
from wortlaut.annotate.actors.members import BODIES, CastMember, Title, nearest
from wortlaut.annotate.actors.names import gender_of, is_person_noun, kind_of
from wortlaut.annotate.actors.phrases import with_figure
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


class Resolver:
    """Tells whom phrases mean, in the order of the statements: pronouns go back to who spoke."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._knows, self._how = cast.setting.knows, cast.setting.how
        self._lexicon = cast.setting.lexicon
        self._possessives = self._lexicon.sets["masculine"] | self._lexicon.sets["feminine"]

    def holder(self, span: Span) -> CastMember | None:
        """Return the actor that a holder's phrase means; None if it names nobody."""
        words = [w for w in self._cast.within(span) if not (w.tags & Tag.MARK and not w.quoted)]
        if not words:
            return None
        if len(words) == 1 and words[0].low in self._how.not_actors:
            draft = self._onward(span.start)
        else:
            draft = self._pronoun(words) if len(words) == 1 else None
            draft = draft or (None if self._unnamed(words) else self._phrase(span, words))
        draft = self._going_on(self._acting(draft, span), words)
        if draft is not None:
            draft.needed = True
            self._cast.last.append(draft)
        return draft

    def _unnamed(self, words: Sequence[Word]) -> bool:
        """Tell whether a phrase names media and does not say which: "verschiedene Medien"."""
        *before, last = _without_preposition(_without_verb(words))
        return last.low in self._how.unnamed and all(
            word.tags & (DETERMINER | int(Tag.ADVERB))
            or self._lexicon.is_source(word.low)
            or self._cast.stem(word.low) in self._how.saying_no_more
            for word in before
        )

    def link(self, span: Span) -> CastMember | None:
        """Return the actor that a phrase in a chain means; it is not whom pronouns go back to."""
        words = [w for w in self._cast.within(span) if not (w.tags & Tag.MARK and not w.quoted)]
        draft = self._phrase(span, words) if words else None
        if draft is None or not self._passes_on(draft):
            return None
        draft.needed = True
        return draft

    def _passes_on(self, draft: CastMember) -> bool:
        """Tell whether somebody can pass words on: not a place, nor what "nach dem Plan" names."""
        if draft.described and draft.type == "organisation":
            return any(kind_of(word, self._knows) for word in draft.name.lower().split())
        return draft.type != "place"

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
        if words and all(w.low in self._how.public for w in words) and not foreign:
            return None
        if any(w.low in self._how.own_papers for w in self._cast.within(span)[:1]):
            return None
        return self._house(words) or self.medium(span) or self._paper(words, span)

    def _house(self, words: Sequence[Word]) -> CastMember | None:
        """Return the medium whose programme it is: "im ARD-„Morgenmagazin“", "die ZDF-Sendung"."""
        if not words:
            return None
        first = words[0]
        name, _, noun = first.text.partition("-")
        behind = bisect_left(self._cast.words, first.end, key=lambda word: word.start)
        joins = [word.text for word in self._cast.words[behind : behind + 1]] == ["-"]
        if not joins and not noun.lower().endswith(self._how.programmes):
            return None
        house = self._known_medium(name.lower())
        if house is not None:
            house.mentions[Span(first.start, first.start + len(name))] = "name"
            house.needed = True
        return house

    def _paper(self, words: Sequence[Word], span: Span) -> CastMember | None:
        """Return the medium that nothing but the end of its name tells: "dem Wolmer Boten"."""
        if not words or not words[-1].low.endswith(self._how.papers):
            return None
        if len(words) == 1 and words[0].low in self._how.papers:
            return None  # "dem Boten": a man
        member = self._phrase(span, self._cast.within(span))
        if member is None or member.known is not None:
            return None
        member.type, member.needed = "media", True
        return member

    def medium(self, span: Span) -> CastMember | None:
        """Return the medium that a phrase names; None if it names somebody else."""
        words = [w for w in self._cast.within(span) if not (w.tags & Tag.MARK and not w.quoted)]
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

    def _onward(self, place: int) -> CastMember | None:
        """Return whose words go on: of the one who spoke last, else of who was named last."""
        return next((d for d in self._before(place) if d.type in _SPEAKERS), None)

    def _going_on(self, draft: CastMember | None, words: Sequence[Word]) -> CastMember | None:
        """Return who spoke last where a description says no more of somebody than that."""
        last = self._cast.last[-1] if self._cast.last else None
        if draft is None or last is None or not draft.described or last.type != "person":
            return draft
        noun = self._head(words)
        alone = len(words) == 2 and words[0].low in self._how.definite
        trade = noun.low in self._how.anybody
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

    def _pronoun(self, words: Sequence[Word]) -> CastMember | None:
        """Return whom a pronoun means: the last holder or name before it that fits."""
        word = words[0]
        if not word.tags & (Tag.PRONOUN | Tag.RELATIVE | Tag.OBLIQUE | DETERMINER):
            return None
        if (pointed := self._pointed(word)) is not None:
            pointed.mentions[_span(word)] = "pronoun"
            return pointed
        wanted: Gender = ""
        if word.low in self._lexicon.sets["masculine"]:
            wanted = "m"
        elif word.low in self._lexicon.sets["feminine"]:
            wanted = "f"
        candidates = self._before(word.start)
        if word.tags & Tag.OBLIQUE:  # "Putin dankte: „…“, zitierten ihn Medien": who acts before
            candidates = [*self._persons_in_sentence(word.start), *candidates]
        if wanted == "m":  # "er" is a person where there is one, else whatever is masculine
            candidates.sort(key=lambda draft: draft.type != "person")
        for draft in candidates:
            if draft.type in _SPEAKERS and (not wanted or draft.gender in (wanted, "")):
                draft.mentions[_span(word)] = "pronoun"
                return draft
        described = self._described_before(word.start, wanted)
        if described is not None:  # "… traf einen Landwirt. Er sagte aus"
            described.mentions[_span(word)] = "pronoun"
        return described

    def _pointed(self, word: Word) -> CastMember | None:
        """Return whom a pronoun means that goes back to who was named last, whoever spoke.

        "Jan Holm, der als Beobachter kam, sagte"; "Er lobte den Fahrer Jan Holm. Dieser sagte".
        """
        at = bisect_left(self._cast.words, word.start, key=lambda one: one.start)
        begins = bisect_right(self._cast.units, word.start) - 1
        behind_comma = any(one.text == "," for one in self._cast.words[max(0, at - 2) : at])
        if word.tags & Tag.RELATIVE and behind_comma:
            low = self._cast.units[begins]
        elif word.low in self._lexicon.sets["pointing"] and begins:
            low = self._cast.units[begins - 1]
        else:
            return None
        return self._last_between(low, word.start)

    def _last_between(self, low: int, high: int) -> CastMember | None:
        """Return who is named or described last in a stretch of the text and can speak."""
        named = self._cast.named_in(Span(low, high)) if low < high else []
        places = [(place.start, draft) for place, draft in named]
        places += [(at, draft) for at, draft in self._cast.by_noun.items() if low <= at < high]
        able = [(at, draft) for at, draft in places if draft.type in _SPEAKERS]
        return max(able, key=lambda one: (one[0], one[1].name), default=(0, None))[1]

    def _persons_in_sentence(self, at: int) -> list[CastMember]:
        """Return the persons that a sentence names before a place, in its order."""
        begins = self._cast.units[bisect_right(self._cast.units, at) - 1]
        named = self._cast.named_in(Span(begins, at)) if begins < at else []
        return [draft for _, draft in named if draft.type == "person"]

    def _before(self, at: int) -> list[CastMember]:
        """Return the actors before a place, the last holder first, then the nearest names.

        A person who spoke some sentences ago is left for whoever was named since.
        """
        end = bisect_left(self._cast.names, at, key=lambda pair: pair[0].end)
        nearest = [draft for _, draft in reversed(self._cast.names[max(0, end - _NAMES) : end])]
        persons = [
            (self._sentence(span.start), span, draft)
            for draft in self._cast.members
            if draft.type == "person" and not draft.described
            for span, form in draft.mentions.items()
            if span.end <= at and form != "pronoun"
        ]
        # The nearest sentence first and in it the first mention: a subject stands before an object.
        persons.sort(key=lambda one: (-one[0], one[1], one[2].name))
        # "Laut KCNA sprach er …": behind a medium, the one whose words it passed on
        spoke = self._cast.last[-1:]
        if spoke and spoke[0].type == "media":
            spoke = self._cast.last[-2:]
        last = max((self._sentence(one.last_before(at)) for one in spoke), default=0)
        left = self._sentence(at) - last > _STILL and all(one.type == "person" for one in spoke)
        since = [draft for sentence, _, draft in persons if left and sentence > last]
        return [*since, *reversed(spoke), *(draft for _, _, draft in persons), *nearest]

    def _sentence(self, place: int) -> int:
        """Return the number of the sentence that a place is in."""
        return bisect_right(self._cast.units, place)

    def _phrase(self, span: Span, words: Sequence[Word]) -> CastMember | None:
        """Return the actor of a noun phrase: the person it names, or whom it describes."""
        inside = self._cast.named_in(span)
        body = self._without_source(_without_preposition(_without_verb(words)))
        body = list(self._without_attribute(body))
        if not body:
            return None
        inside = [(place, draft) for place, draft in inside if place.start >= body[0].start]
        head = self._head(body)
        if head.low in self._knows.nobody:
            return self._own(body) or self._official(head, body)
        if self._cast.stem(head.low) in self._how.documents:
            return self._author(head, body)
        ending = next((one for one in self._how.words_of if head.low.endswith(one)), "")
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
        return self._native(body) or self._description(body)

    def _native(self, body: Sequence[Word]) -> CastMember | None:
        """Return whom "der Russe" means: the person of that state who was named last before."""
        if len(body) != _ARTICLE_AND_NOUN:
            return None
        article, noun = body
        country = self._knows.country_of(noun.low)
        if country is None or (noun.low,) in self._knows.names:
            return None  # no noun for somebody: "der Iran"
        gender: Gender = "f" if noun.low.endswith(self._how.native_feminine) else "m"
        if article.low not in self._how.native[gender]:
            return None
        before = (d for d in self._before(noun.start) if d.type == "person")
        meant = next((d for d in before if d.country == country), None)
        if meant is not None and meant.gender in ("", gender):
            meant.mentions[_span(noun)] = "nominal"
            return meant
        return None

    def _without_source(self, words: Sequence[Word]) -> list[Word]:
        """Leave out the noun for the words themselves: of "Angaben der Polizei", the police."""
        capitals = (
            at
            for at, w in enumerate(words)
            if w.tags & Tag.CAPITAL and not w.quoted and w.low not in self._possessives
        )
        head = next(capitals, None)
        if head is None or head + 1 >= len(words):
            return list(words)
        low, behind = words[head].low, words[head + 1]
        if self._lexicon.is_source(behind.low) and behind.tags & Tag.CAPITAL:
            owner = self._knows.base(low) != low or low.endswith(_APOSTROPHES)
            # "Putins Worten", but "Andere Quellen"
            if owner or words[head].tags & DETERMINER:
                return list(words[: head + 1] if owner else words[head + 1 :])
            return self._without_source(words[head + 1 :])
        if not self._lexicon.is_source(low):
            return list(words)
        rest = list(words[head + 1 :])
        inside = self._lexicon.sets["inside_phrase"]
        if rest[0].tags & Tag.PREPOSITION and rest[0].low not in inside:
            return list(words[: head + 1])  # "Informationen am Montag"
        while rest and rest[0].low in inside and not rest[0].tags & DETERMINER:
            rest.pop(0)
        return rest or list(words)

    def _without_attribute(self, body: Sequence[Word]) -> Sequence[Word]:
        """Leave out what stands between article and participle: "die den Linken nahe Zeitung"."""
        nested = int(Tag.PREPOSITION) | DETERMINER
        if len(body) < _NESTED or not (body[0].tags & DETERMINER and body[1].tags & nested):
            return body
        declined = self._lexicon.endings["declined"]
        for at in range(len(body) - 2, 1, -1):
            word = body[at]
            if not word.tags & (nested | Tag.CAPITAL) and word.low.endswith(declined):
                return body[at + 1 :]
        return body

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
        return (
            owner
            or self._onward(document.start)
            or self._described_before(document.start)
            or self._description(body)
        )

    def _described_before(self, place: int, gender: Gender = "") -> CastMember | None:
        """Return who was described last before a place, can write and is of a gender."""
        before = sorted((at for at in self._cast.by_noun if at < place), reverse=True)
        described = (self._cast.by_noun[at] for at in before[:_NEAR])
        fitting = (one for one in described if not gender or one.gender in (gender, ""))
        return next((member for member in fitting if member.type in _WRITERS), None)

    def _whose_words(self, noun: Word, owner: str, body: Sequence[Word]) -> CastMember | None:
        """Return whose words a compound names: of "Polizeiangaben" the police."""
        owner = owner.removesuffix("-")
        if owner.startswith(self._how.nobodys):
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

    def _known_medium(self, low: str) -> CastMember | None:
        """Return the medium of a name, given in lower case, that the knowledge has: "dpa"."""
        called = self._knows.called(tuple(low.split()))
        known = next((one for one in called if one.type == "media"), None)
        if known is None:
            return None
        return self._cast.bearing(known) or self._cast.known_actor(known)

    def _body_before(self, place: int) -> CastMember | None:
        """Return the body mentioned last before a place, if a spokesman can speak for it."""
        bodies = [d for d in self._cast.members if d.type in BODIES and d.last_before(place) >= 0]
        return max(bodies, key=lambda d: (d.last_before(place), d.name), default=None)

    def _own(self, body: Sequence[Word]) -> CastMember | None:
        """Return whose "eigene Angaben" they are; None where nothing says so."""
        if any(word.low in self._lexicon.sets["own"] for word in body):
            named = [draft for draft in self._before(body[0].start) if draft.type in _SPEAKERS]
            return named[0] if named else None
        return self._pronoun(body[:1]) if body[0].low in self._possessives else None

    def _official(self, head: Word, body: Sequence[Word]) -> CastMember | None:
        """Return the state whose statements they are: "nach russischen Angaben"."""
        if not head.low.endswith(self._how.words_of):
            return None
        countries = (self._knows.country_of(word.low) for word in body if word is not head)
        state = self._knows.state(next(filter(None, countries), ""))
        member = self._cast.bearing(state)
        if member is None and state is not None:
            member = self._cast.known_actor(state)
        if member is not None:
            member.mentions[Span(body[0].start, head.end)] = "nominal"
        return member

    def _owns(self, place: Span, body: Sequence[Word]) -> bool:
        """Tell whether a name is a genitive before the one described ("Putins Sprecher")."""
        last = [w for w in body if place.start <= w.start < place.end][-1:]
        behind = any(w.start >= place.end and w.tags & Tag.CAPITAL for w in body)
        return bool(last) and behind and self._knows.base(last[0].text) != last[0].text

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

    def _description(self, body: Sequence[Word]) -> CastMember | None:
        """Return the actor that a description means."""
        words = body[1:] if body[0].tags & DETERMINER else body
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

    def _alone(self, noun: Word, body: Sequence[Word]) -> bool:
        """Tell whether a noun without an article is a name: nothing lists it as a noun."""
        if body[0] is not noun or noun.low in self._knows.common_words or noun.text.isupper():
            return False
        known_kind = kind_of(noun.low, self._knows)
        return known_kind is None and not noun.low.endswith(self._knows.common_endings)


# Descriptions before a document that are looked at for its author, and who can be one.
_ARTICLE_AND_NOUN = 2
_NEAR = 4
_WRITERS = BODIES | {"person", "state"}
# Words of the shortest phrase with another phrase inside: "die dem Rat nahe Zeitung".
_NESTED = 5
# Sentences for which who spoke last is who "er" means, whoever else is named.
_STILL = 1
# Names before a pronoun that need not be of persons.
_NAMES = 3
_SPEAKERS = BODIES | {"person", "state", "media", "group"}


_APOSTROPHES = ("'", "’")


def _span(word: Word) -> Span:
    return Span(word.start, word.end)


def _without_verb(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out a verb that a reader took for a part of a phrase: of "berichten Medien"."""
    verbal = len(words) > 1 and words[0].tags & VERBAL and not words[0].tags & Tag.CAPITAL
    return words[1:] if verbal else words


def _without_preposition(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the preposition before a phrase: of "In dem Papier", the paper."""
    if len(words) > 1 and words[0].tags & Tag.PREPOSITION:
        return words[1:]
    return words
