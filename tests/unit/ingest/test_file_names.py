"""Names whose bytes are not UTF-8: shown, stored, and found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.ingest.file_names import printable, unprintable

PIECES = st.sampled_from(
    [
        b"\\",
        b"x",
        b"4",
        b"f",
        b"1",
        b"0",
        b"/",
        b".md",
        b"\xf1",
        b"\x80",
        b"\xc2",
        "ñ".encode(),
        b"\n",
        b"\xc2\x9b",
        b"\x7f",
    ]
)
NAMES = st.one_of(st.binary(max_size=12), st.lists(PIECES, max_size=9).map(b"".join))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"speech.md", "speech.md"),
        ("señor.md".encode(), "señor.md"),
        (b"se\xf1or.md", r"se\xf1or.md"),
        (rb"se\xf1or.md", r"se\\xf1or.md"),
        (b"a\\b\\x41.md", r"a\b\x41.md"),
        (b"\\\xf1", r"\\\xf1"),
        (b"two\nlines\x1b[31m.md", r"two\x0alines\x1b[31m.md"),
        ("mirror\u202egnp.md".encode(), r"mirror\xe2\x80\xaegnp.md"),
    ],
)
def test_a_byte_that_is_no_text_is_written_as_python_does(name: bytes, shown: str) -> None:
    assert printable(name.decode("utf-8", "surrogateescape")) == shown


@given(NAMES)
def test_every_name_is_printable_and_comes_back(name: bytes) -> None:
    opened = name.decode("utf-8", "surrogateescape")
    shown = printable(opened)
    shown.encode()
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert unprintable(shown) == opened


@given(NAMES, NAMES)
def test_two_names_never_look_the_same(one: bytes, other: bytes) -> None:
    first, second = (n.decode("utf-8", "surrogateescape") for n in (one, other))
    assert (printable(first) == printable(second)) == (first == second)
