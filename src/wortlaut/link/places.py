"""Where an article stands in the order of publication, as one number.

First comes the second of its publication, then, for articles of one second, the beginning of its
id. So a range of time is a range of numbers, wherever they are kept.
"""

from __future__ import annotations

from datetime import datetime

from wortlaut.link import weights
from wortlaut.model.identity import ArticleId

_ID_BITS = 26
_HEX_DIGITS = 7  # of an id, of whose 28 bits the last two are left out
_PAST = 1 << 35  # seconds that a place counts before 1970, and after
UNDATED = (2 * _PAST - 1) << _ID_BITS  # every place from here on is that of an undated article
_DAY = 86_400
END = UNDATED + (1 << _ID_BITS)  # every place lies before it
NO_WEEK = -1  # of articles without a date


def place_of(moment: datetime | None, id: ArticleId) -> int:
    """Return a number by which articles are in the order of publication, the undated last."""
    digits = int(id[:_HEX_DIGITS], 16) >> (4 * _HEX_DIGITS - _ID_BITS)
    if moment is None:
        return UNDATED | digits
    seconds = int(moment.timestamp()) + _PAST
    return min(max(seconds, 0), 2 * _PAST - 2) << _ID_BITS | digits


def place_after(moment: datetime) -> int:
    """Return the place before which all articles are that were published by a moment."""
    seconds = int(moment.timestamp()) + _PAST + 1
    return min(max(seconds, 0), 2 * _PAST - 1) << _ID_BITS


def is_dated(place: int) -> bool:
    """Tell whether an article at this place has a date."""
    return place < UNDATED


def week_of(place: int) -> int:
    """Return the number of the week in which an article was published."""
    return (place >> _ID_BITS) // (7 * _DAY) if is_dated(place) else NO_WEEK


def near_in_time(one: int, other: int) -> bool:
    """Tell whether articles at two places may be of one story by their dates; undated ones may."""
    if not (is_dated(one) and is_dated(other)):
        return True
    return abs((one >> _ID_BITS) - (other >> _ID_BITS)) <= weights.STORY_DAYS * _DAY


def first_near(place: int) -> int:
    """Return the place from which on an article before a place may be of one story with it."""
    if not is_dated(place):
        return 0
    return max(0, (place >> _ID_BITS) - weights.STORY_DAYS * _DAY) << _ID_BITS
