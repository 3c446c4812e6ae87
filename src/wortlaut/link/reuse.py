"""From which earlier articles an article was made, and how.

What an article has in common with earlier ones is explained by as few of them as will do: first by
an older version of itself, then by the article whose words it repeats, then by those it names, last
by those that told first what it tells without saying from whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from urllib.parse import urlsplit

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import Citation, citations, first_hand, kinds_in, written_by
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.copies import Copy, Pair
from wortlaut.link.disputes import told_by_others
from wortlaut.link.likeness import Lexicon
from wortlaut.link.outlets import is_agency, is_datelined, kinds_of, signature
from wortlaut.link.releases import announced, is_release
from wortlaut.link.words import Word
from wortlaut.model.dossier import Aligned, How, TextReuse
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span

SaidTwice = tuple[Passage, Passage]  # of the later article, of the earlier one


@dataclass(frozen=True)
class Told:
    """A story as far as it is known when one asks what its articles rest on."""

    articles: tuple[Linked, ...]
    lexicon: Lexicon
    claims: tuple[ClaimDraft, ...]
    copies: Mapping[Pair, Copy]

    @cached_property
    def _well_told(self) -> dict[ArticleId, list[ClaimDraft]]:
        found: dict[ArticleId, list[ClaimDraft]] = defaultdict(list)
        for claim in self.claims:
            for id in claim.well_told:
                found[id].append(claim)
        return found

    def claims_in(self, id: ArticleId) -> Sequence[ClaimDraft]:
        """Return the claims that an article certainly tells."""
        return self._well_told.get(id, ())


@dataclass(frozen=True)
class _Asked:
    """The article asked about, those before it, and what it is known to be made from."""

    told: Told
    later: Linked
    before: tuple[Linked, ...]
    heard: frozenset[int]  # the sentences that tell what its outlet heard itself
    found: tuple[TextReuse, ...] = ()

    @cached_property
    def known(self) -> frozenset[ArticleId]:
        """The articles it is known to be made from."""
        return frozenset(reuse.earlier for reuse in self.found)

    @property
    def sources(self) -> tuple[Linked, ...]:
        """The same as articles."""
        return tuple(one for one in self.before if one.id in self.known)

    @property
    def reprints(self) -> bool:
        """Tell whether it is a copy, with nothing of its own."""
        return any(reuse.how == "verbatim" for reuse in self.found)

    @property
    def updates(self) -> bool:
        """Tell whether it is a newer version of an article."""
        return any(reuse.how == "update" for reuse in self.found)

    @cached_property
    def newly_credited(self) -> frozenset[str]:
        """The agencies that it credits and no older version of it did: those came with that."""
        versions = {reuse.earlier for reuse in self.found if reuse.how == "update"}
        before = {name for one in self.before if one.id in versions for name in one.credits}
        return frozenset(self.later.credits) - before

    @cached_property
    def found_out(self) -> frozenset[int]:
        """The sentences that are explained, heard by the outlet itself, or refuse something."""
        numbers = range(len(self.later.sentences))
        refusing = frozenset(one for one in numbers if self.later.refuses(one))
        return self.explained | self.heard | refusing

    @cached_property
    def explained(self) -> frozenset[int]:
        """The sentences that it copied or for which it names a source."""
        return frozenset(
            passage.sentence
            for reuse in self.found
            for aligned in reuse.passages
            for passage in self.later.passages
            if aligned.later.overlaps(passage.span)
        )

    def made(
        self, source: Linked, how: How, pairs: Iterable[SaidTwice], reason: str, *, named: bool
    ) -> TextReuse:
        """Say that it was made from an article, with the passages that show it."""
        copy = self.told.copies.get((self.later.id, source.id))
        passages = tuple(Aligned(one.span, other.span) for one, other in pairs)
        coverage = round(copy.coverage, 3) if copy else 0.0
        return TextReuse(self.later.id, source.id, how, named, coverage, passages, (reason,))


def reuse_of(told: Told) -> tuple[TextReuse, ...]:
    """Return what each article of a story was made from."""
    return tuple(
        reuse
        for number, later in enumerate(told.articles)
        for reuse in _sources(_Asked(told, later, told.articles[:number], _heard(later)))
    )


def _heard(article: Linked) -> frozenset[int]:
    numbers = range(len(article.sentences))
    return frozenset(one for one in numbers if first_hand(article, one))


def _sources(asked: _Asked) -> tuple[TextReuse, ...]:
    """Ask in turn for copies, for what is named, for what is credited, for what is told again."""
    for step in (
        _copied,
        _renewed,
        _released,
        _named,
        _written,
        _alluded,
        _credited,
        _answered,
        _retold,
    ):
        asked = replace(asked, found=(*asked.found, *step(asked)))
    return asked.found


# ------------------------------------------------------------------------------ word for word
def _copied(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the fewest earlier articles that explain the words an article repeats."""
    later, copied = asked.later, asked.told.copies
    left = frozenset(range(len(later.words))) - _heard_words(asked)
    candidates = [copy for one in asked.before if (copy := copied.get((later.id, one.id)))]
    further = False
    while candidates:
        best = max(candidates, key=lambda copy: _explains(copy, left))
        candidates.remove(best)
        own = _is_version(best)
        least = weights.VERSION if own else weights.EXPLAINED if further else _least(best)
        credited = own or _credits(later, best.earlier)
        sure = best.own if credited else best.untold
        if len(sure & left) >= least * len(later.words):
            yield _as_reuse(best, own)
            left -= best.words
            further = True


def _least(copy: Copy) -> float:
    """Return the share of its own words that an article has from one that it was made from.

    Two papers that were at one place have more in common than a paper and an agency.
    """
    known = _credits(copy.later, copy.earlier) or is_agency(copy.earlier)
    return weights.EDITED if known else weights.EDITED_OTHER


def _heard_words(asked: _Asked) -> frozenset[int]:
    """Return the places of the words in sentences that tell what the outlet itself heard."""
    heard = [asked.later.sentences[number] for number in asked.heard]
    words = enumerate(asked.later.words)
    return frozenset(at for at, word in words if any(one.covers(word.span) for one in heard))


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
    return _same_address(copy.later, copy.earlier) or copy.coverage >= weights.REPRINTED


def _same_address(later: Linked, earlier: Linked) -> bool:
    """Tell whether two articles of one outlet stood at one address that is no front page."""
    address = later.record.article.source.url
    same = address is not None and address == earlier.record.article.source.url
    return same and later.outlet == earlier.outlet and bool(urlsplit(address or "").path.strip("/"))


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


def _renewed(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the article that stood at an article's address before, though all words are new."""
    older = [one for one in asked.before if _same_address(asked.later, one)]
    first = next((one for one in asked.later.passages if one.whole), None)
    if older and first and not asked.updates and older[-1].id not in asked.known:
        best = _best_told(asked, first, older[-1:])
        pairs = [(first, best.passage)] if best else []
        yield asked.made(older[-1], "update", pairs, "both stood at one address", named=False)


# ------------------------------------------------------------------------------ by name
def _released(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the press releases that an article takes up and whose publisher it names."""
    for release in asked.before if not asked.reprints else ():
        naming = announced(asked.later, release) if is_release(release) else ()
        pairs = list(_from_release(asked, release, naming))
        if pairs and naming and release.outlet != asked.later.outlet:
            much = max(len(pairs), len(naming)) >= weights.REWRITTEN * len(asked.later.sentences)
            made = much or is_agency(asked.later) or not _heard_something(asked)
            how: How = "rewritten" if made else "cites"
            reason = f"{release.outlet} gave it out: “{naming[0].span.of(asked.later.text)}”"
            yield asked.made(release, how, pairs, reason, named=True)


def _from_release(asked: _Asked, release: Linked, naming: Sequence[Passage]) -> Iterable[SaidTwice]:
    """Return the sentences that tell what a release tells, each once."""
    pairs = (
        *_shared(asked, release),
        *_quoted_from(asked, release),
        *_announcements(asked, release, naming),
    )
    return {one.sentence: (one, other) for one, other in pairs}.values()


def _quoted_from(asked: _Asked, release: Linked) -> Iterator[SaidTwice]:
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


def _announcements(
    asked: _Asked, release: Linked, naming: Sequence[Passage]
) -> Iterator[SaidTwice]:
    """Yield the sentences that tell what a release tells, if its publisher is named."""
    likeness = asked.told.lexicon.likeness
    clauses = [one for one in asked.later.passages if naming and not one.several]
    unexplained = [one for one in clauses if one.sentence not in asked.found_out]
    for clause, other in product(unexplained, release.passages):
        if likeness(clause.words, other.words, other.before).both >= weights.ANNOUNCED:
            yield clause, other


def _named(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the articles of outlets that an article names, unless a text it copies named them."""
    outlets = sorted({one.outlet for one in asked.before if one.outlet and not is_release(one)})
    versions = {reuse.earlier for reuse in asked.found if reuse.how == "update"}
    copied = [one for one in asked.sources if one.id not in versions]
    seen = {one.outlet for source in copied for one in citations(source, outlets)}
    for citation in citations(asked.later, outlets):
        if citation.outlet in seen or citation.passage.sentence in asked.explained:
            continue
        seen.add(citation.outlet)
        source = _best_told(
            asked, citation.passage, [one for one in asked.before if one.outlet == citation.outlet]
        )
        if source and source.article.id not in asked.known:
            how = _how_named(citation, source.article, asked)
            reason = f"it names {citation.outlet}: “{citation.passage.span.of(asked.later.text)}”"
            pair = (citation.passage, source.passage)
            yield asked.made(source.article, how, [pair], reason, named=True)


def _how_named(citation: Citation, source: Linked, asked: _Asked) -> How:
    """Tell an agency's report in other words from one of which an article takes one thing.

    Who makes an article of an agency's report names it early and has heard nothing else; who
    names it in passing, or names another outlet, cites it.
    """
    length = len(asked.later.sentences)
    early = citation.passage.sentence < weights.OPENING * length
    much = len(_shared(asked, source)) >= weights.REWRITTEN * length
    made = much or (early and not _heard_something(asked))
    return "rewritten" if is_agency(source) and made else "cites"


def _heard_something(asked: _Asked) -> bool:
    """Tell whether an article has something, beside what it copies, that its outlet heard."""
    return bool(asked.heard - asked.explained - asked.later.notes)


@dataclass(frozen=True, slots=True)
class _Best:
    """The article that tells most of something, where, and how much that weighs."""

    article: Linked
    passage: Passage
    weight: float


def _best_told(asked: _Asked, passage: Passage, sources: Iterable[Linked]) -> _Best | None:
    """Return the article that tells most of a sentence and the one after it; the last of equals."""
    after = [one for one in asked.later.passages if one.sentence == passage.sentence + 1]
    words = (*passage.words, *(word for one in after[:1] for word in one.words))
    likeness = asked.told.lexicon.likeness
    best: _Best | None = None
    for article in sources:
        for other in article.passages:
            weight = likeness(words, other.words).weight
            if best is None or weight > best.weight or (weight == 0 == best.weight):
                best = _Best(article, other, weight)
    return best


def _written(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the articles of those who sign with their name and whose words an article tells."""
    for source in asked.before:
        passage = next(written_by(asked.later, source), None)
        copied = any(True for one in asked.sources for _ in written_by(one, source))
        if passage and not copied and source.id not in asked.known:
            best = _best_told(asked, passage, [source])
            reason = f"it names who wrote it: “{passage.span.of(asked.later.text)}”"
            pairs = [(passage, best.passage)] if best else []
            yield asked.made(source, "cites", pairs, reason, named=True)


def _alluded(asked: _Asked) -> Iterator[TextReuse]:
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
        best = _best_told(asked, passage, _of_kind(kinds, asked))
        if best and best.weight >= weights.ALLUDED and best.article.id not in asked.known:
            named.append((passage.sentence, kinds))
            reason = f"it speaks of it without its name: “{passage.span.of(later.text)}”"
            how: How = "rewritten" if is_agency(best.article) else "cites"
            pair = (passage, best.passage)
            yield asked.made(best.article, how, [pair], reason, named=False)


def _of_kind(kinds: frozenset[str], asked: _Asked) -> list[Linked]:
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


def _credited(asked: _Asked) -> Iterator[TextReuse]:
    """Yield reports of the agencies credited that told what nothing found yet explains."""
    used = {one.outlet for one in asked.sources}
    for agency in sorted(asked.newly_credited - used):
        reports = [one for one in asked.before if one.outlet == agency]
        if source := _most_told(asked, reports):
            reason = f"its credit line names {agency}"
            yield asked.made(source[0], "rewritten", source[1], reason, named=True)


# ------------------------------------------------------------------------------ by content
def _answered(asked: _Asked) -> Iterator[TextReuse]:
    """Yield the articles whose reports an article takes up or refuses without naming them."""
    known, explained = set(asked.known), asked.explained
    for passage in asked.later.passages:
        if not passage.whole or passage.sentence in explained | asked.later.notes:
            continue
        source = _reported(told_by_others(asked.later, passage), asked)
        if source and source[0].id not in known:
            known.add(source[0].id)
            how: How = "rewritten" if is_agency(source[0]) else "cites"
            reason = f"it speaks of reports: “{passage.span.of(asked.later.text)}”"
            yield asked.made(source[0], how, [(passage, source[1])], reason, named=False)


def _reported(words: Sequence[Word], asked: _Asked) -> tuple[Linked, Passage] | None:
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


def _retold(asked: _Asked) -> Iterator[TextReuse]:
    """Yield articles that first told what an article tells and nothing found yet explains.

    Agencies hear things themselves: of what they tell only what they told before is no news.
    """
    later = asked.later
    if asked.reprints:
        return
    able = [one for one in asked.before if not is_agency(later) or one.outlet == later.outlet]
    while source := _most_told(asked, able):
        own = source[0].outlet == later.outlet
        reason = f"{source[0].outlet} told it first, and no other source is named"
        reason = "the outlet told it before" if own else reason
        reuse = asked.made(source[0], "rewritten", source[1], reason, named=False)
        asked = replace(asked, found=(*asked.found, reuse))
        yield reuse


def _weight(asked: _Asked, shared: Iterable[SaidTwice]) -> float:
    """Say how much what two articles tell alike weighs together."""
    told = asked.told.lexicon.told
    return sum(min(told(one.words), told(other.words)) for one, other in shared)


def _most_told(asked: _Asked, sources: Iterable[Linked]) -> tuple[Linked, list[SaidTwice]] | None:
    """Return the earlier article that told most of what is not explained, with the passages."""
    best: tuple[Linked, list[SaidTwice]] | None = None
    most = 0.0
    for one in sources:
        shared = _shared(asked, one)
        weight = _weight(asked, shared) * (weights.AGENCY_FIRST if is_agency(one) else 1.0)
        near = one.outlet in asked.newly_credited or one.outlet == asked.later.outlet
        least = weights.RETOLD_CREDITED if near else _least_retold(asked)
        once = len(shared) == 1 and not near  # one sentence may be anybody's
        if weight > max(most, least) and not once and one.id not in asked.known:
            best, most = (one, shared), weight
    return best


def _least_retold(asked: _Asked) -> float:
    """Return what an article tells at least of one that it neither names nor credits.

    What a newer version adds is from somewhere; nobody signs an agency's report with their name.
    """
    if asked.updates:
        return weights.RETOLD_ADDED
    return weights.RETOLD * (weights.SIGNED if _is_signed(asked.later) else 1.0)


def _is_signed(article: Linked) -> bool:
    """Tell whether somebody signs an article with their name, not with initials."""
    return any(len(author.split()) > 1 for author in article.record.article.authors)


def _quotes(article: Linked, passage: Passage) -> bool:
    """Tell whether a passage has something in quotation marks: that may have been said to many."""
    return any(article.statements[id].kind == "direct" for id in passage.statements)


def _shared(asked: _Asked, earlier: Linked) -> list[SaidTwice]:
    """Return the sentences that tell what an earlier article told and no known source did."""
    later, known = asked.later, asked.known
    found: dict[int, SaidTwice] = {}
    for claim in asked.told.claims_in(later.id):
        first = claim.well_told.get(earlier.id)
        if first and not claim.articles & known:
            for passage in claim.well_told[later.id]:
                quoted = _quotes(later, passage) and not asked.updates
                if passage.sentence not in asked.found_out and not quoted:
                    found.setdefault(passage.sentence, (passage, first[0]))
    return list(found.values())
