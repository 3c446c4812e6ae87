# ruff: noqa: E501 - each line of these articles is a paragraph
"""A story of ours, told by invented outlets: a bridge is closed, and who knew what is disputed.

An agency reports; one paper prints it, a portal takes it without credit, another paper edits it, a
radio cites the paper that has the leaked report, the town hall denies, the first paper updates.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import wortlaut
from wortlaut import Record

AGENCY = """\
Brücke über die Wolme gesperrt

Altenfurt (dpa) – Die Annenbrücke über die Wolme in Altenfurt ist seit Montagmorgen für jeden Verkehr gesperrt. Ein Taucher habe Risse an zwei Pfeilern entdeckt, teilte das Tiefbauamt mit. Täglich fahren rund 18 000 Autos über die Brücke.

„Wir können nicht verantworten, dass auch nur ein Bus darüber rollt“, sagte Amtsleiterin Greta Mohnhaupt. Die Sperrung dauere mindestens acht Wochen. Für Fußgänger richtet die Stadt eine Fähre ein.

Die Annenbrücke wurde 1968 gebaut. Zuletzt wurde sie vor elf Jahren saniert.
"""
PRINTED = AGENCY.replace(
    "Brücke über die Wolme gesperrt", "Annenbrücke dicht: Risse an zwei Pfeilern"
)
PORTAL = """\
Schock für Pendler: Diese Brücke ist ab sofort zu!

Die Annenbrücke über die Wolme in Altenfurt ist seit Montagmorgen für jeden Verkehr gesperrt. Ein Taucher habe Risse an zwei Pfeilern entdeckt, teilte das Tiefbauamt mit. Täglich fahren rund 18 000 Autos über die Brücke.

„Wir können nicht verantworten, dass auch nur ein Bus darüber rollt“, sagte Amtsleiterin Greta Mohnhaupt. Die Sperrung dauere mindestens acht Wochen. Für Fußgänger richtet die Stadt eine Fähre ein.
"""
EDITED = """\
Was die Sperrung der Annenbrücke für Hollin bedeutet

Altenfurt/Hollin. Wer aus Hollin zur Arbeit nach Altenfurt will, braucht Geduld. Die Annenbrücke über die Wolme in Altenfurt ist seit Montagmorgen für jeden Verkehr gesperrt. Ein Taucher habe Risse an zwei Pfeilern entdeckt, teilte das Tiefbauamt mit.

Man könne nicht verantworten, dass auch nur ein Bus darüber rolle, sagte Amtsleiterin Greta Mohnhaupt. Die Sperrung dauere mindestens acht Wochen. Für Fußgänger richtet die Stadt eine Fähre ein.

„Mein Weg dauert jetzt eine Stunde länger“, sagte die Krankenschwester Ulla Pries unserer Redaktion. Der Bäcker am Markt öffnet deshalb schon um fünf.
"""
LEAK = """\
Das Gutachten in der Schublade

Von Ida Kerner

Altenfurt. Die Stadt wusste offenbar seit zwei Jahren von den Schäden an der Annenbrücke. Das geht aus einem Gutachten des Büros Sternau hervor, das dem Wolmeboten vorliegt. Darin heißt es, die Pfeiler drei und vier seien „in kritischem Zustand“.

Bürgermeister Rolf Tassen hatte die Brücke noch im Herbst sicher genannt. Eine Anfrage unserer Zeitung ließ das Rathaus unbeantwortet.
"""
RADIO = """\
Brücke in Altenfurt: Wusste die Stadt Bescheid?

Nach der Sperrung der Annenbrücke gerät die Stadt Altenfurt unter Druck. Wie der „Wolmebote“ berichtet, kannte das Rathaus die Schäden seit zwei Jahren. Das Blatt beruft sich auf ein Gutachten.

Die Brücke bleibt für mindestens acht Wochen zu. Bis dahin fährt eine Fähre.
"""
DENIAL = """\
Altenfurts Bürgermeister weist Vorwurf zurück

Altenfurt (dpa) – Bürgermeister Rolf Tassen hat Berichte über ein zwei Jahre altes Gutachten zur Annenbrücke zurückgewiesen. „Ich habe dieses Gutachten nie gesehen“, sagte Tassen am Mittwoch vor Journalisten. Die Stadt habe von den Schäden erst am Montag erfahren.

Die Annenbrücke ist seit Montag gesperrt. Nach Angaben des Tiefbauamts haben zwei Pfeiler Risse.
"""
UPDATED = PRINTED.replace(
    "Annenbrücke dicht: Risse an zwei Pfeilern", "Annenbrücke dicht: Bürgermeister wehrt sich"
).replace(
    "Die Annenbrücke wurde 1968 gebaut. Zuletzt wurde sie vor elf Jahren saniert.",
    "Bürgermeister Rolf Tassen wies am Mittwoch Berichte über ein älteres Gutachten zurück. Er habe "
    "es nie gesehen, sagte er.\n\nDie Annenbrücke wurde 1968 gebaut.",
)
OTHER = """\
Brücke über die Wolde wird gefeiert

Altenberg (epd) – Die Marienbrücke über die Wolde in Altenberg ist seit Sonntag für Fußgänger offen. Sie koste nichts, teilte das Kulturamt mit. Täglich werden 1800 Gäste erwartet.

„Wir freuen uns auf jeden, der darüber läuft“, sagte Pfarrer Gerd Mohn. Das Fest dauere acht Tage.
"""  # fmt: skip

STORY = (
    ("agency", AGENCY, "dpa", "dpa", "2031-03-03T08:10:00+01:00"),
    ("printed", PRINTED, "Altenfurter Anzeiger", "dpa", "2031-03-03T09:00:00+01:00"),
    ("portal", PORTAL, "pendler24", None, "2031-03-03T09:40:00+01:00"),
    ("edited", EDITED, "Holliner Kurier", "uk/dpa", "2031-03-03T16:00:00+01:00"),
    ("leak", LEAK, "Wolmebote", "eigener Bericht", "2031-03-04T06:00:00+01:00"),
    ("radio", RADIO, "Radio Wolmeland", None, "2031-03-04T09:30:00+01:00"),
    ("denial", DENIAL, "dpa", "dpa", "2031-03-05T11:20:00+01:00"),
    ("updated", UPDATED, "Altenfurter Anzeiger", "dpa", "2031-03-05T13:00:00+01:00"),
    ("other", OTHER, "Altenfurter Anzeiger", "epd", "2031-03-04T10:00:00+01:00"),
)
NAMES = tuple(article[0] for article in STORY)


@cache
def record(id: str) -> Record:
    """Read one article of the story by the rules, which are quick and need no weights."""
    text, outlet, credit, published = next(row[1:] for row in STORY if row[0] == id)
    page = "annenbruecke" if id in ("printed", "updated") else id
    return wortlaut.read(
        text, outlet=outlet, credit=credit, published=published, language="de", reader="rules",
        url=f"https://{outlet.replace(' ', '-').lower()}.example/{page}",
    )  # fmt: skip


def records(ids: Iterable[str] = NAMES) -> list[Record]:
    """Read articles of the story, in the order asked for."""
    return [record(id) for id in ids]


@cache
def ids() -> dict[str, str]:
    """Return the names that the story has for the ids of its articles."""
    return {record(row[0]).article.id: row[0] for row in STORY}
