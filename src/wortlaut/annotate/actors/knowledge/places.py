"""The words that mean a state: its name, adjective, inhabitants and seat of government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wortlaut.lang.tables import table


def states(language: str) -> dict[str, dict[str, str]]:
    """Return for names and inhabitants, for adjectives and for capitals which state they mean."""
    named = [row for row in table(language, "states")["state"] if "code" in row]
    return {
        "countries": _by_form(named, "name", "also") | _inhabitants(named, language),
        "adjectives": _by_form(named, "adjective"),
        "capitals": _by_form(named, "capital"),
    }


def regions(language: str) -> dict[str, dict[str, str]]:
    """Return for names and inhabitants, and for adjectives, which part of a state they mean."""
    named = table(language, "regions")["region"]
    return {
        "regions": _by_form(named, "name", "also") | _inhabitants(named, language),
        "region_adjectives": _by_form(named, "adjective"),
    }


def rules(language: str) -> dict[str, dict[str, str]]:
    """Return for a state which office stands for another one in it."""
    wanted = ("leader", "head_of_government")
    found = {
        row["code"]: {office: row[office] for office in wanted if office in row}
        for row in table(language, "states")["state"]
        if "code" in row
    }
    return {code: offices for code, offices in found.items() if offices}


def _by_form(named: Sequence[Mapping[str, Any]], *columns: str) -> dict[str, str]:
    return {
        form.lower(): row["code"]
        for row in named
        for column in columns
        for form in _forms(row, column)
    }


def _forms(row: Mapping[str, Any], column: str) -> list[str]:
    value = row.get(column, [])
    return [value] if isinstance(value, str) else list(value)


def _inhabitants(named: Sequence[Mapping[str, Any]], language: str) -> dict[str, str]:
    """Return the forms of those who live in a state: "Russe", "Russen", "Russin", "Russinnen"."""
    inflection = table(language, "names")["inflection"]
    return {
        form: row["code"]
        for row in named
        for noun in _forms(row, "inhabitant")
        for form in _inflected(noun.lower(), inflection)
    }


def _inflected(noun: str, inflection: Mapping[str, Any]) -> Iterator[str]:
    """Yield a noun for people in all cases, and for women."""
    yield noun
    yield from (noun + ending for ending in inflection["noun"])
    woman = inflection["feminine"]
    stem = noun.removesuffix(woman).removesuffix(inflection["dropped"])
    yield from (stem + woman, stem + inflection["feminine_plural"])
