"""Archives with other values in their columns and tables, and checksums that fit them.

Checksums find accidents. Whoever writes an archive to do harm writes checksums, too: so every
value is bounded where it is read. ``python -m tests.robustness.forging --times 20`` changes each
column of each file so many times and asks for pages of every kind, and commands.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from click.testing import CliRunner

from indexer.cli import main as quote_index
from indexer.errors import DamagedArchiveError
from tests.robustness.flips import make_archive
from tests.robustness.page_flips import addresses, ask, site
from tests.robustness.test_crafted_archive import forge, generation_of

SECONDS = 20.0
"""A page of the small archive takes some hundredths; a loop without an end far longer."""

MORE = (
    "/search?q=the&page=2", "/search?q=the&by=release", "/search?q=the&by=speaker&sort=newest",
    "/search?q=goverment", "/search?from=2019-01-01&to=2020-12-31", '/search?q="the+of"',
    "/search?q=the+NEAR/3+of", "/search?q=t*", "/search?q=s*&in=releases", "/search.jsonl?q=the",
    "/search.feed", "/speeches", "/compare?a=s1&b=s2", "/api/v1/releases?q=the",
    "/search?q=water+smith+minister&unique=0", "/check?words=the+people+of+the+land&go=1",
    "/browse/speakers?letter=A", "/health",
)  # fmt: skip
COMMANDS = (
    ("status",), ("search", "the"), ("search", "s*"), ("export", "--format", "jsonl"),
    ("stats", "--by", "speaker"), ("stats", "--by", "month"), ("sample", "5"), ("verify",),
    ("diff", "previous", "current"), ("identity", "export", "--format", "csv"),
)  # fmt: skip
_NUMBERS = (-1, 0, 1, 2, 77, 255, 256, 65_535, 10_000, 2**31 - 1, -(2**31), 2**62, -(2**63))
_VALUES = (
    *_NUMBERS,
    2**40,
    1.5,
    "",
    "x",
    "Ann",
    "[]",
    "{",
    "[[[1]]]",
    "9" * 400,
    b"\xff\x00",
    None,
)


def forge_column(path: Path, rng: random.Random) -> str:
    """Other numbers in a column, all or some of them; what was done."""
    array = np.load(path)
    if not len(array):
        return "nothing"
    if array.dtype == np.bool_:
        array = array.view(np.uint8)
    info = np.iinfo(array.dtype)
    number = rng.choice([n for n in _NUMBERS if info.min <= n <= info.max])
    places = rng.choice(
        [slice(None), slice(0, 1), slice(-1, None), slice(rng.randrange(len(array)), None)]
    )
    array[places] = number
    if path.read_bytes()[:128].find(b"|b1") > 0:
        array = array.view(np.bool_)
    np.save(path, array)
    return f"{number} at {places}"


def forge_table(path: Path, rng: random.Random) -> str:
    """Another value in a column of a table, of all rows or one; what was done."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            (name, column[1])
            for (name,) in connection.execute("select name from sqlite_master where type='table'")
            for column in connection.execute(f"pragma table_info({name})")
            if connection.execute(f"select count(*) from {name}").fetchone()[0]
        ]
        for _ in range(50):
            table, column = rng.choice(tables)
            value = rng.choice(_VALUES)
            one = rng.random() < 0.5
            where = f" where {column} = (select {column} from {table} limit 1)" if one else ""
            try:
                connection.execute(f"update {table} set {column} = ?{where}", (value,))
                connection.commit()
            except sqlite3.Error:
                connection.rollback()
                continue
            return f"{value!r:.60} in {table}.{column}{where[:6]}"
    return "nothing"


def forge_bytes(path: Path, rng: random.Random) -> str:
    """Other bytes anywhere in a file."""
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 1, 3, 40))):
        data[rng.randrange(len(data))] = rng.choice((0, 1, 127, 128, 255, rng.randrange(256)))
    path.write_bytes(data)
    return "bytes"


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as where:
        shutil.copytree(folder, Path(where) / "archive")
        yield Path(where) / "archive"


def kinds_of(folder: Path) -> list[Path]:
    """Every file of a generation that is read, relative to it."""
    generation = generation_of(folder)
    files = (p for p in generation.rglob("*") if p.is_file() and p.name != "manifest.json")
    return sorted(p.relative_to(generation) for p in files if p.stat().st_size)


def forge_one(folder: Path, name: Path, rng: random.Random) -> str:
    path = generation_of(folder) / name
    raw = rng.random() < 0.25
    if path.suffix == ".npy" and not raw:
        done = forge_column(path, rng)
    elif path.suffix == ".db" and not raw:
        done = forge_table(path, rng)
    else:
        done = forge_bytes(path, rng)
    forge(folder)
    return done


def ask_everything(folder: Path, asked: list[str], commands: bool) -> Iterator[tuple[str, str]]:
    """What each page and command came to, and how it should not have."""
    with site(folder) as client:
        for address in asked:
            started = time.process_time()
            try:
                status = ask(client, address)[0]
            except DamagedArchiveError:  # an export breaks off
                continue
            except Exception as error:  # noqa: BLE001  # any is a find
                yield address, f"{type(error).__name__}: {error}"
                continue
            if status not in (200, 302, 304, 308, 404, 410, 503, 0, 301, 303, 400):
                yield address, str(status)
            if time.process_time() - started > SECONDS:
                yield address, "endless"
    for command in COMMANDS if commands else ():
        done = CliRunner().invoke(quote_index, [*command, "--archive", str(folder)])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            yield " ".join(command), repr(done.exception)
        elif done.exit_code not in (0, 2, 3, 4):
            yield " ".join(command), str(done.exit_code)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where) / "archive"
        make_archive(folder)
        asked = [*addresses(folder), *MORE]
        wrong: Counter[str] = Counter()
        for name in kinds_of(folder):
            if options.only not in name.as_posix():
                continue
            for turn in range(options.times):
                with copied(folder) as copy:
                    done = forge_one(copy, name, rng)
                    for what, how in ask_everything(copy, asked, turn % 4 == 0):
                        wrong[f"{name}: {done}"] += 1
                        print(f"{name}: {done}: {what}: {how}", flush=True)
        print(f"{len(wrong)} forgeries with errors of ours")


if __name__ == "__main__":
    main()
