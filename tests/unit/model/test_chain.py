"""The whole way of a statement, from whose words it is to who published it."""

from __future__ import annotations

from dataclasses import replace

from wortlaut.model.chain import Link, Publisher, Step, chains_of
from wortlaut.model.identity import ActorId, ArticleId, StatementId
from wortlaut.model.record import (
    Actor,
    ActorType,
    Article,
    Block,
    Mention,
    Outlet,
    Record,
    Source,
    Statement,
)
from wortlaut.model.span import Span

TOLD = "KCNA meldet viel. Kim lobt laut KCNA den Pakt, sagt Lind."
TEXT = f"{TOLD}\n(nb/dpa)"


def place(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def actor(id: str, name: str, type: ActorType, control: str | None = None) -> Actor:
    mentions = tuple(
        Mention(place(name, at), "name") for at in range(len(TEXT)) if TEXT.startswith(name, at)
    )
    return Actor(ActorId(id), name, type, None, None, mentions, control=control)


def statement(
    id: str, holder: str | None, via: tuple[str, ...] = (), nested_in: str | None = None
) -> Statement:
    return Statement(
        StatementId(id), "indirect", "speech", (place("den Pakt"),), (place("laut"),), (), (), (),
        ActorId(holder) if holder else None, tuple(map(ActorId, via)), "asserts",
        StatementId(nested_in) if nested_in else None, 0.9, "rules/1",
    )  # fmt: skip


def record(
    *statements: Statement, agencies: tuple[str, ...] = ("dpa",), outlet: str | None = "Bote"
) -> Record:
    return Record(
        Article(
            ArticleId("a"), Source("a.txt", None, "text/plain", "0", None), "de",
            Outlet(outlet, None, "given") if outlet else None, agencies, (), None, None, None,
            None, (),
        ),
        TEXT,
        (
            Block("paragraph", Span(0, len(TOLD)), None),
            Block("byline", Span(len(TOLD) + 1, len(TEXT)), None),
        ),
        actors=(
            actor("a1", "Kim", "person"),
            actor("a2", "KCNA", "media", "SC"),
            actor("a3", "Lind", "person"),
        ),
        statements=statements,
    )  # fmt: skip


def way(record: Record, **publishers: Publisher) -> list[str]:
    """Name the links of the first statement; several at one step with a slash."""
    steps = first(record, **publishers)
    return ["/".join(link.name or "nobody" for link in step.links) for step in steps]


def first(record: Record, **publishers: Publisher) -> tuple[Step, ...]:
    return next(iter(chains_of(record, publishers).values()))


def last(record: Record, **publishers: Publisher) -> Link:
    return first(record, **publishers)[-1].links[-1]


# ------------------------------------------------------------------------------ who is on it
def test_the_way_leads_from_the_holder_over_the_agency_to_the_outlet() -> None:
    assert way(record(statement("s1", "a1", ("a2",)))) == ["Kim", "KCNA", "dpa", "Bote"]


def test_each_step_says_how_it_is_known() -> None:
    steps = first(record(statement("s1", "a1", ("a2",))))
    assert [step.known_by for step in steps] == ["text", "text", "credit", "outlet"]


def test_of_several_agencies_nobody_knows_which() -> None:
    assert way(record(statement("s1", "a1"), agencies=("dpa", "AFP"))) == ["Kim", "dpa/AFP", "Bote"]


def test_an_agency_that_the_text_names_is_not_named_again() -> None:
    assert way(record(statement("s1", "a1", ("a2",)), agencies=("KCNA", "dpa"))) == [
        "Kim", "KCNA", "Bote",
    ]  # fmt: skip


def test_the_outlet_comes_last_without_an_agency() -> None:
    assert way(record(statement("s1", "a1"), agencies=())) == ["Kim", "Bote"]


def test_without_an_outlet_the_way_ends_at_the_agency() -> None:
    assert way(record(statement("s1", "a1"), outlet=None)) == ["Kim", "dpa"]


def test_what_the_outlet_says_itself_has_no_further_way() -> None:
    assert way(record(statement("s1", "a2"), outlet="KCNA")) == ["KCNA"]


def test_what_is_said_to_the_outlet_itself_comes_through_no_agency() -> None:
    told = replace(statement("s1", "a1"), addressee=(place("laut KCNA"),))
    assert way(record(told, outlet="KCNA")) == ["Kim", "KCNA"]


def test_what_goes_on_from_there_comes_through_no_agency_either() -> None:
    named = (place("Lind"),)
    told = replace(statement("s2", "a3"), holder_span=named, addressee=(place("KCNA"),))
    goes_on = replace(statement("s1", "a3"), holder_span=named)
    assert way(record(goes_on, told, outlet="KCNA")) == ["Lind", "KCNA"]


def test_what_is_said_to_somebody_else_may_come_through_the_agency() -> None:
    told = replace(statement("s1", "a1"), addressee=(place("Lind"),))
    assert way(record(told)) == ["Kim", "dpa", "Bote"]


def test_an_outlet_is_known_by_its_usual_name_too() -> None:
    own = record(statement("s1", "a2"), outlet="Zentralagentur")
    assert way(own, Zentralagentur=Publisher("KCNA", "PRK", "SC")) == ["KCNA"]


def test_an_agency_that_publishes_is_the_outlet() -> None:
    assert way(record(statement("s1", "a1"), outlet="dpa")) == ["Kim", "dpa"]


def test_where_nobody_is_named_the_way_begins_with_nobody() -> None:
    assert way(record(statement("s1", None))) == ["nobody", "dpa", "Bote"]


# ------------------------------------------------------------------------------ told in another
def test_what_is_told_in_anothers_words_came_through_that_one() -> None:
    inner, outer = statement("s1", "a1", ("a2",), nested_in="s2"), statement("s2", "a3")
    assert way(record(inner, outer)) == ["Kim", "KCNA", "Lind", "dpa", "Bote"]


def test_who_passed_both_on_came_after_both() -> None:
    inner, outer = statement("s1", "a1", ("a2",), nested_in="s2"), statement("s2", "a3", ("a2",))
    assert way(record(inner, outer)) == ["Kim", "Lind", "KCNA", "dpa", "Bote"]


def test_ones_own_words_in_ones_own_words_come_from_one() -> None:
    inner, outer = statement("s1", "a1", nested_in="s2"), statement("s2", "a1", ("a2",))
    assert way(record(inner, outer)) == ["Kim", "KCNA", "dpa", "Bote"]


def test_statements_inside_each_other_come_to_an_end() -> None:
    inner, outer = statement("s1", "a1", nested_in="s2"), statement("s2", "a3", nested_in="s1")
    assert way(record(inner, outer)) == ["Kim", "Lind", "dpa", "Bote"]


# ------------------------------------------------------------------------------ what is known
def test_a_medium_that_the_text_names_says_who_controls_it() -> None:
    assert first(record(statement("s1", "a1", ("a2",))))[1].links[0].control == "SC"


def test_an_outlet_says_what_the_tables_know() -> None:
    link = last(record(statement("s1", "a1")), Bote=Publisher("Bote", "AUT", "IP"))
    assert (link.country, link.control) == ("AUT", "IP")


# ------------------------------------------------------------------------------ where it stands
def test_a_link_stands_where_it_is_named_nearest() -> None:
    link = first(record(statement("s1", "a1", ("a2",))))[1].links[0]
    assert link.place == place("KCNA", TEXT.index("laut"))


def test_a_holder_stands_where_the_statement_names_him() -> None:
    spoken = replace(statement("s1", "a1"), holder_span=(place("Kim lobt"),))
    assert first(record(spoken))[0].links[0].place == place("Kim lobt")


def test_an_agency_stands_in_the_credit_line() -> None:
    assert last(record(statement("s1", "a1"), outlet=None)).place == place("dpa")


def test_an_outlet_that_the_page_does_not_name_has_no_place() -> None:
    assert last(record(statement("s1", "a1"), outlet="Pakt")).place is None
