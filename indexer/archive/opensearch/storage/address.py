"""Which cluster an address means, and with which rights it is asked.

    opensearch+https://host:9200,other:9200/prefix

Names and secrets come from the environment alone, so that no list of processes, no log and no
configuration shows them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

USER = "ON_RECORD_OPENSEARCH_USER"
PASSWORD = "ON_RECORD_OPENSEARCH_PASSWORD"  # noqa: S105  # the name of a variable
API_KEY = "ON_RECORD_OPENSEARCH_API_KEY"
AUTHORITIES = "ON_RECORD_OPENSEARCH_CA"
"""A file with certificates of authorities that are trusted besides those of the system."""
STATE = "ON_RECORD_STATE"
"""The folder for what this machine remembers of archives that are elsewhere."""

_ADDRESS = re.compile(r"//(?P<hosts>[^/@\s]+)/(?P<prefix>[a-z0-9][a-z0-9_-]{0,99})/?", re.ASCII)
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::(?P<port>\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The nodes to ask and the prefix of all indexes of one archive. Shows no secret."""

    hosts: tuple[tuple[str, int], ...]
    prefix: str
    is_encrypted: bool
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    authorities: str = ""

    @property
    def name(self) -> str:
        """How it is called in messages."""
        nodes = ",".join(f"{host}:{port}" for host, port in self.hosts)
        return f"{nodes}/{self.prefix}"

    @property
    def folder(self) -> Path:
        """Where this machine keeps what it remembers of the archive."""
        named = os.environ.get(STATE)
        base = Path(named) if named else Path.home() / ".local" / "state" / "on-record"
        return base / re.sub(r"[^A-Za-z0-9._-]", "_", self.name)


def read_cluster(rest: str, *, is_encrypted: bool) -> Cluster:
    """The cluster that the part of an address behind its scheme means.

    Raises:
        ValueError: it is none, or has a secret in it.
    """
    if "@" in rest:
        raise ValueError(f"no name or password stands in an address: set {USER} and {PASSWORD}")
    found = _ADDRESS.fullmatch(rest)
    if found is None:
        raise ValueError(
            f"{rest}: an archive on OpenSearch is called opensearch+https://host:9200/prefix,"
            " with a prefix of small letters, digits, - and _"
        )
    hosts = []
    for text in found["hosts"].split(","):
        host = _HOST.fullmatch(text)
        if host is None:
            raise ValueError(f"{text}: no host and port")
        hosts.append((host["name"].strip("[]"), int(host["port"] or 9200)))
    return Cluster(
        tuple(hosts),
        found["prefix"],
        is_encrypted,
        os.environ.get(USER, ""),
        os.environ.get(PASSWORD, ""),
        os.environ.get(API_KEY, ""),
        os.environ.get(AUTHORITIES, ""),
    )
