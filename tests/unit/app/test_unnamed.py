"""Speakers without a name: shown as such, and left out with one click."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.sites import open_site, publish_releases
from tests.unit.app.conftest import make_release

TEXT = (
    "“The tide took my hat,” said one customer.\n\n"
    "“The tide takes many hats,” said Ann Roe, keeper of the quay.\n\n"
    "“We never wore hats near the tide,” said Anna and Peter Halvard."
)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    release = make_release("hats", "Hats lost", date(2025, 3, 4), TEXT)
    publish_releases(tmp_path, [release])
    with open_site(tmp_path) as client:
        yield client


def test_a_speaker_without_a_name_does_not_look_like_one(client: FlaskClient) -> None:
    page = client.get("/search?q=tide").get_data(as_text=True)
    assert '<i class="unnamed"><bdi>one customer</bdi></i>' in page
    assert re.search(r'<a class="speaker"[^>]*><bdi>Ann Roe', page)
    assert '<b class="speaker"><bdi>Anna and Peter Halvard' in page


def test_unnamed_speakers_are_left_out_with_one_click(client: FlaskClient) -> None:
    page = client.get("/search?q=tide").get_data(as_text=True)
    assert 'href="/search?q=tide&amp;not_speaker=-"' in page
    rest = client.get("/search?q=tide&not_speaker=-").get_data(as_text=True)
    assert "1 quote not by unnamed speakers containing" in rest
    assert "one customer" not in rest
    only = client.get("/search?q=tide&speaker=-").get_data(as_text=True)
    assert "2 quotes by unnamed speakers containing" in only


def test_nobody_without_a_name_is_offered_anywhere(client: FlaskClient) -> None:
    assert "customer" not in client.get("/browse/speakers").get_data(as_text=True)
    assert client.get("/suggest?q=one").get_json() == []
