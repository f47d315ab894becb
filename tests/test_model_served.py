"""A real server with a model of random weights: what it says changes nothing, and that it said it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from answer import Answer, Desk
from answer.model import Assistant, Model, Server
from tests.conftest import ROOT, SAMPLES
from tests.test_model_plan import PUZZLING, told
from tests.tiny_language_model import make, transformers_serve
from ui import render
from ui.sessions import Turn

BY_RULES = "2024年哪些单位收到了政府信息公开申请"
PROSE = {"zh": "云岚市民政局2024年存在哪些问题", "en": "Which agencies mention training in 2024?"}
SPREADS = (0.02, 1.0)  # of the weights: words that hardly depend on the prompt, and words that do


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Path]]]:
    """The server's base URL, and its models."""
    folder = tmp_path_factory.mktemp("served")
    models = {spread: folder / f"model-{spread}" for spread in SPREADS}
    sources = [*SAMPLES.glob("*.md"), *SAMPLES.glob("*.txt"), *(ROOT / "answer" / "model").glob("*.txt")]
    texts = [path.read_text(encoding="utf-8") for path in sources]

    def prepare() -> None:
        for spread, place in models.items():
            make(place, texts, spread)

    with transformers_serve(folder / "log", prepare) as url:
        yield url, list(models.values())


@contextmanager
def helped(data: Path, served: tuple[str, list[Path]], at: int, seconds: float = 60.0) -> Iterator[Desk]:
    url, models = served
    model = Model(Server(url, str(models[at]), seconds=seconds))
    yield Desk(data, lambda: date(2025, 6, 1), Assistant(model))
    model.close()


def shown(answer: Answer) -> str:
    """The page's log with the answer."""
    return render.log((Turn(1, answer.question, answer),), answer.language)


@pytest.mark.parametrize("at", range(len(SPREADS)))
def test_no_reading_comes_of_garbage(sample_data: Path, served: tuple[str, list[Path]], at: int):
    alone = Desk(sample_data, lambda: date(2025, 6, 1)).ask(PUZZLING)
    with helped(sample_data, served, at) as desk:
        answer = desk.ask(PUZZLING)
    assert told(answer) == {**told(alone), "model": None}
    assert answer.help is not None
    assert (answer.help.read, answer.help.failed, answer.help.use.requests) == (False, "", 1)
    assert answer.help.use.tokens_in > 1_000
    assert answer.help.use.tokens_out > 0  # how many, in the time that it has, is the machine's affair
    assert answer.help.remark in shown(answer)
    assert "没有可用的" in answer.help.remark


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("at", range(len(SPREADS)))
def test_no_sentence_of_garbage_is_shown(sample_data: Path, served: tuple[str, list[Path]], at: int, language: str):
    alone = Desk(sample_data, lambda: date(2025, 6, 1)).ask(PROSE[language])
    with helped(sample_data, served, at) as desk:
        answer = desk.ask(PROSE[language])
    assert len(answer.citations) >= 2
    assert told(answer) == {**told(alone), "model": None}
    assert answer.help is not None
    assert (answer.help.sentences, answer.help.failed, answer.help.use.requests) == (0, "", 1)
    assert answer.help.dropped > 0
    assert str(answer.help.dropped) in answer.help.remark
    assert answer.help.remark in shown(answer)


def test_it_is_not_asked_what_the_rules_answer(sample_data: Path, served: tuple[str, list[Path]]):
    with helped(sample_data, served, 0) as desk:
        answer = desk.ask(BY_RULES)
    assert answer.status == "answered"
    assert answer.help is None


def test_a_model_that_it_does_not_have_is_told(sample_data: Path, served: tuple[str, list[Path]], tmp_path: Path):
    alone = Desk(sample_data, lambda: date(2025, 6, 1)).ask(PUZZLING)
    with helped(sample_data, (served[0], [tmp_path / "nowhere"]), 0) as desk:
        answer = desk.ask(PUZZLING)
    assert told(answer) == {**told(alone), "model": None}
    assert answer.help is not None
    assert answer.help.failed in {"server_error", "rejected"}
    assert answer.help.remark in shown(answer)


def test_one_that_takes_too_long_is_left(sample_data: Path, served: tuple[str, list[Path]]):
    alone = Desk(sample_data, lambda: date(2025, 6, 1)).ask(PUZZLING)
    with helped(sample_data, served, 0, seconds=0.6) as desk:
        answer = desk.ask(PUZZLING)
    assert told(answer) == {**told(alone), "model": None}
    assert answer.help is not None
    assert answer.help.failed == "timeout"
