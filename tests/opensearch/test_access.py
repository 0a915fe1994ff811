"""Who may ask, over which connection, and what is said when nobody answers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from app import create_app
from app.settings import Settings
from indexer.archive import SearchQuery, open_archive
from indexer.errors import StorageError, UnreachableError
from tests.contract.samples import PEOPLE, make_quote, make_release
from tests.opensearch.cluster import Cluster
from tests.opensearch.gate import Gate, basic, make_certificate, open_gate

pytestmark = pytest.mark.opensearch
USER, PASSWORD, KEY, CA = (
    f"ON_RECORD_OPENSEARCH_{name}" for name in ("USER", "PASSWORD", "API_KEY", "CA")
)
RELEASE = make_release("quay")


@pytest.fixture
def name(opensearch: Cluster) -> Iterator[str]:
    """The prefix of an archive with one quote."""
    name = f"access-{uuid4().hex[:8]}"
    with open_archive(f"opensearch+http://{opensearch.hosts}/{name}").writer() as writer:
        writer.add(RELEASE, (make_quote("q-quay", RELEASE, "The quay is open"),))
        writer.identify(PEOPLE)
        writer.publish()
    yield name
    opensearch.drop(name)


def test_who_asks_is_said_by_the_environment_over_tls(
    opensearch: Cluster, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.DEBUG)
    certificate = make_certificate(tmp_path)
    passes = (basic("ann", "tidewater"), "ApiKey ebb-and-flow")
    with open_gate(Gate(opensearch.hosts, passes), certificate) as gate:
        address = f"opensearch+https://{gate.host}/{name}"
        monkeypatch.setenv(CA, str(tmp_path / "cert.pem"))
        with pytest.raises(StorageError, match=f"refuses access: see {USER}"):
            _count(address)
        for given in ({USER: "ann", PASSWORD: "tidewater"}, {KEY: "ebb-and-flow"}):
            with monkeypatch.context() as patched:
                for variable, value in given.items():
                    patched.setenv(variable, value)
                assert _count(address) == 1
        monkeypatch.setenv(PASSWORD, "floodgate")
        monkeypatch.setenv(USER, "ann")
        with pytest.raises(StorageError) as refused:
            _count(address)
        monkeypatch.setenv(PASSWORD, "tidewater")
        monkeypatch.delenv(CA)
        with pytest.raises(UnreachableError, match="certificate"):
            _count(address)
    shown = f"{caplog.text} {refused.value}"
    assert not any(secret in shown for secret in ("tidewater", "ebb-and-flow", "floodgate"))
    assert basic("ann", "tidewater").split()[1] not in shown


def test_a_cluster_that_does_not_answer_is_a_page_until_it_does(
    opensearch: Cluster, name: str
) -> None:
    with open_gate(Gate(opensearch.hosts)) as gate:
        application = create_app(Settings(f"opensearch+http://{gate.host}/{name}"))
        client = application.test_client()
        assert "is open" in client.get("/search?q=quay").text
        gate.is_open = False
        for path in ("/search?q=other", "/quote/q-quay", "/ready"):
            answer = client.get(path)
            assert answer.status_code == 503, path
        assert "The archive cannot be reached right now" in client.get("/search?q=another").text
        assert client.get("/health").status_code == 503
        told = client.get("/api/v1/search?q=other")
        assert (told.status_code, told.content_type) == (503, "application/problem+json")
        gate.is_open = True
        assert "The quay is" in client.get("/search?q=open").text


@pytest.mark.parametrize(("status", "words"), [(429, "no memory to spare"), (503, "answer whole")])
def test_a_cluster_in_trouble_is_told_as_what_it_is(
    opensearch: Cluster, name: str, status: int, words: str
) -> None:
    with open_gate(Gate(opensearch.hosts)) as gate:
        gate.answer = status
        with pytest.raises(UnreachableError, match=words):
            _count(f"opensearch+http://{gate.host}/{name}")


def _count(address: str) -> int:
    with open_archive(address).reader() as reader:
        return reader.count(SearchQuery())
