"""Re-read a store with all that links its articles: make it again from the records, and compare."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.link import weights
from wortlaut.link.articles import Linked
from wortlaut.link.dossier import LINKER, story_id
from wortlaut.link.places import week_of
from wortlaut.link.sketches import packed, sketch_of
from wortlaut.model.errors import StoreError
from wortlaut.record.kept import Kept
from wortlaut.record.linking import Linkage
from wortlaut.record.store import Store
from wortlaut.record.verify import Mismatch
from wortlaut.run.placing import Sketches, as_kept, bonds_made, groups_around, linked_anew


def mismatches(store: Store) -> Iterator[Mismatch]:
    """Yield whatever in a store does not agree with the texts of its articles."""
    yield from store.verify()
    with store.linked(weights.CROWD) as linkage:
        if linkage.version() == LINKER:  # what another version linked, is to be linked anew
            yield from _unlisted(linkage)
            sketches = Sketches()
            for one in linkage.kept.articles():
                yield from _told(one, _placed(linkage, sketches, one))
            for one in linkage.kept.firsts():
                yield from _told(one, _story(linkage, one))


def _told(one: Kept, problems: Iterator[tuple[str, str]]) -> Iterator[Mismatch]:
    """Yield what is wrong with an article; a damaged row may break whatever reads it."""
    try:
        for field, problem in problems:
            yield Mismatch(one.article, one.uri, field, problem)
    except StoreError:
        raise  # the file itself cannot be read
    except Exception as error:
        yield Mismatch(one.article, one.uri, "placed", f"{type(error).__name__}: {error}")


def _unlisted(linkage: Linkage) -> Iterator[Mismatch]:
    """Check that each article has its place, and each story its row."""
    for article, uri in linkage.kept.forgotten():
        yield Mismatch(article, uri, "placed", "has no place among the others, nor waits for one")
    for first in linkage.kept.ended():
        yield Mismatch("", "", f"stories.{first}", "is a story without articles, or not listed")
    for table in linkage.kept.strays():
        yield Mismatch("", "", table, "has rows of articles that have no place")


def _placed(linkage: Linkage, sketches: Sketches, one: Kept) -> Iterator[tuple[str, str]]:
    """Compare what is kept of an article with what follows from its record."""
    ((reading, record),) = linkage.records([one.article])
    sketch = sketch_of(Linked(record))
    expected = {
        "reading": reading, "place": sketch.place, "story": story_id(one.article),
        "sketch": packed(sketch),
    }  # fmt: skip
    for name, value in expected.items():
        if getattr(one, name) != value:
            yield f"placed.{name}", "is not what follows from the record"
    found = linkage.shelf.count(week_of(sketch.place), sketch.keys, sketch.place, one.number)
    if found != len(sketch.keys):
        yield "keys", f"{found} are listed, {len(sketch.keys)} follow from the record"
    made = sorted(bonds_made(linkage, sketches, one.number))
    if made != linkage.bonds([one.number]):
        yield "bonds", "are not what binds it to earlier articles"


def _story(linkage: Linkage, one: Kept) -> Iterator[tuple[str, str]]:
    """Compare what is kept of the story that begins with an article with what its articles say."""
    for group in groups_around(linkage, [one.number])[1]:
        wrong = [member.article for member in group if member.first != group[0].number]
        if wrong:
            listed = ", ".join(wrong)
            yield "placed.first", f"{listed}: not listed in the story of {group[0].article}"
    kept = linkage.stories.dossier(one.number)
    if kept is not None and kept != as_kept(linked_anew(linkage, one.number)):
        yield "stories.dossier", "is not what the articles of the story say together"
