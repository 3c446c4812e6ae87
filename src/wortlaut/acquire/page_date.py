"""The only module that knows htmldate: the day of publication that a page hides in its markup."""

from __future__ import annotations

from copy import deepcopy

from htmldate import find_date
from lxml import html

from wortlaut.lang.tables import table

# The days that articles can be from are the same in every language; they stand in this one.
_LANGUAGE = "de"


def searched_date(root: html.HtmlElement, url: str | None) -> str | None:
    """Return the day of publication as addresses, classes and attributes of a page tell it.

    Without htmldate's search of the running text, which takes any frequent date for the page's own,
    and with a last day that is not today's: the same page always gives the same day.
    """
    last = table(_LANGUAGE, "dating")["span"]["until"]
    try:
        return find_date(
            deepcopy(root), extensive_search=False, original_date=True, url=url, max_date=last
        )
    except ValueError:  # it writes text anew, which lxml refuses where there are control characters
        return None
