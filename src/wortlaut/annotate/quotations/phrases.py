"""Noun phrases: where the name or description of a holder begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Lexicon, Tag
from wortlaut.annotate.words import Word

_NOMINAL = int(Tag.CAPITAL | Tag.NUMBER)
_NOT_IN_PHRASE = int(
    Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.COORDINATOR | Tag.ADVERB | Tag.OBLIQUE
)


def phrase_end(
    words: Sequence[Word], at: int, limit: int, known: Lexicon, *, name: bool = False
) -> int:
    """Return where the noun phrase that begins at ``at`` ends (exclusive); ``at`` if none does.

    Takes in genitives, "von"- and "aus"-phrases, brackets, names in quotation marks and joined
    nouns: "ein Sprecher der Polizei", "die Ministerin für Kultur (SPD)", "Union und SPD". A
    ``name`` takes no genitive: in "laut Jan Holm der Preis" the price is not his.
    """
    end = _core_end(words, at, limit, known)
    if end == at or (end == at + 1 and words[at].tags & Tag.PRONOUN):
        return end
    name = name or _is_full_name(words, at, end, known)
    while end < limit:
        if name and words[end].tags & DETERMINER and not words[end].tags & Tag.CAPITAL:
            break
        if words[end].tags & Tag.PREPOSITION and words[end - 1].low.endswith(known.endings["ages"]):
            break
        further = _attached_end(words, end, limit, known)
        if further == end:
            break
        end = further
    return end


def genitive_end(words: Sequence[Word], at: int, limit: int, known: Lexicon) -> int:
    """Return the end of a genitive that only its adjective shows: "Angaben | russischer Agenturen".

    ``at`` if none begins there.
    """
    word = words[at]
    adjective = _adjective(word) and not word.tags & (Tag.CAPITAL | DETERMINER)
    shows = adjective and word.low.endswith(known.endings["many_of"])
    begins = shows and not word.quoted and _goes_on(words, at, limit)
    return _core_end(words, at, limit, known) if begins else at


def _is_full_name(words: Sequence[Word], at: int, end: int, known: Lexicon) -> bool:
    """Tell whether a phrase ends in a name of two words: "Vorstandschefin Eva Klein"."""
    if words[end - 1].text == "." and _shortens(words, end - 1, end + 1):
        end -= 1
    if end - at < 2 or not all(w.tags & Tag.CAPITAL and not w.quoted for w in words[end - 2 : end]):
        return False
    return not any(
        w.low in known.sets["common_nouns"] or w.low.endswith(known.endings["nouns"])
        for w in words[end - 2 : end]
    )


def _core_end(words: Sequence[Word], at: int, limit: int, known: Lexicon) -> int:
    """Return the end of article, adjectives and nouns; ``at`` if there is no noun."""
    index, nouns = at, 0
    if index < limit and words[index].tags & (Tag.PRONOUN | DETERMINER):
        pronoun = words[index].tags & Tag.PRONOUN and not words[index].tags & DETERMINER
        index += 1
        if pronoun:
            return index
    while index < limit:
        word = words[index]
        if (joined := _joined_end(words, index, nouns, limit)) > index:
            index = nouns = joined
        elif word.quoted and word.tags & Tag.MARK:
            if nouns == index or not _named(words, index, limit):
                break
            index += 1
        elif nouns and word.tags & Tag.NUMBER and _goes_on(words, index, limit):
            break  # "nach Polizeiangaben 62 Personen"
        elif index == at + 1 and (further := attribute_end(words, index, limit, known)) > index:
            index = further
        elif word.quoted or word.tags & _NOMINAL or _capital_inside(word):
            index, nouns = index + 1, index + 1
        elif nouns or not (
            _adjective(word)
            or _before_noun(words, index, limit, known)
            or (index > at and _grades(words, index, limit, known))
        ):
            break
        else:
            index += 1
    if nouns:
        return _closing_mark(words, nouns, limit)
    return at + 1 if _stands_alone(words, at, limit) else at


def _joined_end(words: Sequence[Word], at: int, nouns: int, limit: int) -> int:
    """Return the end of a mark that only joins a name, or cuts it short; ``at`` if it does not.

    ``nouns`` is where the last noun ended.
    """
    word = words[at]
    if word.quoted:
        return at + 3 if word.tags & Tag.MARK and _joins_noun(words, at, limit) else at
    if nouns == at and word.text in ".-/&" and _goes_on(words, at, limit):
        return at + 1  # "Dr. Berg", "SPD/Grüne"
    return at + (nouns == at and _shortens(words, at, limit))  # "sagte Ada B. aus Wolm"


def _joins_noun(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether a hyphen joins a noun to the mark before it: "„Spiegel“-Informationen"."""
    hyphen = at + 2 < limit and words[at + 1].text == "-" and words[at + 1].start == words[at].end
    return hyphen and _goes_on(words, at + 1, limit)


def _shortens(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether a full stop inside a sentence ends a name that is cut to one letter."""
    before = words[at - 1].text if at else ""
    return words[at].text == "." and len(before) == 1 and before.isupper() and at + 1 < limit


def attribute_end(words: Sequence[Word], at: int, limit: int, known: Lexicon) -> int:
    """Return where the participle stands of "der von der Stadt bestellten Aufsicht", else ``at``.

    What stands before it, behind the article, is part of the same phrase.
    """
    if at >= limit or not words[at].tags & Tag.PREPOSITION or words[at].tags & Tag.CAPITAL:
        return at
    end = _core_end(words, at + 1, limit, known)
    if end == at + 1 or not _goes_on(words, end, limit):
        return at
    return end if _before_noun(words, end, limit, known) else at


def _capital_inside(word: Word) -> bool:
    """Tell whether a name begins in lower case ("el-Baradei")."""
    return word.text.partition("-")[2][:1].isupper()


def _before_noun(words: Sequence[Word], index: int, limit: int, known: Lexicon) -> bool:
    """Tell whether a word that could be a verb stands right before a noun: then it is none."""
    word = words[index]
    if word.tags & (Tag.MARK | _NOT_IN_PHRASE) or not word.low.endswith(known.endings["adjective"]):
        return False
    at = index + 1
    while at < min(limit, index + 3) and _adjective(words[at]) and not words[at].tags & Tag.CAPITAL:
        at += 1
    return at < limit and bool(words[at].tags & Tag.CAPITAL)


def _grades(words: Sequence[Word], index: int, limit: int, known: Lexicon) -> bool:
    """Tell whether an adverb belongs to an adjective: "den staatlich kontrollierten Medien"."""
    adverb = words[index].tags & Tag.ADVERB and not words[index].tags & Tag.CAPITAL
    return bool(adverb) and index + 1 < limit and _before_noun(words, index + 1, limit, known)


def _goes_on(words: Sequence[Word], index: int, limit: int) -> bool:
    return index + 1 < limit and bool(words[index + 1].tags & _NOMINAL)


def _closing_mark(words: Sequence[Word], end: int, limit: int) -> int:
    """Take in a quotation mark that closes right behind the phrase."""
    closes = end < limit and words[end].quoted and words[end].tags & Tag.MARK
    return end + 1 if closes and words[end - 1].quoted else end


def _adjective(word: Word) -> bool:
    """Tell whether a lower-case word can stand between article and noun."""
    if word.tags & (Tag.MARK | _NOT_IN_PHRASE):
        return False
    return not word.tags & VERBAL or bool(word.tags & (Tag.PARTICIPLE | Tag.INFINITIVE))


def _stands_alone(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether a pronoun or article is a phrase by itself ("Dieser", "der", "beide")."""
    return at < limit and bool(words[at].tags & (Tag.PRONOUN | Tag.RELATIVE))


def _attached_end(words: Sequence[Word], end: int, limit: int, known: Lexicon) -> int:
    """Return the end of what is attached at ``end``: genitive, "von X", brackets, "und Y"."""
    word = words[end]
    if word.text == ",":
        return listed_end(words, end, limit, known)
    if word.text in "([":
        return _bracket_end(words, end, limit)
    if word.quoted and word.tags & Tag.MARK:
        return _quoted_end(words, end, limit) if _is_name(words, end, limit) else end
    genitive = word.tags & Tag.GENITIVE and not word.tags & Tag.CAPITAL
    inside = word.low in known.sets["inside_phrase"] and not word.tags & Tag.CAPITAL
    joins = word.tags & Tag.COORDINATOR and word.low in known.sets["joins"]
    if genitive or inside or joins:
        attribute = attribute_end(words, end + 1, limit, known) > end + 1
        article = genitive and (attribute or not inside)
        start = end if article else end + 1
        if start < limit and words[start].quoted and not _is_name(words, start, limit):
            return end
        further = _core_end(words, start, limit, known)
        if further > start + (1 if article else 0):
            return further
    return end


def listed_end(words: Sequence[Word], at: int, limit: int, known: Lexicon) -> int:
    """Return the end of a name that a comma lists: "NDR, WDR und „Nordzeitung“"; ``at`` if none.

    Abbreviations and names in marks alone: in "sagte Holm, Berg und Klein seien da", it parts.
    """
    if at == 0 or words[at].text != "," or words[at].quoted or not _lists(words[at - 1]):
        return at
    first = end = _listed_name(words, at + 1, limit)
    for _ in range(_LONGEST_LIST):
        if end == 0 or end >= limit - 1:
            return at
        if words[end].low in known.sets["joins"]:
            last = end + 1 + _shows_genitive(words[end + 1])
            return first if last < limit and _is_capital(words[last]) else at
        if words[end].text != ",":
            return at
        end = _listed_name(words, end + 1, limit)
    return at


# Names behind the first of the longest list, as of the media that looked into something together.
_LONGEST_LIST = 6


def _listed_name(words: Sequence[Word], at: int, limit: int) -> int:
    """Return the end of a name in a list that begins at a word; 0 if none does."""
    at += at < limit and _shows_genitive(words[at])  # "des NDR und des WDR"
    if at >= limit or not _lists(words[at]) or not _named(words, at, limit):
        return 0
    end = _quoted_end(words, at, limit) if words[at].quoted else at + 1
    return end if end > at else 0


def _lists(word: Word) -> bool:
    """Tell whether a word can be of a name in a list: an abbreviation, or in marks."""
    return bool(word.quoted) or (word.text.isupper() and len(word.text) > 1)


def _shows_genitive(word: Word) -> bool:
    """Tell whether a word is an article of the genitive."""
    return bool(word.tags & Tag.GENITIVE) and not word.tags & Tag.CAPITAL and not word.quoted


def _is_capital(word: Word) -> bool:
    return bool(word.quoted or word.tags & Tag.CAPITAL)


def _named(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether words in marks are a name: they begin with a capital."""
    first = at + 1 if words[at].tags & Tag.MARK else at
    return first < limit and not words[first].text[0].islower()


def _is_name(words: Sequence[Word], at: int, limit: int) -> bool:
    """Tell whether the words in marks from ``at`` on are a name and no longer than one."""
    return _named(words, at, limit) and _quoted_end(words, at, limit) > at


def _bracket_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Return the end of a short bracket ("(CDU)"); ``at`` if it is long or open."""
    for index in range(at + 1, min(limit, at + 9)):
        if words[index].text in ")]":
            return index + 1
    return at


def _quoted_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Return the end of a name in marks that begins at ``at``; ``at`` if it is too long."""
    index = at
    while index < limit and words[index].quoted:
        index += 1
    return index if index - at <= _LONGEST_NAME else at


# Words and marks of the longest name in quotation marks: the paper „Die Stimme der Provinz“.
_LONGEST_NAME = 8


def phrase_start(words: Sequence[Word], end: int, low: int, known: Lexicon) -> int:
    """Return where the noun phrase that ends before ``end`` begins; ``end`` if none does."""
    index = end
    while index > low and _goes_before(words[index - 1], known, last=index == end):
        index -= 1
        if words[index].tags & Tag.DATIVE and not words[index].tags & (_GENITIVE | Tag.CAPITAL):
            break  # "dem Bericht": nothing of the phrase stands before its article
        if _begins_phrase(words, index, low):
            break
        if _begins_behind_name(words, index, low, known):
            break
    return index


def _begins_phrase(words: Sequence[Word], at: int, low: int) -> bool:
    """Tell whether an article shows a dative: "binden | einer Studie zufolge", no genitive."""
    word = words[at]
    if at == low or not word.tags & Tag.DATIVE or word.tags & Tag.CAPITAL:
        return False
    before = words[at - 1]
    return before.text.islower() and not before.quoted


def _begins_behind_name(words: Sequence[Word], at: int, low: int, known: Lexicon) -> bool:
    """Tell whether a phrase follows the name of who speaks: "sagte Holm der Agentur zufolge"."""
    if at - low < 2 or not words[at].tags & Tag.DATIVE or words[at].tags & Tag.CAPITAL:
        return False
    name, before = words[at - 1], words[at - 2]
    common = name.low in known.sets["common_nouns"] or name.low.endswith(known.endings["nouns"])
    alone = before.tags & (VERBAL | Tag.CAPITAL) and not before.tags & DETERMINER
    return bool(name.tags & Tag.CAPITAL and alone) and not common and not name.quoted


_GENITIVE = int(Tag.GENITIVE | Tag.NOMINATIVE)


def _goes_before(word: Word, known: Lexicon, *, last: bool) -> bool:
    """Tell whether a word can stand in a phrase with others behind it; ``last``: none are."""
    if word.quoted or word.text in ")(":
        return True
    if word.tags & Tag.MARK:
        return False
    if word.tags & Tag.PRONOUN and not word.tags & (DETERMINER | Tag.CAPITAL):
        return last
    if word.tags & (DETERMINER | Tag.CAPITAL | Tag.NUMBER):
        return True
    if last or word.tags & _NOT_IN_PHRASE or word.low in known.sets["auxiliaries"]:
        return False
    return not word.tags & VERBAL or word.low.endswith(known.endings["dative_adjective"])
