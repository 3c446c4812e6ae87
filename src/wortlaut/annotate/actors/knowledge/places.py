"""The words that mean a state: its name, adjective, inhabitants and seat of government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wortlaut.lang.tables import table


def states(language: str) -> dict[str, dict[str, str]]:
    """Return for names and inhabitants, for adjectives and for capitals which state they mean."""
    named = [row for row in table(language, "states")["state"] if "code" in row]
    feminine = table(language, "names")["inflection"]["feminine"]
    endings = table(language, "names")["inflection"]["noun"]
    return {
        "countries": _by_form(named, "name", "also") | _inhabitants(named, feminine, endings),
        "adjectives": _by_form(named, "adjective"),
        "capitals": _by_form(named, "capital"),
    }


def regions(language: str) -> dict[str, dict[str, str]]:
    """Return for names and inhabitants, and for adjectives, which part of a state they mean."""
    named = table(language, "regions")["region"]
    feminine = table(language, "names")["inflection"]["feminine"]
    endings = table(language, "names")["inflection"]["noun"]
    return {
        "regions": _by_form(named, "name", "also") | _inhabitants(named, feminine, endings),
        "region_adjectives": _by_form(named, "adjective"),
    }


def claims(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield every word for a state with its kind and the state, to see that none has two."""
    for row in table(language, "states")["state"]:
        for kind in ("name", "also", "adjective", "inhabitant", "capital"):
            for form in _forms(row, kind):
                yield kind, form.lower(), row.get("code", row["item"])


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


def _inhabitants(
    named: Sequence[Mapping[str, Any]], feminine: str, endings: Sequence[str]
) -> dict[str, str]:
    """Return the forms of those who live in a state: "Russe", "Russen", "Russin", "Russinnen"."""
    found: dict[str, str] = {}
    for row in named:
        for noun in (form.lower() for form in _forms(row, "inhabitant")):
            woman = noun if noun.endswith(feminine) else noun.removesuffix("e") + feminine
            plural = f"{woman}n{endings[0]}"
            found |= dict.fromkeys(
                (noun, *(noun + end for end in endings), woman, plural), row["code"]
            )
    return found
