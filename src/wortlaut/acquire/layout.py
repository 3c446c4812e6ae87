"""Layout: what each part of a page is, so that later stages read only what is article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from wortlaut.acquire.credits import Credit, credit_of
from wortlaut.acquire.dates import printed_dates
from wortlaut.acquire.head import with_head
from wortlaut.acquire.lines import Line, ends_sentence, ends_statement, lines_of
from wortlaut.acquire.page import Marked
from wortlaut.acquire.patterns import Patterns, patterns
from wortlaut.model.record import Block, BlockKind
from wortlaut.model.span import Span, without

# A longer line is read no further than this from either end: debris is short, and a line may
# have 300,000 characters.
_EDGE = 160
_SHORT = 320  # no service line is longer
_NOTE = 700  # nor a note
_CAPTION = 220  # a longer one is told by its place, not by its words alone
_BULLETS = " \t\u00a0:!…→›»>|•·–—-*+▶►■▪●✕×↗⇒"
_LETTERS = re.compile(r"[^\W_]")
_SPEECH = re.compile(r"[„“”\"«»‚‘]")

_DATELINE = re.compile(
    r"""
    (?P<place>[A-ZÄÖÜ](?:[^().!?:;„“”"»«\n]|(?<=\d)\.|(?<=\bSt)\.){0,60}?)[.,:]?
    \s?\((?P<credit>[^()\n]{2,40})\)\s?[-–—:.|]{0,2}(?=\s|$)
    """,
    re.VERBOSE,
)  # "Berlin (dpa) – ", "New York/Genf, 12. Juni (Reuters) - "; not "Die Partei (CDU) – "
_CAPITALS = re.compile(
    r"[A-ZÄÖÜ]{3,}(?:[/ -]{1,3}[A-ZÄÖÜ]{2,}){0,4}(?:\.|\s?[–—|]|\s-)(?=\s\S)"
)  # "HOLM. ", "BERLIN/KÖLN – "; not "DER Minister"
_PIPED = re.compile(r"(?P<place>[A-ZÄÖÜ][\w/ .-]{2,40}) (?P<credit>[\w/]{2,20}) ?\|(?=\s)")
_SMALL_WORDS = 2  # "Frankfurt an der Oder"
_PLACE_MARK = re.compile(r"(?:\.|\s?[–—|]|\s-)(?=\s\S)")

_SENTENCE_ENDS = tuple('.!?…“”"»«’)]')
_SENTENCE_MARKS = tuple('.!?…“”"»«:,')
_IN_BRACKETS = re.compile(r"(?<=[.!?…“”\"»«’)\]])\s*(?P<whole>\((?P<credit>[^()]{2,80})\))\.?\s*$")
_BARE = re.compile(
    r"(?<=[.!?…“”\"»«’)\]])\s+(?P<whole>[–—-]?\s?(?P<credit>[\w-]{2,20}(?:/[\w-]{2,20}){0,5}))\s*$"
)  # "… hält. mel/dpa"; not "… hält. Amen", because Amen is no agency
_SERVICE_MARK = re.compile(
    r"(?<=[.!?…“”\"»«’)\]])\s*(?P<whole>(?:©\s?)?(?P<credit>dpa-infocom|dpa:\d{6}-)[^.!?]{0,80})$"
)
_AGENCY_NUMBER = ("dpa-infocom", "dpa:")
_ITEM = "-•–—*·▪0123456789"
_QUOTED_SENTENCE = re.compile(r"[“”\"«»‹][,;]")
_ARTICLE = (None, "paragraph", "lead")


def blocks(
    text: str, language: str, title: str | None = None, marks: Sequence[Marked] = ()
) -> tuple[Block, ...]:
    """Say what each part of a text is: every character but space is in exactly one block.

    ``title`` is the headline if it is known; ``marks`` are the parts that markup tells.
    """
    words = patterns(language)
    lines = _marked(marks, text) if marks else lines_of(text)
    lines = _each(_with_headers(lines, words), lambda line: _cut(line, words))
    lines = _each(lines, lambda line: (line.known(line.kind or _kind_of(line, words)),))
    lines = _with_related(lines, words)
    lines = _with_captions(_with_opening_captions(lines, words))
    lines = with_head(lines, words, text, title)
    lines = _with_pictures(lines)
    lines = _with_datelines(lines, words)
    lines = _with_subheadings(lines, words)
    return tuple(_numbered(lines))


def line_kind(text: str, language: str) -> BlockKind | None:
    """Say what a line is by its words alone; None if they do not tell."""
    return _kind_of(Line(Span(0, len(text)), text, True), patterns(language)) if text else None


def _marked(marks: Sequence[Marked], text: str) -> tuple[Line, ...]:
    return tuple(Line(mark.span, mark.span.of(text), True, mark.kind) for mark in marks)


def _each(lines: Sequence[Line], change: Callable[[Line], Iterable[Line]]) -> tuple[Line, ...]:
    return tuple(piece for line in lines for piece in change(line))


# ------------------------------------------------------------------------------ cuts
def _with_headers(lines: tuple[Line, ...], words: Patterns) -> tuple[Line, ...]:
    """Mark the lines "LABEL: value" that some files begin with."""
    count = len(header_fields(lines, words))
    return tuple(
        line.known(words.header_fields[_label(line, words)][1]) if i < count else line
        for i, line in enumerate(lines)
    )


def header_fields(lines: Sequence[Line], words: Patterns) -> tuple[tuple[str, str], ...]:
    """Read the fields of the header lines that a file begins with; one alone is no header."""
    fields: list[tuple[str, str]] = []
    for line in lines:
        match = words.header.fullmatch(line.text) if len(line.text) < _SHORT else None
        if not match:
            break
        fields.append((words.header_fields[match[1]][0], match[2]))
    return tuple(fields) if len(fields) > 1 else ()


def _label(line: Line, words: Patterns) -> str:
    match = words.header.fullmatch(line.text)
    return match[1] if match else ""


def _cut(line: Line, words: Patterns) -> tuple[Line, ...]:
    """Cut off what is not the paragraph's own: a stamp or dateline before, a credit after it."""
    if line.kind not in (None, "paragraph", "lead"):
        return (line,)
    first, rest = _head_cut(line, words)
    return (*first, *_tail_cut(rest, words))


def _head_cut(line: Line, words: Patterns) -> tuple[tuple[Line, ...], Line]:
    head = line.text[:_EDGE]
    match, kind = words.stamp.match(head), "note"
    if not match:
        match, kind = _credited_dateline(head), "dateline"
    pieces = line.cut(match.end()) if match else (line,)
    if len(pieces) < 2:
        return (), line
    return (pieces[0].known("note" if kind == "note" else "dateline"),), pieces[1]


def _credited_dateline(head: str) -> re.Match[str] | None:
    """Match a dateline that names an agency."""
    for mark, pattern in (("(", _DATELINE), ("|", _PIPED)):
        match = pattern.match(head) if mark in head else None
        if not match or not _names_place(match):
            continue
        if (credit := credit_of(match["credit"])) and credit.agencies:
            return match
    return None


def _names_place(match: re.Match[str]) -> bool:
    """Tell a place from a sentence before a credit: "Der Bau soll teuer werden. (dpa)"."""
    place: str = match["place"]
    small = sum(word[0].islower() for word in place.split())
    stopped = match.string[match.end("place") : match.end("place") + 1] == "."
    return small == 0 if stopped else small <= _SMALL_WORDS


def _tail_cut(line: Line, words: Patterns) -> tuple[Line, ...]:
    """Cut the credit off the end of a paragraph: "… hält. (das/dpa)"."""
    base = max(0, len(line.text) - _EDGE)
    tail = line.text[base:]
    if at := _credit_start(tail):
        *body, credit = line.cut(base + at)
        return (*body, credit.known("byline"))
    if match := _picture_credit(tail, words):
        before = tail[: match.start()].rstrip()
        news = len(line.text) > _SHORT or _SPEECH.search(before)
        if news and before.endswith(_SENTENCE_ENDS):
            *body, credit = line.cut(base + match.start())
            return (*body, credit.known("caption"))
    return (line,)


def _picture_credit(text: str, words: Patterns) -> re.Match[str] | None:
    """Match the credit of a picture at the end of a text; it does not end like a sentence."""
    tail = text[-_EDGE:]
    return None if tail.endswith(_SENTENCE_MARKS) else words.credit.search(tail)


def _credit_start(tail: str) -> int | None:
    """Find where the credit at the end of a paragraph begins; it follows a finished sentence."""
    for pattern in (_IN_BRACKETS, _BARE, _SERVICE_MARK):
        match = pattern.search(tail)
        if match and match.start() > 0 and _is_credit(match["credit"], pattern is _IN_BRACKETS):
            return match.start("whole")
    return None


def _is_credit(text: str, in_brackets: bool) -> bool:
    """Tell whether this is a credit: an agency must be in it, or one pair of initials alone."""
    if text.startswith(_AGENCY_NUMBER):
        return True
    credit = credit_of(text)
    return bool(credit and (credit.agencies or (in_brackets and _are_initials(credit))))


def _are_initials(credit: Credit) -> bool:
    return all(len(author) <= 3 and author.islower() for author in credit.authors)


# ------------------------------------------------------------------------------ kinds of lines
def _kind_of(line: Line, words: Patterns) -> BlockKind | None:
    """Say what a line is by its words alone; None if they do not tell."""
    text = line.text
    if len(text) > _NOTE:
        return None
    if not _LETTERS.search(text):
        return "boilerplate"
    if words.notes.fullmatch(text):
        return "note"
    if len(text) <= _SHORT and (kind := _short_kind(text, words)):
        return kind
    if len(text) <= _CAPTION and words.captions.fullmatch(text):
        return "caption"
    return "caption" if len(text) <= _SHORT and _picture_credit(text, words) else None


def _short_kind(text: str, words: Patterns) -> BlockKind | None:
    bare = text.strip(_BULLETS).rstrip(".")
    if _is_dateline(bare, words):
        return "dateline"
    for kind, pattern in words.lines:
        # A quoted sentence is somebody's words, whatever it looks like.
        if pattern.fullmatch(bare) and not (kind == "boilerplate" and _SPEECH.search(bare)):
            return kind
    for kind, pattern in words.inline:
        if pattern.fullmatch(bare):
            return kind
    if len(bare) <= 80 and (credit := credit_of(bare)) and credit.agencies:
        return "byline"
    return None


def _is_dateline(bare: str, words: Patterns) -> bool:
    """Tell whether a line holds a date or a place and nothing that is news."""
    if len(bare) > _EDGE:
        return False
    match = _DATELINE.fullmatch(bare)
    if match and _names_place(match) and (credit := credit_of(match["credit"])) and credit.agencies:
        return True
    if words.place.fullmatch(bare):
        return True
    dates = [printed.span for printed in printed_dates(bare)]
    rest = "".join(piece.of(bare) for piece in without(Span(0, len(bare)), dates)) if dates else ""
    return bool(dates) and not _LETTERS.search(words.place.sub("", words.dated.sub("", rest)))


# ------------------------------------------------------------------------------ neighbours
def _with_related(lines: tuple[Line, ...], words: Patterns) -> tuple[Line, ...]:
    """Give the headlines below "Mehr zum Thema" and the like to their heading."""
    out = list(lines)
    for at, line in enumerate(lines):
        if line.kind == "related" and _is_heading(line, words):
            for i in _link_list(lines, at):
                out[i] = lines[i].known("related")
    return tuple(out)


def _is_heading(line: Line, words: Patterns) -> bool:
    bare = line.text.strip(_BULLETS).rstrip(".")
    return any(kind == "related" and pattern.fullmatch(bare) for kind, pattern in words.lines)


def _link_list(lines: Sequence[Line], heading: int) -> Iterator[int]:
    """Yield the lines of a list of links: headlines, one below the other, at one distance."""
    apart: bool | None = None
    for i in range(heading + 1, min(heading + 13, len(lines))):
        line = lines[i]
        if line.kind == "boilerplate":
            continue
        if line.kind is not None or len(line.text) > 150 or ends_statement(line.text):
            return
        if apart is False and line.apart:
            return
        yield i
        # The distance between entries counts, not the one between heading and first entry.
        apart = line.apart if i > heading + 1 else (None if line.apart else False)


def _with_opening_captions(lines: tuple[Line, ...], words: Patterns) -> tuple[Line, ...]:
    """Mark the longer captions above the text; below, a sentence about a picture may be news."""
    out = list(lines)
    paragraphs = 0
    for i, line in enumerate(lines):
        if line.kind is not None:
            continue
        if len(line.text) <= _NOTE and words.captions.fullmatch(line.text):
            out[i] = line.known("caption")
        elif len(line.text) > 100 and ends_sentence(line.text):
            paragraphs += 1
            if paragraphs > 1:  # the first may be the lead
                break
    return tuple(out)


def _with_captions(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark what stands there twice, one right after the other: pages give captions so."""
    out = list(lines)
    for i in range(1, len(lines)):
        left, right = lines[i - 1], lines[i]
        same = left.text == right.text and 25 <= len(right.text) <= _NOTE
        if same and right.kind is None and ends_sentence(right.text):
            out[i - 1], out[i] = left.known("caption"), right.known("caption")
    return tuple(out)


def _with_pictures(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Mark the caption above a picture's credit, and the name below the bare word for it."""
    out = list(lines)
    for i, line in enumerate(lines):
        if line.kind != "caption" or line.split or len(line.text) > _EDGE // 2:
            continue
        if i > 0 and _is_loose(lines[i - 1]) and lines[i - 1].kind is None:
            out[i - 1] = lines[i - 1].known("caption")
        if line.text.endswith(":") and i + 1 < len(lines) and _is_loose(lines[i + 1]):
            out[i + 1] = lines[i + 1].known("caption")
    return tuple(out)


def _is_loose(line: Line) -> bool:
    """Tell a line that is no sentence and not yet part of the article."""
    return line.kind in (None, "byline") and not line.split and not ends_sentence(line.text)


def _with_datelines(lines: tuple[Line, ...], words: Patterns) -> tuple[Line, ...]:
    """Cut the dateline off the first paragraph; there a place alone or in capitals is one.

    What stands between the headline and a paragraph with a dateline is the lead.
    """
    first = list(islice((i for i, line in enumerate(lines) if _is_body(line)), 2))
    for number, at in enumerate(first):
        end = _opening(lines[at].text[:_EDGE], words)
        pieces = lines[at].cut(end) if end and not lines[at].split else ()
        if len(pieces) == 2:
            head = lines[:at]
            if number and _has_title_above(lines, first[0]):
                head = (
                    *lines[: first[0]],
                    lines[first[0]].known("lead"),
                    *lines[first[0] + 1 : at],
                )
            return (*head, pieces[0].known("dateline"), pieces[1], *lines[at + 1 :])
    return lines


def _has_title_above(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the first of the article below its headline."""
    kinds = [line.kind for line in lines[:at]]
    return "title" in kinds and "lead" not in kinds and not lines[at].split


def _is_body(line: Line) -> bool:
    return line.kind in (None, "paragraph") and ends_sentence(line.text)


def _opening(head: str, words: Patterns) -> int | None:
    """Return where the dateline at the start of a paragraph ends."""
    match = _DATELINE.match(head)
    if match and _names_place(match) and (credit := credit_of(match["credit"])):
        return match.end() if credit.agencies or _are_initials(credit) else None
    if match := _CAPITALS.match(head):
        return match.end()
    if match := words.place.match(head) or words.town.match(head):
        mark = _PLACE_MARK.match(head, match.end())
        return mark.end() if mark else None
    return None


def _with_subheadings(lines: tuple[Line, ...], words: Patterns) -> tuple[Line, ...]:
    """Mark the short lines between paragraphs."""
    below = _below(lines)
    out: list[Line] = []
    above: Line | None = None  # the last line of the article so far
    for line, next_line in zip(lines, below, strict=True):
        marked = _is_subheading(line, above, next_line, words)
        out.append(line.known("subheading") if marked else line)
        above = out[-1] if line.kind in (*_ARTICLE, "title") else above
    return tuple(out)


def _below(lines: Sequence[Line]) -> list[Line | None]:
    """List for each line the next line of the article proper."""
    below: list[Line | None] = []
    nearest: Line | None = None
    for line in reversed(lines):
        below.append(nearest)
        nearest = line if line.kind in _ARTICLE else nearest
    return below[::-1]


def _is_subheading(line: Line, above: Line | None, below: Line | None, words: Patterns) -> bool:
    if line.kind is not None or line.split or above is None or below is None:
        return False
    if above.kind is None and not ends_sentence(above.text) and not line.apart:
        return False  # a sentence goes on
    longer = len(below.text) > len(line.text)
    reads_on = ends_sentence(below.text) or len(below.text) > _EDGE
    return longer and reads_on and _looks_like_subheading(line.text, words)


def _looks_like_subheading(text: str, words: Patterns) -> bool:
    if len(text) > 110 or text.count(" ") > 14 or ends_statement(text) or text[0] in _ITEM:
        return False
    if text[0].islower():  # the rest of a broken line
        return False
    if _QUOTED_SENTENCE.search(text) or (text[0] in '„“»"‚' and ends_sentence(text)):
        return False
    asks = text.rstrip('“”"»« ').endswith("?")
    return not (asks and words.address & set(re.findall(r"\w+", text)))


def _numbered(lines: Sequence[Line]) -> Iterator[Block]:
    """Turn lines into blocks, each with the first block of the same words."""
    first: dict[str, int] = {}
    for i, line in enumerate(lines):
        earlier = first.setdefault(line.text, i)
        yield Block(line.kind or "paragraph", line.span, earlier if earlier < i else None)
