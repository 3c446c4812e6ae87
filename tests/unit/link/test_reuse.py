from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.link import bridge

from wortlaut.link.articles import Linked
from wortlaut.link.citations import citations, first_hand
from wortlaut.model.dossier import Dossier, TextReuse


def edges(story: Dossier) -> dict[tuple[str, str], TextReuse]:
    names = {str(id): name for id, name in bridge.ids().items()}
    return {(names[one.later], names[one.earlier]): one for one in story.reuse}


@pytest.mark.parametrize(
    ("later", "earlier", "how", "credited"),
    [
        ("printed", "agency", "verbatim", True),
        ("portal", "agency", "verbatim", False),
        ("edited", "agency", "edited", True),
        ("updated", "printed", "update", False),
    ],
)
def test_how_an_article_was_made_from_another(
    story: Dossier, later: str, earlier: str, how: str, credited: bool
) -> None:
    found = edges(story)[later, earlier]
    assert (found.how, found.credited) == (how, credited)


def test_two_copies_of_one_report_are_not_made_from_each_other(story: Dossier) -> None:
    assert ("portal", "printed") not in edges(story)


def test_a_new_version_rests_on_the_old_one_and_not_on_what_that_copied(story: Dossier) -> None:
    assert ("updated", "agency") not in edges(story)


def test_no_article_rests_on_a_later_one(story: Dossier) -> None:
    published = {article.id: article.published or "" for article in story.articles}
    assert all(published[one.earlier] <= published[one.later] for one in story.reuse)


def test_every_reason_says_something(story: Dossier) -> None:
    assert all(one.reasons and all(one.reasons) for one in story.reuse)


# ------------------------------------------------------------------------------ citations
@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Wie der „Wolmebote“ berichtet, fehlt das Geld.", "Wolmebote"),
        ("Nach Informationen des Wolmeboten fehlt das Geld.", "Wolmebote"),
        ("Laut pendler24 fehlt das Geld.", "pendler24"),
        ("Das Geld fehlt, meldete die Agentur dpa.", "dpa"),
        ("Das sagte die Chefin der WNA dem Bericht zufolge.", "WNA – Wolmer Nachrichten"),
        ("Das meldete die Deutsche Presse-Agentur.", "dpa"),
        ("Von der Notiz weiß die Tagespost.", "Wolmer Tagespost"),
        ("So hat er es dem Wolmboten erzählt.", "Wolmbote"),
        ("610 Kunden sind es, steht bei der pendlerpost.", "pendlerpost"),
        ("Im Wolm-Kurier ist von vier Seiten die Rede.", "Wolm-Kurier"),
        ("Nach Nordblick-Informationen fehlt das Geld.", "Nordblick"),
        ("In der Wolmer Zeitung wiederholte er das.", "Wolmer Zeitung"),
        ("Er wiederholte das in der „Wolmwoche“.", "Wolmwoche"),
        ("Am Mittwoch legte die Ostpost nach.", "Ostpost"),
        ("Das sagte er der „Zeit“.", "Die Zeit"),
        ("Das Nachrichtenmagazin Stern hat das Papier.", "Stern"),
    ],
)
def test_an_outlet_that_is_named_as_the_source(
    article: Callable[..., Linked], text: str, outlet: str
) -> None:
    assert [one.outlet for one in citations(article(text), [outlet])] == [outlet]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Der Bote brachte laut Polizei ein Paket.", "Wolmebote"),
        ("Der Anzeiger des Geräts blieb stehen.", "Wolmer Anzeiger"),
        ("Die Post kam laut Polizei spät.", "Wolmer Post"),
        ("Der Verkehrsverbund Wolm verteilt Bonbons.", "Verkehrsverbund Wolm"),
        ("Das war laut Polizei die beste Zeit.", "Die Zeit"),
        ("Er kam laut Polizei mit dem express.", "Express"),
    ],
    ids=["another word", "no source", "the kind alone", "no medium", "an ordinary word", "no name"],
)
def test_a_name_alone_is_no_citation(
    article: Callable[..., Linked], text: str, outlet: str
) -> None:
    assert citations(article(text), [outlet]) == ()


def test_a_short_name_that_two_outlets_have_names_neither(
    article: Callable[..., Linked],
) -> None:
    text = article("Die Tagespost berichtet, das Geld fehle.")
    assert citations(text, ["Wolmer Tagespost", "Auer Tagespost"]) == ()


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("„Es war zu“, sagte sie unserer Zeitung.", True),
        ("„Es war zu“, sagte sie dem Küstenkurier.", True),
        ("„Es war zu“, sagte sie dem Kurier.", False),
        ("„Es war zu“, sagte sie dem Wolmeboten.", False),
    ],
)
def test_what_an_outlet_heard_itself(
    article: Callable[..., Linked], text: str, heard: bool
) -> None:
    assert first_hand(article(text, outlet="Küstenkurier"), 0) is heard


def test_an_outlet_may_call_itself_by_its_short_name(article: Callable[..., Linked]) -> None:
    text = article("„Es war zu“, sagte sie der Tagespost.", outlet="Wolmer Tagespost")
    assert first_hand(text, 0)
