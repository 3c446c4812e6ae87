"""Many articles: who copied whom, which words are the same utterance, on what a claim rests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from wortlaut.score.alignment import Alignment, Places, aligned, occurrence
from wortlaut.score.figures import Figure, Report, Tally, counted, summed
from wortlaut.score.stories import Dossier, FoundClaim, GoldClaim, GoldStory, Passage, Place

_NOWHERE: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Both:
    """A story and the dossier of it, their texts laid side by side."""

    gold: GoldStory
    found: Dossier
    alignments: Mapping[str, Alignment]

    def wanted(self, passage: Passage) -> Places:
        """Return the places of a passage of the gold; none if the dossier lacks the article."""
        alignment = self.alignments.get(passage.article)
        if alignment is None:
            return _NOWHERE
        text = self.gold.articles[passage.article].text
        return alignment.gold(occurrence(text, passage.text))

    def given(self, place: Place) -> Places:
        """Return the places of spans of the dossier; none in an article that the gold lacks."""
        alignment = self.alignments.get(place.article)
        return alignment.found(place.spans) if alignment else _NOWHERE


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim of the gold and the claim of the dossier that covers it best, if any does."""

    gold: GoldClaim
    best: FoundClaim | None
    covered: int

    @property
    def known(self) -> bool:
        """Whether enough of the claim was found to ask what it rests on."""
        single = len(self.gold.passages) == 1
        return self.covered >= 2 or (self.covered == 1 and single)

    @property
    def origins(self) -> tuple[int, int]:
        """The range of independent origins; 0 to 0 if the claim is not known."""
        if self.best is None or not self.known:
            return (0, 0)
        return (self.best.at_least, self.best.at_most)


def score_lineage(gold: GoldStory, found: Dossier) -> Report:
    """Measure the dossier of one story."""
    both = Both(gold, found, dict(_alignments(gold, found)))
    claims = [_claimed(both, claim) for claim in gold.claims]
    tallies = {
        "same story (pairs)": _stories(both),
        **_derivation(both),
        "same utterance (pairs)": _utterances(both),
        **summed(_claim_tallies(both, claim) for claim in claims),
    }
    figures = [counted(name, tally) for name, tally in tallies.items()]
    return Report((*figures, _width(claims)), (*_edge_misses(both), *map(_claim_line, claims)))


def _alignments(gold: GoldStory, found: Dossier) -> Iterable[tuple[str, Alignment]]:
    for id, article in gold.articles.items():
        if id in found.texts:
            yield id, aligned(article.text, found.texts[id])


def _stories(both: Both) -> Tally:
    """Compare story membership, pair by pair."""
    gold = _pairs(both.gold.members)
    found = {pair for one in both.found.stories for pair in _pairs(_ours(both, one))}
    return Tally(len(gold & found), len(found), len(gold))


def _ours(both: Both, ids: Iterable[str]) -> set[str]:
    return {id for id in ids if id in both.found.texts}


def _pairs(ids: Collection[str]) -> set[tuple[str, str]]:
    return set(combinations(sorted(ids), 2))


def _derivation(both: Both) -> dict[str, Tally]:
    gold, found = both.gold.derived, both.found.reuse
    alike = sum(found.get(edge) == how for edge, how in gold.items())
    return {
        "derived from (edge)": Tally(len(set(gold) & set(found)), len(found), len(gold)),
        "derived from (edge and how)": Tally(alike, len(found), len(gold)),
    }


def _edge_misses(both: Both) -> Iterable[str]:
    gold, found = set(both.gold.derived), set(both.found.reuse)
    yield from (f"MISSED {later} from {earlier}" for later, earlier in sorted(gold - found))
    yield from (f"EXTRA  {later} from {earlier}" for later, earlier in sorted(found - gold))


# ------------------------------------------------------------------------------ utterances
def _utterances(both: Both) -> Tally:
    """Compare which occurrences belong together, pair by pair."""
    occurrences = [
        (number, passage)
        for number, utterance in enumerate(both.gold.utterances)
        for passage in utterance
    ]
    labels = [_label(both, passage) for _, passage in occurrences]
    gold = _alike([number for number, _ in occurrences])
    found = _alike(labels)
    return Tally(len(gold & found), len(found), len(gold))


def _label(both: Both, passage: Passage) -> int | None:
    """Return the number of the found utterance that covers most of a passage."""
    wanted = both.wanted(passage)
    shared = [
        (len(both.given(place) & wanted), number)
        for number, utterance in enumerate(both.found.utterances)
        for place in utterance
        if place.article == passage.article
    ]
    size, number = max(shared, key=lambda one: one[0], default=(0, -1))
    return number if size else None


def _alike(labels: Sequence[int | None]) -> set[tuple[int, int]]:
    return {
        (i, j)
        for i, j in combinations(range(len(labels)), 2)
        if labels[i] is not None and labels[i] == labels[j]
    }


# ------------------------------------------------------------------------------ claims
def _claimed(both: Both, gold: GoldClaim) -> _Claimed:
    """Find the claim of the dossier that stands in most of a claim's articles."""
    spots = {passage.article: both.wanted(passage) for passage in gold.passages}

    def cover(claim: FoundClaim) -> int:
        return sum(_stands_at(both, claim, article, spot) for article, spot in spots.items())

    def rank(claim: FoundClaim) -> tuple[int, int]:
        return (cover(claim), -len(claim.occurrences))

    best = max(both.found.claims, key=rank, default=None)
    return _Claimed(gold, best, cover(best) if best else 0)


def _stands_at(both: Both, claim: FoundClaim, article: str, spot: Places) -> bool:
    return any(place.article == article and spot & both.given(place) for place in claim.occurrences)


def _claim_tallies(both: Both, claim: _Claimed) -> dict[str, Tally]:
    gold, (least, most) = claim.gold, claim.origins
    carriers = {place.article for place in claim.best.occurrences} if claim.best else set()
    found = len(carriers) if claim.covered else 0
    within = claim.known and least <= gold.independent_origins <= most
    exact = claim.known and least == most == gold.independent_origins
    tallies = {
        "claim carried by (articles)": Tally(claim.covered, found, len(gold.passages)),
        "independent origins within bounds": Tally(int(within), 1, 1),
        "independent origins exact": Tally(int(exact), 1, 1),
    }
    if gold.disputed:
        disputed = claim.known and _dispute_found(both, claim)
        tallies["claim known as disputed"] = Tally(int(disputed), 1, 1)
    return tallies


def _dispute_found(both: Both, claim: _Claimed) -> bool:
    places = claim.best.disputed if claim.best else ()
    return any(
        place.article == passage.article and both.wanted(passage) & both.given(place)
        for place in places
        for passage in claim.gold.disputed
    )


def _width(claims: Sequence[_Claimed]) -> Figure:
    """Say how wide the ranges of origins are: a range that is always right can be useless."""
    ranges = [claim.origins for claim in claims]
    mean = sum(most - least for least, most in ranges) / max(1, len(ranges))
    return Figure("mean width of the origins range", note=f"{mean:.2f}")


def _claim_line(claim: _Claimed) -> str:
    gold = claim.gold
    return (
        f"CLAIM  {gold.id} covered {claim.covered} of {len(gold.passages)}, "
        f"origins {gold.independent_origins} got {claim.origins}"
    )
