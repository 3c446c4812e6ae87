import re
from itertools import pairwise

import pytest

import wortlaut
from wortlaut.annotate.readers import Choice, annotator, reader_version
from wortlaut.annotate.rules import VERSION, read_by_rules
from wortlaut.model.record import Record

TEXT = """Streit um den Damm
Ministerin nennt Damm „völlig morsch“

Der Damm von Holm ist alt, wie der Rat am Montag mitteilte. „Er ist völlig morsch“, sagte die
Ministerin Ada Brandt. Er werde bald brechen. Laut der Agentur Yonhap fehlt Geld „in großem Umfang“.

Offenbar wusste der Rat davon. Die Stadt prüfe den Fall, hieß es.
"""


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def words(record: Record) -> list[str]:
    return [record.excerpt(one.content) for one in record.statements or ()]


def test_statements_are_numbered_in_the_order_of_the_text() -> None:
    found = read(TEXT).statements or ()
    assert len(found) > 5
    assert [one.id for one in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    starts = [one.content[0].start for one in found]
    assert starts == sorted(starts)


def test_actors_are_numbered_by_their_first_mention() -> None:
    actors = read(TEXT).actors or ()
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [actor.mentions[0].span for actor in actors]
    assert firsts == sorted(firsts)


def test_a_statement_names_the_rule_that_found_it() -> None:
    for one in read(TEXT).statements or ():
        assert re.fullmatch(rf"{VERSION}:[a-zäöüß]+(-[a-zäöüß]+)*", one.found_by)


def test_confidence_is_a_share() -> None:
    assert all(0 < one.confidence <= 1 for one in read(TEXT).statements or ())


def test_a_statement_in_another_names_it() -> None:
    record = read("Der Damm sei „völlig morsch“, sagte die Ministerin.")
    outer, inner = record.statements or ()
    assert (outer.nested_in, inner.nested_in) == (None, outer.id)


def test_no_frame_lies_in_its_content() -> None:
    for one in read(TEXT).statements or ():
        assert not any(frame.overlaps(piece) for frame in one.frame for piece in one.content)


def test_the_pieces_of_a_content_stand_in_order() -> None:
    record = read("Der Damm sei alt, sagte der Wirt, und das Wasser falle.")
    (statement,) = record.statements or ()
    assert all(left.end <= right.start for left, right in pairwise(statement.content))


def test_a_language_without_tables_gives_no_layers_and_a_warning() -> None:
    record = wortlaut.read("Le barrage tient, dit le ministre.", language="fr")
    layers = ("sentences", "actors", "times", "statements", "disputes", "events")
    assert [getattr(record, layer) for layer in layers] == [None] * len(layers)
    assert [warning.code for warning in record.warnings] == ["unsupported-language"]


def test_a_country_behind_the_language_changes_nothing() -> None:
    assert wortlaut.read(TEXT, language="de-AT", reader="rules").statements == read(TEXT).statements


def test_nothing_found_is_empty() -> None:
    record = read("Der Damm von Holm hat in der Nacht gehalten.")
    assert (record.statements, record.disputes, record.events) == ((), (), ())


BODY = "Der Damm von Holm hat in der Nacht gehalten. Viele Leute standen am Ufer und sahen zu."
CAPTION = "Der Damm halte, sagte Ada Brandt am Montag. Foto: Jan Holm"


def test_a_caption_is_read() -> None:
    assert words(read(f"{BODY}\n\n{CAPTION}")) == ["Der Damm halte"]


def test_a_caption_given_twice_is_read_once() -> None:
    assert words(read(f"{BODY}\n\n{CAPTION}\n\n{CAPTION}")) == ["Der Damm halte"]


@pytest.mark.parametrize(
    "around",
    [
        "Mehr zum Thema\nWirt nennt Damm „völlig morsch“ und geht",
        "Lesen Sie auch: „Der Damm bricht“, sagt der Wirt",
        "Aktualisiert am 12. Juni 2031, 6:28 Uhr ET.",
        "Nordblick abonnieren",
    ],
    ids=["related", "see also", "update", "subscribe"],
)
def test_the_page_around_the_article_is_not_read(around: str) -> None:
    assert words(read(f"{BODY}\n\n{around}\n")) == []


def test_the_sentences_of_the_article_are_those_of_its_blocks() -> None:
    record = read(TEXT)
    inside = [
        any(block.span.covers(one) for block in record.blocks) for one in record.sentences or ()
    ]
    assert len(inside) == 9
    assert all(inside)


def test_the_reader_is_found_by_its_name() -> None:
    assert annotator(Choice("rules")) is read_by_rules
    assert reader_version(Choice("rules")) == VERSION
