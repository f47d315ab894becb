"""Retrieval alone, without answers: which passages are found."""

NAMES = ("ours", "ours-words", "ours-vectors", "keyword", "rag", "fused")
LLAMA = ("hit_rate", "mrr")  # by LlamaIndex
IR = ("ndcg@10", "recall@5", "recall@10")  # by ir-measures
METRICS = (*LLAMA, *IR)
