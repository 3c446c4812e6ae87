"""The terminal as rich draws on it; imported only where something is drawn."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console


class Terminal(Console):
    """A console that lets a closed pipe be known, as ``print`` does, instead of leaving at once."""

    def on_broken_pipe(self) -> NoReturn:
        """Raise what ``print`` would have raised."""
        raise BrokenPipeError
