"""A message of e-mail, as programs save it: its subject is the headline, its sender the house."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr

from indexer.errors import ReleaseError
from indexer.ingest.fields import add_fields
from indexer.ingest.html_page import read_html
from indexer.ingest.metadata.houses import house_of
from indexer.ingest.metadata.issuer import owner_of
from indexer.ingest.metadata.lines import read_line
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.reading import Reading
from indexer.ingest.text_of import text_of_bytes
from indexer.model import Candidate, RawRelease

# What stands before a headline in a subject.
_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|fw|aw|wg|media release|press release|news release|for immediate release)"
    r"\s*[:|–—-]\s*)+",
    re.IGNORECASE,
)
_PARTS = re.compile(r":\s+|\s[|–—-]\s")
_MOST_PARTS = 1_000  # of a message, whatever they are; real ones have some ten
# The headers that are parsed, and how many bytes each may have: lines have 998 at most (RFC 5322),
# and real ones have a few. The library's parser takes time that grows as their square.
_PARSED = {
    "subject": 10_000,
    "from": 10_000,
    "date": 998,
    "message-id": 998,
    "content-type": 1_996,
    "content-disposition": 1_996,
    "content-transfer-encoding": 998,
}
_ALL_PARSED = 30_000  # bytes of them in a message with all its parts: some seconds
_FAULTS = (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError)


class _TooLongError(Exception):
    """A header, all of them, or all parts may take too long to read."""


class _Bounded(EmailPolicy):
    """Refuses headers over the bounds before any is parsed, those of parts too."""

    def __init__(self) -> None:
        super().__init__()
        object.__setattr__(self, "_met", [0])  # bytes met; a policy lets nothing else be set

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name = sourcelines[0].partition(":")[0].strip()
        most = _PARSED.get(name.lower())
        if most is not None:
            self._count(name, sum(map(len, sourcelines)), most)
        return super().header_source_parse(sourcelines)

    def _count(self, name: str, size: int, most: int) -> None:
        if size > most:
            raise _TooLongError(f"its header {name} has {size:,} bytes, more than {most:,}")
        met: list[int] = self.__dict__["_met"]
        met[0] += size
        if met[0] > _ALL_PARSED:
            raise _TooLongError(f"its headers have more than {_ALL_PARSED:,} bytes")


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The release of a message.

    Raises:
        ReleaseError: it is no message, or holds no text.
    """
    try:
        message = email.message_from_bytes(data, policy=_Bounded())
        assert isinstance(message, EmailMessage), "the policy makes these"
        return _release(message, origin)
    except _TooLongError as error:
        raise ReleaseError(origin, f"not read as e-mail: {error}") from error
    except _FAULTS as error:  # what the parser raises on headers nobody wrote by hand
        raise ReleaseError(origin, "not readable as e-mail: a header is malformed") from error


def _release(message: EmailMessage, origin: str) -> RawRelease:
    plain, html = _bodies(message)
    text = text_of_bytes(plain, origin) if plain.strip() else ""
    if text.strip():
        raw = read_plain_text(text, origin)
    elif html.strip():
        raw = read_html(text_of_bytes(html, origin), origin)
    else:
        raise ReleaseError(origin, "the message holds no text; save what is attached by itself")
    sender, address = parseaddr(str(message.get("From", "")))
    sender = house_of(sender) or owner_of(f"https://{address.partition('@')[2]}", raw.text)
    day = message["Date"].datetime if message["Date"] is not None else None
    fields = {
        "title": _headline(str(message.get("Subject", ""))),
        "publisher": sender,
        "id": str(message.get("Message-ID", "")).strip().strip("<>"),
    }
    raw = add_fields(raw, {k: v for k, v in fields.items() if v}, "record")
    sent = Candidate("published", day.date().isoformat() if day is not None else "", "mail header")
    return replace(raw, candidates=(*raw.candidates, sent))


def _headline(subject: str) -> str:
    """A subject without what stands before the headline: ``EMBARGOED 00:01 5 JUNE: Wells dry``."""
    words = _PREFIX.sub("", " ".join(subject.split()))
    while (part := _PARTS.search(words)) and read_line(words[: part.start()]) is not None:
        words = words[part.end() :]
    return words


def _bodies(message: EmailMessage) -> tuple[bytes, bytes]:
    """The text and the HTML of a message, in UTF-8, "" for what it has not; no attachments."""
    found: dict[str, list[bytes]] = {"text/plain": [], "text/html": []}
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            raise _TooLongError(f"it has more than {_MOST_PARTS:,} parts")
        kind = part.get_content_type()
        if kind in found and part.get_content_disposition() != "attachment":
            found[kind].append(_in_utf8(part))
    return b"\n\n".join(found["text/plain"]), b"\n".join(found["text/html"])


def _in_utf8(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("")).encode("utf-8", "surrogatepass")
    except (LookupError, UnicodeError):
        return data  # said wrongly, or not at all: it is found out
