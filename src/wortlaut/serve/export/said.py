"""Who says what in a story: utterances in the forms in which articles give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wortlaut.model.dossier import Rendering, Utterance, UtteranceForm
from wortlaut.serve.export.sources import Sources, Told, bare
from wortlaut.serve.left_out import Piece, left_out


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an utterance, in all articles that have it word for word."""

    form: UtteranceForm
    tellings: tuple[Told, ...]
    compared: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance in its forms, the first told first."""

    holder: str | None
    forms: tuple[Form, ...]
    articles: int


def said_of(sources: Sources, utterance: Utterance) -> Said:
    """Return an utterance in its forms; articles that give it word for word share one."""
    full = _fullest(sources, utterance)
    shared: dict[tuple[UtteranceForm, str], list[Told]] = {}
    for one in utterance.occurrences:
        told = sources.told(one.article, one.content, one.statement)
        shared.setdefault((one.form, bare(told.words.words)), []).append(told)
    forms = tuple(
        Form(
            form,
            tuple(_each_way_once(tellings)),
            left_out(full, tellings[0].words.words) if full else (),
        )
        for (form, _), tellings in shared.items()
    )
    articles = len({one.article for one in utterance.occurrences})
    return Said(utterance.holder, forms, articles)


def _each_way_once(tellings: Iterable[Told]) -> Iterator[Told]:
    """Leave out a way by which an earlier one of the tellings came as well."""
    seen: set[str] = set()
    for told in tellings:
        yield replace(told, way=None) if told.between in seen else told
        seen.add(told.between)


def _fullest(sources: Sources, utterance: Utterance) -> str:
    """Return the longest quotation, against which the other forms are held; empty without one."""
    quoted = (one for one in utterance.occurrences if one.form == "direct")
    return max((_words(sources, one) for one in quoted), key=len, default="")


def _words(sources: Sources, one: Rendering) -> str:
    return sources.words(one.article, one.content).words
