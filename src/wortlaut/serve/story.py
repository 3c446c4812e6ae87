"""One story as plain text: who copied whom, what happened, who says what, what is disputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wortlaut.model.dossier import (
    Claim,
    Dossier,
    How,
    OriginRange,
    Rendering,
    TextReuse,
    TimelineEntry,
    Utterance,
    UtteranceForm,
)
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.serve.told import (
    counted,
    excerpt,
    flow,
    named,
    period,
    range_of,
    section,
    when,
)

_COPIES = frozenset({"verbatim", "edited", "update"})
_ALSO: dict[How, str] = {
    "verbatim": "also copies", "edited": "also has passages of", "update": "also updates",
    "rewritten": "rewrites", "cites": "cites",
}  # fmt: skip


def list_lines(dossier: Dossier) -> Iterator[str]:
    """Yield a line for each story, for somebody to choose one."""
    if not dossier.stories:
        yield "no article"
    for story in dossier.stories:
        articles = counted(len(story.articles), "article")
        begins = when(story.begins) if story.begins else "undated"
        yield f"{story.id}  {begins}  {articles}  {named(dossier, story)}"


def story_lines(part: Dossier, records: Mapping[ArticleId, Record]) -> Iterator[str]:
    """Yield the lines of a dossier of one story; ``records`` have the words of its events."""
    (story,) = part.stories
    folded = _folded(part)
    yield named(part, story)
    articles = counted(len(story.articles), "article")
    copies = f", {len(folded)} of them made from another" if folded else ""
    yield f"story {story.id}, {articles}{copies}, {period(story)}"
    yield "\narticles"
    for id in story.articles:
        if id not in folded:
            yield from _article(part, id, folded, depth=1)
    entries = (_entry(part, one, records[one.event.article]) for one in part.timeline)
    yield from section("\nwhat happened", entries)
    said = (line for one in part.utterances for line in _utterance(part, one))
    yield from section("\nwho says what", said)
    yield from section("\nwhat rests on what", _claims(part))
    disputed = (line for one in part.claims if one.disputed_by for line in _disputed(part, one))
    yield from section("\nwhat is disputed", disputed)


# ------------------------------------------------------------------------------ articles
def _folded(part: Dossier) -> dict[ArticleId, TextReuse]:
    """Return, for each copy and newer version, what it is shown below."""
    found: dict[ArticleId, TextReuse] = {}
    for reuse in part.reuse:
        if reuse.how in _COPIES:
            found.setdefault(reuse.later, reuse)
    return found


def _article(
    part: Dossier, id: ArticleId, folded: Mapping[ArticleId, TextReuse], depth: int
) -> Iterator[str]:
    """Yield an article, what else it was made from, and its copies below it."""
    article = part.article(id)
    margin = "    " * depth
    how = f": {_how(folded[id])}" if id in folded else ""
    yield f"{margin[2:]}{when(article.published)}  {article.uri}, {article.outlet or '?'}{how}"
    for reuse in part.reuse:
        if reuse.later == id and reuse is not folded.get(id):
            yield f"{margin}  {_ALSO[reuse.how]} {part.article(reuse.earlier).uri}"
    for copy, reuse in folded.items():
        if reuse.earlier == id:
            yield from _article(part, copy, folded, depth + 1)


def _how(reuse: TextReuse) -> str:
    credit = "" if reuse.how == "update" else ", credited" if reuse.credited else ", no credit"
    return f"{reuse.how}, {reuse.coverage:.0%}{credit}"


# ------------------------------------------------------------------------------ timeline
def _entry(part: Dossier, entry: TimelineEntry, record: Record) -> str:
    event = next(one for one in record.events or () if one.id == entry.event.event)
    around = next((one for one in record.sentences or () if one.covers(event.trigger)), None)
    words = flow((around or event.trigger).of(record.text))
    status = "" if entry.status == "actual" else f" ({entry.status})"
    uri = part.article(entry.event.article).uri
    return f"  {entry.date}{status}  {words}\n      first told {when(entry.reported)} by {uri}"


# ------------------------------------------------------------------------------ utterances
def _utterance(part: Dossier, utterance: Utterance) -> Iterator[str]:
    """Yield the forms of an utterance; articles that give it in the same words share a line."""
    yield f"  {utterance.holder or 'nobody named'}"
    shared: dict[tuple[UtteranceForm, str, str], list[str]] = {}
    for one in utterance.occurrences:
        told = (one.form, _via(one), excerpt(part, one.article, one.content))
        shared.setdefault(told, []).append(part.article(one.article).uri)
    for (form, via, words), uris in shared.items():
        yield f"      {form}{via}: {words}  [{', '.join(dict.fromkeys(uris))}]"


def _via(one: Rendering) -> str:
    return f", via {', '.join(one.via)}" if one.via else ""


# ------------------------------------------------------------------------------ claims
def _claims(part: Dossier) -> Iterator[str]:
    """Yield the claims; those with the same carriers and the same reasons share these."""
    shared: dict[tuple[str, OriginRange, bool], list[str]] = {}
    for claim in part.claims:
        alike = (_carriers(part, claim), claim.origins, bool(claim.disputed_by))
        shared.setdefault(alike, []).append(flow(claim.wording))
    for (carriers, origins, disputed), wordings in shared.items():
        yield from (f"  {wording}" for wording in wordings)
        yield f"      {range_of(origins)}{', disputed' if disputed else ''}  [{carriers}]"
        yield from (f"      {flow(reason)}" for reason in origins.reasons)


def _disputed(part: Dossier, claim: Claim) -> Iterator[str]:
    yield f"  {flow(claim.wording)}  [{_carriers(part, claim)}]"
    for denial in claim.disputed_by:
        words = excerpt(part, denial.article, denial.evidence)
        uri = part.article(denial.article).uri
        yield f"      against it, {denial.holder or 'nobody named'}: {words}  [{uri}]"


def _carriers(part: Dossier, claim: Claim) -> str:
    return ", ".join(dict.fromkeys(part.article(one.article).uri for one in claim.occurrences))
