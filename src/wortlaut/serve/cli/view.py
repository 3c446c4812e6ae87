"""The readable view of a record in a terminal: the article, and beside it whose words are whose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wortlaut.model.chain import KnownBy
from wortlaut.model.record import Article, BlockKind, Dated, Record
from wortlaut.serve.chains import NOBODY, control_of, in_words
from wortlaut.serve.dates import known_by
from wortlaut.serve.export.palette import voices_of
from wortlaut.serve.export.sheets import title_of
from wortlaut.serve.marks import Note, Passage, notes_of, passages_of

# From this width on the notes stand beside the text, below it they stand under each paragraph.
BESIDE: Final = 100
MEASURE: Final = 72
MARGIN: Final = 38

# Each has a contrast of about 4.5 with black and with white: who knows how a terminal looks?
COLOURS: Final = (
    "#1c7bd0", "#c2560c", "#2b8540", "#7f6ee0", "#0b8390", "#d8405a", "#8f6c00", "#c240a8",
)  # fmt: skip
STYLES: Final[dict[BlockKind, str]] = {"kicker": "bold dim", "title": "bold", "lead": "bold"}
SECONDARY: Final = frozenset({"caption", "byline", "dateline", "note", "related", "boilerplate"})
SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED: Final = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")


def show(record: Record, console: Console) -> None:
    """Print the readable view."""
    notes = notes_of(record)
    passages = passages_of(record, notes)
    painter = _Painter(voices_of(n.holder for n in notes if n.holder), bool(console.color_system))
    console.print(_head(record, any(passage.kind == "title" for passage in passages)))
    for passage in passages:
        if passage.text.strip():
            console.print(_row(passage, painter, console.width))
    console.print(_foot(record, notes))


class _Painter:
    """Styles by holder; without colour, brackets say where a statement begins and ends."""

    def __init__(self, voices: dict[str, int], colour: bool) -> None:
        self.voices = voices
        self.colour = colour

    def style(self, note: Note) -> str:
        """Return the style of one statement's words: its holder's colour, hedges in italics."""
        if note.statement.kind == "hedged":
            return "italic underline"
        if note.holder is None:
            return "underline"
        return COLOURS[self.voices[note.holder]]

    def running(self, passage: Passage) -> Text:
        """Return the passage's text with its statements marked and numbered."""
        text = Text(style=_style(passage))
        around = ((), *(segment.inside for segment in passage.segments), ())
        for segment, before, after in zip(passage.segments, around, around[2:], strict=False):
            for note in segment.inside:
                text.append("" if self.colour or note in before else "[", self.style(note))
            innermost = segment.inside[-1:]
            text.append(_flow(segment.text), self.style(innermost[0]) if innermost else "")
            for note in reversed(segment.inside):
                text.append("" if self.colour or note in after else "]", self.style(note))
                number = _raised(note.number) if note in segment.closes else ""
                apart = "·" if number and text.plain.endswith(_RAISED) else ""  # 4·3, not 43
                text.append(apart + number, f"bold {self.style(note)}")
        text.rstrip()
        return text


# ------------------------------------------------------------------------------ parts of the view
def _head(record: Record, title_in_text: bool) -> RenderableType:
    article = record.article
    lines: list[RenderableType] = [Text(" · ".join(_facts(article, record.text)), style="dim")]
    if not title_in_text and article.title:
        lines.append(Text(title_of(record), style="bold"))
    return Group(*lines, Text())


def _facts(article: Article, text: str) -> Iterator[str]:
    """Name the outlet, the agencies and the dates, each as far as known."""
    if article.outlet:
        yield article.outlet.name
    yield from article.agencies
    if article.published:
        yield _dated("published", article.published, text)
    if article.updated:
        yield _dated("updated", article.updated, text)
    yield article.language
    yield article.id


def _dated(word: str, dated: Dated, text: str) -> str:
    return f"{word} {dated.value.replace('T', ' ')} ({_flow(known_by(dated, text))})"


def _row(passage: Passage, painter: _Painter, width: int) -> RenderableType:
    """Put a passage and its notes beside each other, or below each other where it is narrow."""
    text = _labelled(passage, painter)
    notes = [_note(note, painter) for note in passage.notes]
    if width >= BESIDE:
        grid = Table.grid(padding=(0, 0, 0, 3))
        grid.add_column(width=min(MEASURE, width - MARGIN - 3))
        grid.add_column(width=MARGIN)
        grid.add_row(text, Group(*notes))
        return Padding(grid, (0, 0, 1, 0))
    below = [Padding(note, (0, 0, 0, 4)) for note in notes]
    return Padding(Group(text, *below), (0, max(0, width - 80), 1, 0))


def _labelled(passage: Passage, painter: _Painter) -> RenderableType:
    """Return the passage, with its kind before it where it is not the article proper."""
    if passage.repeats is not None:
        return Text(f"{passage.kind}, as before", style="dim italic")
    text = painter.running(passage)
    if passage.kind not in SECONDARY:
        return text
    return Text.assemble((f"{passage.kind}: ", "dim italic"), text)


def _note(note: Note, painter: _Painter) -> RenderableType:
    """Write the chain, then the kind of statement, the words that say so and who denies it."""
    style = painter.style(note)
    chain = Text.assemble(
        *_holders(note, style),
        *((f" → {in_words((step,))}", _TELLING[step.known_by]) for step in note.chain[1:]),
    )
    lines = [chain, Text(" · ".join(_about(note)), style="dim"), *_disputed(note)]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(Text(_raised(note.number), style=f"bold {style}"), Group(*lines))
    return grid


def _holders(note: Note, style: str) -> Iterator[tuple[str, str]]:
    """Write whose words they are, a medium with who controls it."""
    for number, link in enumerate(note.chain[0].links):
        yield (", " if number else "", "")
        yield (link.name or _unnamed(note), f"bold {style}" if link.name else "italic")
        yield (f" ({about})" if (about := control_of(link)) else "", "")


# What the page tells of every statement stands back behind what the text tells of this one.
_TELLING: Final[dict[KnownBy, str]] = {"text": "", "credit": "dim", "outlet": "dim"}


def _disputed(note: Note) -> Iterator[Text]:
    """Join a statement to those that deny it, and to those that it denies."""
    for one in note.disputed_by:
        yield Text(f"disputed by {one.by}{_raised(one.number) if one.number else ''}", "bold")
    if note.disputes:
        yield Text(f"disputes {'·'.join(map(_raised, note.disputes))}", "bold")


def _unnamed(note: Note) -> str:
    return f"{NOBODY}: “{_flow(note.called)}”" if note.called else NOBODY


def _about(note: Note) -> Iterator[str]:
    yield note.statement.kind.replace("_", " ")
    yield note.statement.stance
    if note.cue:
        yield f"“{_flow(note.cue)}”"


def _foot(record: Record, notes: tuple[Note, ...]) -> RenderableType:
    """Say how much was found, and what the reader should know."""
    found = "nobody looked for statements" if record.statements is None else _tally(notes)
    lines = [Text(found, style="dim")]
    lines += [Text(f"times: {_times(record)}", style="dim")] if record.times else []
    lines += [Text(f"warning[{w.code}]: {w.message}", style="yellow") for w in record.warnings]
    return Group(Rule(style="dim"), *lines)


def _times(record: Record) -> str:
    """List the times that the article names, each once, with their values."""
    named = ((_flow(" ".join(t.span.of(record.text).split())), t.value) for t in record.times or ())
    return " · ".join(f"“{words}” {value}" for words, value in dict.fromkeys(named))


def _tally(notes: tuple[Note, ...]) -> str:
    holders = len({name for note in notes for name in note.holders})
    said = f"{len(notes)} statement{'' if len(notes) == 1 else 's'}"
    return f"{said} of {holders} holder{'' if holders == 1 else 's'}"


def _style(passage: Passage) -> str:
    if passage.kind in SECONDARY:
        return "dim"
    return STYLES.get(passage.kind, "") if passage.kind else ""


def _raised(number: int) -> str:
    return str(number).translate(SUPERSCRIPT)


def _flow(text: str) -> str:
    """Show control characters as a space: a text must not steer the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)
