"""The recipe for a facet, followed to the letter in a copy of the tree, gives a facet."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

from app.search.fields import FIELD_WORDS
from indexer.archive import FIELDS, FilterField
from tests.recipes import follow, read_recipe

_SITE = """
import json
from datetime import date
from pathlib import Path

import app
from app import create_app
from app.settings import Settings
from indexer.archive import open_archive
from indexer.model import Block, Quote, QuoteId, Release, ReleaseId, Span

folder = Path("archive")
text = "“The tide is out,” said Ann Roe, harbour master of Merrin."
archive = open_archive(folder)
with archive.writer() as writer:
    for slug, author in (("one", "Ada Quill"), ("two", "ada quill"), ("three", "Bo Reed")):
        release = Release(
            ReleaseId(slug), "toy", "Wire", slug, date(2024, 1, 1), "Merrin", "", "en", text, slug,
            blocks=(Block(Span(0, len(text)), "paragraph"),), author=author,
        )
        quote = Quote(
            QuoteId(slug), release.id, text[:17], (Span(0, 17),), "direct", "Ann Roe", "person",
            "", "", release.published, None, None, "before", 0.9, "new",
        )
        writer.add(release, (quote,))
    writer.publish()
archive.close()
site = create_app(Settings(archive=folder)).test_client()
pages = ("/search", "/search?author=ADA+QUILL", "/search?q=-author%3A%22ada+quill%22", "/api/v1/facets")
print(json.dumps({"from": app.__file__, "pages": [site.get(page).text for page in pages]}))
"""


def heading(page: str) -> str:
    found = re.search(r'<h1 id="heading">(.*?)</h1>', page)
    assert found
    return re.sub("<[^>]*>", "", found[1])


def test_a_facet_is_three_edits(tmp_path: Path) -> None:
    made = read_recipe("A filter or facet")
    assert len(made) == 3
    follow(made, tmp_path, "app", "indexer")
    done = subprocess.run(
        [sys.executable, "-c", _SITE], cwd=tmp_path, capture_output=True, text=True, timeout=60,
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert Path(told["from"]).is_relative_to(tmp_path)
    every, chosen, excluded, facets = told["pages"]
    facet = re.search(r'<h2 id="facet-author">Author</h2>.*?</section>', every, re.DOTALL)
    assert facet
    listed: list[tuple[str, str]] = re.findall(
        r"<bdi>([^<]*)</bdi></a> <span class=\"n\">(\d+)</span>", facet[0]
    )
    assert listed == [("Ada Quill", "2"), ("Bo Reed", "1")]
    assert heading(chosen) == "2 quotes written by ADA QUILL"
    assert heading(excluded) == "1 quote not written by Ada Quill"
    assert "author" in {one["field"] for one in json.loads(facets)["facets"]}


def test_every_field_has_its_row_and_its_words() -> None:
    names = [field.name for field in FIELDS]
    assert set(names) == set(FIELD_WORDS) == set(get_args(FilterField))
    assert len(names) == len(set(names))
    typed = [name for field in FIELDS for name in field.typed]
    assert len(typed) == len(set(typed))
