"""brat standoff, read as brat reads it."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.unit.serve.export.conftest import Of

from wortlaut.model.identity import StatementId
from wortlaut.model.record import Record
from wortlaut.model.span import Span
from wortlaut.serve.export.brat import brat_parts, standoff

PLACE = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


def places(record: Record) -> dict[str, tuple[str, list[tuple[int, int]], str]]:
    found = {}
    for line in standoff(record):
        if match := PLACE.fullmatch(line):
            pairs = [pair.split() for pair in match[3].split(";")]
            found[match[1]] = (match[2], [(int(a), int(b)) for a, b in pairs], match[4])
    return found


def test_every_place_rereads_and_its_pieces_are_in_order(whole: Record) -> None:
    found = places(whole)
    assert found
    for _, pieces, words in found.values():
        assert " ".join(whole.text[start:end] for start, end in pieces) == words
        assert pieces == sorted(pieces)


def test_a_discontinuous_content_is_one_annotation_of_two_pieces(whole: Record) -> None:
    (first,) = [one for one in places(whole).values() if len(one[1]) > 1]
    assert first[0] == "Direct"
    assert first[2] == "„Wir öffnen das Tor nicht“ „und zwar nie wieder.“"


def test_a_place_over_several_lines_has_a_piece_on_each(whole: Record) -> None:
    span = Span(0, whole.text.index("Die Schleuse") + 3)
    long = replace((whole.statements or ())[0], content=(span,))
    found = places(replace(whole, statements=(long,), events=(), disputes=()))
    (statement,) = [one for one in found.values() if one[0] == "Direct"]
    assert len(statement[1]) == 3
    assert all("\n" not in whole.text[start:end] for start, end in statement[1])


def test_relations_lead_from_statements_to_those_who_said_and_passed_on(whole: Record) -> None:
    found = places(whole)
    relations = [line.split("\t")[1].split() for line in standoff(whole) if line[0] == "R"]
    named = {(name, found[one[5:]][2][:12], found[other[5:]][2]) for name, one, other in relations}
    assert ("Said_by", "Das Wasser s", "Jonas Vey") in named
    assert ("Via", "Das Wasser s", "Nordpress") in named
    assert ("Via", "Das Wasser s", "Kanalbote") in named
    assert ("Inside", "„morsch & mü", found[_of(found, "Er habe")][2]) in named
    assert ("Denies", "Das Wasser s", found[_of(found, "„Wir")][2]) in named


def _of(found: dict[str, tuple[str, list[tuple[int, int]], str]], words: str) -> str:
    return next(id for id, one in found.items() if one[2].startswith(words))


def test_an_event_has_its_trigger_its_parties_and_its_status(whole: Record) -> None:
    found = places(whole)
    (event,) = [line for line in standoff(whole) if line.startswith("E")]
    kind, *roles = event.split("\t")[1].split(" ")
    assert (kind.split(":")[0], found[kind.split(":")[1]][2]) == ("REJECT", "öffnen")
    assert [(role.split(":")[0], found[role.split(":")[1]][2]) for role in roles] == [
        ("Source", "Ada Brandt"), ("Source2", "Jonas Vey"), ("Target", "Nordpress"),
    ]  # fmt: skip
    assert "A\tStatus E1 Denied" in [re.sub(r"^A\d+", "A", line) for line in standoff(whole)]


def test_ids_are_used_once_and_every_reference_resolves(whole: Record) -> None:
    lines = list(standoff(whole))
    ids = [line.split("\t")[0] for line in lines if not line.startswith("*")]
    assert len(set(ids)) == len(ids)
    for line in lines:
        assert set(re.findall(r"(?:Arg\d|Source\d?|Target):(\w+)", line.split("\t")[1])) <= {*ids}


def test_the_configuration_knows_every_label_that_is_used(of: Of, whole: Record) -> None:
    files = {part.name: part.content.decode() for part in brat_parts(of(whole))}
    assert files[f"{whole.article.id}.txt"] == whole.text
    known = set(re.findall(r"^(\w+)", files["annotation.conf"], re.MULTILINE))
    used = {line.split("\t")[1].split(" ")[0] for line in standoff(whole) if line[0] in "TRA"}
    assert used <= known


def test_a_statement_without_any_place_is_left_out_and_nothing_breaks(whole: Record) -> None:
    first, *others = whole.statements or ()
    nowhere = replace(first, id=StatementId("s9"), content=(), cue=())
    assert list(standoff(replace(whole, statements=(*others, nowhere))))
