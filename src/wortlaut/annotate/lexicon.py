"""The words of a language, looked up: what a word form can be, and which verbs report.

Everything comes from the tables of ``lang``; this module only builds the look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from wortlaut.lang.tables import table
from wortlaut.lang.verbs import Inflection, inflection
from wortlaut.model.record import Medium, Stance


class Tag:
    """What a word form can be; a form can be several things at once, so each is a bit.

    Plain integers: ``IntFlag`` builds an object for every ``&``, and in Python 3.11 the members of
    any ``Enum`` take three times as long to look up; rules do that thousands of times an article.
    """

    NONE = 0
    FINITE = 1
    SUBJUNCTIVE = 2
    CONDITIONAL = 4
    PARTICIPLE = 8
    INFINITIVE = 16
    NOMINATIVE = 32
    DATIVE = 64
    ACCUSATIVE = 128
    GENITIVE = 256
    PRONOUN = 512
    OBLIQUE = 1024
    PREPOSITION = 2048
    SUBORDINATOR = 4096
    COORDINATOR = 8192
    RELATIVE = 16384
    ADVERB = 32768
    CAPITAL = 65536
    NUMBER = 131072
    MARK = 262144
    TO_INFINITIVE = 524288


VERBAL = int(Tag.FINITE | Tag.SUBJUNCTIVE | Tag.CONDITIONAL)
MOOD = int(Tag.SUBJUNCTIVE | Tag.CONDITIONAL)
DETERMINER = int(Tag.NOMINATIVE | Tag.DATIVE | Tag.ACCUSATIVE | Tag.GENITIVE)
_VERB_FORMS = VERBAL | int(Tag.PARTICIPLE | Tag.INFINITIVE)
_LONGEST_PREFIX = 11
SMALL = int(
    Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.COORDINATOR | Tag.ADVERB | Tag.OBLIQUE | Tag.MARK
)


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb or phrase that gives words as somebody's, and what it can be followed by."""

    lemma: str
    stance: Stance
    medium: Medium
    takes: frozenset[str]
    beside: tuple[str, ...] = ()
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Judging:
    """What somebody does who calls a thing something: the beginnings of the words that tell it.

    ``of`` are those of what must be called so, if it matters; ``negated`` what "not" makes of it.
    """

    stance: Stance
    begins: tuple[str, ...]
    of: tuple[str, ...]
    negated: Stance


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All that the rules look up, for one language; there is one of each, equal to itself alone."""

    tags: dict[str, int]
    finite_cues: dict[str, tuple[ReportingVerb, ...]]
    participle_cues: dict[str, tuple[ReportingVerb, ...]]
    infinitive_cues: dict[str, tuple[ReportingVerb, ...]]
    final_cues: dict[str, tuple[ReportingVerb, ...]]
    loose: frozenset[str]
    sets: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    denied: dict[str, Stance]
    judging: tuple[Judging, ...]
    citing: dict[str, tuple[tuple[str, ...], ...]]

    def tag(self, word: str, low: str) -> int:
        """Return what a word can be; ``low`` is its lower-case form."""
        first = word[0]
        if first.isdigit():
            return int(Tag.NUMBER)
        if not first.isalpha():
            return int(Tag.MARK)
        known = self.tags.get(low)
        if known is None:
            name = "." in low or self._begins_with_name(word)
            known = int(Tag.CAPITAL) if name else self._compound(low)  # "spiegel.de"
        return known | int(Tag.CAPITAL) if first.isupper() else known

    def is_source(self, noun: str) -> bool:
        """Tell whether a noun names words rather than a person ("Angaben", "Polizeibericht")."""
        return noun in self.sets["sources"] or noun.endswith(self.endings["sources"])

    def _begins_with_name(self, word: str) -> bool:
        """Tell whether a noun begins with a name that is written small: "dpa-Informationen"."""
        name, _, noun = word.partition("-")
        return noun[:1].isupper() and bool(self.tags.get(name, 0) & Tag.CAPITAL)

    def _compound(self, low: str) -> int:
        """Return what a verb with a prefix that can part from it can be ("mitteilte")."""
        for size in range(2, min(_LONGEST_PREFIX, len(low) - 2)):
            if low[:size] not in self.loose:
                continue
            rest = low[size:]
            if verbal := self.tags.get(rest, 0) & _VERB_FORMS:
                return verbal
            for mark in self.sets["infinitive_marks"]:
                if rest.startswith(mark) and self.tags.get(rest[len(mark) :], 0) & Tag.INFINITIVE:
                    return int(Tag.TO_INFINITIVE)
        return int(Tag.ADVERB) if low.endswith(self.endings["adverb"]) else 0


class Tagged(dict[str, tuple[str, int]]):
    """The lower-case form of each word and what it can be, worked out when it is first met.

    News repeats its words: every word of every article is asked for here, so nothing is faster
    than a dictionary. Bounded, so that memory stays flat over any number of articles.
    """

    def __init__(self, known: Lexicon) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> tuple[str, int]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        low = word.lower()
        self[word] = found = low, self._known.tag(word, low)
        return found


_MOST_REMEMBERED = 65_536


@cache
def tagged(known: Lexicon) -> Tagged:
    """Return what the words of a language can be."""
    return Tagged(known)


@cache
def lexicon(language: str) -> Lexicon:
    """Build the lexicon of a language from its tables."""
    verbs, words = table(language, "verbs"), table(language, "words")
    inflect = inflection(language)
    reporting = list(_reporting_verbs(language, inflect))
    denials = list(_denying_verbs(language, inflect))
    bases = [base for _, base in (*reporting, *denials) if base not in inflect.irregular]
    tags: dict[str, int] = {}
    for tag, forms in _tagged_forms(inflect, verbs, words, bases):
        for form in forms:
            tags[form] = tags.get(form, 0) | int(tag)
    frozen = _cues(inflect, reporting)
    return Lexicon(
        tags=tags,
        finite_cues=frozen["finite"],
        participle_cues=frozen["participle"],
        infinitive_cues=frozen["infinitive"],
        final_cues=frozen["final"],
        loose=frozenset(verbs["prefixes"]["loose"]),
        denied=words["negations"]["turns"],
        judging=tuple(map(_judging, table(language, "judging")["judging"])),
        sets=_word_sets(language, verbs, words),
        citing=_by_first_word(table(language, "frames")["citing"]["words"]),
        endings=_endings(language, words),
    )


@cache
def denying(language: str) -> Lexicon:
    """Build the lexicon of a language in which the verbs of denial alone are cues."""
    inflect = inflection(language)
    cues = _cues(inflect, list(_denying_verbs(language, inflect)))
    return replace(
        lexicon(language),
        finite_cues=cues["finite"],
        participle_cues=cues["participle"],
        infinitive_cues=cues["infinitive"],
        final_cues=cues["final"],
    )


def _judging(row: dict[str, Any]) -> Judging:
    """Read one entry of the table of what calling a thing something does."""
    stance = row["stance"]
    of = tuple(row.get("of", "").split())
    return Judging(stance, tuple(row["begins"].split()), of, row.get("negated", stance))


def _cues(
    inflect: Inflection, verbs: Iterable[tuple[ReportingVerb, str]]
) -> dict[str, dict[str, tuple[ReportingVerb, ...]]]:
    """Return the forms of verbs by the place in a clause where they stand."""
    cues: dict[str, dict[str, list[ReportingVerb]]] = {
        place: {} for place in ("finite", "participle", "infinitive", "final")
    }
    for verb, base in verbs:
        for place, form in _cue_forms(inflect, verb, base):
            cues[place].setdefault(form, []).append(verb)
    return {
        place: {form: tuple(sorted(set(found), key=_most_specific)) for form, found in by.items()}
        for place, by in cues.items()
    }


def _most_specific(verb: ReportingVerb) -> tuple[int, int, str]:
    """Sort the verb that needs most company first: "weist darauf hin" before "weist"."""
    return (-len(verb.beside) - bool(verb.particle), -len(verb.lemma), verb.lemma)


def _tagged_forms(
    inflect: Inflection, verbs: dict[str, Any], words: dict[str, Any], reporting: Iterable[str]
) -> Iterator[tuple[int, Iterable[str]]]:
    """Yield every closed class and every verb form with its tag."""
    never = set(verbs["not_subjunctive"]["words"].split())
    verbs_known = dict.fromkeys([*inflect.weak, *_with_fast_prefixes(inflect), *reporting])
    for verb in verbs_known:
        yield Tag.FINITE, (form for form in inflect.finite(verb) if form not in never)
        yield Tag.SUBJUNCTIVE, (form for form in inflect.subjunctive(verb) if form not in never)
        yield Tag.PARTICIPLE, [inflect.participle(verb)]
        yield Tag.INFINITIVE, [verb]
    auxiliaries = verbs["auxiliaries"]
    yield Tag.FINITE, auxiliaries["indicative"].split()
    yield Tag.INFINITIVE, auxiliaries["infinitive"].split()
    yield Tag.SUBJUNCTIVE, auxiliaries["subjunctive"].split()
    yield Tag.CONDITIONAL, auxiliaries["conditional"].split()
    articles, pronouns = words["articles"], words["pronouns"]
    yield Tag.NOMINATIVE, articles["nominative"].split()
    yield Tag.DATIVE, articles["dative"].split()
    yield Tag.ACCUSATIVE, articles["accusative"].split()
    yield Tag.GENITIVE, articles["genitive"].split()
    yield Tag.PRONOUN, pronouns["nominative"].split()
    yield Tag.OBLIQUE, pronouns["oblique"].split()
    yield Tag.PREPOSITION, words["prepositions"]["words"].split()
    yield Tag.SUBORDINATOR, words["subordinators"]["words"].split()
    yield Tag.COORDINATOR, words["coordinators"]["words"].split()
    yield Tag.RELATIVE, words["relatives"]["words"].split()
    yield Tag.ADVERB, words["adverbs"]["words"].split()
    yield Tag.CAPITAL, words["names"]["small"].split()


def _with_fast_prefixes(inflect: Inflection) -> Iterator[str]:
    """Yield every strong verb, alone and with the prefixes that never part."""
    for base in inflect.strong:
        yield base
        yield from (prefix + base for prefix in inflect.fast)


def _reporting_verbs(language: str, inflect: Inflection) -> Iterator[tuple[ReportingVerb, str]]:
    """Yield each reporting verb with the verb whose forms it takes."""
    listed = table(language, "reporting_verbs")
    for row in listed["verb"]:
        *company, core = row["lemma"].split()
        particle, base = inflect.parts(core)
        beside = (*company, *row.get("with", ()))
        yield _reporting_verb(row, row["lemma"], beside, particle), base
    for row in listed["phrase"]:
        lemma = " ".join((*row["words"], row["finite"]))
        particle, base = inflect.parts(row["finite"])
        yield _reporting_verb(row, lemma, tuple(row["words"]), particle), base


def _denying_verbs(language: str, inflect: Inflection) -> Iterator[tuple[ReportingVerb, str]]:
    """Yield each verb of denial with the verb whose forms it takes."""
    for row in table(language, "disputes")["verb"]:
        *company, core = row["lemma"].split()
        particle, base = inflect.parts(core)
        said = {"stance": "denies", "medium": "speech_or_writing", **row}
        yield _reporting_verb(said, row["lemma"], tuple(company), particle), base


def _reporting_verb(
    row: dict[str, Any], lemma: str, beside: tuple[str, ...], particle: str
) -> ReportingVerb:
    takes = frozenset(row.get("takes", ()))
    return ReportingVerb(lemma, row["stance"], row["medium"], takes, beside, particle)


def _cue_forms(inflect: Inflection, verb: ReportingVerb, base: str) -> Iterator[tuple[str, str]]:
    """Yield each form of a reporting verb with the place in a clause where it stands."""
    irregular = inflect.irregular.get(base)
    regular = [] if irregular else [*inflect.finite(base), *inflect.subjunctive(base)]
    for form in irregular.split() if irregular else regular:
        yield "finite", form
        yield "final", verb.particle + form
    if not irregular:
        yield "participle", verb.particle + inflect.participle(base)
        yield "infinitive", verb.particle + base


def _by_first_word(formulas: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sort formulas of several words by their first one."""
    split = [tuple(formula.split()) for formula in formulas]
    return {words[0]: tuple(one for one in split if one[0] == words[0]) for words in split}


def _endings(language: str, words: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Collect the endings by which words are judged; "speakers" are those of people and bodies."""
    listed = words["endings"].items()
    endings = {name: tuple(found) for name, found in listed if isinstance(found, list)}
    persons = words["titles"]["person_endings"].split()
    kinds = table(language, "names")["kinds"].values()
    bodies = [word for kind in kinds if isinstance(kind, list) for word in kind]
    common = tuple(table(language, "names")["common_nouns"]["endings"])
    speakers = tuple(sorted({*persons, *bodies}))
    marked = table(language, "marks")["names"]["nouns"].split()
    return endings | {
        "speakers": speakers,
        "sources": tuple(table(language, "frames")["sources"]["endings"]),
        "exchanges": tuple(table(language, "frames")["exchanges"]["endings"]),
        "reports": tuple(table(language, "frames")["reports"]["endings"]),
        "circles": tuple(table(language, "frames")["citing"]["circles"]),
        "messengers": tuple(table(language, "frames")["messengers"]["endings"].split()),
        "told_many": tuple(table(language, "frames")["parties"]["told_many"].split()),
        "common": common,
        "nouns": (*speakers, *common),
        "mark_names": tuple(noun for noun in marked if len(noun) > _LONGEST_SHORT),
    }


# Letters of a noun that is too short to be the end of a compound ("Typ").
_LONGEST_SHORT = 3


def _word_sets(
    language: str, verbs: dict[str, Any], words: dict[str, Any]
) -> dict[str, frozenset[str]]:
    """Collect the small sets that rules ask for by name."""
    frames, marks = table(language, "frames"), table(language, "marks")
    listed = {
        "infinitive_marks": verbs["prefixes"]["infinitive_mark"],
        "perfect": verbs["auxiliaries"]["perfect"],
        "passive": verbs["auxiliaries"]["passive"],
        "modal": verbs["auxiliaries"]["modal"],
        "having": verbs["auxiliaries"]["having"],
        "becoming": verbs["auxiliaries"]["becoming"],
        "content": words["subordinators"]["content"],
        "conditions": words["subordinators"]["conditions"],
        "question": words["subordinators"]["question"],
        "purpose": words["subordinators"]["purpose"],
        "joins": words["coordinators"]["joins"],
        "auxiliaries": verbs["auxiliaries"]["indicative"],
        "helpers": verbs["auxiliaries"]["modal"],
        "negations": words["negations"]["words"],
        "own": words["own"]["words"],
        "common_nouns": table(language, "nouns")["words"],
        "where": words["prepositions"]["where"],
        "through": words["prepositions"]["through"],
        "attaching": words["prepositions"]["attaching"],
        "inside_phrase": words["prepositions"]["inside_phrase"],
        "masculine": words["pronouns"]["masculine"],
        "feminine": words["pronouns"]["feminine"],
        "pointing": words["pronouns"]["pointing"],
        "abbreviated_titles": words["titles"]["abbreviations"],
        "titles": words["titles"]["words"],
        "person_endings": words["titles"]["person_endings"],
        "naming": marks["naming"]["before"],
        "itself": marks["naming"]["itself"],
        "sources": frames["sources"]["nouns"],
        "bare_sources": frames["sources"]["bare"],
        "saying": frames["saying"]["nouns"],
        "suspicion": frames["saying"]["suspicion"],
        "mark_names": marks["names"]["nouns"],
    }
    sets = {name: frozenset(value.split()) for name, value in listed.items()}
    for name in (
        "before",
        "after",
        "so",
        "onward",
        "whereby",
        "this",
        "according_to_how",
    ):
        sets[name] = frozenset(frames[name]["words"])
    parties = frames["parties"]
    for name in (
        "by",
        "holder_is_subject",
        "source_prepositions",
        "to_whom",
        "where_told",
        "words_of",
        "quotes_from",
        "goes_on",
        "subject_pronouns",
        "subject_articles",
    ):
        sets[name] = frozenset(parties[name].split())
    sets["holder_in_phrase"] = frozenset(parties["holder_in_phrase"])
    sets["view"] = frozenset(word for words in frames["before"]["only"].values() for word in words)
    sets["view_prepositions"] = frozenset(frames["before"]["only"])
    sets["only_after"] = sets["after"] - frozenset(frames["after"]["need_source"])
    sets["need_source"] = frozenset(frames["before"]["need_source"])
    sets["about"] = frozenset(frames["before"]["about"])
    sets["passing"] = frozenset(frames["passing"]["participles"].split())
    for name in ("verbs", "rests", "learning", "learnt_from"):
        sets[f"citing_{name}"] = frozenset(frames["citing"][name].split())
    for name in ("through", "lets", "verbs"):
        sets[f"messenger_{name}"] = frozenset(frames["messengers"][name].split())
    for name in ("verbs", "telling", "seeing", "nouns"):
        sets[f"lying_{name}"] = frozenset(frames["lying"][name].split())
    sets["relaying"] = frozenset(frames["passing"]["verbs"].split())
    return sets
