"""Markdown, as wires archive it: little markup, many accidents.

A full CommonMark reading would turn indented addresses into code and a line of
figures into a list; what matters here is which words stand in which block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from indexer.ingest.fields import add_fields
from indexer.ingest.front_matter import split_front_matter
from indexer.ingest.metadata.headline import names_house
from indexer.model import BlockKind, Candidate, RawRelease

_HEADING = re.compile(r" {0,3}#{1,6}")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[*+•●▪‣◦○⦁–-]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+•●▪-]|\d{1,3}[.)])[ \t]*$")
_SIGNATURE = re.compile(r"[ \t]*[–—-]{1,2}[ \t]+[^\W\d_][\w.’'\-]+(?: [\w.’'\-]+){1,4}(?:,|$)")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$|[ \t]*:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?)+[ \t]*$")
_QUOTED = re.compile(r" {0,3}(?:> ?)+")
_SIGNED = re.compile(r"[ \t]*(?:[–—―]|--?[ \t])[ \t]*[^\W\d_a-z]")  # — Jane Roe, harbour master
_NOTE_MARK = re.compile(r"\[\^[\w\-]{1,20}\](?!:)")
_NOTE = re.compile(r"[ \t]*\[\^[\w\-]{1,20}\]:[ \t]*")
_IMAGE = re.compile(
    r"!\[([^\]]{0,400})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \t]+[\"'][^\"'\n]*[\"'])?\)"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,600})\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?"
    r"(?:[ \t]+[\"'][^\"'\n]*[\"'])?\)"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_BOLD = re.compile(r"(?<![*\w])(\*{2,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?!\*)")
_BOLD_LOW = re.compile(r"(?<![_\w])__(?=\S)([^_\n]{1,2000}?)(?<=\S)__(?![_\w])")
_EMPHASIS = re.compile(r"(?<![*\w\\])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![*\w])")
_EMPHASIS_LOW = re.compile(r"(?<![_\w/.@])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![_\w])")
_CODE = re.compile(r"(?<!`)`([^`\n]{1,300})`(?!`)")
_ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\]^_`{|}~])")
_TAGS = re.compile(
    r"</?(?:p|br|div|span|b|i|em|strong|u|a|ul|ol|li|iframe|script|font|sup|sub)\b[^<>]{0,800}>",
    re.I,
)
_BREAK_TAGS = re.compile(r"</?(?:p|br|div|ul|ol|li)\b[^<>]{0,300}>", re.I)
_SCRIPT = re.compile(r"<(script|style|iframe)\b", re.IGNORECASE)
_SCRIPT_ENDS = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "iframe")
}
# What is bold at the start of a block, or behind a time: "[00:01:10] **Roe** We begin."
_LEAD = re.compile(
    r"\s*(?:[\[(]?\d{1,2}(?::\d\d){1,2}[\])]?\s*)?(?:\*{2,3}(?=\S)(?:[^*\n]|\*(?!\*)){1,500}?\*{2,3}|__(?=\S)[^_\n]{1,500}?__):?"
)
_BOLD_TAGS = re.compile(r"(?m)^([ \t]*)<(b|strong)>\s*([^<>*\n]{1,300}?)\s*</\2>", re.I)
_BOLD_LINE = re.compile(r"(\*\*|__)[^*\n]{2,120}\1:?")
# The trailer of an archived wire release: [Original/Source Press Release](https://…)
_SOURCE = re.compile(
    r"^\[(?:Original|Source)[^\]\n]{0,40}\]\((https?://[^)\s]{1,1000})\)", re.M | re.I
)
_TRAILER = re.compile(r"\n[ \t]*---+[ \t]*\n\s*(?=\[(?:Original|Source)[^\]\n]{0,40}\]\()", re.I)


_TOP = 6  # blocks among which the headline may stand
_LONGEST_LINE = 100  # code points of a line above it


@dataclass(slots=True)
class _Block:
    text: str
    kind: BlockKind | Literal[""] = ""
    quote: int = 0  # the block quotation it is part of
    lead: str = ""  # the words in bold it begins with
    signed: bool = False  # a heading by its signs, not by being bold


def read_markdown(text: str, origin: str) -> RawRelease:
    """A release from Markdown: a heading that opens it is its headline."""
    fields, body = split_front_matter(
        text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    )
    raw = add_fields(RawRelease(origin=origin, text=""), fields, "front matter")
    said = list(raw.candidates)
    body, url = _cut_trailer(body)
    if url:
        said.append(Candidate("url", url, "source link"))
    blocks = _split_blocks(body)
    top = _find_top(blocks)
    if top is not None:
        stated = next((c.value for c in said if c.field == "title"), blocks[top].text)
        said.append(Candidate("title", blocks[top].text, "heading"))
        if stated == blocks[top].text:
            blocks = [*blocks[:top], *blocks[top + 1 :]]
    return replace(
        raw,
        text="\n\n".join(b.text for b in blocks),
        kinds=tuple(b.kind for b in blocks),
        leads=tuple(b.lead for b in blocks),
        candidates=tuple(said),
    )


def _find_top(blocks: Sequence[_Block]) -> int | None:
    """The heading that opens a document, at most a line of links above it.

    A line in bold above the first heading with signs is a letterhead or a notice, and so is a
    heading that only names a house where another follows.
    """
    headings = [n for n, b in enumerate(blocks[:_TOP]) if b.signed]
    titles = (n for n in headings if not names_house(blocks[n].text))
    signed = next(titles, headings[0]) if headings else None
    if signed and all(len(b.text) <= _LONGEST_LINE for b in blocks[:signed]):
        return signed
    for n, block in enumerate(blocks[:2]):
        if block.kind == "heading":
            return n
        if block.kind or (" / " not in block.text and " > " not in block.text):
            return None
    return None


def _cut_trailer(body: str) -> tuple[str, str]:
    """The body without the archive's own trailer of links, and the link to the source."""
    trailer = _TRAILER.search(body)
    source = _SOURCE.search(body, trailer.end() if trailer else 0)
    return (body[: trailer.start()] if trailer else body), (source.group(1) if source else "")


def _split_blocks(body: str) -> list[_Block]:
    """Blocks of a document, their markup read and removed."""
    if "<" in body:
        body = _without_scripts(_without_comments(body))
        body = _BOLD_TAGS.sub(r"\1**\3**", _BREAK_TAGS.sub("\n\n", body))
        body = _TAGS.sub("", body)
    gathered = _Gathered()
    for line in body.split("\n"):
        gathered.take(line)
    gathered.close()
    blocks: list[_Block] = []
    for block in gathered.blocks:
        words, captions = _read_inline(block.text)
        kind = block.kind
        if not words or words.strip("*_# ") == "":
            words = ""
        elif kind == "" and _BOLD_LINE.fullmatch(block.text.strip()):
            kind = "heading"
        if words and (note := _NOTE.match(words)):
            words, kind = words[note.end() :], "caption"
        if words:
            lead = _read_lead(block.text)
            blocks.append(_Block(words, kind, block.quote, lead, block.signed))
        blocks += [_Block(caption, "caption") for caption in captions]
    return _set_quotations(blocks)


def _set_quotations(blocks: list[_Block]) -> list[_Block]:
    """Block quotations that end with who said them, set in quotation marks like any other."""
    kept: list[_Block] = []
    for number, group in groupby(blocks, key=lambda block: block.quote):
        stretch = list(group)
        if number and len(stretch) > 1 and _SIGNED.match(stretch[-1].text):
            words, source = stretch[:-1], stretch[-1]
            if not words[0].text.startswith(("“", '"', "«", "„", "‘")):
                words = [_Block(f"“{b.text}", "paragraph", number) for b in words]
                words[-1].text += "”"
            stretch = [*words, _Block(source.text, "paragraph", number)]
        kept += stretch
    return kept


def _without_comments(body: str) -> str:
    """Without what stands between ``<!--`` and ``-->``; one that never closes stays as it is."""
    kept: list[str] = []
    at = 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start + 4)) >= 0:
        kept.append(body[at:start])
        at = end + 3
    return "".join([*kept, body[at:]])


def _without_scripts(body: str) -> str:
    """Without scripts, styles and frames; what never closes is looked for once."""
    kept: list[str] = []
    at = 0
    never: set[str] = set()
    for opened in _SCRIPT.finditer(body):
        name = opened.group(1).lower()
        if opened.start() < at or name in never:
            continue
        closed = _SCRIPT_ENDS[name].search(body, opened.end())
        if closed is None:
            never.add(name)
            continue
        kept.append(body[at : opened.start()])
        at = closed.end()
    return "".join([*kept, body[at:]])


def _heading(line: str) -> str | None:
    """The words of a heading between its signs; None for any other line."""
    opened = _HEADING.match(line)
    if opened is None:
        return None
    rest = line[opened.end() :]
    words = rest.rstrip(" \t").rstrip("#").rstrip(" \t")
    return words.strip() if not words.strip(" \t") or rest[0] in " \t" else None


_FIELD = re.compile(r"[*_]{0,2}[^\W\d_][\w /&’'-]{1,30}:[*_]{0,2}\s+\S")


def _only_closes(line: str) -> bool:
    """Nothing, a fence of code, a rule, or an item without words."""
    plain = line.strip()
    parts = not plain or plain.startswith("```") or _RULE.match(line) or _EMPTY_ITEM.match(line)
    return bool(parts)


class _Gathered:
    """Lines gathered into blocks."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._lines: list[str] = []
        self._kind: BlockKind | Literal[""] = ""
        self._quote = 0  # the block quotation that is open, or the last one
        self._quoted = False

    def close(self) -> None:
        if self._lines and self._opens_with_letterhead():
            self.blocks.append(_Block(self._lines.pop(0)))
        if self._lines:
            number = self._quote if self._quoted else 0
            self.blocks.append(_Block("\n".join(self._lines), self._kind, number))
        self._lines, self._kind = [], ""

    def take(self, line: str) -> None:
        quoted = line.lstrip().startswith(">")
        if quoted:
            line = _QUOTED.sub("", line)
        if quoted != self._quoted and (quoted or not line.strip() or not self._lines):
            self.close()
            self._quote += quoted
            self._quoted = quoted
        if quoted and _SIGNED.match(line):
            self.close()
        if not self._take_mark(line) and not self._take_block(line):
            self._take_words(line)

    def _take_mark(self, line: str) -> bool:
        """A line that only closes what stands above it, or makes it a heading."""
        if _SETEXT.match(line) and len(self._lines) == 1 and not self._kind:
            self._kind = "heading"
        elif not _only_closes(line):
            return False
        self.close()
        return True

    def _take_block(self, line: str) -> bool:
        """A line with the mark of a block: a heading, a row of a table, an item."""
        if (heading := _heading(line)) is not None:
            self.close()
            self.blocks.append(_Block(heading, "heading", signed=True))
        elif _TABLE.match(line):
            self._table(line)
        elif _ITEM.match(line) and not _SIGNATURE.match(line):
            self.close()
            self._lines, self._kind = [_item_words(line)], "item"
        else:
            return False
        return True

    def _take_words(self, line: str) -> None:
        if self._lists_fields(line):
            self.close()
        self._lines.append(line)
        if line.endswith(("  ", "\\")) and self._kind != "item":
            self._lines[-1] = line.rstrip("\\")
            self.close()

    def _lists_fields(self, line: str) -> bool:
        """`Interviewer: Ann Roe` under `Recorded: 3 May`: each stands for itself."""
        above = self._lines[-1] if self._lines and not self._kind else ""
        return bool(_FIELD.match(line) and _FIELD.match(above))

    def _opens_with_letterhead(self) -> bool:
        """A name in bold on the first line of one of the first blocks, no label among the rest."""
        first, rest = self._lines[0], self._lines[1:]
        plain = rest and not (self._kind or self._quoted) and len(self.blocks) < _TOP
        named = len(first.split()) > 2 and _BOLD_LINE.fullmatch(first.strip()) is not None
        return bool(plain) and named and not any(": " in line for line in rest)

    def _table(self, line: str) -> None:
        """A row of a table: its cells with a bar between them, the ruler left out."""
        self.close()
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if not all(re.fullmatch(r":?-+:?", c) for c in cells):
            self._lines, self._kind = [" | ".join(cells)], "table"
            self.close()


def _item_words(line: str) -> str:
    """An item without its bullet; a number stays, since "3." may be a rank worth reading."""
    mark = _ITEM.match(line)
    if mark is None or line.lstrip()[:1].isdigit():
        return line
    return line[mark.end() :]


def _read_lead(text: str) -> str:
    """The words in bold that a block begins with, without their markup."""
    lead = _LEAD.match(text)
    return _read_inline(lead.group())[0] if lead is not None else ""


def _read_inline(text: str) -> tuple[str, list[str]]:
    """Words without markup, and the captions of the pictures among them."""
    captions: list[str] = []
    if "](" in text:
        captions = [m.group(1).strip() for m in _IMAGE.finditer(text) if _is_caption(m.group(1))]
        text = _IMAGE.sub(" ", text)
        text = _LINK.sub(_link_words, text)
    if "[^" in text:
        text = _NOTE_MARK.sub("", text)
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", _BOLD.sub(r"\2", text))
    if "_" in text:
        text = _EMPHASIS_LOW.sub(r"\1", _BOLD_LOW.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return text.strip(), captions


def _link_words(match: re.Match[str]) -> str:
    return match.group(1)


def _is_caption(words: str) -> bool:
    """An alternative text worth reading: not "image", not a file name."""
    return len(words.split()) >= 4 and not re.search(
        r"\.(?:jpe?g|png|webp|gif)$", words.strip(), re.I
    )
