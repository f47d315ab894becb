"""The page as a web application: health, security headers, and Gradio below them."""

import socket
from contextlib import suppress
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI, Response
from gradio.routes import App
from starlette.datastructures import MutableHeaders
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from answer import Desk
from ui.embedding import as_json
from ui.page import look
from ui.source_files import add_routes
from ui.vega import add_script

# Gradio needs inline and evaluated scripts of its own; nothing at all may come from or go to another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_MOST_UPLOADED = 1  # bytes: the page takes no files


def application(page: gr.Blocks, desk: Desk) -> FastAPI:
    """The application: `/healthz` answers 200 when the desk is ready, else 503; source files; else the page."""
    app = FastAPI(openapi_url=None)
    app.add_middleware(SecurityHeaders)

    @app.get("/healthz")
    def healthz() -> Response:
        """Whether questions can be asked."""
        return Response("ok\n") if desk.ready() else Response("no data\n", status_code=503)

    @app.get("/embedding")
    def embedding() -> dict[str, Any]:
        """How far the vectors of another model are."""
        return as_json(desk.embedding())

    add_routes(app, desk)
    add_script(app)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        show_error=False,
        max_file_size=_MOST_UPLOADED,
        **look(),
    )
    return app


def serve(app: FastAPI, listener: socket.socket) -> None:
    """Answers requests until the process is told to stop; open pages do not delay that."""
    with suppress(KeyboardInterrupt):
        _Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=3)).run(sockets=[listener])


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the connection that every open page holds, then all else."""
        assert isinstance(self.config.app, FastAPI)
        for route in self.config.app.routes:
            if isinstance(route, Mount) and isinstance(route.app, App):
                route.app.stop_event.set()
        await super().shutdown(sockets)


class SecurityHeaders:
    """Adds the headers to every response, streams included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and the response back."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers)
