"""Whatever happens to files between builds, what they say is held, once, and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.model import Source
from tests.unit.jobs.test_register import Shelf

FILES = [("a", "1"), ("a", "2"), ("a", "3"), ("b", "1"), ("b", "2")]
SAID = st.tuples(st.sampled_from(["one", "two", "three", "four"]), st.sampled_from(["", "", "7"]))
FOLDERS = st.dictionaries(st.sampled_from(FILES), SAID, max_size=5)


def content(said: tuple[str, str]) -> str:
    """What counts as the same: the words, and the id given to them."""
    return " ".join(said)


def build(shelf: Shelf, files: dict[tuple[str, str], tuple[str, str]], *, prune: bool) -> None:
    for (collection, path), said in sorted(files.items()):
        shelf.read(path, content(said), id_=said[1], collection=collection)
    loose = shelf.register.take_loose()
    for id_ in loose:
        del shelf.texts[id_]
    register = shelf.register
    for source in list(register.sources.keys() - register.seen):
        if len(register.places(register.sources[source])) > 1:
            register.forget(source)
        elif prune:
            id_ = register.sources[source]
            register.drop(id_)
            del shelf.texts[id_]
    shelf.end()


@settings(max_examples=400)
@given(st.lists(FOLDERS, min_size=1, max_size=5))
def test_with_pruning_the_archive_is_what_the_files_say(
    history: list[dict[tuple[str, str], tuple[str, str]]],
) -> None:
    shelf = Shelf()
    for files in history:
        build(shelf, files, prune=True)
        assert shelf.held() == sorted({content(said) for said in files.values()})
        expected = {Source(*place): content(said) for place, said in files.items()}
        assert {s: shelf.texts[id_] for s, id_ in shelf.sources.items()} == expected


@settings(max_examples=400)
@given(st.lists(FOLDERS, min_size=1, max_size=5))
def test_without_pruning_every_place_keeps_what_it_said_last(
    history: list[dict[tuple[str, str], tuple[str, str]]],
) -> None:
    shelf = Shelf()
    last: dict[tuple[str, str], tuple[str, str]] = {}
    for files in history:
        build(shelf, files, prune=False)
        last |= files
        assert {content(said) for said in files.values()} <= set(shelf.held())
        assert set(shelf.held()) <= {content(said) for said in last.values()}
        assert len(shelf.held()) == len(set(shelf.held())), "nothing twice"


@settings(max_examples=200)
@given(FOLDERS)
def test_reading_again_changes_nothing(files: dict[tuple[str, str], tuple[str, str]]) -> None:
    shelf = Shelf()
    build(shelf, files, prune=True)
    before = (dict(shelf.sources), dict(shelf.texts))
    build(shelf, files, prune=True)
    assert (shelf.sources, shelf.texts) == before
