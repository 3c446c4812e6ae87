from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.unit.link import bridge

import wortlaut
from wortlaut.link import weights
from wortlaut.link.articles import Linked, Passage
from wortlaut.link.claims import claims_of, contradicts
from wortlaut.link.dossier import dossier_of
from wortlaut.link.likeness import Lexicon
from wortlaut.model.dossier import Claim, Dossier
from wortlaut.model.span import Span


def about(story: Dossier, words: str) -> Claim:
    return next(claim for claim in story.claims if words in claim.wording)


def carriers(claim: Claim) -> set[str]:
    names = {str(id): name for id, name in bridge.ids().items()}
    return {names[one.article] for one in claim.occurrences}


def test_a_claim_is_carried_by_copies_and_by_who_says_it_in_other_words(story: Dossier) -> None:
    claim = next(one for one in story.claims if "Risse an zwei Pfeilern" in one.wording)
    assert {"agency", "printed", "portal", "edited", "denial"} <= carriers(claim)


def test_eight_articles_with_one_source_have_one_origin(story: Dossier) -> None:
    claim = about(story, "1968")
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    assert any("are one origin" in reason for reason in claim.origins.reasons)


def test_who_denies_a_report_disputes_what_it_told(story: Dossier) -> None:
    names = {str(id): name for id, name in bridge.ids().items()}
    denials = [
        one for claim in story.claims for one in claim.disputed_by if "Schäden" in claim.wording
    ]
    assert ("Rolf Tassen", "denial") in {(one.holder, names[one.article]) for one in denials}


def test_a_claim_names_origins_that_the_dossier_lists(story: Dossier) -> None:
    listed = {origin.id for origin in story.origins}
    named = {id for claim in story.claims for one in claim.occurrences for id in one.origins}
    assert named == listed


# ------------------------------------------------------------------------------ for and against
def two(article: Callable[..., Linked], one: str, other: str) -> tuple[Lexicon, Passage, Passage]:
    first, second = article(one), article(other, outlet="Bote")
    others = (
        "Der Wind dreht auf Nord. Im Tal regnet es. Der Markt fällt aus. Wer will, bleibt daheim."
    )
    lexicon = Lexicon([first, second, article(others, outlet="Anzeiger")])
    return lexicon, first.passages[0], second.passages[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Pförtner stand am Eingang.", "Der Pförtner stand nicht am Eingang."),
        ("Das Werktor war offen.", "Das Werktor war geschlossen."),
        ("Bei dem Brand starben 17 Arbeiter.", "Bei dem Brand starben 19 Arbeiter."),
        ("Ausgetreten sind 1800 Liter Säure.", "Mindestens 2600 Liter seien ausgetreten."),
        ("Betroffen seien 48 Höfe am Fluss.", "Betroffen sind 84 Höfe und nicht 48, hieß es."),
        ("Russland griff die Ukraine an.", "Die Ukraine griff Russland an."),
        ("Russland griff die Ukraine an.", "Russland wurde von der Ukraine angegriffen."),
    ],
    ids=[
        "not",
        "opposite",
        "other figures",
        "the same unit",
        "a denied figure",
        "reversed roles",
        "in the passive",
    ],
)
def test_what_speaks_against_a_claim_both_ways(
    article: Callable[..., Linked], one: str, other: str
) -> None:
    lexicon, seed, passage = two(article, one, other)
    for first, second in ((seed, passage), (passage, seed)):
        likeness = lexicon.likeness(first.words, second.words)
        assert contradicts(first, second, likeness, lexicon)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fünf Bergleute kamen ums Leben.", "Fünf Bergleute sind tot."),
        ("Das Werktor war offen.", "Das Werktor war nicht geschlossen."),
        ("Ermittler durchsuchten das Kontor.", "Bei der Razzia im Kontor fanden sie Akten."),
        ("Russland griff die Ukraine an.", "Die Ukraine wurde von Russland angegriffen."),
    ],
    ids=["other words", "not the opposite", "a noun for a verb", "the passive"],
)
def test_what_tells_a_claim_in_other_words(
    article: Callable[..., Linked], one: str, other: str
) -> None:
    lexicon, seed, passage = two(article, one, other)
    for first, second in ((seed, passage), (passage, seed)):
        likeness = lexicon.likeness(first.words, second.words)
        assert likeness.same(weights.SAME_CLAIM)
        assert not contradicts(first, second, likeness, lexicon)


def test_a_figure_that_is_put_for_another_one_is_told(article: Callable[..., Linked]) -> None:
    one, other = "Betroffen seien 84 Höfe.", "Betroffen sind nicht 48 Höfe, sondern 84."
    lexicon, seed, passage = two(article, one, other)
    assert not contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


@pytest.mark.parametrize(
    ("other", "denied"),
    [
        ("Wer rechnen kann, der landet nicht bei 450.", True),
        ("Der Umbau beginnt nicht vor 450 Tagen.", False),
        ("Das dauert keine 450 Tage.", False),
    ],
    ids=["a preposition between", "not before", "less than"],
)
def test_a_figure_is_denied_right_after_a_not(
    article: Callable[..., Linked], other: str, denied: bool
) -> None:
    lexicon, seed, passage = two(article, "Es gehe um höchstens 450 Stellen.", other)
    likeness = lexicon.likeness(seed.words, passage.words)
    assert contradicts(seed, passage, likeness, lexicon) == denied


def test_two_spans_of_time_speak_of_two_things(article: Callable[..., Linked]) -> None:
    one, other = "Das Museum schwieg 30 Jahre lang.", "Die Stadt hat 88 Jahre gebraucht."
    lexicon, seed, passage = two(article, one, other)
    assert not contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


def test_what_stands_far_behind_a_figure_is_not_counted(article: Callable[..., Linked]) -> None:
    one = "Nur 48 wollten den Kanzler stürzen."
    other = "Die Präsidentin muss binnen zehn Tagen einen neuen Kanzler vorschlagen."
    lexicon, seed, passage = two(article, one, other)
    assert not contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


def test_what_nobody_denies_is_not_denied(article: Callable[..., Linked]) -> None:
    assert article("Die Werft bestreitet den Verkauf.").refuses(0)
    assert not article("Den Verkauf bestreitet niemand.").refuses(0)


def test_a_noun_that_looks_like_a_verb_of_denying_denies_nothing(
    article: Callable[..., Linked],
) -> None:
    assert article("Die Zahlen stimmen nicht.").refuses(0)
    assert not article("Sie habe 51 Stimmen, die Regierung halte nicht.").refuses(0)


def test_a_verb_whose_particle_stands_apart_is_not_the_verb_without_it(
    article: Callable[..., Linked],
) -> None:
    assert not article("Der Rat stimmte dem in nicht öffentlicher Sitzung zu.").refuses(0)


@pytest.mark.parametrize(
    ("sentence", "refuses"),
    [
        ("Berichte, wonach das Werk schließt, seien falsch, sagte Ada Brandt.", True),
        ("Der Rohstoff sei falsch ausgezeichnet gewesen, sagte Ada Brandt.", False),
        ("Für einen Brand gebe es keine Hinweise, sagte Ada Brandt.", True),
        ("An der Tür hing kein Hinweis.", False),
        ("Davon könne keine Rede sein, sagte Ada Brandt.", True),
        ("Anders als vom Vorstand behauptet, trägt das Papier einen Stempel.", True),
        ("Der Vorstand trug einen anderen Hut als der Rat.", False),
        ("Ein solches Treffen habe es nie gegeben, sagte Ada Brandt.", True),
        ("Sie habe ihm das Buch nicht gegeben, sagte Ada Brandt.", False),
        ("Von dem Papier war am Montag keine Rede.", False),
        ("Sie wollte sich unter Verweis auf das Verfahren nicht äußern.", False),
    ],
)
def test_what_refuses_and_what_only_looks_like_it(
    article: Callable[..., Linked], sentence: str, refuses: bool
) -> None:
    assert article(sentence).refuses(0) is refuses


def test_who_says_nothing_tells_no_contrary(article: Callable[..., Linked]) -> None:
    one, other = "Die Werft äußerte sich zu Lecks.", "Die Werft äußerte sich nicht zu Lecks."
    lexicon, seed, passage = two(article, one, other)
    assert not contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


def test_what_is_counted_may_stand_behind_an_adjective(article: Callable[..., Linked]) -> None:
    one, other = "Es sind 610.000 Kunden betroffen.", "Es sind 588.000 betroffene Kunden."
    lexicon, seed, passage = two(article, one, other)
    assert contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


@pytest.mark.parametrize("number", ["240", "elf"])
def test_a_frame_with_a_number_tells_something(article: Callable[..., Linked], number: str) -> None:
    text = f"Von {number} Stellen war die Rede, die wegfallen sollen."
    record, comma = article(text).record, text.index(",")
    (read,) = record.statements or ()
    told = replace(read, frame=(Span(0, comma),), content=(Span(comma + 2, len(text) - 1),))
    (sentence,) = Linked(replace(record, statements=(told,))).passages
    assert {"240", "11"} & {word.stem for word in sentence.words}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un lobte Wladimir Putin.", "Kim Jong Un und Wladimir Putin in Wladiwostok."),
        ("Der Pförtner öffnete das Werktor.", "Der Pförtner rief die Polizei."),
        ("Zwei Boote liefen aus.", "Beide Seiten schweigen."),
    ],
    ids=["the same persons", "the same subject", "the same small number"],
)
def test_what_has_only_its_topic_in_common_is_another_claim(
    article: Callable[..., Linked], one: str, other: str
) -> None:
    lexicon, seed, passage = two(article, one, other)
    assert not lexicon.likeness(seed.words, passage.words).same(weights.SAME_CLAIM)


# ------------------------------------------------------------------------------ who denies what
def told(*texts: str) -> Dossier:
    return dossier_of(
        wortlaut.read(
            text, outlet=f"Bote {number}", published=f"2031-03-0{number + 1}", language="de",
            reader="rules",
        )
        for number, text in enumerate(texts)
    )  # fmt: skip


def test_a_question_tells_no_claim() -> None:
    rest = "Der Wind dreht in Wolm auf Nord. Das Fest im Tal fällt für Jorin Vask aus."
    found = told(
        f"Jorin Vask zahlt 22 Millionen Kronen Ablöse. {rest}",
        f"Die Ablöse beträgt 22 Millionen Kronen. {rest}",
        f"Und nun 22 Millionen Kronen Ablöse? {rest}",
    )
    claim = about(found, "22 Millionen")
    assert len({one.article for one in claim.occurrences}) == 2


@pytest.mark.parametrize(("named", "carried"), [("Isar-Kurier", True), ("Amtsblatt", False)])
def test_who_names_an_outlet_tells_what_it_told_with_fewer_words_in_common(
    article: Callable[..., Linked], named: str, carried: bool
) -> None:
    troops = "Die Regierung zieht ihre Truppen binnen zehn Tagen vom Kervan-Pass ab."
    given = f"Der Kervan-Pass ist laut {named} hergeschenkt."
    one = article(f"{troops} {OTHERS} {BUDGET}", outlet="Isar-Kurier")
    other = article(f"{given} {FERRIES} {OTHERS}", outlet="Marsfunk", published="2031-03-04")
    lexicon = Lexicon([one, other])
    claims = claims_of([one, other], (), lexicon, lambda _: True)
    (claim,) = (it for it in claims if it.seed.span == one.sentences[0] and one.id in it.articles)
    assert (len(claim.articles) > 1) == carried


def test_a_byline_is_no_claim() -> None:
    byline = "Von Jost Kamp aus dem Marsauer Hafen"
    found = told(f"{byline}\n\n{OIL} {OTHERS}", f"{byline}\n\n{OIL} {BUDGET}")
    assert not [claim for claim in found.claims if "Marsauer" in claim.wording]


def denied(dossier: Dossier) -> dict[str, set[str | None]]:
    return {
        claim.wording: {denial.holder for denial in claim.disputed_by}
        for claim in dossier.claims
        if claim.disputed_by
    }


OIL = "Die Werft Nordhaven hat 40 Tonnen Altöl in die Marsau geleitet."
FERRIES = "Die Werft Nordhaven baut zwei Fähren für Marsfeld."
BUDGET = "Der Rat der Stadt Marsfeld vertagte am Montag den Haushalt."
OTHERS = (
    "Der Wind dreht auf Nord. Im Tal regnet es seit Tagen. Der Markt fällt aus. Fischer Jost Kamp "
    "zog tote Aale aus dem Netz. Ein Labor untersucht Proben."
)


def test_a_short_denial_answers_what_stands_before_it() -> None:
    found = denied(
        told(
            f"{OIL} {OTHERS} {BUDGET}",
            f"{OIL} Die Werft Nordhaven bestreitet das. {OTHERS} {BUDGET}",
        )
    )
    assert [wording for wording in found if "Altöl" in wording]
    assert not [wording for wording in found if "Haushalt" in wording]


def test_who_denies_does_not_deny_all_that_names_them() -> None:
    denial = "Die Werft Nordhaven hat Berichte über Altöl in der Marsau zurückgewiesen."
    found = denied(told(f"{OIL} {FERRIES} {OTHERS}", f"{denial} {FERRIES} {OTHERS}"))
    assert [wording for wording in found if "Altöl" in wording]
    assert not [wording for wording in found if "Fähren" in wording]


def test_an_outlet_that_corrects_itself_disputes_what_it_told() -> None:
    note = (
        "Korrektur: In einer früheren Fassung hieß es, die Werft Nordhaven habe 40 Tonnen Altöl in "
        "die Marsau geleitet. Das ist falsch."
    )
    found = denied(told(f"{OIL} {OTHERS}", f"{OTHERS}\n\n{note}"))
    assert any("Bote 1" in who for wording, who in found.items() if "Altöl" in wording)


@pytest.mark.parametrize(
    "denial",
    [
        "Die Werft Nordhaven trat dem entgegen.",
        "Ein Sprecher der Werft hatte das am Abend vor dem Rathaus als falsch bezeichnet.",
        "Darüber kann der Chef der Werft in seinem Büro am Kai nur lächeln.",
        "Das Labor kommt zu einem anderen Ergebnis.",
        "Fischer Jost Kamp hat das anders in Erinnerung.",
    ],
    ids=[
        "a verb in two parts",
        "with a pronoun",
        "a pronoun in an adverb",
        "leads to another view",
        "remembers it otherwise",
    ],
)
def test_a_denial_takes_up_what_stands_before_it(denial: str) -> None:
    found = denied(told(f"{OIL} {OTHERS}", f"{OIL} {denial} {OTHERS}"))
    assert [wording for wording in found if "Altöl" in wording]


def test_a_pronoun_takes_up_what_its_sentence_refers_to() -> None:
    report = f"{OIL} Darin schwammen tote Aale."
    denial = "Der Chef der Werft wies das vor Reportern am Kai zurück."
    found = denied(told(f"{OIL} {OTHERS}", f"{report} {denial} {OTHERS}"))
    assert [wording for wording in found if "Altöl" in wording]


def test_what_one_article_tells_is_a_claim_if_another_one_denies_it() -> None:
    denial = "Die Partei nannte Spekulationen über einen Abschied Unfug."
    resigned = "Die Vorsitzende Ada Brandt tritt am Freitag zurück."
    found = denied(told(f"{resigned} {BUDGET} {OTHERS}", f"{denial} {BUDGET} {OTHERS}"))
    assert [wording for wording in found if "Ada Brandt" in wording]


def test_who_passes_a_denied_figure_on_is_not_who_denies_it() -> None:
    first = "Betroffen seien 48 Höfe am Fluss, teilte die Werft Nordhaven mit."
    second = "Betroffen sind nicht 48 Höfe am Fluss, wie die Werft Nordhaven mitteilte, sondern 84."
    found = denied(told(f"{first} {OTHERS}", f"{second} {OTHERS}"))
    assert {"Bote 1"} in found.values()


def test_a_figure_that_is_set_against_another_one_contradicts_it_in_whatever_words() -> None:
    first = "Bei der Werft Nordhaven streiken 9400 Beschäftigte, teilte die Union mit."
    second = "Die Union spricht von 9400 Beschäftigten, die Werft Nordhaven bleibt bei 6100."
    third = "Gekommen seien 6100, sagte Ada Brandt."
    found = told(f"{first} {OTHERS}", f"{second} {OTHERS}", f"{BUDGET} {third} {OTHERS}")
    (claim,) = (one for one in found.claims if "streiken 9400" in one.wording)
    why = {one.holder: one.reasons for one in claim.disputed_by}
    assert any("sets 9400 against 6100" in reason for reason in why["Ada Brandt"])


def test_nobody_contradicts_what_is_told_only_later() -> None:
    denial = "Die Werft Nordhaven hat kein Altöl in die Marsau geleitet."
    before = told(f"{denial} {FERRIES} {OTHERS}", f"{OIL} {FERRIES} {OTHERS}")
    after = told(f"{OIL} {FERRIES} {OTHERS}", f"{denial} {FERRIES} {OTHERS}")
    assert [wording for wording in denied(after) if wording == OIL]
    assert not [wording for wording in denied(before) if wording == OIL]


def test_what_the_denier_says_next_is_shown_with_the_denial() -> None:
    denial = (
        "Die Werft Nordhaven habe kein Altöl in die Marsau geleitet, sagte Werftchef Jorin Vask. "
        "„Das Öl kam von weiter oben“, sagte Jorin Vask."
    )
    found = told(f"{OIL} {OTHERS}", f"{denial} {OTHERS}")
    shown = {
        span.of(found.article(one.article).text)
        for claim in found.claims
        for one in claim.disputed_by
        for span in one.evidence
    }
    assert any("weiter oben" in words for words in shown)


def test_a_correction_is_of_what_its_outlet_told() -> None:
    note = "Korrektur: In einer früheren Fassung stand, in der Marsau seien Hechte. Das ist falsch."
    other = "In der Marsau schwammen nach dem Unfall tote Hechte."
    found = denied(told(f"{other} {BUDGET}", f"{other} {OTHERS}", f"{FERRIES}\n\n{note}"))
    assert not [wording for wording, who in found.items() if "Bote 2" in who]


def test_a_report_of_which_nothing_is_told_refuses_no_claim_by_its_verb() -> None:
    gossip = "Die Werft hatte von einem erfundenen Gerücht gesprochen, wie der Bote berichtet."
    spoke = "Ada Brandt hat von voller Unterstützung gesprochen."
    found = denied(told(f"{spoke} {OTHERS}", f"{BUDGET} {gossip} {OTHERS}"))
    assert not [wording for wording in found if "Unterstützung" in wording]
