"""Who contradicts what: in short articles of our own."""

import pytest

import wortlaut
from wortlaut.model.record import Record

ACCUSED = "Die Stadt warf der Firma Betrug vor."
TOLD = "Der Minister sagte, das Werk schließe im Mai."


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def disputes(text: str) -> list[tuple[str, str, str]]:
    """Return who disputes, the words of the denial, and the statement disputed."""
    record = read(text)
    assert record.disputes is not None
    statements = {one.id: one for one in record.statements or ()}
    found = []
    for one in record.disputes:
        actor = record.actor(one.by)
        assert actor is not None
        disputed = record.excerpt(statements[one.statement].content)
        found.append((actor.name, record.excerpt(one.evidence), disputed))
    return found


def deniers(text: str) -> list[str]:
    return [by for by, _, _ in disputes(text)]


def test_a_denial_answers_the_accusation_before_it() -> None:
    assert disputes(f"{ACCUSED} Die Firma wies die Vorwürfe zurück.") == [
        ("Firma", "Die Firma wies die Vorwürfe zurück", ACCUSED)
    ]


def test_a_denial_answers_over_sentences() -> None:
    between = "Das Werk steht am Fluss. Viele Leute arbeiten dort."
    text = f"{ACCUSED} {between} Die Firma bestritt den Vorwurf."
    assert [told for _, _, told in disputes(text)] == [ACCUSED]


def test_those_who_deny_together_give_one_dispute_each() -> None:
    told = "Kiew erklärte, es seien Raketen geliefert worden."
    text = f"{told} Sowohl Russland als auch Nordkorea bestreiten dies."
    assert deniers(text) == ["Russland", "Nordkorea"]


def test_two_joined_by_and_give_one_dispute_each() -> None:
    text = f"{ACCUSED} SPD und CDU wiesen die Vorwürfe zurück."
    assert sorted(deniers(text)) == ["CDU", "SPD"]


def test_a_name_with_and_in_it_gives_one_dispute() -> None:
    text = f"{ACCUSED} Das Ministerium für Bau und Verkehr wies die Vorwürfe zurück."
    assert len(disputes(text)) == 1


def test_an_agent_of_the_passive_denies() -> None:
    text = f"{TOLD} Das wurde von der Firma bestritten."
    assert deniers(text) == ["Firma"]


def test_the_subject_may_stand_before_a_relative_clause() -> None:
    text = f"{TOLD} Jan Holm, der die Firma leitet, wies den Bericht zurück."
    assert deniers(text) == ["Jan Holm"]


def test_what_is_denied_may_stand_before_an_insertion() -> None:
    text = f"{ACCUSED} Den Vorwurf, sie habe Geld genommen, wies die Firma zurück."
    assert deniers(text) == ["Firma"]


def test_who_denies_may_stand_before_a_relative_clause_that_tells_it() -> None:
    text = f"{ACCUSED} Die Firma, die die Vorwürfe zurückweist, will klagen."
    assert deniers(text) == ["Firma"]


def test_two_denials_of_one_statement_by_one_actor_are_one_dispute() -> None:
    text = f"{ACCUSED} Die Firma bestritt den Vorwurf. Die Firma wies den Vorwurf zurück."
    ((_, evidence, _),) = disputes(text)
    assert evidence == "Die Firma bestritt den Vorwurf […] Die Firma wies den Vorwurf zurück"


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCUSED} Die Firma bestritt den Vorwurf nicht.",
        f"{ACCUSED} Die Firma wollte den Vorwurf weder bestätigen noch dementieren.",
        f"{ACCUSED} Von der Firma gab es kein Dementi.",
        f"{ACCUSED} Der Verein bestritt das Spiel in Holm.",
        "Die Stadt forderte, das Werk zu schließen. Das wies die Firma zurück.",
        "Die Stadt forderte mehr Geld. Die Firma wies die Forderung zurück.",
        "Die Stadt sagte, das Werk sei alt. Die Firma legte Einspruch dagegen ein.",
        "Die Stadt sagte, das Werk sei alt. Die Brücke ist dagegen neu.",
    ],
    ids=[
        "not",
        "neither",
        "no denial",
        "a match",
        "demand",
        "demand named",
        "against it",
        "author",
    ],
)
def test_no_denial_of_a_claim(text: str) -> None:
    assert disputes(text) == []


def test_a_number_of_a_measure_may_be_of_something_else() -> None:
    told = "Der Verein erklärte, die Ablöse betrage 22 Millionen Euro."
    assert deniers(f"{told} Der Berater sagte, die Klausel liege bei 18 Millionen Euro.") == []


def test_davon_takes_up_what_was_said() -> None:
    assert deniers(f"{TOLD} Davon könne keine Rede sein, sagte Jan Holm.") == ["Jan Holm"]


def test_what_a_relative_clause_calls_untrue_is_no_claim() -> None:
    text = f"{TOLD} Jan Holm sagte, er wolle ein Gesetz, das die Verleumdung bestrafe."
    assert deniers(text) == []


def test_a_denial_inside_quotation_marks_is_not_the_articles() -> None:
    assert disputes(f"{ACCUSED} „Niemand bestreitet das“, sagte der Wirt.") == []


def test_a_denial_without_a_claim_before_it_disputes_what_it_tells() -> None:
    text = "Die Firma bestritt, davon gewusst zu haben."
    assert disputes(text) == [
        ("Firma", "Die Firma bestritt, davon gewusst zu haben", "davon gewusst zu haben")
    ]


def test_who_denies_is_not_whose_statement_is_denied() -> None:
    text = f"{ACCUSED} Die Firma sagte, das Werk sei sicher. Die Firma wies die Vorwürfe zurück."
    assert [told for _, _, told in disputes(text)] == [ACCUSED]


def test_two_who_deny_an_accusation_do_not_contradict_each_other() -> None:
    denied = "Ada Brandt wies die Vorwürfe zurück. „Wir haben nichts getan“, sagte sie."
    assert "Werk" not in deniers(f"Werk weist Vorwürfe zurück\n\n{denied}")


def test_a_denial_that_names_who_denied_answers_that_denial() -> None:
    text = f"{ACCUSED} Der Konzern wies das zurück. Der Rat bezweifelte das Dementi des Konzerns."
    assert ("Rat", "Der Konzern wies das zurück.") in [(by, told) for by, _, told in disputes(text)]


def test_who_denies_the_wording_is_named_before() -> None:
    text = (
        "Der Rat nannte den Damm „einen Skandal“, sagte Ada Brandt. "
        "Minister Jan Holm bestätigte das Treffen, dementierte aber die Wortwahl."
    )
    assert deniers(text) == ["Jan Holm"]


def test_a_report_that_is_denied_in_its_sentence_is_disputed() -> None:
    text = "Minister Jan Holm hat Berichte der Agentur Yonhap zurückgewiesen, er trete zurück."
    assert [(by, told) for by, _, told in disputes(text)] == [("Jan Holm", "er trete zurück")]


def test_what_the_accused_has_not_done_answers_the_accusation() -> None:
    text = "Dem Wirt wirft die Stadt Betrug vor. „Ich habe niemanden betrogen“, sagte Jan Holm."
    assert deniers(text) == ["Jan Holm"]


def test_an_infinitive_tells_what_the_accused_has_not_done() -> None:
    text = "Dem Wirt wirft die Stadt Betrug vor. Der Wirt beteuerte, niemanden betrogen zu haben."
    assert deniers(text) == ["Wirt"]


def test_without_statements_there_is_nothing_to_dispute() -> None:
    assert disputes("Der Damm von Holm hat in der Nacht gehalten.") == []


def test_another_number_for_the_same_contradicts_the_one_before() -> None:
    told = "Die Veranstalter sprachen von 7.000 Demonstranten."
    text = f"{told} Die Polizei sprach von 4.000 Teilnehmern."
    assert [(by, of) for by, _, of in disputes(text)] == [("Polizei", told)]


def test_a_number_may_be_a_word() -> None:
    told = "Die Armee sprach von neun Toten."
    assert deniers(f"{told} Die Polizei sprach von zwölf Toten.") == ["Polizei"]
    assert deniers(f"{told} Die Polizei sprach von 9 Toten.") == []


@pytest.mark.parametrize(
    "later",
    [
        "Die Polizei sprach von einem Erfolg im Sommer 2009.",
        "Die Polizei sprach von den beiden Demonstranten.",
        "Die Polizei sprach von 7.000 Teilnehmern.",
        "Die Polizei sprach von 40 Brücken.",
        "Die Veranstalter sprachen von 4.000 Teilnehmern.",
    ],
    ids=["a year", "both of them", "the same number", "something else", "the same actor"],
)
def test_a_number_is_no_dispute_where_nothing_differs(later: str) -> None:
    assert deniers(f"Die Veranstalter sprachen von 7.000 Demonstranten. {later}") == []


def test_what_the_article_tells_itself_is_a_hedged_claim_where_somebody_contradicts_it() -> None:
    text = "Das Werk soll im Mai schließen, was dessen Leiter Jan Holm bestreitet."
    assert deniers(text) == ["Jan Holm"]
    text = "Rund 7.000 Menschen waren in Holm. Die Polizei zählte nur 4.000."
    assert disputes(text) == [
        ("Polizei", "Die Polizei zählte nur 4.000", "Rund 7.000 Menschen waren in Holm")
    ]
    assert [one.kind for one in read(text).statements or ()] == ["hedged"]


def test_a_number_may_differ_from_one_in_the_same_sentence() -> None:
    text = "Während die Veranstalter von 900 Teilnehmern sprachen, zählte die Polizei nur 300."
    assert deniers(text) == ["Polizei"]


def test_a_number_may_differ_from_one_two_sentences_before() -> None:
    told = "Die Gruppe plante Anschläge auf zwölf Flugzeuge. Sie wurde beobachtet."
    assert deniers(f"{told} Die Polizei spricht von zehn Flugzeugen.") == ["Polizei"]


def test_who_refuses_to_accept_a_result_contradicts_it() -> None:
    told = "Die Kommission erklärte, Ada Brandt habe gewonnen."
    text = f"{told} Jan Holm erkannte das Ergebnis nicht an."
    assert deniers(text) == ["Jan Holm"]


def test_what_others_say_is_not_told_by_them_where_a_sentence_is_set_against_it() -> None:
    told = "Die Armee sprach von einem Gefecht."
    text = (
        f"{told} Anders als von der Armee behauptet, habe es keine Gegenwehr gegeben, sagte Holm."
    )
    assert deniers(text) == ["Holm"]


def test_no_signs_of_something_else_are_no_denial() -> None:
    text = f"{TOLD} Es gebe keine Hinweise darauf, dass jemand verletzt wurde, sagte Jan Holm."
    assert deniers(text) == []


def test_a_word_of_contrast_is_set_against_the_articles_own_words() -> None:
    text = "Zwölf Häuser sind nach dem Sturm zerstört. Jan Holm spricht dagegen von einem Wunder."
    assert deniers(text) == ["Jan Holm"]
    assert deniers(text.replace("dagegen", "jedoch")) == []


def test_what_somebody_is_said_to_have_done_is_not_what_he_denies() -> None:
    text = "Der Verein warf dem Wirt vor, sich nicht an die Regeln gehalten zu haben."
    assert deniers(f"Dem Wirt wurde Betrug vorgeworfen. {text}") == []


def test_what_somebody_adds_to_a_denial_denies_the_same() -> None:
    between = "Das Bad bleibe zu, sagte Ada Brandt."
    denied = "Jan Holm wies den Vorwurf zurück. „Ich habe nichts gestohlen“, sagte er."
    text = f"{ACCUSED} {between} {denied}"
    ((by, evidence, told),) = disputes(text)
    assert (by, told) == ("Jan Holm", ACCUSED)
    assert evidence.endswith("[…] „Ich habe nichts gestohlen“")


def test_a_report_that_a_denial_names_is_denied_not_what_its_side_adds() -> None:
    text = "Die Werft wies Berichte über ein Leck zurück. „Alles ist dicht“, sagte Ada Brandt."
    assert not [told for _, _, told in disputes(text) if "dicht" in told]


def test_who_corrects_a_number_answers_who_gave_one() -> None:
    told = "Das Amt sagte, es fehlten hundert Betten. Die Stadt sagte, das Werk sei alt."
    answered = [one for _, _, one in disputes(f"{told} Die Firma korrigierte die Zahl.")]
    assert answered == ["es fehlten hundert Betten"]


def test_what_ought_to_be_corrected_is_not_denied() -> None:
    assert deniers(f"{TOLD} Die Bürger sollten ihre Angaben korrigieren.") == []


def test_who_demands_a_number_gives_no_other_one() -> None:
    told = "Die Firma sagte, es fielen 300 Stellen weg."
    assert deniers(f"{told} Die Gewerkschaft forderte, 100 Stellen neu zu schaffen.") == []
