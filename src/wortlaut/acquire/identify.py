"""The only module that knows py3langid; imported when a text is not plainly German."""

from __future__ import annotations

import py3langid

# News languages of Europe and its neighbours: the library's 97 find Latin in headlines.
_LANGUAGES = frozenset({
    "de", "en", "fr", "nl", "it", "es", "pt", "pl", "cs", "sk", "da", "sv", "no", "fi", "hu",
    "ro", "hr", "sl", "bg", "el", "tr", "ru", "uk", "ar", "zh", "ja", "ko",
})  # fmt: skip


def likely_language(text: str) -> str:
    """Name the language (ISO 639-1) a text is most likely in."""
    ranked: list[tuple[str, float]] = py3langid.rank(text)
    return next(language for language, _ in ranked if language in _LANGUAGES)
