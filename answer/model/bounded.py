"""An HTTP client whose replies have a longest size: what a broken or hostile server sends can't fill the memory."""

from collections.abc import AsyncIterator

import httpx

LONGEST_REPLY = 400_000  # bytes
CONNECT_SECONDS = 5.0


class ReplyTooLongError(Exception):
    """The server sent more than a reply may have, or packed it so that its size can't be told."""


class _Bounded(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._stream:
            seen += len(chunk)
            if seen > LONGEST_REPLY:
                raise ReplyTooLongError
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx.Response) -> None:
    if response.headers.get("content-encoding", "identity") != "identity":
        raise ReplyTooLongError
    assert isinstance(response.stream, httpx.AsyncByteStream)
    response.stream = _Bounded(response.stream)


def bounded_client(seconds: float) -> httpx.AsyncClient:
    """The client: no redirects, no packed replies, none longer than LONGEST_REPLY, `seconds` to wait for a byte."""
    return httpx.AsyncClient(
        timeout=httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS)),
        headers={"Accept-Encoding": "identity"},
        follow_redirects=False,
        event_hooks={"response": [_bound]},
    )
