"""An event has the date of its clause, if somebody looked for times."""

import pytest

from wortlaut.annotate.events.read import events, happenings
from wortlaut.annotate.quotations.read import units_of
from wortlaut.model.document import Layers
from wortlaut.model.record import TimeExpression
from wortlaut.model.span import Span

TEXT = "Am 4. Mai kam es in Holm zum Streik, der am 6. Mai endete."


def time(words: str, value: str) -> TimeExpression:
    start = TEXT.index(words)
    return TimeExpression(Span(start, start + len(words)), "DATE", value, value, value)


def date_of(times: tuple[TimeExpression, ...] | None) -> str | None:
    units = units_of(TEXT, [Span(0, len(TEXT))], "de")
    found = list(happenings(units, [], "de"))
    (event,) = events(found, {}, Layers(statements=(), times=times), "de")
    return event.date


@pytest.mark.parametrize(
    ("times", "date"),
    [
        ((time("4. Mai", "2023-05-04"),), "2023-05-04"),
        ((time("4. Mai", "2023-05-04"), time("6. Mai", "2023-05-06")), "2023-05-04"),
        ((time("6. Mai", "2023-05-06"),), None),
        ((time("4. Mai", "P3D"),), None),
        (None, None),
    ],
    ids=["its clause", "two clauses", "another clause", "no date", "nobody looked"],
)
def test_the_date_of_the_clause(times: tuple[TimeExpression, ...] | None, date: str | None) -> None:
    assert date_of(times) == date
