"""Many records into one dossier, as it is or as it stood at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from wortlaut.link.articles import moment_of
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Dossier
from wortlaut.model.record import Record


def dossier(records: Iterable[Record], as_of: str | None = None) -> Dossier:
    """Say what records say together; with ``as_of`` (ISO 8601), what was to be known by then.

    An article without a date is left out of a dossier of a time: nobody knows whether it was there.
    """
    limit = moment_of(as_of) if as_of else None
    return dossier_of(one for one in records if limit is None or _published_by(one, limit))


def _published_by(record: Record, limit: datetime) -> bool:
    dated = record.article.updated or record.article.published
    moment = moment_of(dated.value) if dated else None
    return moment is not None and moment <= limit
