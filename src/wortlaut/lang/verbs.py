"""How the verbs of a language are inflected, by its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wortlaut.lang.tables import table


@dataclass(frozen=True, slots=True, eq=False)
class Inflection:
    """Builds the forms of a verb from the endings and tables of its language.

    What each field is for stands in ``verbs.toml``, at the key that ``inflection`` reads it from.
    """

    strong: Mapping[str, tuple[str, ...]]
    weak: tuple[str, ...]
    irregular: Mapping[str, str]
    infinitive_end: re.Pattern[str]
    weak_ends: tuple[str, ...]
    bridge: str
    bridged: re.Pattern[str]
    present: tuple[str, ...]
    past: tuple[str, ...]
    subjunctives: tuple[str, ...]
    marked_participle: str
    bare_participle: str
    past_plural: str
    doubled: re.Pattern[str]
    fast: tuple[str, ...]
    fused: tuple[str, ...]
    loose: tuple[str, ...]
    unmarked: re.Pattern[str]
    participle_mark: str
    infinitive_mark: str

    def parts(self, lemma: str) -> tuple[str, str]:
        """Cut a verb into the prefix that parts from it (or "") and the rest."""
        for prefix in self.loose:
            rest = lemma.removeprefix(prefix)
            if rest != lemma and (self._strong_base(rest) or rest in self.weak):
                return prefix, rest
        return "", lemma

    def finite(self, verb: str) -> list[str]:
        """Return the finite indicative forms of the third person."""
        base = self._strong_base(verb)
        if base is None:
            return self._built((*self.present, *self.past), verb)
        prefix, (present, past, _) = verb.removesuffix(base), self.strong[base]
        return [prefix + form for form in (present, base, past, self.plural(past))]

    def plural(self, past: str) -> str:
        """Return the plural of the past of a strong verb: "starben" of "starb"."""
        return self.doubled.sub("", self.past_plural.format(past=past))

    def subjunctive(self, verb: str) -> list[str]:
        """Return the Konjunktiv I of the third person."""
        return self._built(self.subjunctives, verb)

    def participle(self, verb: str) -> str:
        """Return the past participle."""
        base = self._strong_base(verb)
        if base is not None:
            prefix, whole = verb.removesuffix(base), self.strong[base][2]
            return prefix + whole.removeprefix(self.participle_mark) if prefix else whole
        no_room = verb.startswith((*self.fast, *self.fused)) or self.unmarked.search(verb)
        (form,) = self._built([self.bare_participle if no_room else self.marked_participle], verb)
        return form

    def weak_forms(self, word: str) -> tuple[str, ...]:
        """Return forms that a word has if it is the infinitive of a weak verb: "legte", "gelegt".

        With a prefix that parts, the marks stand behind that: "abgelegt", "abzulegen".
        """
        if not word.endswith(self.weak_ends):
            return ()
        marked = () if self.unmarked.search(word) else (self.marked_participle,)
        forms = self._built((self.past[0], *marked), word)
        stem = self._stem(word)
        prefix = next((one for one in self.loose if stem.startswith(one) and stem != one), "")
        if prefix:
            rest = word.removeprefix(prefix)
            forms += [prefix + form for form in self._built([self.marked_participle], rest)]
            forms.append(prefix + self.infinitive_mark + rest)
        return tuple(forms)

    def _strong_base(self, verb: str) -> str | None:
        """Return the strong verb that this one is made of ("verstehen": "stehen")."""
        if verb in self.strong:
            return verb
        for prefix in self.fast:
            if verb.startswith(prefix) and verb[len(prefix) :] in self.strong:
                # "verhängen" is weak, unlike "hängen"
                return None if verb in self.weak else verb[len(prefix) :]
        return None

    def _built(self, patterns: Iterable[str], verb: str) -> list[str]:
        """Put a verb into patterns for its forms."""
        stem = self._stem(verb)
        bridge = self.bridge if self.bridged.search(stem) else ""
        return [one.format(stem=stem, infinitive=verb, bridge=bridge) for one in patterns]

    def _stem(self, verb: str) -> str:
        return self.infinitive_end.sub("", verb)


@cache
def inflection(language: str) -> Inflection:
    """Read how the verbs of a language are inflected."""
    verbs = table(language, "verbs")
    weak, strong, prefixes = verbs["weak"], verbs["strong"], verbs["prefixes"]
    rows = verbs["strong_verbs"]["table"].splitlines()
    listed = (row.split() for row in rows if row and not row.startswith("#"))
    return Inflection(
        strong={infinitive: tuple(forms) for infinitive, *forms in listed},
        weak=tuple(verbs["weak_verbs"]["table"].split()),
        irregular=verbs["irregular"],
        infinitive_end=re.compile(weak["infinitive_end"]),
        weak_ends=tuple(weak["infinitives"]),
        bridge=weak["bridge"],
        bridged=re.compile(weak["bridged"]),
        present=tuple(weak["present"]),
        past=tuple(weak["past"]),
        subjunctives=tuple(weak["subjunctive"]),
        marked_participle=weak["participle"],
        bare_participle=weak["bare_participle"],
        past_plural=strong["past_plural"],
        doubled=re.compile(strong["doubled"]),
        fast=tuple(sorted(prefixes["fast"], key=len, reverse=True)),
        fused=tuple(prefixes["fused"]),
        loose=tuple(sorted(prefixes["loose"], key=len, reverse=True)),
        unmarked=re.compile(prefixes["no_ge"]),
        participle_mark=prefixes["participle_mark"],
        infinitive_mark=prefixes["infinitive_mark"],
    )


def infinitive(language: str, form: str) -> str:
    """Return the infinitive of a form of a strong verb, with its prefix; else the word itself."""
    known = strong_infinitives(language)
    if form in known:
        return known[form]
    inflect = inflection(language)
    for prefix in _prefixes(language):
        rest = form[len(prefix) :] if form.startswith(prefix) else ""
        # "verboten" has lost the ge- of "geboten"; "niederlegen" never had one
        lost = inflect.participle_mark + rest if prefix in inflect.fast else ""
        if whole := known.get(rest) or known.get(lost):
            return prefix + whole
    return form


@cache
def strong_infinitives(language: str) -> Mapping[str, str]:
    """Return the infinitive of each form of a strong verb, "starben" as well as "starb".

    But not of a plural that is rather another word: "Ausgaben".
    """
    inflect = inflection(language)
    known = {form: verb for verb, forms in inflect.strong.items() for form in forms}
    others = table(language, "verbs")["strong"]["rather_others"].split()
    for verb, (_, past, _) in inflect.strong.items():
        if (plural := inflect.plural(past)) not in others:
            known.setdefault(plural, verb)
    return known


@cache
def _prefixes(language: str) -> tuple[str, ...]:
    """Return all prefixes of verbs, longer ones first."""
    inflect = inflection(language)
    return tuple(sorted((*inflect.fast, *inflect.loose), key=len, reverse=True))
