"""Markdown as wires archive it, and as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.ingest.markdown import read_markdown
from indexer.ingest.metadata.ranking import choose
from indexer.model import RawRelease

WIRE = """# Ferry Sails Again

FENNAWICK, November 26, 2024 /Merrin Wire/ -- The *Grey Heron* sailed [at six](https://a.example/b_(c)).

![The Grey Heron leaving her berth at dawn](https://cdn.example/a.jpg)

* Forty people
* **Two** dogs

---

[Original/Source Press Release](https://wire.example/ferry-sails-again)


[Some other link](https://other.example/)
"""


def blocks(raw: RawRelease) -> list[tuple[str, str]]:
    return list(zip(raw.kinds, raw.text.split("\n\n"), strict=True))


def test_the_layout_of_archived_wire_releases() -> None:
    raw = read_markdown(WIRE, "a.md")
    said = choose(raw.candidates)
    assert said.value("title") == "Ferry Sails Again"
    assert said.value("url") == "https://wire.example/ferry-sails-again"
    assert ("url", "source link") in said.provenance
    assert blocks(raw) == [
        ("", "FENNAWICK, November 26, 2024 /Merrin Wire/ -- The Grey Heron sailed at six."),
        ("caption", "The Grey Heron leaving her berth at dawn"),
        ("item", "Forty people"),
        ("item", "Two dogs"),
    ]


def test_front_matter_states_metadata() -> None:
    raw = read_markdown(
        '---\ntitle: "A: day"\ndate: 2024-11-19\npublisher: Government of Caldmere\n'
        "url: https://news.example/x\nlang: en-GB\n---\n\n# A: day\n\nText.",
        "a.md",
    )
    said = choose(raw.candidates)
    assert (said.value("title"), said.published) == ("A: day", date(2024, 11, 19))
    assert (said.value("publisher"), said.value("language")) == ("Government of Caldmere", "en")
    assert dict(said.provenance)["published"] == "front matter"
    assert blocks(raw) == [("", "Text.")]


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    raw = read_markdown("---\nThe ferry sailed.\n---\nIt came back.", "a.md")
    assert choose(raw.candidates).value("title") == "The ferry sailed."
    assert raw.text == "It came back."


def test_headings_tables_quotes_and_wrapped_lines() -> None:
    raw = read_markdown(
        "# T\n\nA line\nthat was wrapped.\n\n## Figures\n\n"
        "| Year | Ships |\n|---|---|\n| 2024 | 3 |\n\n"
        "> “It stands,”\n> said the mayor.\n\n**Quick facts**\n\n- Jane Roe, Minister\n",
        "a.md",
    )
    assert blocks(raw) == [
        ("", "A line\nthat was wrapped."),
        ("heading", "Figures"),
        ("table", "Year | Ships"),
        ("table", "2024 | 3"),
        ("", "“It stands,”\nsaid the mayor."),
        ("heading", "Quick facts"),
        ("", "- Jane Roe, Minister"),  # a signature, not an item
    ]


def test_stars_and_underscores_that_are_no_markup() -> None:
    text = "# T\n\nIt costs 5 * 3 dollars*, see x.com/_ferry_ and snake_case_name. 2 ** 3."
    assert read_markdown(text, "a.md").text == text[5:]


def test_scripts_and_comments_do_not_count_as_words() -> None:
    raw = read_markdown("# T\n\nOne.<br>Two.<script>var x = 1;</script><!-- no -->", "a.md")
    assert raw.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    "quotation",
    [
        "> We swung it twice.\n>\n> — Ann Roe, harbour master",
        "> We swung it twice.\n> — Ann Roe, harbour master",
        "> “We swung it twice.”\n> — Ann Roe, harbour master",
    ],
)
def test_a_block_quotation_with_its_source_is_set_in_marks(quotation: str) -> None:
    raw = read_markdown(f"# T\n\nThe bridge opened.\n\n{quotation}\n\nIt is of steel.", "a.md")
    assert raw.text.split("\n\n") == [
        "The bridge opened.",
        "“We swung it twice.”",
        "— Ann Roe, harbour master",
        "It is of steel.",
    ]


def test_footnotes_stand_apart_from_the_words() -> None:
    raw = read_markdown("# T\n\n“It swings,”[^1] said Ann Roe.\n\n[^1]: In a letter.", "a.md")
    assert blocks(raw) == [("", "“It swings,” said Ann Roe."), ("caption", "In a letter.")]
