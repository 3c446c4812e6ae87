"""Which language a text is in."""

import pytest

from wortlaut.acquire.language import detected, language_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("„Das war ein Fehler“, sagte die Ministerin.", "de"),
        ("The minister said on Monday that the dam had been built too late.", "en"),
        ("Le ministre a déclaré lundi que la digue avait été construite trop tard.", "fr"),
        ("De minister zei maandag dat de dijk niet te laat was gebouwd voor de mensen.", "nl"),
        ("Statsministeren sagde mandag, at diget ikke var bygget for sent af kommunen.", "da"),
        ("Президент сказал в понедельник, что плотина выдержала напор воды.", "ru"),
        ("1234 – 5678", "und"),
    ],
)
def test_the_language_is_detected(text: str, language: str) -> None:
    assert detected(text) == language


@pytest.mark.parametrize(
    ("given", "tag"),
    [("de", "de"), ("DE", "de"), ("de_at", "de-AT"), ("de-Latn-CH", "de-Latn-CH")],
)
def test_codes_are_written_as_bcp_47_does(given: str, tag: str) -> None:
    assert language_tag(given) == tag


@pytest.mark.parametrize("given", [None, "", "deutsch", "d", "de AT", "🇩🇪"])
def test_other_words_are_no_codes(given: str | None) -> None:
    assert language_tag(given) is None
