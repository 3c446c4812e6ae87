"""Which statements of several articles are one act of speech: quoted, cut, reported, retold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import Literal

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.link.likeness import Lexicon, Likeness
from wortlaut.link.outlets import signature
from wortlaut.link.words import Word, stem, stems
from wortlaut.model.dossier import UtteranceForm
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Statement
from wortlaut.model.span import Span, trimmed

_FORMS: dict[str, UtteranceForm] = {
    "direct": "direct", "indirect": "indirect", "free_indirect": "indirect",
    "indirect_free_indirect": "indirect", "reported": "paraphrase", "hedged": "paraphrase",
}  # fmt: skip


_HEADLINE = -1  # the number of the sentence before the first one

Reason = tuple[str, float]
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
    def key(self) -> tuple[ArticleId, int, int]:
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
        return (self.text, _names(self), self.role, self.form, self.is_person)

    @cached_property
    def text(self) -> tuple[str, ...]:
        """The stems of all its words."""
        return tuple(word.stem for word in self.words)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What speaks for two statements' being one utterance: each reason with its weight."""

    a: Said
    b: Said
    reasons: tuple[Reason, ...]

    @property
    def strength(self) -> float:
        """The sum of its reasons."""
        return sum(weight for _, weight in self.reasons)


@dataclass(frozen=True, slots=True)
class UtteranceDraft:
    """Statements that are one utterance, with why each of them is in it."""

    said: tuple[Said, ...]
    reasons: dict[tuple[ArticleId, int, int], tuple[str, ...]]

    @property
    def is_spoken(self) -> bool:
        """Whether one of them at least is a statement, and not only told of."""
        return any(one.statement for one in self.said)


def utterances_of(articles: Sequence[Linked], lexicon: Lexicon) -> tuple[UtteranceDraft, ...]:
    """Return the utterances that articles of a story give at least twice."""
    offices = _offices(articles)
    holders = _called(_holders(articles), offices)
    said = [one for article in articles for one in _said(article, holders, offices, lexicon)]
    pairs = sorted(_pairings(said, lexicon), key=lambda pair: (-pair.strength, pair.a.key))
    groups = _joined(said, [*pairs, *_leading(said)])
    why = _why(groups, pairs)
    drafts = (UtteranceDraft(tuple(group), why) for group in groups)
    return tuple(draft for draft in drafts if len(draft.said) > 1 and draft.is_spoken)


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
        if _HEADLINE not in parts and article.title_span and content.overlaps(article.title_span):
            parts[_HEADLINE].append(content)
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
    called = (stem(article.language, word) for word in (article.holder(statement) or "").split())
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
            own = frozenset(stem(article.language, word) for word in named[0].split())
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
    return outer is not None and all(
        any(around.covers(span) for around in outer.content) for span in statement.content
    )


# ------------------------------------------------------------------------------ comparing
def _pairings(said: Sequence[Said], lexicon: Lexicon) -> Iterator[Pairing]:
    """Yield the pairs from different articles that are one utterance.

    What several articles have in the same words is compared with others once.
    """
    same: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        same[one.wording].append(one)
    groups = list(same.values())
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    pairs += _apart_in_place(groups, _candidates([group[0] for group in groups], lexicon))
    for one, other in pairs:
        if one.article.id != other.article.id or _headlined(one, other):
            reasons = _alike(one, other, lexicon)
            if sum(weight for _, weight in reasons) >= weights.SAME_UTTERANCE:
                yield Pairing(one, other, reasons)


def _headlined(one: Said, other: Said) -> bool:
    """Tell whether one of two statements of an article stands in its headline: it repeats it."""
    return (one.sentence == _HEADLINE) != (other.sentence == _HEADLINE)


def _apart_in_place(
    groups: Sequence[Sequence[Said]], candidates: Iterable[tuple[int, int]]
) -> Iterator[tuple[Said, Said]]:
    """Yield, for two wordings that may be one utterance, one of each from different articles."""
    for a, b in candidates:
        first = groups[a][0]
        elsewhere = (one for one in groups[b] if one.article.id != first.article.id)
        yield first, next(elsewhere, groups[b][0])


def _candidates(said: Sequence[Said], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return which are worth comparing: a part of the shorter one's words, or a run, in common."""
    bags = [lexicon.bag(one.words) for one in said]
    size = [(round(sum(bag.values()), 9), one.key) for bag, one in zip(bags, said, strict=True)]
    by_stem: dict[str, list[int]] = defaultdict(list)
    by_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (one, bag) in enumerate(zip(said, bags, strict=True)):
        for stem_ in bag:
            by_stem[stem_].append(number)
        for run in _runs(one.text):
            by_run[run].append(number)
    found: set[tuple[int, int]] = set()
    for number, (one, bag) in enumerate(zip(said, bags, strict=True)):
        near = {at for lead in lexicon.leads(bag, weights.LEADS_FROM) for at in by_stem[lead]}
        near = {at for at in near if size[at] >= size[number]}
        near |= {at for run in _runs(one.text) for at in by_run[run]}
        found |= {(min(at, number), max(at, number)) for at in near if at != number}
    return sorted(found)


def _runs(text: Sequence[str]) -> set[tuple[str, ...]]:
    long = weights.LONG_RUN
    return {tuple(text[at : at + long]) for at in range(len(text) - long + 1)}


def _leading(said: Sequence[Said]) -> Iterator[Pairing]:
    """Yield what joins neighbours in one article, when all likeness between articles is known."""
    for one, other in pairwise(said):
        if one.article.id != other.article.id:
            continue
        if one.statement and one.statement is other.statement:
            yield Pairing(one, other, (("one quotation", weights.LEADS),))
    at = {(one.article.id, one.sentence): one for one in reversed(said) if one.statement}
    for one in said:
        if one.role == "lead" and (led := at.get((one.article.id, one.sentence + 1))):
            yield Pairing(one, led, (("it leads to the words after it", weights.LEADS),))


def _alike(one: Said, other: Said, lexicon: Lexicon) -> tuple[Reason, ...]:
    """Say how much two statements have in common."""
    if not _comparable(one, other):
        return ()
    shorter, longer = sorted((one, other), key=lambda said: (lexicon.told(said.words), said.key))
    likeness = lexicon.likeness(shorter.words, longer.words)
    run = _common_run(one.text, other.text)
    if "lead" in (one.role, other.role) and likeness.share < weights.SAME_LEAD:
        return ()
    return (
        *_words_in_common(shorter, lexicon, likeness, run),
        *_contradicting(shorter, longer, likeness, run),
        *_passing_on(one, other),
        *_of_one_holder(shorter, longer, run),
    )


def _comparable(one: Said, other: Said) -> bool:
    """Tell whether two may be one: what names nobody can only repeat another's lead.

    Or it is the holder's own text, such as a press release of which others report.
    """
    roles = {one.role, other.role}
    if "plain" not in roles or roles == {"plain", "lead"}:
        return True
    return _own_text(one, other) or _own_text(other, one)


def _own_text(plain: Said, stated: Said) -> bool:
    """Tell whether a sentence stands in a text of those whose words a statement is."""
    if plain.role != "plain" or stated.statement is None or plain.article.outlet is None:
        return False
    record = plain.article.record.article
    called = " ".join((plain.article.outlet, *record.authors, signature(plain.article) or ""))
    own = frozenset(stem(plain.article.language, word) for word in called.split())
    return _any_called(_names(stated), own)


def _words_in_common(
    shorter: Said, lexicon: Lexicon, likeness: Likeness, run: int
) -> Iterator[Reason]:
    """Yield what the words say: names alone are of whom it is, not what is said.

    One word is enough only where it is much of what is said.
    """
    names = {word.stem for word in shorter.words if lexicon.is_name(word)}
    beside = [word for word in likeness.words if word not in names]
    least = 1 if likeness.share >= weights.MUCH_SAID else weights.LEAST_WORDS
    if likeness.weight >= weights.LEAST_SHARED and len(beside) >= least:
        enough = min(1.0, likeness.weight / weights.ENOUGH_SAID)
        yield f"words in common: {' '.join(likeness.words)}", round(enough * likeness.share, 3)
    if run >= weights.LONG_RUN:
        yield f"{run} words in a row", weights.SAME_RUN


def _contradicting(one: Said, other: Said, likeness: Likeness, run: int) -> Iterator[Reason]:
    if (one.negated != other.negated) != likeness.contrary and run < weights.LONG_RUN:
        yield "one says the contrary of the other", weights.CONTRARY
    elif one.negated and other.negated and likeness.words:
        yield "both say that something is not so", weights.BOTH_NEGATED


def _passing_on(one: Said, other: Said) -> Iterator[Reason]:
    if _relayed(one, other) or _relayed(other, one):
        yield "one article names the other's outlet for it", weights.RELAYED


def _of_one_holder(shorter: Said, longer: Said, run: int) -> Iterator[Reason]:
    """Yield what the holders say for or against it; a part of a quotation is known by them."""
    if _apart(shorter, longer) and run < weights.LONG_RUN:
        yield f"{shorter.holder} is not {longer.holder}", weights.OTHER_HOLDER
    elif _same_holder(shorter, longer):
        yield f"both of {longer.holder}", weights.SAME_HOLDER
        if shorter.form == longer.form == "direct" and run == len(shorter.text):
            yield "the one quotation is a part of the other", weights.PART_OF_QUOTATION
    elif shorter.holder and longer.holder and run < weights.LONG_RUN:
        told = " and ".join(sorted((shorter.holder, longer.holder)))
        yield f"held by {told}", weights.UNLIKE_HOLDER


def _common_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest run of words that two statements share."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        now = [0] * (len(other) + 1)
        for at, against in enumerate(other, start=1):
            if word == against:
                now[at] = before[at - 1] + 1
                best = max(best, now[at])
        before = now
    return best


def _names(said: Said) -> frozenset[str]:
    """Return the stems of the words of the holder's name, but light ones."""
    words = (said.holder or "").split()
    found = (stem(said.article.language, word) for word in words if word[:1].isupper())
    return said.person.union(found)


def _same_holder(one: Said, other: Said) -> bool:
    """Tell whether two holders share a word, or one has the end of it ("Verkehrsverbund")."""
    return _any_called(_names(one), _names(other))


def _any_called(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether two names share a word, or one has the end of it ("Verkehrsverbund")."""
    pairs = [sorted(pair, key=len) for pair in product(some, others)]
    return any(
        long.endswith(short) and (short == long or len(short) >= weights.SHORT_FOR)
        for short, long in pairs
    )


def _apart(one: Said, other: Said) -> bool:
    """Tell whether two statements are certainly of two persons: both named, nothing in common."""
    return one.is_person and other.is_person and not _same_holder(one, other)


def _relayed(one: Said, other: Said) -> bool:
    """Tell whether a statement is given as told by the outlet of another."""
    if one.statement is None or other.article.outlet is None:
        return False
    record = one.article.record
    tellers = (one.statement.holder, *one.statement.via)
    names = {actor.name.casefold() for id in tellers if (actor := record.actor(id))}
    return other.article.outlet.casefold() in names


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


# ------------------------------------------------------------------------------ joining
def _joined(said: Sequence[Said], pairs: Iterable[Pairing]) -> list[list[Said]]:
    """Join pairs in their order, where no two persons of a group are different ones.

    Neighbours of one article come last and join only what is still alone to what it stands beside:
    two sentences of one quotation that others quote apart stay two utterances.
    """
    group = {one.key: _Group.of(one) for one in said}
    for pair in pairs:
        a, b = group[pair.a.key], group[pair.b.key]
        beside = pair.a.article.id == pair.b.article.id
        if a is b or (beside and min(len(a.said), len(b.said)) > 1 and pair.a.role != "lead"):
            continue
        if any(not one & other for one in a.persons for other in b.persons):
            continue
        small, large = sorted((a, b), key=lambda one: len(one.said))
        large.said += small.said
        large.persons |= small.persons
        group |= {one.key: large for one in small.said}
    unique = {id(one): one for one in group.values()}
    return [sorted(one.said, key=_order) for one in unique.values()]


@dataclass
class _Group:
    """Statements that are one utterance so far, and the names of the persons who hold them."""

    said: list[Said]
    persons: set[frozenset[str]]

    @classmethod
    def of(cls, one: Said) -> _Group:
        """Begin with one statement."""
        return cls([one], {_names(one)} if one.is_person else set())


def _order(said: Said) -> tuple[tuple[str, str], int]:
    return (said.article.order, said.content[0].start)


def _why(
    groups: Iterable[Sequence[Said]], pairs: Iterable[Pairing]
) -> dict[tuple[ArticleId, int, int], tuple[str, ...]]:
    """Return, for each statement, the reasons of its strongest pair inside its group."""
    group = {one.key: number for number, said in enumerate(groups) for one in said}
    why: dict[tuple[ArticleId, int, int], tuple[str, ...]] = {}
    for pair in pairs:
        if group[pair.a.key] == group[pair.b.key]:
            told = tuple(f"{reason} ({weight:+.2f})" for reason, weight in pair.reasons)
            why.setdefault(pair.a.key, told)
            why.setdefault(pair.b.key, told)
    return why
