from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.model.record import Record, Statement
from wortlaut.score.figures import Figure, Report
from wortlaut.score.gold import QuotedArticle
from wortlaut.score.pairing import NotLookedForError, Pair
from wortlaut.score.quotations import score_quotations

RecordOf = Callable[..., Record]
StatementOf = Callable[..., Statement]


def figure(report: Report, name: str) -> Figure:
    return next(one for one in report.figures if one.name == name)


@pytest.fixture
def partly_right(
    quoted_article: QuotedArticle, record_of: RecordOf, statement_of: StatementOf
) -> Report:
    """The direct quotation without its marks and with the wrong speaker; the indirect one missed;
    and one that nobody wanted."""
    text = quoted_article.text
    direct = statement_of(
        text, "Es bleibt dabei", cue=["sagte"], frame=["sagte die Ministerin"], speaker=["Der"]
    )
    extra = statement_of(text, "Bürgermeister", kind="reported")
    record = record_of(text, statements=(direct, extra))
    return score_quotations([Pair(quoted_article, record)])


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("quote", 1 / 2, 3 / 5 / 2),  # 3 of 3 and 0 of 1 tokens; 3 of 5 and 0 of 3
        ("cue", 1.0, 1 / 2),
        ("frame", 1.0, 1 / 2),
        ("speaker", 0.0, 0.0),
        ("roles", 2 / 3, 2 / 6),
        ("joint", 3 / 5, (3 / 5 + 2) / 8),
        ("type", 1 / 2, 1 / 2),
        ("exact quote span", 0.0, 0.0),
    ],
)
def test_figures_of_a_half_right_record(
    partly_right: Report, name: str, precision: float, recall: float
) -> None:
    found = figure(partly_right, name)
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("name", "recall"),
    [
        ("recall of Direct", 3 / 5),
        ("recall of Indirect", 0.0),
        ("speaker right where quote was found", 0.0),
    ],
)
def test_recalls_of_a_half_right_record(partly_right: Report, name: str, recall: float) -> None:
    assert figure(partly_right, name).recall == pytest.approx(recall)


def test_misses_name_the_article_and_the_words(partly_right: Report) -> None:
    assert partly_right.misses == (
        "MISSED 1 Indirect das reiche nicht",
        "EXTRA  1 Reported Bürgermeister",
    )


def test_a_perfect_record_is_perfect(
    quoted_article: QuotedArticle, record_of: RecordOf, statement_of: StatementOf
) -> None:
    text = quoted_article.text
    statements = (
        statement_of(
            text,
            "„Es bleibt dabei“",
            cue=["sagte"],
            frame=["sagte die Ministerin"],
            speaker=["die Ministerin"],
        ),
        statement_of(
            text,
            "das reiche nicht",
            kind="indirect",
            cue=["meinte"],
            frame=["Der Bürgermeister meinte"],
            speaker=["Der Bürgermeister"],
        ),
    )
    report = score_quotations([Pair(quoted_article, record_of(text, statements=statements))])
    assert {one.recall for one in report.figures if one.name != "addressee"} == {1.0}


def test_hedged_statements_are_not_quotations(
    quoted_article: QuotedArticle, record_of: RecordOf, statement_of: StatementOf
) -> None:
    hedged = statement_of(quoted_article.text, "das reiche nicht", kind="hedged")
    record = record_of(quoted_article.text, statements=(hedged,))
    report = score_quotations([Pair(quoted_article, record)])
    assert figure(report, "type").note == "0 right of 0 found, 2 gold"


def test_gold_without_a_record_counts_as_missed(quoted_article: QuotedArticle) -> None:
    report = score_quotations([Pair(quoted_article, None)])
    assert figure(report, "quote").recall == 0.0


def test_statements_that_nobody_looked_for_cannot_be_measured(
    quoted_article: QuotedArticle, record_of: RecordOf
) -> None:
    with pytest.raises(NotLookedForError):
        score_quotations([Pair(quoted_article, record_of(quoted_article.text))])
