"""The kept source files over HTTP: a page of a PDF as an image, and the file itself to download."""

from pathlib import PurePosixPath

from fastapi import FastAPI, Response
from fastapi.responses import FileResponse, PlainTextResponse

from answer import Desk, Source
from index.errors import PageImageError, StoreError
from index.page_image import draw_page

_HEADERS = {"Cross-Origin-Resource-Policy": "same-origin"}
_KEPT = _HEADERS | {"Cache-Control": "private, max-age=86400"}  # the page's address holds the file's fingerprint


def add_routes(app: FastAPI, desk: Desk) -> None:
    """`/reports/ID/pages/N` and `/reports/ID/file`: nothing in them is a path, both are looked up in the store."""

    @app.get("/reports/{report_id}/pages/{number}")
    def page(report_id: int, number: int) -> Response:
        """A page of a report that was a PDF."""
        source = _found(desk, report_id)
        if source is None or not 0 < number <= source.pages:
            return _missing("no such page")
        try:
            return Response(draw_page(source.path, number), media_type="image/webp", headers=_KEPT)
        except PageImageError as error:
            return PlainTextResponse(f"{error}\n", status_code=503, headers=_HEADERS)

    @app.get("/reports/{report_id}/file")
    def file(report_id: int) -> Response:
        """The file that a report was read from, never shown by the browser itself."""
        source = _found(desk, report_id)
        if source is None or not source.path.is_file():
            return _missing("no such file")
        name = PurePosixPath(source.file).name
        return FileResponse(source.path, media_type="application/octet-stream", filename=name, headers=_HEADERS)


def _found(desk: Desk, report_id: int) -> Source | None:
    try:
        return desk.source(report_id) if 0 < report_id < 2**31 else None
    except StoreError:
        return None


def _missing(reason: str) -> Response:
    return PlainTextResponse(f"{reason}\n", status_code=404, headers=_HEADERS)
