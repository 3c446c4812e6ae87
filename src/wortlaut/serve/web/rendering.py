"""The desk's templates filled, in the language of who reads them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, get_args

from wortlaut.serve.export.templating import environment, in_english, styled

if TYPE_CHECKING:
    from jinja2 import Environment

Tongue = Literal["en", "de"]
TONGUES: Final = get_args(Tongue)

_STYLE = "desk.css"
_FILES = {"desk.js": "text/javascript", "icon.svg": "image/svg+xml"}


def rendered(name: str, tongue: Tongue, **values: object) -> str:
    """Fill the template ``name``.html inside the desk's frame."""
    return (
        _environment()
        .get_template(f"{name}.html.jinja")
        .render(
            frame="desk.html.jinja",
            tongue=tongue,
            _=in_tongue(tongue),
            version=_version(),
            **values,
        )
    )


def static(name: str) -> tuple[str, str] | None:
    """Return a file that pages load, with its media type; None if there is no such file."""
    if name == _STYLE:
        return styled(_environment(), "desk"), "text/css"
    return (_file(name), _FILES[name]) if name in _FILES else None


def in_tongue(tongue: Tongue) -> Callable[..., str]:
    """Return what puts the words of a template, which are English, into a language."""
    if tongue == "en":
        return in_english
    known = table(tongue)

    def translated(words: str, **values: object) -> str:
        return in_english(known.get(words, words), **values)

    return translated


def table(tongue: Tongue) -> Mapping[str, str]:
    """Return the words of all templates, each with what it is in a language."""
    return _tables(tongue)["words"]


def reasons(tongue: Tongue) -> Mapping[str, str]:
    """Return the sentences that say why things are linked, each with what it is in a language."""
    return _tables(tongue)["reasons"]


@cache
def _tables(tongue: Tongue) -> Mapping[str, Mapping[str, str]]:
    source = files("wortlaut.serve.web").joinpath(f"{tongue}.toml").read_text("utf-8")
    return tomllib.loads(source)


@cache
def _version() -> str:
    """Name what pages load by its content, so that a browser never shows an old one."""
    loaded = styled(_environment(), "desk") + "".join(map(_file, _FILES))
    return hashlib.sha256(loaded.encode()).hexdigest()[:12]


@cache
def _file(name: str) -> str:
    return files("wortlaut.serve.web").joinpath("static", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    """Set up jinja2 with the desk's own templates before those of the pages that stand alone."""
    from jinja2 import ChoiceLoader, PackageLoader  # noqa: PLC0415 - slow to load

    own = PackageLoader("wortlaut.serve.web")
    alone = environment()
    assert alone.loader  # noqa: S101 - set up with one
    return alone.overlay(loader=ChoiceLoader([own, alone.loader]))
