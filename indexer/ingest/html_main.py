"""Which blocks of an unknown page are its text.

Trafilatura tells where the text of a page is, and loses some of it on the way:
figures, sources of quotations, what stands between links. So it guides, and
the blocks are our own: those whose words it found, those between them, those
beside them. Where it finds little, the part of the page that holds most prose
is the text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from lxml import etree
from trafilatura import bare_extraction

from indexer.ingest.html_tree import prose_of
from indexer.ingest.html_walk import Found
from indexer.tracing import is_listening, note

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its refusals come out as our reasons

_WORD = re.compile(r"[^\W_]+")
_RUN = 4  # words in a row by which a block is known
_SHARE = 0.5  # of a block's runs of words that the guide must have
_LITTLE = 0.35  # of the page's prose: a guide that found less has found something else
_MOST = 0.7  # of the page's prose that its main part holds
# What stands below the text of a page under a heading of its own, up to the next heading.
_ASIDE = re.compile(
    r"(?:related|recent|latest|more|most (?:read|popular|viewed|recent)|popular|trending"
    r"|also (?:in|on)|recommended|you (?:may|might)(?: also)?|read (?:more|next|also)|see also"
    r"|share(?: this)?|follow us|stay (?:connected|informed|up)|subscribe|sign up|newsletters?"
    r"|get (?:email |our )?|(?:\d+ )?(?:comments?|thoughts? on|responses?|replies)"
    r"|leave a (?:reply|comment)|post navigation|tags?|categories|filed under|archives?|search|menu"
    r"|quick links|updates to this page|other|(?:today|yesterday)['’]s|previous|next"
    r"|in this section|on this page|explore|connect with|cookies?|browse|further reading"
    r"|press releases|news (?:archive|feed)|skip to)\b.{0,60}",
    re.IGNORECASE,
)


def choose_blocks(blocks: Sequence[Found], tree: etree._Element, markup: str) -> list[Found]:
    """The blocks of a page that are its text, in order."""
    guide = _guide(markup)
    chosen = [_is_known(block.words, guide) for block in blocks]
    found = sum(len(b.words) for b, known in zip(blocks, chosen, strict=True) if known)
    if found < _LITTLE * _prose_below(tree):
        main = main_part(tree)
        chosen = [main is block.parent or main in block.parent.iterancestors() for block in blocks]
    if not any(chosen):
        chosen = [True] * len(blocks)
    filled = _filled(blocks, chosen)
    kept = _without_asides(filled)
    if is_listening():
        _say_what_goes(blocks, filled, kept)
    return kept


def _say_what_goes(blocks: Sequence[Found], filled: Sequence[Found], kept: Sequence[Found]) -> None:
    text, part = {id(block) for block in kept}, {id(block) for block in filled}
    for block in blocks:
        if id(block) not in text:
            below = "under a heading that begins something else"
            why = below if id(block) in part else "apart from the main text of the page"
            note("text", why, block.words)


class _Guide:
    """Words that another reader of the page took for its text."""

    def __init__(self, words: Sequence[str]) -> None:
        self.runs = {tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
        self.text = f" {' '.join(words)} "


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _guide(markup: str) -> _Guide:
    document = bare_extraction(
        markup,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
    )
    body = getattr(document, "body", None)
    text = " ".join(body.itertext()) if body is not None else ""
    return _Guide(_words(text))


def _is_known(words: str, guide: _Guide) -> bool:
    tokens = _words(words)
    if len(tokens) < _RUN:
        return bool(tokens) and f" {' '.join(tokens)} " in guide.text
    runs = [tuple(tokens[n : n + _RUN]) for n in range(len(tokens) - _RUN + 1)]
    return sum(run in guide.runs for run in runs) >= _SHARE * len(runs)


def _prose_below(tree: etree._Element) -> int:
    body = tree.find(".//body")
    main = main_part(tree)
    return prose_of(main if main is not None else body).get(main, 0)


def main_part(tree: etree._Element) -> etree._Element:
    """The smallest element that holds most of the page's prose."""
    prose = prose_of(tree)
    part = tree
    total = prose.get(tree, 0)
    while True:
        child = max(part, key=lambda e: prose.get(e, 0), default=None)
        if child is None or prose.get(child, 0) < _MOST * total:
            return part
        part = child


def _filled(blocks: Sequence[Found], chosen: Sequence[bool]) -> list[Found]:
    """The chosen blocks with those between them, and those beside them under one parent."""
    numbers = [n for n, is_chosen in enumerate(chosen) if is_chosen]
    if not numbers:
        return []
    first, last = numbers[0], numbers[-1]
    parents = {id(blocks[n].parent) for n in numbers if not blocks[n].level}
    return [
        block
        for n, block in enumerate(blocks)
        if first <= n <= last or chosen[n] or id(block.parent) in parents
    ]


def _without_asides(blocks: Sequence[Found]) -> list[Found]:
    """Without what follows headings such as "Related news", up to a heading as high."""
    kept: list[Found] = []
    aside = 0  # level of the heading that began it
    for block in blocks:
        if block.level and aside and block.level <= aside:
            aside = 0
        if block.level and not aside and len(kept) > 1 and _ASIDE.fullmatch(block.words):
            aside = block.level
        if not aside:
            kept.append(block)
    return kept
