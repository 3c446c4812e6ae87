"""Chains in words: what the terminal and the page say of each link."""

from __future__ import annotations

from typing import Final

from wortlaut.model.chain import KnownBy, Link, Step

NOBODY: Final = "nobody named"

# The labels of the State Media Monitor (docs/knowledge.md) as people read them.
CONTROL: Final = {
    "SC": "state-controlled",
    "CaPu": "public, captured",
    "CaPr": "private, captured",
    "ISFM": "independent, state-funded and -managed",
    "ISF": "independent, state-funded",
    "ISM": "independent, state-managed",
    "IP": "independent, public",
}


def in_words(chain: tuple[Step, ...]) -> str:
    """Write a chain in one line: "Kim Jong Un → KCNA (state-controlled, PRK) → dpa"."""
    return " → ".join(_BETWEEN[step.known_by].join(map(described, step.links)) for step in chain)


# Between those who speak together, and between agencies of which one supplied the words.
_BETWEEN: Final[dict[KnownBy, str]] = {"text": ", ", "credit": " or ", "outlet": " or "}


def described(link: Link) -> str:
    """Write a link's name, and who controls it where that is known."""
    name = link.name or NOBODY
    return f"{name} ({about})" if (about := control_of(link)) else name


def control_of(link: Link) -> str:
    """Say who controls a medium and where; nothing where the tables say nothing of control."""
    if link.control is None:
        return ""
    words = CONTROL.get(link.control, link.control)
    return f"{words}, {link.country}" if link.country else words
