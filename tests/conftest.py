import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from answer import Desk
from index.embedding import Embedder, load
from index.load import find_files
from index.load import load as load_files
from tests.browsing import browser, page_data, url, visit
from tests.fonts import kept_fonts
from tests.readers import kept_readers

__all__ = ["browser", "kept_fonts", "kept_readers", "page_data", "url", "visit"]  # fixtures

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
REAL_REPORTS = ROOT.parent / "shared" / "reports"
LONGEST_ID = 30

# A busy machine is no failure: what is tested is what comes out, not how long it takes.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


def pytest_make_parametrize_id(val: object) -> str | None:
    """A short name for a file's bytes: those of documents hold the time, so that no two processes agree on them."""
    return "bytes" if isinstance(val, bytes) and len(val) > LONGEST_ID else None


# Modules that share what one process holds: the server and the browser.
TOGETHER = {"test_page": "page", "test_page_chart": "page", "test_page_plan": "page"}
# The longest come first, so that the processes end together.
LONGEST = ("page", "test_page_view", "test_versions", "test_pdf", "test_corpus", "test_page_embedding")


@pytest.hookimpl(tryfirst=True)  # before xdist takes the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts tests in groups, each for one process."""
    groups: dict[str, list[pytest.Item]] = {name: [] for name in LONGEST}
    for item in items:
        group = TOGETHER.get(item.path.stem, item.path.stem)
        item.add_marker(pytest.mark.xdist_group(group))
        groups.setdefault(group, []).append(item)
    items[:] = [item for group in groups.values() for item in group]


def pytest_collection_finish() -> None:
    """Leaves the modules of all tests out of every later look for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_settings() -> Iterator[None]:
    """Settings of the person who runs the tests do not change what is tested."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("NIANBAO_")}
    yield
    os.environ.update(kept)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return load()


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A data directory with the sample reports. Tests only read it."""
    data = tmp_path_factory.mktemp("samples") / "data"
    load_files(find_files([SAMPLES]), data, embedder)
    return data


@pytest.fixture(scope="session")
def desk(sample_data: Path) -> Desk:
    return Desk(sample_data)


@pytest.fixture(scope="session")
def real_reports() -> Path:
    """Real reports, which the project does not contain."""
    if not REAL_REPORTS.is_dir():
        pytest.skip("no real reports beside this checkout (../shared/reports)")
    return REAL_REPORTS
