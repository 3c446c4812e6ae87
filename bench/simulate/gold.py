"""What is known of a story, in the form of the lineage corpus' gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.simulate.event import Event, Form, Line
from bench.simulate.newsroom import Article, Story
from bench.simulate.pages import Page, Placed, page
from bench.simulate.tables import SPEAKERS

Row = dict[str, Any]

# The origin of each point, the kind of origin, and who it is (a role of the event)
_ORIGINS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "O1": ("press release", "authority", ("lead", "detail", "extra", "chief", "more_chief")),
    "O2": ("agency reporter", "place", ("scene",)),
    "O3": ("state media", "stateagency", ("minister", "more_minister")),
    "O4": ("outlet reporter", "place", ("rumour",)),
    "O5": ("eyewitness", "witness", ("witness",)),
    "O6": ("statement to outlet", "second", ("second",)),
    "O7": ("statement to outlet", "spokes", ("spokes", "more_spokes", "accusation")),
    "O8": ("statement to outlet", "local", ("local",)),
    "O9": ("document", "company", ()),
}
_LEAK = "O9"
_ORIGIN_OF = {point: id for id, (_, _, points) in _ORIGINS.items() for point in points}
# The points that carry a claim; the accusation itself is only ever told to be denied.
_CLAIMS: Mapping[str, tuple[str, ...]] = {
    "C1": ("lead", "second"),
    "C2": ("detail",),
    "C3": ("extra",),
    "C4": ("chief",),
    "C5": ("minister",),
    "C6": ("witness",),
    "C7": ("rumour",),
}
_DISPUTES: Mapping[str, tuple[str, ...]] = {"C6": ("spokes", "accusation")}
_FORMS: Mapping[Form, str] = {
    "direct": "direct", "passed_direct": "direct",
    "cut": "cut", "passed_cut": "cut",
    "indirect": "indirect", "passed_indirect": "indirect",
    "paraphrase": "paraphrase", "passed_paraphrase": "paraphrase", "denied": "paraphrase",
}  # fmt: skip
# Whose words a point is: who denies does it in the name of the company.
_SPEAKER_OF = {**{who: who for who in SPEAKERS}, "accusation": "spokes"}


@dataclass(frozen=True, slots=True)
class _Carried:
    """A line of an article, the article's name, and the words that count."""

    article: str
    placed: Placed
    text: str


def gold(story: Story) -> Row:
    """Tell a story's lineage: origins, articles, claims and utterances."""
    names = dict(zip(_short(story), story.articles, strict=True))
    pages = {name: page(article) for name, article in names.items()}
    lines = [
        one
        for name, article in names.items()
        if article.in_story
        for one in _carried(name, pages[name])
    ]
    event = story.event
    return {
        "story": story.name,
        "summary": event.title("report", 0),
        "origins": [
            {"id": id, "kind": kind, "who": event.beings[who].name}
            for id, (kind, who, _) in _ORIGINS.items()
        ],
        "articles": [_article(name, article, list(names)) for name, article in names.items()],
        "claims": [row for id in _CLAIMS if (row := _claim(id, lines, event))],
        "utterances": list(_utterances(lines, event)),
    }


def own_origins(article: Article) -> list[str]:
    """List the origins that an article reached by itself."""
    return sorted({id for line in article.lines if not line.path and (id := _origin(line))})


def _short(story: Story) -> list[str]:
    return [f"a{i:02d}" for i, _ in enumerate(story.articles, 1)]


def _carried(name: str, page: Page) -> Iterator[_Carried]:
    for placed in page.lines:
        for mark in placed.line.sentence.marks:
            if mark.tag == "c":
                text = page.text[placed.start + mark.start : placed.start + mark.end]
                yield _Carried(name, placed, text)


def _article(name: str, article: Article, names: Sequence[str]) -> Row:
    return {
        "id": name,
        "file": f"{name}.txt",
        "outlet": article.outlet.name,
        "published": article.published.isoformat(),
        "in_story": article.in_story,
        "derived_from": [
            {"article": names[one.earlier], "how": one.how} for one in article.derived
        ],
        "own_origins": own_origins(article) if article.in_story else [],
    }


def _origin(line: Line) -> str | None:
    if line.form in ("document", "passed_document"):
        return _LEAK
    return _ORIGIN_OF.get(line.point.partition(".")[0])


def _claim(id: str, lines: Sequence[_Carried], event: Event) -> Row | None:
    """Tell a claim; None if no article carries it."""
    carrying = [one for one in lines if one.placed.line.point in _CLAIMS[id]]
    disputing = [one for one in lines if one.placed.line.point in _DISPUTES.get(id, ())]
    if not carrying:
        return None
    origins = sorted({origin for one in carrying if (origin := _origin(one.placed.line))})
    return {
        "id": id,
        "wording": carrying[0].text,
        "articles": {one.article: one.text for one in reversed(carrying)},
        "origins": origins,
        "independent_origins": len(origins),
        "disputed_by": [
            {"who": event.beings["spokes"].name, "article": one.article, "text": one.text}
            for one in disputing
        ],
    }


def _utterances(lines: Sequence[_Carried], event: Event) -> Iterator[Row]:
    """Tell the utterances that more than one sentence has."""
    for number, who in enumerate(SPEAKERS, 1):
        said = [
            one
            for one in lines
            if _SPEAKER_OF.get(one.placed.line.point) == who and one.placed.line.form in _FORMS
        ]
        if len(said) > 1:
            yield {
                "id": f"U{number}",
                "speaker": event.beings[who].name,
                "occurrences": [_occurrence(one, event) for one in said],
            }


def _occurrence(one: _Carried, event: Event) -> Row:
    line = one.placed.line
    first = (event.beings["stateagency"].name,) if line.point == "minister" else ()
    return {
        "article": one.article,
        "form": _FORMS[line.form],
        "text": one.text,
        "via": [*first, *line.path],
    }
