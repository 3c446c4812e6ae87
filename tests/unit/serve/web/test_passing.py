"""The picture of through whom somebody's words came: true to the numbers, and never too large."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.unit.serve.web.test_pages import links, seen

from wortlaut.record.ways import Way
from wortlaut.serve.web.passing import Picture, picture_of


def drawn(*ways: Way) -> Picture:
    picture = picture_of("Greta Mohnhaupt", ways)
    assert picture is not None
    return picture


def test_nobody_without_statements_has_a_picture() -> None:
    assert picture_of("Greta Mohnhaupt", []) is None


def test_every_statement_passes_every_column() -> None:
    picture = drawn(Way(("dpa",), "Wolmebote", 3), Way((), "Wolmebote", 2), Way((), None, 1))
    assert picture.start.statements == 6
    assert [(one.label, one.statements) for one in picture.chains] == [("", 3), ("dpa", 3)]
    assert [(one.label, one.statements) for one in picture.outlets] == [("Wolmebote", 5), ("", 1)]
    assert sum(line.statements for line in picture.lines) == 2 * 6


def test_a_line_is_as_wide_as_its_statements() -> None:
    picture = drawn(Way(("dpa",), "Wolmebote", 30), Way(("dpa",), "Kanalbote", 10))
    widths = {line.outlet: line.width for line in picture.lines if line.outlet}
    assert widths["Wolmebote"] == 3 * widths["Kanalbote"]


def test_a_line_leads_to_exactly_its_statements() -> None:
    picture = drawn(Way(("dpa", "Reuters"), "Wolmebote", 1))
    first, second = picture.lines
    assert (first.via, first.outlet) == (("dpa", "Reuters"), None)
    assert (second.via, second.outlet) == (("dpa", "Reuters"), "Wolmebote")


def test_what_is_rare_stands_together_and_leads_nowhere() -> None:
    ways = [Way((f"Agentur {n}",), f"Blatt {n}", 50 - n) for n in range(40)]
    picture = drawn(*ways)
    assert (len(picture.chains), len(picture.outlets)) == (7, 9)
    assert picture.chains[-1].others == 34
    assert sum(one.statements for one in picture.outlets) == sum(one.statements for one in ways)
    assert any(line.via is None for line in picture.lines)


def test_nodes_of_a_column_do_not_overlap() -> None:
    picture = drawn(*(Way((), f"Blatt {n}", 1000 if n == 0 else 1) for n in range(9)))
    for above, below in zip(picture.outlets, picture.outlets[1:], strict=False):
        assert above.y + above.height < below.y
    assert picture.outlets[-1].y + picture.outlets[-1].height < picture.height


def test_a_way_leads_to_what_came_that_way(desk: TestClient) -> None:
    page = seen(desk, "/actors/Greta Mohnhaupt")
    ways = [link for link in links(page) if link.startswith("/through/")]
    to_copy = next(link for link in ways if "outlet=Wolmebote" in link)
    came = seen(desk, to_copy)
    assert "auch nur ein Bus" in came
    assert "dpa" not in came.partition('class="rows"')[2]


def test_a_way_through_somebody_has_only_what_they_passed_on(desk: TestClient) -> None:
    assert "freut uns" in seen(desk, "/through/Rita Solm?via=Agentur Nordpress")
    assert "No statement was found." in seen(desk, "/through/Rita Solm")
