"""The articles of a story as its page names them: each passage that is shown leads to its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wortlaut.model.dossier import ClaimId, Dossier, DossierArticle, dossier_spans
from wortlaut.model.identity import ArticleId, StatementId
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.chains import in_words
from wortlaut.serve.export.sheets import Sheet, outline_of, sheet_of
from wortlaut.serve.marks import Note
from wortlaut.serve.told import flow, when

_WORD = re.compile(r"\w+")
_DIRECT = 2  # steps of a chain that has a holder and an outlet, and nobody between


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place of the page; without ``href``, words alone."""

    words: str
    href: str | None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of an article: its words, its source, and whose words it gives by which way.

    ``between`` names who stands on that way between the holder and the outlet.
    """

    words: Link
    source: Link
    holder: str | None
    way: Link | None
    between: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles of a story, laid out, with the name that each has on the page.

    ``addresses`` are those that only one of them has, in a pattern that finds them in a reason.
    ``apart``: the texts do not stand on the page, what is shown leads to the pages that they have.
    """

    part: Dossier
    sheets: Mapping[ArticleId, Sheet]
    names: Mapping[ArticleId, str]
    addresses: re.Pattern[str]
    apart: bool = False

    def article(self, sheet: Sheet) -> str:
        """Return where an article stands."""
        return f"/articles/{sheet.record.article.id}" if self.apart else f"#a{sheet.number}"

    def source(self, id: ArticleId) -> Link:
        """Return the name of an article, which leads to it."""
        return Link(self.names[id], self.article(self.sheets[id]))

    def claim(self, id: ClaimId, place: str) -> str:
        """Return where a claim stands: at a place of this page, or on its own."""
        return f"/stories/{self.part.stories[0].id}/claims/{id}" if self.apart else f"#{place}-{id}"

    def words(self, id: ArticleId, spans: Iterable[Span]) -> Link:
        """Return words of an article, which lead to where they stand."""
        sheet, own = self.sheets[id], tuple(spans)
        text = flow(sheet.record.excerpt(own))
        return Link(text, self._place(sheet, own), sheet.record.article.language)

    def _place(self, sheet: Sheet, spans: tuple[Span, ...]) -> str:
        first = next((sheet.anchors[span] for span in spans if span in sheet.anchors), None)
        if first is None:
            return self.article(sheet)
        if self.apart:
            at = ",".join(f"{span.start}-{span.end}" for span in spans)
            return f"{self.article(sheet)}?at={at}#cited1-{first.start}-{first.end}"
        return f"#cited{sheet.number}-{first.start}-{first.end}"

    def _note(self, sheet: Sheet, number: int) -> str:
        if self.apart:
            return f"{self.article(sheet)}#n1-{number}"
        return f"#n{sheet.number}-{number}"

    def told(
        self, id: ArticleId, spans: tuple[Span, ...], statement: StatementId | None = None
    ) -> Told:
        """Return a passage with whose words it is: those of its statement, or of one inside it."""
        sheet = self.sheets[id]
        note = _note(sheet.notes, spans, statement)
        way, between = None, ""
        if note and len(note.chain) > _DIRECT:
            between = in_words(note.chain[1:-1])
            way = Link(in_words(note.chain), self._note(sheet, note.number))
        holder = note.holder if note else None
        return Told(self.words(id, spans), self.source(id), holder, way, between)

    def linked(self, reason: str) -> tuple[Link, ...]:
        """Cut a reason where it names an article; it is written for those who know addresses."""
        known = {article.uri: article.id for article in self.part.articles}
        return tuple(
            self.source(known[part]) if number % 2 else Link(part, None)
            for number, part in enumerate(self.addresses.split(flow(reason)))
            if part
        )


def sources_of(
    part: Dossier, records: Mapping[ArticleId, Record], more: Iterable[tuple[ArticleId, Span]]
) -> Sources:
    """Lay out the articles of a story, the places marked that its dossier and ``more`` name."""
    places = _places(part, more)
    sheets = {
        id: sheet_of(number, records[id], pointed_at=places[id])
        for number, id in enumerate(part.stories[0].articles, start=1)
    }
    return _named(part, sheets, apart=False)


def sources_apart(
    part: Dossier, records: Mapping[ArticleId, Record], more: Iterable[tuple[ArticleId, Span]]
) -> Sources:
    """Name the articles of a story for a page on which their texts do not stand."""
    places = _places(part, more)
    sheets = {
        id: outline_of(number, records[id], places[id])
        for number, id in enumerate(part.stories[0].articles, start=1)
    }
    return _named(part, sheets, apart=True)


def _places(part: Dossier, more: Iterable[tuple[ArticleId, Span]]) -> dict[ArticleId, list[Span]]:
    places: dict[ArticleId, list[Span]] = {article.id: [] for article in part.articles}
    for id, span in (*((id, span) for _, id, span in dossier_spans(part)), *more):
        places[id].append(span)
    return places


def _named(part: Dossier, sheets: Mapping[ArticleId, Sheet], *, apart: bool) -> Sources:
    titles = {id: sheet.title for id, sheet in sheets.items()}
    names = _names(part.articles, titles)
    return Sources(part, sheets, names, addresses_of(part.articles), apart)


def addresses_of(articles: Iterable[DossierArticle]) -> re.Pattern[str]:
    """Match the addresses that name one article, as whole words, the longest first."""
    times = Counter(article.uri for article in articles)
    named = (uri for uri in times if times[uri] == 1 and uri != "-")  # - is standard input
    own = sorted(named, key=lambda uri: (-len(uri), uri))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, own)) or '(?!)'})(?!\w)")


def bare(words: str) -> str:
    """Return words without what stands between them: what is told alike is alike."""
    return " ".join(_WORD.findall(words.casefold()))


def _names(
    articles: Iterable[DossierArticle], titles: Mapping[ArticleId, str]
) -> dict[ArticleId, str]:
    """Call each article by its outlet; several of one outlet by the time as well."""
    listed = tuple(articles)
    outlets = Counter(article.outlet for article in listed)
    return {
        one.id: (one.outlet or titles[one.id])
        + (f", {when(one.published)}" if one.outlet and outlets[one.outlet] > 1 else "")
        for one in listed
    }


def _note(
    notes: Iterable[Note], spans: tuple[Span, ...], statement: StatementId | None
) -> Note | None:
    """Return the note of a statement; without one, the first with a holder that is in the spans."""
    if statement:
        return next((note for note in notes if note.statement.id == statement), None)
    return next(
        (
            note
            for note in notes
            if note.holder
            and any(part.overlaps(span) for part in note.statement.content for span in spans)
        ),
        None,
    )
