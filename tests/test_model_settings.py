"""The language model by its settings: without them nothing of it is there, with half of them it is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

import app
import settings
from answer import Desk
from tests.conftest import ROOT
from tests.model_server import says, serving

WITHOUT = """
import sys
from pathlib import Path
from answer import Desk
answer = Desk(Path(sys.argv[1])).ask("2024年哪些单位被老百姓追着要材料")
assert "model" not in answer.to_json()
print([name for name in sys.modules if name.startswith(("answer.model", "openai", "llama_index.llms", "httpx"))])
"""


def test_without_the_settings_nothing_of_it_is_imported(sample_data: Path):
    command = [sys.executable, "-c", WITHOUT, str(sample_data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_settings_name_server_model_and_key(sample_data: Path, monkeypatch: pytest.MonkeyPatch):
    with serving(says("null")) as fake:
        monkeypatch.setenv("NIANBAO_LLM_BASE_URL", fake.url)
        monkeypatch.setenv("NIANBAO_LLM_MODEL", "little")
        monkeypatch.setenv("NIANBAO_LLM_API_KEY", "secret")
        desk = Desk(sample_data)
        answer = desk.ask("2024年哪些单位被老百姓追着要材料")
        assert desk._assistant is not None
        desk._assistant.model.close()
    assert answer.help is not None
    assert (fake.asked[0]["model"], fake.keys) == ("little", ["Bearer secret"])
    assert "secret" not in str(answer)


@pytest.mark.parametrize(
    ("url", "name", "message"),
    [
        ("http://127.0.0.1:1/v1", "", "NIANBAO_LLM_MODEL is empty"),
        ("127.0.0.1:1", "little", "NIANBAO_LLM_BASE_URL='127.0.0.1:1': expected http://"),
    ],
)
def test_settings_that_do_not_fit(
    url: str, name: str, message: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", name)
    with pytest.raises(settings.SettingError, match=message):
        Desk(sample_data)
    assert app.main(["--data", str(sample_data)]) == 2
    assert message in capsys.readouterr().err
