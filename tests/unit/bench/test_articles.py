from __future__ import annotations

from bench.articles import invented, of_length


def test_the_same_number_makes_the_same_article() -> None:
    assert list(invented(3)) == list(invented(3))


def test_invented_articles_are_as_long_as_asked_for() -> None:
    assert all(100 <= len(text.split()) < 140 for text in invented(5, words=100))


def test_no_brace_is_left_unfilled() -> None:
    assert not any("{" in text for text in invented(20))


def test_real_texts_are_cut_and_joined_to_one_length() -> None:
    texts = ["Eins zwei drei.", "Vier fünf."]
    assert [text.split() for text in of_length(texts, count=2, words=4)] == [
        ["Eins", "zwei", "drei.", "Vier"],
        ["fünf.", "Eins", "zwei", "drei."],
    ]
