"""The embedding slot: the shipped model, its tie to sentence-transformers, what happens to a wrong name."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import SHIPPED, EmbeddingModelError, load
from index.embedding.corpus import fill, read_corpus
from index.embedding.measure import Task, held_out_tasks, recall, reciprocal_rank
from index.embedding.measure import main as measure
from index.glossary import FILES

TEXTS = [
    "中卫市数据局 2024年 一、总体情况\n全年主动公开政府信息 127 条，微信公众号粉丝2490人。",
    "How many licensing decisions did the Civil Affairs Bureau make in 2024?",
    "培训",
    "ＯＧＩ　ｒｅｑｕｅｓｔｓ，政府資訊，😀，0955-7068311",
    "公开" * 3000,
]


@pytest.fixture(scope="module")
def shipped():
    return load()


@pytest.fixture(scope="module")
def sentence_transformer():
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(SHIPPED), device="cpu", local_files_only=True)


def similarity(embedder, one: str, other: str) -> float:
    first, second = embedder.encode([one, other])
    return float(first @ second)


def test_shipped_model_needs_no_torch():
    code = (
        "import sys; from index.embedding import load; load().encode(['公开']);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_vectors_equal_those_of_sentence_transformers(shipped, sentence_transformer):
    expected = sentence_transformer.encode(TEXTS, show_progress_bar=False)
    np.testing.assert_allclose(shipped.encode(TEXTS), expected, atol=1e-5)


def test_batches_give_the_vectors_of_single_texts(shipped):
    texts = [f"第{n}项 {TEXTS[n % 3]}" if n % 7 else "" for n in range(2500)]
    batched = shipped.encode(texts)
    assert batched.shape == (2500, shipped.dimension)
    for n in (0, 1, 1023, 1024, 2499):
        np.testing.assert_allclose(batched[n], shipped.encode([texts[n]])[0], atol=1e-6)


def test_rows_are_float32_of_unit_length(shipped):
    vectors = shipped.encode(TEXTS)
    assert (vectors.dtype, vectors.shape) == (np.float32, (5, 128))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("text", ["", "  \n\t", "，。！", "😀"])
def test_text_without_words_is_like_nothing(shipped, text):
    assert not shipped.encode([text]).any()


def test_no_texts_give_no_rows(shipped):
    assert shipped.encode([]).shape == (0, shipped.dimension)


def test_line_breaks_inside_chinese_change_nothing(shipped):
    np.testing.assert_array_equal(*shipped.encode(["主动公开政府\n信息", "主动公开政府信息"]))


@pytest.mark.parametrize(
    ("asked", "related", "unrelated"),
    [
        ("petition bureau", "信访局", "教育局"),
        ("Data Bureau", "数据局", "民政局"),
        ("third-party assessment", "第三方评估", "政策解读"),
        ("phone number of the office", "联系电话", "行政处罚"),
        ("how many followers", "公众号粉丝", "保密审查"),
        ("lawsuits", "行政诉讼", "业务培训"),
        ("normative documents", "行政规范性文件", "政府网站"),
        ("government open day", "政府开放日", "行政强制"),
        ("requests carried over to next year", "结转下年度继续办理", "行政事业性收费"),
        ("存在的问题", "公开内容不够深入，人员能力不足。", "设立公开专区，方便群众查阅资料。"),
        ("办了几期培训班", "组织信息公开专题讲座，参加人员120名。", "邮政编码和传真号码如下。"),
    ],
)
def test_related_text_is_nearer(shipped, asked, related, unrelated):
    assert similarity(shipped, asked, related) > similarity(shipped, asked, unrelated) + 0.2


def test_held_out_questions_find_their_passages(shipped):
    floors = {
        "zh: passages of one report": 0.85,
        "en: passages of one report": 0.85,
        "zh: passages of 12 reports": 0.75,
        "en: passages of 12 reports": 0.40,
        "en: held-out glossary synonyms": 0.75,
    }
    found = {task.name: recall(shipped, task) for task in held_out_tasks(read_corpus(held_out=True))}
    assert found.keys() == floors.keys()
    assert {name: value for name, value in found.items() if value < floors[name]} == {}


def test_the_measure_is_a_command(shipped, capsys):
    assert measure([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-4:-2] for line in lines[1:]] == [["68", "68"]] * 2 + [["816", "816"]] * 2 + [["185", "493"]]
    one = held_out_tasks(read_corpus(held_out=True))[0]
    assert lines[1].split()[-2:] == [f"{recall(shipped, one):.3f}", f"{reciprocal_rank(shipped, one):.3f}"]
    assert 0 < reciprocal_rank(shipped, one) < recall(shipped, one) < 1


def test_a_rank_counts_from_one():
    class Numbers:
        """Texts are numbers; near numbers are near."""

        fingerprint, dimension = "", 2

        def encode(self, texts):
            angles = np.array([int(text) for text in texts]) / 10
            return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    task = Task("numbers", ["0", "0"], ["0", "2", "4", "6"], [0, 3])
    assert recall(Numbers(), task, 3) == 0.5
    assert reciprocal_rank(Numbers(), task) == (1 + 1 / 4) / 2


def test_folder_is_small_and_holds_no_pickle():
    files = [path for path in SHIPPED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 2_000_000
    assert {path.suffix for path in files} == {".json", ".safetensors"}


def test_fingerprint_follows_the_weights(shipped, tmp_path):
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    assert load(str(copy)).fingerprint == shipped.fingerprint
    weights = copy / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    changed = load(str(copy)).fingerprint
    assert changed != shipped.fingerprint
    assert len(changed) == 12 and set(changed) <= set("0123456789abcdef")


@pytest.mark.parametrize("name", ["/no/such/model", "./no-such-model", "~/no-such-model"])
def test_missing_path(name):
    with pytest.raises(EmbeddingModelError, match="no such folder"):
        load(name)


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "a/b/c", "spaces are wrong"])
def test_model_that_was_never_downloaded(name):
    with pytest.raises(EmbeddingModelError, match="nothing is downloaded here"):
        load(name)


@pytest.mark.parametrize("file", ["tokenizer.json", "model.safetensors", "modules.json"])
def test_damaged_file(tmp_path, file):
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    (copy / file).write_bytes(b"{")
    with pytest.raises(EmbeddingModelError, match=r"python -m index\.embedding\.train"):
        load(str(copy))


def test_weights_of_another_vocabulary(tmp_path):
    from safetensors.numpy import save_file

    copy = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    save_file({"embedding.weight": np.ones((3, 4), np.float16)}, copy / "model.safetensors")
    with pytest.raises(EmbeddingModelError, match="do not fit the vocabulary"):
        load(str(copy))


def test_folder_that_is_no_model(tmp_path):
    with pytest.raises(EmbeddingModelError, match="expected a sentence-transformers model"):
        load(str(tmp_path))


def test_model_with_code_of_its_own_is_refused(tmp_path):
    copy = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    modules = json.loads((copy / "modules.json").read_text())
    modules[1]["type"] = "evil.Normalize2"
    (copy / "modules.json").write_text(json.dumps(modules))
    (copy / "evil.py").write_text("raise SystemExit('code of the model was run')")
    with pytest.raises(EmbeddingModelError):
        load(str(copy))


def test_any_other_model_goes_through_sentence_transformers(tmp_path, sentence_transformer):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense

    model = SentenceTransformer(modules=[sentence_transformer[0], Dense(128, 16)], device="cpu")
    model.save(str(tmp_path / "dense"), create_model_card=False)
    embedder = load(str(tmp_path / "dense"))
    vectors = embedder.encode(TEXTS[:3])
    assert (vectors.dtype, vectors.shape, embedder.dimension) == (np.float32, (3, 16), 16)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.encode([]).shape == (0, 16)
    assert embedder.fingerprint != load().fingerprint


def test_llama_index_sees_the_same_vectors(shipped):
    from index.embedding.llama import SlotEmbedding

    slot = SlotEmbedding(shipped)
    expected = shipped.encode(["政府开放日"])[0].tolist()
    assert slot.get_query_embedding("政府开放日") == expected
    assert slot.get_text_embedding_batch(["政府开放日", "培训"])[0] == expected


@pytest.mark.parametrize("file", FILES)
def test_glossary_entries_are_unique_lower_case_and_english(file):
    entries = json.loads(file.read_text("utf-8"))
    assert len(entries) >= 150
    assert len({entry["zh"] for entry in entries}) == len(entries)
    english = [word for entry in entries for word in entry["en"]]
    assert [word for word in english if not word.isascii() or word != word.lower().strip() or not word] == []


def test_training_and_held_out_text_never_meet():
    trained, kept = read_corpus(), read_corpus(held_out=True)
    for topic, held in zip(trained.topics, kept.topics, strict=True):
        assert len(held.passages) == len(held.zh) == len(held.en) == 1
        assert not set(topic.passages) & set(held.passages)
        assert not set(topic.zh + topic.en) & set(held.zh + held.en)
    assert not {place.zh for place in trained.places} & {place.zh for place in kept.places}


def test_templates_are_filled_completely():
    corpus, rng = read_corpus(), random.Random(1)
    for topic in corpus.topics:
        for template in (*topic.passages, *topic.zh, *topic.en):
            filled = fill(template, rng, agency="民政局", en="the bureau", we="我局")
            assert not set(filled) & set("{}[]|")
