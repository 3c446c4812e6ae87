"""The templates of all pages: every value escaped, one style sheet in the page, nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from wortlaut.model.record import Article, StatementKind
from wortlaut.serve.chains import control_of
from wortlaut.serve.dates import shown_by
from wortlaut.serve.export.palette import DARK, LIGHT, tint
from wortlaut.serve.proposed import proposed_by
from wortlaut.serve.told import flow, when

if TYPE_CHECKING:
    from jinja2 import Environment


def render(name: str, **values: object) -> str:
    """Fill the template ``name``.html with values, in the style ``name``.css."""
    style = styled(environment(), name)
    policy = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment().get_template(f"{name}.html.jinja")
    frame = "shell.html.jinja"
    return template.render(style=style, style_hash=policy, frame=frame, **values).lstrip()


@cache
def styled(environment: Environment, name: str) -> str:
    """Write the style sheet ``name``.css in the colours of the palette."""
    template = environment.get_template(f"{name}.css.jinja")
    return template.render(light=LIGHT, dark=DARK, tint=tint, count=len(LIGHT.voices))


@cache
def environment() -> Environment:
    """Set up jinja2 with every value escaped: article text is foreign text."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    environment = Environment(
        loader=PackageLoader("wortlaut.serve.export"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = in_english
    environment.filters["label"] = label
    environment.filters["day"] = lambda value: value.replace("T", " ")
    environment.filters["link"] = link
    environment.filters["shown_by"] = shown_by
    environment.filters["control"] = control_of
    environment.filters["flow"] = flow
    environment.filters["proposed_by"] = proposed_by
    environment.filters["when"] = when
    return environment


def in_english(words: str, **values: object) -> str:
    """Return the words of a template as they stand there, with values put in their places."""
    from markupsafe import escape  # noqa: PLC0415 - comes with jinja2

    return escape(words).format(**values) if values else words


def label(kind: StatementKind) -> str:
    """Write a label of the contract as people read it."""
    return kind.replace("_", " ")


def link(article: Article) -> str | None:
    """Return the article's address if a browser can open it and nothing can run by it."""
    addresses = (article.source.url, article.source.uri)
    return next((a for a in addresses if a and a.startswith(("http://", "https://"))), None)
