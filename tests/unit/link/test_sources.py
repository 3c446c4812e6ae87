# ruff: noqa: E501 - each line of these articles is a paragraph
"""Sources that are named otherwise than by their full names, in a story of ours: a lost archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
TABLOID = """\
Gondelkönig packt die Koffer!

Kabinenkönig Jorin Vask verlässt die Gondelbahn Wolmtal. Sein Schreibtisch ist geräumt, die Sekretärin weint. Das Tal zittert.
"""
ALLUDING = """\
Vask bleibt

Jorin Vask leitet weiter die Gondelbahn Wolmtal. Ein Boulevardblatt hatte gemeldet, sein Schreibtisch sei geräumt. Die Kabinen fahren nach Plan.
"""
STATE_AGENCY = """\
Vask empfangen

Wolmtal, 2. März (WOPA) – Der Direktor der Gondelbahn Wolmtal, Jorin Vask, hat seinen Schreibtisch geräumt, um Gästen Platz zu machen. Die Gäste lobten die Aussicht.
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
    return edges_of(written)


def edges_of(written: Sequence[tuple[str, str, str, str]]) -> Edges:
    """Link articles that came out one after the other: name, text, outlet and address of each."""
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


def test_a_tabloid_spoken_of_is_an_outlet_whose_name_shows_no_kind() -> None:
    found = edges_of(
        [
            ("agency", STATE_AGENCY, "WOPA", "https://wopa.example/vask"),
            ("tabloid", TABLOID, "Der Rufer", "https://rufer.example/vask"),
            ("alluding", ALLUDING, "Wolmer Zeitung", "https://wolmer-zeitung.example/vask"),
        ]
    )
    assert {edge for edge in found if edge[0] == "alluding"} == {("alluding", "tabloid")}


def test_a_newer_version_may_name_again_who_told_it() -> None:
    named = "Jorin Vask habe in Wolmtal gekündigt, meldete die Wolmer Zeitung."
    first = f"Vask geht\n\n{named} Die Gondelbahn Wolmtal schwieg dazu am Montag noch."
    newer = (
        "Vask bleibt doch\n\nDie Gondelbahn Wolmtal widersprach am Abend. Die Wolmer Zeitung hatte "
        "von einer Kündigung Jorin Vasks berichtet. Die Gondelbahn Wolmtal schwieg dazu am Montag noch."
    )
    found = edges_of(
        [
            (
                "paper",
                f"Kündigung\n\n{PAPER} Jorin Vask hat in Wolmtal gekündigt.",
                "Wolmer Zeitung",
                "https://wz.example/vask",
            ),
            ("first", first, "dpa", "https://dpa.example/vask"),
            ("newer", newer, "dpa", "https://dpa.example/vask"),
        ]
    )
    assert {edge: one.how for edge, one in found.items() if edge[0] == "newer"} == {
        ("newer", "first"): "update", ("newer", "paper"): "cites",
    }  # fmt: skip
