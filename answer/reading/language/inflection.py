"""English words in their other forms: rejecting, rejects → rejected."""

from collections.abc import Iterator
from functools import cache


@cache
def lemmas_of(word: str) -> dict[str, tuple[str, ...]]:
    """The words that it may be a form of, by part of speech: left → {"VERB": ("leave",), …}."""
    from lemminflect import getAllLemmas  # half a second

    found: dict[str, tuple[str, ...]] = getAllLemmas(word)
    return found


def other_forms(word: str) -> Iterator[str]:
    """The other forms of the verbs that it may be a form of; none in s, which plurals of nouns have too."""
    from lemminflect import getAllInflections

    verbs = lemmas_of(word).get("VERB", ())
    spelt = (form for verb in verbs for forms in getAllInflections(verb, upos="VERB").values() for form in forms)
    yield from sorted({*verbs, *spelt} - {word, *(f"{verb}s" for verb in verbs)})
