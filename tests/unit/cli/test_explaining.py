"""``explain`` says what was taken, from where, and what was left out."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from indexer.cli import main
from indexer.tracing import is_listening, note

PAGE = """<!doctype html><html><head><title>Pier closed | Tolle Council</title>
<meta property="article:published_time" content="2021-06-09"></head><body>
<nav><a href="/">Home of the council</a></nav><article><h1>Pier closed</h1>
<p>The old pier at Tolle closed today, after a hundred and ten years by the water.</p>
<p>“Nobody walks here now,” said Ann Roe, harbour master. The song about it is called “an old and tired friend”.</p>
<p>Guests should note that the ferry sails from the new quay, which is a mile to the north.</p>
</article><aside class="related-posts"><p>“Boats for all of us here,” says Ben Ost, shopkeeper.</p></aside>
</body></html>"""


def explained(path: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["explain", str(path), *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_what_was_taken_and_from_where(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    told = explained(path)
    assert "headline  Pier closed  (heading)" in told
    assert "not Pier closed | Tolle Council  (title element" in told
    assert "date      2021-06-09  (meta)" in told
    assert "issuer    Tolle Council  (title element)" in told


def test_quotes_with_their_rule_and_what_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    told = explained(path)
    quoted, unsaid = told.split("in quotation marks, and no quote:")
    line = r"“Nobody walks here now,”\n      Ann Roe, harbour master  \(direct, 0\.\d\d\)"
    assert re.search(line, quoted)
    assert "rule 'inverted': The name follows the words" in quoted
    unsaid, dropped = unsaid.split("in the document, and no part of the text:")
    assert "an old and tired friend" in unsaid
    assert "Home of the council\n      around the text of the page: <nav>" in dropped
    assert "Boats for all of us here" in dropped
    assert '<aside class="related-posts">' in dropped


def test_turns_and_what_a_rule_found_that_is_no_quote(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    said = "“We counted every boat in the harbour twice,” said Ann Roe, harbour master."
    path.write_text(f"Boats counted\n\n{said}\n\nA summary follows.\n\nAgain: {said}\n")
    told = explained(path)
    assert "found by a rule, and rejected:" in told
    assert "the same words stand above" in told
    talk = tmp_path / "b.vtt"
    talk.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Roe>We mend it now.\n\n"
                    "00:02.000 --> 00:03.000\n<v Ben Ost>And who pays for that?\n")  # fmt: skip
    told = explained(talk)
    assert "transcript, 2 turns" in told
    assert "1   Ann Roe  (label 'Ann Roe'): We mend it now." in told


def test_as_many_releases_as_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n" + "".join(f"Pier {n},It closed.\n" for n in range(9)))
    assert explained(path, "--most", "3").count("headline") == 3


def test_what_cannot_be_read_is_no_explanation(tmp_path: Path) -> None:
    path = tmp_path / "a.7z"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c\x00\x04")
    result = CliRunner().invoke(main, ["explain", str(path)])
    assert result.exit_code == 3
    assert "unpack it" in result.output


def test_nobody_listens_outside() -> None:
    note("text", "no reason", "words")
    assert not is_listening()
