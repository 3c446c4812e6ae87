"""What is known when one asks from which earlier articles an article was made.

``Told`` is the story, ``Asked`` one article of it, with all that was found out about it so far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wortlaut.link.articles import Linked, Passage
from wortlaut.link.claims import ClaimDraft
from wortlaut.link.copies import Copy, Pair
from wortlaut.link.likeness import Lexicon
from wortlaut.model.dossier import Aligned, How, TextReuse
from wortlaut.model.identity import ArticleId

SaidTwice = tuple[Passage, Passage]  # of the later article, of the earlier one


@dataclass(frozen=True)
class Told:
    """A story as far as it is known when one asks what its articles rest on."""

    articles: tuple[Linked, ...]
    lexicon: Lexicon
    claims: tuple[ClaimDraft, ...]
    copies: Mapping[Pair, Copy]

    @cached_property
    def _well_told(self) -> dict[ArticleId, list[ClaimDraft]]:
        found: dict[ArticleId, list[ClaimDraft]] = defaultdict(list)
        for claim in self.claims:
            for id in claim.well_told:
                found[id].append(claim)
        return found

    def claims_in(self, id: ArticleId) -> Sequence[ClaimDraft]:
        """Return the claims that an article certainly tells."""
        return self._well_told.get(id, ())


@dataclass(frozen=True)
class Asked:
    """The article asked about, those before it, and what it is known to be made from so far.

    ``heard`` are the numbers of the sentences that tell what its outlet heard itself.
    """

    told: Told
    later: Linked
    before: tuple[Linked, ...]
    heard: frozenset[int]
    found: tuple[TextReuse, ...] = ()

    @cached_property
    def known(self) -> frozenset[ArticleId]:
        """The articles it is known to be made from."""
        return frozenset(reuse.earlier for reuse in self.found)

    @property
    def sources(self) -> tuple[Linked, ...]:
        """The articles it is known to be made from, in the order of publication."""
        return tuple(one for one in self.before if one.id in self.known)

    @property
    def reprints(self) -> bool:
        """Whether it is a copy, with nothing of its own."""
        return any(reuse.how == "verbatim" for reuse in self.found)

    @property
    def updates(self) -> bool:
        """Whether it is a newer version of an article."""
        return any(reuse.how == "update" for reuse in self.found)

    @cached_property
    def newly_credited(self) -> frozenset[str]:
        """The agencies that it credits and no older version of it did: those came with that."""
        versions = {reuse.earlier for reuse in self.found if reuse.how == "update"}
        before = {name for one in self.before if one.id in versions for name in one.credits}
        return frozenset(self.later.credits) - before

    @cached_property
    def found_out(self) -> frozenset[int]:
        """The sentences that are explained, heard by the outlet itself, or refuse something."""
        numbers = range(len(self.later.sentences))
        refusing = frozenset(one for one in numbers if self.later.refuses(one))
        return self.explained | self.heard | refusing

    @cached_property
    def explained(self) -> frozenset[int]:
        """The sentences that it copied or for which it names a source."""
        return frozenset(
            passage.sentence
            for reuse in self.found
            for aligned in reuse.passages
            for passage in self.later.passages
            if aligned.later.overlaps(passage.span)
        )

    def made(
        self, source: Linked, how: How, pairs: Iterable[SaidTwice], reason: str, *, named: bool
    ) -> TextReuse:
        """Return that it was made from an article, with the passages that show it."""
        copy = self.told.copies.get((self.later.id, source.id))
        passages = tuple(Aligned(one.span, other.span) for one, other in pairs)
        coverage = round(copy.coverage, 3) if copy else 0.0
        return TextReuse(self.later.id, source.id, how, named, coverage, passages, (reason,))

    @property
    def heard_more(self) -> bool:
        """Whether its outlet heard something beside what it copied."""
        return bool(self.heard - self.explained - self.later.notes)
