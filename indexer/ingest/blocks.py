"""The kind of each paragraph, read in order: boilerplate headings rule what follows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from indexer.ingest.appearance import (
    is_address,
    is_heading,
    is_link_list,
    is_name_line,
    is_reported,
    is_speech,
)
from indexer.ingest.boilerplate import boilerplate_heading, start_of_boilerplate
from indexer.model import BlockKind

Told = BlockKind | Literal[""]
"""What the markup said of a block; "" when it said nothing."""

_ABOUT_EARLIEST = 0.15  # share of the text before which "About …" opens a section, not boilerplate
_ABOUT_LONGEST = 8  # paragraphs an "About" covers at most; then the text is running again
_RUN_IN_ABOUT = re.compile(
    r"(?:About|ABOUT|Acerca de|Sobre) (?P<name>[^.:!?\n]{2,80}?)\s*[:–—-]\s+\S"
)
# About Minivela Co-headquartered in Los Angeles and Miami, Minivela is …
_BARE_ABOUT = re.compile(r"(?:About|ABOUT) (?:the )?[A-Z].{100}")
_BARE_ABOUT_EARLIEST = 0.4
_RUN_IN_CONTACT = re.compile(
    r"(?:(?:media|press|investor|news|general|public)[\w ,&/-]{0,40})?"
    r"\b(?:contacts?|inquiries|enquiries|relations|office)(?: (?:information|details|person|us))?"
    r"\s*[:–—-]\s*\S",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[*•●▪‣◦○⦁·✓✔➢►]\s+)+")
_END_MARK = re.compile(r"[”\"»]\)?[.]?$")


def judge_blocks(paragraphs: Sequence[str], told: Sequence[Told]) -> list[BlockKind]:
    """A kind for each paragraph, by the markup, its words and what stands above it."""
    judge = _Judge(sum(map(len, paragraphs)))
    return [judge.judge(words, kind) for words, kind in zip(paragraphs, told, strict=True)]


class _Judge:
    """Walks down a release and remembers under which heading it is."""

    def __init__(self, total: int) -> None:
        self._total = max(total, 1)
        self._read = 0  # code points so far
        self._under: BlockKind | None = None  # boilerplate that is being read
        self._paragraphs = 0  # in it so far
        self._after_speech = False

    def judge(self, words: str, told: Told) -> BlockKind:
        kind = self._judge(words, told)
        self._read += len(words)
        self._after_speech = kind == "paragraph" and (
            bool(_END_MARK.search(words[-4:])) or (self._after_speech and is_name_line(words))
        )
        return kind

    def _judge(self, words: str, told: Told) -> BlockKind:
        if told in ("dateline", "caption", "table", "links"):
            return told
        if is_speech(words):
            # Somebody speaks: whatever heading stood above, this is running text again.
            if self._under != "legal":
                self._under = None
            return "item" if told == "item" else "paragraph"
        if (opened := self._open(words, told)) is not None:
            return opened
        if (own := start_of_boilerplate(words)) is not None:
            return self._own_kind(words, own, told)
        if is_link_list(words):
            return "links"
        if told == "heading" or (told == "" and self._is_heading(words)):
            self._under = None
            return "heading"
        return self._under_heading(words, told)

    def _open(self, words: str, told: Told) -> BlockKind | None:
        """A boilerplate heading, alone or run in, begins to rule."""
        heading = boilerplate_heading(words)
        if heading == "about" and self._read < _ABOUT_EARLIEST * self._total:
            heading = None
        if heading is not None:
            self._rule(heading)
            return "heading" if told == "heading" or heading == "about" else heading
        if _RUN_IN_CONTACT.match(words) and len(words) < 400:
            self._rule("contact")
            return "contact"
        if told != "item" and self._is_run_in_about(words):
            self._rule("about")
            return "about"
        return None

    def _is_run_in_about(self, words: str) -> bool:
        share = self._read / self._total
        about = (share >= _ABOUT_EARLIEST and _RUN_IN_ABOUT.match(words)) or (
            share >= _BARE_ABOUT_EARLIEST and _BARE_ABOUT.match(words)
        )
        return bool(about) and not is_reported(words)

    def _rule(self, kind: BlockKind) -> None:
        self._under, self._paragraphs = kind, 0

    def _own_kind(self, words: str, own: BlockKind, told: Told) -> BlockKind:
        """Boilerplate by its own words; only legal text rules what follows."""
        if own == "contact" and self._after_speech and is_name_line(words):
            return "paragraph"
        if own == "legal":
            self._rule("legal")
        elif own == "table" and told == "item":
            return "item"
        return own

    def _is_heading(self, words: str) -> bool:
        """A heading by its looks; in a contact block and below a quotation it is a name."""
        if self._after_speech and is_name_line(words):
            return False
        return self._under != "contact" and is_heading(words)

    def _under_heading(self, words: str, told: Told) -> BlockKind:
        """A paragraph takes the kind of the boilerplate above it, unless it reads on."""
        plain: BlockKind = "item" if told == "item" else "paragraph"
        if self._under is None:
            return plain
        self._paragraphs += 1
        if self._under == "contact":
            running = len(words) > 160 and not is_address(words)
        elif self._under == "about":
            running = self._paragraphs > _ABOUT_LONGEST or is_reported(words)
        else:
            running = self._paragraphs > 2 * _ABOUT_LONGEST
        if running:
            self._under = None
            return plain
        return self._under


def strip_bullet(words: str, told: Told) -> tuple[str, Told]:
    """A bullet that survived as a character makes an item."""
    match = _BULLET.match(words)
    if match is None or told not in ("", "item", "paragraph"):
        return words, told
    return words[match.end() :], "item"
