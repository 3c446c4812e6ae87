"""Records in, a dossier out: the steps of linking, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wortlaut.link.articles import Linked, linked
from wortlaut.link.candidates import pairs
from wortlaut.link.citations import citations
from wortlaut.link.claims import claims_of
from wortlaut.link.copies import Copy, Pair, copies
from wortlaut.link.disputes import Disputed, disputed
from wortlaut.link.likeness import Lexicon
from wortlaut.link.origins import Root, Traced, traced
from wortlaut.link.reuse import Told, reuse_of
from wortlaut.link.stories import Bond, bonds, grouped, label_of
from wortlaut.link.timeline import timeline_of
from wortlaut.link.utterances import Said, UtteranceDraft, utterances_of
from wortlaut.model.dossier import (
    Carrier,
    Claim,
    ClaimId,
    Dossier,
    DossierArticle,
    Origin,
    OriginId,
    Rendering,
    Story,
    StoryId,
    TextReuse,
    Utterance,
    UtteranceForm,
    UtteranceId,
)
from wortlaut.model.identity import ArticleId, content_id
from wortlaut.model.record import Record


@dataclass(frozen=True, slots=True)
class _Part:
    """What one story gives to the dossier."""

    reuse: tuple[TextReuse, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    roots: tuple[Root, ...]


def dossier_of(records: Iterable[Record]) -> Dossier:
    """Say what many articles say together; the order of the records does not matter."""
    articles = linked(records)
    near = tuple(pairs(articles))
    copied = copies(near)
    coverage = {pair: copy.coverage for pair, copy in copied.items()}
    bound = bonds(articles, near, coverage, _cited(articles, near))
    groups = grouped(articles, bound)
    stories = tuple(_story(group, bound) for group in groups)
    parts = [_part(group, copied) for group in groups]
    claims = tuple(claim for part in parts for claim in part.claims)
    story_of = {id: story.id for story in stories for id in story.articles}
    return Dossier(
        tuple(_article(one, story_of[one.id]) for one in articles),
        stories,
        tuple(reuse for part in parts for reuse in part.reuse),
        tuple(utterance for part in parts for utterance in part.utterances),
        tuple(_origins(root for part in parts for root in part.roots)),
        claims,
        timeline_of(articles, claims),
    )


def _cited(articles: Sequence[Linked], near: Iterable[tuple[Linked, Linked]]) -> dict[Pair, str]:
    """Return which later articles name the outlet of which earlier ones."""
    outlets = sorted({one.outlet for one in articles if one.outlet})
    named = {one.id: {c.outlet for c in citations(one, outlets)} for one in articles}
    return {
        (later.id, earlier.id): earlier.outlet
        for later, earlier in near
        if earlier.outlet and earlier.outlet in named[later.id]
    }


def _article(article: Linked, story: StoryId) -> DossierArticle:
    dated = article.record.article.updated or article.record.article.published
    uri = article.record.article.source.uri
    published = dated.value if dated else None
    return DossierArticle(article.id, uri, article.outlet, published, article.text, story)


def _story(group: Sequence[Linked], bound: Iterable[Bond]) -> Story:
    """Name a story by its first article, so that a late one leaves its id alone."""
    ids = {article.id for article in group}
    reasons = [
        f"{bond.a} with {bond.b}: " + ", ".join(f"{why} ({weight})" for why, weight in bond.reasons)
        for bond in bound
        if bond.a in ids
    ]
    dated = [_article(one, StoryId("")).published for one in group if one.moment]
    return Story(
        StoryId(content_id("story", group[0].id)),
        label_of(group),
        tuple(article.id for article in group),
        dated[0] if dated else None,
        dated[-1] if dated else None,
        tuple(reasons),
    )


def _part(group: tuple[Linked, ...], copied: Mapping[Pair, Copy]) -> _Part:
    lexicon = Lexicon(group)
    by_id = {article.id: article for article in group}
    drafts = claims_of(group, lexicon)
    reuse = reuse_of(Told(group, lexicon, drafts, copied))
    found = [one for one in disputed(drafts, by_id, lexicon) if _is_shared(one)]
    tracks = [traced(one.claim, by_id, reuse) for one in found]
    said = utterances_of(group, lexicon)
    return _Part(
        reuse,
        tuple(_utterance(draft) for draft in said),
        tuple(_claim(one, track, by_id) for one, track in zip(found, tracks, strict=True)),
        tuple(root for track in tracks for roots in track.roots.values() for root in roots),
    )


def _is_shared(found: Disputed) -> bool:
    """Tell whether several articles speak of a claim: carry it, or contradict the one that does."""
    carriers = found.claim.articles
    against = {denial.article for denial in found.denials} - carriers
    return len(carriers) > 1 or bool(carriers and against)


# ------------------------------------------------------------------------------ utterances
def _utterance(draft: UtteranceDraft) -> Utterance:
    forms = tuple(_rendering(one, draft) for one in draft.said)
    holders = [one.holder for one in draft.said if one.holder]
    holder = max(holders, key=lambda name: (holders.count(name), name), default=None)
    places = [f"{one.article.id}:{one.content[0].start}" for one in draft.said]
    return Utterance(UtteranceId(content_id("utterance", *places)), holder, forms)


def _rendering(said: Said, draft: UtteranceDraft) -> Rendering:
    record = said.article.record
    via = said.statement.via if said.statement else ()
    names = (actor.name for id in via if (actor := record.actor(id)))
    id = said.statement.id if said.statement else None
    why = draft.reasons.get(said.key, ())
    return Rendering(said.article.id, id, _form(said, draft), said.content, tuple(names), why)


def _form(said: Said, draft: UtteranceDraft) -> UtteranceForm:
    """Call a quotation cut where another article quotes clearly more of it."""
    if said.form != "direct":
        return said.form
    fullest = max(len(one.words) for one in draft.said if one.form == "direct")
    return "direct" if len(said.words) > 0.7 * fullest else "cut"


# ------------------------------------------------------------------------------ claims
def _claim(found: Disputed, track: Traced, articles: Mapping[ArticleId, Linked]) -> Claim:
    seed = found.claim.seed
    wording = seed.span.of(articles[seed.article].text)
    place = f"{seed.article}:{seed.span.start}-{seed.span.end}"
    carriers = tuple(
        Carrier(
            one.passage.article,
            (one.passage.span,),
            tuple(dict.fromkeys(map(_origin_id, track.roots[one.passage.article]))),
        )
        for one in found.claim.told
    )
    return Claim(ClaimId(content_id("claim", place)), wording, carriers, track.range, found.denials)


def _origin_id(root: Root) -> OriginId:
    return OriginId(content_id("origin", root.name, root.kind))


def _origins(roots: Iterable[Root]) -> Iterator[Origin]:
    """Yield each origin once, with the articles that told what it told first-hand."""
    articles: dict[OriginId, dict[ArticleId, None]] = {}
    named: dict[OriginId, Root] = {}
    for root in roots:
        id = _origin_id(root)
        named.setdefault(id, root)
        articles.setdefault(id, {})[root.article] = None
    for id, root in named.items():
        yield Origin(id, root.name, root.kind, tuple(articles[id]))
