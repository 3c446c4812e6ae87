from __future__ import annotations

from tests.unit.link import bridge

import wortlaut
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Dossier


def test_an_event_with_like_words_and_places_is_another_story(story: Dossier) -> None:
    members = {one: story.id for story in story.stories for one in story.articles}
    names = {name: members[id] for id, name in bridge.ids().items()}  # type: ignore[index]
    assert names["agency"] == names["denial"] == names["leak"]
    assert names["other"] != names["agency"]


def test_a_story_keeps_its_id_when_a_late_article_comes(story: Dossier) -> None:
    early = dossier_of(bridge.records(["agency", "printed"]))
    assert early.stories[0].id in {one.id for one in story.stories}


def test_a_label_is_a_headline_of_the_story(story: Dossier) -> None:
    titles = [article.text.partition("\n")[0] for article in story.articles]
    assert all(one.label in titles for one in story.stories)


def test_an_article_alone_is_a_story(story: Dossier) -> None:
    assert any(len(one.articles) == 1 for one in story.stories)
    assert sum(len(one.articles) for one in story.stories) == len(bridge.STORY)


def test_an_article_without_a_date_makes_no_story_of_two_that_are_a_year_apart() -> None:
    text = "Bürgermeister Jan Holm und Ministerin Ada Brandt eröffneten in Seestadt die Lornbrücke."
    dates = ("2031-05-04", "2032-05-04", None)
    outlets = ("Küstenkurier", "Havelspiegel", "Neckarpost")
    read = [
        wortlaut.read(text, outlet=outlet, published=date, language="de", reader="rules")
        for outlet, date in zip(outlets, dates, strict=True)
    ]
    assert sorted(len(one.articles) for one in dossier_of(read).stories) == [1, 2]


FIRE = """In einer Lagerhalle am Hafen von Seestadt ist am Montag ein Feuer ausgebrochen. Zwölf
Löschzüge waren bis in die Nacht im Einsatz, verletzt wurde niemand. Der Schaden liegt nach Angaben
der Feuerwehr bei zwei Millionen Euro. Anwohner hatten Rauch über den Dächern bemerkt."""
TRAM = """Beim Zusammenstoß zweier Straßenbahnen in Seestadt sind am Montag neun Fahrgäste gestürzt.
Eine der Bahnen hatte an der Kreuzung eine Weiche überfahren, obwohl das Signal auf Halt
stand. Der Verkehr auf drei Linien ruhte bis zum späten Abend, Monteure richteten das Gleis.
Auch die Feuerwehr war vor Ort und half."""
STANDING = "Die Ursache ist noch unklar, die Ermittlungen der Polizei dauern an."


def test_a_sentence_that_many_reports_end_with_makes_no_story_of_two() -> None:
    read = [
        wortlaut.read(
            f"{text} {STANDING}", outlet=outlet, published=f"2031-05-05T{hour}", language="de",
            reader="rules",
        )
        for text, outlet, hour in (
            (FIRE, "Küstenkurier", "08:00"), (TRAM, "Havelspiegel", "20:00"),
        )
    ]  # fmt: skip
    assert len(dossier_of(read).stories) == 2
