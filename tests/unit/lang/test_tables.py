"""Every entry of a table that the rules reader uses brings an example, and the example holds."""

import re
from collections import Counter
from typing import Any, get_args

import pytest
from bench.events import group_of

import wortlaut
from wortlaut.annotate.lexicon import Tag, lexicon
from wortlaut.annotate.quotations.marks import quoted_spans
from wortlaut.annotate.sentences import sentences
from wortlaut.lang.tables import supported, table
from wortlaut.model.record import Medium, Record, Stance, Statement
from wortlaut.model.span import Span

REPORTING = table("de", "reporting_verbs")
VERBS: list[dict[str, Any]] = REPORTING["verb"]
PHRASES: list[dict[str, Any]] = REPORTING["phrase"]
HEDGES = table("de", "hedges")
FRAMES = table("de", "frames")
DISPUTES = table("de", "disputes")
MARKS = table("de", "marks")
INFLECTION = table("de", "verbs")
WORDS = table("de", "words")
NAMES = table("de", "names")

TAKES = {"clause", "bare", "infinitive", "object", "dative", "as", "of"}


def lemma(entry: dict[str, Any]) -> str:
    return str(entry.get("lemma") or " ".join((*entry["words"], entry["finite"])))


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def statements(record: Record) -> tuple[Statement, ...]:
    assert record.statements is not None
    return record.statements


def cue_words(record: Record, statement: Statement) -> list[str]:
    return [word for span in statement.cue for word in span.of(record.text).lower().split()]


# ------------------------------------------------------------------------------ reporting verbs
def stems(verb: str) -> set[str]:
    """Return the letters by which a form of the verb is known: its stem, and strong forms of it."""
    if verb in INFLECTION["irregular"]:
        return set(INFLECTION["irregular"][verb].split())
    bases = {verb, *(verb.removeprefix(prefix) for prefix in INFLECTION["prefixes"]["loose"])}
    rows = (row.split() for row in INFLECTION["strong_verbs"]["table"].splitlines() if row)
    strong = {
        form for row in rows if any(base.endswith(row[0]) for base in bases) for form in row[1:]
    }
    return strong | {base.removesuffix("n").removesuffix("e") for base in bases}


@pytest.mark.parametrize("entry", [*VERBS, *PHRASES], ids=lemma)
def test_the_example_is_a_statement_with_the_stance_and_the_words_of_the_verb(
    entry: dict[str, Any],
) -> None:
    record = read(entry["example"])
    found = [one for one in statements(record) if one.stance == entry["stance"]]
    assert found, "no statement with the stance of the table"
    if found[0].kind == "reported":
        return  # the sentence itself is the statement: no cue stands outside it
    *company, verb = lemma(entry).split()
    words = cue_words(record, found[0])
    assert {*company, *entry.get("with", ())} <= set(words)
    assert any(stem in word for stem in stems(verb) for word in words)


def test_no_reporting_verb_stands_in_the_table_twice() -> None:
    keys = Counter((lemma(entry), *entry.get("with", ())) for entry in [*VERBS, *PHRASES])
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("entry", [*VERBS, *PHRASES], ids=lemma)
def test_a_reporting_verb_uses_the_labels_of_the_record(entry: dict[str, Any]) -> None:
    assert entry["stance"] in get_args(Stance)
    assert entry["medium"] in get_args(Medium)
    assert set(entry.get("takes", ())) <= TAKES


def test_no_two_reporting_verbs_share_an_example() -> None:
    examples = Counter(entry["example"] for entry in [*VERBS, *PHRASES])
    assert [example for example, times in examples.items() if times > 1] == []


# ------------------------------------------------------------------------------ hedges
@pytest.mark.parametrize("entry", HEDGES["marker"], ids=lambda entry: " ".join(entry["words"]))
def test_the_example_of_a_hedge_is_hedged_by_its_words(entry: dict[str, Any]) -> None:
    record = read(entry["example"])
    hedged = [one for one in statements(record) if one.kind == "hedged"]
    assert [cue_words(record, one) for one in hedged] == [entry["words"]]


@pytest.mark.parametrize("section", ["hearsay", "guess"])
def test_the_example_of_a_verb_of_hearsay_is_hedged_by_it(section: str) -> None:
    record = read(HEDGES[section]["example"])
    (hedged,) = statements(record)
    assert hedged.kind == "hedged"
    assert record.excerpt(hedged.cue) in HEDGES[section]["finite"].split()


@pytest.mark.parametrize("which", ["not_example", "planned_example"])
def test_a_plan_is_no_hearsay(which: str) -> None:
    assert statements(read(HEDGES["hearsay"][which])) == ()


def test_how_things_are_said_to_stand_is_hearsay() -> None:
    (hedged,) = statements(read(HEDGES["hearsay"]["state_example"]))
    assert hedged.kind == "hedged"


@pytest.mark.parametrize("section", ["supposed", "unnamed"])
def test_what_nobody_in_particular_says_is_hedged(section: str) -> None:
    assert "hedged" in {one.kind for one in statements(read(HEDGES[section]["example"]))}


@pytest.mark.parametrize("section", ["supposed", "unnamed"])
def test_what_somebody_says_is_not_hedged(section: str) -> None:
    kinds = {one.kind for one in statements(read(HEDGES[section]["not_example"]))}
    assert kinds == {"indirect"}


# ------------------------------------------------------------------------------ frames
HELD_BY = {
    "before": ("Polizei", "Laut"),
    "after": ("Bericht", "zufolge"),
    "so": ("Sprecher", "so"),
    "onward": ("Zeitung", "Demnach"),
    "according_to_how": ("Behörde", "mitteilte"),
    "citing": ("Diplomaten", "meldet"),
    "sources": ("Polizei", "Nach"),
    "saying": ("Minister", "wies […] zurück"),
    "parties": ("Bericht", "heißt es"),
    "passing": ("Minister", "sagte"),
    "whereby": (None, "wonach"),
}


def told(record: Record) -> list[Statement]:
    """Return the statements that somebody makes: "Berichte, wonach …" are hedged as well."""
    return [one for one in statements(record) if one.kind != "hedged"]


@pytest.mark.parametrize("section", FRAMES)
def test_the_example_of_a_frame_is_one_statement_with_a_cue(section: str) -> None:
    (statement,) = told(read(FRAMES[section]["example"]))
    assert statement.kind == "indirect"
    assert statement.cue


@pytest.mark.parametrize("section", HELD_BY)
def test_the_example_of_a_frame_has_its_holder_and_its_cue(section: str) -> None:
    record = read(FRAMES[section]["example"])
    (statement,) = told(record)
    assert (record.holder(statement), record.excerpt(statement.cue)) == HELD_BY[section]


# ------------------------------------------------------------------------------ marks
def test_the_example_of_the_marks_has_four_passages() -> None:
    text = MARKS["example"]
    found = [span.of(text) for span in quoted_spans(text, Span(0, len(text)), "de")]
    assert found == ["„Ja“", "»Nein«", "„Er rief: ‚Halt!‘“", "‚Halt!‘"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [(opening, mark) for opening, closing in MARKS["pairs"] for mark in closing],
    ids=lambda mark: f"U+{ord(mark):04X}",
)
def test_each_pair_of_marks_quotes_what_stands_between(opening: str, closing: str) -> None:
    text = f"Sie sagte: {opening}Nein{closing} und ging."
    found = [span.of(text) for span in quoted_spans(text, Span(0, len(text)), "de")]
    assert found == [f"{opening}Nein{closing}"]


def test_a_word_named_so_is_in_somebodys_words() -> None:
    record = read(MARKS["naming"]["example"])
    assert [record.excerpt(one.content) for one in statements(record)] == ["„Erfolg“"]


def test_marks_behind_a_noun_for_a_thing_with_a_name_quote_nobody() -> None:
    assert statements(read(MARKS["names"]["example"])) == ()


@pytest.mark.parametrize("noun", ["Film", "Schiff", "Verein", "Hotel", "Lied", "Zeitung"])
def test_a_title_behind_its_noun_quotes_nobody(noun: str) -> None:
    assert statements(read(f"Viele kannten {noun} „Der lange Winter“ aus Holm.")) == ()


# ------------------------------------------------------------------------------ abbreviations
@pytest.mark.parametrize("word", table("de", "abbreviations")["words"].split())
def test_no_sentence_ends_behind_an_abbreviation(word: str) -> None:
    text = f"Das galt {word}. Holm bis zuletzt. Mehr nicht."
    found = [span.of(text) for span in sentences(text, Span(0, len(text)), "de")]
    assert found == [f"Das galt {word}. Holm bis zuletzt.", "Mehr nicht."]


# ------------------------------------------------------------------------------ verbs
FORMS = {
    "weak": [("prüfte", Tag.FINITE), ("prüft", Tag.FINITE), ("geprüft", Tag.PARTICIPLE)],
    "strong": [("gebe", Tag.SUBJUNCTIVE), ("gab", Tag.FINITE), ("gaben", Tag.FINITE)],
    "prefixes": [("erweitert", Tag.PARTICIPLE), ("mitteilte", Tag.FINITE)],
    "auxiliaries": [("habe", Tag.SUBJUNCTIVE), ("wird", Tag.FINITE), ("wäre", Tag.CONDITIONAL)],
    "irregular": [("ist", Tag.FINITE), ("sei", Tag.SUBJUNCTIVE)],
    "strong_verbs": [("schrieb", Tag.FINITE), ("geschrieben", Tag.PARTICIPLE)],
    "weak_verbs": [("betonte", Tag.FINITE), ("betone", Tag.SUBJUNCTIVE)],
}


def tags(word: str) -> int:
    return lexicon("de").tag(word, word.lower())


def test_every_section_of_the_verbs_is_tested() -> None:
    assert set(INFLECTION) == {*FORMS, "not_subjunctive"}


@pytest.mark.parametrize(("word", "tag"), [pair for pairs in FORMS.values() for pair in pairs])
def test_a_form_of_a_verb_is_known(word: str, tag: int) -> None:
    assert tags(word) & tag


@pytest.mark.parametrize("word", INFLECTION["not_subjunctive"]["words"].split())
def test_a_word_that_only_looks_like_a_subjunctive_is_none(word: str) -> None:
    assert not tags(word) & Tag.SUBJUNCTIVE


def test_every_strong_verb_has_four_forms() -> None:
    rows = INFLECTION["strong_verbs"]["table"].splitlines()
    rows = [row.split() for row in rows if row and not row.startswith("#")]
    assert [row for row in rows if len(row) != 4] == []


# ------------------------------------------------------------------------------ small words
@pytest.mark.parametrize(
    ("section", "field", "tag"),
    [
        ("articles", "nominative", Tag.NOMINATIVE),
        ("articles", "dative", Tag.DATIVE),
        ("articles", "accusative", Tag.ACCUSATIVE),
        ("articles", "genitive", Tag.GENITIVE),
        ("pronouns", "nominative", Tag.PRONOUN),
        ("pronouns", "oblique", Tag.OBLIQUE),
        ("prepositions", "words", Tag.PREPOSITION),
        ("subordinators", "words", Tag.SUBORDINATOR),
        ("coordinators", "words", Tag.COORDINATOR),
        ("relatives", "words", Tag.RELATIVE),
        ("adverbs", "words", Tag.ADVERB),
    ],
)
def test_a_closed_class_is_known_word_by_word(section: str, field: str, tag: int) -> None:
    assert [word for word in WORDS[section][field].split() if not tags(word) & tag] == []


# ------------------------------------------------------------------------------ names
@pytest.mark.parametrize("state", table("de", "states")["state"], ids=lambda state: state["name"])
def test_a_state_has_a_code_and_an_item(state: dict[str, Any]) -> None:
    assert re.fullmatch("[A-Z]{3}", state.get("code", "XXX"))
    assert re.fullmatch(r"Q[1-9]\d*", state["item"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In Nordkorea regnete es.", "PRK"),
        ("Nordkoreas Regierung schwieg.", "PRK"),
        ("In den Vereinigten Staaten regnete es.", "USA"),
        ("In Bosnien und Herzegowina regnete es.", "BIH"),
        ("In Österreich regnete es.", "AUT"),
    ],
)
def test_a_state_is_known_by_its_names(text: str, code: str) -> None:
    assert [(actor.type, actor.country) for actor in read(text).actors or ()] == [("state", code)]


def test_a_state_is_known_in_its_example() -> None:
    record = read(table("de", "states")["example"])
    assert [(actor.name, actor.country) for actor in record.actors or ()] == [("Nordkorea", "PRK")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (NAMES["common_nouns"]["example"], ["Deutschland"]),
        (NAMES["particles"]["example"], ["Anna von Heide"]),
        (NAMES["nobody"]["example"], []),
    ],
    ids=["common nouns", "particles", "nobody"],
)
def test_the_example_has_these_actors(text: str, names: list[str]) -> None:
    assert [actor.name for actor in read(text).actors or ()] == names


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Bundesregierung", "government"),
        ("Zeitung", "media"),
        ("Armee", "armed-group"),
        ("Oppositionspartei", "party"),
        ("Polizei", "organisation"),
        ("Opposition", "group"),
    ],
)
def test_a_description_tells_the_kind_of_its_actor(noun: str, kind: str) -> None:
    (actor,) = read(f"Die {noun} sagte, der Damm halte.").actors or ()
    assert (actor.name, actor.type) == (noun, kind)


# ------------------------------------------------------------------------------ confidence
def test_every_share_of_confidence_lies_between_nothing_and_one() -> None:
    shares = table("de", "confidence")["share"]
    assert {rule: share for rule, share in shares.items() if not 0 < share <= 1} == {}


# ------------------------------------------------------------------------------ languages
@pytest.mark.parametrize(
    ("language", "answer"), [("de", True), ("de-AT", True), ("en", False), ("und", False)]
)
def test_a_language_is_supported_if_it_has_reporting_verbs(language: str, answer: bool) -> None:
    assert supported(language) is answer


# ------------------------------------------------------------------------------ disputes
DENYING = [
    entry
    for name in (
        "verb",
        "claim",
        "noun",
        "untrue",
        "alone",
        "unknown",
        "unlike",
        "innocent",
        "contrast",
    )
    for entry in DISPUTES[name]
] + [
    DISPUTES[name]
    for name in ("this", "himself", "taking_up", "saying", "fillers", "about", "counted")
]


def listed(entry: dict[str, Any]) -> str:
    return str(next(entry[key] for key in ("lemma", "nouns", "noun", "words") if key in entry))


@pytest.mark.parametrize("entry", DENYING, ids=listed)
def test_the_example_of_a_word_of_denial_is_a_dispute(entry: dict[str, Any]) -> None:
    assert read(entry["example"]).disputes


@pytest.mark.parametrize("entry", [*DISPUTES["refusal"], DISPUTES["ought"]], ids=listed)
def test_the_example_of_a_refusal_is_no_dispute(entry: dict[str, Any]) -> None:
    assert read(entry["example"]).disputes == ()


@pytest.mark.parametrize("entry", DISPUTES["verb"], ids=listed)
def test_the_example_of_a_verb_of_denial_has_that_verb(entry: dict[str, Any]) -> None:
    record = read(entry["example"])
    evidence = [record.excerpt(one.evidence).lower() for one in record.disputes or ()]
    assert any(form in words for words in evidence for form in stems(entry["lemma"].split()[-1]))


# ------------------------------------------------------------------------------ events
EVENTS = table("de", "events")
GROUPS: list[tuple[str, dict[str, Any]]] = [
    (kind, row) for kind in ("verb", "noun") for row in EVENTS[kind]
]
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "row"), GROUPS, ids=lambda value: str(value)[:40])
def test_the_example_of_a_group_of_triggers_has_an_event(kind: str, row: dict[str, Any]) -> None:
    record = read(row["example"])
    name = f"{kind}-{row['name']}"
    found = [group_of(event, record) for event in record.events or ()]
    assert name in found


def test_every_type_of_event_has_triggers() -> None:
    assert {row["type"] for _, row in GROUPS} == PLOVER


def test_no_two_groups_of_triggers_share_a_name() -> None:
    names = Counter((kind, row["name"]) for kind, row in GROUPS)
    assert max(names.values()) == 1


def test_no_noun_names_events_of_two_types() -> None:
    nouns = Counter(noun for row in EVENTS["noun"] for noun in row["words"].split())
    assert max(nouns.values()) == 1


def test_the_example_of_who_speaks_for_somebody_has_him_as_a_link() -> None:
    record = read(FRAMES["messengers"]["example"])
    (statement,) = statements(record)
    names = {actor.id: actor.name for actor in record.actors or ()}
    assert [names[link] for link in statement.via] == ["Anwalt"]


def test_the_example_of_a_mediums_report_is_told_by_the_medium() -> None:
    record = read(table("de", "actors")["media_reports"]["example"])
    assert record.holder(statements(record)[-1]) == "Nordzeitung"


def test_the_example_of_an_age_tells_where_somebody_spoke() -> None:
    record = read("Trainer Jan Holm kam. Er sei froh, sagte der 47-Jährige bei CNN.")
    (statement,) = statements(record)
    assert "bei" not in record.excerpt(statement.holder_span)
