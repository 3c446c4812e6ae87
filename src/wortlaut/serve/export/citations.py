"""One line to cite each statement by, which anybody who has the text can check.

    „Ja“ (direct: Ada Brandt, via Nordpress; Tagblatt, 2024-05-07; https://…)
        urn:wortlaut:article:3fa2…#char=17,21;30,34 sha256:9f86…

on one line: the words, how they are told and whose they are; who passed them on; where and when;
then the id of the article, the characters (code points, as RFC 5147 counts them) and the hash of
the text in UTF-8. What is in quotation marks there is so in the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wortlaut.model.errors import NotFoundError
from wortlaut.model.identity import StatementId
from wortlaut.model.record import Record, Statement
from wortlaut.model.span import Span
from wortlaut.serve.chains import NOBODY
from wortlaut.serve.export.material import Material, Part, address, encoded, text_sha256
from wortlaut.serve.export.web import page_of

_NAME = "citations.txt"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# "… urn:wortlaut:article:3fa2#char=17,21;30,34 sha256:9f86…"; not a line without a hash
_CITED = re.compile(
    r"(?P<said>.*) \S*?(?P<article>[0-9a-f]+)#char=(?P<at>[0-9,;]{3,10000}) "
    r"sha256:(?P<hash>[0-9a-f]{64})"
)
_PAIR = re.compile(r"([0-9]{1,9}),([0-9]{1,9})")  # "17,21"; not "17", not "-1,4"


@dataclass(frozen=True, slots=True)
class Miscited:
    """A line that does not say what its article says; ``line`` counts from 1."""

    line: int
    article: str
    problem: str


def citation_parts(material: Material) -> Iterator[Part]:
    """Yield a line for each statement that has words."""
    for record in material.records():
        if lines := list(citations_of(record, material.base)):
            yield Part(_NAME, encoded("".join(f"{line}\n" for line in lines)))


def citations_of(record: Record, base: str) -> Iterator[str]:
    """Yield a line for each statement of an article."""
    return (line for _, line in cited(record, base))


def cited(record: Record, base: str) -> Iterator[tuple[StatementId, str]]:
    """Yield the statements of an article that have words, each with its line."""
    digest = text_sha256(record)
    for statement in record.statements or ():
        if statement.content:
            place = ";".join(f"{span.start},{span.end}" for span in statement.content)
            where = address(base, record.article.id, f"char={place}")
            yield statement.id, f"{_said(record, statement)} {where} sha256:{digest}"


def _said(record: Record, statement: Statement) -> str:
    words = _line(record.excerpt(statement.content))
    return f"{words} ({_line(_source(record, statement))})"


def _source(record: Record, statement: Statement) -> str:
    """Say how it is told, whose words it is, through whom, and where it stood when."""
    article = record.article
    via = [actor.name for id in statement.via if (actor := record.actor(id))]
    told = f"{statement.kind.replace('_', ' ')}: {', '.join(record.holders(statement)) or NOBODY}"
    parts = (
        ", via ".join((told, ", ".join(via))) if via else told,
        ", ".join(
            part
            for part in (
                article.outlet.name if article.outlet else None,
                article.published.value if article.published else None,
            )
            if part
        ),
        page_of(article) or article.source.uri,
    )
    return "; ".join(part for part in parts if part)


def _line(text: str) -> str:
    """Write words on one line; signs that a terminal would obey become visible."""
    return _CONTROLS.sub("\ufffd", " ".join(text.split()))


# ------------------------------------------------------------------------------ checking
def miscited(lines: Iterable[str], record_of: Callable[[str], Record]) -> Iterator[Miscited]:
    """Yield the lines that their articles do not bear out; ``record_of`` looks one up by its id."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        found = _CITED.fullmatch(line.rstrip("\r\n"))
        article = found["article"] if found else ""
        if problem := _problem(found, record_of):
            yield Miscited(number, article, problem)


def _problem(found: re.Match[str] | None, record_of: Callable[[str], Record]) -> str | None:
    if found is None:
        return "not a citation: its end does not name an article, characters and a hash"
    try:
        record = record_of(found["article"])
    except NotFoundError as error:
        return str(error)
    if text_sha256(record) != found["hash"]:
        return "the text is not the one that was cited: its hash is another"
    spans = tuple(_spans(found["at"], len(record.text)))
    if not spans:
        return f"not places in the text: {found['at']}"
    words = _line(record.excerpt(spans))
    if not found["said"].startswith(f"{words} ("):
        return f"at {found['at']} stands: {words}"
    told = [_said(record, one) for one in record.statements or () if one.content == spans]
    if found["said"] not in told:
        return f"the record has it as: {told[0] if told else 'no statement'}"
    return None


def _spans(written: str, length: int) -> Iterator[Span]:
    """Yield the places; none if one of them is not in the text."""
    pairs = [_PAIR.fullmatch(pair) for pair in written.split(";")]
    edges = [(int(pair[1]), int(pair[2])) for pair in pairs if pair]
    if len(edges) == len(pairs) and all(start < end <= length for start, end in edges):
        yield from (Span(start, end) for start, end in edges)
