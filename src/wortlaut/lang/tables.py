"""Read the tables of a language."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

# A language is read when it has a table of reporting verbs: without one nothing can be attributed.
_NEEDED = "reporting_verbs.toml"


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """Return one table of a language, as TOML gives it; treat it as read-only."""
    return tomllib.loads(source(language, f"{name}.toml"))


def rows(language: str, name: str) -> list[dict[str, str]]:
    """Return the rows of one CSV table of a language, each by the names of its columns."""
    return list(csv.DictReader(source(language, f"{name}.csv").splitlines()))


def source(language: str, name: str) -> str:
    """Return the text of one file of a language."""
    return place(language, name).read_text("utf-8")


def place(language: str, name: str) -> Path:
    """Return where one file of a language lies."""
    return Path(str(files("wortlaut.lang").joinpath(language, name)))


@cache
def supported(language: str) -> bool:
    """Tell whether articles in this language (BCP 47) can be annotated."""
    folder = files("wortlaut.lang").joinpath(language.partition("-")[0])
    return folder.joinpath(_NEEDED).is_file()
