"""From which earlier articles an article was made, and how.

What an article has in common with earlier ones is explained by as few of them as will do: first by
an older version of itself, then by the article whose words it repeats, then by those it names, last
by those that told first what it tells without saying from whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import Citation, citations, is_agency
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.copies import Copy, Pair
from wortlaut.link.disputes import told_by_others
from wortlaut.link.likeness import Lexicon
from wortlaut.link.words import Word
from wortlaut.model.dossier import Aligned, How, TextReuse
from wortlaut.model.identity import ArticleId


@dataclass(frozen=True)
class Told:
    """A story as far as it is known when one asks what an article rests on."""

    articles: tuple[Linked, ...]
    lexicon: Lexicon
    claims: tuple[ClaimDraft, ...]
    copies: Mapping[Pair, Copy]

    def before(self, later: Linked) -> tuple[Linked, ...]:
        """Return the articles published before one, in order."""
        return self.articles[: self.articles.index(later)]


def reuse_of(told: Told) -> tuple[TextReuse, ...]:
    """Return what each article of a story was made from."""
    found: dict[ArticleId, tuple[TextReuse, ...]] = {}
    for later in told.articles:
        found[later.id] = tuple(_sources(later, told, found))
    return tuple(reuse for sources in found.values() for reuse in sources)


def _sources(
    later: Linked, told: Told, known: Mapping[ArticleId, tuple[TextReuse, ...]]
) -> Iterator[TextReuse]:
    found: list[TextReuse] = []
    for step in (_copied, _named, _credited, _answered, _retold):
        found += step(later, told, found)
    yield from found


# ------------------------------------------------------------------------------ word for word
def _copied(later: Linked, told: Told, _: Sequence[TextReuse]) -> Iterator[TextReuse]:
    """Yield the fewest earlier articles that explain the words an article repeats."""
    left = frozenset(range(len(later.words)))
    candidates = [
        copy for one in told.before(later) if (copy := told.copies.get((later.id, one.id)))
    ]
    while candidates:
        best = max(candidates, key=lambda copy: _explains(copy, left))
        own = _is_version(best)
        enough = weights.VERSION if own else weights.EDITED
        first = len(left) == len(later.words)
        if len(best.own & left) < (enough if first else weights.EXPLAINED) * len(later.words):
            return
        yield _as_reuse(best, own)
        left -= best.words
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
def _named(later: Linked, told: Told, found: Sequence[TextReuse]) -> Iterator[TextReuse]:
    """Yield the articles of outlets that an article names, unless a text it copies named them."""
    before = told.before(later)
    outlets = sorted({one.outlet for one in before if one.outlet})
    inherited = {
        citation.outlet
        for reuse in found
        for one in before
        if one.id == reuse.earlier
        for citation in citations(one, outlets)
    }
    seen: set[str] = set()
    for citation in citations(later, outlets):
        if citation.outlet in inherited | seen:
            continue
        seen.add(citation.outlet)
        source, earlier = _cited(citation, later, before, told)
        if any(reuse.earlier == source.id for reuse in found):
            continue
        how: How = "rewritten" if is_agency(source) else "cites"
        reason = f"it names {citation.outlet}: “{citation.passage.span.of(later.text)}”"
        yield _reuse(later, source, how, ((citation.passage, earlier),), told, reason, named=True)


def _cited(
    citation: Citation, later: Linked, before: Sequence[Linked], told: Told
) -> tuple[Linked, Passage]:
    """Return the article of an outlet that tells most of what a citation tells, and where."""
    after = [one for one in later.passages if one.sentence == citation.passage.sentence + 1]
    words = (*citation.passage.words, *(word for one in after[:1] for word in one.words))
    return max(
        (
            (one, passage)
            for one in before
            if one.outlet == citation.outlet
            for passage in one.passages
        ),
        key=lambda pair: told.lexicon.likeness(words, pair[1].words).weight,
    )


def _credited(later: Linked, told: Told, found: Sequence[TextReuse]) -> Iterator[TextReuse]:
    """Yield reports of the agencies credited that told what nothing found yet explains.

    What an older version credits already came with it.
    """
    known = {reuse.earlier: reuse.how for reuse in found}
    before = told.before(later)
    used = {one.outlet for one in before if one.id in known}
    used |= {name for one in before if known.get(one.id) == "update" for name in one.credits}
    for agency in later.credits:
        reports = [one for one in before if one.outlet == agency and agency not in used]
        if source := _most_told(later, told, found, reports):
            reason = f"its credit line names {agency}"
            yield _reuse(later, source[0], "rewritten", source[1], told, reason, named=True)


# ------------------------------------------------------------------------------ by content
def _answered(later: Linked, told: Told, found: Sequence[TextReuse]) -> Iterator[TextReuse]:
    """Yield the articles whose reports an article takes up or refuses without naming them."""
    known = {reuse.earlier for reuse in found}
    explained = _explained(later, told, found)
    for passage in later.passages:
        if not passage.whole or passage.sentence in explained:
            continue
        source = _reported(told_by_others(later, passage), later, told)
        if source is None or source[0].id in known:
            continue
        known.add(source[0].id)
        reason = f"it speaks of reports: “{passage.span.of(later.text)}”"
        yield _reuse(later, source[0], "cites", ((passage, source[1]),), told, reason, named=False)


def _reported(words: Sequence[Word], later: Linked, told: Told) -> tuple[Linked, Passage] | None:
    """Return the earlier passage that tells most of these words, the first of equals."""
    if told.lexicon.told(words) < weights.LEAST_TOLD:
        return None
    best, most = None, weights.ANSWERED
    for one in told.before(later):
        if one.outlet == later.outlet:
            continue
        for passage in one.passages:
            share = told.lexicon.likeness(words, passage.words).share
            if share > most + weights.NEARLY:
                best, most = (one, passage), share
    return best


def _explained(later: Linked, told: Told, found: Sequence[TextReuse]) -> frozenset[int]:
    """Return the sentences of an article that it copied or for which it names a source."""
    return frozenset(
        passage.sentence
        for reuse in found
        for aligned in reuse.passages
        for passage in later.passages
        if aligned.later.overlaps(passage.span)
    )


def _retold(later: Linked, told: Told, found: Sequence[TextReuse]) -> Iterator[TextReuse]:
    """Yield articles that first told what an article tells and nothing found yet explains.

    Agencies hear things themselves: of what they tell only what they told before is no news.
    """
    if any(reuse.how == "verbatim" for reuse in found):
        return
    sources = [
        one for one in told.before(later) if not is_agency(later) or one.outlet == later.outlet
    ]
    known = list(found)
    while source := _most_told(later, told, known, sources):
        how: How = "rewritten" if is_agency(source[0]) else "cites"
        reason = f"{source[0].outlet} told it first, and no other source is named"
        reuse = _reuse(later, source[0], how, source[1], told, reason, named=False)
        known.append(reuse)
        yield reuse


def _most_told(
    later: Linked, told: Told, found: Sequence[TextReuse], sources: Iterable[Linked]
) -> tuple[Linked, tuple[tuple[Passage, Passage], ...]] | None:
    """Return the earlier article that told most of what is not explained, with the passages."""
    known = {reuse.earlier for reuse in found}
    explained = _explained(later, told, found)
    open_claims = [
        claim
        for claim in told.claims
        if not claim.articles & known
        and any(one.sentence not in explained for one in claim.well_told(later.id))
    ]
    best, most = None, 0.0
    for one in sources:
        shared = [claim for claim in open_claims if claim.well_told(one.id)]
        weight = sum(told.lexicon.told(claim.seed.words) for claim in shared)
        weight *= weights.AGENCY_FIRST if is_agency(one) else 1.0
        least = weights.RETOLD_CREDITED if _credits(later, one) else weights.RETOLD
        if weight > max(most, least) and one.id not in known:
            pairs = tuple(
                (claim.well_told(later.id)[0], claim.well_told(one.id)[0]) for claim in shared
            )
            best, most = (one, pairs), weight
    return best


def _reuse(
    later: Linked,
    earlier: Linked,
    how: How,
    pairs: Iterable[tuple[Passage, Passage]],
    told: Told,
    reason: str,
    *,
    named: bool,
) -> TextReuse:
    copy = told.copies.get((later.id, earlier.id))
    passages = tuple(Aligned(one.span, other.span) for one, other in pairs)
    coverage = round(copy.coverage, 3) if copy else 0.0
    return TextReuse(later.id, earlier.id, how, named, coverage, passages, (reason,))
