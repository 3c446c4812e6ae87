from __future__ import annotations

from tests.unit.link import bridge

from wortlaut.link.articles import linked
from wortlaut.link.dossier import dossier_of
from wortlaut.link.versions import comparisons
from wortlaut.model.identity import ArticleId
from wortlaut.serve.changes import change_lines

ARTICLES = {one.id: one for one in linked(bridge.records())}
MADE = dossier_of(bridge.records())
ID = {name: id for id, name in bridge.ids().items()}


def told(name: str) -> list[str]:
    found = comparisons(MADE, ARTICLES, ArticleId(ID[name]))
    return list(change_lines(found))


def test_a_newer_version_adds_and_removes() -> None:
    lines = told("updated")
    assert lines[1].startswith("update of ")
    assert lines[1].endswith("(Altenfurter Anzeiger, 2031-03-03 09:00), 72%")
    at = bridge.UPDATED.index("Er habe")
    assert f"  added     Er habe es nie gesehen, sagte er.  [{at}-{at + 33}]" in lines


def test_a_copy_cuts_and_adds() -> None:
    lines = told("edited")
    assert lines[1].endswith(", 61%, credited")
    assert any(line.startswith("  cut       Täglich fahren rund 18 000 Autos") for line in lines)


def test_both_wordings_stand_below_each_other() -> None:
    lines = told("edited")
    at = next(n for n, line in enumerate(lines) if "was: „Wir können" in line)
    assert lines[at].startswith("  reworded  was: ")
    assert lines[at + 1].startswith("            now: Man könne")
