"""One archive made of another: what is read of it goes over, whichever engines hold the two."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.archive import Address, Reader, SearchQuery, open_archive
from indexer.errors import StorageError
from indexer.jobs.curation import publish_curated, read_curation
from indexer.jobs.report import Progress, Silent
from indexer.model import Identification, Organisation, QuoteId, Speaker

_LISTED = 5_000


def copy_archive(
    source: Address, target: Address, *, replace: bool = False, progress: Progress | None = None
) -> str:
    """Publish at ``target`` what is read at ``source``; the name of the generation.

    Quotes go over as they are shown, corrected ones as corrected, with who is who, addresses
    that lead on, and notices of what was withdrawn. Earlier generations do not, nor what the
    build left out as recurring: the next build at the target reads all releases again, and asks
    for the authority folder if there was one.

    Raises:
        StorageError: the target holds an archive already, and is not to be ``replaced``; or the
            source holds what was withdrawn from it.
    """
    progress = progress or Silent()
    held = open_archive(target)
    if held.published() and not replace:
        raise StorageError(f"{target} holds an archive already; --replace puts this in its place")
    curation, gone = read_curation(source), read_curation(target).withdrawn
    with open_archive(source).reader() as reader, held.writer(fresh=True) as writer:
        if refusal := gone.refusal(reader):
            raise StorageError(f"{target}: {refusal}")
        progress.begin("Copying", reader.statistics().releases)
        for release_id, _ in reader.releases():
            page = reader.release(release_id)
            writer.add(page.release, page.quotes)
            progress.advance(1)
        writer.set_collections(reader.collections())
        writer.lead_on(*reader.led_on())
        writer.identify(_identification(reader))
        return publish_curated(writer, target, curation)


def _identification(reader: Reader) -> Identification:
    return Identification(
        (),
        tuple(_speakers(reader)),
        tuple(_organisations(reader)),
        tuple(reader.redirects().items()),
        tuple(_sayings(reader)),
    )


def _speakers(reader: Reader) -> Iterator[Speaker]:
    page = 1
    while found := reader.browse("speaker", "", page, _LISTED).speakers:
        yield from (listed.speaker for listed in found)
        page += 1


def _organisations(reader: Reader) -> Iterator[Organisation]:
    page = 1
    while found := reader.browse("organisation", "", page, _LISTED).organisations:
        yield from found
        page += 1


def _sayings(reader: Reader) -> Iterator[tuple[QuoteId, ...]]:
    """Quotes that are one saying, the earliest first."""
    known: set[QuoteId] = set()
    for hit in reader.export(SearchQuery(sort="oldest")):
        if hit.elsewhere and hit.quote.id not in known:
            others = [other.quote.id for other in reader.appearances(hit.quote.id)]
            known.update(others)
            yield (hit.quote.id, *others)
