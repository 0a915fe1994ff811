"""Feeds of any search, speaker and organisation, as feed readers take them; figures for monitors."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import open_archive


def linked(page: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"', page)
    return {kind: unescape(address) for kind, address in found}


def speaker_address(client: FlaskClient, name: str) -> str:
    (found,) = client.get(f"/api/v1/suggest?q={name}&field=speaker").get_json()
    return f"/speaker/{found['value']}"


def test_a_speaker_is_followed_from_the_page(client: FlaskClient) -> None:
    addresses = linked(client.get(speaker_address(client, "Quayle")).text)
    atom = feedparser.parse(client.get(addresses["application/atom+xml"]).data)
    assert not atom.bozo
    assert atom.entries
    assert {entry.author for entry in atom.entries} == {"Ines Quayle"}
    feed = json.loads(client.get(addresses["application/feed+json"]).text)
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


def test_every_search_has_both_feeds_with_the_same_quotes(client: FlaskClient) -> None:
    addresses = linked(client.get("/search?q=sea").text)
    answer = client.get(addresses["application/feed+json"])
    assert answer.content_type == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Quotes containing sea · On Record"
    assert feed["feed_url"] == "http://localhost/search.feed.json?q=sea"
    atom = feedparser.parse(client.get(addresses["application/atom+xml"]).data)
    assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
    assert feed["items"][0]["date_published"] == "2024-05-03T00:00:00Z"
    assert "“" in feed["items"][0]["content_text"]
    assert (
        client.get(feed["items"][0]["external_url"].removeprefix("http://localhost")).status_code
        == 200
    )


@pytest.mark.parametrize("address", ["/search.atom?q=sea", "/search.feed.json?q=sea"])
def test_a_feed_without_news_is_not_sent_again_after_a_build(
    client: FlaskClient, archive_folder: Path, tmp_path: Path, address: str
) -> None:
    folder = tmp_path / "archive"
    shutil.copytree(archive_folder, folder)
    application = create_app(Settings(archive=folder))
    other = application.test_client()
    first = other.get(address)
    tag = first.headers["ETag"]
    assert other.get(address, headers={"If-None-Match": tag}).status_code == 304
    archive = open_archive(folder)
    with archive.writer() as writer:
        writer.publish()
    archive.close()
    again = other.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert other.get("/search?q=sea").headers["ETag"] != client.get("/search?q=sea").headers["ETag"]
    application.extensions["archive"].close()


def test_a_site_without_an_archive_is_not_ready(empty_client: FlaskClient) -> None:
    assert empty_client.get("/ready").status_code == 503


def test_ready_and_metrics_are_for_monitors(client: FlaskClient) -> None:
    assert client.get("/ready").status_code == 200
    client.get("/search?q=secretword")
    client.get("/nothing")
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert int(values["on_record_releases"]) == 3
    assert values["on_record_trouble"] == "0"
    counted = {k: v for k, v in values.items() if k.startswith("on_record_requests_total")}
    assert any('endpoint="search.search",status="2xx"' in name for name in counted)
    assert any('status="4xx"' in name for name in counted)
    assert "secretword" not in answer.text
    for name in {line.split()[2] for line in lines if line.startswith("# TYPE")}:
        assert f"# HELP {name} " in answer.text
