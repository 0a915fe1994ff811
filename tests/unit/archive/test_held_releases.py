"""Releases held, written anew or from the table before: the same table."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.archive.embedded.integrity.checked import digest
from indexer.archive.embedded.integrity.manifest import GenerationFiles
from indexer.archive.embedded.storage.store import CATALOGUE, CATALOGUE_TABLES, create_database
from indexer.archive.embedded.writing import held_releases
from indexer.archive.embedded.writing.held_releases import write_releases
from indexer.archive.embedded.writing.state import HeldRelease, State
from indexer.errors import DamagedArchiveError
from indexer.model import ReleaseId

_ids = st.text("abé香😀/-1", min_size=1, max_size=3).map(ReleaseId)


def held(number: int, title: str) -> HeldRelease:
    return HeldRelease(
        number,
        "0" * 64,
        "segment",
        number,
        title,
        "publisher",
        7,
        number,
        number,
        f"{number}",
        "wires",
        "issuer",
    )


def table(path: Path, state: State) -> tuple[list[tuple[object, ...]], list[int]]:
    path.unlink(missing_ok=True)
    with closing(create_database(path, CATALOGUE_TABLES)) as catalogue:
        renumber = write_releases(catalogue, state)
        catalogue.commit()
        rows = catalogue.execute("select * from releases order by number").fetchall()
    return rows, [int(renumber[h.number]) for _, h in sorted(state.releases.items())]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("held")


@given(st.sets(_ids), st.data())
def test_the_table_before_gives_the_same_as_all_anew(
    folder: Path, data_before: set[ReleaseId], data: st.DataObject
) -> None:
    (folder / "before").mkdir(exist_ok=True)
    start = State(releases={n: held(i, "old") for i, n in enumerate(sorted(data_before))})
    start.release_numbers = len(start.releases)
    table(folder / "before" / "archive.db", start)

    state = State(releases=dict(start.releases), loaded=dict(start.releases))
    state.release_numbers = start.release_numbers
    for name in data.draw(st.lists(_ids, max_size=8), label="changed or new"):
        state.releases[name] = held(state.release_numbers, "new")
        state.release_numbers += 1
    for name in data.draw(
        st.sets(st.sampled_from(sorted(data_before))) if data_before else st.just(set())
    ):
        state.releases.pop(name, None)
    for name in data.draw(
        st.sets(st.sampled_from(sorted(state.releases))) if state.releases else st.just(set())
    ):
        state.releases[name] = state.releases[name]._replace(first=99)  # moved by a merge

    anew = table(folder / "anew.db", state)
    state.files = GenerationFiles(folder / "before", growing=True)
    share, held_releases._CHANGED_SHARE = held_releases._CHANGED_SHARE, 0
    try:
        from_before = table(folder / "from.db", state)
    finally:
        held_releases._CHANGED_SHARE = share
    assert from_before == anew
    numbers = list(range(len(state.releases)))
    assert anew[1] == numbers
    assert [row[0] for row in anew[0]] == numbers


def test_a_damaged_table_before_is_an_error(folder: Path) -> None:
    (folder / "broken").mkdir()
    path = folder / "broken" / CATALOGUE
    path.write_bytes(b"a table")
    files = GenerationFiles(folder / "broken", [digest(path, CATALOGUE)])
    path.write_bytes(b"a tablE")
    releases = {ReleaseId(f"r{n:02}"): held(n, "old") for n in range(50)}
    state = State(files, releases=dict(releases), loaded=releases)
    state.release_numbers = 50
    with pytest.raises(DamagedArchiveError, match=CATALOGUE):
        table(folder / "out.db", state)
