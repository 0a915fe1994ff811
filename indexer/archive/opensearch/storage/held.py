"""A release as a generation holds it for the next writer: its record and its quotes, as rows.

Rows are what the embedded archive keeps, too. They are decoded where somebody asks for a value;
a publication of a few changes looks at all of them and decodes hardly any.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from indexer.archive.embedded.storage.records import (
    decode_quote,
    decode_release,
    encode_quote,
    encode_release,
)
from indexer.archive.opensearch.storage.indices import PLACE
from indexer.model import Quote, Release, ReleaseId, Source


class Row(NamedTuple):
    """A quote: what ``decode_quote`` takes."""

    record: str
    text: str
    judgement: str
    speaker: str | None
    organisation: str | None

    @classmethod
    def of(cls, quote: Quote) -> Row:
        return cls(
            encode_quote(quote),
            quote.text,
            quote.judgement,
            quote.speaker_id,
            quote.organisation_id,
        )

    def quote(self) -> Quote:
        return decode_quote(PLACE, *self)


@dataclass(slots=True)
class HeldQuote:
    """A quote as added, as identified (None: as added), and what was published of it."""

    id: str
    added: Row
    identified: Row | None = None
    digest: str = ""
    """Of the document that was published; "" where none was."""
    length: int = 0
    """Terms of the text that was published."""

    @property
    def shown(self) -> Row:
        return self.identified or self.added


@dataclass(slots=True)
class HeldRelease:
    """A release without its text, and what was published of it."""

    id: ReleaseId
    record: str
    sha256: str
    given_id: str
    sources: tuple[Source, ...]
    gaps: tuple[str, ...]
    """What it is without, whatever its quotes: see ``indexer.archive.gaps``."""
    quotes: list[HeldQuote] = field(default_factory=list)
    digest: str = ""
    length: int = 0
    lines: dict[str, str] = field(default_factory=dict)
    """Digests of its lines in the list of speeches."""

    def release(self, text: str) -> Release:
        """The release with a text, "" where nobody looks at it."""
        read = decode_release(PLACE, self.record, text)
        return replace(read, given_id=self.given_id, sources=self.sources)

    def as_json(self) -> list[Any]:
        return [
            self.id, self.record, self.sha256, self.given_id, self.sources, self.gaps,
            self.digest, self.length, self.lines,
            [[q.id, q.added, q.identified, q.digest, q.length] for q in self.quotes],
        ]  # fmt: skip


def read_held(row: list[Any]) -> HeldRelease:
    """The inverse of ``HeldRelease.as_json``."""
    id_, record, sha256, given_id, sources, gaps, digest, length, lines, quotes = row
    return HeldRelease(
        id_,
        record,
        sha256,
        given_id,
        tuple(Source(*source) for source in sources),
        tuple(gaps),
        [
            HeldQuote(one, Row(*added), Row(*now) if now else None, published, terms)
            for one, added, now, published, terms in quotes
        ],
        digest,
        length,
        lines,
    )


def hold(release: Release, quotes: tuple[Quote, ...], gaps: tuple[str, ...]) -> HeldRelease:
    """A release that was added, of which nothing is published yet."""
    return HeldRelease(
        release.id,
        encode_release(release),
        release.sha256,
        release.given_id,
        release.sources,
        gaps,
        [HeldQuote(quote.id, Row.of(quote)) for quote in quotes],
    )
