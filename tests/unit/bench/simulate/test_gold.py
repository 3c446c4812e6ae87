from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bench.simulate.gold import gold
from bench.simulate.newsroom import KINDS, Story
from bench.simulate.pages import page
from bench.simulate.stream import stories
from bench.simulate.write import write_story

from wortlaut.score.figures import Figure
from wortlaut.score.lineage import score_lineage
from wortlaut.score.stories import dossier_of, story, story_articles

Row = dict[str, Any]


@cache
def written() -> tuple[Story, ...]:
    whole = (one for one in stories(8, 1500) if len(one.articles) > len(KINDS))
    return tuple(whole)


def passages(known: Row) -> Iterator[tuple[str, str]]:
    for claim in known["claims"]:
        yield from claim["articles"].items()
        yield from ((one["article"], one["text"]) for one in claim["disputed_by"])
    for utterance in known["utterances"]:
        yield from ((one["article"], one["text"]) for one in utterance["occurrences"])


def test_every_passage_stands_in_its_article() -> None:
    for one in written():
        texts = {f"a{i:02d}": page(article).text for i, article in enumerate(one.articles, 1)}
        assert all(text in texts[article] for article, text in passages(gold(one)))


def test_every_story_has_what_the_lineage_corpus_asks_for() -> None:
    for one in written():
        known = gold(one)
        how = {source["how"] for row in known["articles"] for source in row["derived_from"]}
        assert how == {
            "verbatim", "verbatim-uncredited", "edited", "rewritten", "cites", "update"
        }  # fmt: skip
        assert any(claim["disputed_by"] for claim in known["claims"])
        assert max(len(u["occurrences"]) for u in known["utterances"]) >= 4
        assert sum(not row["in_story"] for row in known["articles"]) == 1


def test_an_utterance_is_told_in_four_forms_and_through_others() -> None:
    rows = [o for s in written() for u in gold(s)["utterances"] for o in u["occurrences"]]
    assert {row["form"] for row in rows} == {"direct", "cut", "indirect", "paraphrase"}
    assert max(len(row["via"]) for row in rows) >= 2


def test_a_claim_rests_on_all_origins_that_reached_one_of_its_articles() -> None:
    for one in written():
        known = gold(one)
        reached = {id for row in known["articles"] for id in row["own_origins"]}
        for claim in known["claims"]:
            assert set(claim["origins"]) <= reached
            assert claim["independent_origins"] == len(claim["origins"])
    counts = {c["independent_origins"] for s in written() for c in gold(s)["claims"]}
    assert counts == {1, 2}


def test_a_denial_is_no_carrier_of_what_it_denies() -> None:
    for one in written():
        for claim in gold(one)["claims"]:
            told = {row["text"] for row in claim["disputed_by"]}
            assert not told & set(claim["articles"].values())


def test_the_scorer_reads_a_folder_and_finds_nothing_wrong_with_the_truth(tmp_path: Path) -> None:
    one = written()[0]
    write_story(tmp_path, one)
    texts = {article.id: article.text for article in story_articles(tmp_path)}
    assert texts == {f"a{i:02d}": page(a).text for i, a in enumerate(one.articles, 1)}
    report = score_lineage(story(tmp_path), dossier_of(true_dossier(gold(one), texts)))
    assert all(perfect(figure) for figure in report.figures)


def perfect(figure: Figure) -> bool:
    return figure.f1 == 1 if figure.f1 is not None else figure.note == "0.00"


def true_dossier(known: Row, texts: dict[str, str]) -> Row:
    """Say in the form of a dossier what the gold says."""

    def spans(article: str, text: str) -> list[Row]:
        start = texts[article].index(text)
        return [{"start": start, "end": start + len(text)}]

    def places(rows: list[Row], field: str) -> list[Row]:
        return [{"article": r["article"], field: spans(r["article"], r["text"])} for r in rows]

    return {
        "articles": [{"id": id, "uri": id, "text": text} for id, text in texts.items()],
        "stories": [{"articles": [row["id"] for row in known["articles"] if row["in_story"]]}],
        "reuse": [
            {
                "later": row["id"],
                "earlier": source["article"],
                "how": source["how"].removesuffix("-uncredited"),
            }
            for row in known["articles"]
            for source in row["derived_from"]
        ],
        "utterances": [
            {"occurrences": places(u["occurrences"], "content")} for u in known["utterances"]
        ],
        "claims": [
            {
                "occurrences": places(
                    [{"article": a, "text": text} for a, text in claim["articles"].items()],
                    "content",
                ),
                "origins": {
                    "at_least": claim["independent_origins"],
                    "at_most": claim["independent_origins"],
                },
                "disputed_by": places(claim["disputed_by"], "evidence"),
            }
            for claim in known["claims"]
        ],
    }
