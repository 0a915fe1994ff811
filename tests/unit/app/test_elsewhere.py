"""The same words in other releases, whoever they are given to there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.archive import open_archive
from indexer.identity import context_of, identify
from indexer.model import Quote, QuoteId, ReleaseId
from tests.sites import open_site
from tests.unit.app.conftest import make_release

SAID = "We don’t sell the bridge, and we shall not sell it to anybody next year either"
OTHERS = {
    "0000000000000001": ("first", date(2024, 5, 1), "Ann Roe", SAID + "."),
    "0000000000000002": ("again", date(2024, 5, 2), "Ann Roe", f"{SAID}! And that is all."),
    "0000000000000003": ("wrong", date(2024, 5, 3), "Otto Brandt", SAID.upper()),
    "0000000000000004": ("other", date(2024, 5, 4), "Ann Roe", "We don’t sell the bridge, said nobody at all, ever, anywhere."),
    "0000000000000005": ("short", date(2024, 5, 5), "Ann Roe", "We don’t sell the bridge"),
}  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    archive = open_archive(tmp_path)
    quotes, contexts = [], {}
    with archive.writer() as writer:
        for identifier, (slug, day, name, words) in OTHERS.items():
            release = make_release(slug, f"Headline {slug}", day, f"{words}, said {name}.")
            found = replace(quote_like(release.id), id=QuoteId(identifier), text=words,
                            speaker_name=name, published=day)  # fmt: skip
            writer.add(release, (found,))
            quotes.append(found)
            contexts[release.id] = context_of(release)
        writer.identify(identify(quotes, contexts))
        writer.publish()
    archive.close()
    with open_site(tmp_path) as client:
        yield client


def quote_like(release: ReleaseId) -> Quote:
    return Quote(
        QuoteId(""), release, "", (), "direct", "", "person", "", "", None, None, None, "after",
        0.9, "matched",
    )  # fmt: skip


def test_the_same_words_are_listed_with_who_else_is_said_to_have_said_them(
    client: FlaskClient,
) -> None:
    page = client.get("/quote/0000000000000001").text
    place = page.index("The same words elsewhere")
    listed = page[place : page.index("<section", place)]
    assert listed.count("<li>") == 2
    assert "Headline again" in listed
    assert "Headline wrong" in listed
    assert listed.count("by Otto Brandt") == 1
    assert "by Ann Roe" not in listed


@pytest.mark.parametrize("identifier", ["0000000000000004", "0000000000000005"])
def test_other_words_and_few_words_are_nowhere_else(client: FlaskClient, identifier: str) -> None:
    assert "The same words elsewhere" not in client.get(f"/quote/{identifier}").text
