"""Search: chunks with header lines, keywords, fusion, reranking; the LlamaIndex retriever and query engine."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from answer.llama import ReportQueryEngine, ReportRetriever
from index.chunks import Called, Chunk, called
from index.database import open_reader
from index.embedding import Embedder, EmbeddingModelError
from index.glossary import in_chinese, translated
from index.keywords import by_keywords, query_tokens, tokens
from index.rerank import load_reranker
from index.schema import agencies
from index.search import Search, Weights
from index.vectors import Vectors

BUREAU = "云岚市数据局"


def test_tokens_are_bigrams_and_glossary_words():
    assert tokens("第三方评估5次") == ["第三", "三方", "方评", "评估", "5", "次", "第三方评估"]


def test_english_reaches_chinese_by_the_longest_terms_of_the_glossary():
    assert in_chinese("third-party assessments") == in_chinese("third-party assessment") != ()
    assert "主动公开" in translated("How much Proactive Disclosure was there")
    assert "政府开放日" in query_tokens("who held a government open day")


def test_keywords_rank_by_what_is_shared():
    assert by_keywords("政府开放日", ["举办培训2次", "举办政府开放日活动", "政府网站"]) == [1, 2]
    assert by_keywords("天气", ["举办培训2次"]) == []


def test_the_header_says_whose_passage_it_is():
    body = Called("云岚市民政局", "云岚市", ("云岚民政局", "yunlan civil affairs bureau"))
    header = "云岚市民政局、云岚民政局、yunlan civil affairs bureau 云岚市 2024年 一、总体情况 / （一）主动公开"
    assert body.header(2024, "一、总体情况 / （一）主动公开") == header


def test_bodies_are_called_by_one_more_name_in_each_script(sample_data: Path):
    with open_reader(sample_data).connect() as connection:
        names: list[str] = list(connection.scalars(select(agencies.c.name)))
        found = called(connection, names)
    assert found.keys() == set(names)
    assert found[BUREAU].region == "云岚市"
    chinese, latin = found[BUREAU].others
    assert chinese.startswith("云岚") and "data" in latin


TEXTS = ("举办培训两次。", "网站改版。", "培训。")
CHUNKS = [Chunk(str(at), 2024, "甲局 2024年", text) for at, text in enumerate(TEXTS)]


def test_a_weight_of_zero_leaves_a_ranking_out(tmp_path: Path, embedder: Embedder):
    vectors = Vectors(tmp_path, embedder)
    assert Search(vectors, weights=Weights(1, 0)).rank("网站", CHUNKS) == [1]
    assert Search(vectors, weights=Weights(0, 1)).rank("网站", CHUNKS) == []  # none is embedded
    vectors.put(2024, [chunk.id for chunk in CHUNKS], [chunk.headed for chunk in CHUNKS])
    assert Search(vectors, weights=Weights(0, 1)).rank("网站改版", CHUNKS)[0] == 1
    assert Search(vectors).rank(" ", CHUNKS) == []


class Longest:
    """Stands for a cross-encoder: the longest text is best."""

    def rank(self, query: str, texts: list[str]) -> list[int]:
        return sorted(range(len(texts)), key=lambda at: -len(texts[at]))


def test_a_reranker_has_the_last_word(tmp_path: Path, embedder: Embedder):
    search = Search(Vectors(tmp_path, embedder), Longest(), Weights(1, 0))  # type: ignore[arg-type]
    assert search.rank("培训", CHUNKS) == [0, 2]


def test_a_real_cross_encoder_by_its_folder(tmp_path: Path):
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"培训网站公开局年"]
    tokenizer = Tokenizer(models.WordPiece({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep")}
    sizes = {"vocab_size": len(words), "hidden_size": 16, "num_hidden_layers": 1, "intermediate_size": 32}
    config = BertConfig.from_dict({**sizes, "num_attention_heads": 2, "num_labels": 1})
    BertForSequenceClassification(config).save_pretrained(tmp_path)
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special).save_pretrained(tmp_path)  # type: ignore[no-untyped-call]
    reranker = load_reranker(str(tmp_path))
    assert reranker is not None
    assert sorted(reranker.rank("培训", ["培训", "网站", "公开"])) == [0, 1, 2]
    assert reranker.rank("培训", []) == []


def test_no_reranker_and_a_wrong_one(tmp_path: Path):
    assert load_reranker("") is None
    with pytest.raises(EmbeddingModelError, match="CrossEncoder"):
        load_reranker(str(tmp_path))


# LlamaIndex


@pytest.fixture(scope="module")
def retriever(sample_data: Path) -> ReportRetriever:
    return ReportRetriever(sample_data, top_k=5, today=lambda: date(2025, 3, 1))


@pytest.mark.parametrize(
    "question", ["云岚市数据局2024年政府开放日", "When did the Yunlan Data Bureau hold an open day in 2024?"]
)
def test_the_retriever_keeps_to_the_report_named(retriever: ReportRetriever, question: str):
    nodes = retriever.retrieve(question)
    assert {(each.metadata["agency"], each.metadata["year"]) for each in nodes} == {(BUREAU, 2024)}
    assert "开放日" in nodes[0].text
    assert [each.score for each in nodes] == sorted((each.score or 0 for each in nodes), reverse=True)


def test_the_retriever_gives_the_report_named_where_none_of_its_passages_is_like_the_question(
    retriever: ReportRetriever,
):
    nodes = retriever.retrieve("云岚市数据局2024年 zzz")
    assert {(each.metadata["agency"], each.metadata["year"]) for each in nodes} == {(BUREAU, 2024)}


def test_the_retriever_returns_nothing_of_another_body_or_year(retriever: ReportRetriever):
    assert retriever.retrieve("云岚市数据局2019年政府开放日") == []
    assert retriever.retrieve("海门市气象局2024年政府开放日") == []


def test_the_retriever_goes_over_all_reports_where_none_is_named(retriever: ReportRetriever):
    nodes = retriever.retrieve("第三方评估反馈的问题")
    assert len(nodes) == 5
    assert all("第三方评估" in each.text for each in nodes[:3])


def test_the_query_engine_answers_as_the_desk_does(sample_data: Path):
    response = ReportQueryEngine(sample_data).query("云岚市数据局2024年的邮编是多少")
    assert "000102" in str(response)
    assert response.metadata is not None
    assert response.metadata["citations"][0]["agency"] == BUREAU
    assert {each.metadata["agency"] for each in response.source_nodes} == {BUREAU}
