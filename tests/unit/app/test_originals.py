"""A link to an original leads to the web, whatever an archive says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import create_app
from indexer.archive.memory import MemoryArchive
from tests.contract.samples import make_quote, make_release


@pytest.mark.parametrize(
    ("given", "is_link"),
    [("javascript:alert(1)", False), ("data:text/html,x", False), ("https://a.example/1", True)],
)
def test_only_addresses_on_the_web_are_links(given: str, is_link: bool) -> None:
    archive = MemoryArchive()
    release = replace(make_release("harbour"), url=given)
    quote = make_quote("q1", release, "The tax on harbours")
    with archive.writer() as writer:
        writer.add(release, (quote,))
        writer.publish()
    client = create_app(archive=archive).test_client()
    for page in ("/quote/q1", "/quote/q1/context", "/release/harbour"):
        text = client.get(page).text
        assert (f'href="{given}' in text) is is_link, page
