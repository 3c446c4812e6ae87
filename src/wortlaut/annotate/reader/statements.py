"""From what the network chose to statements: words become places, cues become stances.

Where rules found the same words, what they know besides (through whom the words came, what their
holder does with them) is taken over; where they did not, the tables are asked about the cue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import DETERMINER, MOOD, SMALL, Lexicon
from wortlaut.annotate.quotations.chains import (
    goes_onward,
    links_in,
    own_speaker,
    passed_on_by,
    told_again,
)
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.frames import frame_of, stance_of
from wortlaut.annotate.quotations.holders import can_speak
from wortlaut.annotate.quotations.places import places_in, places_of_report, shown_to
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.choose import Chosen, Thresholds, words_in
from wortlaut.annotate.reader.decode import Overlaps, Words
from wortlaut.annotate.reader.stance import Stances, Told, evidence
from wortlaut.annotate.words import Word
from wortlaut.model.record import Stance
from wortlaut.model.span import Span, meets


@dataclass(frozen=True, slots=True)
class Rival:
    """What the rules found, with the numbers of its words."""

    words: Words
    found: Found


def rivals(words: Sequence[Word], found: Sequence[Found]) -> list[Rival]:
    """Give what the rules found the numbers of its words."""
    starts = [word.start for word in words]
    return [Rival(words_in(starts, one.content), one) for one in found]


@dataclass(frozen=True, slots=True)
class Making:
    """What statements are made with: the text as units, its words, thresholds and tables."""

    read: Reading
    words: tuple[Word, ...]
    least: Thresholds
    version: str
    known: Lexicon
    language: str
    stances: Stances | None = None

    def unit_at(self, place: int) -> Unit:
        """Return the unit in which a place lies."""
        after = bisect_right(self.read.units, place, key=lambda unit: unit.span.start)
        return self.read.units[max(0, after - 1)]

    def units_of(self, content: Words) -> list[tuple[int, Unit]]:
        """Return the units that have words of a content, each with the number of its first word."""
        first, last = self.words[content[0]].start, self.words[content[-1]].start
        low = bisect_right(self.read.units, first, key=lambda unit: unit.span.start)
        high = bisect_right(self.read.units, last, key=lambda unit: unit.span.start)
        units = self.read.units[max(0, low - 1) : high]
        return [(self._number_of(unit.words[0]), unit) for unit in units if unit.words]

    def _number_of(self, word: Word) -> int:
        return bisect_left(self.words, word.start, key=lambda one: one.start)


def statements(
    quotations: Sequence[Chosen], by_rules: Sequence[Rival], making: Making
) -> Iterator[Found]:
    """Turn what was chosen into statements."""
    places = Overlaps(rival.words for rival in by_rules)
    for one in quotations:
        share, at = places.likest(one.content)
        same = at is not None and share >= _SAME
        yield _statement(one, by_rules[at].found if at is not None and same else None, making)


# Two finds mean the same quotation from this share of common words on.
_SAME = 0.5


def with_words(found: Sequence[Found]) -> Iterator[Found]:
    """Leave out what only says that somebody spoke, where a surer statement says what.

    "…, kündigte Minister Chang laut Yonhap an" is no statement of Yonhap's without what he said.
    """
    for one in found:
        if not any(_speaks(other, one) for other in found if other.confidence > one.confidence):
            yield one


def told_once(found: Sequence[Found], making: Making) -> Iterator[Found]:
    """Leave out a sentence that is somebody's words and who passed them on, taken as the latter's.

    "Laut KCNA sprach Kim von einem „Erfolg“": the words are Kim's; KCNA says no more than that.
    """
    for one in found:
        if not any(_passes_on(one, other, making) for other in found if other is not one):
            yield one


def _passes_on(one: Found, told: Found, making: Making) -> bool:
    """Tell whether who tells a statement is the link of another that is told in a main clause."""
    tells = one.holder is not None and any(one.holder.overlaps(link) for link in told.via)
    if not tells or not told.cue:
        return False
    spoken = _meets(told.cue, one)  # the verb of saying is told, too
    speaker = told.holder is not None and _meets((told.holder,), one)
    whole = _meets(told.content, one)
    if not (spoken and (whole or speaker)) and not (whole and _meets(one.content, told)):
        return False
    unit = making.unit_at(told.cue[0].start)
    return any(
        clause.kind == "main"
        and _is_at(unit, clause.finite, told.cue)
        and not unit.words[clause.finite].tags & MOOD
        for clause in unit.clauses
        if clause.finite >= 0
    )


def _meets(spans: Sequence[Span], one: Found) -> bool:
    """Tell whether all of some places meet the content of a statement."""
    return all(any(piece.overlaps(part) for piece in one.content) for part in spans)


def as_around(found: Sequence[Found]) -> Iterator[Found]:
    """Give words in marks the stance of what they are quoted in: both are one act of speech.

    "lobte, er stehe „fest“ zu ihr": the word alone does not tell what he does with it.
    """
    around = [one for one in found if one.kind != "direct"]
    for one in found:
        outer = (other for other in around if one.kind == "direct" and _quotes(other, one))
        yield replace(one, stance=next((other.stance for other in outer), one.stance))


def _quotes(outer: Found, one: Found) -> bool:
    """Tell whether words are part of a statement of the same holder."""
    inside = all(any(piece.covers(part) for piece in outer.content) for part in one.content)
    return inside and outer.holder is not None and _same_holder(one.holder, outer.holder)


def _speaks(told: Found, one: Found) -> bool:
    """Tell whether all words of a statement are the verb of another, with its holder."""
    rest = [part for part in one.content if not any(piece.covers(part) for piece in told.cue)]
    has_verb = len(rest) < len(one.content)
    alone = has_verb and all(told.holder and told.holder.covers(part) for part in rest)
    return alone or _frames(told, one) or _is_sentence_of(told, one)


def _is_sentence_of(told: Found, one: Found) -> bool:
    """Tell whether a reported statement is the whole sentence with another: "…, sagte er"."""
    inside = (*told.content, *told.cue)
    whole = all(any(piece.covers(part) for piece in one.content) for part in inside)
    return one.kind == "reported" and told.kind == "indirect" and bool(told.cue) and whole


def _frames(told: Found, one: Found) -> bool:
    """Tell whether a reported statement is but the sentence around another: "sprach von …"."""
    has_verb = any(piece.covers(part) for piece in one.content for part in told.cue)
    apart = not any(piece.overlaps(part) for piece in one.content for part in told.content)
    return one.kind == "reported" and has_verb and apart


def _statement(one: Chosen, rival: Found | None, making: Making) -> Found:
    """Build one statement; ``rival`` is what rules made of the same words."""
    verdict, words, least = one.verdict, making.words, making.least
    same_kind = rival if rival is not None and rival.kind == verdict.kind else None
    cue = spans(words, _having(one, "cue", same_kind.cue if same_kind else (), making))
    framed = _having(one, "frame", same_kind.frame if same_kind else (), making)
    frame = whole([word for word in framed if word not in one.content], one.content)
    holder = span(words, *verdict.holder) if verdict.holder else None
    in_headline = rival is not None and rival.found_by.endswith(_HEADLINE)
    if holder is None and rival is not None and in_headline:
        holder = rival.holder
    unit = making.unit_at(cue[0].start if cue else words[one.content[0]].start)
    again = told_again(unit, holder, content_of(words, one), making.known) if holder else None
    if holder is not None and again is None:
        clause = replace(one, content=clause_told(one.content, unit, words))
        again = told_again(unit, holder, content_of(words, clause), making.known)
        if again is not None:  # what the rules made of all the words is another statement
            one, rival = clause, None
    told = _told(verdict.having("addressee", least.addressee), rival, words)
    if rival is not None and holder is not None and meets(holder, sorted(rival.via)):
        holder = rival.holder  # who passes the words on is not whose they are
    if rival is not None and holder is not None and _better_by_rules(holder, cue, rival, unit):
        holder = rival.holder
    holder = _speaker(holder, spans(words, one.content), making)
    if holder is not None and (kept := before_this(one.content, holder, making)) != one.content:
        one, this = replace(one, content=kept), words[one.content[-1]]
        cue = tuple(span for span in cue if span.end <= this.start)
    if rival is not None and (holder is None or _same_holder(rival.holder, holder)):
        # "… und fügte hinzu": no phrase names the holder here, but the rules know who goes on
        via, meant = rival.via, rival.meant or (rival.holder if holder is None else None)
        told = told or rival.addressee
    else:
        via, meant = _via(unit, cue, holder, one, making), None
        via = via or (rival.via if rival is not None else ())
        links = links_in(unit, making.known)
        telling = making.unit_at(holder.start) if holder is not None else unit
        source = links_in(telling, making.known).cited  # "X meldet … unter Berufung auf Y. Demnach"
        thinks = next((span for span in links.opinions if span in via), None)
        if thinks is not None and holder is not None:
            via = (holder, *(span for span in via if span != thinks))
            holder = thinks  # "wie X mitteilte, ist nach Auffassung von Y …"
        if again is not None and holder is not None:
            holder, via = again, (holder, *via)  # "X sagte, dass …, sagte ein Sprecher von Y"
        if source is not None and holder is not None and not source.overlaps(holder):
            holder, via = source, (holder, *via)  # "meldet X unter Berufung auf Y"
    meant = meant or better_named(holder, unit, cue, making)
    if told is not None and meets(told, sorted(via)):
        told = None  # who passes the words on was not told them
    by_table = rival.stance if rival is not None else _stance(unit, cue, making.known)
    return Found(
        kind=verdict.kind,
        medium=verdict.medium,
        content=spans(words, behind_cue(one.content, cue, unit, words)),
        cue=cue,
        frame=spans(words, frame),
        addressee=told,
        holder=holder,
        via=via,
        # a headline has no verb of saying: what speaks for a stance there was never learned
        stance=by_table if in_headline else _weighed(by_table, one, making),
        confidence=one.confidence,
        found_by=f"{making.version}:{'+'.join(one.candidate.found_by)}",
        meant=meant,
        places=_places(unit, one, cue, making),
        onward=goes_onward(unit, making.known),
    )


def _places(unit: Unit, one: Chosen, cue: Sequence[Span], making: Making) -> tuple[Span, ...]:
    """Return where the words of a statement were said, and to whom."""
    if one.verdict.kind == "reported":
        return places_of_report(unit, making.known)
    return places_in(unit, spans(making.words, one.content), making.known) if cue else ()


def _speaker(holder: Span | None, content: Sequence[Span], making: Making) -> Span | None:
    """Return whose words are told where a phrase is but who tells of them, or nobody is named.

    "Laut X hat Y die Anzeige zurückgewiesen": Y holds what X tells. But where Y and the verb are
    told themselves, all of it is what X says.
    """
    unit = making.unit_at(content[0].start)
    if holder is not None:
        shown = shown_to(unit, making.known)
        holder = next((doc for medium, doc in shown if medium.overlaps(holder)), holder)
    links = links_in(unit, making.known)
    tellers = [
        one
        for one in links.tellers
        if one.reaches(content[0]) and not any(piece.covers(one.span) for piece in content)
    ]
    if not tellers:
        return holder
    if holder is None or any(piece.covers(holder) for piece in content):
        return tellers[0].span
    telling = next((one for one in tellers if one.span.overlaps(holder)), None)
    own = own_speaker(unit, content, telling, making.known) if telling else None
    return own or holder


def better_named(
    holder: Span | None, unit: Unit, cue: Sequence[Span], making: Making
) -> Span | None:
    """Return what says better than a holder's phrase who is meant; None if nothing does.

    Where the linker finds no phrase, or one that runs on over sentences, it is the subject of the
    verb in the cue; else, of such a phrase, what stands in the sentence of the cue, or in the last.
    """
    if holder is not None and unit.span.covers(holder):
        return None
    subject = _subject(unit, cue, making.known)
    if holder is None or subject is not None:
        return subject
    here = unit.span if unit.span.overlaps(holder) else making.unit_at(holder.end - 1).span
    return Span(max(holder.start, here.start), min(holder.end, here.end))


def _subject(unit: Unit, cue: Sequence[Span], known: Lexicon) -> Span | None:
    """Return who can speak and is the holder of the verb of a cue."""
    for clause in unit.clauses:
        found = unit.cue(clause)
        if found is not None and any(_is_at(unit, word, cue) for word in found.words):
            holder = frame_of(unit, clause.low, clause.high, found, known).holder
            return holder if holder and can_speak(unit, holder, known) else None
    return None


def _is_at(unit: Unit, word: int, places: Sequence[Span]) -> bool:
    """Tell whether a word begins in one of some places."""
    start = unit.words[word].start
    return any(place.start <= start < place.end for place in places)


def _better_by_rules(holder: Span, cue: Sequence[Span], rival: Found, unit: Unit) -> bool:
    """Tell whether rules know better whose words they are than the network's phrase does."""
    return _elsewhere(holder, cue, rival, unit) or _cut_short(holder, rival, unit)


def _elsewhere(holder: Span, cue: Sequence[Span], rival: Found, unit: Unit) -> bool:
    """Tell whether a holder stands in another sentence than the verb, whose own subject rules know.

    "Laut X starben zwei Soldaten. Y bestreitet, geschossen zu haben": the words are Y's, not X's.
    """
    same_cue = any(one.overlaps(other) for one in cue for other in rival.cue)
    here = rival.holder is not None and unit.span.covers(rival.holder)
    return same_cue and here and not unit.span.overlaps(holder)


def _cut_short(holder: Span, rival: Found, unit: Unit) -> bool:
    """Tell whether a holder's phrase ends before its noun, and rules know where that stands.

    "Angaben der von der Stadt | bestellten Aufsicht": it is not the town that says it.
    """
    if rival.holder is None or not rival.holder.covers(holder):
        return False
    behind = next((word for word in unit.words if word.start >= holder.end), None)
    if behind is None or behind.start >= rival.holder.end:
        return False
    return behind.text.islower() and not behind.tags & (SMALL | DETERMINER)


def clause_told(content: Words, unit: Unit, words: Sequence[Word]) -> Words:
    """Return what is told of a content that begins in the middle of its frame.

    "Seit Jahren sagte X bei Besuchen, dass …, sagte Y": the words of X are those from "dass" on.
    """
    begins = words[content[0]].start
    for clause, following in pairwise(unit.clauses):
        frame = unit.words[clause.low].start < begins < unit.words[clause.high - 1].end
        if frame and following.kind == "content" and unit.cue(clause) is not None:
            behind = unit.words[following.low].start
            return tuple(word for word in content if words[word].start >= behind) or content
    return content


def before_this(content: Words, holder: Span, making: Making) -> Words:
    """Return a content without the "Das" behind it by which another takes up what somebody says.

    "Der Damm halte, sagte Holm. Das meldete die Agentur": not he, but the agency said "das".
    """
    last = making.words[content[-1]]
    unit = making.unit_at(last.start)
    takes_up = last.low in making.known.sets["this"] and last.start == unit.words[0].start
    if not takes_up or unit.span.overlaps(holder) or len(content) == 1:
        return content
    clause = unit.clauses[0]
    cue = unit.cue(clause)
    if cue is None or frame_of(unit, clause.low, clause.high, cue, making.known).holder is None:
        return content
    return content[:-1]


def behind_cue(content: Words, cue: tuple[Span, ...], unit: Unit, words: Sequence[Word]) -> Words:
    """Return a content that begins before its own cue from where the subordinate clause begins.

    "…, sei darauf hingewiesen worden, dass Russland …": the words are those from "dass" on.
    """
    if not cue or not words[content[0]].start <= cue[0].start < words[content[-1]].start:
        return content
    for clause in unit.clauses:
        begins = unit.words[clause.low].start
        if clause.kind == "content" and begins > cue[-1].start:
            behind = tuple(word for word in content if words[word].start >= begins)
            return behind or content
    return content


def content_of(words: Sequence[Word], one: Chosen) -> Span:
    """Return the stretch from the first word of a quotation to its last."""
    return Span(words[one.content[0]].start, words[one.content[-1]].end)


# In a headline the linker rarely dares to name a holder; the rules look into the article.
_HEADLINE = "direct-headline"
# How likely a word must be that the rules count in, or leave out.
_AGREED, _ALONE = 0.1, 0.8


def _having(one: Chosen, role: str, by_rules: tuple[Span, ...], making: Making) -> Words:
    """Return the words that have a role; where rules name some, they have a say."""
    if not by_rules:
        return one.verdict.having(role, making.least.word)
    starts = [word.start for word in making.words]
    named = set(words_in(starts, by_rules))
    sure = set(one.verdict.having(role, _ALONE))
    return tuple(
        word for word in one.verdict.having(role, _AGREED) if word in named or word in sure
    )


def whole(words: Sequence[int], content: Words) -> Words:
    """Return the words of a frame without holes and crumbs; what it frames stays a hole."""
    runs: list[list[int]] = []
    for word in words:
        gap = range(runs[-1][-1] + 1, word) if runs else range(0)
        if runs and len(gap) <= _HOLE and not set(gap) & set(content):
            runs[-1] += [*gap, word]
        else:
            runs.append([word])
    large = [run for run in runs if len(run) > _CRUMB]
    kept = large or sorted(runs, key=len)[-1:]
    return tuple(word for run in kept for word in run)


# So many words may lack in a frame; so many are none where there are more elsewhere.
_HOLE, _CRUMB = 3, 2


def _told(numbers: Words, rival: Found | None, words: Sequence[Word]) -> Span | None:
    """Return the phrase that names who was told: the rules know best where it begins and ends."""
    named = [run for run in spans(words, numbers) if _has_letter(run, words)]
    by_rules = rival.addressee if rival is not None else None
    if by_rules is not None and any(by_rules.overlaps(run) for run in spans(words, numbers)):
        return by_rules
    return named[0] if named else None


def _has_letter(run: Span, words: Sequence[Word]) -> bool:
    low = bisect_left(words, run.start, key=lambda word: word.start)
    high = bisect_left(words, run.end, key=lambda word: word.start)
    return any(word.text[0].isalpha() for word in words[low:high])


def _same_holder(left: Span | None, right: Span) -> bool:
    """Tell whether two phrases name the same holder at the same place."""
    return left is not None and left.overlaps(right)


def _via(
    unit: Unit, cue: tuple[Span, ...], holder: Span | None, one: Chosen, making: Making
) -> tuple[Span, ...]:
    """Find through whom words came of which the rules know nothing."""
    around = Span(cue[0].start, cue[-1].end) if cue else spans(making.words, one.content)[0]
    frame = Frame(around, cue, holder, medium=one.verdict.medium)
    content = spans(making.words, one.content)
    return passed_on_by(links_in(unit, making.known), frame, content)


def _weighed(by_table: Stance, one: Chosen, making: Making) -> Stance:
    """Return the stance for which most speaks, where the verb of saying leaves it open.

    A verb that tells it stands; without weights, so does what the tables say.
    """
    if making.stances is None or by_table != "asserts":
        return by_table
    shown = evidence(
        Told(one.content, one.verdict, by_table, making.language),
        making.words,
        making.units_of(one.content),
        making.known,
    )
    return making.stances.likeliest(shown)


def _stance(unit: Unit, cue: Sequence[Span], known: Lexicon) -> Stance:
    """Ask the tables what the holder does with words that come with this cue."""
    for clause in unit.clauses:
        found = unit.cue(clause)
        if found is None:
            continue
        if any(_is_at(unit, word, cue) for word in found.words):
            return stance_of(unit, found, known)
    return "asserts"


def spans(words: Sequence[Word], numbers: Sequence[int]) -> tuple[Span, ...]:
    """Return the places of words, one for each run of neighbours."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(span(words, low, high) for low, high in found)


def span(words: Sequence[Word], low: int, high: int) -> Span:
    """Return the stretch from one word to another, both included."""
    return Span(words[low].start, words[high].end)
