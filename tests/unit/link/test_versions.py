from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.link import bridge

import wortlaut
from wortlaut.link.articles import Linked, linked
from wortlaut.link.dossier import dossier_of
from wortlaut.link.versions import Change, Comparison, changes, comparisons
from wortlaut.model.dossier import Dossier
from wortlaut.model.identity import ArticleId

ARTICLES = {one.id: one for one in linked(bridge.records())}
ID = {name: id for id, name in bridge.ids().items()}


def compared(story: Dossier, name: str) -> dict[tuple[str, str], Comparison]:
    found = comparisons(story, ARTICLES, ArticleId(ID[name]))
    called = bridge.ids()
    return {(called[one.later.article], called[one.earlier.article]): one for one in found}


def words(found: Comparison, kind: str) -> list[str | None]:
    return [one.now or one.was for one in found.changes if one.kind == kind]


# ------------------------------------------------------------------------------ which articles
def test_either_version_is_compared_with_the_other(story: Dossier) -> None:
    assert ("updated", "printed") in compared(story, "updated")
    assert ("updated", "printed") in compared(story, "printed")


def test_a_copy_is_compared_with_what_it_copies(story: Dossier) -> None:
    assert set(compared(story, "portal")) == {("portal", "agency")}


def test_an_article_that_is_neither_is_compared_with_none(story: Dossier) -> None:
    assert compared(story, "leak") == {}


# ------------------------------------------------------------------------------ what changed
def test_what_a_newer_version_added_and_removed(story: Dossier) -> None:
    found = compared(story, "updated")["updated", "printed"]
    assert words(found, "added")[1] == "Er habe es nie gesehen, sagte er."
    assert words(found, "removed") == ["Zuletzt wurde sie vor elf Jahren saniert."]
    assert found.changes[0].reasons == ("the headline",)


def test_what_a_copy_cut_and_put_in_other_words(story: Dossier) -> None:
    found = compared(story, "edited")["edited", "agency"]
    assert "Täglich fahren rund 18 000 Autos über die Brücke." in words(found, "removed")
    (reworded,) = [one for one in found.changes if "verantworten" in (one.now or "")]
    assert reworded.kind == "reworded"
    assert (reworded.was or "").startswith("„Wir können nicht verantworten")


def test_a_quotation_that_lost_its_marks_is_told_indirectly(story: Dossier) -> None:
    (lost,) = compared(story, "edited")["edited", "agency"].quotations
    assert (lost.loss, lost.holder) == ("told indirectly", "Greta Mohnhaupt")
    assert lost.was == "„Wir können nicht verantworten, dass auch nur ein Bus darüber rollt“"
    assert lost.now == "Man könne nicht verantworten, dass auch nur ein Bus darüber rolle"


def test_a_whole_copy_loses_no_quotation(story: Dossier) -> None:
    assert compared(story, "portal")["portal", "agency"].quotations == ()


QUOTED = "„Wir können nicht verantworten, dass auch nur ein Bus darüber rollt“, sagte Mohnhaupt."


@pytest.mark.parametrize(
    ("now", "loss"),
    [
        ("„Wir können nicht verantworten“, sagte Mohnhaupt.", "cut"),
        ("Die Amtsleiterin äußerte sich.", "dropped"),
    ],
    ids=["cut", "dropped"],
)
def test_a_quotation_that_a_copy_cut_or_dropped(now: str, loss: str) -> None:
    agency = bridge.record("agency")
    text = agency.text.replace("sagte Amtsleiterin Greta Mohnhaupt", "sagte Mohnhaupt")
    was, copy = (
        wortlaut.read(body, outlet=outlet, published=day, language="de", reader="rules")
        for body, outlet, day in (
            (text, "dpa", "2031-03-03"),
            (text.replace(QUOTED, now), "Holliner Kurier", "2031-03-04"),
        )
    )
    ready = {one.id: one for one in linked([was, copy])}
    (found,) = comparisons(dossier_of([was, copy]), ready, copy.article.id)
    assert [one.loss for one in found.quotations] == [loss]


def test_every_place_re_reads(story: Dossier) -> None:
    for found in compared(story, "edited").values():
        for one in found.changes:
            if one.later:
                assert one.later.of(ARTICLES[found.later.article].text) == one.now
            if one.earlier:
                assert one.earlier.of(ARTICLES[found.earlier.article].text) == one.was


STAYS = "Der Damm bei Wolde ist vier Kilometer lang und gehört dem Deichverband."


@pytest.fixture
def between(article: Callable[..., Linked]) -> Callable[[str, str], tuple[Change, ...]]:
    """Return what compares two bodies below one headline."""

    def compare(was: str, now: str) -> tuple[Change, ...]:
        earlier, later = (f"Der Damm\n\n{STAYS}\n\n{text}\n" for text in (was, now))
        return changes(article(later), article(earlier))

    return compare


Between = Callable[[str, str], tuple[Change, ...]]


def test_a_hedge_softens(between: Between) -> None:
    (change,) = between(
        "Der Verband kannte die Risse im Damm seit Jahren.",
        "Der Verband kannte die Risse im Damm offenbar seit Jahren.",
    )
    assert change.kind == "softened"
    assert change.reasons == ("now told as not established: “offenbar”",)


def test_to_put_it_into_a_mouth_softens(between: Between) -> None:
    (change,) = between(
        "Der Verband kannte die Risse im Damm seit Jahren.",
        "Der Verband kannte die Risse im Damm seit Jahren, sagte Ada Grot.",
    )
    assert change.kind == "softened"
    assert change.reasons == ("first told by the article itself, now as words of Ada Grot",)


def test_to_drop_a_hedge_does_not_soften(between: Between) -> None:
    (change,) = between(
        "Der Verband kannte die Risse im Damm offenbar seit Jahren.",
        "Der Verband kannte die Risse im Damm seit Jahren.",
    )
    assert change.kind == "reworded"


def test_a_sentence_that_moved_did_not_change(between: Between) -> None:
    one, other = "Die Feuerwehr pumpt seit Montag.", "Zwei Höfe sind ohne Strom."
    assert between(f"{one}\n\n{other}", f"{other}\n\n{one}") == ()


def test_other_blanks_are_no_change(between: Between) -> None:
    assert between("Zwei Höfe sind ohne Strom.", "Zwei Höfe sind\u00a0ohne Strom.") == ()


def test_a_sentence_that_was_split_is_neither_added_nor_removed(between: Between) -> None:
    found = between(
        "Die Feuerwehr pumpt Wasser aus den Kellern, und das Technische Hilfswerk füllt Sandsäcke.",
        "Die Feuerwehr pumpt Wasser aus den Kellern. Das Technische Hilfswerk füllt Sandsäcke.",
    )
    assert [one.kind for one in found] == ["reworded", "reworded"]


def test_an_added_sentence_like_one_that_stays_is_added(between: Between) -> None:
    one = "Zwei Höfe bei Wolde sind ohne Strom."
    found = between(one, f"{one} Drei Höfe bei Wolde sind ohne Strom.")
    assert [change.kind for change in found] == ["added"]
