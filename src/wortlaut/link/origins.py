"""On whom a claim rests, and on how many that are independent of each other.

Each passage is followed back: to the earlier article it was made from, if that one carries the
claim, else to whose words it is, else to the outlet's own report. Origins are one where anything
shows it; they are two only where something shows that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table
from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import is_agency
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.words import Word, stem, stems
from wortlaut.model.dossier import OriginKind, OriginRange, TextReuse
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Statement

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Root:
    """Where one passage's telling of a claim begins.

    ``named`` says whether the article names whose words they are; ``first_hand`` whether it shows
    that it heard them itself.
    """

    article: ArticleId
    name: str
    kind: OriginKind
    named: bool
    first_hand: bool
    body: Names


@dataclass(frozen=True, slots=True)
class Traced:
    """The roots of a claim: of each passage, and the range of how many are independent."""

    roots: Mapping[ArticleId, tuple[Root, ...]]
    range: OriginRange


def traced(
    claim: ClaimDraft, articles: Mapping[ArticleId, Linked], reuse: Iterable[TextReuse]
) -> Traced:
    """Follow a claim back to its roots and count them."""
    sources: dict[ArticleId, list[TextReuse]] = {}
    for one in reuse:
        sources.setdefault(one.later, []).append(one)
    carriers = sorted(claim.articles, key=lambda id: articles[id].order)
    roots: dict[ArticleId, tuple[Root, ...]] = {}
    reasons: list[str] = []
    for id in carriers:
        inherited = _inherited(id, sources, roots, claim, articles, reasons)
        own = _own(articles[id], claim, not inherited)
        roots[id] = tuple(dict.fromkeys((*inherited, *own)))
    distinct = list(dict.fromkeys(root for found in roots.values() for root in found))
    return Traced(roots, _counted(distinct, articles, reasons))


def _inherited(
    id: ArticleId,
    sources: Mapping[ArticleId, Sequence[TextReuse]],
    roots: Mapping[ArticleId, tuple[Root, ...]],
    claim: ClaimDraft,
    articles: Mapping[ArticleId, Linked],
    reasons: list[str],
) -> tuple[Root, ...]:
    """Return the roots of the articles that one was made from and that carry the claim."""
    found: dict[Root, None] = {}
    for one in sources.get(id, ()):
        if one.earlier in roots:
            found |= dict.fromkeys(roots[one.earlier])
            later, earlier = name_of(articles[id]), name_of(articles[one.earlier])
            reasons.append(f"{later} and {earlier} are one origin: {'; '.join(one.reasons)}")
    return tuple(found)


def name_of(article: Linked) -> str:
    """Call an article as a reader would: its source."""
    return article.record.article.source.uri


# ------------------------------------------------------------------------------ one passage
def _own(article: Linked, claim: ClaimDraft, alone: bool) -> tuple[Root, ...]:
    """Return what an article tells of a claim by itself; beside a source, only what it heard."""
    roots = [_root(article, passage) for passage in claim.in_article(article.id)]
    if alone:
        named = [root for root in roots if root.named]
        return tuple(dict.fromkeys(named or roots))
    return tuple(dict.fromkeys(root for root in roots if root.first_hand))


def _root(article: Linked, passage: Passage) -> Root:
    """Say whose words a passage is: the holder's, else the outlet's own."""
    first_hand = _first_hand(article, passage)
    for id in passage.statements:
        statement = article.statements[id]
        name = article.holder(statement)
        if name and statement.kind != "hedged":
            kind = _kind(article, statement, passage)
            body = _body(article, statement)
            return Root(article.id, name, kind, True, first_hand, body)
    kind = "agency" if is_agency(article) else "outlet" if article.outlet else "unknown"
    name = article.outlet or name_of(article)
    return Root(article.id, name, kind, False, first_hand, frozenset())


def _first_hand(article: Linked, passage: Passage) -> bool:
    """Tell whether an article says that it heard or saw this itself: "sagte unserer Zeitung"."""
    near = article.text[slice(*article.around(passage.sentence))]
    return any(phrase in near for phrase in _own_phrases(article.language))


@cache
def _own_phrases(language: str) -> tuple[str, ...]:
    return tuple(table(language, "linking")["own"]["phrases"])


def _kind(article: Linked, statement: Statement, passage: Passage) -> OriginKind:
    words = article.all_words(article.sentences[passage.sentence])
    actor = article.record.actor(statement.holder)
    if actor is not None and actor.type == "media":
        return "state_media" if actor.control else "outlet"
    if _has(words, article, "documents") and not statement.kind == "direct":
        return "document"
    return "eyewitness" if _has(words, article, "eyewitness") else "official"


def _has(words: Iterable[Word], article: Linked, section: str) -> bool:
    wanted = stems(article.language, section)
    return any(word.stem in wanted for word in words)


def _body(article: Linked, statement: Statement) -> Names:
    """Return the stems of the names by which a holder can be known, and of the body it speaks for.

    "Reedereisprecherin Maike Thorstad" speaks for a body whose name begins her title.
    """
    named = {
        word.stem
        for span in (*statement.holder_span, *statement.frame)
        for word in article.all_words(span)
        if word.kind in ("name", "noun")
    }
    own = {stem(article.language, word) for word in (article.holder(statement) or "").split()}
    speaking = stems(article.language, "speaking")
    return frozenset((named | own) - speaking)


# ------------------------------------------------------------------------------ counting
def _counted(
    roots: Sequence[Root], articles: Mapping[ArticleId, Linked], reasons: list[str]
) -> OriginRange:
    """Count roots that are certainly apart, and those that may be."""
    groups: list[list[Root]] = []
    for root in roots:
        same = [group for group in groups if any(_one(root, other) for other in group)]
        joined = [root, *(other for group in same for other in group)]
        groups = [group for group in groups if group not in same] + [joined]
    shown = [group for group in groups if any(root.named or root.first_hand for root in group)]
    apart = _apart(shown)
    for one, other in apart:
        reasons.append(
            f"{one.name} and {other.name} are two: each is named, and neither is the other's source"
        )
    least = max(1, min(len(shown), 1 + len(apart)))
    return OriginRange(least, max(least, len(groups)), tuple(dict.fromkeys(reasons)))


def _one(one: Root, other: Root) -> bool:
    """Tell whether two roots are one: the same name, or names that have a word in common."""
    if one.name == other.name or one.body & other.body:
        return True
    return False


def _apart(groups: Sequence[Sequence[Root]]) -> list[tuple[Root, Root]]:
    """Return pairs of roots that are shown to be two."""
    leaders = [group[0] for group in groups]
    return [(leaders[0], other) for other in leaders[1:]] if leaders else []
