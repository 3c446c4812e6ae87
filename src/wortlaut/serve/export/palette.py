"""The colours of voices: one for each holder on a page, readable in light and dark.

Every colour has at least the WCAG AA contrast of 4.5 with its paper, and the ink with every
tint; a test measures it. Colour never stands alone: a number leads from the words to the note.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Paper and ink of one colour scheme; ``wash`` is how much of a voice its tint carries."""

    paper: str
    ink: str
    muted: str
    rule: str
    wash: float
    voices: tuple[str, ...]


LIGHT = Theme(
    paper="#fdfcf9",
    ink="#1c1b19",
    muted="#63605a",
    rule="#dedad1",
    wash=0.13,
    voices=(
        "#1a5ca8", "#a83f16", "#23703a", "#5f42b5", "#0b6c76", "#b01a3f", "#7d5a06", "#a0228a",
    ),
)  # fmt: skip
DARK = Theme(
    paper="#16171a",
    ink="#e9e6df",
    muted="#a5a29a",
    rule="#34353a",
    wash=0.22,
    voices=(
        "#7fb9f5", "#f2a27e", "#7fd092", "#b9acfc", "#62cdd6", "#f7929f", "#e2bd62", "#ee97dc",
    ),
)  # fmt: skip


def tint(theme: Theme, voice: str) -> str:
    """Mix a voice's colour into the paper, as the ground of the words it holds."""
    pairs = zip(rgb(voice), rgb(theme.paper), strict=True)
    mixed = (round(theme.wash * over + (1 - theme.wash) * under) for over, under in pairs)
    return "#" + "".join(f"{part:02x}" for part in mixed)


def rgb(colour: str) -> tuple[int, int, int]:
    """Read a colour such as "#1a5ca8"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def voices_of(holders: Iterable[str]) -> dict[str, int]:
    """Give each holder the index of a colour: the same on every page, unless another has it.

    A name's hash says which colour it would like; a page with more holders than colours
    begins again, and the numbers beside the words still tell them apart.
    """
    size = len(LIGHT.voices)
    chosen: dict[str, int] = {}
    for holder in dict.fromkeys(holders):
        wish = int.from_bytes(hashlib.sha256(holder.encode()).digest()[:4], "big") % size
        taken = set(list(chosen.values())[len(chosen) // size * size :])
        chosen[holder] = next(
            index for index in ((wish + step) % size for step in range(size)) if index not in taken
        )
    return chosen
