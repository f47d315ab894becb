"""English figures of speech and the other names of bodies, put as the vocabulary knows them."""

import pytest

from answer.reading.language.called import in_the_plural, names_on_file
from answer.reading.language.spans import normalise


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "how many requests landed on the desk of the data bureau",
            "how many requests received by the data bureau",
        ),
        ("the penalties it dished out", "the penalties it imposed"),
        ("fewest penalties in 2022, leaving aside zeros", "fewest penalties in 2022, more than 0"),
        ("still waiting for a court ruling", "lawsuits pending"),
        ('said "information not held" twice', "said information not held twice"),
        ('what does "openness" mean', 'what does "openness" mean'),
        ("pending when 2024 began", "carried in in 2024"),
        ("over 20 per cent of requests", "over 20 percent of requests"),
    ],
)
def test_figures_of_speech_are_put_plainly(said: str, meant: str):
    assert normalise(said) == normalise(meant)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("yunchuan civil affairs", "yunchuan civil affairs bureau"),
        ("civil affairs in yunchuan", "yunchuan civil affairs bureau"),
        ("gu'an emergency people", "guan emergency management bureau"),
        ("yunchuan general office", "yunchuan government office"),
        ("sankeshu town hall", "sankeshu town government"),
        ("yunchuan department of civil affairs", "yunchuan civil affairs bureau"),
    ],
)
def test_a_body_goes_by_other_names(said: str, name: str):
    assert name in set(names_on_file(said))


@pytest.mark.parametrize("said", ["civil affairs", "yunchuan data", "yunchuan government"])
def test_a_bare_kind_needs_a_place_and_common_words_name_no_body(said: str):
    assert not set(names_on_file(said))


def test_several_bodies_of_a_kind():
    assert in_the_plural("emergency bureaus") == "emergency bureau"
    assert in_the_plural("requests") == ""
