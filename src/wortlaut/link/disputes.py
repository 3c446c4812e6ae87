"""Who contradicts a claim, in the article that carries it or in a later one.

Four ways: a passage tells the contrary; an article's own record has a dispute of a statement that
carries the claim; a sentence of denial speaks of what the claim tells; an outlet corrects itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.claims import ClaimDraft, Told
from wortlaut.link.likeness import Key, Lexicon
from wortlaut.link.words import Word, stems
from wortlaut.model.dossier import Denial
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Dispute
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Disputed:
    """A claim without the passages that only refuse it, and who refuses it."""

    claim: ClaimDraft
    denials: tuple[Denial, ...]


def disputed(
    claims: Iterable[ClaimDraft], articles: Mapping[ArticleId, Linked], lexicon: Lexicon
) -> tuple[Disputed, ...]:
    """Part those who tell each claim from those who contradict it."""
    refusals = [one for article in articles.values() for one in refusals_in(article)]
    return tuple(_disputed(claim, articles, lexicon, refusals) for claim in claims)


def _disputed(
    claim: ClaimDraft,
    articles: Mapping[ArticleId, Linked],
    lexicon: Lexicon,
    refusals: Sequence[Refusal],
) -> Disputed:
    kept = tuple(
        one for one in claim.told if not articles[one.passage.article].refuses(one.passage.sentence)
    )
    carried = replace(claim, told=kept)
    first = min((articles[one.passage.article].order for one in kept), default=None)
    if first is None:
        return Disputed(carried, ())
    later = [article for article in articles.values() if article.order >= first]
    refused = list(
        _refused(carried, [one for one in refusals if one.article.order >= first], lexicon)
    )
    found = (
        *_contrary(carried, articles),
        *(denial for article in later for denial in _in_record(article, carried, lexicon)),
        *(denial for _, denial in refused),
    )
    told = _but_answers(carried, [refusal for refusal, _ in refused])
    return Disputed(replace(claim, told=told), tuple(_merged(found, articles)) if told else ())


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
    """A sentence that denies something: what it names of it, in which parts, and by whom.

    ``told`` says that it names what others have told ("Berichte über …"): then a word is enough.
    """

    article: Linked
    passage: Passage
    parts: tuple[tuple[Word, ...], ...]
    told: bool
    evidence: tuple[Span, ...]
    holder: str | None

    def leads_to(self, passage: Passage) -> bool:
        """Tell whether a passage stands after it in its paragraph."""
        here = self.passage.sentence
        after = passage.article == self.article.id and passage.sentence > here
        return after and self.article.same_block(here, passage.sentence)


def refusals_in(article: Linked) -> Iterator[Refusal]:
    """Yield the sentences of an article that deny something, and its corrections."""
    for passage in article.passages:
        if passage.whole and article.refuses(passage.sentence):
            told = told_by_others(article, passage)
            parts = (told,) if told else article.around_denial(passage.words)
            evidence = (passage.span, *_following(article, passage))
            holder = _refuser(article, passage)
            yield Refusal(article, passage, parts, bool(told), evidence, holder)


# ------------------------------------------------------------------------------ the ways
def _contrary(claim: ClaimDraft, articles: Mapping[ArticleId, Linked]) -> Iterator[Denial]:
    """Yield what tells the contrary, but of those who tell the claim: they are no witnesses."""
    holders = {said_in(articles[one.passage.article], one.passage)[0] for one in claim.told}
    for one in claim.contrary:
        article = articles[one.passage.article]
        holder, evidence = said_in(article, one.passage)
        if holder is None or holder not in holders:
            reason = f"tells the contrary: {one.likeness.share:.0%} of the claim's words"
            yield Denial(holder or article.outlet, article.id, evidence, (reason,))


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
            yield Denial(_by(article, dispute), article.id, dispute.evidence, ("stated there",))


def _refused(
    claim: ClaimDraft, refusals: Iterable[Refusal], lexicon: Lexicon
) -> Iterator[tuple[Refusal, Denial]]:
    """Yield the refusals that speak of what a claim tells."""
    wordings = {lexicon.key(words): words for words in _wordings(claim)}.values()
    known: dict[Key, float] = {}  # copies of a refusal are asked once
    for one in refusals:
        if _answers(one.article, one.passage, claim):
            reason = "refuses what stands before it"
            yield one, Denial(one.holder, one.article.id, one.evidence, (reason,))
            continue
        key = lexicon.key(one.passage.words)
        if key not in known:
            known[key] = max(_meant(one, words, lexicon) for words in wordings)
        share = known[key]
        if share >= weights.REFUSED:
            reason = f"refuses it: {share:.0%} of the words in common"
            yield one, Denial(one.holder, one.article.id, one.evidence, (reason,))


def _wordings(claim: ClaimDraft) -> Iterator[tuple[Word, ...]]:
    yield claim.seed.words
    for one in claim.told:
        yield one.passage.words


def _meant(refusal: Refusal, claimed: Sequence[Word], lexicon: Lexicon) -> float:
    """Say how far a sentence of denial speaks of what a claim tells.

    One word in common, such as who denies it, is not enough.
    """
    best = 0.0
    whole = lexicon.likeness(claimed, refusal.passage.words)
    for part in refusal.parts:
        named = lexicon.likeness(part, claimed)
        least = 1 if refusal.told else weights.LEAST_WORDS
        if len(named.words) >= least and named.weight >= weights.LEAST_COUNTED:
            best = max(best, sqrt(named.share * whole.share))
    return best


def _answers(article: Linked, passage: Passage, claim: ClaimDraft) -> bool:
    """Tell whether a denial of few words ("X bestreitet das") follows what carries the claim."""
    own = [word for word in article.but_denial(passage.telling) if word.kind != "name"]
    if len(own) > weights.SHORT_DENIAL:
        return False
    both = stems(article.language, "both")
    reach = 2 if any(word.stem in both for word in article.all_words(passage.span)) else 1
    return any(0 < passage.sentence - one.sentence <= reach for one in claim.in_article(article.id))


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
        reasons = dict.fromkeys(reason for one in group for reason in one.reasons)
        yield Denial(holder, article, tuple(evidence), tuple(reasons))
