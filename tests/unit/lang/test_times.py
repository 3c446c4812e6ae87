"""Every rule of the grammar of times brings examples, and each holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import wortlaut
from wortlaut.lang.tables import table
from wortlaut.model.record import Record

RULES: list[dict[str, Any]] = table("de", "times")["rule"]
EXAMPLES = [(rule["name"], *one) for rule in RULES for one in rule.get("examples", ())]
WITHOUT = [(rule["name"], text) for rule in RULES for text in rule.get("nothing_in", ())]


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules", published="2023-06-14")


@pytest.mark.parametrize(("rule", "text", "words", "value"), EXAMPLES)
def test_the_example_of_a_rule_has_its_expression_and_value(
    rule: str, text: str, words: str, value: str
) -> None:
    record = read(text)
    found = [(time.span.of(record.text), time.value) for time in record.times or ()]
    assert (words, value) in found


def test_what_follows_does_not_count_from_where_something_began() -> None:
    times = read(table("de", "times")["mentions"]["example"]).times or ()
    assert times[-1].value == "2023-05-01"


@pytest.mark.parametrize(("rule", "text"), WITHOUT)
def test_what_only_looks_like_a_time_is_none(rule: str, text: str) -> None:
    assert read(text).times == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_rule_has_an_example(rule: dict[str, Any]) -> None:
    assert rule.get("examples") or rule.get("nothing_in")


def test_no_two_rules_share_a_name() -> None:
    names = Counter(rule["name"] for rule in RULES)
    assert [name for name, times in names.items() if times > 1] == []
