"""The tables of names: every row is well formed, says where it is from, and clashes with none."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

import wortlaut
from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.knowledge.built import key_of
from wortlaut.lang.tables import rows, table

TOML = {
    "states": "state", "regions": "region", "organisations": "organisation",
    "armed_groups": "armed_group", "agencies": "agency", "outlets": "outlet", "offices": "office",
}  # fmt: skip
CSV = ("leaders", "politicians", "parties", "media")
CONTROL = {"SC", "CaPu", "CaPr", "ISFM", "ISF", "ISM", "IP"}
SOURCES = set(table("de", "sources"))
STATES = {row["code"] for row in table("de", "states")["state"] if "code" in row}
REGIONS = {row["code"] for row in table("de", "regions")["region"]}
BODIES = {row["code"] for row in table("de", "organisations")["organisation"] if "code" in row}
OFFICES = {row["office"] for row in table("de", "offices")["office"]}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DE = knowledge("de")


def rows_of(name: str) -> list[dict[str, Any]]:
    if name in TOML:
        return list(table("de", name)[TOML[name]])
    return [{**row, "source": row["source"].split(";")} for row in rows("de", name)]


def every_row() -> Iterator[tuple[str, dict[str, Any]]]:
    for name in (*TOML, *CSV):
        yield from ((name, row) for row in rows_of(name))


# ------------------------------------------------------------------------------ every row
@pytest.mark.parametrize("name", [*TOML, *CSV])
def test_every_row_says_where_it_is_from(name: str) -> None:
    assert [row for row in rows_of(name) if not row["source"] or set(row["source"]) - SOURCES] == []


def test_every_item_is_well_formed() -> None:
    items = [(table, row.get("qid") or row.get("item")) for table, row in every_row()]
    assert [one for one in items if one[1] and not re.fullmatch(r"Q[1-9]\d*", one[1])] == []


def test_every_country_is_a_code() -> None:
    codes = [(table, row["country"]) for table, row in every_row() if row.get("country")]
    known = STATES | REGIONS | BODIES | {"HKG", "MAC"}
    assert [one for one in codes if one[1] not in known] == []


def test_control_is_a_label_of_the_state_media_monitor() -> None:
    assert {row["control"] for _, row in every_row() if row.get("control")} == CONTROL


@pytest.mark.parametrize("name", [*TOML, *CSV])
def test_no_row_stands_in_its_table_twice(name: str) -> None:
    same = Counter(repr(sorted(row.items(), key=str)) for row in rows_of(name))
    assert [row for row, times in same.items() if times > 1] == []


# ------------------------------------------------------------------------------ leaders
@pytest.mark.parametrize("column", ["since", "until"])
def test_a_term_has_dates_or_years(column: str) -> None:
    dates = {row[column] for row in rows("de", "leaders")} - {""}
    assert [date for date in dates if not DATE.fullmatch(date)] == []


def test_no_term_ends_before_it_begins() -> None:
    ended = [row for row in rows("de", "leaders") if row["until"]]
    wrong = [row for row in ended if row["until"] < row["since"][: len(row["until"])]]
    assert wrong == []


def test_every_office_held_has_a_word() -> None:
    assert {row["office"] for row in rows("de", "leaders")} - OFFICES == set()


def test_no_office_has_two_holders_on_one_day() -> None:
    """A term ends before the next one begins, as far as both are known by the day."""
    clashes = [
        (office, DE.built.actor(earlier[0]).name, DE.built.actor(later[0]).name)
        for office, terms in DE.built.holders.items()
        for earlier, later in pairwise(terms)
        if not earlier[2] or (len(earlier[2]) == len(later[1]) == 10 and earlier[2] > later[1])
    ]
    assert clashes == []


# ------------------------------------------------------------------------------ words
def test_no_word_for_a_state_means_two() -> None:
    meant: dict[str, set[str]] = {}
    for row in table("de", "states")["state"]:
        for column in ("also", "adjective", "inhabitant", "capital"):
            for word in (row["name"], *row.get(column, ())):
                meant.setdefault(word.lower(), set()).add(row["item"])
    assert {word: states for word, states in meant.items() if len(states) > 1} == {}


@pytest.mark.parametrize("office", rows_of("offices"), ids=lambda row: row["example"])
def test_the_example_of_an_office_names_it(office: dict[str, Any]) -> None:
    words = re.findall(r"[\w-]+", office["example"].lower())
    found = [one for word in words if (one := DE.office_of(word))]
    assert [one.office for one in found] == [office["office"]]
    assert found[0].country == office.get("country", found[0].country)


def test_who_share_a_name_are_told_apart_by_item_or_country() -> None:
    unclear = []
    for name in (json.loads(line)[0] for line in DE.built.called):
        actors = [DE.built.actor(at) for at in DE.built.called_by(name)]
        items = Counter((one.wikidata or one.country, one.type) for one in actors)
        if any(times > 1 for times in items.values()):
            unclear.append(name)
    assert unclear == []


def test_nobody_else_has_the_name_of_a_state() -> None:
    named = {key_of(row["name"]): row["name"] for row in table("de", "states")["state"]}
    shared = [name for name in named if len(DE.built.called_by(name)) > 1]
    assert shared == []


def test_no_common_noun_is_a_name() -> None:
    single = [
        words[0] for words, one in DE.names.items() if len(words) == 1 and one.type != "state"
    ]
    assert [word for word in single if word in DE.common_words] == []


@pytest.mark.parametrize(
    ("table", "names"),
    [("organisations", {"UN-Vollversammlung", "Nato"}), ("armed_groups", {"Hisbollah"})],
)
def test_the_example_of_a_table_has_its_names(table: str, names: set[str]) -> None:
    record = wortlaut.read(table_example(table), language="de", reader="rules")
    assert {actor.name for actor in record.actors or ()} >= names


def table_example(name: str) -> str:
    return str(table("de", name)["example"])
