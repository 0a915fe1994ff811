"""WebVTT and SubRip: what was said in a recording, in pieces of a few seconds.

Pieces of one speaker are joined again; a speaker is told by WebVTT's ``<v Ann Roe>``, by a
label (``ANN ROE: ``) or by the dash of a new voice. https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from indexer.errors import ReleaseError
from indexer.ingest.reading import Reading
from indexer.ingest.text_of import text_of_bytes
from indexer.model import Candidate, RawRelease

_TIMES = re.compile(r"^\s*(?:\d{1,3}:)?\d{1,3}:\d\d[.,]\d{1,3}\s+-->\s")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_NO_PIECE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b|[\d\s]*$")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z\d][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
# ANN ROE: …; Ms. Roe (off camera): …; REP. A. ROE: …
_LABEL = re.compile(
    r"^(?:[-–—]\s*)?(?:(?:[A-Z][a-z]{1,4}\. )?[A-Z][^:.!?]{0,60}|[A-Z][A-Z.’'() -]{1,60}):\s|^>>"
)
_DASH = re.compile(r"^[-–—]\s*(?=\S)")
_ENDED = re.compile(r"[.!?…][\"”’)\]]*$")
_MOST_NOTES = 20  # lines of notes above the first piece that are kept
_LONG = 600  # code points at which what one speaker says is parted at the end of a sentence


def read(data: bytes, origin: str, reading: Reading) -> RawRelease:
    """The words of a file of captions.

    Raises:
        ReleaseError: no piece in it has words.
    """
    text = text_of_bytes(data, origin).replace("\r\n", "\n").replace("\r", "\n")
    pieces = list(_pieces(text))
    paragraphs = _join_pieces(pieces)
    if not paragraphs:
        raise ReleaseError(origin, "no words: no piece of the captions has any")
    leads = [label[0].strip() if (label := _LABEL.match(words)) else "" for words in paragraphs]
    voices = dict.fromkeys(voice for voice, _ in pieces if voice)
    title, notes = _head(text)
    said = (Candidate("title", title, "heading"),) if title else ()
    return RawRelease(
        origin,
        "\n\n".join((*notes, *paragraphs)),
        leads=(*("" for _ in notes), *leads),
        stated=(("form", "transcript"), ("voices", "; ".join(voices))),
        candidates=said,
        remarks=_unread(text),
    )


def _join_pieces(pieces: Iterable[tuple[str, str]]) -> list[str]:
    """What one speaker says in a row as paragraphs, the first with the name of the voice."""
    paragraphs: list[str] = []
    speaker = ""
    for voice, words in pieces:
        before = paragraphs[-1] if paragraphs else ""
        is_full = len(before) > _LONG and _ENDED.search(before)
        if not before or _LABEL.match(words) or (voice and voice != speaker):
            paragraphs.append(f"{voice}: {words}" if voice else words)
        elif _DASH.match(words) or is_full:
            paragraphs.append(_DASH.sub("", words))
        elif not _repeats(before, words):
            paragraphs[-1] += f" {words}"
        speaker = voice or speaker
    return paragraphs


def _unread(text: str) -> tuple[str, ...]:
    """What is to be told of pieces whose time cannot be read, such as ``0:0x -> 0:05``."""
    blocks = _BLANK.split(text.lstrip("\ufeff"))
    first = next((n for n, block in enumerate(blocks) if _time_line(block) >= 0), len(blocks))
    lost = [
        block
        for n, block in enumerate(blocks)
        if (n > first or "->" in block) and _time_line(block) < 0 and not _NO_PIECE.match(block)
    ]
    if not lost:
        return ()
    line = text[: text.find(lost[0])].count("\n") + 1
    return (f"not read: {len(lost)} captions without a time, the first at line {line}",)


def _head(text: str) -> tuple[str, list[str]]:
    """What a file says of itself above its pieces: WebVTT's title, and the lines of its notes."""
    title = ""
    notes: list[str] = []
    for block in _BLANK.split(text.lstrip("\ufeff")):
        first, *lines = block.split("\n")
        if _time_line(block) >= 0:
            break
        if first.startswith("WEBVTT"):
            title = first.removeprefix("WEBVTT").strip(" -–—\t")
        elif first.startswith("NOTE"):
            told = (first.removeprefix("NOTE").strip(), *(line.strip() for line in lines))
            notes += [line for line in told if line]
    return title, notes[:_MOST_NOTES]


def _time_line(block: str) -> int:
    """Which line of a block tells its times, -1 where none does."""
    return next((n for n, line in enumerate(block.split("\n")[:3]) if _TIMES.match(line)), -1)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each piece with the name of its voice, "" where none is told."""
    for block in _BLANK.split(text):
        lines = block.split("\n")
        at = _time_line(block)
        if at < 0:
            continue  # the head, a note, a style
        words = " ".join(lines[at + 1 :])
        parts = _VOICE.split(words)
        for voice, said in zip(["", *parts[1::2]], parts[::2], strict=True):
            plain = " ".join(html.unescape(_TAG.sub("", said)).split())
            if plain:
                yield " ".join(html.unescape(voice).split()), plain


def _repeats(before: str, words: str) -> bool:
    """Captions that roll show a line again above the next one."""
    return len(words) > 12 and before.endswith(words)
