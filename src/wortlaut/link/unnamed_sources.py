"""Of which articles an article was made that it does not name.

It speaks of a kind of medium, or of reports; or it says nothing, and tells what another told first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.link import reasons, weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.asked import Asked
from wortlaut.link.citations import citations, kinds_in
from wortlaut.link.disputes import told_by_others
from wortlaut.link.outlets import is_agency, is_datelined, kinds_of, signature
from wortlaut.link.releases import is_release
from wortlaut.link.told_before import best_told, most_told
from wortlaut.link.words import Word
from wortlaut.model.dossier import How, TextReuse


def alluded(asked: Asked) -> Iterator[TextReuse]:
    """Yield the articles meant where an article speaks of a kind of medium without a name."""
    later = asked.later
    outlets = [one.outlet for one in asked.before if one.outlet]
    named = [
        (one.passage.sentence, kinds_of(one.outlet, later.language))
        for one in citations(later, outlets)
    ]
    for passage in later.passages:
        known = (kinds for number, kinds in named if number <= passage.sentence)
        kinds = kinds_in(later, passage).difference(*known) if passage.whole else frozenset()
        if not kinds or passage.sentence in asked.explained | later.notes:
            continue
        best = best_told(asked, passage, _of_kind(kinds, asked))
        if best and best.weight >= weights.ALLUDED and best.article.id not in asked.known:
            named.append((passage.sentence, kinds))
            reason = reasons.WITHOUT_NAME.format(words=passage.span.of(later.text))
            how: How = "rewritten" if is_agency(best.article) else "cites"
            pair = (passage, best.passage)
            yield asked.made(best.article, how, [pair], reason, named=False)


def _of_kind(kinds: frozenset[str], asked: Asked) -> list[Linked]:
    """Return the earlier articles of other outlets of a kind, without copies of others."""
    copying = {
        copy.later.id for copy in asked.told.copies.values() if copy.coverage >= weights.EDITED
    }
    return [
        one
        for one in asked.before
        if one.outlet != asked.later.outlet
        and one.id not in copying
        and kinds & _kinds(one)
        and not is_release(one)
    ]


def _kinds(article: Linked) -> frozenset[str]:
    """Return what kinds of medium an article may be called: who signs it, may have a blog.

    A name that shows no kind may be any paper's: "Der Rufer".
    """
    if is_agency(article) or is_datelined(article):
        return frozenset({"agency"})
    kinds = kinds_of(article.outlet or "", article.language)
    if kinds:
        return kinds
    return (
        frozenset({"blog"}) if signature(article) else frozenset({"newspaper", "tabloid", "portal"})
    )


def answered(asked: Asked) -> Iterator[TextReuse]:
    """Yield the articles whose reports an article takes up or refuses without naming them."""
    known, explained = set(asked.known), asked.explained
    for passage in asked.later.passages:
        if not passage.whole or passage.sentence in explained | asked.later.notes:
            continue
        source = _reported(told_by_others(asked.later, passage), asked)
        if source and source[0].id not in known:
            known.add(source[0].id)
            how: How = "rewritten" if is_agency(source[0]) else "cites"
            reason = reasons.OF_REPORTS.format(words=passage.span.of(asked.later.text))
            yield asked.made(source[0], how, [(passage, source[1])], reason, named=False)


def _reported(words: Sequence[Word], asked: Asked) -> tuple[Linked, Passage] | None:
    """Return the earlier passage that tells most of these words, the first of equals."""
    lexicon = asked.told.lexicon
    best, most = None, weights.ANSWERED
    others = [one for one in asked.before if one.outlet != asked.later.outlet]
    telling = {word.stem for word in words if word.kind != "light"}
    enough = len(telling) > 1 and lexicon.told(words) >= weights.LEAST_ANSWERED
    for one in others if enough else ():
        for passage in one.passages:
            share = lexicon.likeness(words, passage.words).share
            if share > most + weights.NEARLY:
                best, most = (one, passage), share
    return best


def retold(asked: Asked) -> Iterator[TextReuse]:
    """Yield articles that first told what an article tells and nothing found yet explains.

    Agencies hear things themselves: of what they tell only what they told before is no news.
    """
    later = asked.later
    if asked.reprints:
        return
    able = [one for one in asked.before if not is_agency(later) or one.outlet == later.outlet]
    while source := most_told(asked, able):
        own = source[0].outlet == later.outlet
        first = reasons.TOLD_FIRST.format(outlet=source[0].outlet)
        reason = reasons.TOLD_BEFORE if own else first
        reuse = asked.made(source[0], "rewritten", source[1], reason, named=False)
        asked = replace(asked, found=(*asked.found, reuse))
        yield reuse
