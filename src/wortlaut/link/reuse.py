"""From which earlier articles an article was made, and how.

What an article has in common with earlier ones is explained by as few of them as will do: first by
an older version of itself, then by the article whose words it repeats, then by those it names, last
by those that told first what it tells without saying from whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import Citation, citations, first_hand, is_agency
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.copies import Copy, Pair
from wortlaut.link.disputes import told_by_others
from wortlaut.link.likeness import Lexicon
from wortlaut.link.words import Word
from wortlaut.model.dossier import Aligned, How, TextReuse
from wortlaut.model.identity import ArticleId

SaidTwice = tuple[Passage, Passage]  # of the later article, of the earlier one


@dataclass(frozen=True)
class Told:
    """A story as far as it is known when one asks what its articles rest on."""

    articles: tuple[Linked, ...]
    lexicon: Lexicon
    claims: tuple[ClaimDraft, ...]
    copies: Mapping[Pair, Copy]

    @cached_property
    def _well_told(self) -> dict[ArticleId, list[ClaimDraft]]:
        found: dict[ArticleId, list[ClaimDraft]] = defaultdict(list)
        for claim in self.claims:
            for id in claim.well_told:
                found[id].append(claim)
        return found

    def claims_in(self, id: ArticleId) -> Sequence[ClaimDraft]:
        """Return the claims that an article certainly tells."""
        return self._well_told.get(id, ())


@dataclass(frozen=True)
class _Asked:
    """The article asked about, those before it, and what it is known to be made from."""

    told: Told
    later: Linked
    before: tuple[Linked, ...]
    found: tuple[TextReuse, ...] = ()

    @cached_property
    def known(self) -> frozenset[ArticleId]:
        """The articles it is known to be made from."""
        return frozenset(reuse.earlier for reuse in self.found)

    @property
    def sources(self) -> tuple[Linked, ...]:
        """The same as articles."""
        return tuple(one for one in self.before if one.id in self.known)

    @cached_property
    def newly_credited(self) -> frozenset[str]:
        """The agencies that it credits and no older version of it did: those came with that."""
        versions = {reuse.earlier for reuse in self.found if reuse.how == "update"}
        before = {name for one in self.before if one.id in versions for name in one.credits}
        return frozenset(self.later.credits) - before

    @cached_property
    def found_out(self) -> frozenset[int]:
        """The sentences that are explained, heard by the outlet itself, or refuse something."""
        numbers = range(len(self.later.sentences))
        own = (one for one in numbers if self.later.refuses(one) or first_hand(self.later, one))
        return self.explained | frozenset(own)

    @cached_property
    def explained(self) -> frozenset[int]:
        """The sentences that it copied or for which it names a source."""
        return frozenset(
            passage.sentence
            for reuse in self.found
            for aligned in reuse.passages
            for passage in self.later.passages
            if aligned.later.overlaps(passage.span)
        )

    def made(
        self, source: Linked, how: How, pairs: Iterable[SaidTwice], reason: str, *, named: bool
    ) -> TextReuse:
        """Say that it was made from an article, with the passages that show it."""
        copy = self.told.copies.get((self.later.id, source.id))
        passages = tuple(Aligned(one.span, other.span) for one, other in pairs)
        coverage = round(copy.coverage, 3) if copy else 0.0
        return TextReuse(self.later.id, source.id, how, named, coverage, passages, (reason,))


def reuse_of(told: Told) -> tuple[TextReuse, ...]:
    """Return what each article of a story was made from."""
    return tuple(
        reuse
        for number, later in enumerate(told.articles)
        for reuse in _sources(_Asked(told, later, told.articles[:number]))
    )


def _sources(asked: _Asked) -> tuple[TextReuse, ...]:
    """Ask in turn for copies, for what is named, for what is credited, for what is told again."""
    for step in (_copied, _named, _credited, _answered, _retold):
        asked = replace(asked, found=(*asked.found, *step(asked)))
    return asked.found


# ------------------------------------------------------------------------------ word for word
def _copied(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the fewest earlier articles that explain the words an article repeats."""
    later, copied = asked.later, asked.told.copies
    left = frozenset(range(len(later.words)))
    candidates = [copy for one in asked.before if (copy := copied.get((later.id, one.id)))]
    least = weights.EDITED
    while candidates:
        best = max(candidates, key=lambda copy: _explains(copy, left))
        own = _is_version(best)
        if len(best.own & left) < (weights.VERSION if own else least) * len(later.words):
            return
        yield _as_reuse(best, own)
        left -= best.words
        least = weights.EXPLAINED
        candidates.remove(best)


def _explains(copy: Copy, left: frozenset[int]) -> tuple[bool, float, bool, bool, bool]:
    """Rank a source: an older version, the most words, an agency, the one credited, the first."""
    share = len(copy.words & left) / len(copy.later.words)
    return (
        _is_version(copy) and share >= weights.VERSION,
        round(share / weights.NEARLY_COPIED),
        is_agency(copy.earlier),
        _credits(copy.later, copy.earlier),
        share > 0,
    )


def _is_version(copy: Copy) -> bool:
    """Tell whether the later article is a newer version: same outlet, same address or much text."""
    if not copy.later.outlet or copy.later.outlet != copy.earlier.outlet:
        return False
    address = copy.later.record.article.source.url
    same = address is not None and address == copy.earlier.record.article.source.url
    return same or copy.coverage >= weights.REPRINTED


def _credits(later: Linked, earlier: Linked) -> bool:
    return earlier.outlet in later.credits


def _as_reuse(copy: Copy, own: bool) -> TextReuse:
    share = copy.coverage
    how: How = "update" if own else "verbatim" if share >= weights.VERBATIM else "edited"
    credited = _credits(copy.later, copy.earlier)
    reasons = [f"{share:.0%} of the later text stands in the earlier one"]
    reasons += ["both are of one outlet"] if own else []
    reasons += ["its credit line names the agency"] if credited else []
    reasons += [] if own or credited else ["no credit"]
    return TextReuse(
        copy.later.id, copy.earlier.id, how, credited, round(share, 3), copy.passages,
        tuple(reasons),
    )  # fmt: skip


# ------------------------------------------------------------------------------ by name
def _named(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the articles of outlets that an article names, unless a text it copies named them."""
    outlets = sorted({one.outlet for one in asked.before if one.outlet})
    named = [one.outlet for source in asked.sources for one in citations(source, outlets)]
    seen = set(named)
    for citation in citations(asked.later, outlets):
        if citation.outlet in seen:
            continue
        seen.add(citation.outlet)
        source, earlier = _cited(citation, asked)
        if source.id not in asked.known:
            how: How = "rewritten" if is_agency(source) else "cites"
            reason = f"it names {citation.outlet}: “{citation.passage.span.of(asked.later.text)}”"
            yield asked.made(source, how, [(citation.passage, earlier)], reason, named=True)


def _cited(citation: Citation, asked: _Asked) -> tuple[Linked, Passage]:
    """Return the article of an outlet that tells most of what a citation tells, and where."""
    next_one = citation.passage.sentence + 1
    after = [one for one in asked.later.passages if one.sentence == next_one]
    words = (*citation.passage.words, *(word for one in after[:1] for word in one.words))
    told = [
        (one, passage)
        for one in asked.before
        if one.outlet == citation.outlet
        for passage in one.passages
    ]
    likeness = asked.told.lexicon.likeness
    return max(told, key=lambda pair: likeness(words, pair[1].words).weight)


def _credited(asked: _Asked) -> Iterator[TextReuse]:
    """Yield reports of the agencies credited that told what nothing found yet explains."""
    used = {one.outlet for one in asked.sources}
    for agency in sorted(asked.newly_credited - used):
        reports = [one for one in asked.before if one.outlet == agency]
        if source := _most_told(asked, reports):
            reason = f"its credit line names {agency}"
            yield asked.made(source[0], "rewritten", source[1], reason, named=True)


# ------------------------------------------------------------------------------ by content
def _answered(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the articles whose reports an article takes up or refuses without naming them."""
    known, explained = set(asked.known), asked.explained
    for passage in asked.later.passages:
        if not passage.whole or passage.sentence in explained | asked.later.notes:
            continue
        source = _reported(told_by_others(asked.later, passage), asked)
        if source and source[0].id not in known:
            known.add(source[0].id)
            how: How = "rewritten" if is_agency(source[0]) else "cites"
            reason = f"it speaks of reports: “{passage.span.of(asked.later.text)}”"
            yield asked.made(source[0], how, [(passage, source[1])], reason, named=False)


def _reported(words: Sequence[Word], asked: _Asked) -> tuple[Linked, Passage] | None:
    """Return the earlier passage that tells most of these words, the first of equals."""
    lexicon = asked.told.lexicon
    best, most = None, weights.ANSWERED
    others = [one for one in asked.before if one.outlet != asked.later.outlet]
    for one in others if lexicon.told(words) >= weights.LEAST_TOLD else ():
        for passage in one.passages:
            share = lexicon.likeness(words, passage.words).share
            if share > most + weights.NEARLY:
                best, most = (one, passage), share
    return best


def _retold(asked: _Asked) -> Iterator[TextReuse]:
    """Yield articles that first told what an article tells and nothing found yet explains.

    Agencies hear things themselves: of what they tell only what they told before is no news.
    """
    later = asked.later
    if any(reuse.how == "verbatim" for reuse in asked.found):
        return
    able = [one for one in asked.before if not is_agency(later) or one.outlet == later.outlet]
    while source := _most_told(asked, able):
        how: How = "rewritten" if is_agency(source[0]) else "cites"
        reason = f"{source[0].outlet} told it first, and no other source is named"
        reuse = asked.made(source[0], how, source[1], reason, named=False)
        asked = replace(asked, found=(*asked.found, reuse))
        yield reuse


def _most_told(asked: _Asked, sources: Iterable[Linked]) -> tuple[Linked, list[SaidTwice]] | None:
    """Return the earlier article that told most of what is not explained, with the passages."""
    best: tuple[Linked, list[SaidTwice]] | None = None
    most = 0.0
    for one in sources:
        shared = _shared(asked, one)
        weight = sum(min(map(asked.told.lexicon.told, (a.words, b.words))) for a, b in shared)
        weight *= weights.AGENCY_FIRST if is_agency(one) else 1.0
        credited = one.outlet in asked.newly_credited
        least = weights.RETOLD_CREDITED if credited else weights.RETOLD
        once = len(shared) == 1 and not credited  # one sentence may be anybody's
        if weight > max(most, least) and not once and one.id not in asked.known:
            best, most = (one, shared), weight
    return best


def _shared(asked: _Asked, earlier: Linked) -> list[SaidTwice]:
    """Return the sentences that tell what an earlier article told and no known source did."""
    known, found_out = asked.known, asked.found_out
    found: dict[int, SaidTwice] = {}
    for claim in asked.told.claims_in(asked.later.id):
        first = claim.well_told.get(earlier.id)
        if first and not claim.articles & known:
            for passage in claim.well_told[asked.later.id]:
                if passage.sentence not in found_out:
                    found.setdefault(passage.sentence, (passage, first[0]))
    return list(found.values())
