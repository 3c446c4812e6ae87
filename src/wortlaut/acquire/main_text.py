"""The only module that knows trafilatura: what in a page is its main text."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import html
from trafilatura import bare_extraction

_SPACE = re.compile(r"\s+")
_SHORTEST = 12  # a shorter text stands in others by chance


class MainText:
    """What trafilatura takes for the main text of a page, to be asked about parts of it."""

    def __init__(self, root: html.HtmlElement) -> None:
        # With recall in favour: what it takes too much of, the layout tells apart better.
        extracted = bare_extraction(deepcopy(root), include_comments=False, favor_recall=True)
        self.text: str = getattr(extracted, "text", None) or ""
        self._joined = _SPACE.sub("", self.text)
        # Entries of lists begin with a mark that is not in the page.
        lines = (_SPACE.sub("", line) for line in self.text.splitlines())
        self._lines = frozenset(line.removeprefix("-") for line in lines)

    def holds(self, text: str) -> bool:
        """Tell whether a text belongs to the main text."""
        squeezed = _SPACE.sub("", text)
        if len(squeezed) < _SHORTEST:
            return squeezed in self._lines
        return squeezed in self._joined
