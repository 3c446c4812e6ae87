"""Cues: the words of saying in a clause, and how they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.lexicon import Lexicon, ReportingVerb, Tag
from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.words import Word


def with_cues(unit: Unit, known: Lexicon) -> Unit:
    """Return a unit in which each clause knows its reporting verb."""
    cues = tuple([_find(unit, clause, known) for clause in unit.clauses])
    return Unit(unit.span, unit.words, unit.clauses, unit.passages, unit.block, cues)


def _find(unit: Unit, clause: Clause, known: Lexicon) -> Cue | None:
    """Return the reporting verb of a clause; None if it has none."""
    words = unit.words
    if clause.finite < 0:
        return None
    for high in _ends(unit, clause):
        reached = clause if high == clause.high else replace(clause, high=high)
        last = _last(words, reached)
        found = (
            _simple(words, reached, clause.finite, last, known)
            or _compound(words, reached, clause.finite, last, known)
            or (_final(words, clause, last, known) if high == clause.high else None)
        )
        if found is not None:
            return found
    return None


def _ends(unit: Unit, clause: Clause) -> Iterator[int]:
    """Yield where a clause may end: at its comma, or behind the apposition that follows it.

    "Er gab, wie üblich, bekannt", "gab der Leiter, Jan Holm, bekannt, dass …".
    """
    yield clause.high
    for following in unit.clauses[unit.clause_at(clause.low) + 1 :][:_APPOSITIONS]:
        if following.kind not in ("fragment", "how") or following.opener != ",":
            return
        yield following.high


# Clauses without a verb that may stand between the two parts of a cue.
_APPOSITIONS = 3


def _last(words: Sequence[Word], clause: Clause) -> int:
    """Return the index of the clause's last word outside quotation marks."""
    for index in range(clause.high - 1, clause.low - 1, -1):
        if not words[index].quoted and not words[index].tags & Tag.MARK:
            return index
    return clause.low


def _simple(
    words: Sequence[Word], clause: Clause, finite: int, last: int, known: Lexicon
) -> Cue | None:
    """Find a cue in present or past: "sagte", "teilte … mit"."""
    parts: tuple[int, ...]
    for verb in known.finite_cues.get(words[finite].low, ()):
        company = _company(words, clause, verb)
        if company is None or (verb.particle and words[last].low != verb.particle):
            continue
        if verb.particle:
            if last == finite:
                continue
            parts = (finite, last)
        else:
            prefix = last != finite and last not in company and words[last].low in known.loose
            if prefix and _parted(words, last):
                continue
            parts = (finite,)
        return Cue(verb, tuple(sorted({*parts, *company})), finite, "active")
    return None


def _parted(words: Sequence[Word], last: int) -> bool:
    """Tell whether a word is the parted prefix of a verb, not an article before a quotation."""
    quotes = last + 1 < len(words) and words[last + 1].quoted
    return not quotes and not words[last].tags & Tag.CAPITAL


def _compound(
    words: Sequence[Word], clause: Clause, finite: int, last: int, known: Lexicon
) -> Cue | None:
    """Find a cue in perfect, passive or behind a modal verb: "hat … gesagt", "wurde … zitiert"."""
    helper = words[finite].low
    for index in range(last, max(finite, last - 3), -1):
        low = words[index].low
        joined = words[index - 1].low + low  # "bekannt gegeben" beside "bekanntgegeben"
        passive = helper in known.sets["passive"] or _been(words, index, clause, known)
        if helper in known.sets["perfect"] or passive:
            found = known.participle_cues.get(joined) or known.participle_cues.get(low, ())
            for verb in found:
                if (company := _company(words, clause, verb)) is not None:
                    parts = tuple(sorted({finite, index, *company}))
                    return Cue(verb, parts, finite, "passive" if passive else "active")
        if helper in known.sets["modal"]:
            for verb in known.infinitive_cues.get(low, ()):
                if (company := _company(words, clause, verb)) is not None:
                    return Cue(verb, tuple(sorted({index, *company})), finite, "active")
    return None


def _been(words: Sequence[Word], index: int, clause: Clause, known: Lexicon) -> bool:
    """Tell whether a passive participle follows ("ist … berichtet worden")."""
    return index + 1 < clause.high and words[index + 1].low in known.sets["passive"]


def _final(words: Sequence[Word], clause: Clause, last: int, known: Lexicon) -> Cue | None:
    """Find a cue at the end of a subordinate clause: "mitteilte", "gesagt hatte"."""
    if not clause.final:
        return None
    low = words[last].low
    joined = words[last - 1].low + low  # "bekannt gab" beside "bekanntgab"
    for verb in known.final_cues.get(joined) or known.final_cues.get(low, ()):
        if (company := _company(words, clause, verb)) is not None:
            return Cue(verb, tuple(sorted({last, *company})), last, "active")
    if last > clause.low and (low in known.sets["perfect"] or low in known.sets["passive"]):
        before = last - 1 - (words[last - 1].low in known.sets["passive"])
        for verb in known.participle_cues.get(words[max(before, clause.low)].low, ()):
            if (company := _company(words, clause, verb)) is not None:
                passive = low in known.sets["passive"] or before < last - 1
                parts = tuple(sorted({before, last, *company}))
                return Cue(verb, parts, last, "passive" if passive else "active")
    return None


def _company(words: Sequence[Word], clause: Clause, verb: ReportingVerb) -> set[int] | None:
    """Return where the words stand that the verb needs beside it; None if one is missing."""
    found: set[int] = set()
    for needed in verb.beside:
        for index in range(clause.low, clause.high):
            if words[index].low == needed and not words[index].quoted and index not in found:
                found.add(index)
                break
        else:
            return None
    return found
