"""One quote as it is pasted into a text: Markdown, and HTML with ``<blockquote cite>``.

Words and names are strangers': nothing in them makes a link, a heading or an element.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from indexer.export.citation import TOLD, house_of
from indexer.export.spoken import say_day
from indexer.export.whole import trim_words
from indexer.model import Quote, Release

_MARKS = re.compile(r"[\\`*_\[\]<>&~|]")
_BEGINNING = re.compile(r"^(#|[-+=]|\d+(?=[.)]))", re.MULTILINE)
_Link = Callable[[str, str], str]


def escape_markdown(text: str) -> str:
    """Text in which nothing is markup (CommonMark)."""
    marked = _MARKS.sub(lambda m: "\\" + m[0], text)
    return _BEGINNING.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], marked)


def link_markdown(words: str, address: str) -> str:
    """A link; ``words`` alone where the address is none of the web."""
    if not address.startswith(("http://", "https://")):
        return escape_markdown(words)
    target = re.sub(r"[\s<>()\\]", lambda m: f"%{ord(m[0]):02X}", address)
    return f"[{escape_markdown(words)}]({target})"


def to_markdown(quote: Quote, release: Release, url: str = "") -> str:
    """A block quotation and who said it, as what and where; ``url`` is the quote's page."""
    lines = [f"> {escape_markdown(line)}" if line else ">" for line in _paragraphs(quote)]
    who = f"> — {_say_who(quote, release, url, escape_markdown, link_markdown)}"
    return "\n".join([*lines, ">", who]) + "\n"


def to_html(quote: Quote, release: Release, url: str = "") -> str:
    """``<blockquote cite>`` with the words, and a line that says who, as what and where."""
    words = "".join(f"<p>{escape(line)}</p>" for line in _paragraphs(quote) if line)
    cited = f' cite="{escape(url)}"' if url else ""
    who = _say_who(quote, release, url, escape, _link_html)
    return f"<blockquote{cited}>{words}</blockquote>\n<p>— {who}</p>\n"


def _link_html(words: str, address: str) -> str:
    if not address.startswith(("http://", "https://")):
        return escape(words)
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _paragraphs(quote: Quote) -> list[str]:
    """The words a paragraph a line, with an empty one between two."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", trim_words(quote.text)))
    return "\n\n".join(part for part in parts if part).split("\n")


def _say_who(
    quote: Quote, release: Release, url: str, plain: Callable[[str], str], link: _Link
) -> str:
    office = ", ".join(part for part in (quote.role, quote.organisation_name) if part)
    who = quote.speaker_name or "Speaker not named"
    notes = (
        "reported speech" if quote.kind in TOLD else "",
        f"quoted by {quote.quoted_by}" if quote.quoted_by else "",
        f"attribution corrected {quote.corrected}" if quote.corrected else "",
    )
    title = release.title or "Release without a headline"
    parts = [
        plain(f"{who} ({office})" if office else who),
        *(plain(note) for note in notes if note),
        link(title, release.url),
        plain(house_of(release)),
        plain(say_day(release.published) or "undated"),
        link("Permalink", url) if url else "",
    ]
    return ", ".join(part for part in parts if part)
