"""Who contradicts a claim, in the article that carries it or in a later one.

Five ways: a passage tells the contrary; an article's own record has a dispute of a statement that
carries the claim; a sentence of denial speaks of what the claim tells, or, if it speaks of no claim
so clearly, of this one most of all; an outlet corrects itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import sqrt

from wortlaut.link import reasons, weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.claims import ClaimDraft, Told
from wortlaut.link.likeness import Key, Lexicon
from wortlaut.link.words import Word, stems
from wortlaut.model.dossier import Denial
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Dispute
from wortlaut.model.span import Span

Order = tuple[str, str]  # of publication; see ``Linked.order``


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim without the passages that only refuse it, and who refuses it."""

    claim: ClaimDraft
    denials: tuple[Denial, ...]


def disputed(
    claims: Sequence[ClaimDraft],
    articles: Mapping[ArticleId, Linked],
    lexicon: Lexicon,
    refusals: Sequence[Refusal],
) -> tuple[Disputed, ...]:
    """Part those who tell each claim from those who contradict it."""
    carried = [_carried(claim, articles) for claim in claims]
    answered = [
        tuple(_refused(one, _after(_first(one, articles), refusals), lexicon)) for one in carried
    ]
    clear = {refusal.place for found in answered for refusal, _ in found}
    unclear = [one for one in refusals if one.place not in clear]
    guessed = _most_like(unclear, carried, articles, lexicon)
    return tuple(
        _disputed(claim, found, also, articles, lexicon)
        for claim, found, also in zip(carried, answered, guessed, strict=True)
    )


def _carried(claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> ClaimDraft:
    """Leave out of a claim the passages that only refuse it."""
    kept = tuple(
        one for one in claim.told if not articles[one.passage.article].refuses(one.passage.sentence)
    )
    return replace(claim, told=kept)


def _after(first: Order | None, refusals: Iterable[Refusal]) -> list[Refusal]:
    """Return the refusals that do not come before the first article that carries a claim."""
    return [one for one in refusals if first is not None and one.article.order >= first]


def _disputed(
    claim: ClaimDraft,
    refused: Sequence[tuple[Refusal, Denial]],
    guessed: Sequence[Denial],
    articles: Mapping[ArticleId, Linked],
    lexicon: Lexicon,
) -> Disputed:
    first = _first(claim, articles)
    if first is None:
        return Disputed(claim, ())
    later = [article for article in articles.values() if article.order >= first]
    found = (
        *_contrary(claim, articles),
        *(denial for article in later for denial in _in_record(article, claim, lexicon)),
        *(denial for _, denial in refused),
        *guessed,
    )
    told = _but_answers(claim, [refusal for refusal, _ in refused])
    return Disputed(replace(claim, told=told), tuple(_merged(found, articles)) if told else ())


def _first(claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> Order | None:
    """Return the order of the first article that carries a claim; None if none does."""
    return min((articles[id].order for id in claim.articles), default=None)


def _but_answers(claim: ClaimDraft, refusals: Sequence[Refusal]) -> tuple[Told, ...]:
    """Return who tells a claim, without what stands after its refusal in the same paragraph.

    That is what the refuser says instead; a claim that is worded so is none of its own here.
    """
    kept = tuple(
        one for one in claim.told if not any(refusal.leads_to(one.passage) for refusal in refusals)
    )
    return () if any(refusal.leads_to(claim.seed) for refusal in refusals) else kept


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that denies something, or leads to what somebody sets against it, and by whom.

    ``parts`` are what it names of what it denies, ``told`` says that this is what others have told
    ("Berichte über …"): then a word is enough. ``instead`` are its words with those that it leads
    to. It answers what the sentences from ``since`` on told, if it has no words of its own.
    """

    article: Linked
    passage: Passage
    parts: tuple[tuple[Word, ...], ...]
    told: bool
    instead: tuple[Word, ...]
    since: int
    evidence: tuple[Span, ...]
    holder: str | None

    @property
    def place(self) -> tuple[ArticleId, int]:
        """Where it stands."""
        return self.article.id, self.passage.sentence

    def leads_to(self, passage: Passage) -> bool:
        """Tell whether a passage stands after it in its paragraph."""
        here = self.passage.sentence
        after = passage.article == self.article.id and passage.sentence > here
        return after and self.article.same_block(here, passage.sentence)


def refusals_of(articles: Iterable[Linked]) -> tuple[Refusal, ...]:
    """Return the sentences of articles that deny something, and their corrections."""
    return tuple(
        _refusal(article, passage)
        for article in articles
        for passage in article.passages
        if passage.whole and article.sets_against(passage.sentence)
    )


def _refusal(article: Linked, passage: Passage) -> Refusal:
    told = told_by_others(article, passage)
    if len(told) == 1 and told[0].kind == "other":  # "sprach von einem Gerücht, wie X berichtet"
        told = ()
    following = tuple(_following(article, passage))
    return Refusal(
        article,
        passage,
        (told,) if told else article.around_denial(passage.words),
        bool(told),
        (
            *article.but_denial(passage.words),
            *(word for span in following for word in article.all_words(span)),
        ),
        _since(article, passage),
        (passage.span, *following),
        _refuser(article, passage),
    )


def is_refused_elsewhere(claim: ClaimDraft, refusals: Iterable[Refusal], lexicon: Lexicon) -> bool:
    """Tell whether an article that does not carry a claim may deny it."""
    elsewhere = [one for one in refusals if one.article.id not in claim.articles]
    clear = any(True for _ in _refused(claim, elsewhere, lexicon))
    return clear or any(_likeness(one, claim, lexicon) >= weights.REFUSED_MOST for one in elsewhere)


# ------------------------------------------------------------------------------ the ways
def _contrary(claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> Iterator[Denial]:
    """Yield what tells the contrary, but of those who tell the claim: they are no witnesses.

    Nobody contradicts what is told later.
    """
    holders = _holders_of(claim, articles)
    first = _first(claim, articles)
    later = (
        one for one in claim.contrary if first and articles[one.passage.article].order >= first
    )
    for one in later:
        article = articles[one.passage.article]
        holder, evidence = said_in(article, one.passage)
        if holder in holders and one.passage.denied:  # "nicht 48, wie die Firma behauptet"
            holder = None
        if holder is None or holder not in holders:
            share = reasons.percent(one.likeness.share)
            reason = one.why or reasons.CONTRARY.format(share=share)
            more = _goes_on(article, evidence[-1], holder)
            yield Denial(holder or article.outlet, article.id, (*evidence, *more), (reason,))


def _in_record(article: Linked, claim: ClaimDraft, lexicon: Lexicon) -> Iterator[Denial]:
    """Yield the disputes that an article's record has of statements that carry the claim.

    A denial that says what it denies, and names something else, is none of this claim.
    """
    carriers = [passage.span for passage in claim.in_article(article.id)]
    for dispute in article.record.disputes or ():
        statement = article.statements.get(dispute.statement)
        if not statement or not dispute.evidence or not _overlap(statement.content, carriers):
            continue
        named = [
            word
            for passage in article.passages
            if passage.whole and _overlap(dispute.evidence, [passage.span])
            for word in told_by_others(article, passage)
        ]
        if not named or lexicon.likeness(named, claim.seed.words).share >= weights.REFUSED:
            by = _by(article, dispute)
            evidence = (*dispute.evidence, *_goes_on(article, dispute.evidence[-1], by))
            yield Denial(by, article.id, evidence, (reasons.STATED,))


def _refused(
    claim: ClaimDraft, refusals: Iterable[Refusal], lexicon: Lexicon
) -> Iterator[tuple[Refusal, Denial]]:
    """Yield the refusals that speak of what a claim tells."""
    wordings = _wordings(claim, lexicon)
    known: dict[Key, float] = {}  # copies of a refusal are asked once
    for one in refusals:
        if _answers(one, claim):
            why = (reasons.REFUSES_BEFORE,)
            yield one, Denial(one.holder, one.article.id, one.evidence, why)
            continue
        key = lexicon.key(one.passage.words)
        if key not in known:
            known[key] = max(_meant(one, words, lexicon) for words in wordings)
        share = known[key]
        if share >= weights.REFUSED:
            reason = reasons.REFUSES.format(share=reasons.percent(share))
            yield one, Denial(one.holder, one.article.id, one.evidence, (reason,))


def _most_like(
    refusals: Iterable[Refusal],
    claims: Sequence[ClaimDraft],
    articles: Mapping[ArticleId, Linked],
    lexicon: Lexicon,
) -> list[list[Denial]]:
    """Return, for each claim, the denials that speak of it more than of any other.

    Who denies, denies something; but nobody denies his own words.
    """
    found: list[list[Denial]] = [[] for _ in claims]
    firsts = [_first(claim, articles) for claim in claims]
    for one in refusals:
        likely = {
            number: _likeness(one, claim, lexicon)
            for number, claim in enumerate(claims)
            if _after(firsts[number], [one])
            and not _is_own(one, claim, articles)
            and _may_correct(one, claim, articles)
        }
        most = max(likely.values(), default=0.0)
        for number, share in likely.items():
            if share >= max(weights.REFUSED_MOST, weights.NEARLY_MOST * most):
                reason = reasons.REFUSES_MOST.format(share=reasons.percent(share))
                denial = Denial(one.holder, one.article.id, one.evidence, (reason,))
                found[number].append(denial)
    return found


def _may_correct(refusal: Refusal, claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> bool:
    """Tell whether an outlet has told a claim, which a note of it is to correct."""
    if not _is_note(refusal.article, refusal.passage):
        return True
    return any(articles[id].outlet == refusal.article.outlet for id in claim.articles)


def _is_own(refusal: Refusal, claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> bool:
    """Tell whether who refuses tells a claim himself, instead of what he refuses or elsewhere."""
    if refusal.leads_to(claim.seed):
        return True
    told = tuple(one for one in claim.told if not refusal.leads_to(one.passage))
    return refusal.holder in _holders_of(replace(claim, told=told), articles)


def _holders_of(claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> frozenset[str | None]:
    """Return whose words the passages are that tell a claim."""
    return frozenset(said_in(articles[one.passage.article], one.passage)[0] for one in claim.told)


def _likeness(refusal: Refusal, claim: ClaimDraft, lexicon: Lexicon) -> float:
    """Say how far a refusal, with what it leads to, speaks of what a claim tells, figures apart."""
    return max(_common(refusal, words, lexicon) for words in _wordings(claim, lexicon))


def _common(refusal: Refusal, claimed: Sequence[Word], lexicon: Lexicon) -> float:
    told = lexicon.likeness(refusal.parts[0], claimed) if refusal.told else None
    named = told.share if told and told.weight >= weights.LEAST_COUNTED else 0.0
    counted = [word for word in claimed if word.kind != "number"]
    alike = lexicon.likeness(counted, refusal.instead)
    if len(alike.words) < weights.LEAST_WORDS or not alike.beside:
        return named
    return max(named, alike.share * min(1.0, alike.weight))


def _wordings(claim: ClaimDraft, lexicon: Lexicon) -> Collection[tuple[Word, ...]]:
    """Return the ways in which a claim is told, copies once."""
    told = (claim.seed.words, *(one.passage.words for one in claim.told))
    return {lexicon.key(words): words for words in told}.values()


def _meant(refusal: Refusal, claimed: Sequence[Word], lexicon: Lexicon) -> float:
    """Say how far a sentence of denial speaks of what a claim tells.

    One word in common, such as who denies it, is not enough.
    """
    best = 0.0
    whole = lexicon.likeness(claimed, refusal.passage.words)
    for part in refusal.parts:
        named = lexicon.likeness(part, claimed)
        least = 1 if refusal.told else weights.LEAST_WORDS
        if len(named.words) >= least and named.beside and named.weight >= weights.LEAST_COUNTED:
            best = max(best, sqrt(named.share * whole.share))
    return best


def _answers(refusal: Refusal, claim: ClaimDraft) -> bool:
    """Tell whether a refusal takes up what carries the claim."""
    carriers = claim.in_article(refusal.article.id)
    return any(refusal.since <= one.sentence < refusal.passage.sentence for one in carriers)


def _since(article: Linked, passage: Passage) -> int:
    """Return the first of the sentences that a denial takes up; its own if it says what it denies.

    A denial of few words ("X bestreitet das"), or one with a pronoun for it, takes up the sentence
    before; the pronoun also the one that this refers to ("Darin heißt es …").
    """
    here, language = passage.sentence, article.language
    own = [word for word in article.but_denial(passage.telling) if word.kind != "name"]
    takes_up = _takes_up(article, passage)
    if len(own) > weights.SHORT_DENIAL and not takes_up:
        return here
    both = stems(language, "both")
    further = takes_up and here > 1 and article.refers(article.sentences[here - 1])
    further = further or any(word.stem in both for word in article.all_words(passage.span))
    return max(0, here - 1 - further)


def _takes_up(article: Linked, passage: Passage) -> bool:
    """Tell whether a pronoun stands for what is denied: "hatte das als falsch bezeichnet"."""
    pronouns = stems(article.language, "taking_up")
    words = article.all_words(passage.span)
    return any(
        word.stem in pronouns and not _belongs_to_next(article.text, word, after)
        for word, after in zip_longest(words, words[1:])
    )


def _belongs_to_next(text: str, word: Word, after: Word | None) -> bool:
    """Tell whether a word may be the article of a noun right after it."""
    if after is None or not after.span.of(text)[0].isupper():
        return False
    return text[word.span.end : after.span.start].isspace()


def told_by_others(article: Linked, passage: Passage) -> tuple[Word, ...]:
    """Return what a sentence gives as told by others: what follows "reports of"; none if nothing.

    Without frames: "nach Angaben der Polizei" names who told it.
    """
    told = stems(article.language, "told")
    for at, word in enumerate(passage.words):
        rest = article.but_denial(passage.words[at + 1 :])
        if word.stem in told and any(one.kind != "light" for one in rest):
            return rest
    return ()


def _following(article: Linked, passage: Passage) -> tuple[Span, ...]:
    """Return the words that a sentence of denial leads to: the statements right after it."""
    number = passage.sentence + 1
    if number >= len(article.sentences) or not article.same_block(passage.sentence, number):
        return ()
    sentence = article.sentences[number]
    return tuple(
        span
        for statement in article.record.statements or ()
        if statement.kind != "hedged" and not statement.nested_in
        for span in statement.content
        if sentence.overlaps(span)
    ) or ((sentence,) if _is_note(article, passage) else ())


def _goes_on(article: Linked, said: Span, holder: str | None) -> tuple[Span, ...]:
    """Return what the next sentence of the paragraph has of the same holder's words."""
    last = max((number for number, _ in article.sentences_in(said)), default=None)
    if last is None or holder is None or last + 1 >= len(article.sentences):
        return ()
    if not article.same_block(last, last + 1):
        return ()
    after = article.sentences[last + 1]
    return tuple(
        span
        for statement in article.record.statements or ()
        if article.holder(statement) == holder and not statement.nested_in
        for span in statement.content
        if after.overlaps(span)
    )


def _is_note(article: Linked, passage: Passage) -> bool:
    return passage.sentence in article.notes


# ------------------------------------------------------------------------------ who and where
def said_in(article: Linked, passage: Passage) -> tuple[str | None, tuple[Span, ...]]:
    """Return whose words a passage has, with them; the passage itself if nobody's."""
    for id in passage.statements:
        statement = article.statements[id]
        if holder := article.holder(statement):
            return holder, statement.content
    return None, (passage.span,)


def _refuser(article: Linked, passage: Passage) -> str | None:
    """Return who denies: the holder of a statement there, somebody named, else the holder after."""
    if _is_note(article, passage):
        return article.outlet
    here = next(_holders(article, passage.span), None) or _first_named(article, passage.span)
    next_one = article.sentences[passage.sentence + 1 : passage.sentence + 2]
    return here or next((who for one in next_one for who in _holders(article, one)), None)


def _holders(article: Linked, sentence: Span) -> Iterator[str]:
    for statement in article.record.statements or ():
        if _overlap(statement.content, [sentence]) and (holder := article.holder(statement)):
            yield holder


def _first_named(article: Linked, span: Span) -> str | None:
    named = [
        (mention.span, actor.name)
        for actor in article.record.actors or ()
        for mention in actor.mentions
        if span.covers(mention.span)
    ]
    return min(named)[1] if named else None


def _by(article: Linked, dispute: Dispute) -> str | None:
    actor = article.record.actor(dispute.by)
    return actor.name if actor else None


def _overlap(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in spans for other in others)


def _merged(denials: Iterable[Denial], articles: Mapping[ArticleId, Linked]) -> Iterator[Denial]:
    """Join denials of one holder in one article, in the order of publication."""
    groups: dict[tuple[ArticleId, str | None], list[Denial]] = {}
    for denial in denials:
        groups.setdefault((denial.article, denial.holder), []).append(denial)
    ordered = sorted(groups.items(), key=lambda one: (articles[one[0][0]].order, one[0][1] or ""))
    for (article, holder), group in ordered:
        evidence = sorted({span for one in group for span in one.evidence})
        why = dict.fromkeys(reason for one in group for reason in one.reasons)
        yield Denial(holder, article, tuple(evidence), tuple(why))
