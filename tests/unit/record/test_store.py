"""A store answers what it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from wortlaut.model.document import Rejected
from wortlaut.model.errors import InputError, NotFoundError
from wortlaut.model.identity import ActorId
from wortlaut.model.record import Dispute, Record
from wortlaut.record import queries, quotes
from wortlaut.record.adding import Added
from wortlaut.record.asked import Asked
from wortlaut.record.store import Store

Make = Callable[..., Record]


def test_adding_twice_changes_nothing(store: Store, make: Make) -> None:
    assert store.add([make("Eins."), make("Zwei.", uri="b.txt")]) == Added(new=2)
    assert store.add([make("Eins."), make("Eins.")]) == Added(known=2)
    assert store.counts().articles == 2


def test_the_same_text_at_two_addresses_is_one_article_and_two_readings(
    store: Store, make: Make
) -> None:
    store.add([make("Eins.", uri="b.txt"), make("Eins.", uri="a.txt")])
    assert store.counts().readings == 2
    assert [article.uri for article in store.articles()] == ["a.txt"]


def test_a_newer_reader_stands_for_the_article(store: Store, make: Make) -> None:
    text = "Kim sagte: „Nein.“"
    store.add([make(text, said=(("Kim", "„Nein.“"),))], reader="rules/2")
    store.add([make(text)], reader="rules/1")
    assert [quote.holder for quote in store.quotes()] == ["Kim"]
    assert store.counts().statements == 1


# ------------------------------------------------------------------------------ finding one
def test_an_article_is_found_by_id_beginning_and_address(store: Store, make: Make) -> None:
    record = make("Eins.", uri="folder/a.html", url="https://example.org/a")
    store.add([record, make("Zwei.")])
    for name in (
        record.article.id,
        record.article.id[:8],
        "folder/a.html",
        "https://example.org/a",
    ):
        assert store.record(name) == record


def test_an_address_means_its_latest_version(store: Store, make: Make) -> None:
    new = make("Neu.", url="https://example.org/a", published="2024-06-18", updated="2024-06-19")
    old = make("Alt.", url="https://example.org/a", published="2024-06-18")
    store.add([new, old])
    assert store.record("https://example.org/a") == new


@pytest.mark.parametrize("name", ["abc", "nowhere.txt", "", "a' OR 1=1 --", "\udce9"])
def test_what_is_not_there_is_not_found(store: Store, make: Make, name: str) -> None:
    store.add([make("Eins.")])
    with pytest.raises(NotFoundError, match="no article here"):
        store.record(name)


def test_an_ambiguous_beginning_lists_the_candidates(store: Store, make: Make) -> None:
    store.add(make(f"Text {number}.") for number in range(17))  # of 17 ids, two begin alike
    ids = [article.id for article in store.articles()]
    first = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    with pytest.raises(NotFoundError) as raised:
        store.record(first)
    assert all(id in str(raised.value) for id in ids if id[0] == first)


# ------------------------------------------------------------------------------ versions
def test_articles_at_one_url_are_versions_in_the_order_of_their_dates(
    store: Store, make: Make
) -> None:
    url = "https://example.org/a"
    store.add(
        [
            make("Drei.", url=url, published="2024-06-18", updated="2024-06-19T08:00:00+02:00"),
            make("Eins.", url=url, published="2024-06-18"),
            make("Zwei.", url=url, published="2024-06-18", updated="2024-06-19T07:00:00+02:00"),
            make("Fremd.", url="https://example.org/b"),
        ]
    )
    versions = store.versions(url)
    assert [store.record(version.id).text for version in versions] == ["Eins.", "Zwei.", "Drei."]
    assert {version.versions for version in versions} == {3}


def test_an_article_without_url_is_its_only_version(store: Store, make: Make) -> None:
    record = make("Eins.")
    store.add([record, make("Zwei.", uri="b.txt")])
    (version,) = store.versions(record.article.id)
    assert (version.id, version.versions) == (record.article.id, 1)


# ------------------------------------------------------------------------------ lists
def test_articles_come_the_latest_first_and_undated_last(store: Store, make: Make) -> None:
    store.add(
        make(text, published=published)
        for text, published in [("Ohne.", None), ("Alt.", "2023"), ("Neu.", "2024-06-19")]
    )
    assert [article.published for article in store.articles()] == ["2024-06-19", "2023", None]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"outlet": "zeit-online"}, {"1", "2"}),
        ({"outlet": "Zeit"}, set()),
        ({"agency": "DPA"}, {"1"}),
        ({"since": "2024-06-19"}, {"2", "3"}),
        ({"until": "2024-06-18"}, {"1", "3"}),
        ({"until": "2024-06"}, {"1", "2", "3"}),
        ({"since": "2024-06-19T12:00:00Z"}, {"3"}),
        ({"since": "2024-06-19T12:00:00+02:00"}, {"2", "3"}),
        ({"limit": 1}, {"2"}),
        ({"limit": 0}, set()),
    ],
    ids=str,
)
def test_articles_are_listed_by_outlet_agency_and_time(
    store: Store, make: Make, asked: dict[str, str], expected: set[str]
) -> None:
    store.add(
        [
            make("1", outlet="ZEIT ONLINE", published="2024-06-18", agencies=("dpa", "AFP")),
            make("2", outlet="Zeit Online", published="2024-06-19T06:28:00-04:00"),
            make("3", outlet="taz", published="2024-06"),  # some day of June: may lie inside
        ]
    )
    found = store.articles(**asked)  # type: ignore[arg-type]
    assert {store.record(article.id).text for article in found} == expected


@pytest.mark.parametrize("bound", ["gestern", "", "19.06.2024", "2024-6"])
def test_a_bound_that_is_no_date_is_refused(store: Store, bound: str) -> None:
    with pytest.raises(InputError, match="not a date"):
        store.articles(since=bound)


# ------------------------------------------------------------------------------ quotes
TEXT = (
    "Kim Jong Un sagte: „Wir bauen neue Raketen.“ Kimberley Meier entgegnete: „Das ist falsch.“ "
    "Jürgen Groß schwieg."
)
SAID = (("Kim Jong Un", "„Wir bauen neue Raketen.“"), ("Kimberley Meier", "„Das ist falsch.“"))


@pytest.mark.parametrize(
    ("asked", "holders"),
    [
        ({"by": "Kim"}, ["Kim Jong Un"]),
        ({"by": "jong kim"}, ["Kim Jong Un"]),
        ({"by": "Kim*"}, ["Kim Jong Un", "Kimberley Meier"]),
        ({"by": "Gross"}, []),
        ({"about": "raketen"}, ["Kim Jong Un"]),
        ({"about": '"neue Raketen"', "by": "Kim*"}, ["Kim Jong Un"]),
        ({"about": "falsch", "by": "Kim"}, []),
        ({"about": "?!"}, []),
        ({"by": ""}, []),
        ({"kind": "direct"}, ["Kim Jong Un", "Kimberley Meier"]),
        ({"kind": "hedged"}, []),
        ({"stance": "denies", "by": "Kim"}, []),
        ({"outlet": "taz", "by": "Kim"}, []),
        ({"limit": 1}, ["Kim Jong Un"]),
    ],
    ids=str,
)
def test_quotes_are_found_by_holder_and_content(
    store: Store, make: Make, asked: dict[str, str], holders: list[str]
) -> None:
    store.add([make(TEXT, said=SAID)])
    found = store.quotes(**asked)  # type: ignore[arg-type]
    assert [quote.holder for quote in found] == holders


COMMON_QUESTIONS = (
    Asked(),
    Asked(kind="direct"),
    Asked(by="Kim*"),
    Asked(kind="direct", stance="asserts"),
)
QUESTIONS = ["all", "word", "beginning", "words"]
# How many statements are very many, and how often the index is asked before all are sorted.
COMMONNESS = ((0, 100), (0, 1), (10_000, 100))


@pytest.mark.parametrize("asked", COMMON_QUESTIONS, ids=QUESTIONS)
@pytest.mark.parametrize(("common", "patience"), COMMONNESS, ids=["common", "long ago", "rare"])
def test_what_many_say_is_found_in_the_same_order_as_what_few_say(
    *,
    store: Store,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    common: int,
    patience: int,
    asked: Asked,
) -> None:
    monkeypatch.setattr(quotes, "_COMMON", common)
    monkeypatch.setattr(quotes, "_READ", 2)
    monkeypatch.setattr(quotes, "_PATIENCE", patience)
    days = ("2024-05-02", None, "2024-05-03", "2024-05-02")
    store.add(make(f"{TEXT} {n}", said=SAID, published=day) for n, day in enumerate(days))
    whole = list(store.asked_for(asked, limit=100))
    assert [quote.published for quote in whole[::2]] == [
        "2024-05-03", "2024-05-02", "2024-05-02", None,
    ]  # fmt: skip
    for at, quote in enumerate(whole):
        after = (quote.article, quote.statement)
        assert list(store.asked_for(asked, limit=100, after=after)) == whole[at + 1 :]


@pytest.mark.parametrize("asked", COMMON_QUESTIONS, ids=QUESTIONS)
@pytest.mark.parametrize(("common", "patience"), COMMONNESS, ids=["common", "long ago", "rare"])
def test_the_earliest_first_is_the_same_list_from_its_other_end(
    *,
    store: Store,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    common: int,
    patience: int,
    asked: Asked,
) -> None:
    monkeypatch.setattr(quotes, "_COMMON", common)
    monkeypatch.setattr(quotes, "_READ", 2)
    monkeypatch.setattr(quotes, "_PATIENCE", patience)
    days = ("2024-05-02", None, "2024-05-03", "2024-05-02")
    store.add(make(f"{TEXT} {n}", said=SAID, published=day) for n, day in enumerate(days))
    latest = list(store.asked_for(asked, limit=100))
    whole = list(store.asked_for(asked, limit=100, earliest=True))
    articles = [quote.article for quote in whole[::2]]
    assert articles == [quote.article for quote in reversed(latest[::2])]
    assert [quote.statement for quote in whole] == ["s0", "s1"] * 4  # as they stand in the text
    for at, quote in enumerate(whole):
        after = (quote.article, quote.statement)
        found = store.asked_for(asked, limit=100, after=after, earliest=True)
        assert list(found) == whole[at + 1 :]


BOUNDS = (None, "2024", "2024-06", "2024-06-19", "2024-06-30T23:30:00-05:00", "2024-02-30", "0001")


@pytest.mark.parametrize("until", BOUNDS)
@pytest.mark.parametrize("since", BOUNDS)
@pytest.mark.parametrize("asked", COMMON_QUESTIONS, ids=QUESTIONS)
def test_quotes_are_of_the_time_that_articles_are_of(
    *,
    store: Store,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    asked: Asked,
    since: str | None,
    until: str | None,
) -> None:
    monkeypatch.setattr(quotes, "_COMMON", 0)
    days = (
        "2023-12-31T23:30:00-05:00", "2024", "2024-06", "2024-06-18T23:30:00-05:00", "2024-06-19",
        "2024-06-20T01:00:00+14:00", "2024-07-01T00:10:00+02:00", "2025-01-01T05:00", "9999", None,
    )  # fmt: skip
    store.add(make(f"{TEXT} {n}", said=SAID, published=day) for n, day in enumerate(days))
    inside = replace(asked, since=since, until=until)
    found = [quote.article for quote in store.asked_for(inside, limit=100)][::2]
    assert found == [article.id for article in store.articles(since=since, until=until)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"via": "Nordpress"}, ["Nein."]),
        ({"via": "nord*"}, ["Nein."]),
        ({"via": "Brandt"}, []),
        ({"chain": "Nordpress"}, ["Nein."]),
        ({"chain": "Brandt"}, ["Nein."]),
        ({"chain": "kanalbote"}, ["Nein.", "Doch."]),
        ({"chain": "AFP"}, ["Nein.", "Doch."]),
        ({"chain": "Vey Nordpress"}, []),
        ({"status": "disputed"}, ["Doch."]),
        ({"status": "denied"}, ["Nein."]),
        ({"status": "asserted"}, ["Doch."]),
        ({"status": "alleged"}, []),
        ({"outlet": "Kanal-Bote"}, []),
        ({"outlet": "KANALBOTE", "by": "Vey"}, ["Doch."]),
        ({"kind": "indirect_free_indirect"}, ["Doch."]),
        ({"kind": "indirect"}, []),
    ],
    ids=str,
)
@pytest.mark.parametrize("common", [0, 10_000], ids=["common", "rare"])
def test_quotes_are_found_by_their_chain_and_by_how_they_are_told(
    *,
    store: Store,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    common: int,
    asked: dict[str, str],
    found: list[str],
) -> None:
    monkeypatch.setattr(quotes, "_COMMON", common)
    text = "Brandt laut Nordpress: Nein. Vey: Doch."
    said = (("Brandt", "Nein.", "Nordpress"), ("Vey", "Doch."))
    record = make(text, said=said, outlet="Kanalbote", agencies=("dpa", "AFP"))
    nein, doch = record.statements or ()
    record = replace(
        record,
        statements=(
            replace(nein, stance="denies"),
            replace(doch, kind="indirect_free_indirect"),
        ),
        disputes=(Dispute(doch.id, ActorId("a0"), nein.content),),
    )
    store.add([record, make("Nichts.", uri="b.txt", outlet="Kanalbote")])
    quoted = store.quotes(**asked, limit=10)  # type: ignore[arg-type]
    assert [quote.text for quote in quoted] == found


def test_a_quote_can_be_read_again_in_its_article(store: Store, make: Make) -> None:
    store.add([make(TEXT, said=SAID)])
    for quote in store.quotes():
        assert store.record(quote.article).excerpt(quote.content) == quote.text


# ------------------------------------------------------------------------------ search
def test_a_search_says_where_the_words_stand(store: Store, make: Make) -> None:
    store.add([make("Die Straße nach München ist gesperrt."), make("Nichts.", uri="b.txt")])
    (hit,) = store.search("Muenchen strasse")
    assert hit.excerpt == "Die Straße nach München ist gesperrt."
    assert [span.of(hit.excerpt) for span in hit.spans] == ["Straße", "München"]


def test_a_headline_beside_the_text_is_searched_too(store: Store, make: Make) -> None:
    store.add([make("Nur der Text.", title="Die Überschrift")])
    (hit,) = store.search("ueberschrift")
    assert (hit.spans, hit.article.title) == ((), "Die Überschrift")


def test_the_article_that_says_it_more_often_comes_first(store: Store, make: Make) -> None:
    store.add([make("Rakete und Mond."), make("Rakete, Rakete!"), make("Mond."), make("Stern.")])
    assert [hit.excerpt for hit in store.search("rakete")] == [
        "Rakete, Rakete!",
        "Rakete und Mond.",
    ]
    assert len(list(store.search("rakete", limit=1))) == 1


@pytest.mark.parametrize("patience", [100, 1], ids=["of late", "long ago"])
@pytest.mark.parametrize("words", ["rakete", "rak*", '"eine rakete"', "eine rakete"])
def test_of_words_that_very_many_articles_have_the_latest_come_first(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch, words: str, patience: int
) -> None:
    monkeypatch.setattr(queries, "_MANY", 2)
    monkeypatch.setattr(queries, "_READ", 2)
    monkeypatch.setattr(queries, "_PATIENCE", patience)
    days = ("2024-05-02", None, "2024-05-03")
    store.add(make(f"Eine Rakete {n}.", published=day) for n, day in enumerate(days))
    store.add([make("Mond.", published="2024-05-04")])
    found = [hit.article.published for hit in store.search(words)]
    assert found == ["2024-05-03", "2024-05-02", None]
    assert [hit.article.published for hit in store.search(words, skip=1, limit=1)] == found[1:2]


def test_articles_are_weighed_by_the_words_that_few_have(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_MANY", 2)
    moons = "Rakete zum Mond, Mond, Mond, Mond, Mond."
    rockets = "Rakete um Rakete, eine nach der anderen zum Mond."
    store.add([make(moons), make(rockets), make("Mond."), *(make(f"Stern {n}.") for n in range(7))])
    assert [hit.excerpt for hit in store.search("mond rakete")] == [rockets, moons]
    assert all(hit.score > 0 for hit in store.search("mond rakete"))
    assert [hit.excerpt for hit in store.search("anderen mond rakete")] == [rockets]


def test_an_article_that_is_read_anew_is_not_counted_as_another(store: Store, make: Make) -> None:
    first = store.add([make("Eins."), make("Zwei.", uri="b.txt")], reader="rules/1")
    anew = store.add([make("Eins."), make("Eins.", uri="c.txt"), make("Drei.")], reader="rules/2")
    assert (first.new, first.again) == (2, 0)
    assert (anew.new, anew.again) == (3, 2)


def test_a_replaced_reading_is_not_found_twice(store: Store, make: Make) -> None:
    store.add([make("Eine Rakete.")], reader="rules/1")
    store.add([make("Eine Rakete.")], reader="rules/2")
    assert len(list(store.search("rakete"))) == 1


MANY_WORDS = " ".join(map(str, range(3000)))


@pytest.mark.parametrize(
    "query",
    ['"', "*", "a AND", "NEAR(", "^x", "-x", "{a}:b", MANY_WORDS, f'"{MANY_WORDS}"'],
    ids=["quote", "star", "and", "near", "caret", "minus", "column", "words", "phrase"],
)
def test_what_would_be_a_syntax_error_is_plain_words(store: Store, make: Make, query: str) -> None:
    store.add([make("x a b")])
    list(store.search(query))
    list(store.quotes(by=query, about=query))


# ------------------------------------------------------------------------------ rejects
def test_a_reject_is_kept_once_with_its_reason(store: Store) -> None:
    rejected = Rejected("leer.txt", "acquire", "empty-text", "no text in it", "0" * 64)
    assert store.add([rejected, rejected]).rejected == 2
    assert store.add([rejected]).rejected == 1
    assert list(store.rejects()) == [rejected]


def test_a_reject_that_was_read_later_is_listed_only_on_request(store: Store, make: Make) -> None:
    rejected = Rejected("a.txt", "acquire", "unreadable", "no permission")
    store.add([rejected, make("Eins.", uri="a.txt")])
    assert list(store.rejects()) == []
    assert list(store.rejects(all=True)) == [rejected]


# ------------------------------------------------------------------------------ resuming
def test_the_store_knows_what_it_has_read_with_which_reader(store: Store, make: Make) -> None:
    store.add([make("Eins.", uri="a.txt", sha256="1" * 64)], reader="rules/1")
    assert store.knows("a.txt", "1" * 64, "rules/1")
    assert not store.knows("a.txt", "1" * 64, "rules/2")
    assert not store.knows("a.txt", "2" * 64, "rules/1")


def test_a_long_addition_is_cut_into_transactions(store: Store, make: Make) -> None:
    seen: list[int] = []

    def records() -> object:
        for number in range(201):
            seen.append(store.counts().articles)
            yield make(f"Artikel {number}.", uri=f"{number}.txt")

    assert store.add(records()).new == 201  # type: ignore[arg-type]
    assert sorted(set(seen)) == [0, 100, 200]


def test_an_answer_can_be_left_half_read(store: Store, make: Make) -> None:
    store.add(make(f"Artikel {number}.") for number in range(300))
    first = next(store.records())
    assert store.add([make("Noch einer.")]).new == 1
    assert store.record(first.article.id) == first
