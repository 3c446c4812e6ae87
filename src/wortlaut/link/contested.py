"""Which links between articles people should look at: those that little speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wortlaut.link import weights
from wortlaut.model.dossier import TextReuse


def contested(reuse: Iterable[TextReuse]) -> Iterator[TextReuse]:
    """Yield the links to a source that is not credited, where few words are the same."""
    for one in reuse:
        alike_only = one.how in {"rewritten", "cites"}
        little = one.how == "edited" and one.coverage < weights.CLEARLY_COPIED
        if one.passages and not one.credited and (alike_only or little):
            yield one
