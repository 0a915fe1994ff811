"""Hostile texts: extraction ends, soon, and in time that grows with the text and not its square.

The shapes are what a page can hold by accident or by malice: a keyboard that
got stuck, a table of names, a template that was never filled in.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from indexer.errors import ReleaseError
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.model import RawRelease, Release
from indexer.pipeline import extract_quotes

_SMALL = 8_000  # code points; the large text has four times as many
_FACTOR = 4
_ALLOWED = 9.0  # a square would give 16; single runs on a busy machine give up to twice the 4
_FLOOR = 0.25  # seconds below which the clock tells nothing
_SECONDS = 6.0  # for 100,000 code points of anything

Shape = Callable[[int], str]


def _repeat(unit: str, between: str = "") -> Shape:
    return lambda n: between.join([unit] * max(1, n // len(unit + between)))


def _numbered(unit: str, between: str = "\n\n") -> Shape:
    return lambda n: between.join(unit.format(i) for i in range(max(1, n // (len(unit) + 4))))


_SHAPES: dict[str, Shape] = {
    "straight marks": _repeat('"'),
    "opening marks": _repeat("“"),
    "pairs of marks": _repeat("“”"),
    "marks nested deep": lambda n: "“" * (n // 2) + "”" * (n // 2),
    "single marks before words": _repeat("‘a "),
    "straight single marks": _repeat("'a "),
    "closing single marks": lambda n: "‘" + "a’ " * (n // 3),
    "plural possessives": lambda n: "‘" + "as’ a " * (n // 6),
    "guillemets the wrong way round": _repeat("»"),
    "marks of every kind": _repeat("“ \" « » ” ' ‘ ’ "),
    "backticks": _repeat("``a'' "),
    "capitals": _repeat("Roe "),
    "names in a list": _repeat("Ann Roe, "),
    "names and roles in a list": _repeat("Ann Roe, director, "),
    "names joined by and": _repeat("Ann and "),
    "acronyms": _repeat("ABC "),
    "initials": _repeat("J. "),
    "forms of address": _repeat("Mr. "),
    "titles": _repeat("Minister "),
    "offices in offices": _repeat("Director of the Office of the "),
    "only said": _repeat("said "),
    "he said": _repeat("he said "),
    "names that almost are a list": lambda n: "Roe " * (n // 4) + "went and Ann Roe said so.",
    "forms of address before a name": lambda n: "Mr. " * (n // 4) + "and Ann Roe said so.",
    "towns and offices": _repeat("City of Merrin Mayor, Ann Roe, said so and added salt. "),
    "said that he said": _repeat("said that he said that "),
    "according to": _repeat("according to "),
    "who said": _repeat("Ann Roe, who said "),
    "dots": _repeat("."),
    "dots apart": _repeat(". "),
    "question marks": _repeat("?!"),
    "commas": _repeat(", "),
    "colons": _repeat("A: "),
    "dashes": _repeat("– "),
    "bullets": _repeat("- Ann Roe - mayor - "),
    "brackets": _repeat("("),
    "brackets nested deep": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "brackets between words": _repeat("said (a "),
    "spaces": lambda n: "a" + " " * n + "b",
    "marks around spaces": lambda n: "“" + " " * n + "”",
    "one word": _repeat("a"),
    "one word with hyphens": _repeat("a-"),
    "one word with dots": _repeat("A.b"),
    "digits": _repeat("1 "),
    "lines": _repeat("a\n"),
    "addresses": _repeat("https://example.org/ "),
    "NULs": _repeat("“a\0” said Ann\0 Roe. "),
    "right to left": _repeat("قال \u202e“نعم” "),
    "emoji": _repeat("👩\u200d👩\u200d👧“🎉” "),
    "combining marks": _repeat("e\u0301\u0302\u0303"),
    "without spaces": _repeat("「我们同意」他说。"),
    "private use": _repeat("\ue001\ue002 said Ann Roe. "),
    "one quote again and again": _repeat("“We agree,” said Ann Roe. "),
    "a pronoun and a body again and again": _repeat(
        "Mayor Ann Roe said we agree. “We build,” she said. According to the council, it works. "
    ),
    "paragraphs that never close": _numbered("“We agree, and so on {}."),
    "paragraphs of speech alone": _numbered("“We agree {} and so on.”"),
    "paragraphs with a pronoun": _numbered("“We agree {},” she said."),
    "paragraphs with a role": _numbered("“We agree {},” the minister said."),
    "paragraphs with a new name": _numbered("“We agree,” said Mayor Ann R{}e."),
    "announcements of nothing": _numbered("Ann Roe said:"),
    "an endless statement": lambda n: (
        "Mayor Ann Roe said:\n\n" + _numbered("I agree with us and we go on.")(n)
    ),
    "an endless interview": _numbered("Q: What now?\n\nA: I do not know."),
    "an endless transcript": _numbered("Ann Roe: I do not know."),
}


def _release(text: str) -> Release:
    return prepare(
        add_fields(
            RawRelease(origin="hostile", text="Words.\n\n" + text), {"language": "en"}, "record"
        )
    )


def _seconds(release: Release) -> float:
    started = time.process_time()
    extract_quotes(release)
    return time.process_time() - started


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES)
def test_time_grows_with_the_text(shape: Shape) -> None:
    large = _release(shape(_SMALL * _FACTOR))
    took = min(_seconds(large), _seconds(large))
    if took > _FLOOR:
        before = max(min(_seconds(_release(shape(_SMALL))) for _ in range(2)), _FLOOR / _FACTOR)
        assert took / before < _ALLOWED


@pytest.mark.slow
@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES)
def test_a_hundred_thousand_code_points_end_soon(shape: Shape) -> None:
    assert _seconds(_release(shape(100_000))) < _SECONDS


@pytest.mark.slow
def test_one_paragraph_of_two_megabytes() -> None:
    sentence = (
        "“We will rebuild the pier,” said Mayor Ann Roe of Dunmere on Monday. The band played. "
    )
    release = _release(sentence * (2_000_000 // len(sentence)))
    started = time.process_time()
    quotes = extract_quotes(release)
    assert time.process_time() - started < 24
    assert [q.speaker_name for q in quotes] == ["Ann Roe"]  # one id: the words are the same


@pytest.mark.slow
def test_pronouns_and_bodies_in_one_long_paragraph_cost_what_they_weigh() -> None:
    sentence = (
        "Mayor Ann Roe said the line would open in May. “We will build it,” she said. "
        "It opens soon. According to the council, it pays. Roe nodded. It said tickets are cheap. "
    )
    small, large = (_release(sentence * (size // len(sentence))) for size in (200_000, 800_000))
    assert _seconds(large) / _seconds(small) < 7.0  # looking through every sentence gave 10


def test_a_hundred_thousand_quotation_marks_cost_their_paragraph_only() -> None:
    release = _release('"' * 100_000 + "\n\n“The pier stands,” said Mayor Ann Roe.")
    assert ("The pier stands,", "Ann Roe") in [
        (q.text, q.speaker_name) for q in extract_quotes(release)
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "“”", "\0", "\u202e", "()"])
def test_nothing_to_read_is_refused_or_empty(text: str) -> None:
    try:
        release = prepare(
            add_fields(RawRelease(origin="empty", text=text), {"language": "en"}, "record")
        )
    except ReleaseError:
        return  # no words: said so before extraction
    assert extract_quotes(release) == ()
