"""Requests to the cluster: whole answers, or an error that says what is the matter."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from typing import Any

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import (
    ConflictError,
    ConnectionTimeout,
    OpenSearchException,
    RequestError,
    SSLError,
    TransportError,
)
from opensearchpy.exceptions import ConnectionError as Unconnected

from indexer.archive.opensearch.storage.address import API_KEY, AUTHORITIES, USER, Cluster
from indexer.errors import StorageError, UnreachableError

Json = dict[str, Any]

PATIENCE = 30
"""Seconds for an answer to a search."""
SLOW = 300
"""Seconds for copying an index, or merging one."""
_AWAY = (
    "node_not_connected", "node_disconnected", "node_closed", "no_shard_available",
    "connect_transport", "receive_timeout",
)  # fmt: skip
"""What the engine calls a node that is gone and was not missed yet."""
_BULK_DOCUMENTS = 1_000
_BULK_BYTES = 16_000_000
_SCANNED = 2_000
_HELD = "15m"
"""For how long a point in time waits for the next page: whoever reads it may write in between."""


@lru_cache(maxsize=32)
def _client(cluster: Cluster, process: int) -> OpenSearch:
    """One client for each cluster in each process: connections do not survive a fork."""
    del process
    more: Json = {}
    if cluster.api_key:
        more["headers"] = {"Authorization": f"ApiKey {cluster.api_key}"}
    elif cluster.user:
        more["http_auth"] = (cluster.user, cluster.password)
    if cluster.is_encrypted:
        more |= {"use_ssl": True, "verify_certs": True, "ca_certs": cluster.authorities or None}
    return OpenSearch(
        hosts=[{"host": host, "port": port} for host, port in cluster.hosts],
        timeout=PATIENCE,
        max_retries=3,
        retry_on_timeout=False,
        retry_on_status=(502, 504),
        maxsize=16,
        **more,
    )


class Engine:
    """One cluster. Whatever goes wrong comes out as one of our errors."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster

    @property
    def client(self) -> OpenSearch:
        return _client(self.cluster, os.getpid())

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise what the library raises as an error of ours.

        Raises:
            UnreachableError: no node answers, or the cluster cannot answer whole at present.
            StorageError: it refuses.
        """
        try:
            yield
        except TransportError as error:
            raise self._name(error) from error
        except OpenSearchException as error:
            raise StorageError(f"{self.cluster.name}: {error}") from error

    def _name(self, error: TransportError) -> StorageError:
        where = self.cluster.name
        if isinstance(error, SSLError):
            return UnreachableError(
                f"{where} cannot be reached: its certificate is not trusted (see {AUTHORITIES})"
            )
        if isinstance(error, ConnectionTimeout):
            return UnreachableError(f"{where} does not answer in time")
        if isinstance(error, Unconnected):
            return UnreachableError(f"{where} cannot be reached: no node answers")
        status, kind = error.status_code, str(error.error)
        if status in (401, 403):
            return StorageError(
                f"{where} refuses access: see {USER} and its password, or {API_KEY}"
            )
        if status == 429 or "circuit_breaking" in f"{kind} {error.info}":
            return UnreachableError(f"{where} has no memory to spare for this now")
        if status in (502, 503, 504):
            return UnreachableError(f"{where} cannot answer whole now: {kind}")
        reason = _reason(error.info)
        if any(away in reason for away in _AWAY):
            return UnreachableError(f"{where} cannot answer whole now: a node is away")
        return StorageError(f"{where}: {status} {kind} {reason}".rstrip())

    # Searching

    def search(self, index: str, body: Mapping[str, Any]) -> Json:
        """The whole answer of one search."""
        return self.searches([(index, body)])[0]

    def searches(self, bodies: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Json]:
        """The answers of several searches, in one round trip.

        Raises:
            UnreachableError: one of them is not whole.
        """
        if not bodies:
            return []
        lines: list[Any] = []
        for index, body in bodies:
            lines += [{"index": index, "allow_partial_search_results": False}, body]
        with self.told():
            answers = self.client.msearch(body=lines, request_timeout=PATIENCE)["responses"]
        for answer in answers:
            self.check(answer)
        found: list[Json] = answers
        return found

    def check(self, answer: Json) -> None:
        """Refuse an answer that is an error, or one of only a part of the archive."""
        if error := answer.get("error"):
            raise self._name(TransportError(answer["status"], error["type"], error))
        if answer.get("timed_out") or answer["_shards"]["failed"]:
            raise UnreachableError(
                f"{self.cluster.name} cannot answer whole now: shards are missing"
            )

    def scan(self, index: str, body: Mapping[str, Any], size: int = _SCANNED) -> Iterator[Json]:
        """Every document a search finds, in the order of its ``sort``, of one point in time."""
        with self.told():
            opened = self.client.create_pit(index=index, params={"keep_alive": _HELD})["pit_id"]
        asked: Json = {
            **body, "size": size, "track_total_hits": False,
            "pit": {"id": opened, "keep_alive": _HELD},
        }  # fmt: skip
        try:
            while True:
                with self.told():
                    # a point in time is asked as it was opened: no part of it may be left out
                    answer = self.client.search(body=asked, request_timeout=PATIENCE)
                self.check(answer)
                found = answer["hits"]["hits"]
                yield from found
                if len(found) < size:
                    return
                asked["search_after"] = found[-1]["sort"]
        finally:
            with self.told():
                self.client.delete_pit(body={"pit_id": [opened]})

    def get(self, index: str, id_: str) -> Json | None:
        """A document with its version; None if there is none."""
        with self.told():
            found: Json = self.client.get(index=index, id=document_id(id_), ignore=404)
        return found if found.get("found") else None

    def get_many(self, index: str, ids: Sequence[str], fields: Sequence[str]) -> dict[str, Json]:
        """The named fields of those documents that there are, by the ids given."""
        if not ids:
            return {}
        asked = {document_id(id_): id_ for id_ in ids}
        with self.told():
            answer = self.client.mget(
                index=index, body={"ids": list(asked)}, _source_includes=list(fields)
            )
        for one in answer["docs"]:
            if "error" in one:
                raise UnreachableError(f"{self.cluster.name}: {one['error'].get('type')}")
        return {asked[one["_id"]]: one["_source"] for one in answer["docs"] if one["found"]}

    # Changing

    def bulk(self, actions: Iterable[Json]) -> int:
        """Do all of them; how many. ``StorageError`` if one was refused."""
        done = 0
        with self.told():
            for good, one in helpers.streaming_bulk(
                self.client, actions, chunk_size=_BULK_DOCUMENTS, max_chunk_bytes=_BULK_BYTES,
                max_retries=5, initial_backoff=1, max_backoff=20, raise_on_error=False,
                raise_on_exception=True, request_timeout=SLOW,
            ):  # fmt: skip
                ((kind, told),) = one.items()
                if not good and not (kind == "delete" and told.get("status") == 404):
                    raise StorageError(f"{self.cluster.name}: {told.get('error', told)}")
                done += 1
        return done

    def put(
        self, index: str, id_: str, body: Mapping[str, Any], after: tuple[int, int] | None = None
    ) -> bool:
        """Write a document if it is as it was ``after`` its version; without, if there is none.

        False where somebody else was first.
        """
        more: Json = {"op_type": "create"} if after is None else {}
        if after is not None:
            more = {"if_seq_no": after[0], "if_primary_term": after[1]}
        try:
            with self.told():
                self.client.index(index=index, id=document_id(id_), body=body, refresh=True, **more)
        except StorageError as error:
            if isinstance(error.__cause__, ConflictError):
                return False
            raise
        return True

    def create(self, index: str, body: Mapping[str, Any]) -> None:
        """Make an index, unless it is there."""
        try:
            with self.told():
                self.client.indices.create(index=index, body=body)
        except StorageError as error:
            cause = error.__cause__
            if not (
                isinstance(cause, RequestError)
                and cause.error == "resource_already_exists_exception"
            ):
                raise


def _reason(info: Any) -> str:
    """What the engine says of the cause, in a line."""
    told = info.get("error", info) if isinstance(info, dict) else {}
    causes = told.get("root_cause") if isinstance(told, dict) else None
    first = causes[0] if causes else {}
    return f"{first.get('type', '')} {first.get('reason', '')}"[:300].strip()


def version_of(found: Json) -> tuple[int, int]:
    """What ``Engine.put`` takes as ``after``, of a document that ``get`` gave."""
    return found["_seq_no"], found["_primary_term"]


_LONGEST_ID = 480  # bytes; the engine refuses more than 512


def document_id(text: str) -> str:
    """An id as the engine takes it: no half surrogate, not too long."""
    data = text.encode("utf-8", "replace")
    if not data:
        return "-"
    if len(data) <= _LONGEST_ID:
        return data.decode()
    return f"{data[:300].decode(errors='ignore')}~{sha256(data).hexdigest()}"
