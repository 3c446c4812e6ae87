"""Of which articles an article was made that it names: by publisher, outlet, author or agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from wortlaut.link import reasons, weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.asked import Asked, SaidTwice
from wortlaut.link.citations import Citation, citations, written_by
from wortlaut.link.outlets import is_agency
from wortlaut.link.releases import announced, is_release
from wortlaut.link.told_before import best_told, most_told, shared
from wortlaut.model.dossier import How, TextReuse
from wortlaut.model.span import Span


def released(asked: Asked) -> Iterator[TextReuse]:
    """Yield the press releases that an article takes up and whose publisher it names."""
    for release in asked.before if not asked.reprints else ():
        naming = announced(asked.later, release) if is_release(release) else ()
        pairs = list(_from_release(asked, release, naming))
        if pairs and naming and release.outlet != asked.later.outlet:
            much = max(len(pairs), len(naming)) >= weights.REWRITTEN * len(asked.later.sentences)
            made = much or is_agency(asked.later) or not asked.heard_more
            how: How = "rewritten" if made else "cites"
            words = naming[0].span.of(asked.later.text)
            reason = reasons.GIVEN_OUT.format(outlet=release.outlet, words=words)
            yield asked.made(release, how, pairs, reason, named=True)


def _from_release(asked: Asked, release: Linked, naming: Sequence[Passage]) -> Iterable[SaidTwice]:
    """Return the sentences that tell what a release tells, each once."""
    pairs = (
        *shared(asked, release),
        *_quoted_from(asked, release),
        *_announcements(asked, release, naming),
    )
    return {one.sentence: (one, other) for one, other in pairs}.values()


def _quoted_from(asked: Asked, release: Linked) -> Iterator[SaidTwice]:
    """Yield the sentences with words of a release that no known source has."""
    later, copied = asked.later, asked.told.copies
    copy = copied.get((later.id, release.id))
    known = (copied.get((later.id, one.id)) for one in asked.sources)
    explained = {at for one in known if one for at in one.words}
    for aligned in copy.passages if copy else ():
        places = (at for at, word in enumerate(later.words) if aligned.later.covers(word.span))
        if not explained.issuperset(places):
            yield _whole(later, aligned.later), _whole(release, aligned.earlier)


def _whole(article: Linked, span: Span) -> Passage:
    """Return the first sentence that a span has a part in."""
    return next(one for one in article.passages if one.whole and one.span.overlaps(span))


def _announcements(asked: Asked, release: Linked, naming: Sequence[Passage]) -> Iterator[SaidTwice]:
    """Yield the sentences that tell what a release tells, if its publisher is named."""
    likeness = asked.told.lexicon.likeness
    clauses = [one for one in asked.later.passages if naming and not one.several]
    unexplained = [one for one in clauses if one.sentence not in asked.found_out]
    for clause, other in product(unexplained, release.passages):
        if likeness(clause.words, other.words, other.before).both >= weights.ANNOUNCED:
            yield clause, other


def named(asked: Asked) -> Iterator[TextReuse]:
    """Yield the articles of outlets that an article names, unless a text it copies named them."""
    outlets = sorted({one.outlet for one in asked.before if one.outlet and not is_release(one)})
    versions = {reuse.earlier for reuse in asked.found if reuse.how == "update"}
    copied = [one for one in asked.sources if one.id not in versions]
    seen = {one.outlet for source in copied for one in citations(source, outlets)}
    for citation in citations(asked.later, outlets):
        if citation.outlet in seen or citation.passage.sentence in asked.explained:
            continue
        seen.add(citation.outlet)
        source = best_told(
            asked, citation.passage, [one for one in asked.before if one.outlet == citation.outlet]
        )
        if source and source.article.id not in asked.known:
            how = _how_named(citation, source.article, asked)
            words = citation.passage.span.of(asked.later.text)
            reason = reasons.NAMES_OUTLET.format(outlet=citation.outlet, words=words)
            pair = (citation.passage, source.passage)
            yield asked.made(source.article, how, [pair], reason, named=True)


def _how_named(citation: Citation, source: Linked, asked: Asked) -> How:
    """Tell an agency's report in other words from one of which an article takes one thing.

    Who makes an article of an agency's report names it early and has heard nothing else; who
    names it in passing, or names another outlet, cites it.
    """
    length = len(asked.later.sentences)
    early = citation.passage.sentence < weights.OPENING * length
    much = len(shared(asked, source)) >= weights.REWRITTEN * length
    made = much or (early and not asked.heard_more)
    return "rewritten" if is_agency(source) and made else "cites"


def written(asked: Asked) -> Iterator[TextReuse]:
    """Yield the articles of those who sign with their name and whose words an article tells."""
    for source in asked.before:
        passage = next(written_by(asked.later, source), None)
        copied = any(True for one in asked.sources for _ in written_by(one, source))
        if passage and not copied and source.id not in asked.known:
            best = best_told(asked, passage, [source])
            reason = reasons.NAMES_WRITER.format(words=passage.span.of(asked.later.text))
            pairs = [(passage, best.passage)] if best else []
            yield asked.made(source, "cites", pairs, reason, named=True)


def credited(asked: Asked) -> Iterator[TextReuse]:
    """Yield reports of the agencies credited that told what nothing found yet explains."""
    used = {one.outlet for one in asked.sources}
    for agency in sorted(asked.newly_credited - used):
        reports = [one for one in asked.before if one.outlet == agency]
        if source := most_told(asked, reports):
            reason = reasons.CREDITS.format(agency=agency)
            yield asked.made(source[0], "rewritten", source[1], reason, named=True)
