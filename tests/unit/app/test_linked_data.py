"""What kind of thing a page says its release is, for machines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app import create_app
from app.settings import Settings
from indexer import jobs

QUOTED = "“The ferry will not sail on Sunday,” said Ann Roe, mayor of Fleet.\n"


@pytest.mark.parametrize(
    ("head", "kind", "author"),
    [
        ("author: Tom Reed\npublisher: The Fleet Herald", "NewsArticle", "Tom Reed"),
        ("author: Tom Reed\nissuer: City of Fleet", "Report", "Tom Reed"),
        ("issuer: City of Fleet", "Report", None),
    ],
)
def test_what_a_person_signed_and_nobody_issued_is_an_article(
    tmp_path: Path, head: str, kind: str, author: str | None
) -> None:
    (tmp_path / "news").mkdir()
    text = f"---\ntitle: No ferry\ndate: 2026-03-01\n{head}\n---\n\n{QUOTED}"
    (tmp_path / "news/one.md").write_text(text, "utf-8")
    jobs.build(jobs.plan([str(tmp_path / "news")]), tmp_path / "archive")
    application = create_app(Settings(archive=tmp_path / "archive"))
    client = application.test_client()
    (quote,) = client.get("/search.json").get_json()["quotes"]
    page = client.get(f"/quote/{quote['id']}").text
    script = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert script is not None
    release = json.loads(script[1])["isPartOf"]
    assert release["@type"] == kind
    assert release.get("author", {}).get("name") == author
    application.extensions["archive"].close()
