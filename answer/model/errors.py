"""Why the language model gave nothing."""

from typing import Literal

Reason = Literal["timeout", "unreachable", "server_error", "rejected", "too_long", "garbled", "paused"]


class ModelError(Exception):
    """No reply that can be used came; `reason` says why.

    timeout: nothing whole within the time. unreachable: no connection. server_error: 5xx or too many requests, also
    after trying again. rejected: 4xx, such as a wrong key. too_long: more bytes than a reply may have. garbled: no
    reply in the protocol. paused: it failed several times in a row and is left alone for a while.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
