from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wortlaut.score.figures import Report
from wortlaut.score.lineage import score_lineage
from wortlaut.score.stories import dossier_of, story

HEAD = "OUTLET: {}\nDATE: 2023-06-12T08:00:00+02:00\nURL: https://beispiel.example/{}\n\n"
FIRST = "Die Fähre fällt aus. „Der Motor ist hin“, sagte der Kapitän."
SECOND = "Nach einem Bericht fällt die Fähre aus: „Der Motor ist hin.“ Die Reederei bestreitet das."
THIRD = "Der Markt ist verlegt."
GOLD = {
    "story": "faehre",
    "articles": [
        {"id": "a01", "in_story": True, "derived_from": []},
        {"id": "a02", "in_story": True,
         "derived_from": [{"article": "a01", "how": "verbatim-uncredited"}]},
        {"id": "a03", "in_story": False, "derived_from": []},
    ],
    "utterances": [{"id": "U1", "occurrences": [
        {"article": "a01", "text": "Der Motor ist hin"},
        {"article": "a02", "text": "Der Motor ist hin"}]}],
    "claims": [{"id": "C1",
                "articles": {"a01": "Die Fähre fällt aus", "a02": "fällt die Fähre aus"},
                "independent_origins": 1,
                "disputed_by": [{"who": "R", "article": "a02",
                                 "text": "Die Reederei bestreitet das"}]}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for id, text in (("a01", FIRST), ("a02", SECOND), ("a03", THIRD)):
        (tmp_path / f"{id}.txt").write_text(HEAD.format("Küstenkurier", id) + text, "utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


def place(article: str, text: str, excerpt: str) -> dict[str, Any]:
    start = text.index(excerpt)
    return {"article": article, "content": [{"start": start, "end": start + len(excerpt)}]}


def found(**changes: Any) -> dict[str, Any]:
    occurrences = [place("h1", FIRST, "Motor ist hin"), place("h2", SECOND, "Motor ist hin")]
    carriers = [place("h1", FIRST, "Fähre fällt"), place("h2", SECOND, "Fähre aus")]
    evidence = place("h2", SECOND, "bestreitet")["content"]
    texts = ((1, FIRST), (2, SECOND), (3, THIRD))
    return {
        "articles": [{"id": f"h{n}", "uri": f"a0{n}", "text": text} for n, text in texts],
        "stories": [{"id": "st1", "articles": ["h1", "h2"]}, {"id": "st2", "articles": ["h3"]}],
        "reuse": [{"later": "h2", "earlier": "h1", "how": "verbatim"}],
        "utterances": [{"id": "u1", "occurrences": occurrences}],
        "claims": [{"id": "c1", "occurrences": carriers,
                    "origins": {"at_least": 1, "at_most": 1},
                    "disputed_by": [{"article": "h2", "evidence": evidence}]}],
        **changes,
    }  # fmt: skip


def score(folder: Path, **changes: Any) -> Report:
    return score_lineage(story(folder), dossier_of(found(**changes)))


def notes(report: Report) -> dict[str, str]:
    return {one.name: one.note for one in report.figures}


def test_a_perfect_dossier_is_perfect(folder: Path) -> None:
    shares = {one.f1 for one in score(folder).figures if one.f1 is not None}
    assert shares == {1.0}


@pytest.mark.parametrize(
    ("changes", "name", "note"),
    [
        (
            {"stories": [{"id": "st1", "articles": ["h1", "h2", "h3"]}]},
            "same story (pairs)",
            "1 right of 3 found, 1 gold",
        ),
        (
            {"reuse": [{"later": "h2", "earlier": "h1", "how": "cites"}]},
            "derived from (edge and how)",
            "0 right of 1 found, 1 gold",
        ),
        ({"utterances": []}, "same utterance (pairs)", "0 right of 0 found, 1 gold"),
        ({"claims": []}, "claim known as disputed", "0 right of 1 found, 1 gold"),
        ({"claims": []}, "mean width of the origins range", "0.00"),
    ],
    ids=["story too wide", "wrong how", "no utterance", "no claim", "no range"],
)
def test_what_a_wrong_dossier_costs(
    folder: Path, changes: dict[str, Any], name: str, note: str
) -> None:
    assert notes(score(folder, **changes))[name] == note


def test_a_range_of_origins_may_hold_the_number_without_being_exact(folder: Path) -> None:
    claim = {**found()["claims"][0], "origins": {"at_least": 1, "at_most": 3}}
    measured = notes(score(folder, claims=[claim]))
    assert measured["independent origins within bounds"].startswith("1 right")
    assert measured["independent origins exact"].startswith("0 right")
    assert measured["mean width of the origins range"] == "2.00"


def test_misses_name_the_edge(folder: Path) -> None:
    report = score(folder, reuse=[{"later": "h3", "earlier": "h1", "how": "cites"}])
    assert report.misses[:2] == ("MISSED a02 from a01", "EXTRA  a03 from a01")
