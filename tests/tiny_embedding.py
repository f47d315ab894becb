"""A second embedding model, made on the spot: characters with random rows, in the layout of sentence-transformers."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

DIMENSION = 8
TEXT = "政府信息公开年度报告申请网站培训问题改进主动解读平台数据民政信访自然资源规划局市县区街道办事处。，0123456789"


def make(folder: Path, seed: int = 1) -> Path:
    """The folder with the model in it; other seeds give other vectors."""
    tokenizer = Tokenizer(models.WordLevel(unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.train_from_iterator(list(TEXT), trainers.WordLevelTrainer(special_tokens=["?"], show_progress=False))
    rows = np.random.default_rng(seed).standard_normal((tokenizer.get_vocab_size(), DIMENSION)).astype(np.float32)
    module = folder / "0_StaticEmbedding"
    module.mkdir(parents=True)
    tokenizer.save(str(module / "tokenizer.json"))
    save_file({"embedding.weight": rows}, module / "model.safetensors")
    kind = "sentence_transformers.sentence_transformer.modules.StaticEmbedding"
    modules = [{"idx": 0, "name": "0", "path": module.name, "type": kind}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder
