"""Who is meant by the names, descriptions and pronouns of one article."""

import pytest

import wortlaut
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.actors.cast import Cast, Setting
from wortlaut.annotate.actors.describing import gathered
from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.linking import key_of
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.actors.resolve import Resolver
from wortlaut.annotate.actors.ways import ways
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.rules import rules_reading
from wortlaut.lang.tables import table
from wortlaut.model.document import Document, Raw
from wortlaut.model.record import Actor, Record
from wortlaut.model.span import Span


def read(text: str, published: str | None = None) -> Record:
    return wortlaut.read(text, language="de", reader="rules", published=published)


def called(text: str, published: str | None = None) -> dict[str, list[str]]:
    """Return how each actor is called in a text, by its name."""
    record = read(text, published)
    return {
        actor.name: [mention.span.of(record.text) for mention in actor.mentions]
        for actor in record.actors or ()
    }


def holders(text: str, published: str | None = None) -> list[str | None]:
    record = read(text, published)
    told = (one for one in record.statements or () if one.kind != "hedged")
    return [record.holder(one) for one in told]


def only(text: str, published: str | None = None) -> Actor:
    (actor,) = read(text, published).actors or ()
    return actor


def meant_by(phrase: str, text: str) -> str | None:
    """Return whom a phrase means that some reader took for a holder."""
    document = document_of(Raw("article", text.encode(), "text/plain"))
    assert isinstance(document, Document)
    reading = rules_reading(document, "de")
    sentences = [unit.words for unit in reading.units]
    cast = Cast(sentences, Setting(lexicon("de"), knowledge("de"), ways("de")))
    gathered(cast, sentences, reading.names)
    start = document.text.index(phrase)
    member = Resolver(cast).holder(Span(start, start + len(phrase)))
    return member.name if member is not None else None


# ------------------------------------------------------------------------------ descriptions
@pytest.mark.parametrize("medium", ["unserer Zeitung", "dieser Zeitung", "unserer Redaktion"])
def test_the_paper_that_is_told_something_is_no_part_of_who_tells_it(medium: str) -> None:
    assert holders(f"„Der Damm hält“, sagte der Anwalt {medium}.") == ["Anwalt"]


def test_what_this_paper_was_told_names_no_medium() -> None:
    text = "Der Anwalt sagte dieser Zeitung, der Damm halte."
    document = document_of(Raw("article", text.encode(), "text/plain"))
    assert isinstance(document, Document)
    reading = rules_reading(document, "de")
    sentences = [unit.words for unit in reading.units]
    cast = Cast(sentences, Setting(lexicon("de"), knowledge("de"), ways("de")))
    gathered(cast, sentences, reading.names)
    at = text.index("Zeitung")  # the network may leave out "dieser"
    assert Resolver(cast).told(Span(at, at + len("Zeitung"))) is None


def test_a_name_with_what_it_is_stands_beside_the_bare_name() -> None:
    assert called("Die frühere Ministerin Ada Brandt kam.") == {
        "Ada Brandt": ["frühere Ministerin Ada Brandt", "Ada Brandt"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ministerin Ada Brandt kam an. Die Ministerin sagte, sie bleibe.",
        "Außenministerin Ada Brandt kam an. Die Ministerin sagte, sie bleibe.",
        "Ada Brandt, die Ministerin, kam an. Die Ministerin sagte, sie bleibe.",
        "Die Ministerin, Ada Brandt, kam an. Die Ministerin sagte, sie bleibe.",
        "Ministerin Ada Brandt kam mit Trainer Jan Holm. Die Ministerin sagte, sie bleibe.",
    ],
    ids=["same noun", "compound", "apposition", "name apposed", "another trade nearer"],
)
def test_a_trade_goes_back_to_who_has_it(text: str) -> None:
    assert holders(text) == ["Ada Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeisterin Ada Brandt traf Jan Holm. Die Rathauschefin sagte, der Damm halte.",
        "Verbandspräsidentin Ada Brandt traf Jan Holm. Die Verbandschefin sagte, der Damm halte.",
        "Jan Holm rief an. Ada Brandt bleibe ruhig, sagte die frühere Nationalspielerin.",
    ],
    ids=["another word", "the same first part", "whom the sentence names"],
)
def test_other_words_for_a_trade_go_back_to_who_has_it(text: str) -> None:
    assert holders(text) == ["Ada Brandt"]


def test_a_president_is_not_chief_of_everything() -> None:
    text = "Präsidentin Ada Brandt kam an. Die Vereinschefin sagte, der Damm halte."
    assert holders(text) == ["Vereinschefin"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Holm kam an. Ein Minister sagte, er bleibe.",
        "Minister Jan Holm kam an. Die Ministerin sagte, sie bleibe.",
        "Minister Jan Holm kam an. Der Trainer sagte, er bleibe.",
        "Der Minister Jan Holm kam an. Der frühere Minister sagte, er bleibe.",
        "Der russische Minister Jan Holm kam an. Der ukrainische Minister sagte, er bleibe.",
        "Minister Jan Holm kam an. Der Minister des Nachbarlandes sagte, er bleibe.",
    ],
    ids=["somebody new", "a woman", "another trade", "a former one", "another state", "of another"],
)
def test_a_trade_that_somebody_else_has_is_not_his(text: str) -> None:
    assert holders(text) != ["Jan Holm"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Nordwerk GmbH wächst. Der Nordwerk-Konzern sagte, man baue.", "Nordwerk"),
        ("Die Zeitung „Nordblick“ schwieg. Das Blatt schrieb, man warte.", "Nordblick"),
        ("Die Nordbank klagt. Ein Sprecher der Nordbank sagte, man warte.", "Nordbank"),
        ("Die Nordbank klagt. Ein Sprecher sagte, man warte.", "Nordbank"),
        ("Das Bezirksgericht tagt. Das Gericht teilte mit, man warte.", "Bezirksgericht"),
        ("Polizeiangaben zufolge floh der Mann.", "Polizei"),
    ],
    ids=["compound", "kind of body", "speaker", "bare speaker", "last part", "words of"],
)
def test_a_body_is_known_by_its_noun(text: str, name: str) -> None:
    (holder,) = holders(text)
    assert holder is not None
    assert name in holder


def test_an_acronym_in_brackets_is_another_name() -> None:
    text = "Die Partei der Mitte (PdM) trat an. Die PdM teilte mit, sie gewinne."
    assert holders(text) == ["Partei der Mitte"]
    assert "Partei der Mitte (PdM)" in called(text)["Partei der Mitte"]


def test_the_party_of_a_person_in_brackets_is_no_other_name() -> None:
    assert len(called("Ada Brandt (SPD) sagte, sie bleibe.")) == 2


@pytest.mark.parametrize("noun", ["Entwurf", "Kommentar", "Brief"])
def test_what_a_document_says_its_author_says(noun: str) -> None:
    text = f"Ministerin Ada Brandt sagte, es eile. In dem {noun} heißt es, der Bau beginne."
    assert holders(text)[-1] == "Ada Brandt"


@pytest.mark.parametrize("nobody", ["Beobachtern", "Medienberichten", "Augenzeugenberichten"])
def test_unnamed_sources_are_nobody(nobody: str) -> None:
    assert set(holders(f"{nobody} zufolge brach der Damm.")) == {None}


# ------------------------------------------------------------------------------ names
def test_inflected_names_are_one_actor() -> None:
    text = "Der Internationale Gerichtshof tagte. Das Urteil des Internationalen Gerichtshofs kam."
    assert called(text)["Internationaler Gerichtshof"] == [
        "Internationale Gerichtshof",
        "Internationalen Gerichtshofs",
    ]


def test_the_father_of_somebody_is_somebody_else() -> None:
    text = (
        "Machthaber Kim Jong Un kam an. Kim Jong-il, der verstorbene Vater des heutigen "
        "Machthabers, regierte bis 2011."
    )
    found = called(text)
    assert "verstorbene Vater des heutigen Machthabers" in found["Kim Jong Il"]
    assert "heutigen Machthabers" in found["Kim Jong Un"]


# ------------------------------------------------------------------------------ states
@pytest.mark.parametrize(
    "text",
    [
        "Nordkorea schwieg. Die Führung in Pjöngjang sagte, das sei falsch.",
        "Nordkorea schwieg. Die nordkoreanische Regierung sagte, das sei falsch.",
        "Nordkorea schwieg. Pjöngjang teilte mit, das sei falsch.",
    ],
    ids=["leadership", "government", "capital"],
)
def test_who_speaks_for_a_state_is_the_state(text: str) -> None:
    assert holders(text) == ["Nordkorea"]


def test_a_capital_that_does_nothing_is_a_place() -> None:
    record = read("Nordkorea schwieg. Der Gipfel in Pjöngjang endete.")
    kinds = {actor.name: actor.type for actor in record.actors or ()}
    assert kinds == {"Nordkorea": "state", "Pjöngjang": "place"}


def test_a_person_and_the_state_are_two_actors() -> None:
    text = "Nordkoreas Machthaber Kim Jong Un sagte, er komme. Nordkorea teilte mit, es gehe."
    assert holders(text) == ["Kim Jong Un", "Nordkorea"]


# ------------------------------------------------------------------------------ knowledge
@pytest.mark.parametrize(
    ("published", "name"),
    [("2007-05-01", "Wladimir Putin"), ("2010-05-01", "Dmitri Medwedew")],
)
def test_the_day_of_publication_tells_who_held_an_office(published: str, name: str) -> None:
    assert holders("Der russische Präsident sagte, er komme.", published) == [name]


def test_without_a_day_nobody_is_taken_for_the_president() -> None:
    assert only("Der russische Präsident sagte, er komme.").wikidata is None


@pytest.mark.parametrize(
    "phrase",
    ["Nordkoreas Machthaber", "Der nordkoreanische Diktator", "Der nordkoreanische Führer"],
)
def test_whoever_rules_is_found_by_his_state(phrase: str) -> None:
    record = read(f"{phrase} sagte, er komme.", "2024-06-19")
    (statement,) = record.statements or ()
    actor = record.actor(statement.holder)
    assert actor is not None
    assert (actor.name, actor.wikidata) == ("Kim Jong Un", "Q56226")


@pytest.mark.parametrize(
    "name", ["Wolodymyr Selenskyj", "Wolodymyr Selenski", "Wolodymyr Zelensky"]
)
def test_spellings_of_a_name_are_one_person(name: str) -> None:
    assert only(f"{name} sagte, er komme.").wikidata == "Q3874799"


def test_of_two_people_of_one_name_neither_is_taken() -> None:
    actor = only("Trainer Michael Müller sagte, er komme.")
    assert (actor.wikidata, actor.confidence) == (None, None)


def test_a_link_says_how_sure_it_is() -> None:
    with_title = only("Bundeskanzlerin Angela Merkel sagte, sie komme.", "2010-05-01")
    by_office = only("Die deutsche Bundeskanzlerin sagte, sie komme.", "2010-05-01")
    assert with_title.key == by_office.key == "Q567"
    assert (with_title.confidence or 0) > (by_office.confidence or 0) > 0.5


# ------------------------------------------------------------------------------ keys
def key(text: str) -> str | None:
    return only(text).key


def test_a_medium_says_who_controls_it() -> None:
    controls = {one.name: one.control for one in read("Das meldeten KCNA und AFP.").actors or ()}
    assert controls == {"KCNA": "SC", "AFP": None}


def test_an_unknown_person_of_the_same_trade_is_the_same_in_two_articles() -> None:
    first = key("Kämmerin Ada Brandt sagte, der Damm halte.")
    assert first == key("Das Wasser falle, sagte Kämmerin Ada Brandt.")


@pytest.mark.parametrize(
    "other",
    ["Trainerin Ada Brandt sagte, man siege.", "Ada Brandt sagte, man siege."],
    ids=["another trade", "nothing said of her"],
)
def test_one_name_alone_does_not_make_two_people_one(other: str) -> None:
    assert key("Kämmerin Ada Brandt sagte, der Damm halte.") != key(other)


def test_a_description_means_somebody_else_in_every_article() -> None:
    assert key("Die Kämmerin sagte, der Damm halte.") != key("Die Kämmerin sagte, man warte.")


# ------------------------------------------------------------------------------ extents
@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Jan Holm kam an. Der 45-jährige Holm blieb.", "45-jährige Holm"),
        ("Die Ministerin Dr. Ada Brandt kam an.", "Ministerin Dr. Ada Brandt"),
        ("Ministerin Ada Brandt (SPD) kam an.", "Ministerin Ada Brandt (SPD)"),
        ("Der Sprecher der Bank, Jan Holm, kam an.", "Sprecher der Bank, Jan Holm"),
        ("Jan Holm, Gründer der Bank, kam an.", "Gründer der Bank"),
    ],
    ids=["adjective", "academic title", "party", "apposition", "apposition without article"],
)
def test_a_mention_is_all_that_stands_with_a_name(text: str, mention: str) -> None:
    assert any(mention in mentions and len(mentions) > 1 for mentions in called(text).values())


def test_initials_stand_for_a_longer_name_without_brackets() -> None:
    text = "Die Firma „Nordkraft Energie“ wuchs. Der Chef der NE ging."
    assert any({"Nordkraft Energie", "NE"} <= set(one) for one in called(text).values())


@pytest.mark.parametrize("sources", ["Andere Quellen berichten", "Nach Expertenmeinung heißt es"])
def test_sources_without_a_name_are_nobody(sources: str) -> None:
    assert holders(f"{sources}, der Damm sei gebrochen.") == [None]


def test_a_verb_of_saying_is_no_part_of_a_name() -> None:
    text = "Ministerin Ada Brandt kam an. Das Tor sei zu. Das sagte Ada Brandt."
    assert "sagte Ada Brandt" not in called(text)["Ada Brandt"]


def test_a_party_is_known_by_a_word_that_is_a_noun_too() -> None:
    record = wortlaut.read("Die Grünen fordern einen Rücktritt, sagte Jan Holm.", language="de")
    party = next(actor for actor in record.actors or () if actor.type == "party")
    assert (party.name, party.wikidata) == ("Bündnis 90/Die Grünen", "Q49766")


def test_a_paper_in_marks_is_known_by_a_word_that_is_a_noun_too() -> None:
    record = wortlaut.read("Laut „Bild“ hält der Damm.", language="de")
    assert [(one.name, one.type, one.country) for one in record.actors or ()] == [
        ("Bild", "media", "DEU")
    ]


def test_a_demand_in_one_word_is_of_whom_its_first_part_names() -> None:
    text = "Die Gewerkschaft Verdi trat auf. Die Gewerkschaftsforderung lautet: „Mehr Geld“."
    assert meant_by("Die Gewerkschaftsforderung", text) == "Verdi"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Die Lotsen hatten das Schiff schon vermisst", "Lotsen"),
        ("Nun vermelden russische Medien", "russische Medien"),
    ],
)
def test_a_phrase_that_runs_over_a_verb_names_its_subject(phrase: str, name: str) -> None:
    assert meant_by(phrase, f"{phrase}. Das stehe fest.") == name


def test_a_company_is_no_court() -> None:
    text = "RWE zog vor das Bundesverfassungsgericht. Der Konzern sagte, der Damm halte."
    assert holders(text) == ["RWE"]


@pytest.mark.parametrize(
    ("told", "meant"),
    [("Der Franzose", "Emmanuel Macron"), ("Die Deutsche", "Angela Merkel"), ("Der Iran", "Iran")],
)
def test_who_is_named_for_his_state_is_the_one_from_there(told: str, meant: str) -> None:
    before = "Bundeskanzlerin Angela Merkel traf den französischen Präsidenten Emmanuel Macron."
    assert holders(f"{before} {told} sagte, man bleibe dabei.", "2018-05-01") == [meant]


@pytest.mark.parametrize("phrase", ["der 52 Jahre alte Tscheche", "der Tscheche"])
def test_who_is_called_by_a_state_was_told_of_just_before(phrase: str) -> None:
    text = f"Trainer Petr Novak kam an. „Der Damm hält“, sagte {phrase}."
    assert meant_by(phrase, text) == "Petr Novak"


def test_who_is_quoted_is_the_one_who_acts_in_the_sentence() -> None:
    text = (
        "Minister Jan Holm sagte, er bleibe. Trainer Tom Berg dankte: „Wir schätzen das sehr“, "
        "zitierten ihn mehrere Zeitungen."
    )
    assert holders(text) == ["Jan Holm", "Tom Berg"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Sie traf Jan Holm, dem zufolge der Damm hält.", "Jan Holm"),
        ("Sie kritisierte ihren Fahrer Jan Holm. Dieser sagte, er sei unschuldig.", "Jan Holm"),
        ("Sie kritisierte die Polizei. Er sagte, der Damm halte.", "Ada Brandt"),
    ],
    ids=["relative", "pointing", "personal"],
)
def test_some_pronouns_go_back_to_who_was_named_last(text: str, meant: str) -> None:
    """Others go back to who spoke, or to the subject."""
    assert holders(f"Ada Brandt sagte, der Plan sei gut. {text}")[-1] == meant


@pytest.mark.parametrize(
    ("before", "pronoun", "meant"),
    [
        ("Ein Ball traf einen Landwirt.", "Er", "Landwirt"),
        ("Der Umzug war von der irischen Regierung genehmigt.", "Sie", "irische Regierung"),
        ("Ein Ball traf einen Landwirt.", "Sie", None),
    ],
)
def test_a_pronoun_can_mean_somebody_without_a_name(
    before: str, pronoun: str, meant: str | None
) -> None:
    assert holders(f"{before} {pronoun} sagte, der Damm halte.") == [meant]


@pytest.mark.parametrize(
    ("phrase", "holder"),
    [
        ("Seiner Meinung nach", "Jan Holm"),
        ("Den Beobachtern zufolge", None),
        ("Vielen Beobachtern zufolge", None),
        ("Nach offiziellen chinesischen Angaben", "China"),
        ("Nach der Meinung chinesischer Beobachter", None),
    ],
)
def test_whose_an_opinion_is_tells_what_stands_before_it(phrase: str, holder: str | None) -> None:
    """An article names nobody; "seiner" goes back to somebody, and a state has statements."""
    assert holders(f"Jan Holm sagte, der Plan sei gut. {phrase} hält der Damm.")[-1] == holder


# ------------------------------------------------------------------------------ who went on
@pytest.mark.parametrize(
    ("between", "meant"),
    [
        ("Der Regen hielt an. Trainer Tom Berg kam an.", "Tom Berg"),
        ("Trainer Tom Berg kam an. Der Trainer blieb.", "Tom Berg"),
        ("Der Regen hielt an. Trainerin Ada Brandt kam an.", "Jan Holm"),
        ("Der Regen hielt an. Das Wasser stieg.", "Jan Holm"),
    ],
    ids=["named since", "described since", "a woman since", "nobody since"],
)
def test_who_spoke_some_time_ago_is_left_for_who_was_named_since(between: str, meant: str) -> None:
    text = f"Minister Jan Holm sagte, der Plan sei gut. {between} Er sagte, der Damm halte."
    assert holders(text)[-1] == meant


def test_who_spoke_in_the_sentence_before_goes_on() -> None:
    text = "Minister Jan Holm sagte, Trainer Tom Berg gehe. Er sagte, der Damm halte."
    assert holders(text) == ["Jan Holm", "Jan Holm"]


@pytest.mark.parametrize("words", ["Vorwurf", "Antrag", "Vorschlag", "Darstellung", "Behauptung"])
def test_what_somebody_said_is_his_who_said_it(words: str) -> None:
    said = f"Jan Holm sagte, der Plan sei gut. Der Damm halte nicht, so der {words}."
    assert holders(said)[-1] == "Jan Holm"


def test_what_somebody_said_is_his_whose_name_stands_with_it() -> None:
    text = "Jan Holm sagte, der Plan sei gut. Der Behauptung von Ada Brandt zufolge hält der Damm."
    assert holders(text)[-1] == "Ada Brandt"


@pytest.mark.parametrize(
    ("source", "holder"),
    [
        ("Medien", None),
        ("Verschiedene Medien", None),
        ("Die Zeitungen", None),
        ("Örtliche Medien", "Örtliche Medien"),
        ("Die russischen Medien", "russische Medien"),
    ],
)
def test_media_are_somebody_where_it_is_told_which(source: str, holder: str | None) -> None:
    assert holders(f"{source} berichten, der Damm sei gebrochen.") == [holder]


@pytest.mark.parametrize(
    "source", ["Überlieferungen", "Ohrenzeugen", "Ergebnissen", "Simulationen"]
)
def test_what_nobody_is_named_for_is_nobodys(source: str) -> None:
    assert holders(f"{source} zufolge brach der Damm.") == [None]


@pytest.mark.parametrize(
    ("phrase", "holder"),
    [
        ("ersten Informationen am Montag", None),
        ("Anschließend", None),
        ("Angaben aus dem Rat", "Rat"),
    ],
    ids=["a day behind a source", "no noun", "a body behind a source"],
)
def test_a_phrase_that_a_reader_took_for_a_holder_may_name_nobody(
    phrase: str, holder: str | None
) -> None:
    assert meant_by(phrase, f"Dann, {phrase} zufolge, brach der Damm.") == holder


# ------------------------------------------------------------------------------ told of before
@pytest.mark.parametrize(
    "told",
    [
        "Der 66-Jährige",
        "Der 66-jährige Minister",
        "Der Angeklagte",
        "Der Politiker",
        "Der Ex-Trainer",
    ],
)
def test_a_description_that_says_little_means_the_one_told_of_just_before(told: str) -> None:
    text = f"Der frühere Trainer Jan Holm kam an. Es regnete. {told} sagte, er bleibe."
    assert holders(text) == ["Jan Holm"]


def test_an_adjective_that_names_one_person_means_the_one_told_of_just_before() -> None:
    assert holders(table("de", "actors")["adjectival"]["example"]) == ["Jan Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Holm kam mit Tom Berg an. Der 66-Jährige sagte, er bleibe.",
        "Jan Holm kam an. Es war kalt. Es regnete. Es war spät. Der 66-Jährige sagte, er gehe.",
        "Minister Jan Holm kam an. Die 66-Jährige sagte, sie bleibe.",
        "Jan Holm kam an. Die 66-Jährigen sagten, man bleibe.",
        "Minister Jan Holm kam an. Laut der 66-Jährigen ist der Damm sicher.",
        "Jan Holm kam an. Ein 66-Jähriger sagte, er bleibe.",
        "Jan Holm kam an. Der Sänger sagte, er bleibe.",
        "Jan Holm kam an. Der Politiker des Nachbarlandes sagte, er bleibe.",
    ],
    ids=["two", "long ago", "a woman", "many", "laut", "somebody new", "a trade", "of another"],
)
def test_a_description_that_may_be_of_another_is_not_his(text: str) -> None:
    assert "Jan Holm" not in holders(text)


@pytest.mark.parametrize(
    ("text", "full", "part"),
    [
        (
            "Der Internationale Währungsfonds (IWF) schwieg. Ein IWF-Sprecher kam.",
            "Internationaler Währungsfonds",
            "IWF-Sprecher",
        ),
        (
            "Die irische Polizei kam. Ein Polizeisprecher ging.",
            "irische Polizei",
            "Polizeisprecher",
        ),
        ("Die Taliban zogen ab. Die Talibankämpfer flohen.", "Taliban", "Talibankämpfer"),
        ("Die USA schwiegen. Die US-Regierung blieb hart.", "USA", "US-Regierung"),
        ("Das Tribunal tagte. Die Richter des Tribunals kamen.", "Tribunal", "Tribunals"),
    ],
    ids=["by an acronym", "by its noun", "in one word", "a government", "in the genitive"],
)
def test_what_is_made_of_the_name_of_a_body_is_that_body(text: str, full: str, part: str) -> None:
    assert part in called(text)[full]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Die Polizei warnte. Ein Regierungssprecher kam.", "Regierungssprecher"),
        ("Die Bahn hielt. Der Bahnhof blieb leer.", "Bahnhof"),
        ("Regierungssprecher Jan Holm kam. Die Regierung ging.", "Regierungssprecher Jan Holm"),
    ],
    ids=["another body", "no part of it", "somebody named"],
)
def test_what_only_looks_like_a_part_of_a_body_is_not_it(text: str, part: str) -> None:
    bodies = {"Polizei", "Bahn", "Regierung"}
    assert not any(bodies & {*one} and part in one for one in called(text).values())


def test_an_acronym_belongs_to_the_name_and_to_the_phrase_around_it() -> None:
    mentions = called("Beamte des Bundeskriminalamtes (BKA) kamen.")["Bundeskriminalamt"]
    assert {"Beamte des Bundeskriminalamtes (BKA)", "Bundeskriminalamtes (BKA)"} <= {*mentions}


def test_soldiers_of_a_state_are_not_those_of_another() -> None:
    text = "Die afghanischen Soldaten kamen an. Die US-Soldaten zogen ab."
    assert not any(
        {"US-Soldaten", "afghanischen Soldaten"} <= {*one} for one in called(text).values()
    )


# ------------------------------------------------------------------------------ nobody, several
@pytest.mark.parametrize(
    ("said", "holder"),
    [
        ("Man fürchtet, der Damm halte nicht.", None),
        ("Man teilte mit, der Damm halte.", "RWE"),
    ],
    ids=["man thinks", "man speaks for who was named"],
)
def test_some_pronouns_mean_nobody(said: str, holder: str | None) -> None:
    assert holders(f"Der Konzern RWE sprach von Regen. {said}")[-1] == holder


@pytest.mark.parametrize(
    ("before", "said", "holder"),
    [
        ("Rebellen trafen Ministerin Ada Brandt.", "Sie forderten, Wolm zu räumen.", "Rebellen"),
        ("Rebellen trafen Ministerin Ada Brandt.", "Sie forderte, Wolm zu räumen.", "Ada Brandt"),
        ("Rebellen trafen Ministerin Ada Brandt.", "Gestern sagten sie: „Geht.“", "Rebellen"),
        ("Die Partei traf sich im Landtag.", "Sie fordert, Wolm zu räumen.", "Partei"),
        ("Greenpeace sagte, es regne.", "Sie fordern, Wolm zu räumen.", "Greenpeace"),
    ],
    ids=["several", "one", "verb first", "a feminine body", "a body that spoke"],
)
def test_sie_agrees_with_its_verb(before: str, said: str, holder: str) -> None:
    assert holders(f"{before} {said}")[-1] == holder


@pytest.mark.parametrize(
    ("phrase", "holder"),
    [
        ("dem Wunsch des Landgerichts", "Landgerichts"),
        ("der Kernaussage von Jan Holm", "Jan Holm"),
        ("einer Vorhersage der schwedischen Zentralbank", "schwedischen Zentralbank"),
        ("einem Rat für Menschenrechte", "Rat"),
    ],
    ids=["in the genitive", "a name", "with an adjective", "a body"],
)
def test_a_thing_is_whose_it_is(phrase: str, holder: str) -> None:
    assert meant_by(phrase, f"Dann, {phrase} nach, ruhte der Bau.") == holder


def test_nobody_says_what_niemand_says() -> None:
    assert meant_by("Niemand", "Jan Holm ging. Niemand sagte, der Damm halte.") is None


def test_a_critic_who_is_named_is_somebody() -> None:
    named = "Einer der Kritiker des Ministers, Jan Holm"
    assert meant_by(named, f"{named}, wies auf den Widerspruch hin.") == "Jan Holm"


# ------------------------------------------------------------------------------ seats
def seated(text: str, *places: str) -> list[str]:
    """Return the names of the actors of a text in which places are named."""
    document = document_of(Raw("article", text.encode(), "text/plain"))
    assert isinstance(document, Document)
    reading = rules_reading(document, "de")
    sentences = [unit.words for unit in reading.units]
    cast = Cast(sentences, Setting(lexicon("de"), knowledge("de"), ways("de")))
    spans = (Span(at, at + len(place)) for place in places for at in [text.index(place)])
    names = (Name(span, span.of(text), "place") for span in spans)
    gathered(cast, sentences, [*reading.names, *names])
    return [actor.name for actor in cast.actors()[0]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Das Landgericht Wolm tagte.", ["Landgericht Wolm", "Wolm"]),
        (
            "Im Landgericht Wolm brannte es. Das Landgericht floh.",
            ["Landgericht Wolm", "Wolm"],
        ),
        ("Die Stadt Wolm klagte.", ["Stadt Wolm", "Wolm"]),
        ("Das Land Wolm klagte.", ["Wolm"]),
    ],
    ids=["a court", "named by its noun later", "a town acts", "what a place is"],
)
def test_a_body_with_its_seat_is_no_place(text: str, named: list[str]) -> None:
    assert seated(text, "Wolm") == named


def test_a_body_with_its_seat_is_the_same_in_every_article() -> None:
    member = CastMember("Landgericht", "organisation", None, "", described=True)
    member.fullest = "Landgericht Wolm"
    assert key_of(member, "one", "landgericht") == key_of(member, "two", "landgericht")
    member.fullest = ""
    assert key_of(member, "one", "landgericht") != key_of(member, "two", "landgericht")


@pytest.mark.parametrize(
    ("phrase", "holder"),
    [("ein Kommentar", "Süddeutsche Zeitung"), ("der Kommentar", "Jan Holm")],
    ids=["brought in there", "known before"],
)
def test_a_document_is_of_the_medium_in_which_it_appears(phrase: str, holder: str) -> None:
    text = f"Jan Holm ging. In der „Süddeutschen Zeitung“ erschien {phrase}, der ihn lobte."
    assert meant_by(phrase, text) == holder


def test_deren_angaben_are_of_those_named_last() -> None:
    text = "Ada Brandt ging. Zeugen riefen die Feuerwehr Wolm. Nach deren Angaben regnete es."
    assert meant_by("deren Angaben", text) == "Feuerwehr"


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Das Landgericht", "Ein Gerichtssprecher"),
        ("Das Innenministerium", "Eine Ministeriumssprecherin"),
        ("Die Universitätsklinik", "Die Klinikleitung"),
    ],
)
def test_who_speaks_for_a_sort_of_body_speaks_for_the_one_told_of(body: str, speaker: str) -> None:
    told = holders(f"{body} schwieg. {speaker} sagte, man prüfe das.")
    assert told == [body.split()[1]]


def test_who_speaks_for_another_sort_of_body_does_not() -> None:
    text = "Das Innenministerium schwieg. Ein Polizeisprecher sagte, man prüfe das."
    assert holders(text) == ["Polizeisprecher"]
