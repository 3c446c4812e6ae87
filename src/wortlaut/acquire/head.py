"""The head of a page: kicker, headline, lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wortlaut.acquire.lines import Line, ends_sentence, ends_statement
from wortlaut.acquire.patterns import Patterns

Lines = tuple[Line, ...]

# The headline is among these first lines, or there is none.
_HEAD = 14
_LONGEST_TITLE = 150
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans(dict.fromkeys("„“”‟»«›‹‚‘’'", '"'))
_MARKDOWN = re.compile(r"#{1,6} ")
# Two lines of a page run into one when copied: "aus HolmDer Damm", "Deich 2031Der Damm".
_JOINT = re.compile(
    r"""
    (?<=[a-zäöüß])(?=[A-ZÄÖÜ])
  | (?<=[?!“”"»:])(?=[A-ZÄÖÜ„][a-zäöüß])
  | (?<=[a-z]\ \d{4})(?=[A-ZÄÖÜ][a-zäöüß])
    """,
    re.VERBOSE,
)


def with_head(lines: Lines, words: Patterns, text: str, title: str | None) -> Lines:
    """Mark the headline with what stands around it, if there is one in the text."""
    if not any(line.kind == "title" for line in lines):
        lines = (_with_known_title(lines, title) if title else None) or _with_found_title(
            lines, words, text
        )
    at = next((i for i, line in enumerate(lines) if line.kind == "title"), None)
    if at is None:
        return lines
    lines = _with_repeated_title(_with_kicker(lines, at), at)
    return _with_lead(lines, at, words)


def _with_known_title(lines: Lines, title: str) -> Lines | None:
    """Mark the headline that is known from elsewhere; None if it is not in the text."""
    wanted = _folded(title)
    for i, line in enumerate(lines[:_HEAD]):
        folded = _folded(line.text) if len(line.text) < 2 * len(title) + 20 else ""
        if wanted and folded.removeprefix("# ") == wanted:
            return (*lines[:i], line.known("title"), *lines[i + 1 :])
        stem = title.strip()
        if stem and line.kind is None and line.text.endswith(stem) and len(line.text) > len(stem):
            *before, last = line.cut(len(line.text) - len(stem))
            kickers = [piece.known("kicker") for piece in before]
            return (*lines[:i], *kickers, last.known("title"), *lines[i + 1 :])
    return None


def _folded(text: str) -> str:
    """Write a headline without the differences that typography makes."""
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().casefold()


# ------------------------------------------------------------------------------ title
def _with_found_title(lines: Lines, words: Patterns, text: str) -> Lines:
    """Mark the first line if it reads like a headline and the rest like an article below it."""
    lines = _without_path(_without_masthead(lines, words))
    open_lines = [i for i, line in enumerate(lines[:_HEAD]) if line.kind is None]
    if not open_lines or not _is_title(lines, open_lines[0]):
        at = _title_below_kicker(lines, open_lines)
    else:
        at = _title_below_kicker(lines, open_lines) or open_lines[0]
    if at is None:
        return lines
    pieces = _unglued(lines[at], words, text)
    return (*lines[:at], *pieces, *lines[at + 1 :])


def _without_masthead(lines: Lines, words: Patterns) -> Lines:
    """Mark the outlet's name where the page begins with it, and more than the text is below."""
    at = [i for i, line in enumerate(lines[:_HEAD]) if line.kind is None]
    if len(at) < 2 or not words.outlets.fullmatch(lines[at[0]].text):
        return lines
    if ends_sentence(lines[at[1]].text):
        return lines
    return (*lines[: at[0]], lines[at[0]].known("boilerplate"), *lines[at[0] + 1 :])


def _without_path(lines: Lines) -> Lines:
    """Mark the path to the page ("Ausland", "Asien") where it stands above kicker and headline."""
    at = [i for i, line in enumerate(lines[:_HEAD]) if line.kind is None]
    path = []
    while len(at) > 2 and _is_step(lines[at[0]].text) and _is_step(lines[at[1]].text):
        below = lines[at[2]].text
        if ends_sentence(below) or below.count(" ") < 2:
            break
        path.append(at.pop(0))
    return tuple(line.known("boilerplate") if i in path else line for i, line in enumerate(lines))


def _is_step(text: str) -> bool:
    """Tell whether a line is one step of a path: a word or two."""
    return len(text) <= 25 and text.count(" ") <= 1 and not ends_sentence(text.rstrip(":"))


def _title_below_kicker(lines: Lines, open_lines: Sequence[int]) -> int | None:
    """Return the second line if the first is its kicker: shorter by far, or ending in a colon."""
    if len(open_lines) < 2:
        return None
    kicker, title = lines[open_lines[0]].text, lines[open_lines[1]].text
    short = len(kicker) <= 45 and kicker.count(" ") <= 4 and not ends_sentence(kicker.rstrip(":"))
    shorter = kicker.endswith(":") or len(kicker) * 3 < len(title) * 2
    return open_lines[1] if short and shorter and _is_title(lines, open_lines[1]) else None


def _is_title(lines: Lines, at: int) -> bool:
    """Tell whether a line reads like a headline with an article below it."""
    line = lines[at]
    if _MARKDOWN.match(line.text) and len(line.text) <= _LONGEST_TITLE:
        return True
    if len(line.text) > _LONGEST_TITLE or ends_statement(line.text) or line.split:
        return False
    if at + 1 < len(lines) and not lines[at + 1].apart and _goes_on(lines[at + 1].text):
        return False  # a sentence that goes on in the next line
    following = [other for other in lines[at + 1 :] if other.kind in (None, "dateline", "lead")]
    sentences = [len(other.text) for other in following if ends_sentence(other.text)][:3]
    if not sentences or _is_quoted_sentence(line.text):
        return False
    below = lines[at + 1].apart or lines[at + 1].kind is not None
    return below or max(sentences) * 3 > len(line.text) * 4


def _goes_on(text: str) -> bool:
    """Tell a line that cannot begin a sentence."""
    return text[0].islower() or text[0] in "(,;"


def _is_quoted_sentence(text: str) -> bool:
    """Tell a finished sentence in quotation marks from a headline in them."""
    bare = text.rstrip('“”"»«’‘ ')
    return len(bare) < len(text.rstrip()) and bare.endswith((".", "!", "?")) and text[0] in '„“»"«'


def _unglued(line: Line, words: Patterns, text: str) -> Iterator[Line]:
    """Cut a kicker off the headline that it is glued to."""
    at = next((at for at in _joints(line.text) if _is_joint(line.text, at, words, text)), None)
    pieces = line.cut(at) if at is not None else (line,)
    if len(pieces) == 2:
        yield pieces[0].known("kicker")
    yield pieces[-1].known("title")


def _joints(headline: str) -> Iterator[int]:
    yield from (match.start() for match in _JOINT.finditer(headline))


def _is_joint(headline: str, at: int, words: Patterns, text: str) -> bool:
    """Tell two glued words from one word with a capital inside."""
    start = _word_start(headline, at)
    glued = headline[start : _word_end(headline, at)]
    left, right = headline[start:at], headline[at : _word_end(headline, at)]
    if len(headline[at:].split()) < 3 or len(headline[:at]) < 4:
        return False
    if not left.isalpha() or not right.isalpha():
        return not _is_inside_quotes(headline, at) and not _is_opening(headline, at)
    if len(left) < 3 or right in words.camel_endings or _is_camel(glued, words):
        return False
    if _occurrences(glued, text) > 1:  # a word of the article, then: "SolarWorld"
        return False
    return (
        " " in headline[:start].strip() or _stands_alone(left, text) or _stands_alone(right, text)
    )


def _is_inside_quotes(headline: str, at: int) -> bool:
    """Tell whether the place lies inside quotation marks, where a capital after ":" is no joint."""
    before = headline[:at]
    return before.count("„") > before.count("“") + before.count("”") or before[-1:] == "„"


def _is_opening(headline: str, at: int) -> bool:
    """Tell whether the mark before a place opens a quotation: no letter stands before it."""
    return headline[at - 1] in '»"“' and headline[: at - 1][-1:].strip() == ""


def _is_camel(word: str, words: Patterns) -> bool:
    stem = re.split(r"[-–]", word)
    return any(part in words.camel or part.rstrip("s") in words.camel for part in stem)


def _stands_alone(word: str, text: str) -> bool:
    """Tell whether the article uses one half of a glued word as a word."""
    last = re.split(r"[-–]", word)[-1]
    pattern = rf"(?<![^\W_]){re.escape(last)}(?![^\W_])"
    return re.search(pattern, text[:20_000], re.IGNORECASE) is not None


def _occurrences(word: str, text: str) -> int:
    return text.count(word, 0, 20_000)


def _word_start(text: str, at: int) -> int:
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "-–"):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


# ------------------------------------------------------------------------------ around the title
def _with_kicker(lines: Lines, at: int) -> Lines:
    """Mark the short line right above the headline."""
    before = [i for i in range(at) if lines[i].kind is None]
    if not before or before[-1] < at - 2 or len(lines[before[-1]].text) > 80:
        return lines
    i = before[-1]
    if ends_sentence(lines[i].text.rstrip(":")):
        return lines
    return (*lines[:i], lines[i].known("kicker"), *lines[i + 1 :])


def _with_repeated_title(lines: Lines, at: int) -> Lines:
    """Mark a headline that is given twice as what it is."""
    title = lines[at].text
    return tuple(
        line.known("title") if line.kind is None and line.text == title else line for line in lines
    )


def _with_lead(lines: Lines, title: int, words: Patterns) -> Lines:
    """Mark the line below the headline if it sums up what follows."""
    if any(line.kind == "lead" for line in lines):
        return lines
    at = _next_open(lines, title)
    if at is not None and words.persons.fullmatch(lines[at].text) and lines[at].text.count(" ") < 4:
        lines = (*lines[:at], lines[at].known("byline"), *lines[at + 1 :])
        at = _next_open(lines, at)
    if at is None or lines[at].split or not _is_lead(lines, at):
        return lines
    return (*lines[:at], lines[at].known("lead"), *lines[at + 1 :])


def _next_open(lines: Lines, after: int) -> int | None:
    return next((i for i in range(after + 1, len(lines)) if lines[i].kind is None), None)


def _is_lead(lines: Lines, at: int) -> bool:
    """Tell a lead: a line that is no sentence, or that stands above the byline or anticipates."""
    following = _next_open(lines, at)
    if following is None or len(lines[at].text) > 600:
        return False
    lead = lines[at].text
    if not ends_sentence(lead):
        return len(lead) <= 250 and ends_sentence(lines[following].text)
    between = lines[at + 1 : following]
    announced = any(
        line.kind in ("byline", "dateline") or (line.kind == "note" and not lines[following].split)
        for line in between
    )
    above_byline = announced and not any(line.split for line in between)
    return above_byline or _anticipates(lead, [line for line in lines[following:] if not line.kind])


def _anticipates(lead: str, following: Sequence[Line]) -> bool:
    """Tell whether most content words of a short line come again in the next three paragraphs."""
    if len(lead) > 400 or len(lead) > len(following[0].text) * 3 // 2:
        return False
    wanted = _stems(lead)
    found = set().union(*(_stems(line.text[:3000]) for line in following[:3]))
    return len(wanted) >= 4 and len(wanted & found) * 5 >= len(wanted) * 3


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words, which inflection does not change."""
    return {word[:6].casefold() for word in _WORD.findall(text) if len(word) > 3}
