"""From which earlier articles an article was made, and how.

What an article has in common with earlier ones is explained by as few of them as will do: first by
an older version of itself, then by the article whose words it repeats, then by those it names
(``named_sources``), last by those that told first what it tells without saying from whom
(``unnamed_sources``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from wortlaut.link import named_sources, reasons, unnamed_sources, weights
from wortlaut.link.articles import Linked
from wortlaut.link.asked import Asked, Told
from wortlaut.link.citations import first_hand
from wortlaut.link.copies import Copy
from wortlaut.link.outlets import is_agency
from wortlaut.link.told_before import best_told
from wortlaut.model.dossier import How, TextReuse


def reuse_of(told: Told) -> tuple[TextReuse, ...]:
    """Return what each article of a story was made from."""
    return tuple(
        reuse
        for number, later in enumerate(told.articles)
        for reuse in _sources(Asked(told, later, told.articles[:number], _heard(later)))
    )


def _heard(article: Linked) -> frozenset[int]:
    """Return the numbers of the sentences that tell what an article's outlet heard itself."""
    numbers = range(len(article.sentences))
    return frozenset(one for one in numbers if first_hand(article, one))


def _sources(asked: Asked) -> tuple[TextReuse, ...]:
    """Ask in turn for copies, for what is named, for what is credited, for what is told again."""
    for step in (
        _copied,
        _renewed,
        named_sources.released,
        named_sources.named,
        named_sources.written,
        unnamed_sources.alluded,
        named_sources.credited,
        unnamed_sources.answered,
        unnamed_sources.retold,
    ):
        asked = replace(asked, found=(*asked.found, *step(asked)))
    return asked.found


# ------------------------------------------------------------------------------ word for word
def _copied(asked: Asked) -> Iterator[TextReuse]:
    """Yield the fewest earlier articles that explain the words an article repeats."""
    later, copied = asked.later, asked.told.copies
    left = frozenset(range(len(later.words))) - _heard_words(asked)
    candidates = [copy for one in asked.before if (copy := copied.get((later.id, one.id)))]
    further = False
    while candidates:
        best = max(candidates, key=lambda copy: _rank(copy, left))
        candidates.remove(best)
        own = _is_version(best)
        least = weights.VERSION if own else weights.EXPLAINED if further else _least(best)
        credited = own or _credits(later, best.earlier)
        sure = best.own if credited else best.untold
        if len(sure & left) >= least * len(later.words):
            yield _as_reuse(best, own)
            left -= best.words
            further = True


def _least(copy: Copy) -> float:
    """Return the share of its own words that an article has from one that it was made from.

    Two papers that were at one place have more in common than a paper and an agency.
    """
    known = _credits(copy.later, copy.earlier) or is_agency(copy.earlier)
    return weights.EDITED if known else weights.EDITED_OTHER


def _heard_words(asked: Asked) -> frozenset[int]:
    """Return the places of the words in sentences that tell what the outlet itself heard."""
    heard = [asked.later.sentences[number] for number in asked.heard]
    words = enumerate(asked.later.words)
    return frozenset(at for at, word in words if any(one.covers(word.span) for one in heard))


def _rank(copy: Copy, left: frozenset[int]) -> tuple[bool, float, bool, bool, bool]:
    """Rank a source: an older version, the most words, an agency, the one credited, the first."""
    share = len(copy.words & left) / len(copy.later.words)
    return (
        _is_version(copy) and share >= weights.VERSION,
        round(share / weights.NEARLY_COPIED),
        is_agency(copy.earlier),
        _credits(copy.later, copy.earlier),
        share > 0,
    )


def _is_version(copy: Copy) -> bool:
    """Tell whether the later article is a newer version: same outlet, same address or much text."""
    if not copy.later.outlet or copy.later.outlet != copy.earlier.outlet:
        return False
    return _same_address(copy.later, copy.earlier) or copy.coverage >= weights.REPRINTED


def _same_address(later: Linked, earlier: Linked) -> bool:
    """Tell whether two articles of one outlet stood at one address that is no front page."""
    address = later.record.article.source.url
    same = address is not None and address == earlier.record.article.source.url
    return same and later.outlet == earlier.outlet and bool(urlsplit(address or "").path.strip("/"))


def _credits(later: Linked, earlier: Linked) -> bool:
    """Tell whether an article credits the agency that published an earlier one."""
    return earlier.outlet in later.credits


def _as_reuse(copy: Copy, own: bool) -> TextReuse:
    """Say that an article repeats another's words; ``own``: it is a newer version of it."""
    share = copy.coverage
    how: How = "update" if own else "verbatim" if share >= weights.VERBATIM else "edited"
    credited = _credits(copy.later, copy.earlier)
    why = [reasons.COPIED.format(share=reasons.percent(share))]
    why += [reasons.OF_ONE_OUTLET] if own else []
    why += [reasons.CREDITS_AGENCY] if credited else []
    why += [] if own or credited else [reasons.NO_CREDIT]
    return TextReuse(
        copy.later.id, copy.earlier.id, how, credited, round(share, 3), copy.passages,
        tuple(why),
    )  # fmt: skip


def _renewed(asked: Asked) -> Iterator[TextReuse]:
    """Yield the article that stood at an article's address before, though all words are new."""
    older = [one for one in asked.before if _same_address(asked.later, one)]
    first = next((one for one in asked.later.passages if one.whole), None)
    if older and first and not asked.updates and older[-1].id not in asked.known:
        best = best_told(asked, first, older[-1:])
        pairs = [(first, best.passage)] if best else []
        yield asked.made(older[-1], "update", pairs, reasons.AT_ONE_ADDRESS, named=False)
