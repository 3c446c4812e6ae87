"""Laws of all readers: they hold for any text, and no text keeps the rules for long."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import wortlaut
from wortlaut.annotate.readers import Choice, ReaderName, annotator
from wortlaut.model.document import Document, Layers, record_of
from wortlaut.model.identity import article_id
from wortlaut.model.record import Article, Block, BlockKind, Record, Source, Statement, check_spans
from wortlaut.model.span import Span

SCHEMA = Draft202012Validator(wortlaut.json_schema())

# Pieces of German reports, so that the rules meet what they are made for, and any text between.
PIECES = st.sampled_from([
    "Die Ministerin ", "Ada Brandt ", "Kim Jong-un ", "der Sprecher des Rates, Jan Holm, ", "sie ",
    "die Agentur Yonhap ", "die Zeitung „Nordblick“ ", "Nordkorea ", "es ", "Der 43-jährige Wirt ",
    "sagte ", "teilte ", "mit ", "wies die Vorwürfe ", "zurück ", "hieß es ", "wurde ", "zitiert ",
    "habe ", "sei ", "soll ", "gestohlen haben ", "dürfte ", "offenbar ", "als ", "von ",
    "dem Rat ", "dass ", "ob ", "wie ", "laut ", "Nach Angaben ", "zufolge ", "so ", "Demnach ",
    "und ", "weil ", "unter Berufung auf ", "mit den Worten ", "fügte hinzu ", "den Damm zu bauen ",
    "Berichten ", "der Damm halte ", "Wir bauen ", "das er kaufte ", "nicht ", "im Verdacht ",
    "„", "“", "”", "»", "«", "›", "‹", "‚", "‘", "’", '"', "'", "(", ")", "–", "-", "…",
    ", ", ". ", ": ", "; ", "? ", "! ", "\n", "\n\n", "\u00a0", "\u2028", "\t", "6. September ",
    "\u200b", "\U0001f600", "\u0301", "ß", "İ", "Dr. ", "\x00", "中文", "ﬁ",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join) | st.text(max_size=100)
KINDS: tuple[BlockKind, ...] = (
    "title", "lead", "paragraph", "caption", "subheading", "related", "note",
)  # fmt: skip


def document(text: str, kinds: tuple[BlockKind, ...] = ("paragraph",)) -> Document:
    """Make a document whose paragraphs are blocks of these kinds, in turn."""
    article = Article(
        article_id(text, None, None), Source("a", None, "text/plain", "0" * 64, None), "de",
        None, (), (), None, None, None, None, (),
    )  # fmt: skip
    blocks, at = [], 0
    for number, piece in enumerate(text.split("\n\n")):
        if piece:
            kind = kinds[number % len(kinds)]
            blocks.append(Block(kind, Span(at, at + len(piece)), None))
        at += len(piece) + 2
    return Document(article, text, tuple(blocks))


def read(text: str, reader: ReaderName, kinds: tuple[BlockKind, ...] = ("paragraph",)) -> Record:
    found = document(text, kinds)
    return record_of(found, annotator(Choice(reader, "recall"))(found))


every_reader = pytest.mark.parametrize("reader", get_args(ReaderName))


@every_reader
@given(TEXTS, st.lists(st.sampled_from(KINDS), min_size=1, max_size=4).map(tuple))
def test_any_text_becomes_a_record_that_points_into_it(
    reader: ReaderName, text: str, kinds: tuple[BlockKind, ...]
) -> None:
    record = read(text, reader, kinds)
    assert record.text == text
    check_spans(record)


@every_reader
@given(TEXTS)
def test_reading_twice_gives_the_same_record(reader: ReaderName, text: str) -> None:
    assert read(text, reader) == read(text, reader)


@every_reader
@given(TEXTS)
def test_a_record_written_as_json_fits_the_schema_and_reads_back(
    reader: ReaderName, text: str
) -> None:
    record = read(text, reader)
    written = wortlaut.dumps(record)
    assert [error.message for error in SCHEMA.iter_errors(json.loads(written))] == []
    assert wortlaut.loads(written) == record


@every_reader
@given(TEXTS)
def test_statements_stand_in_order_and_lie_in_earlier_ones(reader: ReaderName, text: str) -> None:
    found = read(text, reader).statements or ()
    assert [one.id for one in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    starts = [one.content[0].start for one in found]
    assert starts == sorted(starts)
    earlier: dict[str, Statement] = {}
    for one in found:
        if one.nested_in is not None:
            outer = earlier[one.nested_in]
            assert outer.content[0].start <= one.content[0].start
            assert one.content[-1].end <= outer.content[-1].end
        earlier[one.id] = one


@every_reader
@given(TEXTS)
def test_the_parts_of_a_statement_are_apart(reader: ReaderName, text: str) -> None:
    for one in read(text, reader).statements or ():
        assert list(one.content) == sorted(one.content)
        assert not any(
            left.overlaps(right)
            for at, left in enumerate(one.content)
            for right in one.content[at + 1 :]
        )
        assert not any(frame.overlaps(piece) for frame in one.frame for piece in one.content)
        assert 0 <= one.confidence <= 1
        assert one.holder is None or one.holder not in one.via


@every_reader
@given(TEXTS)
def test_every_actor_that_is_named_is_there(reader: ReaderName, text: str) -> None:
    record = read(text, reader)
    ids = {actor.id for actor in record.actors or ()}
    for one in record.statements or ():
        assert {*one.via, *([one.holder] if one.holder else [])} <= ids
    assert all(actor.mentions and actor.name.strip() for actor in record.actors or ())


@every_reader
@given(TEXTS)
def test_sentences_stand_in_order_without_white_space_at_their_ends(
    reader: ReaderName, text: str
) -> None:
    at = 0
    for sentence in read(text, reader).sentences or ():
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        at = sentence.end
    assert not text[at:].strip()


@given(TEXTS, st.sampled_from(["en", "fr", "und"]))
def test_a_language_without_tables_is_left_alone(text: str, language: str) -> None:
    record = wortlaut.read(f"Damm {text}".encode("utf-8", "replace").decode(), language=language)
    assert record.statements is None
    assert isinstance(record.warnings, tuple)


# ------------------------------------------------------------------------------ bounded time
# Each of these would take minutes if a rule looked at everything from everywhere.
LONG = {
    "a line without stops": "Der Damm hält und der Rat sagte der Stadt dass er halte " * 5400,
    "one word": "a" * 300_000,
    "opening marks": "„" * 100_000,
    "opening marks before words": "„Ja " * 50_000,
    "closing marks": "“ " * 100_000,
    "commas": "," * 100_000,
    "clauses": "er sei da, " * 20_000,
    "nested marks": "„a »b ‚c " * 15_000 + "d‘ e« f“ " * 15_000,
    "short quotations": "„Ja“, sagte er. " * 5_000,
    "subjunctive sentences": "Er sagte, er sei da. " + "Er sei da. " * 10_000,
    "names": "Ada Brandt und Jan Holm kamen. " * 5_000,
    "other names": " ".join(f"Ada Holm{at}a und Jan Damm{at}a kamen." for at in range(3_000)),
    "pronouns": "Ada Brandt kam. " + "Sie sagte, er halte. " * 3_000,
    "line breaks": "\n" * 300_000 + "Ende",
    "stops": "." * 300_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_text_made_to_take_long_does_not(text: str) -> None:
    check_spans(read(text, "rules"))


def test_a_document_without_blocks_has_empty_layers() -> None:
    empty = read("", "rules")
    assert empty == record_of(
        document(""),
        Layers(sentences=(), actors=(), times=(), statements=(), disputes=(), events=()),
    )
