"""Front matter: YAML, TOML, and lines that are neither."""

from __future__ import annotations

import pytest

from indexer.ingest.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("block", "fields"),
    [
        ("title: A day\ndate: 2021-06-09", {"title": "A day", "date": "2021-06-09"}),
        ('title: "A\\_long\\\n  \\ day \\u2019s end"', {"title": "A\u00a0long day ’s end"}),
        ("title: A day\n  and a night\ndate: '1'", {"title": "A day and a night", "date": "1"}),
        ("title: >-\n  A day\n  and a night", {"title": "A day and a night"}),
        ("creators:\n  - Roe, Ann\n  - Hale", {"creators": ["Roe, Ann", "Hale"]}),
        ("source:\n  name: Tollerton", {"source": {"name": "Tollerton"}}),
        ("title: Bridge: a year early", {"title": "Bridge: a year early"}),  # no YAML
        ("Date: yes", {"date": "yes"}),
    ],
)
def test_yaml_is_read_as_written(block: str, fields: dict[str, object]) -> None:
    assert split_front_matter(f"---\n{block}\n---\nText.") == (fields, "Text.")


def test_toml_stands_between_plus_signs() -> None:
    fields, rest = split_front_matter('+++\ntitle = "A day"\n[extra]\nx = 1\n+++\nText.')
    assert (fields["title"], rest) == ("A day", "Text.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe ferry sailed.\n---\nIt came back.",
        "---\n- one\n- two\n---\nText.",
        "Text.\n---\ntitle: A day\n---\n",
        "---\ntitle: never closed\n",
        "---\n" + "[" * 5000 + "\n---\nText.",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
    )
    fields, _ = split_front_matter(f"---\n{bomb}---\nText.")
    assert sum(len(str(value)) for value in fields.values()) < len(bomb)
