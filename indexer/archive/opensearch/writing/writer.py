"""Building a generation: releases in, indexes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from indexer.archive.embedded.storage.records import decode_organisation, decode_speaker
from indexer.archive.gaps import Lacking, count_gaps
from indexer.archive.opensearch.storage.control import Control, Controls, Lease
from indexer.archive.opensearch.storage.engine import Engine, Json
from indexer.archive.opensearch.storage.held import HeldRelease, hold
from indexer.archive.opensearch.storage.indices import PLACE, control_name
from indexer.archive.opensearch.storage.leads import Leads
from indexer.archive.opensearch.writing.base import Base
from indexer.archive.opensearch.writing.census import Census
from indexer.archive.opensearch.writing.publishing import Publication
from indexer.archive.opensearch.writing.settled import Settled, sayings_of
from indexer.archive.opensearch.writing.spool import Spool
from indexer.archive.settle import check_storable, order_in_release
from indexer.errors import StorageError
from indexer.model import (
    Identification,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Source,
)


class OpenSearchWriter:
    """See ``Writer`` for what the methods promise."""

    def __init__(
        self, engine: Engine, controls: Controls, control: Control, lease: Lease, fresh: bool
    ) -> None:
        self._engine = engine
        self._controls = controls
        self._control = control
        self._lease = lease
        self._spool = Spool()
        self._base = Base(engine, "" if fresh else control.generation, self._spool)
        leads = self._base.index("lists") if self._base.generation else ""
        self._leads = Leads(engine, leads)
        self._quotes: dict[QuoteId, Quote] = {}
        self._left_out: frozenset[QuoteId] = frozenset()
        self._who: Identification | None = None
        self._is_erasing = False
        self._is_done = False

    def add(self, release: Release, quotes: tuple[Quote, ...]) -> None:
        self._check_open()
        check_storable(release, quotes)
        kept = tuple({quote.id: quote for quote in quotes}.values())
        for quote in kept:
            self._quotes.pop(quote.id, None)
        self._spool.add(hold(release, kept, _gaps_of(release)), release.text)

    def discard(self, release_id: ReleaseId) -> None:
        self._check_open()
        self._spool.discard(release_id)

    def erase(self, releases: Iterable[ReleaseId]) -> None:
        for release_id in releases:
            self.discard(release_id)
            self._is_erasing = True

    def place(self, release_id: ReleaseId, sources: tuple[Source, ...]) -> None:
        self._check_open()
        added = self._spool.find(release_id)
        if added is None:
            self._find(release_id)
            self._spool.place(release_id, sources)
        else:
            self._spool.add(replace(added, sources=sources), self._spool.text(release_id) or "")

    def set_collections(self, folders: Mapping[str, str]) -> None:
        self._check_open()
        self._leads.replace("collection", folders)

    def lead_on(
        self, releases: Mapping[ReleaseId, ReleaseId], quotes: Mapping[QuoteId, QuoteId]
    ) -> None:
        self._check_open()
        self._leads.add("release", {str(old): str(new) for old, new in releases.items()})
        self._leads.add("quote", {str(old): str(new) for old, new in quotes.items()})

    def releases(self) -> Iterator[tuple[ReleaseId, str]]:
        for held in self._held():
            yield held.id, held.sha256

    def release(self, release_id: ReleaseId) -> Release:
        self._check_open()
        added = self._spool.find(release_id)
        if added is not None:
            return added.release(self._spool.text(release_id) or "")
        held, text = self._find(release_id)
        return held.release(text)

    def _find(self, release_id: ReleaseId) -> tuple[HeldRelease, str]:
        """A release of the generation before; ``KeyError`` for any other."""
        found: Json | None = None
        if self._base.generation and not self._spool.is_gone(release_id):
            found = self._engine.get(self._base.index("releases"), release_id)
        if found is None:
            raise KeyError(release_id)
        record, given_id, stored, sha256 = found["_source"]["held"]
        sources = self._spool.placed(release_id) or tuple(Source(*one) for one in stored)
        held = HeldRelease(release_id, record, sha256, given_id, sources, ())
        return held, found["_source"]["text"]

    def named(self, given_id: str) -> list[ReleaseId]:
        return [held.id for held in self._held() if held.given_id == given_id]

    def places(self) -> Iterator[tuple[ReleaseId, tuple[Source, ...]]]:
        for held in self._held():
            yield held.id, held.sources

    def collections(self) -> Mapping[str, str]:
        self._check_open()
        return self._leads.all_of("collection")

    def quotes(self) -> Iterator[Quote]:
        for held in self._held():
            yield from order_in_release(one.added.quote() for one in held.quotes)

    def _held(self) -> Iterator[HeldRelease]:
        self._check_open()
        for held in self._base.held():
            self._lease.renew()
            yield held

    def identify(self, identification: Identification) -> None:
        self._check_open()
        self._quotes |= {quote.id: quote for quote in identification.quotes}
        self._who = replace(identification, quotes=())
        self._leads.replace("redirect", dict(identification.redirects))
        self._leads.replace("saying", sayings_of(identification.sayings))

    def leave_out(self, quotes: Iterable[QuoteId]) -> None:
        self._check_open()
        self._left_out = frozenset(quotes)

    def publish(self, withdrawn: str = "", beside: Collection[str] = ()) -> str:
        self._check_open()
        self._lease.check()
        name = self._control.next_name()
        said = {QuoteId(one): said for one, said in self._leads.all_of("saying").items()}
        settled = Settled(self._quotes, self._left_out, said, is_told=self._who is not None)
        before = self._held_census()
        now = self._told_census(self._who) if self._who else self._held_census()
        publication = Publication(self._base, name, settled, before, now, self._lease.renew)
        try:
            manifest = publication.run(self._leads, self._is_erasing)
            manifest |= {"withdrawn": withdrawn, "beside": sorted(beside)}
            self._lease.check()
            index = control_name(self._engine.cluster.prefix)
            self._engine.put(index, f"manifest-{name}", manifest)
            self._controls.publish(name, self._control)
        except BaseException:
            self._controls.remove(name)
            raise
        finally:
            self.close()
        return name

    @staticmethod
    def _told_census(who: Identification) -> Census:
        """Whom the records name that were given."""
        return Census(
            {one.id: one for one in who.speakers}, {one.id: one for one in who.organisations}
        )

    def _held_census(self) -> Census:
        """Whom the records name that are held."""
        found = Census({}, {})
        if not self._base.generation:
            return found
        asked: Json = {
            "query": {"terms": {"field": ["speaker", "organisation"]}},
            "sort": ["field", "value"],
            "_source": ["field", "record", "made"],
        }  # fmt: skip
        for row in self._engine.scan(self._base.index("lists"), asked):
            source = row["_source"]
            if source["made"]:
                continue
            if source["field"] == "speaker":
                speaker = decode_speaker(PLACE, source["record"])
                found.speakers[speaker.id] = speaker
            else:
                body = decode_organisation(PLACE, source["record"])
                found.organisations[body.id] = body
        return found

    def close(self) -> None:
        """Drop whatever was not published."""
        if not self._is_done:
            self._is_done = True
            self._spool.close()

    def _check_open(self) -> None:
        if self._is_done:
            raise StorageError("this writer has published or was closed: take a new one")
        self._lease.renew()


def _gaps_of(release: Release) -> tuple[str, ...]:
    """What a release is without, were it without quotes."""
    lacking = Lacking(
        release.id, release.published is not None, bool(release.title), bool(release.issuer),
        release.text,
    )  # fmt: skip
    return tuple(gap.name for gap in count_gaps([lacking]) if gap.releases)
