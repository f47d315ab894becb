"""`python app.py [--data DIR] [--port N] [--host H] [--open]`: serves the page."""

import argparse
import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import settings

if TYPE_CHECKING:
    from answer import Desk


def main(arguments: list[str] | None = None) -> int:
    """Serves the page until it is stopped; 2 when there is no data, or the address is taken."""
    try:
        options = _parser().parse_args(arguments)
        from answer import Desk
        from index.errors import NoDataError, StoreError

        desk = Desk(options.data)
    except settings.SettingError as error:
        return _refused(error)
    try:
        if not desk.ready():
            desk.reports()  # tells what stands in the way, where it is not that nothing is loaded
            raise NoDataError(options.data)
        listener = socket.create_server((options.host, options.port), family=_family(options.host))
    except StoreError as error:
        return _refused(error)
    except (OSError, OverflowError) as error:
        place = f"{options.host} port {options.port}"
        return _refused(f"can't listen on {place} ({error}): choose another --port or --host")
    _serve(desk, listener, options.host, options.open and settings.has_display())
    return 0


def _serve(desk: "Desk", listener: socket.socket, host: str, in_browser: bool) -> None:
    # Before Gradio is imported, which takes seconds: it asks once, and would call home.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from answer.memory import settle
    from ui.page import build
    from ui.server import application, serve

    app = application(build(desk), desk)
    settle()
    named = f"[{host}]" if ":" in host else host
    url = f"http://{named}:{listener.getsockname()[1]}/"
    print(f"Nianbao: {url} (Ctrl+C stops it)", flush=True)
    if in_browser:
        webbrowser.open(url)  # the port listens already: the page comes once the server answers
    desk.keep_embedded()
    threading.Thread(target=desk.warm, daemon=True).start()
    try:
        serve(app, listener)
    finally:
        desk.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Open the page for asking questions.")
    parser.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR", help="data directory")
    parser.add_argument("--port", type=int, default=settings.number("port"), metavar="N", help="port to listen on")
    parser.add_argument("--host", default=settings.text("host"), metavar="H", help="address to listen on")
    parser.add_argument("--open", action="store_true", help="open the page in a browser, where there is a display")
    return parser


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _refused(reason: object) -> int:
    print(f"app: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
