"""Records in, a dossier out: the steps of linking, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wortlaut.link.articles import Linked, linked, moment_of
from wortlaut.link.asked import Told
from wortlaut.link.candidates import Index, earlier
from wortlaut.link.claims import claims_of
from wortlaut.link.copies import Pair, copies
from wortlaut.link.disputes import Disputed, disputed, is_refused_elsewhere, refusals_of
from wortlaut.link.likeness import Lexicon
from wortlaut.link.origins import Root, Traced, spoken_for, traced
from wortlaut.link.places import place_of
from wortlaut.link.reuse import reuse_of
from wortlaut.link.said import Said
from wortlaut.link.sketches import Sketch, sketch_of
from wortlaut.link.stories import Bond, bonds_of, grouped, in_one_time, label_of
from wortlaut.link.timeline import timeline_of
from wortlaut.link.utterances import UtteranceDraft, utterances_of
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

# What links: what another version of it has linked in a store, is linked anew.
LINKER: Final = "link/6"

Place = tuple[int, ArticleId]  # in the order of publication


@dataclass(frozen=True, slots=True)
class _Part:
    """What one story gives to the dossier."""

    reuse: tuple[TextReuse, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    roots: tuple[Root, ...]


def dossier_of(records: Iterable[Record]) -> Dossier:
    """Say what many articles say together; the order of the records does not matter."""
    articles = {article.id: article for article in linked(records)}
    bound = _bonds(articles.values())
    return joined(
        story_of([articles[id] for id in group], bound) for group in stories(articles, bound)
    )


def _bonds(articles: Iterable[Linked]) -> list[Bond]:
    """Return what binds articles, which are in the order of publication."""
    index = Index()
    sketches: list[Sketch] = []
    found: list[Bond] = []
    for number, article in enumerate(articles):
        later = sketch_of(article)
        near = sorted(earlier(later.place, later.keys, index))
        found += bonds_of(later, [sketches[one] for one in near])
        index.add(later.place, number, later.keys)
        sketches.append(later)
    return found


def stories(
    articles: Mapping[ArticleId, Linked], bound: Sequence[Bond]
) -> tuple[tuple[ArticleId, ...], ...]:
    """Put articles that are about one thing together, in the order of publication."""
    places = {id: article.place for id, article in articles.items()}
    return grouped(articles, list(in_one_time(bound, places)))


# ------------------------------------------------------------------------------ one story
def story_of(
    articles: Sequence[Linked], bound: Sequence[Bond], refused: Collection[Pair] = frozenset()
) -> Dossier:
    """Say what the articles of one story say together; they are in the order of publication.

    ``refused`` are pairs, later and earlier, of which people say that one is not made of the other.
    """
    part = _part(tuple(articles), refused)
    told = _story(articles, bound)
    return Dossier(
        tuple(_article(one, told.id) for one in articles),
        (told,),
        part.reuse,
        part.utterances,
        tuple(_origins(part.roots)),
        part.claims,
        timeline_of(articles, part.claims),
    )


def story_id(first: ArticleId) -> StoryId:
    """Name a story by its first article, so that a late one leaves its id alone."""
    return StoryId(content_id("story", first))


def _story(articles: Sequence[Linked], bound: Iterable[Bond]) -> Story:
    places = {article.id: article.place for article in articles}
    inside = [bond for bond in bound if bond.a in places and bond.b in places]
    inside.sort(key=lambda bond: (places[bond.a], bond.a, places[bond.b], bond.b))
    dated = [_article(one, StoryId("")).published for one in articles if one.moment]
    return Story(
        story_id(articles[0].id),
        label_of(articles),
        tuple(places),
        dated[0] if dated else None,
        dated[-1] if dated else None,
        tuple(bond.told for bond in in_one_time(inside, places)),
    )


def _article(article: Linked, story: StoryId) -> DossierArticle:
    dated = article.record.article.updated or article.record.article.published
    uri = article.record.article.source.uri
    published = dated.value if dated else None
    return DossierArticle(article.id, uri, article.outlet, published, article.text, story)


# ------------------------------------------------------------------------------ many stories
def joined(parts: Iterable[Dossier]) -> Dossier:
    """Make one dossier of those of several stories."""
    ordered = sorted(parts, key=lambda part: place_in_order(part.articles[0]))
    timeline = (entry for part in ordered for entry in part.timeline)
    return Dossier(
        tuple(sorted((one for part in ordered for one in part.articles), key=place_in_order)),
        tuple(story for part in ordered for story in part.stories),
        tuple(reuse for part in ordered for reuse in part.reuse),
        tuple(utterance for part in ordered for utterance in part.utterances),
        tuple(_united(origin for part in ordered for origin in part.origins)),
        tuple(claim for part in ordered for claim in part.claims),
        tuple(sorted(timeline, key=lambda one: (one.date, one.reported or ""))),
    )


def place_in_order(article: DossierArticle) -> Place:
    """Return what puts an article among others in the order of publication."""
    moment = moment_of(article.published) if article.published else None
    return (place_of(moment, article.id), article.id)


def _united(origins: Iterable[Origin]) -> Iterator[Origin]:
    """Yield each origin once, with the articles of all stories that rest on it."""
    known: dict[OriginId, Origin] = {}
    for one in origins:
        before = known.get(one.id)
        articles = (*before.articles, *one.articles) if before else one.articles
        known[one.id] = replace(one, articles=articles)
    yield from known.values()


# ------------------------------------------------------------------------------ its parts
def _part(group: tuple[Linked, ...], refused: Collection[Pair]) -> _Part:
    lexicon = Lexicon(group)
    by_id = {article.id: article for article in group}
    refusals = refusals_of(group)
    said = utterances_of(group, lexicon)
    drafts = claims_of(
        group, said, lexicon, lambda one: is_refused_elsewhere(one, refusals, lexicon)
    )
    told = Told(group, lexicon, drafts, copies(group))
    reuse = tuple(one for one in reuse_of(told) if (one.later, one.earlier) not in refused)
    found = [one for one in disputed(drafts, by_id, lexicon, refusals) if _is_shared(one)]
    known = spoken_for(group)
    tracks = [traced(one.claim, by_id, reuse, known) for one in found]
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
