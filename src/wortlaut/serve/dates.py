"""How a date of publication is known, in words that both views show."""

from __future__ import annotations

from wortlaut.model.record import Dated


def known_by(dated: Dated, text: str) -> str:
    """Say what a date rests on, and until when the article can be from where several days fit."""
    words = shown_by(dated, text)
    basis = f"inferred from {words}" if words else dated.basis
    several = dated.earliest != dated.latest
    return f"{basis}: from {dated.earliest} to {dated.latest}" if several else basis


def shown_by(dated: Dated, text: str) -> str:
    """Quote the words from which a date was inferred; nothing of one that was not."""
    if dated.basis != "inferred":
        return ""
    return ", ".join(f"“{' '.join(span.of(text).split())}”" for span in dated.evidence)
