"""What changed from one version of an article to the next, or from a report to its copy.

Sentences are held against sentences, wherever they stand: one that only moved did not change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.model.dossier import Dossier, How, Rendering, TextReuse
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Statement
from wortlaut.model.span import Span

ChangeKind = Literal["added", "removed", "softened", "reworded"]
Loss = Literal["cut", "told indirectly", "dropped"]
_COPIES = frozenset({"verbatim", "edited"})


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two articles that are compared."""

    article: ArticleId
    uri: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence, or the headline, that was added, removed, softened or put in other words.

    ``earlier`` and ``later`` are its places, ``was`` and ``now`` what stands there; null where it
    stands in one of the articles only. A headline that its text does not have has no place.
    """

    kind: ChangeKind
    earlier: Span | None
    later: Span | None
    was: str | None
    now: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostWords:
    """A direct quotation of the earlier article that the later one does not have in full.

    ``earlier`` and ``later`` are its places, ``was`` and ``now`` what stands there; nothing in the
    later article if it was dropped.
    """

    loss: Loss
    holder: str | None
    earlier: tuple[Span, ...]
    later: tuple[Span, ...]
    was: str
    now: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles of which the later was made from the earlier one, and what changed.

    ``quotations`` are those that lost words on the way.
    """

    later: Version
    earlier: Version
    how: How
    credited: bool
    coverage: float
    changes: tuple[Change, ...]
    quotations: tuple[LostWords, ...]


def comparisons(
    dossier: Dossier, articles: Mapping[ArticleId, Linked], id: ArticleId
) -> tuple[Comparison, ...]:
    """Compare an article with what it copies, and all versions of it, each with the one before."""
    versions = versions_of(dossier, id)
    return tuple(
        compared(dossier, articles, reuse)
        for reuse in dossier.reuse
        if (reuse.how == "update" and reuse.later in versions)
        or (reuse.how in _COPIES and reuse.later == id)
    )


def versions_of(dossier: Dossier, id: ArticleId) -> frozenset[ArticleId]:
    """Return the article with its older and newer versions, and theirs."""
    steps = [{reuse.later, reuse.earlier} for reuse in dossier.reuse if reuse.how == "update"]
    found, grown = {id}, True
    while grown:
        more = {one for step in steps if step & found for one in step} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def compared(
    dossier: Dossier, articles: Mapping[ArticleId, Linked], reuse: TextReuse
) -> Comparison:
    """Compare an article with one that it was made of."""
    return Comparison(
        _version(dossier, reuse.later),
        _version(dossier, reuse.earlier),
        reuse.how,
        reuse.credited,
        reuse.coverage,
        changes(articles[reuse.later], articles[reuse.earlier]),
        tuple(_lost_words(dossier, articles[reuse.later], articles[reuse.earlier])),
    )


def _version(dossier: Dossier, id: ArticleId) -> Version:
    article = dossier.article(id)
    return Version(id, article.uri, article.outlet, article.published)


# ------------------------------------------------------------------------------ sentences
@dataclass(frozen=True)
class _Sentence:
    """A sentence of an article, ready to be compared."""

    article: Linked
    span: Span

    @cached_property
    def text(self) -> str:
        """Its words in one line: a break more or less is no change."""
        return " ".join(self.span.of(self.article.text).split())

    @cached_property
    def stems(self) -> Counter[str]:
        """The stems of its words."""
        return Counter(word.stem for word in self.article.all_words(self.span))

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems of its words but the light ones."""
        words = self.article.all_words(self.span)
        return frozenset(word.stem for word in words if word.kind != "light")

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that it has a part in."""
        return tuple(
            one
            for one in self.article.record.statements or ()
            if any(span.overlaps(self.span) for span in one.content)
        )


def changes(later: Linked, earlier: Linked) -> tuple[Change, ...]:
    """Return what changed: the headline, then the sentences in the order of the later article."""
    return (*_headline(later, earlier), *_of_sentences(_sentences(later), _sentences(earlier)))


def _sentences(article: Linked) -> list[_Sentence]:
    return [_Sentence(article, span) for span in article.sentences]


def _headline(later: Linked, earlier: Linked) -> Iterator[Change]:
    if later.title == earlier.title:
        return
    kind: ChangeKind = (
        "added" if not earlier.title else "removed" if not later.title else "reworded"
    )
    places = _title_span(earlier), _title_span(later)
    yield Change(kind, *places, earlier.title or None, later.title or None, ("the headline",))


def _title_span(article: Linked) -> Span | None:
    title = article.record.article.title
    return title if isinstance(title, Span) else None


def _of_sentences(later: Sequence[_Sentence], earlier: Sequence[_Sentence]) -> list[Change]:
    """Return the changes; what was removed stands after what it stood after."""
    before, after = {one.text for one in earlier}, {one.text for one in later}
    new = [at for at, one in enumerate(later) if one.text not in before]
    old = [at for at, one in enumerate(earlier) if one.text not in after]
    pairs = _pairs(later, earlier, new, old)
    found = [((now, 0), _changed(earlier[was], later[now])) for now, was in pairs]
    paired_new, paired_old = {now for now, _ in pairs}, {was for _, was in pairs}
    found += [((now, 0), _added(later[now])) for now in new if now not in paired_new]
    places = {one.text: at for at, one in enumerate(later)}
    stayed = {at: places[one.text] for at, one in enumerate(earlier) if one.text in places}
    stayed |= {was: now for now, was in pairs}
    for was in old:
        if was not in paired_old:
            place = next((stayed[at] for at in range(was, -1, -1) if at in stayed), -1)
            found.append(((place, 1), _removed(earlier[was])))
    return [change for _, change in sorted(found, key=lambda one: one[0])]


def _pairs(
    later: Sequence[_Sentence], earlier: Sequence[_Sentence], new: list[int], old: list[int]
) -> list[tuple[int, int]]:
    """Return which new sentences are which old ones in other words.

    Each has the one that is most like it, so that a sentence may be split into two, or two joined.
    """
    alike = {
        (now, was): share
        for now in new
        for was in old
        if (share := _likeness(later[now], earlier[was]))
    }
    best = {max(pairs, key=alike.__getitem__) for now in new if (pairs := _with(alike, 0, now))}
    taken = {was for _, was in best}
    left = (was for was in old if was not in taken)
    best |= {max(pairs, key=alike.__getitem__) for was in left if (pairs := _with(alike, 1, was))}
    return sorted(best)


def _with(
    alike: Mapping[tuple[int, int], float], side: Literal[0, 1], at: int
) -> list[tuple[int, int]]:
    return [pair for pair in alike if pair[side] == at]


def _likeness(one: _Sentence, other: _Sentence) -> float:
    """Say how alike two sentences are; 0 if not alike enough to be one in other words."""
    both = len(one.telling & other.telling)
    least = min(len(one.telling), len(other.telling))
    if least >= weights.LEAST_CONTAINED and both >= weights.CONTAINED * least:
        return both / least
    words = one.stems.total() + other.stems.total()
    share = 2 * (one.stems & other.stems).total() / words if words else 0.0
    return share if share >= weights.SAME_SENTENCE else 0.0


# ------------------------------------------------------------------------------ changes
def _added(now: _Sentence) -> Change:
    return Change("added", None, now.span, None, now.text, ())


def _removed(was: _Sentence) -> Change:
    return Change("removed", was.span, None, was.text, None, ())


def _changed(was: _Sentence, now: _Sentence) -> Change:
    reasons = tuple(_softening(was, now))
    kind: ChangeKind = "softened" if reasons else "reworded"
    return Change(kind, was.span, now.span, was.text, now.text, reasons)


def _softening(was: _Sentence, now: _Sentence) -> Iterator[str]:
    """Yield by what a sentence says less firmly what it said before."""
    hedged = [one for one in now.statements if one.kind == "hedged"]
    if hedged and not any(one.kind == "hedged" for one in was.statements):
        yield f"now told as not established: {_cue(hedged[0], now)}"
    told = [one for one in now.statements if one.kind != "hedged"]
    if told and not was.statements:
        holder = now.article.holder(told[0]) or "somebody"
        yield f"first told by the article itself, now as words of {holder}"


def _cue(statement: Statement, sentence: _Sentence) -> str:
    return "“" + " … ".join(span.of(sentence.article.text) for span in statement.cue) + "”"


# ------------------------------------------------------------------------------ quotations
def _lost_words(dossier: Dossier, later: Linked, earlier: Linked) -> Iterator[LostWords]:
    """Yield the direct quotations that are shorter, indirect or gone, in the order of the text."""
    quoted = [one for one in earlier.record.statements or () if one.kind == "direct"]
    told = _run(word.stem for word in later.words)
    for statement in sorted(quoted, key=lambda one: one.content):
        words = [_run(word.stem for word in earlier.all_words(span)) for span in statement.content]
        if not all(run in told for run in words):
            yield _lost(dossier, later, earlier, statement)


def _run(stems: Iterable[str]) -> str:
    return f" {' '.join(stems)} "


def _lost(dossier: Dossier, later: Linked, earlier: Linked, statement: Statement) -> LostWords:
    form = _form_in(dossier, later.id, earlier.id, statement)
    loss: Loss = "dropped" if form is None else "cut" if form.form in _QUOTED else "told indirectly"
    return LostWords(
        loss=loss,
        holder=earlier.holder(statement),
        earlier=statement.content,
        later=form.content if form else (),
        was=earlier.record.excerpt(statement.content),
        now=later.record.excerpt(form.content) if form else None,
    )


def _form_in(
    dossier: Dossier, later: ArticleId, earlier: ArticleId, statement: Statement
) -> Rendering | None:
    """Return the form in which an article has a quotation of an earlier one."""
    for utterance in dossier.utterances:
        places = {(one.article, one.statement) for one in utterance.occurrences}
        if (earlier, statement.id) in places:
            forms = [one for one in utterance.occurrences if one.article == later]
            return min(forms, key=lambda one: one.form not in _QUOTED, default=None)
    return None


_QUOTED = frozenset({"direct", "cut"})
