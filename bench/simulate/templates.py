"""Templates and the sentences made of them: text whose marked places are known by construction.

{place}          a slot
[sagte|erklärte] a choice; ways may be empty and may hold slots, marks and choices
<c>…</c>         a mark, one letter: where this part ends up is known
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal, Union

from wortlaut.model.record import MentionForm

# c: content, d: words quoted inside it, q: cue, h: holder, v: who passed it on, a: addressee,
# t: when, n: name or description of an actor. The last two come from slots, not from tags.
Tag = Literal["c", "d", "q", "h", "v", "a", "t", "n"]
_TAGS: Mapping[str, Tag] = {"c": "c", "d": "d", "q": "q", "h": "h", "v": "v", "a": "a"}
_TOKEN = re.compile(
    r"""
    \{ (?P<slot> [\w.]+ ) \}              # {chief.full}; not {}
    | < (?P<tag> \w ) >                   # <c>
    | </ (?P<closed> \w ) >               # </c>
    | (?P<sign> [\[|\]] )                 # [ | ]
    | (?P<plain> [^{}\[\]|<>]+ )          # everything else
    | (?P<stray> . )                      # a brace or bracket that opens nothing
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Several ways to say it."""

    ways: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A part whose place in the sentence is to be known."""

    tag: Tag
    inside: Template


Template = tuple[Union[str, Slot, Choice, Marked], ...]  # noqa: UP007 - names that come later


@dataclass(frozen=True, slots=True)
class Named:
    """Words that mention an actor: before the mention, the mention itself, after it."""

    before: str
    mention: str
    after: str
    actor: str
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Dating:
    """Words that say when, and the day they mean in ISO 8601."""

    text: str
    day: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A known place in a sentence; ``about`` is the actor it mentions or the day it means."""

    tag: Tag
    start: int
    end: int
    about: str = ""
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a part of one, and its known places."""

    text: str
    marks: tuple[Mark, ...] = ()


Value = Union[str, Named, Dating, Sentence, Template]  # noqa: UP007 - as above
Words = Mapping[str, Value]


class TemplateError(Exception):
    """A template that cannot be read."""


# ------------------------------------------------------------------------------ reading
def template(text: str) -> Template:
    """Read a template."""
    read, end = _sequence(_TOKEN.finditer(text), text)
    if end:
        raise TemplateError(f"{end!r} closes nothing in {text!r}")
    return read


def _sequence(tokens: Iterator[re.Match[str]], whole: str) -> tuple[Template, str]:
    """Read up to a closing sign; return what was read, and the sign ("" at the end)."""
    nodes: list[str | Slot | Choice | Marked] = []
    for token in tokens:
        found = token.group()
        if token["plain"]:
            nodes.append(found)
        elif token["slot"]:
            nodes.append(Slot(token["slot"]))
        elif token["tag"]:
            nodes.append(_marked(tokens, token["tag"], whole))
        elif found == "[":
            nodes.append(_choice(tokens, whole))
        elif token["stray"]:
            raise TemplateError(f"stray {found!r} in {whole!r}")
        else:
            return tuple(nodes), token["closed"] or found
    return tuple(nodes), ""


def _marked(tokens: Iterator[re.Match[str]], tag: str, whole: str) -> Marked:
    inside, end = _sequence(tokens, whole)
    if end != tag or tag not in _TAGS:
        raise TemplateError(f"<{tag}> is unknown or not closed in {whole!r}")
    return Marked(_TAGS[tag], inside)


def _choice(tokens: Iterator[re.Match[str]], whole: str) -> Choice:
    ways: list[Template] = []
    end = "|"
    while end == "|":
        way, end = _sequence(tokens, whole)
        ways.append(way)
    if end != "]":
        raise TemplateError(f"a choice is not closed in {whole!r}")
    return Choice(tuple(ways))


def slots(wanted: Template) -> Iterator[str]:
    """Yield the names of all slots of a template."""
    for node in wanted:
        if isinstance(node, Slot):
            yield node.name
        elif isinstance(node, Marked):
            yield from slots(node.inside)
        elif isinstance(node, Choice):
            for way in node.ways:
                yield from slots(way)


# ------------------------------------------------------------------------------ filling
def phrase(wanted: Template, words: Words, chance: Random) -> Sentence:
    """Fill a template."""
    writing = _Writing(words, chance)
    writing.fill(wanted)
    return Sentence("".join(writing.parts), tuple(writing.marks))


def sentence(wanted: Template, words: Words, chance: Random) -> Sentence:
    """Fill a template as a sentence, which begins with a capital letter."""
    made = phrase(wanted, words, chance)
    text = made.text
    first = 0 if text[0].isalnum() else 1  # a quotation mark
    return Sentence(text[:first] + text[first].upper() + text[first + 1 :], made.marks)


class _Writing:
    """A text that grows, with the marks in it."""

    __slots__ = ("at", "chance", "marks", "parts", "words")

    def __init__(self, words: Words, chance: Random) -> None:
        self.words = words
        self.chance = chance
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.at = 0

    def fill(self, wanted: Template) -> None:
        """Write a template."""
        for node in wanted:
            if isinstance(node, str):  # most nodes
                self.parts.append(node)
                self.at += len(node)
            elif isinstance(node, Marked):
                start = self.at
                self.fill(node.inside)
                self.marks.append(Mark(node.tag, start, self.at))
            elif isinstance(node, Choice):
                self.fill(node.ways[int(self.chance.random() * len(node.ways))])
            else:
                self._put(self.words[node.name])

    def _put(self, value: Value) -> None:
        """Write what stands in a slot."""
        at = self.at
        if isinstance(value, tuple):
            self.fill(value)
            return
        if isinstance(value, Named):
            start = at + len(value.before)
            end = start + len(value.mention)
            self.marks.append(Mark("n", start, end, value.actor, value.form))
            text = value.before + value.mention + value.after
        elif isinstance(value, Dating):
            text = value.text
            self.marks.append(Mark("t", at, at + len(text), value.day))
        elif isinstance(value, Sentence):
            text = value.text
            self.marks += (
                Mark(one.tag, at + one.start, at + one.end, one.about, one.form)
                for one in value.marks
            )
        else:
            text = value
        self.parts.append(text)
        self.at += len(text)
