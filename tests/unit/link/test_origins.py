from __future__ import annotations

import pytest

import wortlaut
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Claim

BODY = (
    "Betroffen seien 4.800 Konten, teilte die Sparkasse mit. In Lahnau und in Wolmtal dreht der "
    "Wind. Jorin Vask fuhr an die Wolde."
)
PERSON = (
    "„Wir zählen 4.800 Konten, die betroffen sind“, sagte Ada Grot am Abend. Zwischen Lahnau und "
    "Wolmtal steigt die Wolde. Jorin Vask blieb stumm."
)


def claim(words: str, *written: tuple[str, str]) -> Claim:
    """Return the claim with these words in articles that came out day by day: outlet and text."""
    records = [
        wortlaut.read(
            text, outlet=outlet, published=f"2031-03-0{day}", language="de", reader="rules",
            url=f"https://{outlet.lower()}.example/konten",
        )
        for day, (outlet, text) in enumerate(written, start=1)
    ]  # fmt: skip
    return next(one for one in dossier_of(records).claims if words in one.wording)


@pytest.mark.parametrize(
    ("beside", "most"),
    [
        ("Sparkassen-Sprecherin Ada Grot", 1),
        ("die frühere Sprecherin der Sparkasse, Ada Grot", 2),
        ("die Lehrerin Ada Grot", 2),
    ],
    ids=["speaks for it", "spoke for it once", "somebody else"],
)
def test_who_speaks_for_a_body_is_one_origin_with_it(beside: str, most: int) -> None:
    elsewhere = f"„Die Filiale öffnet im Mai“, sagte {beside}. Jorin Vask war in Lahnau."
    found = claim("4.800", ("Bote", BODY), ("Blick", PERSON), ("Anzeiger", elsewhere))
    assert (found.origins.at_least, found.origins.at_most) == (1, most)


def test_an_outlet_is_no_second_origin_in_a_newer_version() -> None:
    paper = "In einem Papier der Sparkasse Lahnau ist von 4.800 betroffenen Konten die Rede."
    newer = "Nach Informationen unserer Zeitung sind bei der Sparkasse 4.800 Konten betroffen."
    rest = "Der Wind dreht auf Nord. Das Fest im Tal fällt aus. Wer will, bleibt daheim."
    found = claim("4.800", ("Bote", f"{paper} {rest}"), ("Bote", f"{newer} {rest}"))
    assert found.origins.at_least == 1
