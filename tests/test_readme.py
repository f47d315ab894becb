import importlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import settings
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_table_is_that_of_settings():
    table = re.findall(r"^\| `(NIANBAO_\w+)` \| (?:`(.*?)`|(none)) \| (.*) \|$", README, re.MULTILINE)
    assert [(name, default, help_text) for name, default, _, help_text in table] == [
        (f"NIANBAO_{setting.name.upper()}", setting.default, setting.help) for setting in settings.SETTINGS
    ]


def sessions() -> list[tuple[str, str]]:
    blocks = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)
    assert len(blocks) >= 3
    return [(command, output) for command, output in blocks]


@pytest.mark.parametrize(("command", "output"), sessions())
def test_every_session_prints_what_the_readme_shows(command: str, output: str, sample_data: Path):
    program, *arguments = shlex.split(command)
    assert program == "python"
    environment = {**os.environ, "NIANBAO_DATA": str(sample_data)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.stdout == output


def test_every_command_that_is_named_exists():
    named = set(re.findall(r"`python -m (\w+)(?: (\w+))?", README))
    for module, command in sorted(named - {("index", "embedding")}):
        arguments = [*([command] if module == "index" and command else []), "--help"]
        assert _run(module, arguments) == 0, (module, command)


def _run(module: str, arguments: list[str]) -> object:
    """The exit status of `python -m MODULE`, run in this process."""
    try:
        return importlib.import_module(f"{module}.__main__").main(arguments)
    except SystemExit as ended:
        return ended.code


def test_every_file_that_is_linked_exists():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_make_targets_of_the_readme_exist():
    targets = set(re.findall(r"`make (\w+)`", README))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
