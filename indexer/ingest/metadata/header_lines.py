"""``Title: …``, ``Date: …``: the labelled lines some archives put above a release's text."""

from __future__ import annotations

import re

from indexer.ingest.fields import NAMES

_LINE = re.compile(r"(?P<label>[^\W\d_][\w -]{0,30}?)[ \t]*:(?!//)[ \t]*(?P<value>.*)")
_FOLDED = re.compile(r"[ \t]+\S")
_BODY = frozenset(("content", "body", "text", "article", "message"))
_OPENS = frozenset((*NAMES["title"], *NAMES["published"], "from", "author", "by", "source"))
_NAMES = _OPENS | frozenset(name for names in NAMES.values() for name in names)
_SENTENCE = re.compile(r"[.!?。！？][”\"’」]?$")
_MOST = 40  # lines of a header


def split_header_lines(text: str) -> tuple[dict[str, str], str]:
    """The fields of the labelled lines a text begins with, and the text after them.

    A header opens with a title, a date or a sender and names two fields or more;
    a line such as ``Content:``, or one without a label, ends it. What it names
    besides those we know stays in the text.

    >>> split_header_lines('Title: A day\\nDate: 3 May 2025\\n\\nText.')
    ({'title': 'A day', 'date': '3 May 2025'}, 'Text.')
    """
    lines = text.split("\n")
    header = _Header()
    at = 0
    while at < min(len(lines), _MOST) and header.takes(lines, at):
        at += 1
    if len(header.fields) < 2 or next(iter(header.fields)) not in _OPENS:
        return {}, text
    rest = [*header.kept, *([""] if header.kept else []), *lines[at:]]
    return header.fields, "\n".join(rest).strip("\n")


class _Header:
    """A header being read: its fields, and the lines that say something else."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.kept: list[str] = []
        self._last = ""  # the field a folded line would go on with
        self._ended = False

    def takes(self, lines: list[str], at: int) -> bool:
        """Whether the line belongs to the header; if so, it is read."""
        line = lines[at]
        if self._ended:
            return False
        match = _LINE.fullmatch(line)
        label = _label(match["label"]) if match else ""
        value = match["value"].strip() if match else ""
        if label in _BODY and not value:
            self._ended = True
        elif label in _NAMES and label not in self.fields:
            self.fields[label], self._last = value, label
        elif self._last and _FOLDED.match(line):
            self.fields[self._last] += f" {line.strip()}"
        elif label and self.fields and value and not _SENTENCE.search(value):
            self.kept.append(line)
            self._last = ""
        else:
            return not line.strip() and _goes_on(lines, at)
        return True


def _label(words: str) -> str:
    return words.strip().lower().replace(" ", "_").replace("-", "_")


def _goes_on(lines: list[str], at: int) -> bool:
    """Whether a known label stands behind the blank lines at ``at``."""
    for line in lines[at : at + 3]:
        if line.strip():
            match = _LINE.fullmatch(line)
            return match is not None and _label(match["label"]) in _NAMES | _BODY
    return False
