"""What a site can be told about itself."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app.site.base_url import BaseURL, read_host
from indexer.archive import Address, read_address

PAGE_CACHE_BYTES = 8_000_000
"""Some 800 pages of results, packed."""
_MOST_PROXIES = 10
MOST_A_MINUTE = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """``archive`` is the address ``quote-index build`` published to.

    ``page_cache`` is how many bytes of pages a worker keeps to send them again. ``base_url``
    is where readers find the site; without it, that is what the ``Host`` of a request says.
    ``trusted_hosts``, in lower case and without ports, are those a request may name, any where
    there are none; ``own_hosts`` are those the server is reached under without a proxy.
    ``reports`` is the file that readers' reports are put into; without one there are none.
    ``licence`` says what may be done with the contents, in words or as an address.
    ``rate`` is how many searches a worker takes of one reader in a minute, any number where it is
    0. ``trust_proxy`` is the number of proxies whose ``X-Forwarded`` headers are believed.
    """

    archive: Address = Path("archive")
    per_page: int = 20
    page_cache: int = PAGE_CACHE_BYTES
    base_url: BaseURL | None = None
    trusted_hosts: tuple[str, ...] = ()
    own_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    trust_proxy: int = 0
    reports: Path | None = None
    licence: str = ""
    rate: int = 0

    @property
    def root(self) -> str:
        """An address of the start page that the site answers to."""
        if self.base_url is not None:
            return f"{self.base_url}/"
        return f"http://{(*self.trusted_hosts, *self.own_hosts)[0]}/"

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings for WSGI servers that take no arguments; ``ValueError`` names a bad one.

        ``ON_RECORD_ARCHIVE``, ``ON_RECORD_BASE_URL``, ``ON_RECORD_TRUSTED_HOSTS`` (with commas
        between them), ``ON_RECORD_TRUST_PROXY``, ``ON_RECORD_REPORTS``, ``ON_RECORD_LICENCE`` and
        ``ON_RECORD_RATE``.
        """
        given = os.environ.get
        base, proxies = given("ON_RECORD_BASE_URL", ""), given("ON_RECORD_TRUST_PROXY", "0")
        hosts = (name.strip() for name in given("ON_RECORD_TRUSTED_HOSTS", "").split(","))
        if not proxies.isdecimal() or int(proxies) > _MOST_PROXIES:
            raise ValueError(f"ON_RECORD_TRUST_PROXY: {proxies!r} is no number of proxies")
        rate = given("ON_RECORD_RATE", "0")
        if not rate.isdecimal() or int(rate) > MOST_A_MINUTE:
            raise ValueError(f"ON_RECORD_RATE: {rate!r} is no number of searches a minute")
        return cls(
            archive=read_address(given("ON_RECORD_ARCHIVE", "archive")),
            base_url=BaseURL.read(base) if base else None,
            trusted_hosts=tuple(read_host(name) for name in hosts if name),
            trust_proxy=int(proxies),
            reports=Path(queue) if (queue := given("ON_RECORD_REPORTS", "")) else None,
            rate=int(rate),
            licence=given("ON_RECORD_LICENCE", ""),
        )
