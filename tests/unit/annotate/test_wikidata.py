"""A dump of Wikidata, in its own format, made into the same file as the tables."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.actors.knowledge.built import read
from wortlaut.annotate.actors.knowledge.lookup import over
from wortlaut.annotate.actors.knowledge.make import Made, make

Claim = dict[str, Any]


def claim(property: str, value: object, rank: str = "normal", **qualifiers: str) -> Claim:
    """Write one statement as a dump has it; an item is named by its Q, a time by its ISO date."""
    return {
        "mainsnak": snak(property, value),
        "type": "statement",
        "rank": rank,
        "qualifiers": {key: [snak(key, date)] for key, date in qualifiers.items()},
    }


def snak(property: str, value: object) -> Claim:
    if value is None:
        return {"snaktype": "somevalue", "property": property}
    shown = str(value)
    if shown[0] == "Q":
        datavalue: object = {"entity-type": "item", "id": shown}
    elif shown[0].isdigit():
        precision = {4: 9, 7: 10, 10: 11}[len(shown)]
        datavalue = {
            "time": f"+{shown + '0000-00-00'[len(shown) :]}T00:00:00Z",
            "precision": precision,
        }
    else:
        datavalue = shown
    return {"snaktype": "value", "property": property, "datavalue": {"value": datavalue}}


def item(id: str, label: str | None, *claims: Claim, also: tuple[str, ...] = ()) -> str:
    """Write one line of a dump."""
    listed: dict[str, list[Claim]] = {}
    for one in claims:
        listed.setdefault(one["mainsnak"]["property"], []).append(one)
    named = {"de": {"language": "de", "value": label}} if label else []
    aliases = {"de": [{"language": "de", "value": alias} for alias in also]} if also else []
    return json.dumps(
        {"type": "item", "id": id, "labels": named, "aliases": aliases, "claims": listed or []}
    )


LINES = (
    # Those who held an office stand before it: the order of a dump is that of its numbers.
    item(
        "Q001", "Ada Brandt",
        claim("P31", "Q5"), claim("P21", "Q6581072"), claim("P27", "Q000"),
        claim("P39", "Q002", P580="2001-05-03", P582="2009"),
        claim("P39", "Q002", rank="deprecated", P580="1950"),
        also=("Ada M. Brandt",),
    ),
    item("Q003", "Jonas Vey", claim("P31", "Q5"), claim("P39", "Q002", P580="2009-04")),
    item("Q004", "Ilse Grot", claim("P31", "Q5"), claim("P39", "Q005", P580="2003")),
    item("Q006", "Karl Napf", claim("P31", "Q5"), claim("P106", "Q82955"), claim("P27", "Q183")),
    item("Q007", "Lea Moor", claim("P31", "Q5"), claim("P106", "Q1"), claim("P27", "Q183")),
    item("Q000", "Hohenland", claim("P31", "Q6256"), claim("P298", "HHL"), claim("P1906", "Q002")),
    item("Q002", "Landeshauptmann", claim("P279", "Q1"), claim("P1001", "Q000")),
    item("Q005", "Präsident des Senats", claim("P279", "Q1"), claim("P1001", "Q000")),
    item("Q010", "Präsident Russlands", claim("P279", "Q1"), claim("P1001", "Q159")),
    item("Q011", "Ole Muster", claim("P31", "Q5"), claim("P39", "Q010", P580="1885", P582="1886")),
    item("Q012", "Dmitri Beispiel", claim("P31", "Q5"), claim("P39", "Q010", P580="2009")),
    item("Q183", "Deutschland", claim("P31", "Q6256"), claim("P298", "DEU")),
    item("Q159", "Russland", claim("P31", "Q3624078"), claim("P298", "RUS")),
    item("Q013", "Hohenländer Bote", claim("P31", "Q11032"), claim("P17", "Q000")),
    item("Q014", "Blick", claim("P31", "Q11032")),
    item("Q015", "Bund der Kanäle", claim("P31", "Q245065"), claim("P17", None)),
    item("Q016", "Rote Schleuse", claim("P31", "Q17149090")),
    item("Q017", "Kanalpartei", claim("P31", "Q7278"), also=("Partei der Kanäle",)),
    item("Q018", None, claim("P31", "Q7278")),
    item("Q019", "ein Fluss", claim("P31", "Q4022")),
    item("Q7747", "Wladimir Putin", claim("P31", "Q5"), claim("P39", "Q010", P580="1800")),
    '{"id": "Q020", "P31": "Q5", "labels"',
    '{"id": "Q021", "labels": {"de": 3}, "claims": {"P31": [{"mainsnak": "Q5", "x": "Q5"}]}}',
)  # fmt: skip


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "dump.json.gz"
    path.write_bytes(gzip.compress(("[\n" + ",\n".join(LINES) + "\n]\n").encode()))
    return path


@pytest.fixture(scope="module")
def made(dump: Path) -> tuple[str, Made]:
    return make("de", dump)


@pytest.fixture(scope="module")
def knows(made: tuple[str, Made]) -> Knowledge:
    return over("de", read(made[0]))


def test_what_cannot_be_used_is_counted(made: tuple[str, Made]) -> None:
    _, told = made
    assert (told.entities, told.unreadable, told.without_name) == (len(LINES), 2, 1)


@pytest.mark.parametrize(
    ("on", "name"),
    [("2005-01-01", "Ada Brandt"), ("2009-02-01", "Ada Brandt"), ("2012", "Jonas Vey")],
)
def test_an_office_named_by_its_state_is_held_with_its_times(
    knows: Knowledge, on: str, name: str
) -> None:
    holder = knows.in_office("head_of_state", "HHL", on)
    assert holder is not None
    assert holder.name == name


def test_an_office_named_by_its_words_is_one_of_the_state_alone(knows: Knowledge) -> None:
    earlier = knows.in_office("president", "RUS", "1885-12")
    assert earlier is not None
    assert earlier.name == "Ole Muster"
    assert knows.called(("ilse", "grot")) == ()


def test_what_the_tables_say_about_an_office_stays(knows: Knowledge) -> None:
    president = knows.in_office("president", "RUS", "2010-01-01")
    assert president is not None
    assert president.name == "Dmitri Medwedew"


def test_german_politicians_are_known_without_an_office(knows: Knowledge) -> None:
    (politician,) = knows.called(("karl", "napf"))
    assert (politician.type, politician.country, politician.wikidata) == (
        "person",
        "DEU",
        "Q006",
    )
    assert knows.called(("lea", "moor")) == ()


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("bund der kanäle", "organisation"),
        ("rote schleuse", "armed-group"),
        ("partei der kanäle", "party"),
        ("hohenländer bote", "media"),
    ],
)
def test_every_kind_is_called_by_its_names(knows: Knowledge, name: str, type: str) -> None:
    assert [known.type for known in knows.called(tuple(name.split()))] == [type]


def test_a_name_of_several_words_is_found_and_one_of_a_single_word_is_not(knows: Knowledge) -> None:
    assert ("hohenländer", "bote") in knows.names
    assert ("kanalpartei",) not in knows.names


def test_the_same_dump_gives_the_same_file(dump: Path, made: tuple[str, Made]) -> None:
    assert make("de", dump)[0] == made[0]


def test_a_dump_that_breaks_off_is_read_as_far_as_it_goes(dump: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(dump.read_bytes()[:-200])
    assert make("de", cut)[1].broken_off
