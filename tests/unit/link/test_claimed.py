from __future__ import annotations

from dataclasses import replace

from tests.unit.link import bridge

from wortlaut.link.claimed import Claimed, claims_with
from wortlaut.model.dossier import Dossier

RECORDS = {record.article.id: record for record in bridge.records()}


def the(story: Dossier, words: str) -> Claimed:
    return claims_with(story, RECORDS, words)[0]


def test_words_of_a_claim_are_found_in_any_order_and_form(story: Dossier) -> None:
    assert the(story, "entdeckte Taucher").wording.startswith("Ein Taucher habe Risse")


def test_a_claim_that_is_worded_so_comes_first(story: Dossier) -> None:
    claim = next(one for one in story.claims if "Taucher" in one.wording)
    worded = replace(claim, wording="Nach Angaben des Tiefbauamts haben zwei Pfeiler Risse.")
    found = claims_with(replace(story, claims=(claim, worded)), RECORDS, "Angaben Tiefbauamts")
    assert [one.wording for one in found] == [worded.wording, claim.wording]


def test_an_origin_is_named_once(story: Dossier) -> None:
    for one in the(story, "Taucher entdeckt").carried_by:
        assert len({origin.id for origin in one.origins}) == len(one.origins)


def test_words_that_are_spread_over_two_claims_find_neither(story: Dossier) -> None:
    assert claims_with(story, RECORDS, "Taucher Fähre") == ()


def test_no_words_find_no_claim(story: Dossier) -> None:
    assert claims_with(story, RECORDS, " ") == ()


def test_each_passage_says_whose_words_it_is_and_what_it_rests_on(story: Dossier) -> None:
    carried = {bridge.ids()[one.article]: one for one in the(story, "Taucher entdeckt").carried_by}
    assert carried["portal"].holder == "Tiefbauamt"
    assert [origin.name for origin in carried["portal"].origins] == [
        origin.name for origin in carried["agency"].origins
    ]
    assert all(
        one.words == one.content[0].of(RECORDS[one.article].text) for one in carried.values()
    )


def test_what_an_article_says_itself_has_no_holder(story: Dossier) -> None:
    assert {one.holder for one in the(story, "Autos Brücke").carried_by} == {None}


def test_who_disputes_it_in_which_words(story: Dossier) -> None:
    (denial,) = the(story, "wusste offenbar").disputed_by
    assert (denial.holder, bridge.ids()[denial.article]) == ("Rolf Tassen", "denial")
    assert denial.words.endswith("„Ich habe dieses Gutachten nie gesehen“")
    assert denial.reasons
