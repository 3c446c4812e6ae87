"""The grammar of a language's time expressions, compiled from its table.

Each rule is a regular expression of its own, tried only where a word stands that it can begin with.
Every repetition in them is bounded, so that no text takes them longer than in proportion to the
text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wortlaut.annotate.times.openings import Openings
from wortlaut.lang.tables import table
from wortlaut.lang.verbs import inflection
from wortlaut.model.record import TimeType
from wortlaut.model.span import Span

# A slot in a pattern: "{month}", and "{month2}" where a rule has two; not "{0,3}".
_SLOT = re.compile(r"\{(?P<slot>(?P<kind>[a-z]+)\d?)\}")
# A bracket that groups, "(a|b)"; not one that already says how, "(?=a)", and not "\(".
_BRACKET = re.compile(r"(?<!\\)\((?!\?)")
# A full stop in a text: "{day}. {month}"; not one that is escaped already, "\.".
_STOP = re.compile(r"(?<!\\)\.")
# The first letter of a word in small letters, which may begin a sentence: "gestern"; what is passed
# over first: "\w", "[Aa]bend", "{month}".
_SMALL = re.compile(
    r"""
    \\. | \[[^\]]*\] | \{[^}]*\}      # an escape, a choice, a slot
  | (?<!\w)(?P<small>[a-zäöü])        # a small letter with no letter before it
    """,
    re.VERBOSE,
)
# At most so much white space stands between two words of an expression.
_SPACE = r"(?:\s{1,4})"
# The group that is the expression, where a rule marks one.
_PLACE = "place"
# What a class says instead of a value where the words are their own value ("1961").
_ITSELF = "figure"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a stretch of text that fits a pattern means.

    Its groups are the slots, words of the class that has their name, and ``place`` where only a
    part of the stretch is the expression; ``fixed`` are slots that the rule itself fills. A word
    that fits ``opening`` can be the first of the stretch.
    """

    name: str
    means: str
    type: TimeType | None
    pattern: re.Pattern[str]
    opening: re.Pattern[str]
    fixed: tuple[tuple[str, str], ...]

    def span(self, match: re.Match[str]) -> Span:
        """Return the place of the expression: what is marked in the pattern, else all of it."""
        marked = _PLACE in self.pattern.groupindex and match[_PLACE] is not None
        return Span(*match.span(_PLACE if marked else 0))


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """All rules of a language; there is one of each, equal to itself alone."""

    rules: tuple[Rule, ...]
    classes: Mapping[str, tuple[tuple[str, ...], re.Pattern[str]]]
    trigger: re.Pattern[str]
    tense: Mapping[str, frozenset[str]]
    participle: re.Pattern[str]
    passed_behind: frozenset[str]

    def opened_by(self, word: str) -> tuple[Rule, ...]:
        """Return the rules that a stretch can fit which begins with a word, in their order."""
        return tuple(rule for rule in self.rules if rule.opening.fullmatch(word))

    def value(self, kind: str, words: str) -> str:
        """Return what words of a class mean; the words themselves if they are figures."""
        values, pattern = self.classes[kind]
        match = pattern.fullmatch(words)
        value = values[match.lastindex - 1] if match and match.lastindex else _ITSELF
        return words if value == _ITSELF else value

    def filled(self, rule: Rule, match: re.Match[str]) -> dict[str, str]:
        """Return the slots of a rule with what stands in them."""
        found = {
            slot: self.value(slot.rstrip("0123456789"), words)
            for slot, words in match.groupdict().items()
            if words is not None and slot != _PLACE
        }
        return dict(rule.fixed) | found


@cache
def grammar(language: str) -> Grammar:
    """Compile the grammar of a language."""
    listed = table(language, "times")
    classes = listed["class"] | _calendar_classes(language) | _states(language)
    classes["holiday"] = classes["holiday"] | table(language, "feasts")["named"]["days"]
    bodies = {name: _class_body(words) for name, words in classes.items()}
    begin = Openings(classes)
    return Grammar(
        tuple(_rule(rule, bodies, begin) for rule in listed["rule"]),
        {name: _class_values(words) for name, words in classes.items()},
        _trigger(listed["triggers"]),
        _tenses(language, listed["tense"]),
        re.compile(listed["tense"]["participle"]),
        frozenset(listed["mentions"]["passed_behind"].split()),
    )


def _rule(row: Mapping[str, Any], bodies: Mapping[str, str], begin: Openings) -> Rule:
    """Compile one rule of the table."""
    return Rule(
        row["name"],
        row["means"],
        row.get("type"),
        re.compile(rf"(?:{_compiled(row['pattern'], bodies)})(?!\w)"),
        re.compile("|".join(map(_written, begin.of(row["pattern"])))),
        tuple(row.get("with", {}).items()),
    )


def _compiled(pattern: str, bodies: Mapping[str, str]) -> str:
    """Turn a rule's pattern into a regular expression."""
    written = _written(_STOP.sub(r"\\.", pattern))
    written = written.replace("«", f"(?P<{_PLACE}>").replace("»", ")")
    return _SLOT.sub(lambda m: f"(?P<{m['slot']}>{bodies[m['kind']]})", written)


def _class_body(words: Mapping[str, str]) -> str:
    """Return a pattern for any word of a class."""
    return "|".join(f"(?:{_written(one)})" for one in words.values())


def _class_values(words: Mapping[str, str]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the values of a class, and a pattern whose groups are the words for them, in order."""
    return tuple(words), re.compile("|".join(f"({_written(one)})" for one in words.values()))


def _written(words: str) -> str:
    """Return words as a regular expression: a word may begin a sentence, a noun has its capital."""
    either = _SMALL.sub(lambda m: f"[{m[0]}{m[0].upper()}]" if m["small"] else m[0], words)
    return _BRACKET.sub("(?:", either).replace(" ", _SPACE)


def _calendar_classes(language: str) -> dict[str, dict[str, str]]:
    """Return the classes of months, weekdays and zones, which other readers of dates share."""
    words = table(language, "months")
    months = {f"{at:02}": names for at, names in enumerate(words["months"], 1)}
    full = [day for day in words["weekdays"] if len(day) > _LONGEST_SHORT_DAY]
    short = [day for day in words["weekdays"] if len(day) <= _LONGEST_SHORT_DAY]
    return {
        "month": {
            value: _genitive([name for name in names if len(name) > 3 or len(names) == 1], language)
            for value, names in months.items()
        },
        "shortmonth": {
            value: "|".join(name for name in names[1:] if len(name) <= 4) or names[0]
            for value, names in months.items()
        },
        "weekday": _numbered(full, words["weekday_numbers"]),
        "weekdayshort": _numbered(short, words["weekday_numbers"]),
        "clockzone": _zones(language),
    }


_LONGEST_SHORT_DAY = 2


def _states(language: str) -> dict[str, dict[str, str]]:
    """Return the classes of words for states that have days of their own, and of those days."""
    listed = table(language, "feasts")["of_states"]
    with_days = {code for kind in listed.values() for code in kind["days"]}
    states = [one for one in table(language, "states")["state"] if one.get("code") in with_days]
    named = {one["code"]: (one["name"], *one.get("also", ())) for one in states}
    declined = "|".join(table(language, "names")["inflection"]["adjective"])
    return {
        "nation": {one["code"]: f"({'|'.join(one['adjective'])})({declined})" for one in states},
        "state": {code: _genitive(names, language) for code, names in named.items()},
        "ofstate": {kind: row["nouns"] for kind, row in listed.items()},
    }


def _genitive(names: Iterable[str], language: str) -> str:
    """Return names alone or in the genitive."""
    return f"({'|'.join(names)})({table(language, 'names')['inflection']['genitive']})?"


def _numbered(days: list[str], numbers: Mapping[str, int]) -> dict[str, str]:
    """Return weekdays by their number, Monday 1; the table has the longest beginning first."""
    by_number: dict[str, list[str]] = {}
    for day in days:
        number = next(number for start, number in numbers.items() if day.startswith(start))
        by_number.setdefault(str(number), []).append(day)
    return {number: "|".join(names) for number, names in by_number.items()}


def _trigger(words: Mapping[str, str]) -> re.Pattern[str]:
    r"""Compile what a word must fit to be a sign of a time: "gestern", "16-tägig", not "Haus"."""
    begins, inside, equals = (
        "|".join(words[key].split()) for key in ("begins", "inside", "equals")
    )
    return re.compile(rf"(?:{begins})|.*(?:\d|{inside})|(?:{equals})\Z", re.DOTALL)


def _tenses(language: str, words: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the verb forms by which the tense of a clause is known."""
    inflect = inflection(language)
    strong = [past for _, past, _ in inflect.strong.values()]
    plural = [inflect.plural(past) for past in strong]
    return {
        "past": frozenset([*words["past"].split(), *strong, *plural]),
        "perfect": frozenset(words["perfect"].split()),
        "perfect_infinitive": frozenset(words["perfect_infinitive"].split()),
        "future": frozenset(words["future"].split()),
        "weak_endings": frozenset(words["weak_endings"]),
    }


def _zones(language: str) -> dict[str, str]:
    """Return the names of zones by their hours east of Greenwich, as TIMEX3 writes these.

    Where summer changes them, the name alone does not say how many hours they are.
    """
    by_offset: dict[str, list[str]] = {}
    for zone in table(language, "months")["zone"]:
        hours = _hours(zone["offset"]) if zone["summer"] == "none" else ""
        by_offset.setdefault(hours, []).extend(zone["names"])
    return {
        hours: "|".join(sorted(names, key=len, reverse=True)) for hours, names in by_offset.items()
    }


def _hours(minutes: int) -> str:
    return f"{minutes // 60:+03}" if minutes else "Z"
