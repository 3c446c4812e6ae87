"""Feeds are Atom: an id, a title and a time for each entry, and a place it leads to."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from wortlaut.serve.http.feeds import _moment

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    "path", ["stories.atom", "statements.atom?about=Bus", "actors/Greta%20Mohnhaupt.atom"]
)
def test_entries_lead_to_the_desk(desk: TestClient, path: str) -> None:
    feed = ElementTree.fromstring(desk.get(f"/feeds/{path}").content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert desk.get(link.get("href", "").partition("#")[0]).status_code == 200
        assert entry.findtext(f"{ATOM}updated", "").endswith(("Z", "+02:00"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "1970-01-01T00:00:00Z"),
        ("2024", "2024-01-01T00:00:00Z"),
        ("2024-06-19", "2024-06-19T00:00:00Z"),
        ("2024-06-19T06:28-04:00", "2024-06-19T06:28:00-04:00"),
        ("2024-06-19T06:28:30Z", "2024-06-19T06:28:30Z"),
    ],
)
def test_times_are_written_to_the_second(value: str | None, written: str) -> None:
    assert _moment(value) == written
