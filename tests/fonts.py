"""The fonts of invented reports, made once for all tests of a process: it takes many seconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.corpus import font

made = font._converted


@pytest.fixture(scope="session", autouse=True)
def kept_fonts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    kept, sources = tmp_path_factory.mktemp("fonts"), font.SOURCES

    def converted(folder: Path, name: str) -> Path:
        return made(kept if sources == font.SOURCES else folder, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(font, "_converted", converted)
        yield
