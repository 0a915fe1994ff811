"""One generation in use: its indexes by name, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from threading import Lock
from typing import Any

from cachetools import LRUCache

from indexer.archive.names import follow_redirects
from indexer.archive.opensearch.storage.engine import Engine, Json, document_id
from indexer.archive.opensearch.storage.indices import SEPARATOR, WINDOW, Part, index_name
from indexer.archive.opensearch.storage.terms import as_form, as_term
from indexer.archive.query import FilterField

_REMEMBERED = 20_000


class Opened:
    """What all parts of a reader share. Nothing here grows with the archive."""

    def __init__(self, engine: Engine, generation: str, manifest: Json) -> None:
        self.engine = engine
        self.generation = generation
        self.manifest = manifest
        self._known: LRUCache[tuple[str, str], Any] = LRUCache(_REMEMBERED)
        self._lock = Lock()

    def index(self, part: Part) -> str:
        return index_name(self.engine.cluster.prefix, self.generation, part)

    def ask(self, part: Part, body: Json) -> Json:
        return self.engine.search(self.index(part), body)

    def page(self, part: Part, body: Json, first: int, number: int) -> tuple[list[Json], Json]:
        """Documents from ``first`` on, and the answer with everything else that was asked.

        Those beyond what the engine counts to are walked to.
        """
        if first + number <= WINDOW:
            answer = self.ask(part, body | {"from": first, "size": number})
            return answer["hits"]["hits"], answer
        answer = self.ask(part, body | {"size": 0})
        if first >= answer["hits"]["total"]["value"]:
            return [], answer
        wanted = {
            key: body[key] for key in ("query", "post_filter", "sort", "_source") if key in body
        }
        rows = islice(self.engine.scan(self.index(part), wanted), first, first + number)
        return list(rows), answer

    def remembered(self, kind: str, keys: Sequence[str]) -> dict[str, Any]:
        with self._lock:
            return {key: self._known[kind, key] for key in keys if (kind, key) in self._known}

    def remember(self, kind: str, found: Mapping[str, Any]) -> None:
        with self._lock:
            for key, value in found.items():
                self._known[kind, key] = value

    # Ids that lead on

    def lead(self, kind: str, old: str) -> str | None:
        """Where an id leads to, in one step."""
        known = self.remembered(kind, [old])
        if old not in known:
            id_ = f"{kind}{SEPARATOR}{old}"
            found = self.engine.get_many(self.index("lists"), [id_], ["new"])
            known = {old: found[id_]["new"] if id_ in found else None}
            self.remember(kind, known)
        target: str | None = known[old]
        return target

    def current(self, identifier: str) -> str:
        """The speaker or organisation that stands for an id."""
        return follow_redirects(_Redirects(self), identifier)

    # Words

    def forms_of(self, stem: str) -> tuple[str, ...]:
        """The forms that quotes have of a stem: to look them up is cheaper than to stem every
        word of a text that is shown."""
        known = self.remembered("forms", [stem])
        if stem not in known:
            asked: Json = {"query": {"term": {"stem": as_term(stem)}}, "_source": ["form"]}
            asked["size"] = WINDOW
            rows = self.ask("lists", asked)["hits"]["hits"]
            known = {stem: tuple(as_form(row["_source"]["form"]) for row in rows)}
            self.remember("forms", known)
        forms: tuple[str, ...] = known[stem]
        return forms

    # Names

    def labels(self, name: FilterField, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """(label, value) of keys; those that nobody has are called by themselves."""
        known = self.remembered(f"label:{name}", keys)
        missing = [key for key in keys if key not in known]
        if missing:
            ids = {f"{name}:{key}": key for key in missing}
            found = self.engine.get_many(self.index("lists"), list(ids), ["label", "value"])
            fresh = {key: (key, key) for key in missing}
            fresh |= {ids[id_]: (row["label"], row["value"]) for id_, row in found.items()}
            self.remember(f"label:{name}", fresh)
            known |= fresh
        return known


class _Redirects(dict[str, str]):
    """All redirects as a mapping that asks for each as it is needed."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened

    def get(self, key: str, default: Any = None) -> Any:
        found = self._opened.lead("redirect", document_id(key))
        return default if found is None else found


def read_manifest(engine: Engine, control: str, generation: str) -> Json | None:
    """What was written of a generation when it was published."""
    found = engine.get(control, f"manifest-{generation}")
    manifest: Json | None = found["_source"] if found else None
    return manifest
