"""A whole export in lines of JSON made an archive again."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from indexer.archive import Address, Writer, open_archive
from indexer.errors import ExportError
from indexer.export.exchange import read_organisation, read_quote, read_release, read_speaker
from indexer.export.package import DESCRIPTION
from indexer.jobs.curation import Curation, publish_curated, read_curation
from indexer.jobs.exported_records import ADDRESSES, ORGANISATIONS, SPEAKERS, WITHDRAWALS
from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId
from indexer.pipeline import words_of
from indexer.withdrawals import NONE, parse_withdrawals

_QUOTES, _RELEASES = "quotes.jsonl", "releases.jsonl"
_NEEDED = (_QUOTES, _RELEASES, SPEAKERS, ORGANISATIONS, ADDRESSES)
_LONGEST_DESCRIPTION = 10_000_000
_LONGEST_LINE = 256_000_000  # bytes: a release has up to 10 MB of text
_AT_ONCE = 1 << 20
_Place = tuple[int, int]  # of a line: the byte it begins at, and its number

Value = TypeVar("Value")


def import_export(folder: Path, address: Address) -> tuple[str, int, int]:
    """Publish what an export holds; the generation, how many releases and quotes.

    The archive must hold nothing yet. Every file is compared with the digest that the package
    gives before anything is written. Raises ``ExportError`` for what is no whole export of an
    archive in lines of JSON, naming the file and the line.
    """
    curation = _check_package(folder)
    archive = open_archive(address)
    if read_curation(address).withdrawn.notices:
        raise ExportError(f"things were withdrawn from {address}: name a folder that held nothing")
    try:
        with archive.writer() as writer:
            if next(writer.releases(), None) is not None:
                raise ExportError(f"{address} holds an archive: name a folder that does not")
            releases, quotes = _fill(writer, folder)
            generation = publish_curated(writer, address, curation)
    finally:
        archive.close()
    return generation, releases, quotes


def _fill(writer: Writer, folder: Path) -> tuple[int, int]:
    """Give a writer everything, a release at a time: only where quotes stand is remembered."""
    path = folder / _QUOTES
    places, sayings, quotes = _look_through(path)
    known: dict[str, Container[str]] = {
        "speaker": {one.id for one in _read(folder / SPEAKERS, read_speaker)},
        "organisation": {one.id for one in _read(folder / ORGANISATIONS, read_organisation)},
    }
    seen: set[str] = set()

    def read_new(row: dict[str, Any]) -> Release:
        release = read_release(row)
        if release.id in seen:
            raise ValueError(f"release {release.id} stands here a second time")
        seen.add(release.id)
        return release

    with path.open("rb") as file:
        for release in _read(folder / _RELEASES, read_new):
            having = places.pop(release.id, ())
            writer.add(release, tuple(_quote_at(path, file, release, known, *p) for p in having))
    releases = len(seen)
    if places:
        raise ExportError(f"{path}: quotes of {min(places)}, which is not there")
    addresses = _read_addresses(folder / ADDRESSES)
    writer.set_collections(addresses["collection"])
    writer.lead_on(
        {ReleaseId(old): ReleaseId(new) for old, new in addresses["release"].items()},
        {QuoteId(old): QuoteId(new) for old, new in addresses["quote"].items()},
    )
    identification = Identification(
        (),  # they were added as identified
        tuple(_read(folder / SPEAKERS, read_speaker)),
        tuple(_read(folder / ORGANISATIONS, read_organisation)),
        tuple(sorted(addresses["who"].items())),
        tuple((first, *others) for first, others in sorted(sayings.items())),
    )
    writer.identify(identification)
    return releases, quotes


def _look_through(
    path: Path,
) -> tuple[dict[str, list[_Place]], dict[QuoteId, list[QuoteId]], int]:
    """Where each release's quotes stand, what is said again by which, and how many there are."""
    places: dict[str, list[_Place]] = defaultdict(list)
    sayings: dict[QuoteId, list[QuoteId]] = defaultdict(list)
    seen: set[str] = set()
    at = number = 0
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            number += 1
            with _naming(path, number):
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("is no JSON object")  # noqa: TRY004  # one error for all
                places[sys.intern(str(row["release"]))].append((at, number))
                first, id_ = str(row["saying"]), str(row["id"])
                if id_ in seen:
                    raise ValueError(f"quote {id_} stands here a second time")
                seen.add(id_)
            if first != id_:
                sayings[QuoteId(first)].append(QuoteId(id_))
            at += len(line)
    return places, sayings, number


def _quote_at(  # a line, and what it is held against
    path: Path,
    file: IO[bytes],
    release: Release,
    known: Mapping[str, Container[str]],
    at: int,
    number: int,
) -> Quote:
    file.seek(at)
    with _naming(path, number):
        quote = read_quote(json.loads(file.readline(_LONGEST_LINE)))
        _check_quote(quote, release, known)
        return quote


def _check_quote(quote: Quote, release: Release, known: Mapping[str, Container[str]]) -> None:
    """``ValueError`` for words that its release does not say, or of somebody nobody knows."""
    for kind, id_ in (("speaker", quote.speaker_id), ("organisation", quote.organisation_id)):
        if id_ is not None and id_ not in known[kind]:
            raise ValueError(f"{kind} {id_} has no line of its own")
    if not quote.content or not quote.text.strip():
        raise ValueError("has no words")
    if max(span.end for span in quote.content) > len(release.text):
        raise ValueError(f"spans: lie outside of the text of {release.id}")
    if _letters(quote.text) != _letters(words_of(release.text, quote.content)):
        raise ValueError(f"text: its words do not stand in {release.id} where the spans say")


def _letters(text: str) -> str:
    """Letters and digits alone: how pieces are joined is of no account."""
    return "".join(filter(str.isalnum, text.casefold()))


def _read_addresses(path: Path) -> Mapping[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {k: {} for k in ("collection", "who", "release", "quote")}

    def take(row: dict[str, Any]) -> None:
        found[row["kind"]][str(row["id"])] = str(row["to"])

    for _ in _read(path, take):
        pass
    return found


def _read(path: Path, read: Callable[[dict[str, Any]], Value]) -> Iterator[Value]:
    """What the lines of a file stand for."""
    number = 0
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            number += 1
            with _naming(path, number):
                value = read(json.loads(line))
            yield value


@contextmanager
def _naming(path: Path, number: int) -> Iterator[None]:
    """What no export wrote is an ``ExportError`` with its line."""
    try:
        yield
    except KeyError as error:
        raise ExportError(f"{path}:{number}: has no {error.args[0]}") from error
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ExportError(f"{path}:{number}: {error}") from error


def _check_package(folder: Path) -> Curation:
    """That the folder is a whole export in lines of JSON, and as it was written; what people
    decided about it."""
    path = folder / DESCRIPTION
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_LONGEST_DESCRIPTION))
        query = told["on_record"]["query"]
        digests = {one["path"]: one["hash"] for one in told["resources"]}
    except FileNotFoundError as error:
        raise ExportError(f"{folder} is no finished export: it has no {DESCRIPTION}") from error
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise ExportError(f"{path} is not what an export writes: {error}") from error
    if query:
        raise ExportError(f"{folder} is an export of the search {query!r}: an archive is made of"
                          " one of everything")  # fmt: skip
    for name in _NEEDED:
        if name not in digests:
            raise ExportError(f"{path} names no {name}: export with --format jsonl")
    for name in (*_NEEDED, WITHDRAWALS):
        if name in digests and f"sha256:{_digest(folder / name)}" != digests[name]:
            raise ExportError(f"{folder / name} is not as it was written")
    withdrawn = NONE
    if WITHDRAWALS in digests:  # packages of versions before 0.3 have none
        withdrawn = next(_read(folder / WITHDRAWALS, parse_withdrawals), NONE)
    return Curation(withdrawn, bool(told["on_record"].get("curated")))


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while data := file.read(_AT_ONCE):
            digest.update(data)
    return digest.hexdigest()
