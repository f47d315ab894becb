"""Vega, Vega-Lite and Vega-Embed as one script of this server: the browser draws the charts with it."""

import subprocess
import sys
from functools import cache
from importlib.metadata import version
from threading import Lock

from fastapi import FastAPI, Response
from fastapi.responses import PlainTextResponse

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # its address holds the version
# The library makes the script in about two seconds, in which it lets no other thread of its process run.
_MAKE = "import sys, vl_convert; sys.stdout.write(vl_convert.javascript_bundle('window.vegaEmbed = vegaEmbed;'))"
_LONGEST = 120  # seconds
_lock = Lock()


def address() -> str:
    """Where the page finds the script."""
    return f"vega.js?version={version('vl-convert-python')}"


def add_script(app: FastAPI) -> None:
    """`/vega.js`, which sets `window.vegaEmbed`; made when first asked for."""

    @app.get("/vega.js")
    def vega() -> Response:
        """The script; 503 where it can't be made, and answers stand without charts."""
        try:
            with _lock:
                return Response(_script(), media_type="text/javascript", headers=_KEPT)
        except (OSError, subprocess.SubprocessError) as error:
            return PlainTextResponse(f"no charts: {error}\n", status_code=503)


@cache
def _script() -> bytes:
    command = [sys.executable, "-I", "-X", "utf8", "-c", _MAKE]
    return subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST).stdout
