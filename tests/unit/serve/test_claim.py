from __future__ import annotations

from tests.unit.link import bridge

from wortlaut.link.claimed import claims_with
from wortlaut.link.dossier import dossier_of
from wortlaut.serve.claim import claim_lines

RECORDS = {record.article.id: record for record in bridge.records()}
MADE = dossier_of(RECORDS.values())


def told(words: str) -> list[str]:
    return list(claim_lines(claims_with(MADE, RECORDS, words)))


def test_holders_origins_and_reasons_are_told_in_words() -> None:
    lines = told("Taucher entdeckt")
    assert lines[1].endswith("independent origins: 1")
    assert any("of Tiefbauamt; origin: " in line for line in lines)
    at = lines.index("  one origin or several")
    assert any("are one origin: 100% of" in line for line in lines[at:])


def test_who_disputes_a_claim_is_told_with_the_words() -> None:
    lines = told("wusste offenbar")
    at = lines.index("  disputed by")
    assert "Rolf Tassen: " in lines[at + 1]
    assert lines[at + 1].endswith("„Ich habe dieses Gutachten nie gesehen“")


def test_nothing_is_said_of_disputes_where_there_are_none() -> None:
    assert "  disputed by" not in told("Fähre")
