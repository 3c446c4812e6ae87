"""What passages of several articles say alike: a claim is the clause that they all tell.

A clause is held against the passages of its story that share its rarer words. Those that tell much
of what it tells, and little else, carry the claim; those that tell it with a "not" of their own,
its contrary, other figures or the roles reversed, speak against it. Nothing is passed on from
passage to passage, so that no chain of likeness can drift. A question tells nothing. A sentence
that names an outlet tells what that outlet told, with fewer words in common (``cited``); so do two
statements that are one utterance (``said_again``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.cited import Cited, cited_in
from wortlaut.link.likeness import Lexicon, Likeness, figures
from wortlaut.link.rivals import Rivals
from wortlaut.link.said_again import said_again_in
from wortlaut.link.utterances import UtteranceDraft
from wortlaut.link.words import Word
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that tells a claim or its contrary, and how far.

    ``why`` is told where it is not their likeness that shows it.
    """

    passage: Passage
    likeness: Likeness
    why: str | None = None


@dataclass(frozen=True)
class ClaimDraft:
    """A clause, the passages that tell it, and those that tell its contrary."""

    seed: Passage
    told: tuple[Told, ...]
    contrary: tuple[Told, ...]

    @cached_property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that carry it."""
        return frozenset(one.passage.article for one in self.told)

    def in_article(self, id: ArticleId) -> tuple[Passage, ...]:
        """Return the passages of one article that carry it."""
        return tuple(one.passage for one in self.told if one.passage.article == id)

    @cached_property
    def well_told(self) -> dict[ArticleId, tuple[Passage, ...]]:
        """The passages that certainly tell it, by article."""
        found: dict[ArticleId, tuple[Passage, ...]] = {}
        for one in self.told:
            if one.likeness.both >= weights.WELL_TOLD:
                id = one.passage.article
                found[id] = (*found.get(id, ()), one.passage)
        return found


def claims_of(
    articles: Sequence[Linked],
    utterances: Iterable[UtteranceDraft],
    lexicon: Lexicon,
    is_refused: Callable[[ClaimDraft], bool],
) -> tuple[ClaimDraft, ...]:
    """Return the claims that several articles speak of, the most carried first.

    They carry it; or one carries it, and a passage tells the contrary or another one refuses it.
    """
    given = (
        (cited_in(articles, lexicon), weights.WELL_TOLD),
        (said_again_in(articles, utterances, lexicon), weights.SURELY_SAME),
    )
    drafts = _drafts(_seeds(articles, lexicon), _Index(articles, lexicon), lexicon, given)
    carried = [one for one in drafts if len(one.articles) > 1 or one.contrary or is_refused(one)]
    place = {article.id: number for number, article in enumerate(articles)}
    carried.sort(key=lambda one: _rank(one, lexicon, place))
    return tuple(_distinct(carried))


def _drafts(
    seeds: Iterable[Passage], index: _Index, lexicon: Lexicon, given: Sequence[tuple[Cited, float]]
) -> Iterator[ClaimDraft]:
    """Yield the claim of each clause, but of those that an earlier clause surely says as well."""
    said: set[tuple[ArticleId, Span]] = set()
    for seed in seeds:
        if (seed.article, seed.span) not in said:
            draft = _draft(seed, index, lexicon)
            for by, least in given:
                draft = _with_who_gives_it(draft, by, least)
            said |= {
                (one.passage.article, one.passage.span)
                for one in draft.told
                if one.likeness.both >= weights.SURELY_SAME
            }
            yield draft


def _with_who_gives_it(draft: ClaimDraft, given: Cited, least: float) -> ClaimDraft:
    """Add to a claim the articles that give a passage which tells it so far at least."""
    against = {(one.passage.article, one.passage.sentence) for one in draft.contrary}
    sure = (one.passage for one in draft.told if one.likeness.both >= least)
    givers = (giver for one in sure for giver in given.get((one.article, one.span), ()))
    more = {
        (passage.article, passage.sentence): Told(passage, likeness)
        for passage, likeness in givers
        if passage.article not in draft.articles
        and (passage.article, passage.sentence) not in against
    }
    return replace(draft, told=(*draft.told, *more.values())) if more else draft


def _seeds(articles: Iterable[Linked], lexicon: Lexicon) -> Iterator[Passage]:
    """Yield each clause that tells enough, once, where it first stands."""
    seen: set[tuple[str, ...]] = set()
    for article in articles:
        for passage in article.passages:
            key = tuple(word.stem for word in passage.words)
            if key in seen or passage.several or not article.tells(passage.sentence):
                continue
            if lexicon.told(passage.words) >= weights.LEAST_TOLD:
                seen.add(key)
                yield passage


def _rank(
    draft: ClaimDraft, lexicon: Lexicon, place: dict[ArticleId, int]
) -> tuple[float, float, int, int]:
    """Put the claim first that most articles carry and tell most alike, then the fullest clause.

    Counted alone, a sentence that only leads to what others tell would come before it.
    """
    shares = [one.likeness.share for one in draft.told]
    best: dict[ArticleId, float] = defaultdict(float)
    for one in draft.told:
        id = one.passage.article
        best[id] = max(best[id], one.likeness.both)
    return (
        -round(sum(sorted(best.values())), 6),
        -round(lexicon.told(draft.seed.words) * sum(shares) / len(shares), 6),
        place[draft.seed.article],
        draft.seed.span.start,
    )


# ------------------------------------------------------------------------------ comparing
_Alike = tuple[tuple[str, ...], tuple[str, ...], bool, bool]


class _Index:
    """The passages of a story by what can match in them; those with the same words as one."""

    def __init__(self, articles: Sequence[Linked], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        same: dict[_Alike, list[Passage]] = defaultdict(list)
        for article in articles:
            for passage in article.passages:
                if not article.asks(passage.sentence):
                    same[_alike(passage)].append(passage)
        self._prints = {key: _prints(passages) for key, passages in same.items()}
        self._same = list(same.values())
        self._bags = [lexicon.bag(group[0].words) for group in self._same]
        self._before = [lexicon.bag(group[0].before) for group in self._same]
        self.rivals = Rivals(articles)
        self._at: dict[str, list[int]] = defaultdict(list)
        for number, (bag, before) in enumerate(zip(self._bags, self._before, strict=True)):
            for stem in {**bag, **before}:
                self._at[stem].append(number)

    def near(self, seed: Passage) -> Iterator[tuple[list[Passage], Likeness]]:
        """Yield the passages that tell enough of one to be asked about, with how much."""
        bag = self._lexicon.bag(seed.words)
        leads = set(self._lexicon.leads(bag, weights.EITHER_WAY))
        for number in sorted({at for lead in leads for at in self._at.get(lead, ())}):
            likeness = self._lexicon.compared(bag, self._bags[number], self._before[number])
            if min(likeness.share, likeness.back) >= weights.EITHER_WAY:
                yield self._same[number], likeness

    def prints(self, passage: Passage) -> int:
        """Count the articles that have a passage in the same words."""
        return self._prints[_alike(passage)]


def _prints(passages: Iterable[Passage]) -> int:
    """Count the articles that have one of these passages."""
    return len({passage.article for passage in passages})


def _alike(passage: Passage) -> _Alike:
    words, before = (tuple(word.stem for word in one) for one in (passage.words, passage.before))
    return words, before, passage.negated, passage.several


def _draft(seed: Passage, index: _Index, lexicon: Lexicon) -> ClaimDraft:
    """Return who tells a clause, and who tells its contrary.

    What more articles print in one wording than print the clause must tell it well: else a clause
    of little but the story's own words would gather all that is copied most.
    """
    told: list[Told] = []
    contrary: list[Told] = []
    prints = index.prints(seed)
    for passages, likeness in index.near(seed):
        least = weights.SAME_CLAIM if _prints(passages) <= prints else weights.SAME_AS_COPIED
        if contradicts(seed, passages[0], likeness, lexicon):
            contrary += [Told(passage, likeness) for passage in passages]
        elif likeness.same(least) and not _opposed(seed, passages[0], likeness):
            told += [Told(passage, likeness) for passage in passages]
    kept = tuple(_narrowest(told))
    contrary += _other_figures_of(kept, seed, index, lexicon)
    contrary += [
        Told(one, lexicon.likeness(seed.words, one.words), where)
        for one, where in index.rivals.against(seed)
    ]
    places = {(one.passage.article, one.passage.sentence) for one in kept}
    against = [one for one in contrary if (one.passage.article, one.passage.sentence) not in places]
    return ClaimDraft(seed, kept, tuple(_narrowest(against)))


def _other_figures_of(
    told: Iterable[Told], seed: Passage, index: _Index, lexicon: Lexicon
) -> Iterator[Told]:
    """Yield who gives other figures than those who certainly tell a claim in other words."""
    wordings = {
        lexicon.key(one.passage.words): one.passage
        for one in told
        if one.likeness.both >= weights.WELL_TOLD and figures(one.passage) & figures(seed)
    }
    wordings.pop(lexicon.key(seed.words), None)
    for wording in wordings.values():
        for passages, likeness in index.near(wording):
            if figures(passages[0]) & figures(seed):
                continue
            if _counts_otherwise(wording, passages[0], likeness, lexicon):
                yield from (Told(passage, likeness) for passage in passages)


def _counts_otherwise(
    wording: Passage, passage: Passage, likeness: Likeness, lexicon: Lexicon
) -> bool:
    """Tell whether a passage denies the figures of another, or gives others for the same."""
    if _denies_figures(wording, passage):
        denied = (figures(wording) & passage.denied) | (wording.denied & figures(passage))
        telling = any(len(figure) >= weights.LONG_FIGURE for figure in denied)
        return telling or len(likeness.words) >= weights.LEAST_WORDS
    several = wording.several or passage.several
    return not several and _other_figures(wording, passage, lexicon)


def contradicts(seed: Passage, passage: Passage, likeness: Likeness, lexicon: Lexicon) -> bool:
    """Tell whether a passage like a claim says its contrary.

    It has a "not" that the claim has not, or the other way round; an opposite; other figures; or
    it says of two actors that the other one did it. A sentence of several clauses is left to its
    clauses: its "not" may belong to another one.
    """
    if _turned(seed, passage, likeness) and not _denies_figures(seed, passage):
        return likeness.same(weights.CONTRARY_CLAIM)
    return _counts_otherwise(seed, passage, likeness, lexicon)


def _opposed(seed: Passage, passage: Passage, likeness: Likeness) -> bool:
    """Tell whether one of two passages says that the other, or a figure of it, is not so."""
    return _turned(seed, passage, likeness) or _denies_figures(seed, passage)


def _turned(seed: Passage, passage: Passage, likeness: Likeness) -> bool:
    """Tell whether one of two clauses has a "not" or an opposite more, or the roles reversed."""
    if seed.several or passage.several:
        return False
    turned = (seed.negated != passage.negated) != likeness.contrary
    return turned or _reversed(seed, passage)


def _denies_figures(seed: Passage, passage: Passage) -> bool:
    """Tell whether one of two passages says that a figure of the other one is not so."""
    if not (seed.denied or passage.denied):
        return False
    return bool(figures(seed) & passage.denied or seed.denied & figures(passage))


def _reversed(seed: Passage, passage: Passage) -> bool:
    """Tell whether two passages have the same two actors do the same to each other."""
    turned = {(what, whom, who) for what, who, whom in passage.roles}
    return bool(seed.roles & turned) and not seed.roles & passage.roles


def _other_figures(seed: Passage, passage: Passage, lexicon: Lexicon) -> bool:
    """Tell whether two passages count the same and come to other figures."""
    wanted, found = figures(seed), figures(passage)
    if not wanted or not found or wanted & found:
        return False
    rest, others = (
        [word for word in one.words if word.kind != "number"] for one in (seed, passage)
    )
    likeness = lexicon.likeness(rest, others)
    alike = max(likeness.share, likeness.back)
    if lexicon.likeness(_counted(seed), _counted(passage)).words:  # "17 Tote", "19 Todesopfer"
        counted = len(likeness.words) >= weights.LEAST_WORDS or not _measured(seed, lexicon)
        return counted and alike >= weights.SAME_COUNTED
    if not any(word.senses for word in rest):  # what is counted, is an event: dead, jobs, votes
        return False
    return alike >= weights.OTHER_FIGURES and len(likeness.words) >= weights.LEAST_WORDS


def _counted(passage: Passage) -> list[Word]:
    """Return what is counted in a passage: the first word that tells something after a figure.

    What comes later is not counted: "binnen zehn Tagen einen neuen Regierungschef".
    """
    figures_at = [at for at, word in enumerate(passage.words) if word.kind == "number"]
    after = (passage.words[at + 1 : at + 1 + weights.COUNTED_WITHIN] for at in figures_at)
    telling = [word for words in after for word in words if word.kind not in ("light", "number")]
    nouns = [word for word in telling if word.kind in ("noun", "name")]
    return (nouns or telling)[:1]  # "588.000 betroffene Kunden"


def _measured(passage: Passage, lexicon: Lexicon) -> bool:
    """Tell whether what is counted is a measure: two spans of "Jahre" are of two things."""
    return any(lexicon.is_measure(word) for word in _counted(passage))


def _narrowest(told: Iterable[Told]) -> Iterator[Told]:
    """Keep of each sentence the passage that is most like the claim: it, or a clause of it."""
    by_sentence: dict[tuple[ArticleId, int], list[Told]] = defaultdict(list)
    for one in told:
        by_sentence[one.passage.article, one.passage.sentence].append(one)
    for group in by_sentence.values():
        yield max(group, key=lambda one: (round(one.likeness.both, 6), -len(one.passage.words)))


# ------------------------------------------------------------------------------ choosing
def _distinct(drafts: Iterable[ClaimDraft]) -> Iterator[ClaimDraft]:
    """Leave out a claim that most passages of another one carry as well."""
    kept: list[frozenset[tuple[ArticleId, int]]] = []
    for draft in drafts:
        places = frozenset((one.passage.article, one.passage.sentence) for one in draft.told)
        if not any(_mostly(places, other) for other in kept):
            kept.append(places)
            yield draft


def _mostly(
    places: frozenset[tuple[ArticleId, int]], other: frozenset[tuple[ArticleId, int]]
) -> bool:
    return len(places & other) >= weights.SAME_PLACES * len(places | other)
