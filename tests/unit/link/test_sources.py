# ruff: noqa: E501 - each line of these articles is a paragraph
"""Sources that are named otherwise than by their full names, in a story of ours: a lost archive."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import wortlaut
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import TextReuse

Edges = Mapping[tuple[str, str], TextReuse]

RELEASE = """\
Presseinformation: Wasserschaden im Stadtarchiv

Im Magazin des Wasserverbands Wolmtal ist in der Nacht eine Leitung gebrochen. Beschädigt wurden nach unserer Zählung 2.400 Urkunden aus dem Stadtarchiv Wolmtal. „Kein einziges Stück ist verloren, wir haben alles rechtzeitig eingefroren“, erklärt Verbandschef Jorin Vask.

Pressekontakt: Ada Mott, Leiterin Kommunikation
"""
BLOG = """\
Nasse Akten

Ich war heute früh im Keller des Stadtarchivs Wolmtal und habe die Kisten gezählt. Es sind 5.100 Urkunden, die im Wasser lagen, nicht weniger. Der Wasserverband Wolmtal und sein Chef Jorin Vask wissen das seit gestern.

Ilse Grem
"""
TAKEN_UP = """\
2.400 Urkunden in Wolmtal beschädigt

Im Stadtarchiv Wolmtal sind 2.400 Urkunden beschädigt worden. Das teilte der Wasserverband am Montag mit. Verbandschef Jorin Vask erklärte, kein einziges Stück sei verloren. Alles sei rechtzeitig eingefroren worden.
"""
PAPER = """\
„Die Leitung war seit Jahren undicht“

Von Rosa Aldinger

Wolmtal. Die gebrochene Leitung im Keller des Stadtarchivs Wolmtal war seit Jahren als undicht bekannt. „Wir haben das 2028 gemeldet, und niemand kam“, sagte der frühere Hausmeister Bartol Hellwig unserer Zeitung. Der Wasserverband und sein Chef Jorin Vask äußerten sich nicht.
"""
COLUMN = """\
Wasser marsch

Wer im Stadtarchiv Wolmtal etwas sucht, braucht Gummistiefel. Im Blog einer Historikerin steht, dass 5.100 Urkunden im Wasser lagen. Dass die Leitung seit Jahren undicht war, konnte man in der Lokalzeitung lesen. Verbandschef Jorin Vask schweigt.
"""
AGENCY = """\
Archivare fordern Aufklärung nach Wasserschaden in Wolmtal

Wolmtal (dpa) - Nach dem Wasserschaden im Stadtarchiv Wolmtal fordert der Verband der Archivare eine Untersuchung. „Solche Leitungen gehören in kein Magazin“, sagte die Vorsitzende Sigrun Halvon am Dienstag. Jorin Vask lehnte einen Rücktritt ab.
"""
REWRITTEN = """\
Untersuchung verlangt

Die Vorsitzende der Archivare, Sigrun Halvon, dringt auf eine Untersuchung des Wasserschadens in Wolmtal, wie die Deutsche Presse-Agentur berichtet. In ein Magazin gehörten solche Leitungen nicht. Jorin Vask bleibt im Amt.
"""
IN_PASSING = """\
Besuch im Keller

Im Keller des Stadtarchivs Wolmtal riecht es nach Schimmel. „Wir trocknen jedes Blatt einzeln“, sagte die Restauratorin Edda Thue dieser Zeitung. Zwölf Freiwillige helfen ihr. Bis zum Herbst soll die Arbeit dauern. Jorin Vask will nicht zurücktreten, meldet dpa.
"""


@pytest.fixture(scope="module")
def edges() -> Edges:
    written = [
        ("blog", BLOG, "Klarblick", "https://klarblick.example/2031/nasse-akten"),
        ("release", RELEASE, "Wasserverband Wolmtal", "https://verband.example/presse/leitung"),
        ("taken up", TAKEN_UP, "Radio Wolm", "https://radio-wolm.example/urkunden"),
        ("paper", PAPER, "Wolmer Zeitung", "https://wolmer-zeitung.example/leitung"),
        ("column", COLUMN, "Fernstadt-Woche", "https://fernstadt-woche.example/glosse"),
        ("agency", AGENCY, "dpa", "https://dpa.example/archivare"),
        ("rewritten", REWRITTEN, "Auer Blick", "https://auer-blick.example/untersuchung"),
        ("in passing", IN_PASSING, "Mittelland-Kurier", "https://mittelland.example/keller"),
    ]
    records = {
        name: wortlaut.read(
            text,
            outlet=outlet,
            url=url,
            published=f"2031-03-03T{8 + hour:02d}:00:00+01:00",
            language="de",
            reader="rules",
        )
        for hour, (name, text, outlet, url) in enumerate(written)
    }
    names = {record.article.id: name for name, record in records.items()}
    found = dossier_of(records.values()).reuse
    return {(names[one.later], names[one.earlier]): one for one in found}


@pytest.mark.parametrize(
    ("later", "earlier", "how"),
    [
        ("taken up", "release", "rewritten"),
        ("column", "blog", "cites"),
        ("column", "paper", "cites"),
        ("rewritten", "agency", "rewritten"),
        ("in passing", "agency", "cites"),
    ],
)
def test_what_an_article_rests_on_and_how(edges: Edges, later: str, earlier: str, how: str) -> None:
    assert edges[later, earlier].how == how
    assert edges[later, earlier].passages


@pytest.mark.parametrize(
    ("later", "earlier"),
    [("paper", "release"), ("agency", "release"), ("taken up", "blog"), ("release", "blog")],
)
def test_who_heard_something_themselves_rests_on_nobody(
    edges: Edges, later: str, earlier: str
) -> None:
    assert (later, earlier) not in edges
