from __future__ import annotations

from collections import Counter

import pytest

from wortlaut.serve.cli.view import COLOURS
from wortlaut.serve.export.palette import DARK, LIGHT, Theme, rgb, tint, voices_of

AA = 4.5


def luminance(colour: str) -> float:
    parts = [part / 255 for part in rgb(colour)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@themes
def test_every_voice_is_readable_on_paper(theme: Theme) -> None:
    assert [voice for voice in theme.voices if contrast(voice, theme.paper) < AA] == []


@themes
def test_the_text_is_readable_on_every_tint(theme: Theme) -> None:
    faint = [v for v in theme.voices if contrast(theme.ink, tint(theme, v)) < AA]
    assert faint == []


@themes
def test_the_number_of_a_voice_is_readable_on_its_tint(theme: Theme) -> None:
    assert [v for v in theme.voices if contrast(v, tint(theme, v)) < AA] == []


@themes
def test_ink_and_muted_ink_are_readable_on_paper(theme: Theme) -> None:
    assert min(contrast(theme.ink, theme.paper), contrast(theme.muted, theme.paper)) >= AA


def test_a_holder_has_the_same_colour_whoever_else_speaks() -> None:
    assert (
        voices_of(["Ada Brandt"])["Ada Brandt"]
        == voices_of(["Ada Brandt", "Jonas Vey"])["Ada Brandt"]
    )


def test_holders_share_a_colour_only_when_there_are_more_than_colours() -> None:
    colours = len(LIGHT.voices)
    names = [f"holder {number}" for number in range(3 * colours)]
    assert sorted(voices_of(names[:colours]).values()) == list(range(colours))
    assert set(Counter(voices_of(names).values()).values()) == {3}


def test_terminal_and_page_know_the_same_number_of_colours() -> None:
    assert len(COLOURS) == len(LIGHT.voices) == len(DARK.voices)


def test_the_colours_of_the_terminal_are_readable_on_black_and_on_white() -> None:
    faint = [c for c in COLOURS if min(contrast(c, "#000000"), contrast(c, "#ffffff")) < 4]
    assert faint == []
