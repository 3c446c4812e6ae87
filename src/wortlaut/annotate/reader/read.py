"""The neural reader, from a document to its layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.assemble import layers_of
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.choose import Candidate, Chosen, Thresholds, chosen
from wortlaut.annotate.reader.confidence import Calibration
from wortlaut.annotate.reader.encoded import Encoded, encode
from wortlaut.annotate.reader.hedged import hedged
from wortlaut.annotate.reader.inner import with_inner_holders
from wortlaut.annotate.reader.linked import judge
from wortlaut.annotate.reader.making import Making, rivals
from wortlaut.annotate.reader.named import named
from wortlaut.annotate.reader.network import Floats, Network
from wortlaut.annotate.reader.numbered import words_in
from wortlaut.annotate.reader.pieces import Pieces
from wortlaut.annotate.reader.stance import Stances
from wortlaut.annotate.reader.statements import statements
from wortlaut.annotate.reader.together import as_around, told_once, with_words
from wortlaut.annotate.rules import hedged as hedged_by_rules
from wortlaut.annotate.rules import interviewed, rules_reading, unsupported
from wortlaut.annotate.rules import statements as statements_by_rules
from wortlaut.lang.tables import supported
from wortlaut.model.document import Document, Layers
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class NeuralReader:
    """A network with its vocabulary; calling it reads a document."""

    pieces: Pieces
    network: Network
    calibration: Calibration
    least: Thresholds = field(default_factory=Thresholds)
    stances: Stances | None = None

    def __call__(self, document: Document) -> Layers:
        """Annotate a document; a language without tables gives no layers and a warning."""
        language = document.article.language.partition("-")[0]
        if not supported(language):
            return Layers(warnings=(unsupported(document.article.language),))
        read = rules_reading(document, language)
        encoded = encode(document.text, read, language, self.pieces, self.network)
        names = named(encoded, read.names, knowledge(language))
        told = list(self._statements(document, read, encoded, language))
        told += interviewed(document, names, told, language)
        found = [*told, *self._hedged(document, read, encoded, told)]
        return layers_of(document, read.units, found, names, language)

    def attributed(self, document: Document, contents: Sequence[Span]) -> Layers:
        """Annotate a document in which it is known what is told, and not who tells it.

        Each of ``contents`` is one statement, whatever the network thinks of it.
        """
        language = document.article.language.partition("-")[0]
        read = rules_reading(document, language)
        encoded = encode(document.text, read, language, self.pieces, self.network)
        starts = [word.start for word in encoded.words]
        given = [words for span in contents if (words := words_in(starts, (span,)))]
        quotations = [
            Chosen(Candidate(words, ("given",)), judge(encoded, words, self.network), words, 1.0)
            for words in sorted(set(given))
        ]
        by_rules = list(statements_by_rules(document.text, read, language))
        making = self._making(read, encoded, language)
        made = list(statements(quotations, rivals(encoded.words, by_rules), making))
        found = list(as_around(list(with_inner_holders(made, making))))
        names = named(encoded, read.names, knowledge(language))
        return layers_of(document, read.units, found, names, language)

    def sentence_vectors(self, document: Document) -> tuple[tuple[Span, ...], Floats]:
        """Return the sentences with their vectors: alike where sentences mean the same.

        A row has 384 numbers and length 1, so the product of two rows is their likeness; learned
        from multilingual E5 (Wang et al. 2024). What stands in quotation marks stays together.
        """
        language = document.article.language.partition("-")[0]
        if not supported(language):
            return (), np.zeros((0, 0), dtype=np.float32)
        read = rules_reading(document, language)
        encoded = encode(document.text, read, language, self.pieces, self.network)
        return tuple(unit.span for unit in read.units), encoded.vectors

    def _making(self, read: Reading, encoded: Encoded, language: str) -> Making:
        version, known = self.calibration.version, lexicon(language)
        return Making(read, encoded.words, self.least, version, known, language, self.stances)

    def _hedged(
        self, document: Document, read: Reading, encoded: Encoded, told: Sequence[Found]
    ) -> Iterator[Found]:
        language = document.article.language.partition("-")[0]
        by_rules = list(hedged_by_rules(document.text, read.units, told, language))
        return hedged(encoded, by_rules, told, self.calibration.version, self.least.hedged)

    def _statements(
        self, document: Document, read: Reading, encoded: Encoded, language: str
    ) -> Iterator[Found]:
        by_rules = list(statements_by_rules(document.text, read, language))
        quotations = chosen(encoded, read, self.network, self.calibration, self.least)
        making = self._making(read, encoded, language)
        made = statements(quotations, rivals(encoded.words, by_rules), making)
        found = list(with_words(list(made)))
        found = list(told_once(found, making))
        return as_around(list(with_inner_holders(found, making)))
