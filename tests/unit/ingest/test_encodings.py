"""Bytes that are not UTF-8: mostly English with a few signs, and whole texts of other scripts."""

from __future__ import annotations

import pytest

from indexer.ingest.decode import UndecodableError, decode

ENGLISH = (
    "Council says “no change” to the tolls\n\nTOLLERTON, March 4, 2021 — The tolls stay as they "
    "are, Ann Roe said on Monday.\n\n“We have looked at it twice,” Roe said. “It is enough.”\n"
)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", ENGLISH),
        ("cp1252", "La señora Núñez dijo: «Mañana será otro día», y se marchó sin más.\n"),
        ("cp1252", "Ein schöner Tag für Bären: „Größe ist nicht alles“, sagte Jürgen.\n"),
        ("cp1252", "The caf\xe9’s owner, Zo\xeb Roe, paid £5 for it.\n"),
        ("gb18030", ENGLISH),
        ("gb18030", ENGLISH.replace("Ann Roe", "Li Guo (李国)")),
        ("gb18030", "The bridge — the old one — is closed, and nobody knows when it opens.\n"),
        ("gb18030", "市长今天宣布大桥提前一年开通，并表示工程质量良好。\n"),
        ("big5", "市長今天宣布大橋提前一年開通，並表示工程質量良好。「我們很高興」\n"),
        ("big5", ENGLISH.replace("“", "「").replace("”", "」").replace("—", "－")),
        ("shift_jis", "市長は今日、橋が一年早く開通すると発表した。「とても嬉しい」と述べた。\n"),
        ("koi8_r", "Мэр сообщил, что мост открыт на год раньше срока.\n"),
        ("cp1251", "Мэр сообщил, что мост открыт на год раньше срока.\n"),
        ("utf-7", ENGLISH),
        ("utf-7", "市長今天宣布大橋提前一年開通，並表示工程質量良好。「我們很高興」\n"),
        ("hz", "市长今天宣布大桥提前一年开通，并表示工程质量良好。\n"),
        ("iso2022_jp", "市長は今日、橋が一年早く開通すると発表した。「とても嬉しい」と述べた。\n"),
    ],
)
def test_text_comes_out_as_it_was_written(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding)) == words


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("words", [ENGLISH, "La señora Núñez dijo: «Mañana será otro día».\n"])
def test_wide_text_needs_no_byte_order_mark(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding)) == words


def test_utf8_with_halves_of_signs_is_utf8() -> None:
    """As MySQL and Java write signs beyond the first plane, and one half that was cut off."""
    halves = "“Open \ud83d\ude00 at last”".encode("utf-8", "surrogatepass")
    assert decode(halves) == "“Open 😀 at last”"
    half = "“Open \ud83d at last”".encode("utf-8", "surrogatepass")
    assert decode(half) == "“Open \ufffd at last”"


@pytest.mark.parametrize(
    "words",
    [
        "Call +4412345678 or +15550100 before noon, Ann Roe said.\n",
        "C+++ and Disney+ and 3+four=7, a+bcdefgh, +PlusPlus.\n",
        "Write ~{ab~} or \\~{n} for it.\n",
        "\x1b[1mBold\x1b[0m words of a terminal.\n",
    ],
)
def test_plain_words_are_no_encoding_of_others(words: str) -> None:
    assert decode(words.encode()) == words


def test_signs_of_a_set_that_is_not_known_are_refused() -> None:
    with pytest.raises(UndecodableError, match="ISO 2022"):
        decode(b"Words \x1b$)A\x0e4sND\x0f and more\n")
