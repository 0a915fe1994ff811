"""From what a writer was given to a generation: a copy of the one before, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from indexer.archive.analysis import ANALYSIS_VERSION
from indexer.archive.embedded.storage.records import decode_release
from indexer.archive.forms import SEARCH_KINDS
from indexer.archive.opensearch.storage.blocks import (
    EMPTY,
    Block,
    Head,
    remove_block,
    write_block,
)
from indexer.archive.opensearch.storage.engine import SLOW, Engine, Json, document_id
from indexer.archive.opensearch.storage.held import HeldQuote, HeldRelease
from indexer.archive.opensearch.storage.indices import (
    PARTS,
    PLACE,
    SCHEMA,
    Part,
    copy_settings,
    describe,
    index_name,
)
from indexer.archive.opensearch.storage.leads import Leads
from indexer.archive.opensearch.storage.terms import Terms, terms_of
from indexer.archive.opensearch.writing.base import Base, Change
from indexer.archive.opensearch.writing.census import Census
from indexer.archive.opensearch.writing.digests import changed_documents
from indexer.archive.opensearch.writing.documents import (
    check_of,
    digest_of,
    name_documents,
    quote_document,
    release_document,
    shared_of,
    stored_length,
)
from indexer.archive.opensearch.writing.lines import speech_lines
from indexer.archive.opensearch.writing.settled import Settled
from indexer.archive.opensearch.writing.shares import Share, read_share
from indexer.archive.opensearch.writing.words import change_words
from indexer.archive.result import rank_languages
from indexer.model import Quote, Release

_TEXTS_AT_ONCE = 200


@dataclass(slots=True)
class Sums:
    """Sums over quotes and releases that are known once these are written."""

    terms: int = 0
    terms_of_releases: int = 0
    check: int = 0

    def add(self, other: Sums | Share, sign: int = 1) -> None:
        self.terms += sign * other.terms
        self.terms_of_releases += sign * other.terms_of_releases
        self.check += sign * other.check

    def remove(self, other: Share) -> None:
        self.add(other, -1)

    def keep(self, held: HeldRelease) -> None:
        """Add a release that stays as it is, but for the terms of its text."""
        self.check += check_of(held.digest)
        for quote in held.quotes:
            if quote.digest:
                self.terms += quote.length
                self.check += check_of(quote.digest)


class Publication:
    """One generation on its way. Nobody reads it before ``Controls.publish``.

    First it looks at whatever may have changed, and counts; then it knows the labels of all
    values, and writes what is other than before. Of all other blocks it reads the shares alone.
    """

    def __init__(
        self, base: Base, name: str, settled: Settled, before: Census, now: Census,
        still_here: Callable[[], None],
    ) -> None:  # fmt: skip
        """``before`` and ``now`` know whom the records name; nothing else was counted yet.
        ``still_here`` is called all along."""
        self._base = base
        self._engine: Engine = base.engine
        self._name = name
        self._settled = settled
        self._before = before
        self._census = now
        self._still_here = still_here
        self._changed: dict[str, Head] = {}
        self._labels: set[tuple[str, str]] = set()
        self._appearing: set[str] = set()
        self._total = Sums()
        self._here = Sums()
        self._words: Counter[str] = Counter()

    def run(self, leads: Leads, erased: bool) -> Json:
        """Build all indexes; what there is to say of the generation."""
        self._begin()
        self._look()
        lists = self._base.index("lists") if self._base.generation else ""
        self._engine.bulk(self._actions())
        self._engine.bulk(
            changed_documents(
                self._engine, lists, self._index("lists"), self._index("lists"),
                name_documents(self._census),
            )
        )  # fmt: skip
        self._engine.bulk(change_words(self._engine, lists, self._index("lists"), self._words))
        self._engine.bulk(leads.actions(self._index("lists")))
        self._finish(erased)
        return self._manifest()

    # What changed

    def _look(self) -> None:
        """Count everything, and find out which blocks are other than before."""
        for piece in self._base.pieces(self._to_look_at()):
            share = read_share(piece.head.share)
            if not self._is_given(piece.head) and self._settled.is_as_held(piece, share):
                self._census.add(share)
                continue
            self._changed[piece.head.name] = piece.head
            share = self._settled.count(piece)
            self._base.spool.keep_share(piece.name, share.packed())
            self._census.add(share)
        self._census.settle()
        if self._base.generation:
            self._before.settle()
            self._labels = self._census.other_labels(self._before)
            self._appearing = self._census.other_appearances(self._before)

    def _to_look_at(self) -> Iterator[Head]:
        for head in self._base.heads():
            self._still_here()
            share = read_share(head.share)
            self._before.add(share)
            self._total.add(share)
            if self._is_given(head) or self._settled.may_concern(share):
                yield head
            else:
                self._census.add(share)

    def _is_given(self, head: Head) -> bool:
        """Whether releases of a block were added, removed or moved."""
        return self._base.spool.changes(head.first, head.before)

    def _to_write(self) -> Iterator[Head]:
        """The blocks that changed; and, where values are called otherwise, all that have them."""
        if not self._labels and not self._appearing:
            yield from self._changed.values()
            return
        for head in self._base.heads():
            self._still_here()
            if head.name in self._changed or self._is_renamed(head.share):
                yield head

    def _is_renamed(self, share: str) -> bool:
        return read_share(share).touches(self._labels, self._appearing)

    def _index(self, part: Part) -> str:
        return index_name(self._engine.cluster.prefix, self._name, part)

    # Indexes

    def _begin(self) -> None:
        client = self._engine.client
        for part in PARTS:
            if not self._base.generation:
                self._engine.create(self._index(part), describe(part))
                continue
            body = {"settings": copy_settings()}
            with self._engine.told():
                client.indices.clone(
                    index=self._base.index(part), target=self._index(part), body=body,
                    params={"timeout": f"{SLOW}s", "wait_for_active_shards": "1"},
                    request_timeout=SLOW,
                )  # fmt: skip

    def _finish(self, erased: bool) -> None:
        client, names = self._engine.client, ",".join(map(self._index, PARTS))
        with self._engine.told():
            if erased:  # a document that was removed is there until its part is written anew
                client.indices.forcemerge(index=names, max_num_segments=1, request_timeout=SLOW)
            client.indices.refresh(index=names, request_timeout=SLOW)
            client.cluster.health(
                index=names, wait_for_status="green", timeout=f"{SLOW}s", request_timeout=SLOW + 10
            )
            client.indices.put_settings(index=names, body={"index.blocks.write": True})

    # Documents

    def _actions(self) -> Iterator[Json]:
        for piece in self._base.pieces(self._to_write()):
            self._here = Sums()
            before = [change.before.as_json() for change in piece.changes if change.before]
            packed = self._base.spool.share(piece.name) or piece.head.share
            is_renamed = any(map(self._is_renamed, (packed, piece.head.share)))
            yield from self._change_releases(piece.changes, is_renamed)
            releases = [change.now for change in piece.changes if change.now is not None]
            share = replace(read_share(packed), **asdict(self._here))
            self._total.add(self._here)
            if piece.name == piece.head.name:
                self._total.remove(read_share(piece.head.share))
            if not releases and piece.name != EMPTY.name:
                yield remove_block(self._index("lists"), piece.name)
            elif share.packed() != piece.head.share or before != [r.as_json() for r in releases]:
                block = Block(piece.name, piece.first, releases)
                yield write_block(self._index("lists"), block, share.packed())

    def _change_releases(self, changes: Sequence[Change], is_renamed: bool) -> Iterator[Json]:
        rewritten: list[tuple[HeldRelease, Json]] = []
        for change in changes:
            if change.now is None:
                yield from self._remove(change.before)
            elif not is_renamed and self._settled.is_same(change):
                self._here.keep(change.now)
            else:
                document = yield from self._change_quotes(change, change.now)
                if document is not None:
                    rewritten.append((change.now, document))
        for start in range(0, len(rewritten), _TEXTS_AT_ONCE):
            yield from self._write_releases(rewritten[start : start + _TEXTS_AT_ONCE])
        for change in changes:
            if change.now is not None:
                self._here.terms_of_releases += change.now.length

    def _remove(self, before: HeldRelease | None) -> Iterator[Json]:
        if before is None:
            return
        yield self._delete("releases", before.id)
        for line in before.lines:
            yield self._delete("lists", line)
        for quote in before.quotes:
            yield from self._remove_quote(quote)

    def _remove_quote(self, before: HeldQuote) -> Iterator[Json]:
        if before.digest:
            self._words.subtract(terms_of(before.shown.text).distinct_forms())
            yield self._delete("quotes", before.id)

    def _change_quotes(
        self, change: Change, now: HeldRelease
    ) -> Generator[Json, None, Json | None]:
        """Actions for the quotes and lines of a release.

        Returns:
            The document of the release, None where it is as it was.
        """
        before = change.before
        release = decode_release(PLACE, now.record, "")
        was = {quote.id: quote for quote in before.quotes} if before else {}
        shown = self._settled.show(now)
        placed = HeldRelease(  # a record has neither of the two
            now.id, now.record, now.sha256, now.given_id, now.sources, now.gaps
        ).release("")
        shared = shared_of(placed, self._census)
        for one in now.quotes:
            row = self._settled.row(one)
            one.identified = None if row == one.added else row
            one.digest = ""
        for place, (quote, held) in enumerate(shown):
            document = quote_document(quote, held.shown, release, place, shared, self._census)
            held.digest = digest_of(document)
            old = was.pop(held.id, None)
            if old is not None and old.digest == held.digest:
                held.length = old.length
            else:
                yield self._write_quote(held, document, old)
            self._here.terms += held.length
            self._here.check += check_of(held.digest)
        for rest in was.values():
            yield from self._remove_quote(rest)
        yield from self._change_lines(change, placed, [quote for quote, _ in shown])
        found = release_document(now, placed, len(shown), self._census)
        digest = digest_of(found)
        is_same = before is not None and before.digest == digest
        now.digest = digest
        self._here.check += check_of(digest)
        if is_same and before is not None:
            now.length = before.length
            return None
        return found

    def _write_quote(self, held: HeldQuote, document: Json, old: HeldQuote | None) -> Json:
        terms = terms_of(held.shown.text)
        held.length = terms.length
        if old is not None and old.digest:
            self._words.subtract(terms_of(old.shown.text).distinct_forms())
        self._words.update(terms.distinct_forms())
        return self._write("quotes", held.id, document | _of_terms(terms, held.digest))

    def _change_lines(
        self, change: Change, release: Release, quotes: Sequence[Quote]
    ) -> Iterator[Json]:
        now, before = change.now, change.before
        assert now is not None
        old = dict(before.lines) if before else {}
        now.lines = {}
        for id_, line in speech_lines(release, quotes, self._census):
            now.lines[id_] = digest_of(line)
            if old.pop(id_, "") != now.lines[id_]:
                yield self._write("lists", id_, line)
        for id_ in old:
            yield self._delete("lists", id_)

    def _write_releases(self, releases: Sequence[tuple[HeldRelease, Json]]) -> Iterator[Json]:
        spooled = {held.id: self._base.spool.text(held.id) for held, _ in releases}
        missing = [id_ for id_, text in spooled.items() if text is None]
        stored = (
            self._engine.get_many(self._base.index("releases"), missing, ["text"])
            if missing
            else {}
        )
        for held, document in releases:
            text = spooled[held.id]
            text = stored[held.id]["text"] if text is None else text
            terms = terms_of(text)
            held.length = terms.length
            whole = document | {"text": text} | _of_terms(terms, held.digest)
            yield self._write("releases", held.id, whole)

    def _write(self, part: Part, id_: str, document: Json) -> Json:
        index = self._index(part)
        return {
            "_op_type": "index", "_index": index, "_id": document_id(id_), "_source": document
        }  # fmt: skip

    def _delete(self, part: Part, id_: str) -> Json:
        return {"_op_type": "delete", "_index": self._index(part), "_id": document_id(id_)}

    def _manifest(self) -> Json:
        census = self._census
        return {
            "schema": SCHEMA,
            "analysis": ANALYSIS_VERSION,
            "generation": self._name,
            "built": datetime.now(UTC).isoformat(timespec="seconds"),
            "releases": census.releases,
            "quotes": census.quotes,
            "speakers": sum(1 for one in census.speakers.values() if one.quotes),
            "organisations": sum(1 for one in census.organisations.values() if one.quotes),
            "first": census.first.isoformat() if census.first else None,
            "last": census.last.isoformat() if census.last else None,
            "kinds": [(kind, census.kinds[kind]) for kind in SEARCH_KINDS if census.kinds[kind]],
            "languages": rank_languages(census.languages),
            "terms": self._total.terms,
            "terms_of_releases": self._total.terms_of_releases,
            "check": self._total.check,
        }


def _of_terms(terms: Terms, digest: str) -> Json:
    return {
        "forms": terms.forms, "stems": terms.stems, "length": stored_length(terms.length),
        "check": check_of(digest),
    }  # fmt: skip
