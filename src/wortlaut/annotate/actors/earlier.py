"""Who was told of before a place: to whom a pronoun goes back, and whose words go on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from wortlaut.annotate.actors.cast import Cast
from wortlaut.annotate.actors.knowledge import Gender
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.names import BODIES
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Tag
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span

# Who can speak, and who can write.
_SPEAKERS = BODIES | {"person", "state", "media", "group"}
_WRITERS = BODIES | {"person", "state"}


class Earlier:
    """Tells who of a cast was named, described or spoke before a place in the text."""

    def __init__(self, cast: Cast) -> None:
        self._cast, self._lexicon = cast, cast.setting.lexicon
        self._how = cast.setting.how

    def speaker(self, place: int) -> CastMember | None:
        """Return whose words go on: of the one who spoke last, else of who was named last."""
        return next((one for one in self.before(place) if one.type in _SPEAKERS), None)

    def publisher(self, place: int) -> CastMember | None:
        """Return the medium that the sentence names before a place: "Im „Boten“ erschien ein …"."""
        begins = self._cast.units[bisect_right(self._cast.units, place) - 1]
        named = self._cast.named_in(Span(begins, place)) if begins < place else []
        return next((who for _, who in reversed(named) if who.type == "media"), None)

    def medium(self, place: int) -> CastMember | None:
        """Return the medium that was told of last, if a sentence or two before a place."""
        media = [one for one in self._cast.members if one.type == "media"]
        media = [m for m in media if m.last_before(place) >= 0 and self.is_near(m, place)]
        return max(media, key=lambda one: (one.last_before(place), one.name), default=None)

    def just_spoke(self, place: int) -> CastMember | None:
        """Return who spoke last, if it was told of a sentence or two before a place."""
        spoke = self._cast.last[-1] if self._cast.last else None
        if spoke is None:
            return None
        return spoke if self.is_near(spoke, place) else None

    def is_near(self, member: CastMember, place: int) -> bool:
        """Tell whether somebody was told of a sentence or two before a place."""
        return self._sentence(member.last_before(place)) >= self._sentence(place) - _SEVERAL

    def pronoun(self, word: Word) -> CastMember | None:
        """Return whom a pronoun means, who is then mentioned there; None if it means nobody."""
        if not word.tags & (Tag.PRONOUN | Tag.RELATIVE | Tag.OBLIQUE | DETERMINER):
            return None
        meant = self._pointed(word) or self._fitting(word)
        if meant is not None:
            meant.mentions[Span(word.start, word.end)] = "pronoun"
        return meant

    def means_several(self, word: Word) -> bool:
        """Tell whether a pronoun means more than one: "sie halten", "teilten sie mit"."""
        feminine = word.low in self._lexicon.sets["feminine"]
        return feminine and bool(word.tags & Tag.PRONOUN) and self._verb_of_many(word)

    def _fitting(self, word: Word) -> CastMember | None:
        """Return the last holder or name before a pronoun that fits it, else who is described."""
        wanted: Gender = ""
        if word.low in self._lexicon.sets["masculine"]:
            wanted = "m"
        elif word.low in self._lexicon.sets["feminine"]:
            wanted = "f"
        if wanted == "f" and self._verb_of_many(word):
            several = self.several(word.start)
            if several is not None:
                return several
        candidates = self.before(word.start)
        if word.tags & Tag.OBLIQUE:  # "Putin dankte: „…“, zitierten ihn Medien": who acts before
            candidates = [*self._persons_in_sentence(word.start), *candidates]
        if wanted == "m":  # "er" is a person where there is one, else whatever is masculine
            candidates.sort(key=lambda draft: draft.type != "person")
        elif wanted == "f":  # "sie" is no medium where a woman was told of just before
            women = (d for d in candidates if d.type == "person" and d.gender == "f")
            near = next((d for d in women if self.is_near(d, word.start)), None)
            media = bool(candidates) and candidates[0].type == "media"
            candidates = [near, *candidates] if media and near is not None else candidates
        for draft in candidates:
            if draft.type in _SPEAKERS and (not wanted or self._may_be(draft, wanted)):
                return draft
        return self.described_before(word.start, wanted)  # "… traf einen Landwirt. Er sagte aus"

    # ------------------------------ number and gender
    def _verb_of_many(self, word: Word) -> bool:
        """Tell whether the verb beside a pronoun is one of several: "sie halten", "teilten sie"."""
        at = bisect_left(self._cast.words, word.start, key=lambda one: one.start)
        behind, before = self._cast.words[at + 1 : at + 2], self._cast.words[max(0, at - 1) : at]
        verbs = [one for one in (*behind, *before) if self._may_be_verb(one)]
        return bool(verbs) and verbs[0].low.endswith(self._how.verbs_of_many)

    def _may_be_verb(self, word: Word) -> bool:
        """Tell whether a word beside a pronoun can be its verb."""
        if word.tags & VERBAL:
            return True
        return not word.tags & ~int(Tag.INFINITIVE | Tag.PARTICIPLE) and word.text.islower()

    def several(self, place: int) -> CastMember | None:
        """Return the last of the actors before a place that are more than one.

        A body that spoke in the sentence before is several, too: "Greenpeace … Sie fordern".
        """
        spoke = self._cast.last[-1] if self._cast.last else None
        near = self._sentence(place) - _SEVERAL
        several = spoke is not None and (spoke.type in BODIES or self._many(spoke))
        if spoke is not None and several and self._sentence(spoke.last_before(place)) > near:
            return spoke
        found = (one for one in self._cast.members if self._many(one))
        places = [(one.last_before(place), one.name, one) for one in found]
        places = [one for one in places if self._sentence(one[0]) >= near]
        return max(places, key=lambda one: one[:2], default=(0, "", None))[2]

    def _many(self, member: CastMember) -> bool:
        """Tell whether an actor is more than one: "die Forscher", "Rebellen", the USA."""
        if member.type == "group" or member.name in self._how.states_of_many:
            return True
        noun = member.name.split(" ")[0 if member.described else -1].lower()
        nouns = (noun, *(title.noun for title in member.titles))
        if any(one.endswith(self._how.gender_ends["plural"]) for one in nouns):
            return True
        person = member.described and member.type == "person"
        return person and member.gender == "m" and member.article in self._how.articles_of_many

    def _may_be(self, member: CastMember, wanted: Gender) -> bool:
        """Tell whether an actor may be of a gender; "er" may be whatever is no woman."""
        if wanted == "f":
            return self._gender(member) in ("f", "") and not self._many(member)
        return member.gender in (wanted, "")

    def _gender(self, member: CastMember) -> Gender:
        """Return the gender of an actor, of a body that of its noun; "" if nothing tells it."""
        if member.gender or member.type in ("person", "state", "media"):
            return member.gender
        words = [*member.name.lower().split(), *(title.noun for title in member.titles)]
        if any(word.endswith(self._how.gender_ends["feminine"]) for word in words):
            return "f"
        other = self._how.gender_ends["masculine"] + self._how.gender_ends["neuter"]
        return "m" if any(word.endswith(other) for word in words) else ""

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

    def before(self, at: int) -> list[CastMember]:
        """Return the actors before a place, the last holder first, then the nearest names.

        A person who spoke some sentences ago is left for whoever was named since.
        """
        end = bisect_left(self._cast.names, at, key=lambda pair: pair[0].end)
        names = [draft for _, draft in reversed(self._cast.names[max(0, end - _NAMES) : end])]
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
        return [*since, *reversed(spoke), *(draft for _, _, draft in persons), *names]

    def _sentence(self, place: int) -> int:
        """Return the number of the sentence that a place is in."""
        return bisect_right(self._cast.units, place)

    def described_before(self, place: int, gender: Gender = "") -> CastMember | None:
        """Return who was described last before a place, can write and is of a gender."""
        before = sorted((at for at in self._cast.by_noun if at < place), reverse=True)
        described = (self._cast.by_noun[at] for at in before[:_NEAR])
        fitting = (one for one in described if not gender or self._may_be(one, gender))
        return next((member for member in fitting if member.type in _WRITERS), None)


# Descriptions before a place that are looked at for an author.
_NEAR = 4
# Sentences for which who spoke last is who "er" means, whoever else is named.
_STILL = 1
# Sentences back to the last of several whom "sie" means.
_SEVERAL = 2
# Names before a pronoun that need not be of persons.
_NAMES = 3
