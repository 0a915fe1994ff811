"""The two examples of a rule, read and tried: where it must fire, and where it must not.

⟦Q …⟧ marks the words, ⟦S …⟧ the speaker as written, ⟦R …⟧ the role,
⟦X …⟧ a place where nothing may be
found, "¶" parts paragraphs, "# " opens a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.model import Quote, RawRelease, Release
from indexer.pipeline import extract_quotes
from indexer.rulebook import Rule

_MARK = re.compile(r"⟦([QSRX]) ([^⟦⟧]*)⟧")
_EDGES = ' \n“”„"«».,;:–—-'


@dataclass(frozen=True, slots=True)
class Example:
    """A few marked words as a release, and what is marked in them."""

    release: Release
    words: tuple[str, ...]
    speaker: str
    role: str
    spared: str


def read_example(marked: str, language: str = "en") -> Example:
    """Read an example; its words and speaker are compared without marks and stops at the edges."""
    found: dict[str, list[str]] = {"Q": [], "S": [], "R": [], "X": []}
    for mark in _MARK.finditer(marked):
        found[mark[1]].append(_plain(mark[2].replace("¶", "\n\n")))
    title, _, body = marked.rpartition("¶") if marked.startswith("# ") else ("", "", marked)
    plain = _MARK.sub(lambda m: m[2], body).replace("¶", "\n\n")
    fields = {"title": title[2:], "language": language}
    raw = add_fields(RawRelease("example", plain, id="example"), fields, "record")
    return Example(
        prepare(raw),
        tuple(found["Q"]),
        " ".join(found["S"]),
        " ".join(found["R"]),
        " ".join(found["X"]),
    )


def check_rule(rule: Rule) -> list[str]:
    """What is wrong with the examples of a rule; [] when both match exactly as marked."""
    language = rule.languages[0] if rule.languages else "en"
    problems = []
    fires, spares = read_example(rule.fires, language), read_example(rule.spares, language)
    found = extract_quotes(fires.release)
    if not any(quote.rule == rule.name and _is_marked(quote, fires) for quote in found):
        problems.append(f"{rule.name} does not find what is marked, but {_told(found)}")
    wrong = [q for q in extract_quotes(spares.release) if q.rule == rule.name]
    if any(_touches(quote, spares) for quote in wrong) or not spares.spared:
        problems.append(f"{rule.name} must not find {_told(wrong)}")
    return problems


def is_found(rule: Rule) -> bool:
    """Whether the words and speaker of the first example are found, by whatever rule."""
    example = read_example(rule.fires, rule.languages[0] if rule.languages else "en")
    return any(_is_marked(quote, example) for quote in extract_quotes(example.release))


def _is_marked(quote: Quote, example: Example) -> bool:
    text = example.release.text
    said = quote.mention.span.of(text) if quote.mention else ""
    words = [_plain(span.of(text)) for span in quote.content]
    if " ".join(words) != " ".join(example.words) or example.role not in quote.role:
        return False
    return _plain(said) == example.speaker or not example.speaker


def _touches(quote: Quote, example: Example) -> bool:
    words = [_plain(span.of(example.release.text)) for span in quote.content]
    return any(w in example.spared or example.spared in w for w in words)


def _told(quotes: Sequence[Quote]) -> str:
    return (
        "; ".join(f"“{q.text}” of {q.speaker_name or '?'} ({q.rule})" for q in quotes) or "nothing"
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(_EDGES)
