"""Pages of PDFs as images: drawn within bounds, and served by number only."""

import io
from pathlib import Path

import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient

from answer import Desk
from index import page_image
from index.embedding import Embedder
from index.errors import PageImageError
from index.load import SOURCES
from index.page_image import draw_page
from index.page_image_child import LONGEST_SIDE, MOST_PIXELS
from ingest.files import shown
from tests.test_marks import data_with
from tests.test_pdf import Paper, report_pdf, scanned, with_boxes
from tests.writer import balanced
from ui.server import SecurityHeaders
from ui.source_files import add_routes

PDF = report_pdf(balanced(2021, 9, 7, 0), 2021, Paper())
HOSTILE = '"><img src=x onerror=alert(1)>\n.pdf'


def drawn(path: Path, content: bytes, page: int = 1) -> Image.Image:
    path.write_bytes(content)
    return Image.open(io.BytesIO(draw_page(path, page)))


# Drawing


def test_a_page_is_drawn_sharp(tmp_path: Path):
    image = drawn(tmp_path / "a", PDF)
    assert (image.format, image.size) == ("WEBP", (1654, 2339))
    assert drawn(tmp_path / "a", scanned(PDF)).size == (1654, 2339)


@pytest.mark.parametrize("sheet", [(0, 0, 13_000, 13_000), (0, 0, -595, 13_000), (0, 0, 13_000, -841)])
def test_a_huge_page_is_drawn_small(sheet: tuple[int, int, int, int], tmp_path: Path):
    width, height = drawn(tmp_path / "a", with_boxes(PDF, sheet, None)).size
    assert width * height <= 1.01 * MOST_PIXELS
    assert max(width, height) <= LONGEST_SIDE + 1


@pytest.mark.parametrize("page", [0, 99])
def test_a_page_that_is_not_there_is_refused(page: int, tmp_path: Path):
    with pytest.raises(PageImageError, match=f"page {page} can't be drawn"):
        drawn(tmp_path / "a", PDF, page)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", PDF[:2000], b"\x00" * 100])
def test_a_damaged_file_is_refused(content: bytes, tmp_path: Path):
    with pytest.raises(PageImageError, match="can't be drawn"):
        drawn(tmp_path / "a", content)


def test_a_lost_file_is_told(tmp_path: Path):
    with pytest.raises(PageImageError, match="can't be opened"):
        draw_page(tmp_path / "lost", 1)


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        ("while True: pass", "took longer than 1 s"),
        ("import sys; sys.stdout.buffer.write(b'RIFF' * 10**6)", None),
        ("import sys; sys.stdout.buffer.write(b'<script>')", "can't be drawn"),
        ("import os; os.kill(os.getpid(), 11)", "can't be drawn"),
    ],
)
def test_what_the_process_does_stays_in_it(
    behaviour: str, told: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    child = tmp_path / "child.py"
    child.write_text(behaviour, encoding="utf-8")
    monkeypatch.setattr(page_image, "_CHILD", child)
    monkeypatch.setattr(page_image, "SECONDS", 1)
    monkeypatch.setattr(page_image, "MOST_BYTES", 1000)
    if told is None:
        assert len(draw_page(child, 1)) == 1000
    else:
        with pytest.raises(PageImageError, match=told):
            draw_page(child, 1)


def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page_image, "MEMORY", 30_000_000)
    with pytest.raises(PageImageError, match="can't be drawn"):
        drawn(tmp_path / "a", PDF)


# Routes


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """A PDF under a hostile name, a text file, and a PDF whose kept file is damaged."""
    text = "云岚市统计局2024年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n一是公开不够及时。\n"
    paper = Paper()
    paper.prose("云岚市司法局2024年政府信息公开工作年度报告", 18)
    paper.prose("五、存在的主要问题及改进情况")
    paper.prose("一是公开不够及时。二是人手不足。")
    broken = paper.done()
    files = {HOSTILE: PDF, "b.txt": text.encode(), "c.pdf": broken}
    made = data_with(files, tmp_path_factory.mktemp("pages"), embedder)
    for kept in (made / SOURCES).iterdir():
        if kept.read_bytes() == broken:
            kept.write_bytes(b"%PDF-1.7")
    return made


@pytest.fixture
def client(data: Path) -> TestClient:
    app = FastAPI(openapi_url=None)
    app.add_middleware(SecurityHeaders)
    add_routes(app, Desk(data))
    return TestClient(app, raise_server_exceptions=False)


def id_of(data: Path, file: str) -> int:
    desk = Desk(data)
    return next(number for number in (1, 2, 3) if (source := desk.source(number)) and source.file == shown(file))


def test_a_page_comes_with_every_header(client: TestClient, data: Path):
    response = client.get(f"/reports/{id_of(data, HOSTILE)}/pages/1")
    assert response.status_code == 200
    assert response.headers["content-type"] == "image/webp"
    assert "img-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"
    assert "max-age" in response.headers["cache-control"]
    assert Image.open(io.BytesIO(response.content)).size == (1654, 2339)


def test_pages_that_are_not_there_are_not_found(client: TestClient, data: Path):
    pdf, text = id_of(data, HOSTILE), id_of(data, "b.txt")
    for address in (f"{pdf}/pages/0", f"{pdf}/pages/3", f"{pdf}/pages/-1", f"{text}/pages/1", "99/pages/1", "0/file"):
        assert client.get(f"/reports/{address}").status_code == 404
    for address in (f"{pdf}/pages/x", "x/file", f"{'9' * 5000}/file", f"{pdf}/pages/{'9' * 5000}"):
        assert client.get(f"/reports/{address}").status_code in {404, 422}
    assert client.get(f"/reports/{2**63}/file").status_code == 404


@pytest.mark.parametrize("address", ["..%2f..%2fetc%2fpasswd/file", "%2e%2e/file", "1%00/file", "1/../../x/file"])
def test_no_path_is_taken_from_an_address(client: TestClient, address: str):
    assert client.get(f"/reports/{address}").status_code in {404, 422}


def test_a_page_that_cannot_be_drawn_says_so(client: TestClient, data: Path):
    response = client.get(f"/reports/{id_of(data, 'c.pdf')}/pages/1")
    assert response.status_code == 503
    assert response.headers["content-type"].startswith("text/plain")
    assert "can't be drawn" in response.text
    assert "cache-control" not in response.headers


def test_the_file_is_downloaded_and_never_shown(client: TestClient, data: Path):
    response = client.get(f"/reports/{id_of(data, HOSTILE)}/file")
    assert response.content == PDF
    assert response.headers["content-type"] == "application/octet-stream"
    name = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%5Cn.pdf"
    assert response.headers["content-disposition"] == f"attachment; filename*=utf-8''{name}"
    assert client.get(f"/reports/{id_of(data, 'b.txt')}/file").content.startswith("云岚市统计局".encode())
