"""A tiny language model with random weights, made on the spot, and `transformers serve` over it on loopback."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("accelerate", "fastapi", "uvicorn", "transformers", "torch")  # of `transformers[serving]`
START_SECONDS = 60
START, END = "<|im_start|>", "<|im_end|>"
TEMPLATE = (
    "{% for message in messages %}" + START + "{{ message.role }}\n{{ message.content }}" + END + "\n{% endfor %}"
    "{% if add_generation_prompt %}" + START + "assistant\n{% endif %}"
)
SECONDS = 1.0  # that it goes on for; then its words end, wherever they are
# The server's process, which reaches nothing but loopback.
SERVE = """
import sys
from pytest_socket import socket_allow_hosts
socket_allow_hosts(["127.0.0.1"], allow_unix_socket=True)
from transformers.cli.transformers import main
sys.argv[0] = "transformers"
main()
"""


def make(folder: Path, texts: Sequence[str], spread: float) -> Path:
    """The folder with random weights of a standard deviation, and a tokenizer trained on the texts."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pieces.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=2_000,
        special_tokens=[START, END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    pieces.train_from_iterator(texts, trainer)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=pieces, eos_token=END, pad_token=END)  # type: ignore[no-untyped-call]
    tokenizer.chat_template = TEMPLATE
    tokenizer.save_pretrained(folder)
    _save_weights(folder, len(tokenizer), tokenizer.eos_token_id, spread)
    return folder


def _save_weights(folder: Path, pieces: int, end: int, spread: float) -> None:
    import torch
    from transformers import Qwen2Config, Qwen2ForCausalLM

    torch.manual_seed(1)
    config = Qwen2Config(
        vocab_size=pieces,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=2,
        eos_token_id=end,
        pad_token_id=end,
        initializer_range=spread,
    )
    model = Qwen2ForCausalLM(config)
    assert model.generation_config is not None
    model.generation_config.max_time = SECONDS
    model.generation_config.repetition_penalty = 5.0  # or it would say one word for ever
    model.save_pretrained(folder)


@contextmanager
def transformers_serve(log: Path, meanwhile: Callable[[], None]) -> Iterator[str]:
    """The base URL of the server while it runs, for models by their folders; `meanwhile` is done while it starts.

    Skips the test, with the reason, where it does not start.
    """
    for name in NEEDED:
        pytest.importorskip(name, reason=f"`transformers serve` needs {name} (requirements-dev.txt)")
    port = _free_port()
    command = [sys.executable, "-c", SERVE, "serve", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [*command, "--device", "cpu"], stdout=out, stderr=subprocess.STDOUT, env=environment
        ) as server,
    ):
        try:
            meanwhile()
            if not _healthy(server, f"http://127.0.0.1:{port}/health"):
                pytest.skip(f"`transformers serve` does not start here: {log.read_text(errors='replace')[-300:]}")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.kill()


def _healthy(server: "subprocess.Popen[bytes]", url: str) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            time.sleep(0.2)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
