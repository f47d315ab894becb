"""The language model's server, whatever it does: an answer waits no longer than it may, and the reason is told."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest

from answer.helped import Use
from answer.model.client import FAILURES, MOST_RETRIES, Model, Server, Talk
from answer.model.errors import ModelError, Reason
from tests.model_server import Step, fails, floods, hangs, says, sends, serving, trickles

SECONDS = 30.0


@contextmanager
def model_at(url: str, **more: object) -> Iterator[Model]:
    model = Model(Server(url, "m", **{"seconds": SECONDS, **more}))  # type: ignore[arg-type]
    yield model
    model.close()


def reason(model: Model) -> Reason:
    with pytest.raises(ModelError) as caught:
        Talk(model).ask("instructions", "material")
    return caught.value.reason


def test_a_reply_its_tokens_and_cost():
    with serving(says("<think>hm</think> 好", (1_000, 500))) as fake:
        with model_at(fake.url, key="secret", price_in=Decimal("0.5"), price_out=Decimal(2)) as model:
            talk = Talk(model)
            assert talk.ask("instructions", "material") == "好"
            assert talk.ask("instructions", "material") == "好"
            assert talk.use == model.since_start == Use(2, 2_000, 1_000, Decimal("0.003"))
        assert [message["role"] for message in fake.asked[0]["messages"]] == ["system", "user"]
        assert fake.keys == ["Bearer secret"] * 2


def test_no_key_of_another_server_is_sent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_API_KEY", "of-another-server")
    with serving(says("好")) as fake, model_at(fake.url) as model:
        Talk(model).ask("instructions", "material")
        assert fake.keys == ["Bearer none"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (fails(500), "server_error"),
        (fails(429), "server_error"),
        (fails(401), "rejected"),
        (fails(307), "rejected"),
        (sends(b"{}"), "garbled"),
        (sends(b"<html>"), "garbled"),
        (sends(b"<html>", "text/html"), "garbled"),
        (sends(b'{"choices": []}'), "garbled"),
        (floods, "too_long"),
    ],
)
def test_why_nothing_came(step: Step, expected: Reason):
    with serving(step) as fake, model_at(fake.url) as model:
        assert reason(model) == expected


@pytest.mark.parametrize("step", [hangs, trickles])
def test_what_never_ends_is_left(step: Step):
    with serving(step) as fake, model_at(fake.url, seconds=1.0) as model:
        started = time.monotonic()
        assert reason(model) == "timeout"
        assert time.monotonic() - started < 10


def test_a_server_that_recovers_is_asked_again():
    with serving(fails(503), says("好")) as fake, model_at(fake.url) as model:
        assert Talk(model).ask("instructions", "material") == "好"
        assert len(fake.asked) == 2


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with model_at(f"http://127.0.0.1:{port}/v1") as model:
        assert reason(model) == "unreachable"


def test_a_server_that_keeps_failing_is_left_alone():
    with serving(fails(500)) as fake, model_at(fake.url) as model:
        assert [reason(model) for _ in range(FAILURES)] == ["server_error"] * FAILURES
        assert reason(model) == "paused"
        assert len(fake.asked) == FAILURES * (MOST_RETRIES + 1)
        assert model.since_start.requests == FAILURES


def test_a_packed_reply_is_refused():
    def packed(handler, _):
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()

    with serving(packed) as fake, model_at(fake.url) as model:
        assert reason(model) == "too_long"
