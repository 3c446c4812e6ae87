"""What the articles of a story say that may be one act of speech, ready to be compared.

Statements, sentence by sentence, and the sentences that have none of their own but may tell of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.link.likeness import Lexicon
from wortlaut.link.words import Word, name_stems, stem, stems, stems_in
from wortlaut.model.dossier import UtteranceForm
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Statement
from wortlaut.model.span import Span, all_inside, trimmed

_FORMS: dict[str, UtteranceForm] = {
    "direct": "direct", "indirect": "indirect", "free_indirect": "indirect",
    "indirect_free_indirect": "indirect", "reported": "paraphrase", "hedged": "paraphrase",
}  # fmt: skip
# The number of the sentence before the first one.
HEADLINE = -1

Key = tuple[ArticleId, int, int]  # the article, where the content begins and where it ends
# statement: the reader's; lead: it tells what the words after it say; named: it names a holder;
# plain: any other sentence, which may repeat another article's lead
Role = Literal["statement", "lead", "named", "plain"]


@dataclass(frozen=True)
class Said:
    """A statement, or a sentence that may tell of one, ready to be compared.

    ``person`` has the stems of the name of whom the story knows by the office that the holder is
    called by: "der Landrat" is Ada Grot where another article has "Landrätin Ada Grot".
    """

    article: Linked
    statement: Statement | None
    content: tuple[Span, ...]
    words: tuple[Word, ...]
    sentence: int
    holder: str | None
    role: Role = "statement"
    person: frozenset[str] = frozenset()

    @cached_property
    def key(self) -> Key:
        """What puts it in order and names it."""
        return (self.article.id, self.content[0].start, self.content[-1].end)

    @cached_property
    def is_person(self) -> bool:
        """Whether the holder is a person with a full name."""
        if self.statement is None:
            return self.holder is not None and is_full_name(self.holder)
        return _person(self.article, self.statement) is not None

    @cached_property
    def form(self) -> UtteranceForm:
        """How the article gives it, before it is held against the others."""
        return _FORMS[self.statement.kind] if self.statement else "paraphrase"

    @cached_property
    def negated(self) -> bool:
        """Whether it has a "not"."""
        turned = stems(self.article.language, "negations")
        return sum(word.stem in turned for word in self.words) % 2 == 1

    @cached_property
    def wording(self) -> tuple[object, ...]:
        """What is alike in those that need to be compared with others only once."""
        return (self.text, self.names, self.role, self.form, self.is_person)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the words with a capital that name the holder, and of the person's name."""
        return self.person | name_stems(self.article.language, self.holder or "")

    @cached_property
    def text(self) -> tuple[str, ...]:
        """The stems of all its words."""
        return tuple(word.stem for word in self.words)


def said_in(articles: Sequence[Linked], lexicon: Lexicon) -> list[Said]:
    """Return the statements of a story and the sentences that may tell of one."""
    offices = _offices(articles)
    holders = _called(_holders(articles), offices)
    return [one for article in articles for one in _said(article, holders, offices, lexicon)]


def _holders(articles: Iterable[Linked]) -> dict[str, str]:
    """Return the persons who hold statements in a story, by the stem of their last name."""
    return {
        stem(article.language, name.split()[-1]): name
        for article in articles
        for statement in article.record.statements or ()
        if (name := _person(article, statement))
    }


def _called(holders: Mapping[str, str], offices: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return the persons who hold statements also by the nouns that only they are called by."""
    by_office = {
        noun: holders[last]
        for noun, own in offices.items()
        for last in sorted(own)
        if last in holders
    }
    return {**by_office, **holders}


def _offices(articles: Iterable[Linked]) -> dict[str, frozenset[str]]:
    """Return the stems of a person's name by each noun that the story calls only them by."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for article in articles:
        for actor in article.record.actors or ():
            if actor.type == "person" and is_full_name(actor.name):
                own = [stem(article.language, word) for word in actor.name.split()]
                for mention in actor.mentions:
                    for word in article.all_words(mention.span):
                        if mention.form == "nominal" and word.kind == "noun":
                            found[word.stem].setdefault(own[-1], frozenset())
                            found[word.stem][own[-1]] |= frozenset(own)
    return {noun: names for noun, of in found.items() if len(of) == 1 for names in of.values()}


def _said(
    article: Linked,
    holders: Mapping[str, str],
    offices: Mapping[str, frozenset[str]],
    lexicon: Lexicon,
) -> Iterator[Said]:
    """Yield the statements of an article sentence by sentence, then what only tells of statements.

    What stands inside another statement's words is left out.
    """
    stated: list[Said] = []
    for statement in article.record.statements or ():
        if not (statement.nested_in and _inside(article, statement)):
            stated += _by_sentence(article, statement, offices)
    yield from stated
    yield from _retold(article, holders, lexicon, stated)


def _by_sentence(
    article: Linked, statement: Statement, offices: Mapping[str, frozenset[str]]
) -> Iterator[Said]:
    """Yield the parts of a statement that stand in different sentences: they may part ways."""
    parts: dict[int, list[Span]] = defaultdict(list)
    for content in statement.content:
        for number, sentence in article.sentences_in(content):
            within = max(content.start, sentence.start), min(content.end, sentence.end)
            if span := trimmed(article.text, *within):
                parts[number].append(span)
        if HEADLINE not in parts and article.title_span and content.overlaps(article.title_span):
            parts[HEADLINE].append(content)
    for number, spans in parts.items():
        words = _beside_holder(article, statement, spans)
        if len(parts) == 1 or any(word.kind != "light" for word in words):
            holder = article.holder(statement)
            person = _person_called(article, statement, offices)
            yield Said(article, statement, tuple(spans), words, number, holder, person=person)


def _beside_holder(
    article: Linked, statement: Statement, spans: Iterable[Span]
) -> tuple[Word, ...]:
    """Return the words of spans without those that name the holder, if there are others."""
    words = tuple(word for span in spans for word in article.all_words(span))
    left = (w for w in words if not any(one.covers(w.span) for one in statement.holder_span))
    return tuple(left) or words


def _person_called(
    article: Linked, statement: Statement, offices: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Return the stems of the name of the only person who is called as the holder is."""
    if _person(article, statement):
        return frozenset()
    called = stems_in(article.language, article.holder(statement) or "")
    found = {offices[word] for word in called if word in offices}
    return found.pop() if len(found) == 1 else frozenset()


def _retold(
    article: Linked, holders: Mapping[str, str], lexicon: Lexicon, stated: Iterable[Said]
) -> Iterator[Said]:
    """Yield the sentences without a statement of their own, with what each may tell of one.

    A lead tells what the words after it say ("Die Bank widersprach. „Nein“, sagte ihr Sprecher."):
    it names their holder, has a verb of answering, or words in common with them.
    """
    spoken = {one.sentence: one for one in reversed(list(stated)) if one.form != "paraphrase"}
    for passage in article.passages:
        number = passage.sentence
        if not passage.whole or number in spoken or not passage.words:
            continue
        named = [holders[word.stem] for word in passage.words if word.stem in holders]
        after = spoken.get(number + 1)
        if (
            after
            and article.same_block(number, number + 1)
            and (
                after.holder in named
                or _answers(passage.words)
                or lexicon.likeness(passage.words, after.words).share >= weights.LEADING
            )
        ):
            yield Said(article, None, (passage.span,), passage.words, number, after.holder, "lead")
        elif named:
            own = stems_in(article.language, named[0])
            words = tuple(word for word in passage.words if word.stem not in own)
            yield Said(article, None, (passage.span,), words, number, named[0], "named")
        else:
            yield Said(article, None, (passage.span,), passage.words, number, None, "plain")


def _answers(words: Iterable[Word]) -> bool:
    """Tell whether words have a verb of answering, such as a denial."""
    return any(sense in weights.ANSWERING for word in words for sense in word.senses)


def _inside(article: Linked, statement: Statement) -> bool:
    """Tell whether a statement repeats words of the one it stands in: a quotation inside."""
    outer = article.statements.get(statement.nested_in) if statement.nested_in else None
    return outer is not None and all_inside(statement.content, outer.content)


def _person(article: Linked, statement: Statement) -> str | None:
    """Return the holder's name if it is the full name of a person."""
    actor = article.record.actor(statement.holder)
    if actor is None or actor.type != "person" or not is_full_name(actor.name):
        return None
    return actor.name


def is_full_name(name: str) -> bool:
    """Tell whether a name is made of several names: "Ada Grot"; not "Vorsitzende der Partei"."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
