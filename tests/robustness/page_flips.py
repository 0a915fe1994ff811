"""Pages of a site over an archive in which bits are turned over: right, or an error by name.

``python -m tests.robustness.page_flips COPY --rounds 20`` turns a bit of one block in twenty of
every large file of an archive, asks for some hundred pages, turns the bits back, and so on. COPY
is an archive that nobody else reads.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote as quote_words

from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import SearchQuery, open_archive
from indexer.archive.embedded.integrity.checked import BLOCK
from indexer.archive.embedded.integrity.manifest import CHECKED_AT_OPEN
from indexer.errors import DamagedArchiveError
from tests.robustness.flips import flipped
from tests.robustness.test_crafted_archive import generation_of

PAGES: tuple[str, ...] = (
    "/",
    "/search?q=the",
    '/search?q="of+the"',
    "/search?q=clim*&sort=oldest&by=speaker",
)
PAGES += ("/search?q=the&in=releases", "/browse/speakers", "/browse/organisations")
PAGES += ("/browse/offices", "/coverage", "/search.csv?q=the", "/search.feed.json")
PAGES += ("/api/v1/search?q=the", "/api/v1/facets?q=the", "/api/v1/suggest?q=a", "/sitemap.xml")


@contextmanager
def site(folder: Path) -> Iterator[FlaskClient]:
    application = create_app(Settings(archive=folder, page_cache=0))
    yield application.test_client()
    application.extensions["archive"].close()


def addresses(folder: Path) -> list[str]:
    """Pages of every kind, among them those of quotes, releases and speakers found there."""
    with site(folder) as client:
        found = client.get("/search?q=the").text
        quotes = sorted(set(re.findall(r"/quote/[\w-]+", found)))[:1]
        releases = sorted(set(re.findall(r"/release/[\w./-]+", found)))[:1]
        speakers = sorted(set(re.findall(r"/speaker/[\w-]+", found)))[:1]
    assert all((quotes, releases, speakers))
    return [*PAGES, *quotes, *releases, *speakers, *(f"/api/v1{one}" for one in quotes)]


def ask(client: FlaskClient, address: str) -> tuple[int, bytes]:
    """Status and body; 0 with what was sent of an export that broke off."""
    answer = client.get(address, buffered=False)
    sent = b""
    try:
        for piece in answer.response:
            sent += piece if isinstance(piece, bytes) else piece.encode()
    except DamagedArchiveError:
        return 0, sent
    return answer.status_code, sent


def right_pages(folder: Path) -> dict[str, bytes]:
    with site(folder) as client:
        return {address: ask(client, address)[1] for address in addresses(folder)}


def is_right(body: bytes, status: int, whole: bytes, names: frozenset[str]) -> bool:
    """Whether an answer is the right one, or an error that names one of these files."""
    if status == 200:
        return body == whole
    text = body.decode("utf-8", "replace")
    if status == 503:
        return any(name in text for name in names) and "quote-index recover" in text
    return status == 0 and whole.startswith(body)


def many_addresses(folder: Path, rng: random.Random, number: int) -> list[str]:
    """Searches, quotes, releases and speakers of an archive, drawn at random."""
    found = open_archive(folder)
    with found.reader() as reader:
        quotes = [hit.quote for hit in reader.export(SearchQuery(sort="newest"), 5_000)]
    found.close()
    asked = list(PAGES)
    for quote in rng.sample(quotes, min(number, len(quotes))):
        word = quote_words(rng.choice(quote.text.split()))
        asked += [f"/quote/{quote.id}", f"/release/{quote.release_id}", f"/search?q={word}"]
        asked += [f"/api/v1/quote/{quote.id}", f"/search?q={word}&in=releases"]
        if quote.speaker_id:
            asked.append(f"/speaker/{quote.speaker_id}")
    return list(dict.fromkeys(asked))


def large_files(folder: Path) -> list[Path]:
    """Files that are compared as they are read, and not when the archive is opened."""
    files = (path for path in generation_of(folder).rglob("*") if path.is_file())
    large = [p for p in files if p.stat().st_size > CHECKED_AT_OPEN and p.suffix != ".json"]
    return sorted(large)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copy", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    asked = many_addresses(options.copy, rng, options.pages)
    with site(options.copy) as client:
        right = {address: ask(client, address) for address in asked}
    right = {address: found for address, found in right.items() if found[0] == 200}
    files = large_files(options.copy)
    statuses: Counter[int] = Counter()
    wrong = 0
    for _ in range(options.rounds):
        with ExitStack() as turned:
            for path in files:
                for block in range(path.stat().st_size // BLOCK):
                    if rng.random() < 0.05:
                        place = block * BLOCK + rng.randrange(BLOCK)
                        turned.enter_context(flipped(path, place, 1 << rng.randrange(8)))
            with site(options.copy) as client:
                for address, (_, whole) in right.items():
                    status, body = ask(client, address)
                    statuses[status] += 1
                    if not is_right(body, status, whole, frozenset(path.name for path in files)):
                        wrong += 1
                        print("WRONG", status, address, flush=True)
    print(f"{len(files)} files, {len(right)} pages, {options.rounds} rounds", flush=True)
    print(f"{dict(statuses)} (0: an export that broke off), wrong: {wrong}", flush=True)


if __name__ == "__main__":
    main()
