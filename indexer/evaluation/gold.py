"""Annotated releases as values, read from the three forms people keep them in.

=========  ==========================================================================
form       what it looks like
=========  ==========================================================================
releases   ours: a folder of JSON files, a release each; ``corpus/README.md`` has the
           rules. Quotes have ``spans`` (verbatim substrings), ``speaker``, ``role``,
           ``organisation``; ``ignore`` lists stretches that are not asked for.
polnear    JSON lines, an article each, with ``attributions`` of ``source``, ``cue``
           and ``content`` offsets (Newell, Margolin and Ruths 2018).
citron     a folder of JSON files with ``quotes`` of ``cue``, ``sources`` and
           ``contents`` as {start, end, text} (the BBC's Citron, docs/data_format.md).
=========  ==========================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.model import Span

Form = Literal["releases", "polnear", "citron"]


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One annotated quote; spans are code points of the annotated text.

    ``speaker`` is the fullest name the release gives, or None in a form that
    annotates only the words of the attribution (``mention``). ``speech`` is
    False for attributions of something else than saying (belief, knowledge).
    """

    kind: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: str | None = None
    mention: str = ""
    role: str = ""
    organisation: str = ""
    speech: bool = True

    def words(self, text: str) -> str:
        """The content, spans joined by " … "."""
        return " … ".join(span.of(text) for span in self.content)


@dataclass(frozen=True, slots=True)
class GoldRelease:
    """An annotated release. What lies in ``ignore`` is neither asked for nor held against us.

    ``group`` is the folder the figures are also given for.
    """

    id: str
    form: Form
    group: str
    text: str
    quotes: tuple[GoldQuote, ...]
    ignore: tuple[Span, ...] = ()
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
