"""The settings of Nianbao, and the only place that reads the environment.

Each is `NIANBAO_<NAME>` in the environment, e.g. `NIANBAO_DATA=/srv/nianbao`.
"""

import os
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple


class Setting(NamedTuple):
    """One setting: its environment name is `NIANBAO_` and `name` in capitals."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("data", "data", "Directory that holds the SQL database, Chroma and the kept source files."),
    Setting("host", "127.0.0.1", "Address that the page listens on."),
    Setting("port", "7860", "Port that the page listens on."),
    Setting("embed_model", "", "Any sentence-transformers model, by name or path; empty: the one shipped."),
    Setting("rerank_model", "", "Name or path of a sentence-transformers CrossEncoder to rank passages; empty: none."),
    Setting("sql_timeout_ms", "5000", "Longest time that one question's SELECT may take, in milliseconds."),
    Setting("max_file_mb", "100", "Largest file that is read, in megabytes; a larger one is quarantined."),
    Setting("read_seconds", "60", "Longest time that reading one file may take, in seconds."),
    Setting("read_memory_mb", "1000", "Most memory that reading one file may take, in megabytes."),
    Setting("workers", "2", "Files read at a time, each in a process of its own."),
    Setting(
        "ocr", "0", "1: read scanned pages with Tesseract (tesseract-ocr, tesseract-ocr-chi-sim) where it is installed."
    ),
    Setting(
        "llm_base_url",
        "",
        "OpenAI-compatible server of the optional language model, e.g. http://127.0.0.1:8000/v1; empty: no model.",
    ),
    Setting("llm_model", "", "Name of the language model on that server."),
    Setting("llm_api_key", "", "Key that the server asks for, if any."),
    Setting("llm_seconds", "20", "Longest time that one answer may wait for the language model, in seconds."),
    Setting("llm_price_in", "", "Price of a million tokens read by the model, in any currency; empty: no cost told."),
    Setting("llm_price_out", "", "Price of a million tokens written by the model, in the same currency."),
    Setting("chromium", "/usr/bin/chromium", "Browser that the tests of the page drive; skipped where absent."),
)


class SettingError(ValueError):
    """A setting holds a value that can't be used; the message names it and says what fits."""


def text(name: str) -> str:
    """The value of a setting as text: the environment's, else the default."""
    default = next(setting.default for setting in SETTINGS if setting.name == name)
    return os.environ.get(f"NIANBAO_{name.upper()}", default).strip()


def number(name: str) -> int:
    """The value of a setting as a whole number ≥ 0; SettingError when it is none."""
    value = text(name)
    if not (value.isascii() and value.isdigit()):
        raise SettingError(f"NIANBAO_{name.upper()}={value!r}: expected a whole number, 0 or more")
    return int(value)


def price(name: str) -> Decimal | None:
    """The value of a setting as a price ≥ 0, None when it is empty; SettingError when it is none."""
    value = text(name)
    if not value:
        return None
    if not re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII):
        raise SettingError(f"NIANBAO_{name.upper()}={value!r}: expected a price such as 0.5, 0 or more")
    return Decimal(value)


def has_display() -> bool:
    """Whether a browser window can be opened here."""
    return sys.platform in {"darwin", "win32"} or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())


def path(name: str) -> Path:
    """The value of a setting as a path."""
    return Path(text(name))
