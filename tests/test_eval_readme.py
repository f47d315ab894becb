import re

import pytest

from eval.__main__ import COMMANDS, main
from eval.options import run_parser
from eval.score import METRICS
from eval.sheet.columns import NAMES, STATUSES, USES
from tests.conftest import ROOT

README = (ROOT / "eval" / "README.md").read_text(encoding="utf-8")


def test_every_column_status_use_and_score_is_told():
    for name, words in {**NAMES, **STATUSES, **USES}.items():
        assert name in README and any(word in README for word in words if not word.isascii()), name
    assert [name for name in METRICS if f"`{name}`" not in README] == []


def test_every_option_and_command_that_is_named_exists():
    known = {option for action in run_parser()._actions for option in action.option_strings}
    known |= {"--n", "--out", "--recipe", "--corpus", "--with", "--bare"}
    assert set(re.findall(r"`(--[\w-]+)", README)) - known == set()
    named = set(re.findall(r"`python -m eval ([a-z][\w-]*)", README))
    assert named == set(COMMANDS)


def test_every_file_that_is_named_exists():
    named = re.findall(r"`([\w/]+(?:\.py|/))`", README.partition("## Where things are")[2])
    assert len(named) > 15
    assert [name for name in named if not (ROOT / "eval" / name).exists()] == []


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]):
    assert main([command, "--help"]) == 0
    assert f"python -m eval {command}" in capsys.readouterr().out
