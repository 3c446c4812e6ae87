"""The values that knowledge is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wortlaut.model.record import ActorType

Gender = Literal["f", "m", ""]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that somebody held; ``since`` and ``until`` are ISO days, months or years.

    ``country`` is a state (alpha-3), a German state (ISO 3166-2) or the short name of an
    organisation; ``until`` is "" where no end is known.
    """

    office: str
    country: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor from a table: its name, kind, country (alpha-3) and Wikidata item.

    ``control`` says who controls a medium, in the typology of the State Media Monitor.
    """

    name: str
    type: ActorType
    country: str | None = None
    wikidata: str | None = None
    gender: Gender = ""
    offices: tuple[Tenure, ...] = ()
    control: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """What a noun says about an office; ``country`` is None where only its company tells."""

    office: str
    country: str | None
    gender: Gender
