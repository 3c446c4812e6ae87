from __future__ import annotations

from collections.abc import Callable

import pytest

from wortlaut.link.articles import Linked
from wortlaut.link.likeness import Lexicon
from wortlaut.link.said_again import said_again_in
from wortlaut.link.utterances import utterances_of

SAID = "„Die Abgeordneten der Union wollen den Hafen im Herbst verkaufen“, sagte Ada Brandt."
REST = "Der Wind dreht auf Nord. Im Tal regnet es. Der Markt in Wolm fällt aus."
MORE = "Am Kai lagen Boote. Fischer Jost Kamp zog tote Aale aus dem Netz."


@pytest.mark.parametrize(
    ("summed_up", "holder", "given"),
    [
        ("Die Union will den Hafen loswerden, sagte Ada Brandt.", "Ada Brandt", True),
        ("Die Union will den Hafen loswerden, sagte Jorin Vask.", "Jorin Vask", False),
    ],
    ids=["the same holder", "somebody else"],
)
def test_who_gives_an_utterance_tells_what_its_clause_tells(
    summed_up: str, holder: str, given: bool, article: Callable[..., Linked]
) -> None:
    one = article(f"{SAID} {REST}")
    other = article(f"{MORE} {summed_up}", outlet="Bote", published="2031-03-04")
    lexicon = Lexicon([one, other])
    found = said_again_in([one, other], utterances_of([one, other], lexicon), lexicon)
    told = {
        passage.span.of(other.text)
        for (source, _), givers in found.items()
        for passage, _ in givers
        if source == one.id
    }
    assert any("loswerden" in words for words in told) == given
