"""The words of all quotes, and how many quotes have each: changed by what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from indexer.archive.analysis import stem
from indexer.archive.opensearch.storage.engine import Engine, Json, document_id
from indexer.archive.opensearch.storage.terms import as_term
from indexer.archive.vocabulary import is_suggestible

_AT_ONCE = 1_000


def word_id(form: str) -> str:
    return f"word:{form}"


def change_words(
    engine: Engine, base: str, index: str, changes: Mapping[str, int]
) -> Iterator[Json]:
    """Actions for the forms whose number of quotes changed; ``base`` is "" for a fresh start."""
    forms = iter([form for form, change in changes.items() if change])
    while some := list(islice(forms, _AT_ONCE)):
        before = engine.get_many(base, list(map(word_id, some)), ["count"]) if base else {}
        for form in some:
            count = changes[form] + before.get(word_id(form), {"count": 0})["count"]
            if count > 0:
                source = {
                    "form": form, "stem": as_term(stem(form)), "count": count,
                    "plain": is_suggestible(form),
                }  # fmt: skip
                yield {
                    "_op_type": "index", "_index": index, "_id": document_id(word_id(form)),
                    "_source": source,
                }  # fmt: skip
            else:
                yield {"_op_type": "delete", "_index": index, "_id": document_id(word_id(form))}
