"""An article made ready to be compared with others: its words, passages, names and time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from functools import cache, cached_property
from itertools import product

from wortlaut.lang.tables import supported, table
from wortlaut.link.places import place_of
from wortlaut.link.words import Word, denials_in, plain_words, stems, with_verbs, words_of
from wortlaut.model.identity import ActorId, ArticleId, StatementId
from wortlaut.model.record import BlockKind, Record, Statement
from wortlaut.model.span import Span, trimmed

# What an article tells. Its headline repeats it, in words that no copy keeps.
BODY: frozenset[BlockKind] = frozenset({"lead", "paragraph", "caption", "note"})
_DEFAULT = "de"
# ", " or "; " or a dash between words; not the comma of "3,4"
_PARTING = r"[,;:]\s|\s[–—-]\s"
_SHORT_QUOTATION = 8  # words in quotation marks that no clause ends in
# "… verschoben. Wir"; not "am 3. März", not "Dr. Grot": good enough for the notes of an article
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß]{3}[.!?])\s+(?=[A-ZÄÖÜ„»])")
_CLOSING = "“”\"»«‘’'› "  # what may stand behind the mark that ends a sentence
_ENDING = (".", "!", "?", "…", ":", ";")  # marks that a sentence may have at its end
_FEWEST_WORDS = 2  # with something of their own, for a clause to tell anything


_ENDINGS = ("denying", "ending")  # where the words stand that deny at the end of a clause
Role = tuple[str, str, str]  # a type of event, who does it, to whom


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, or a clause of one: what can be said again elsewhere.

    ``several`` says that it is a sentence with clauses that are passages of their own; ``before``
    are the words of the sentence before, where it refers to them ("Sie finden in Bonn statt").
    ``roles`` says who does what to whom in it. ``denied`` are the figures that are not so in it
    ("7,4 und nicht 6,8 Prozent"): their "not" turns nothing else.
    """

    article: ArticleId
    span: Span
    sentence: int
    whole: bool
    several: bool
    words: tuple[Word, ...]
    before: tuple[Word, ...]
    negated: bool
    statements: tuple[StatementId, ...]
    roles: frozenset[Role]
    denied: frozenset[str]

    @property
    def telling(self) -> tuple[Word, ...]:
        """Its words but the light ones."""
        return tuple(word for word in self.words if word.kind != "light")


class Linked:
    """A record with what is derived from it for comparing; each part is made when first asked."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.id: ArticleId = record.article.id
        self.text = record.text
        language = record.article.language
        self.language = language.partition("-")[0] if supported(language) else _DEFAULT
        self.outlet = record.article.outlet.name if record.article.outlet else None
        self.credits = tuple(
            name for name in record.article.agencies if name.casefold() != _folded(self.outlet)
        )
        self._words_in: dict[Span, tuple[Word, ...]] = {}

    @cached_property
    def moment(self) -> datetime | None:
        """When it was published, in UTC."""
        dated = self.record.article.updated or self.record.article.published
        return moment_of(dated.value) if dated else None

    @cached_property
    def place(self) -> int:
        """Where it stands in the order of publication."""
        return place_of(self.moment, self.id)

    @cached_property
    def order(self) -> tuple[str, str]:
        """A key that puts articles in the order of their publication, the undated last."""
        return (f"{self.place:020d}", self.id)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """Return the places that name somebody."""
        return tuple(
            mention.span
            for actor in self.record.actors or ()
            for mention in actor.mentions
            if mention.form == "name"
        )

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Return the blocks that tell something."""
        return tuple(block.span for block in self.record.blocks if block.kind in BODY)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words of the body, in order."""
        return tuple(word for block in self.body for word in self.all_words(block))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Return the places of the words that stand in direct quotations."""
        statements = self.record.statements or ()
        return self._said([one for one in statements if one.kind == "direct"])

    @cached_property
    def told(self) -> frozenset[int]:
        """Return the places of the words that it gives as somebody's, quoted or not."""
        statements = self.record.statements or ()
        return self._said([one for one in statements if one.kind == "direct" or self.holder(one)])

    def _said(self, statements: Iterable[Statement]) -> frozenset[int]:
        spans = [span for one in statements for span in one.content]
        return frozenset(
            at
            for at, word in enumerate(self.words)
            if any(span.covers(word.span) for span in spans)
        )

    @cached_property
    def title(self) -> str:
        """Return the headline; empty if there is none."""
        title = self.record.article.title
        if title is None:
            return ""
        return title.of(self.text) if isinstance(title, Span) else title.text

    @property
    def title_span(self) -> Span | None:
        """Return where the headline stands; None if it is not in the text."""
        title = self.record.article.title
        return title if isinstance(title, Span) else None

    @cached_property
    def title_words(self) -> tuple[Word, ...]:
        """Return the words of the headline."""
        return words_of(self.title, Span(0, len(self.title)), self.language) if self.title else ()

    @cached_property
    def statements(self) -> dict[StatementId, Statement]:
        """Return its statements by id."""
        return {one.id: one for one in self.record.statements or ()}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences of the body; of blocks that nobody cut into sentences, ours."""
        known = [
            one
            for one in self.record.sentences or ()
            if any(block.overlaps(one) for block in self.body)
        ]
        uncut = [block for block in self.body if not any(one.overlaps(block) for one in known)]
        own = [span for block in uncut for span in _cut(self.text, block, _SENTENCE_END)]
        return tuple(sorted((*known, *own)))

    def sentences_in(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Yield the sentences that a span has a part in, with their numbers."""
        return ((number, one) for number, one in enumerate(self.sentences) if one.overlaps(span))

    def same_block(self, one: int, other: int) -> bool:
        """Tell whether two sentences stand in one paragraph."""
        first, second = self.sentences[one], self.sentences[other]
        return any(block.overlaps(first) and block.overlaps(second) for block in self.body)

    @cached_property
    def _refusals(self) -> frozenset[int]:
        """Return the sentences that deny something, or stand in a correction of the article."""
        sentences = enumerate(self.sentences)
        return self.notes | {number for number, one in sentences if self._denies(one)}

    def _denies(self, sentence: Span) -> bool:
        words = self.all_words(sentence)
        may = not stems(self.language, *_ENDINGS).isdisjoint(word.stem for word in words)
        if may and any(self._is_called_untrue(one) for one in self._clauses(sentence)):
            return True
        groups = denials_in(self.language, words)
        return any(len(group) > 1 or not self._is_turned(group, sentence) for group in groups)

    def _is_called_untrue(self, clause: Span) -> bool:
        """Tell whether a clause ends with a word by which something is called untrue."""
        words = self.all_words(clause)
        ending, turned = (stems(self.language, *one) for one in (_ENDINGS, ("negations",)))
        return bool(words) and words[-1].stem in ending and not any(w.stem in turned for w in words)

    def _is_turned(self, denying: frozenset[str], sentence: Span) -> bool:
        """Tell whether a word of denial has a "not" in its clause: "das bestreitet niemand"."""
        turned = stems(self.language, "negations") - denying
        clauses = ({word.stem for word in self.all_words(one)} for one in self._clauses(sentence))
        return any(denying <= clause and clause & turned for clause in clauses)

    def but_denial(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Return words without those by which they deny, both parts of a verb among them."""
        denying = tuple(self._denying(words))
        return tuple(word for word in words if not any(one.endswith(word.stem) for one in denying))

    def around_denial(self, words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
        """Return what stands before and after the words that deny: one of it is who denies."""
        denying = self._denying(words)
        places = [at for at, word in enumerate(words) if word.stem in denying]
        first, last = (places[0], places[-1]) if places else (len(words), len(words))
        parts = words[:first], words[first:last], words[last:]
        return tuple(kept for part in parts if (kept := self.but_denial(part)))

    def sets_against(self, number: int) -> bool:
        """Tell whether a sentence denies something, or leads to what is set against it."""
        return self.refuses(number) or self._differs(number)

    def _differs(self, number: int) -> bool:
        words = self.all_words(self.sentences[number])
        return bool(denials_in(self.language, words, "differing"))

    def _denying(self, words: Sequence[Word]) -> frozenset[str]:
        both = (denials_in(self.language, words, section) for section in ("denying", "differing"))
        groups = [group for groups in both for group in groups]
        ending = stems(self.language, *_ENDINGS) & {word.stem for word in words}
        return ending.union(stem for group in groups for stem in group)

    @cached_property
    def notes(self) -> frozenset[int]:
        """Return the sentences of corrections and other notes about the article itself."""
        noted = self.record.article.corrections
        return frozenset(
            number
            for number, sentence in enumerate(self.sentences)
            if any(note.overlaps(sentence) for note in noted)
        )

    def refuses(self, number: int) -> bool:
        """Tell whether a sentence denies something, or stands in a correction of the article."""
        return number in self._refusals

    def asks(self, number: int) -> bool:
        """Tell whether a sentence is a question, in quotation marks or not."""
        return self.sentences[number].of(self.text).rstrip(_CLOSING).endswith("?")

    def tells(self, number: int) -> bool:
        """Tell whether a sentence tells something: it neither refuses nor asks, and has an end.

        A byline or a heading has none.
        """
        ended = self.sentences[number].of(self.text).rstrip(_CLOSING).endswith(_ENDING)
        return ended and not self.refuses(number) and not self.asks(number)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return its sentences, each followed by its clauses."""
        return tuple(self._passages())

    def _passages(self) -> Iterator[Passage]:
        for number, sentence in enumerate(self.sentences):
            clauses = [
                passage
                for span in self._clauses(sentence)
                if len((passage := self.passage(span, number, whole=False)).telling)
                >= _FEWEST_WORDS
            ]
            several = len(clauses) > 1
            passage = self.passage(sentence, number, whole=True, several=several)
            # "he saw nobody there, and he will not" has two negations, and one clause that tells
            alone = len(clauses) == 1
            yield replace(passage, negated=clauses[0].negated) if alone else passage
            yield from clauses if several else ()

    def _clauses(self, sentence: Span) -> Iterator[Span]:
        """Cut a sentence where a clause may end, but not in a few words that it quotes."""
        whole = [one for one in self._quoted if one.overlaps(sentence)]
        ends = [
            Span(*found.span())
            for found in _clause_ends(self.language).finditer(self.text, *astuple(sentence))
            if not any(one.start < found.start() < one.end for one in whole)
            and not _between_nouns(self.text, Span(*found.span()))
        ]
        return _parts(self.text, sentence, ends)

    @cached_property
    def _quoted(self) -> tuple[Span, ...]:
        """Return the short quotations."""
        return tuple(
            span
            for one in self.record.statements or ()
            for span in one.content
            if one.kind == "direct" and len(span.of(self.text).split()) <= _SHORT_QUOTATION
        )

    def all_words(self, span: Span) -> tuple[Word, ...]:
        """Return the words of a span; they are asked for again and again."""
        if span not in self._words_in:
            self._words_in[span] = self._words_of(span)
        return self._words_in[span]

    def _words_of(self, span: Span) -> tuple[Word, ...]:
        known, starts = self._text_words
        here = known[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if self._cuts_a_word(span):
            return words_of(self.text, span, self.language, self.names)
        return with_verbs(here, self.text, self.language)

    @cached_property
    def _text_words(self) -> tuple[tuple[Word, ...], tuple[int, ...]]:
        """Return the words of the whole text, each as it stands, and where they start."""
        whole = Span(0, len(self.text) or 1)
        words = plain_words(self.text, whole, self.language, self.names)
        return words, tuple(word.span.start for word in words)

    def _cuts_a_word(self, span: Span) -> bool:
        """Tell whether a span begins or ends inside a word."""
        words, starts = self._text_words
        edges = ((bisect_left(starts, edge), edge) for edge in (span.start, span.end))
        return any(at and words[at - 1].span.end > edge for at, edge in edges)

    def refers(self, span: Span) -> bool:
        """Tell whether a span begins with a word for what the sentence before named."""
        first = self.all_words(span)[:2]
        return any(word.stem in stems(self.language, "referring") for word in first)

    def _referred(self, span: Span, sentence: int) -> tuple[Word, ...]:
        """Return the words of the sentence before, if a span refers to them."""
        if sentence == 0 or not self.refers(span) or not self.same_block(sentence - 1, sentence):
            return ()
        return self.all_words(self.sentences[sentence - 1])

    @cached_property
    def _frames(self) -> frozenset[int]:
        """Return the characters of frames and cues that are no words of any statement.

        A frame with a number tells something: "Im Fernsehen war die Rede von 240 Stellen, die …",
        "Der Anwalt hatte von elf Mandanten gesprochen, die …".
        """
        statements = self.record.statements or ()
        framing = {
            at
            for one in statements
            for span in (*one.frame, *one.cue)
            if not any(word.kind == "number" for word in self.all_words(span))
            for at in range(span.start, span.end)
        }
        said = {
            at for one in statements for span in one.content for at in range(span.start, span.end)
        }
        return frozenset(framing - said)

    def passage(self, span: Span, sentence: int, *, whole: bool, several: bool = False) -> Passage:
        """Make a passage of a span, without the words that only say who tells it."""
        words = tuple(word for word in self.all_words(span) if word.span.start not in self._frames)
        turned = stems(self.language, "negations")
        denied = _denied_figures(words, self.language)
        return Passage(
            self.id,
            span,
            sentence,
            whole,
            several,
            words,
            self._referred(span, sentence),
            not self._says_nothing(words)
            and sum(w.stem in turned and at + 1 not in denied for at, w in enumerate(words)) % 2
            == 1,
            tuple(
                one.id
                for one in self.record.statements or ()
                if any(part.overlaps(span) for part in one.content)
            ),
            frozenset(self._roles(span)),
            frozenset(words[at].stem for at in denied),
        )

    def _says_nothing(self, words: Iterable[Word]) -> bool:
        """Tell whether words say that somebody says something, or not: "äußerte sich nicht"."""
        silent = stems(self.language, "no_comment")
        return any(word.stem in silent for word in words)

    def _roles(self, span: Span) -> Iterator[Role]:
        """Yield who does what to whom in a span, by the names of the actors."""
        for event in self.record.events or ():
            if span.covers(event.trigger):
                for source, target in product(event.sources, event.targets):
                    yield event.type, self._called(source), self._called(target)

    def _called(self, id: ActorId) -> str:
        actor = self.record.actor(id)
        return actor.wikidata or actor.name if actor else id

    def holder(self, statement: Statement) -> str | None:
        """Return the name of whose words a statement is."""
        return self.record.holder(statement)


def _denied_figures(words: Sequence[Word], language: str) -> frozenset[int]:
    """Return the places of the figures right after a "not" or an "instead of".

    "nicht 450", "nicht bei 450"; not "keine drei Tage", nor "nicht vor 2030".
    """
    turning, between = stems(language, "instead"), stems(language, "instead", "between")
    return frozenset(
        at
        for at, word in enumerate(words)
        if word.kind == "number"
        and any(
            before[0].stem in turning and all(one.stem in between for one in before[1:])
            for before in (words[at - 1 : at], words[max(0, at - 2) : at])
            if before
        )
    )


def _folded(name: str | None) -> str:
    return (name or "").casefold()


def _cut(text: str, span: Span, at: re.Pattern[str]) -> Iterator[Span]:
    """Cut a span where a pattern matches, which belongs to neither part."""
    return _parts(text, span, (Span(*cut.span()) for cut in at.finditer(text, *astuple(span))))


def _parts(text: str, span: Span, ends: Iterable[Span]) -> Iterator[Span]:
    """Yield what lies between the places that end a part."""
    start = span.start
    for end in ends:
        if part := trimmed(text, start, end.start):
            yield part
        start = end.end
    if part := trimmed(text, start, span.end):
        yield part


@cache
def _clause_ends(language: str) -> re.Pattern[str]:
    """Return what may end a clause: a mark, or a word that joins clauses."""
    joining = "|".join(map(re.escape, table(language, "linking")["joining"]["words"].split()))
    return re.compile(rf"{_PARTING}|\s(?:{joining})\s")


def _between_nouns(text: str, end: Span) -> bool:
    """Tell whether a place is that of a word that joins two nouns: "Pfeiler und Träger"."""
    before = text[max(0, end.start - _REACH) : end.start].split()[-1:]
    after = text[end.end : end.end + _REACH].split()[:1]
    joined = [*before, *after] if end.of(text).strip().isalpha() else []
    return len(joined) > 1 and all(word[0].isupper() for word in joined)


_REACH = 80  # characters in which the word before or behind a place stands


def moment_of(value: str) -> datetime | None:
    """Read an ISO 8601 date or time, a year or a month included, in UTC; None if it is none.

    A time without a zone is taken for UTC.
    """
    padded = value + "-01" * (2 - value.count("-")) if len(value) < 10 else value
    try:
        read = datetime.fromisoformat(padded)
        return read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def linked(records: Iterable[Record]) -> tuple[Linked, ...]:
    """Return the records made ready, in the order of publication, each article once."""
    unique = {record.article.id: Linked(record) for record in records}
    return tuple(sorted(unique.values(), key=lambda one: one.order))
