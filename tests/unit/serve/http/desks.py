"""A story of our own and a desk to read it at."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from wortlaut.model.document import Given
from wortlaut.serve.http.app import app
from wortlaut.serve.http.settings import Settings

AGENCY = """\
Brücke über die Wolme gesperrt

Altenfurt (dpa) – Die Annenbrücke über die Wolme in Altenfurt ist seit Montag gesperrt. Ein \
Taucher habe Risse an zwei Pfeilern entdeckt, teilte das Tiefbauamt mit.

„Wir können nicht verantworten, dass auch nur ein Bus darüber rollt“, sagte Amtsleiterin Greta \
Mohnhaupt. Die Sperrung dauere mindestens acht Wochen.
"""
COPY = AGENCY.replace("Brücke über die Wolme gesperrt", "Annenbrücke dicht: Risse an zwei Pfeilern")
OTHER = """\
Käserei gewinnt Preis

Die Käserei Ostried hat einen Preis gewonnen. „Das freut uns <b>sehr</b>“, sagte Inhaberin Rita \
Solm laut der Agentur Nordpress.
"""
ARTICLES = (
    ("dpa.txt", AGENCY, Given(outlet="dpa", published="2024-05-06T08:00:00+02:00")),
    ("kopie.txt", COPY, Given(outlet="Wolmebote", published="2024-05-06T11:00:00+02:00")),
    ("preis.txt", OTHER, Given(outlet="Ostrieder Blatt", published="2024-03-02")),
)
WORDS = "dass auch nur ein Bus darüber rollt"


def at(settings: Settings) -> TestClient:
    """Return a browser at a desk."""
    base = "http://localhost" if settings.names else "http://desk.example"
    return TestClient(
        app(settings), base_url=base, follow_redirects=False, raise_server_exceptions=False
    )


def token(client: TestClient, path: str = "/add") -> str:
    """Return the token that the forms of a page carry."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]
