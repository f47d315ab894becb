"""Vega, Vega-Lite and Vega-Embed as one script of this server: the browser draws the charts with it."""

from functools import cache
from importlib.metadata import version

import vl_convert
from fastapi import FastAPI, Response

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # its address holds the version


def address() -> str:
    """Where the page finds the script."""
    return f"vega.js?version={version('vl-convert-python')}"


def add_script(app: FastAPI) -> None:
    """`/vega.js`, which sets `window.vegaEmbed`."""

    @app.get("/vega.js")
    def vega() -> Response:
        """The script, made of the library's own parts when first asked for, in about two seconds."""
        return Response(_script(), media_type="text/javascript", headers=_KEPT)


@cache
def _script() -> str:
    return vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
