"""The optional language model: it may propose a reading and a summary; the rules and checks decide what is shown.

`client.py` asks the server within bounds. `propose.py` ▶ `shape.py`, `resolve.py`: a Plan where the rules find none.
`prose.py` ▶ `check.py`: sentences over cited ones. `assistant.py` puts both behind an answer.
"""

import settings
from answer.model.assistant import Assistant
from answer.model.client import Model, Server

__all__ = ["Assistant", "Model", "Server", "connect"]


def connect() -> Assistant:
    """The assistant of the settings; nothing is sent yet. Raises SettingError where they don't fit together."""
    url, name = settings.text("llm_base_url"), settings.text("llm_model")
    if not name:
        raise settings.SettingError("NIANBAO_LLM_MODEL is empty: expected the name of a model on NIANBAO_LLM_BASE_URL")
    if not url.startswith(("http://", "https://")):
        raise settings.SettingError(f"NIANBAO_LLM_BASE_URL={url!r}: expected http://... or https://...")
    prices = settings.price("llm_price_in"), settings.price("llm_price_out")
    return Assistant(Model(Server(url, name, settings.text("llm_api_key"), settings.number("llm_seconds"), *prices)))
