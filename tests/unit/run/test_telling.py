"""The stories of a store in the order in which they were last told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.annotate.readers import Choice
from wortlaut.link.places import END
from wortlaut.link.trace import uses_of
from wortlaut.model.document import Given, Raw
from wortlaut.model.dossier import Claim, Dossier
from wortlaut.model.errors import BusyError
from wortlaut.record.store import Store
from wortlaut.run import telling
from wortlaut.run.adding import add_all
from wortlaut.run.telling import newest, story, story_of_article

TOLD = (
    ("käse", "Die Käserei Ostried hat einen Preis gewonnen.", "2024-03-02"),
    ("brücke", "Die Annenbrücke über die Wolme ist gesperrt.", "2024-05-06"),
    ("wal", "Vor Grönland wurde ein Wal gesichtet.", None),
    ("chor", "Der Kirchenchor von Hollin sucht Stimmen.", "2024-04-01"),
    ("eis", "Forscher bohrten tief in das Eis der Arktis.", None),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "record.db")
    raws = (Raw(uri, text.encode(), "text/plain", Given(published=day)) for uri, text, day in TOLD)
    add_all(made, raws, Choice("rules"))
    return made


def uris(store: Store, after: str | None = None) -> list[str]:
    with store.linked() as linkage:
        return [part.articles[0].uri for part in newest(linkage, after)]


def test_the_newest_story_comes_first_and_the_undated_last(store: Store) -> None:
    assert uris(store)[:3] == ["brücke", "chor", "käse"]
    assert set(uris(store)[3:]) == {"wal", "eis"}


def test_the_list_goes_on_behind_each_story(store: Store) -> None:
    whole = uris(store)
    with store.linked() as linkage:
        ids = [part.stories[0].id for part in newest(linkage)]
    assert [uris(store, id) for id in ids] == [whole[at + 1 :] for at in range(len(whole))]


def test_a_story_is_found_by_an_article_and_has_its_text(store: Store) -> None:
    article = store.record("brücke").article.id
    with store.linked() as linkage:
        found = story_of_article(linkage, article)
        assert found is not None
        told = story(linkage, found.stories[0].id)
        assert told is not None
        assert told.articles[0].text == TOLD[1][1]
        assert story(linkage, "nothing") is None
        assert story(linkage, found.stories[0].id, "2020") is None


def test_a_story_that_is_to_be_linked_anew_is_listed_with_its_articles(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = uris(store)
    with store.linking(0) as linkage:
        for first, _ in list(linkage.stories.latest(END)):
            linkage.stories.unlink(first)
    assert uris(store) == before
    with store.linked() as linkage:
        id = next(newest(linkage)).stories[0].id
        waited = story(linkage, id)
        assert waited is not None
        assert waited.articles[0].text == TOLD[1][1]
        monkeypatch.setattr(telling, "_WAITED_FOR", 0)
        with pytest.raises(BusyError):
            story(linkage, id)


def test_of_articles_that_have_words_those_of_stories_are_found_the_first_first(
    tmp_path: Path,
) -> None:
    said = ("„Wir warten“, sagte Ina Groth." + " Es regnet." * n for n in (0, 5, 9))
    days = ("2024-05-09", "2024-05-02", None)
    raws = (
        Raw(f"{day}.txt", text.encode(), "text/plain", Given(published=day))
        for text, day in zip(said, days, strict=True)
    )
    with Store(tmp_path / "record.db") as store:
        add_all(store, raws, Choice("rules"))
        ids = [store.record(f"{day}.txt").article.id for day in ("2024-05-02", "2024-05-09", None)]
        assert list(store.first_with('"wir warten"', 10)) == ids
        assert list(store.first_with('"wir warten"', 1)) == ids[:1]
        assert store.first_with('"warten wir"', 1) == store.first_with("„“", 1) == ()


def test_a_part_of_a_story_tells_of_words_what_the_whole_tells(tmp_path: Path) -> None:
    texts = (
        "„Die Annenbrücke hält noch zehn Jahre“, sagte Bürgermeisterin Ina Groth der dpa.",
        "Die Annenbrücke halte noch zehn Jahre, sagte Bürgermeisterin Ina Groth der dpa. Der "
        "Keller des Rathauses sei nach zwölf Stunden ausgepumpt, teilte die Feuerwehr mit.",
        "Bürgermeisterin Ina Groth sagte: „Die Annenbrücke hält noch zehn Jahre.“ Die Feuerwehr "
        "teilte mit, der Keller des Rathauses sei nach zwölf Stunden ausgepumpt.",
    )
    raws = (
        Raw(f"{day}.txt", text.encode(), "text/plain", Given(published=f"2024-05-0{day}"))
        for day, text in enumerate(texts, 1)
    )
    with Store(tmp_path / "record.db") as store:
        add_all(store, raws, Choice("rules"))
        with store.linked() as linkage:
            id = next(newest(linkage)).stories[0].id
            whole, part = story(linkage, id), telling.said(linkage, id)
            assert whole is not None
            assert part is not None
            uses = uses_of(whole, "hält noch zehn Jahre")
            assert len(uses) == 3
            assert uses_of(part, "hält noch zehn Jahre") == uses
            carried = telling.carried(linkage, id, uses[:1])
            assert carried is not None
            assert carried.claims == (claim_with("Annenbrücke", whole),)
            assert len(whole.claims) > 1
            assert (
                telling.said(linkage, "nothing") is telling.carried(linkage, "nothing", ()) is None
            )


def claim_with(word: str, part: Dossier) -> Claim:
    (found,) = (claim for claim in part.claims if word in claim.wording)
    return found
