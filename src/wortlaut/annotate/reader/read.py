"""The neural reader, from a document to its layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wortlaut.annotate.actors.knowledge import Knowledge, knowledge
from wortlaut.annotate.actors.names import Name, names_in
from wortlaut.annotate.assemble import Found, layers_of
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.read import Reading
from wortlaut.annotate.reader.choose import Thresholds, chosen
from wortlaut.annotate.reader.confidence import Calibration
from wortlaut.annotate.reader.encoded import Encoded, encode
from wortlaut.annotate.reader.named import named
from wortlaut.annotate.reader.network import Network
from wortlaut.annotate.reader.pieces import Pieces
from wortlaut.annotate.reader.statements import Making, rivals, statements
from wortlaut.annotate.rules import hedged, rules_reading, unsupported
from wortlaut.annotate.rules import statements as statements_by_rules
from wortlaut.lang.tables import supported
from wortlaut.model.document import Document, Layers


@dataclass(frozen=True, slots=True)
class NeuralReader:
    """A network with its vocabulary; calling it reads a document."""

    pieces: Pieces
    network: Network
    calibration: Calibration
    least: Thresholds = field(default_factory=Thresholds)

    def __call__(self, document: Document) -> Layers:
        """Annotate a document; a language without tables gives no layers and a warning."""
        language = document.article.language.partition("-")[0]
        if not supported(language):
            return Layers(warnings=(unsupported(document.article.language),))
        read = rules_reading(document, language)
        encoded = encode(document.text, read, language, self.pieces, self.network)
        found = [
            *self._statements(document, read, encoded, language),
            *hedged(document.text, read.units, language),
        ]
        names = _names(read, encoded, knowledge(language))
        return layers_of(document.text, read.units, found, names, language)

    def _statements(
        self, document: Document, read: Reading, encoded: Encoded, language: str
    ) -> Iterator[Found]:
        by_rules = list(statements_by_rules(document.text, read, language))
        quotations = chosen(encoded, read, self.network, self.calibration, self.least)
        known = rivals(encoded.words, by_rules)
        making = Making(
            read, encoded.words, self.least, self.calibration.version, lexicon(language)
        )
        return statements(quotations, known, making)


def _names(read: Reading, encoded: Encoded, knows: Knowledge) -> Sequence[Name]:
    by_rules = [name for unit in read.units for name in names_in(unit.words, knows)]
    return named(encoded, by_rules, knows)
