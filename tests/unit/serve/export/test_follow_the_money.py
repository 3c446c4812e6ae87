"""FollowTheMoney entities, validated by the library that OpenAleph loads them with."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.serve.export.conftest import Of

from wortlaut.model.record import Record
from wortlaut.serve.export.deliver import joined
from wortlaut.serve.export.follow_the_money import follow_the_money_parts
from wortlaut.serve.export.material import ExtraError

needed = "followthemoney is missing: pip install 'wortlaut[followthemoney]' (make test tries)"


@pytest.fixture
def ftm() -> Any:
    return pytest.importorskip("followthemoney", reason=needed)


def entities(of: Of, *records: Record) -> list[Any]:
    written = b"".join(joined(follow_the_money_parts(of(*records))))
    return [json.loads(line) for line in written.splitlines()]


def named(found: list[Any], schema: str) -> list[Any]:
    return [one for one in found if one["schema"] == schema]


def test_every_entity_is_valid_and_points_at_one_that_is_there(
    ftm: Any, of: Of, whole: Record
) -> None:
    made = entities(of, whole)
    known = {one["id"]: ftm.model.get(one["schema"]) for one in made}
    for one in made:
        schema = ftm.model.get(one["schema"])
        schema.validate(one)
        for name, values in one["properties"].items():
            prop = schema.get(name)
            for value in values:
                assert prop.type.validate(value), (name, value)
                if prop.type.name == "entity":
                    assert known[value].is_a(prop.range), (one["schema"], name)


@pytest.mark.usefixtures("ftm")
def test_a_statement_joins_whose_words_it_is_and_the_article(of: Of, whole: Record) -> None:
    made = entities(of, whole)
    (article,) = named(made, "Article")
    people = {one["id"]: one["properties"]["name"] for one in named(made, "Person")}
    said = named(made, "Documentation")
    assert [people[one["properties"]["entity"][0]] for one in said] == [
        ["Ada Brandt"], ["Jonas Vey"], ["Jonas Vey"], ["Ada Brandt"],
    ]  # fmt: skip
    assert all(one["properties"]["document"] == [article["id"]] for one in said)
    assert said[0]["properties"]["summary"] == [
        "„Wir öffnen das Tor nicht“ […] „und zwar nie wieder.“"
    ]
    assert said[1]["properties"]["namesMentioned"] == ["Nordpress", "Kanalbote"]


@pytest.mark.usefixtures("ftm")
def test_what_nobody_named_holds_is_a_note_on_the_article(of: Of, whole: Record) -> None:
    made = entities(of, whole)
    (note,) = named(made, "Note")
    assert note["properties"]["description"] == ["fehlt seit Wochen ein Gutachten"]
    assert note["properties"]["entity"] == [named(made, "Article")[0]["id"]]


def test_an_actor_of_two_articles_is_one_entity_and_can_be_joined(
    ftm: Any, of: Of, whole: Record, hostile: Record
) -> None:
    actors = tuple(replace(one, key=f"key{one.id}") for one in whole.actors or ())
    state = replace(actors[0], type="state", wikidata="Q1")
    made = entities(
        of,
        replace(whole, actors=(state, *actors[1:])),
        replace(hostile, actors=(replace(state, type="place"), *actors[1:])),
    )
    joined_by_id: dict[str, Any] = {}
    for one in made:
        proxy = ftm.model.get_proxy(one)
        known = joined_by_id.get(proxy.id)
        joined_by_id[proxy.id] = known.merge(proxy) if known else proxy
    veys = [one for one in joined_by_id.values() if "Jonas Vey" in one.names]
    assert [one.schema.name for one in veys].count("Person") == 1


@pytest.mark.usefixtures("ftm")
def test_an_address_that_is_no_page_is_left_out(of: Of, hostile: Record) -> None:
    (article,) = named(entities(of, hostile), "Article")
    assert "sourceUrl" not in article["properties"]


def test_without_its_library_it_says_what_to_install(
    of: Of, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(ExtraError) as raised:
        list(follow_the_money_parts(of()))
    assert "libicu-dev" in raised.value.hint
