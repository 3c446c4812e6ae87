"""On whom a claim rests, and on how many that are independent of each other.

Each passage is followed back: to the earlier article it was made from, if that one carries the
claim, else to whose words it is, else to the outlet's own report. Origins are one where anything
shows it; they are two only where something shows that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wortlaut.link import reasons, weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.citations import first_hand, speaks_of_itself
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.outlets import is_agency
from wortlaut.link.releases import is_release, publisher
from wortlaut.link.words import Word, name_stems, stems
from wortlaut.model.dossier import OriginKind, OriginRange, TextReuse
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Statement
from wortlaut.model.span import Span

Names = frozenset[str]
_WHOLE = ("verbatim", "edited", "update", "rewritten")  # the later article rests on all of it


@dataclass(frozen=True, slots=True)
class Root:
    """Where one passage's telling of a claim begins.

    ``named`` says whether the article names whose words they are; ``first_hand`` whether it shows
    that it heard them itself; ``bodies`` are the names by which the origin can be known again.
    """

    article: ArticleId
    name: str
    kind: OriginKind
    named: bool
    first_hand: bool
    bodies: Names


@dataclass(frozen=True, slots=True)
class Traced:
    """The roots of a claim: of each article that carries it, and how many are independent."""

    roots: Mapping[ArticleId, tuple[Root, ...]]
    range: OriginRange


@dataclass
class _Group:
    """Roots that are one origin, and the names that all who rest on it have for it."""

    roots: list[Root]
    bodies: set[str]


@dataclass
class _Trace:
    """A claim being followed back, article by article."""

    claim: ClaimDraft
    articles: Mapping[ArticleId, Linked]
    sources: Mapping[ArticleId, Sequence[TextReuse]]
    spoken_for: Mapping[str, Names]
    roots: dict[ArticleId, tuple[Root, ...]] = field(default_factory=dict)
    passed: dict[ArticleId, tuple[Root, ...]] = field(default_factory=dict)
    bodies: dict[Root, set[str]] = field(default_factory=lambda: defaultdict(set))
    reasons: list[str] = field(default_factory=list)

    def follow(self, id: ArticleId) -> None:
        """Find the roots of one article; those before it are known."""
        told = self.claim.in_article(id)
        own = [_root(self.articles[id], passage, self.spoken_for) for passage in told]
        inherited = self._inherited(id)
        heard = [root for root in own if root.first_hand and not self._had_before(id, root)]
        named = [root for root in own if root.named]
        found = (*inherited, *heard) if inherited else tuple(named or own)
        self.roots[id] = tuple(dict.fromkeys(found))
        if len(self.roots[id]) == 1:  # with several, nobody knows of which its words speak
            for one in own:
                self.bodies[self.roots[id][0]] |= one.bodies
        self.passed[id] = self.roots[id]

    def pass_on(self, id: ArticleId) -> None:
        """Find the roots that come through an article which does not carry the claim itself."""
        whole = [one for one in self.sources.get(id, ()) if one.how in _WHOLE]
        found = dict.fromkeys(root for one in whole for root in self.passed.get(one.earlier, ()))
        if found:
            self.passed[id] = tuple(found)

    def _had_before(self, id: ArticleId, root: Root) -> bool:
        """Tell whether an outlet tells in its own voice what an older version of it told."""
        versions = {one.earlier for one in self.sources.get(id, ()) if one.how == "update"}
        return not root.named and not versions.isdisjoint(self.roots)

    def _inherited(self, id: ArticleId) -> tuple[Root, ...]:
        """Return the roots of the articles that one was made from and that carry the claim."""
        found: dict[Root, None] = {}
        for one in self.sources.get(id, ()):
            if one.earlier in self.passed and self._rests(id, one):
                found |= dict.fromkeys(self.passed[one.earlier])
                why = _resting(self.articles[id], self.articles[one.earlier], one)
                self.reasons.append(why)
        return tuple(found)

    def _rests(self, id: ArticleId, reuse: TextReuse) -> bool:
        """Tell whether an article has the claim from a source that it was made from in part.

        What an agency names another outlet for stands beside the name, or is a "report's"; the rest
        it heard itself.
        """
        article, carried = self.articles[id], self.claim.in_article(id)
        if reuse.how in _WHOLE or not is_agency(article):
            return True
        if any(
            _is_report(article, article.statements[one]) for p in carried for one in p.statements
        ):
            return True
        beside = {
            passage.sentence + step
            for aligned in reuse.passages
            for passage in self.articles[id].passages
            if passage.span.overlaps(aligned.later)
            for step in (0, 1)
        }
        return any(one.sentence in beside for one in carried)


def traced(
    claim: ClaimDraft,
    articles: Mapping[ArticleId, Linked],
    reuse: Iterable[TextReuse],
    spoken_for: Mapping[str, Names],
) -> Traced:
    """Follow a claim back to its roots and count them; ``spoken_for``: see there."""
    sources: dict[ArticleId, list[TextReuse]] = defaultdict(list)
    for one in reuse:
        sources[one.later].append(one)
    trace = _Trace(claim, articles, sources, spoken_for)
    for article in articles.values():
        if article.id in claim.articles:
            trace.follow(article.id)
        else:
            trace.pass_on(article.id)
    return Traced(trace.roots, _counted(trace))


def _resting(later: Linked, earlier: Linked, reuse: TextReuse) -> str:
    """Say in words why an article rests on an earlier one."""
    one, other = _uri(later), _uri(earlier)
    if reuse.how in ("verbatim", "edited", "update"):
        renewed = reuse.how == "update"
        uncredited = reasons.STANDS_NEWER if renewed else reasons.STANDS_THERE
        stands = reasons.STANDS_CREDITED if reuse.credited else uncredited
        why = stands.format(
            share=reasons.percent(reuse.coverage), later=one, earlier=other, outlet=earlier.outlet
        )
    else:
        why = reasons.BETWEEN.join(reuse.reasons)
    return reasons.ONE_ORIGIN.format(one=one, other=other, why=why)


def _uri(article: Linked) -> str:
    return article.record.article.source.uri


# ------------------------------------------------------------------------------ one passage
def _root(article: Linked, passage: Passage, spoken_for: Mapping[str, Names]) -> Root:
    """Say whose words a passage is: the holder's, else the outlet's own."""
    heard = first_hand(article, passage.sentence)
    for id in passage.statements:
        statement = article.statements[id]
        name = article.holder(statement)
        if name and statement.kind != "hedged" and not _is_nobody(article, statement):
            bodies = _bodies(article, statement) | spoken_for.get(_person(name), frozenset())
            kind = _kind(article, statement, passage)
            return Root(article.id, name, kind, True, heard, bodies)
    kind = "agency" if is_agency(article) else "outlet" if article.outlet else "unknown"
    name = article.outlet or _uri(article)
    return Root(article.id, name, kind, False, heard, _bodies_near(article, passage))


def _is_nobody(article: Linked, statement: Statement) -> bool:
    """Tell whether a holder is only called a report, or is the outlet that tells it."""
    own = any(speaks_of_itself(article, span) for span in statement.holder_span)
    return own or _is_report(article, statement)


def _is_report(article: Linked, statement: Statement) -> bool:
    """Tell whether the holder is only called a report: that is whoever's words it gives."""
    called = name_stems(article.language, article.holder(statement) or "")
    return bool(called) and called <= stems(article.language, "told")


def _kind(article: Linked, statement: Statement, passage: Passage) -> OriginKind:
    """Say what kind of origin the holder of a statement is."""
    words = article.all_words(article.sentences[passage.sentence])
    actor = article.record.actor(statement.holder)
    if actor is not None and actor.type == "media":
        return "state_media" if actor.control else "outlet"
    if statement.kind != "direct" and _has(words, article, "documents"):
        return "document"
    return "eyewitness" if _has(words, article, "eyewitness") else "official"


def _has(words: Iterable[Word], article: Linked, section: str) -> bool:
    """Tell whether one of these words is of a section of the table of linking."""
    wanted = stems(article.language, section)
    return any(word.stem in wanted for word in words)


def _bodies(article: Linked, statement: Statement) -> Names:
    """Return the names by which a holder can be known again, with the body it speaks for.

    "Ada Mott, Sprecherin des Zolls" is Mott and the Zoll.
    """
    times = [time.span for time in article.record.times or ()]
    named = {
        word.stem
        for span in (*statement.holder_span, *statement.frame)
        if not _has(article.all_words(span), article, "former")
        for word in article.all_words(span)
        if word.kind in ("name", "noun") and not any(time.covers(word.span) for time in times)
    }
    own = name_stems(article.language, article.holder(statement) or "")
    return frozenset((named | own) - _anybody(article))


def spoken_for(articles: Iterable[Linked]) -> dict[str, Names]:
    """Return for whom persons speak in a story, by what is said beside their names.

    "VVL-Vorstand Ada Mott" speaks for the VVL, and who speaks in a press release for its publisher.
    """
    found: dict[str, Names] = defaultdict(frozenset)
    for article in articles:
        for statement in article.record.statements or ():
            actor = article.record.actor(statement.holder)
            if actor is not None and actor.type == "person" and len(actor.name.split()) > 1:
                beside = [mention.span for mention in actor.mentions if mention.form == "nominal"]
                named = _stems_in(article, (*statement.holder_span, *beside))
                own = _published_by(article) | named - name_stems(article.language, actor.name)
                found[_person(actor.name)] |= own - _anybody(article)
    return dict(found)


def _person(name: str) -> str:
    """Return the end of a name, by which a person is known in a story: "VVL-Chef Ada Mott"."""
    return " ".join(name.split()[-2:])


def _stems_in(article: Linked, spans: Iterable[Span]) -> Names:
    """Return the stems of names and nouns, and of what stands before a hyphen in them.

    Not those of what somebody was: "frühere Direktorin".
    """
    now = [span for span in spans if not _has(article.all_words(span), article, "former")]
    words = [word for span in now for word in article.all_words(span)]
    named = [word.span.of(article.text) for word in words if word.kind in ("name", "noun")]
    firsts = [name.partition("-")[0] for name in named]
    return name_stems(article.language, " ".join((*named, *firsts)))


def _published_by(article: Linked) -> Names:
    """Return the names of the body whose press release an article is, without places."""
    return publisher(article) if is_release(article) else frozenset()


def _anybody(article: Linked) -> Names:
    """Return the words that name nobody for certain: a speaker, an agency, a paper."""
    return stems(article.language, "speaking") | stems(article.language, "citing")


def _bodies_near(article: Linked, passage: Passage) -> Names:
    """Return whom the paragraph of a passage in the article's own voice names as its sources."""
    block = [
        statement
        for number in range(len(article.sentences))
        if article.same_block(number, passage.sentence)
        for statement in article.record.statements or ()
        if any(article.sentences[number].overlaps(span) for span in statement.content)
    ]
    told = [_bodies(article, one) for one in block if article.holder(one)]
    sentence = article.sentences[passage.sentence]
    bodies = [
        name_stems(article.language, actor.name)
        for actor in article.record.actors or ()
        if actor.type in ("organisation", "government")
        and any(sentence.covers(mention.span) for mention in actor.mentions)
    ]
    return _published_by(article).union(*bodies, *told) - _anybody(article)


# ------------------------------------------------------------------------------ counting
def _counted(trace: _Trace) -> OriginRange:
    """Count the origins that are shown to be apart, and those of which that is not known."""
    groups: list[_Group] = []
    roots = tuple(dict.fromkeys(root for found in trace.roots.values() for root in found))
    in_full = _in_full(frozenset().union(*(trace.bodies[one] | one.bodies for one in roots)))
    for root in roots:
        bodies = trace.bodies[root] | root.bodies
        bodies |= {in_full[name] for name in bodies if name in in_full}
        same = [group for group in groups if _one(root, bodies, group)]
        for group in same:
            trace.reasons.append(_merging(root, bodies, group, trace.articles))
        kept = [group for group in groups if group not in same]
        joined = _Group([root, *(one for group in same for one in group.roots)], bodies)
        joined.bodies |= {name for group in same for name in group.bodies}
        groups = [*kept, joined]
    heard = _heard(groups, trace)
    least = 1 + len(heard)
    trace.reasons += [
        reasons.OWN_ORIGIN.format(name=one.name, article=_uri(trace.articles[one.article]))
        for one in heard
    ]
    if least < len(groups):
        names = sorted({group.roots[0].name for group in groups})
        trace.reasons.append(reasons.PERHAPS_ONE.format(names=", ".join(names)))
    return OriginRange(least, max(least, len(groups)), tuple(dict.fromkeys(trace.reasons)))


def _in_full(known: Names) -> dict[str, str]:
    """Return the longer names of bodies by the ends that only one has: "Verkehrsverbund"."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in known:
        for at in range(1, len(name) - weights.SHORT_FOR + 1):
            if name[at:] in known:
                found[name[at:]].append(name)
    return {short: longer[0] for short, longer in found.items() if len(longer) == 1}


def _heard(groups: Sequence[_Group], trace: _Trace) -> list[Root]:
    """Return, for each origin but the first, who told it to an outlet itself, if that is shown.

    What an outlet heard itself came from no earlier article; the rest may have. A passage that is
    little like the claim shows nothing.
    """

    def begins(group: _Group) -> tuple[str, str]:
        return min(trace.articles[root.article].order for root in group.roots)

    later = sorted(groups, key=begins)[1:]
    told = trace.claim.told
    sure = {one.passage.article for one in told if one.likeness.both >= weights.SHOWN}
    first = (
        next((root for root in group.roots if root.first_hand and root.article in sure), None)
        for group in later
    )
    return [root for root in first if root]


def _one(root: Root, bodies: set[str] | Names, group: _Group) -> bool:
    """Tell whether a root is one with a group: of one name, or known by a name in common.

    What an outlet found out itself is nobody else's, whomever it names beside it.
    """
    if any(root.name == other.name for other in group.roots):
        return True
    if root.first_hand and not root.named:
        return False
    return bool(bodies & group.bodies)


def _merging(
    root: Root,
    bodies: set[str] | Names,
    group: _Group,
    articles: Mapping[ArticleId, Linked],
) -> str:
    other = group.roots[0]
    if root.name == other.name:
        one, two = (_uri(articles[origin.article]) for origin in (root, other))
        why = reasons.HEARD_FROM.format(name=root.name)
        return reasons.ONE_ORIGIN.format(one=one, other=two, why=why)
    shared = bodies & group.bodies
    written = {
        word.stem: word.span.of(article.text)
        for article in (articles[root.article], articles[other.article])
        for word in article.words
        if word.stem in shared
    }
    names = ", ".join(written.get(stem, stem) for stem in sorted(shared))
    why = reasons.STAND_WITH.format(names=names)
    return reasons.ONE_ORIGIN.format(one=root.name, other=other.name, why=why)
