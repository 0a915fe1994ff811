"""What ARCHITECTURE, README and docs say of the tree and the commands is what is there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

from app.cli import main as serve
from indexer.cli import main
from indexer.model import JUDGEMENTS, Kind

ROOT = Path(__file__).resolve().parents[2]
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_PLACE = re.compile(r"[a-z_]+(?:/|\.py)")
_TOGETHER = re.compile(r"(?P<head>(?:[a-z_]+(?:/|\.py) ?)+?)(?:  | (?![a-z_]+(?:/|\.py))|$)")


def _lines_of_the_map() -> Iterator[tuple[Path, str]]:
    """Each line of the map with the folder it stands under."""
    (block,) = re.findall(r"## The map\n```\n(.*?)```", ARCHITECTURE, re.DOTALL)
    folder = ROOT
    for line in block.splitlines():
        if not line.startswith(" "):
            folder = ROOT
        yield folder, line.strip()
        if not line.startswith(" "):
            folder = ROOT / line.split("/")[0]


def _placed() -> dict[Path, str]:
    """The places that lines begin with, and what is said of them."""
    found: dict[Path, str] = {}
    for folder, line in _lines_of_the_map():
        match = _TOGETHER.match(line)
        assert match is not None, line
        for name in match["head"].split():
            found[folder / name.rstrip("/")] = line[match.end() :]
    return found


def test_every_place_on_the_map_is_there() -> None:
    for place, said in _placed().items():
        assert place.exists(), f"the map has {place.relative_to(ROOT)}"
        for name in re.findall(r"\b([a-z_]+)/(?=[ ,;:)]|$)", said):
            assert any(one.is_dir() for one in place.parent.rglob(name)), f"{name}/ at {place.name}"


@pytest.mark.parametrize("top", ["indexer", "app"])
def test_every_package_is_on_the_map(top: str) -> None:
    packages = {path.parent for path in (ROOT / top).glob("*/__init__.py")}
    assert packages - set(_placed()) == set()


def test_every_module_of_the_indexer_is_on_the_map() -> None:
    modules = {path for path in (ROOT / "indexer").glob("*.py") if path.name != "__init__.py"}
    assert modules - set(_placed()) == set()


def test_the_parts_of_identity_and_the_embedded_archive_are_told() -> None:
    for folder in ("indexer/identity", "indexer/archive/embedded"):
        for path in (ROOT / folder).glob("*/__init__.py"):
            assert f"{path.parent.name}/" in ARCHITECTURE, path.parent


def test_the_order_of_imports_is_that_of_the_contract() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (layers,) = (c["layers"] for c in contracts if c.get("containers") == ["indexer"])
    assert f"inside `{' > '.join(layers)}`" in ARCHITECTURE


def test_every_dependency_has_its_line() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = tomllib.load(file)["project"]["dependencies"]
    told = ARCHITECTURE.split("## Dependencies")[1].lower()
    for line in needed:
        name = re.split(r"[<>=\[; ]", line)[0]
        assert f"**{name}**" in told, name


# The glossary


def _first_cells(text: str) -> list[str]:
    """The first cells of the rows of all tables in a text."""
    rows = re.findall(r"^\| (.+?) \| ", text, re.MULTILINE)
    return [cell for cell in rows if cell not in ("word", "---", "place")]


def test_the_glossary_has_every_word_that_is_settled() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    explained = {w for bold in re.findall(r"\*\*(.+?)\*\*", text) for w in bold.split(", ")}
    words = ARCHITECTURE.split("## Words")[1].split("What is counted where")[0]
    settled = {word for cell in _first_cells(words) for word in cell.split(", ")} | {"place"}
    assert len(settled) > 20
    assert settled <= explained
    assert {*get_args(Kind), *JUDGEMENTS} <= explained


def test_the_glossary_explains_each_word_once() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [w for cell in _first_cells(text) for w in cell.strip("*").split(", ")]
    assert len(words) == len(set(words))


# The command line


def _commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(_commands(main))


def _options(command: click.Command) -> set[str]:
    given = {
        o
        for p in command.params
        if isinstance(p, click.Option)
        for o in (*p.opts, *p.secondary_opts)
    }
    return {*given, "--help", "-h"}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_options_that_are_there(name: str) -> None:
    every = _options(serve).union(*map(_options, COMMANDS.values()))
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", COMMANDS[name].help or ""):
        assert option in every, option


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_what_it_is_for(name: str) -> None:
    assert COMMANDS[name].help, "a first sentence"
    everything = "\n".join(path.read_text(encoding="utf-8") for path in DOCS)
    last = name.rsplit(maxsplit=1)[-1]
    assert f"quote-index {name}" in everything or f"`{last}`" in everything, "no document has it"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_commands_in_documents_are_there_with_their_options(path: Path) -> None:
    for line in re.findall(r"quote-index ((?:[^`\n]|\\\n)+)", path.read_text(encoding="utf-8")):
        words = re.split(r"\s+[#|>&]", line)[0].split()
        name = next((n for n in (" ".join(words[:2]), words[0]) if n in COMMANDS), "")
        if not name:
            assert words[0] in {*main.commands, "…", "--help", "--version"}, line
            continue
        for word in words:
            if re.match(r"--[a-z]", word):
                option = re.split(r"[=,.;)]", word)[0]
                assert option in _options(COMMANDS[name]), line


def test_every_module_of_commands_is_registered() -> None:
    defined = {
        command
        for path in (ROOT / "indexer" / "cli").glob("*.py")
        for command in re.findall(
            r"^@click\.command\((?:\"([a-z-]+)\")?", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        if command
    }
    assert defined <= {name.split()[-1] for name in COMMANDS}


# The changelog


def test_the_changelog_is_in_dated_releases_with_one_heading_of_each_kind() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    heads = [release.split("\n", 1)[0] for release in releases]
    assert heads[0] == "[Unreleased]"
    dates = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] – (\d{4}-\d\d-\d\d)", head) for head in heads[1:]]
    assert all(dates), heads
    days = [found[2] for found in dates if found]
    assert days == sorted(days, reverse=True)
    for release in releases:
        kinds = re.findall(r"^### (.*)$", release, re.MULTILINE)
        assert kinds == [kind for kind in ("Added", "Changed", "Fixed") if kind in kinds]
        lines = re.findall(r"^- .*$", release, re.MULTILINE)
        assert len(lines) == len(set(lines)), "a line twice"


def test_the_version_is_the_last_one_of_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    last = re.findall(r"^## \[(\d.*?)\]", text, re.MULTILINE)[0]
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == last
    assert f"version: {last}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
