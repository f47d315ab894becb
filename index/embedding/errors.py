"""What can go wrong when an embedding model is loaded."""


class EmbeddingModelError(Exception):
    """The embedding model can't be used; says which model, what was expected and what to do."""

    def __init__(self, model: str, expected: str, advice: str) -> None:
        super().__init__(f"embedding model {model!r}: expected {expected}; {advice}")
        self.model = model
