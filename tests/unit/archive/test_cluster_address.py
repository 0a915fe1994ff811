"""Addresses of clusters: what they mean, and what never stands in them."""

from __future__ import annotations

import pytest

from indexer.archive import open_archive
from indexer.archive.opensearch.storage.address import (
    API_KEY,
    PASSWORD,
    STATE,
    USER,
    read_cluster,
)


def test_an_address_names_nodes_and_a_prefix() -> None:
    cluster = read_cluster("//one.example:9201,[::1]/city-quotes", is_encrypted=True)
    assert cluster.hosts == (("one.example", 9201), ("::1", 9200))
    assert cluster.prefix == "city-quotes"
    assert cluster.is_encrypted


@pytest.mark.parametrize(
    "rest",
    ["", "//host:9200", "//host:9200/", "//host/Quotes", "//host/a/b", "//ho st/a", "//host:x/a"],
)
def test_what_names_no_archive_is_refused(rest: str) -> None:
    with pytest.raises(ValueError, match=r"OpenSearch|no host"):
        open_archive(f"opensearch+https:{rest}")


def test_a_secret_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match=PASSWORD) as told:
        open_archive("opensearch+https://ann:tidewater@host/quotes")
    assert "tidewater" not in str(told.value)


def test_secrets_come_from_the_environment_and_are_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in ((USER, "ann"), (PASSWORD, "tidewater"), (API_KEY, "ebb-and-flow")):
        monkeypatch.setenv(name, value)
    cluster = read_cluster("//host/quotes", is_encrypted=True)
    assert (cluster.user, cluster.password, cluster.api_key) == ("ann", "tidewater", "ebb-and-flow")
    shown = f"{cluster!r} {cluster.name} {cluster.folder}"
    assert "tidewater" not in shown
    assert "ebb-and-flow" not in shown


def test_what_builds_remember_has_a_folder_for_each_archive(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("state")
    monkeypatch.setenv(STATE, str(base))
    archives = [open_archive(f"opensearch+https://host/{name}") for name in ("one", "two")]
    memos = {archive.memo("ledger") for archive in archives}
    assert len(memos) == 2
    assert all(base in memo.parents for memo in memos)
