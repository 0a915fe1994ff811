"""A cluster in real trouble is a page that says so, and whole pages once it is over."""

from __future__ import annotations

import json
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import open_archive
from indexer.archive.opensearch.storage import engine
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.opensearch.cluster import Cluster
from tests.opensearch.gate import Gate, open_gate

pytestmark = pytest.mark.opensearch
RELEASE = make_release("quay")
SEARCH = "/search?q=quay&role=Minister"


@pytest.fixture
def name(opensearch: Cluster) -> Iterator[str]:
    """The prefix of an archive with one quote."""
    name = f"trouble-{uuid4().hex[:8]}"
    _publish(f"opensearch+http://{opensearch.hosts}/{name}")
    yield name
    opensearch.drop(name)


def _publish(address: str, *, fresh: bool = False) -> None:
    with open_archive(address).writer(fresh=fresh) as writer:
        writer.add(RELEASE, (make_quote("q-quay", RELEASE, "The quay is open", role="Minister"),))
        writer.identify(PEOPLE)
        writer.publish()


@pytest.fixture
def tell(opensearch: Cluster) -> Callable[..., Any]:
    """Asks the node itself for something."""

    def ask(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://{opensearch.hosts}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    return ask


def _site(host: str, name: str) -> FlaskClient:
    return create_app(Settings(f"opensearch+http://{host}/{name}")).test_client()


def _check_refused(client: FlaskClient) -> None:
    answer = client.get(f"{SEARCH}&n={uuid4().hex}")  # no page that was kept
    assert answer.status_code == 503
    assert "The archive cannot be reached right now" in answer.text
    assert client.get("/api/v1/search?q=quay").status_code == 503


def test_an_index_that_lost_its_shard_is_a_page_until_it_is_built_again(
    opensearch: Cluster, name: str, tell: Callable[..., Any]
) -> None:
    client = _site(opensearch.hosts, name)
    assert "is open" in client.get(SEARCH).text
    index, (node,) = f"{name}-000001-quotes", opensearch.nodes
    uuid = tell("GET", f"/{index}/_settings")[index]["settings"]["index"]["uuid"]
    (shard,) = (node.folder / "data").glob(f"**/{uuid}/0")
    shutil.rmtree(shard)
    cancel = {"index": index, "shard": 0, "node": node.name, "allow_primary": True}
    tell("POST", "/_cluster/reroute", {"commands": [{"cancel": cancel}]})
    assert tell("GET", f"/_cluster/health/{index}")["status"] == "red"
    _check_refused(client)
    _publish(f"opensearch+http://{opensearch.hosts}/{name}", fresh=True)
    assert "is open" in client.get(SEARCH).text


@contextmanager
def _short_of_memory(tell: Callable[..., Any]) -> Iterator[None]:
    setting = "indices.breaker.request.limit"
    tell("PUT", "/_cluster/settings", {"transient": {setting: "1b"}})
    try:
        yield
    finally:
        tell("PUT", "/_cluster/settings", {"transient": {setting: None}})


def test_a_cluster_short_of_memory_is_a_page_until_it_has_some(
    opensearch: Cluster, name: str, tell: Callable[..., Any]
) -> None:
    client = _site(opensearch.hosts, name)
    assert "is open" in client.get(SEARCH).text
    with _short_of_memory(tell):
        _check_refused(client)
    assert "is open" in client.get(f"{SEARCH}&n=2").text


def test_a_cluster_that_answers_too_late_is_a_page_until_it_is_in_time(
    opensearch: Cluster, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 2)
    engine._client.cache_clear()
    with open_gate(Gate(opensearch.hosts)) as gate:
        client = _site(gate.host, name)
        assert "is open" in client.get(SEARCH).text
        gate.delay = 4
        begun = time.monotonic()
        answer = client.get(f"{SEARCH}&n=1")
        assert answer.status_code == 503
        assert "The archive cannot be reached right now" in answer.text
        assert time.monotonic() - begun < 3 * gate.delay
        gate.delay = 0
        assert "is open" in client.get(f"{SEARCH}&n=2").text
