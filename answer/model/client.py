"""The language model's server, asked within bounds: of time, of size, of tries, of failures in a row."""

import threading
import time
from dataclasses import dataclass
from decimal import Decimal

import openai
from circuitbreaker import CircuitBreaker, CircuitBreakerError
from llama_index.core.llms import ChatMessage, ChatResponse, MessageRole
from llama_index.llms.openai_like import OpenAILike

from answer.helped import Use
from answer.model.background import Background
from answer.model.bounded import ReplyTooLongError, bounded_client
from answer.model.errors import ModelError, Reason

MOST_RETRIES = 2  # with growing pauses, or those that the server asks for; all within the time of the answer
FAILURES = 3  # in a row, until the server is left alone
PAUSE_SECONDS = 60  # that long; then the next request decides
LONGEST_OUTPUT = 2_000  # tokens
SHORTEST_WAIT = 0.5  # seconds; with less left nothing is asked
MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is, and within what it may be used. Prices are of a million tokens."""

    base_url: str
    name: str
    key: str = ""
    seconds: float = 20.0
    price_in: Decimal | None = None
    price_out: Decimal | None = None


class Model:
    """The model of one server, for many threads. Nothing is sent before something is asked."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.since_start = Use()
        self._lock = threading.Lock()
        self._background = Background()
        self._http = bounded_client(server.seconds)
        self._llm = _llm(server, self._client())
        # By an own name: two models must not share what they learnt of their servers.
        breaker = CircuitBreaker(FAILURES, PAUSE_SECONDS, name=f"{server.base_url} {id(self)}")
        self._ask = breaker.decorate(self._run)

    def reply(self, messages: list[ChatMessage], seconds: float) -> tuple[str, Use]:
        """The text of one reply and what it took. Raises ModelError."""
        try:
            response: ChatResponse = self._ask(messages, seconds)
        except Exception as error:  # whatever a server, or the libraries on the way, make of it
            self._count(Use(requests=0 if isinstance(error, CircuitBreakerError) else 1))
            raise ModelError(_reason(error)) from error
        use = self._use(response)
        self._count(use)
        return (response.message.content or "").rpartition("</think>")[2].strip(), use

    def close(self) -> None:
        """Ends its connections and its thread."""
        self._background.run(self._http.aclose, 1.0)
        self._background.close()

    def _client(self) -> openai.AsyncOpenAI:
        key = self.server.key or "none"  # never one that was meant for another server
        client = openai.AsyncOpenAI(
            base_url=self.server.base_url, api_key=key, max_retries=MOST_RETRIES, http_client=self._http
        )
        _ = client.chat.completions  # imports what it needs now, not within the time of the first answer
        return client

    def _run(self, messages: list[ChatMessage], seconds: float) -> ChatResponse:
        return self._background.run(lambda: self._llm.achat(messages), seconds)

    def _use(self, response: ChatResponse) -> Use:
        told = response.additional_kwargs
        tokens_in, tokens_out = (_whole(told.get(name)) for name in ("prompt_tokens", "completion_tokens"))
        priced = ((tokens_in, self.server.price_in), (tokens_out, self.server.price_out))
        costs = [tokens * price / MILLION for tokens, price in priced if price is not None]
        return Use(1, tokens_in, tokens_out, sum(costs, Decimal(0)) if costs else None)

    def _count(self, use: Use) -> None:
        with self._lock:
            self.since_start = self.since_start + use


class Talk:
    """What one answer asks of the model: all within the time of one answer, and counted."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.use = Use()
        self._until = time.monotonic() + model.server.seconds

    def ask(self, instructions: str, material: str) -> str:
        """The reply to instructions of ours on material that others wrote. Raises ModelError."""
        left = self._until - time.monotonic()
        if left < SHORTEST_WAIT:
            raise ModelError("timeout")
        system, user = MessageRole.SYSTEM, MessageRole.USER
        messages = [ChatMessage(role=system, content=instructions), ChatMessage(role=user, content=material)]
        try:
            text, use = self.model.reply(messages, left)
        except ModelError as error:
            self.use += Use(requests=0 if error.reason == "paused" else 1)
            raise
        self.use += use
        return text


def _llm(server: Server, client: openai.AsyncOpenAI) -> OpenAILike:
    return OpenAILike(
        model=server.name,
        api_base=server.base_url,
        api_key=client.api_key,
        is_chat_model=True,
        temperature=0.0,
        max_tokens=LONGEST_OUTPUT,
        max_retries=0,  # the client tries again by itself
        async_openai_client=client,  # type: ignore[call-arg]  # taken by the class it inherits from
    )


def _reason(error: BaseException) -> Reason:
    """Why nothing came, by the error and what lay behind it."""
    chain = [error]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    if any(isinstance(each, ReplyTooLongError) for each in chain):
        return "too_long"
    if isinstance(error, CircuitBreakerError):
        return "paused"
    if isinstance(error, (TimeoutError, openai.APITimeoutError)):
        return "timeout"
    if isinstance(error, openai.APIConnectionError):
        return "unreachable"
    if isinstance(error, (openai.InternalServerError, openai.RateLimitError)):
        return "server_error"
    return "rejected" if isinstance(error, openai.APIStatusError) else "garbled"


def _whole(value: object) -> int:
    """A count that a server told, if it is one."""
    return value if isinstance(value, int) and 0 <= value < 10**9 else 0
