import pytest

import wortlaut


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Ministerin Anna Holm sagte am Montag, der Verband der Fischer habe erklärt, dass er "
            "die neuen Quoten vor Gericht anfechten werde.",
            {"Anna Holm": (), "Verband der Fischer": ("Anna Holm",)},
        ),
        (
            "Ministerin Anna Holm sagte am Montag, dass die Stadt die neuen Quoten vor Gericht "
            "anfechten werde.",
            {"Anna Holm": ()},
        ),
    ],
    ids=["somebody speaks inside", "nobody speaks inside"],
)
def test_words_that_somebody_tells_are_those_of_whom_he_names(
    text: str, holders: dict[str, tuple[str, ...]]
) -> None:
    record = wortlaut.read(text, language="de")
    names = {actor.id: actor.name for actor in record.actors or ()}
    assert {
        names[one.holder]: tuple(names[id] for id in one.via)
        for one in record.statements or ()
        if one.holder
    } == holders
