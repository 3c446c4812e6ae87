"""Whom a name means, of those who are known; nobody where that is not sure enough.

How sure a link is, is one table by hand: no corpus at hand gives Wikidata items for German news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wortlaut.annotate.actors.knowledge import Knowledge, Known
from wortlaut.annotate.actors.members import CastMember, Title
from wortlaut.model.identity import content_id
from wortlaut.model.record import ActorType

SURE = {
    "table": 0.97,  # states, bodies and media: the tables have the name as it stands
    "full name and title": 0.98,
    "full name": 0.93,
    "full name, title decides": 0.85,
    "short name and title": 0.9,
    "short name, in office": 0.75,
    "called so": 0.8,  # a party or paper by a word that is a noun, too: "die Grünen", „Bild“
    "office": 0.85,  # "der russische Präsident", of whom the text gives no name
}


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody known, and why: a row of ``SURE``."""

    known: Known
    why: str


def linked(
    member: CastMember, knows: Knowledge, day: str | None, *, marked: bool = False
) -> Link | None:
    """Return whom a name means; None if nobody is known, or too many.

    ``marked``: it stands in quotation marks by itself, as the names of papers do that are nouns,
    too (Bild).
    """
    words = tuple(member.name.lower().replace("-", " ").split())
    if member.type == "party" and words and not member.described:
        return _called_so(words, "party", knows)
    if member.type in ("organisation", "media") and marked and not member.described:
        return _called_so(words, "media", knows)
    if member.type != "person" or not words:
        return None
    if len(words) == 1:
        return _by_short_name(words[0], member, knows, day)
    found = [known for known in knows.called(words) if known.type == "person"]
    fitting = [known for known in found if not _speaks_against(member, known)]
    if len(fitting) == 1:
        why = "full name and title" if _speaks_for(member.titles, fitting[0]) else "full name"
        return Link(fitting[0], why)
    decided = [known for known in fitting if _speaks_for(member.titles, known)]
    return Link(decided[0], "full name, title decides") if len(decided) == 1 else None


def _called_so(words: tuple[str, ...], type: ActorType, knows: Knowledge) -> Link | None:
    """Return who is called so by a word that may be a noun."""
    found = [known for known in knows.called(words) if known.type == type]
    return Link(found[0], "called so") if len(found) == 1 else None


def _by_short_name(word: str, member: CastMember, knows: Knowledge, day: str | None) -> Link | None:
    found = [known for known in knows.surnamed(word) if not _speaks_against(member, known)]
    titled = [known for known in found if _speaks_for(member.titles, known)]
    if len(titled) == 1:
        return Link(titled[0], "short name and title")
    ruling = [known for known in found if _in_office(known, day)]
    if len(ruling) == 1 and not any(title.noun for title in member.titles):
        return Link(ruling[0], "short name, in office")
    return None


def _speaks_for(titles: Iterable[Title], known: Known) -> bool:
    """Tell whether a title that the text gives is one that somebody has or had."""
    held = {(tenure.office, tenure.country) for tenure in known.offices}
    return any(
        (title.country is not None and title.country == known.country)
        or (title.office and any(office == title.office for office, _ in held))
        for title in titles
    )


def _speaks_against(member: CastMember, known: Known) -> bool:
    """Tell whether the text says of which state or gender somebody is, and it is another."""
    if member.gender and known.gender and member.gender != known.gender:
        return True
    countries = {title.country for title in member.titles if title.country and title.office}
    return bool(countries) and known.country is not None and known.country not in countries


def _in_office(known: Known, day: str | None) -> bool:
    """Tell whether somebody held an office on a day."""
    return day is not None and any(
        tenure.since <= day
        and (not tenure.until or tenure.until[: len(day)] >= day[: len(tenure.until)])
        for tenure in known.offices
    )


def key_of(member: CastMember, article: str, noun: str) -> str:
    """Return a name for an actor that is the same in every article that means the same one.

    Of somebody unknown, only a full name with what the article says of it goes beyond the article;
    ``noun`` is the stem of what a description describes.
    """
    known = member.known
    if known is not None:
        return known.wikidata or content_id("known", known.type, known.name, known.country)
    name = " ".join(member.name.lower().replace("-", " ").split())
    if member.described:
        seat = member.fullest.rpartition(" ")[2].lower() if member.country is None else ""
        beyond = member.type != "person" and (member.country is not None or seat)
        place = member.country or seat or None  # "Landgericht Bremen" is the same everywhere
        return content_id(
            "described", member.type, noun or name, place, None if beyond else article
        )
    if member.type != "person":
        return content_id("named", name)
    title = next((title for title in member.titles if title.noun), None)
    alone = None if title is not None and " " in name else article
    return content_id("person", name, member.country, title.noun if title else None, alone)
