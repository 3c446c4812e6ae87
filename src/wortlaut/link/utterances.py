"""Which statements of several articles are one act of speech: quoted, cut, reported, retold.

What may be one (``said``) is compared in pairs; pairs with enough reasons are joined to utterances.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.link.likeness import Lexicon, Likeness
from wortlaut.link.outlets import signature
from wortlaut.link.said import HEADLINE, Key, Said, said_in
from wortlaut.link.words import stems_in

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Pairing:
    """What speaks for two statements' being one utterance: each reason with its weight."""

    a: Said
    b: Said
    reasons: tuple[Reason, ...]

    @property
    def strength(self) -> float:
        """The sum of its reasons."""
        return sum(weight for _, weight in self.reasons)


@dataclass(frozen=True, slots=True)
class UtteranceDraft:
    """Statements that are one utterance, with why each of them is in it."""

    said: tuple[Said, ...]
    reasons: dict[Key, tuple[str, ...]]

    @property
    def is_spoken(self) -> bool:
        """Whether one of them at least is a statement, and not only told of."""
        return any(one.statement for one in self.said)


def utterances_of(articles: Sequence[Linked], lexicon: Lexicon) -> tuple[UtteranceDraft, ...]:
    """Return the utterances that articles of a story give at least twice."""
    said = said_in(articles, lexicon)
    pairs = sorted(_pairings(said, lexicon), key=lambda pair: (-pair.strength, pair.a.key))
    groups = _joined(said, [*pairs, *_leading(said)])
    why = _why(groups, pairs)
    drafts = (UtteranceDraft(tuple(group), why) for group in groups)
    return tuple(draft for draft in drafts if len(draft.said) > 1 and draft.is_spoken)


# ------------------------------------------------------------------------------ comparing
def _pairings(said: Sequence[Said], lexicon: Lexicon) -> Iterator[Pairing]:
    """Yield the pairs from different articles that are one utterance.

    What several articles have in the same words is compared with others once.
    """
    same: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        same[one.wording].append(one)
    groups = list(same.values())
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    pairs += _apart_in_place(groups, _candidates([group[0] for group in groups], lexicon))
    for one, other in pairs:
        if one.article.id != other.article.id or _headlined(one, other):
            reasons = _alike(one, other, lexicon)
            if sum(weight for _, weight in reasons) >= weights.SAME_UTTERANCE:
                yield Pairing(one, other, reasons)


def _headlined(one: Said, other: Said) -> bool:
    """Tell whether one of two statements of an article stands in its headline: it repeats it."""
    return (one.sentence == HEADLINE) != (other.sentence == HEADLINE)


def _apart_in_place(
    groups: Sequence[Sequence[Said]], candidates: Iterable[tuple[int, int]]
) -> Iterator[tuple[Said, Said]]:
    """Yield, for two wordings that may be one utterance, one of each from different articles."""
    for a, b in candidates:
        first = groups[a][0]
        elsewhere = (one for one in groups[b] if one.article.id != first.article.id)
        yield first, next(elsewhere, groups[b][0])


def _candidates(said: Sequence[Said], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return which are worth comparing: a part of the shorter one's words, or a run, in common."""
    bags = [lexicon.bag(one.words) for one in said]
    size = [(round(sum(bag.values()), 9), one.key) for bag, one in zip(bags, said, strict=True)]
    by_stem: dict[str, list[int]] = defaultdict(list)
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (one, bag) in enumerate(zip(said, bags, strict=True)):
        for stem_ in bag:
            by_stem[stem_].append(number)
        for run in _runs(one.text):
            by_run[run].append(number)
    found: set[tuple[int, int]] = set()
    for number, (one, bag) in enumerate(zip(said, bags, strict=True)):
        near = {at for lead in lexicon.leads(bag, weights.LEADS_FROM) for at in by_stem[lead]}
        near = {at for at in near if size[at] >= size[number]}
        near |= {at for run in _runs(one.text) for at in by_run[run]}
        found |= {(min(at, number), max(at, number)) for at in near if at != number}
    return sorted(found)


def _runs(text: Sequence[str]) -> set[tuple[str, ...]]:
    long = weights.LONG_RUN
    return {tuple(text[at : at + long]) for at in range(len(text) - long + 1)}


def _leading(said: Sequence[Said]) -> Iterator[Pairing]:
    """Yield what joins neighbours in one article, when all likeness between articles is known."""
    for one, other in pairwise(said):
        if one.article.id != other.article.id:
            continue
        if one.statement and one.statement is other.statement:
            yield Pairing(one, other, (("one quotation", weights.LEADS),))
    at = {(one.article.id, one.sentence): one for one in reversed(said) if one.statement}
    for one in said:
        if one.role == "lead" and (led := at.get((one.article.id, one.sentence + 1))):
            yield Pairing(one, led, (("it leads to the words after it", weights.LEADS),))


def _alike(one: Said, other: Said, lexicon: Lexicon) -> tuple[Reason, ...]:
    """Say how much two statements have in common."""
    if not _comparable(one, other):
        return ()
    shorter, longer = sorted((one, other), key=lambda said: (lexicon.told(said.words), said.key))
    likeness = lexicon.likeness(shorter.words, longer.words)
    run = _common_run(one.text, other.text)
    if "lead" in (one.role, other.role) and likeness.share < weights.SAME_LEAD:
        return ()
    return (
        *_words_in_common(shorter, lexicon, likeness, run),
        *_contradicting(shorter, longer, likeness, run),
        *_passing_on(one, other),
        *_of_one_holder(shorter, longer, run),
    )


def _comparable(one: Said, other: Said) -> bool:
    """Tell whether two may be one: what names nobody can only repeat another's lead.

    Or it is the holder's own text, such as a press release of which others report.
    """
    roles = {one.role, other.role}
    if "plain" not in roles or roles == {"plain", "lead"}:
        return True
    return _own_text(one, other) or _own_text(other, one)


def _own_text(plain: Said, stated: Said) -> bool:
    """Tell whether a sentence stands in a text of those whose words a statement is."""
    if plain.role != "plain" or stated.statement is None or plain.article.outlet is None:
        return False
    record = plain.article.record.article
    called = " ".join((plain.article.outlet, *record.authors, signature(plain.article) or ""))
    return _any_called(stated.names, stems_in(plain.article.language, called))


def _words_in_common(
    shorter: Said, lexicon: Lexicon, likeness: Likeness, run: int
) -> Iterator[Reason]:
    """Yield what the words say: names alone are of whom it is, not what is said.

    One word is enough only where it is much of what is said.
    """
    names = {word.stem for word in shorter.words if lexicon.is_name(word)}
    beside = [word for word in likeness.words if word not in names]
    least = 1 if likeness.share >= weights.MUCH_SAID else weights.LEAST_WORDS
    if likeness.weight >= weights.LEAST_SHARED and len(beside) >= least:
        enough = min(1.0, likeness.weight / weights.ENOUGH_SAID)
        yield f"words in common: {' '.join(likeness.words)}", round(enough * likeness.share, 3)
    if run >= weights.LONG_RUN:
        yield f"{run} words in a row", weights.SAME_RUN


def _contradicting(one: Said, other: Said, likeness: Likeness, run: int) -> Iterator[Reason]:
    if (one.negated != other.negated) != likeness.contrary and run < weights.LONG_RUN:
        yield "one says the contrary of the other", weights.CONTRARY
    elif one.negated and other.negated and likeness.words:
        yield "both say that something is not so", weights.BOTH_NEGATED


def _passing_on(one: Said, other: Said) -> Iterator[Reason]:
    if _relayed(one, other) or _relayed(other, one):
        yield "one article names the other's outlet for it", weights.RELAYED


def _of_one_holder(shorter: Said, longer: Said, run: int) -> Iterator[Reason]:
    """Yield what the holders say for or against it; a part of a quotation is known by them."""
    if _apart(shorter, longer) and run < weights.LONG_RUN:
        yield f"{shorter.holder} is not {longer.holder}", weights.OTHER_HOLDER
    elif _same_holder(shorter, longer):
        yield f"both of {longer.holder}", weights.SAME_HOLDER
        if shorter.form == longer.form == "direct" and run == len(shorter.text):
            yield "the one quotation is a part of the other", weights.PART_OF_QUOTATION
    elif shorter.holder and longer.holder and run < weights.LONG_RUN:
        told = " and ".join(sorted((shorter.holder, longer.holder)))
        yield f"held by {told}", weights.UNLIKE_HOLDER


def _common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest run of words that two statements share."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        now = [0] * (len(other) + 1)
        for at, against in enumerate(other, start=1):
            if word == against:
                now[at] = before[at - 1] + 1
                best = max(best, now[at])
        before = now
    return best


def _same_holder(one: Said, other: Said) -> bool:
    """Tell whether two holders share a word, or one has the end of it ("Verkehrsverbund")."""
    return _any_called(one.names, other.names)


def _any_called(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two names share a word, or one has the end of it ("Verkehrsverbund")."""
    pairs = [sorted(pair, key=len) for pair in product(some, others)]
    return any(
        long.endswith(short) and (short == long or len(short) >= weights.SHORT_FOR)
        for short, long in pairs
    )


def _apart(one: Said, other: Said) -> bool:
    """Tell whether two statements are certainly of two persons: both named, nothing in common."""
    return one.is_person and other.is_person and not _same_holder(one, other)


def _relayed(one: Said, other: Said) -> bool:
    """Tell whether a statement is given as told by the outlet of another."""
    if one.statement is None or other.article.outlet is None:
        return False
    record = one.article.record
    tellers = (one.statement.holder, *one.statement.via)
    names = {actor.name.casefold() for id in tellers if (actor := record.actor(id))}
    return other.article.outlet.casefold() in names


# ------------------------------------------------------------------------------ joining
def _joined(said: Sequence[Said], pairs: Iterable[Pairing]) -> list[list[Said]]:
    """Join pairs in their order, where no two persons of a group are different ones.

    Neighbours of one article come last and join only what is still alone to what it stands beside:
    two sentences of one quotation that others quote apart stay two utterances.
    """
    group = {one.key: _Group.of(one) for one in said}
    for pair in pairs:
        a, b = group[pair.a.key], group[pair.b.key]
        beside = pair.a.article.id == pair.b.article.id
        if a is b or (beside and min(len(a.said), len(b.said)) > 1 and pair.a.role != "lead"):
            continue
        if any(not one & other for one in a.persons for other in b.persons):
            continue
        small, large = sorted((a, b), key=lambda one: len(one.said))
        large.said += small.said
        large.persons |= small.persons
        group |= {one.key: large for one in small.said}
    unique = {id(one): one for one in group.values()}
    return [sorted(one.said, key=_order) for one in unique.values()]


@dataclass
class _Group:
    """Statements that are one utterance so far, and the names of the persons who hold them."""

    said: list[Said]
    persons: set[frozenset[str]]

    @classmethod
    def of(cls, one: Said) -> _Group:
        """Begin with one statement."""
        return cls([one], {one.names} if one.is_person else set())


def _order(said: Said) -> tuple[tuple[str, str], int]:
    return (said.article.order, said.content[0].start)


def _why(groups: Iterable[Sequence[Said]], pairs: Iterable[Pairing]) -> dict[Key, tuple[str, ...]]:
    """Return, for each statement, the reasons of its strongest pair inside its group."""
    group = {one.key: number for number, said in enumerate(groups) for one in said}
    why: dict[Key, tuple[str, ...]] = {}
    for pair in pairs:
        if group[pair.a.key] == group[pair.b.key]:
            told = tuple(f"{reason} ({weight:+.2f})" for reason, weight in pair.reasons)
            why.setdefault(pair.a.key, told)
            why.setdefault(pair.b.key, told)
    return why
