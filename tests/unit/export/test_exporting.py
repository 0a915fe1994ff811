"""What `quote-index export` writes, opened by the programs it is written for."""

from __future__ import annotations

import asyncio
import csv
import gc
import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pandas
import polars
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from indexer.archive import Reader, SearchQuery
from indexer.archive.embedded.writing.writer import EmbeddedWriter
from indexer.cli import main
from indexer.export.columns import QUOTES, RELEASES, tell_columns
from indexer.export.parquet import to_arrow
from indexer.export.rows import quote_rows
from indexer.jobs import exporting
from indexer.model import Quote, QuoteId, Release
from tests.unit.export.conftest import ROOT, call

SITE = "https://quotes.example/archive"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def export(archive_dir: Path, form: str, output: Path, *more: object) -> Path:
    call("export", *more, "--archive", archive_dir, "--format", form, "--output", output)
    return output


@pytest.fixture(scope="session")
def package(archive_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / "jsonl"
    return export(archive_dir, "jsonl", folder, "--site", SITE)


def test_every_quote_and_every_release_is_in_the_package(package: Path, reader: Reader) -> None:
    held = reader.statistics()
    quotes, releases = lines(package / "quotes.jsonl"), lines(package / "releases.jsonl")
    assert len(quotes) == held.quotes
    assert [row["release"] for row in releases] == [id_ for id_, _ in reader.releases()]
    texts = {row["release"]: str(row["text"]) for row in releases}
    for row in quotes:
        text = texts[row["release"]]
        assert row["kind"] not in ("direct", "statement") or row["corrected"] or all(
            text[start:end] for start, end in row["spans"]
        )  # fmt: skip
        assert str(row["url"]).startswith(f"{SITE}/quote/")
        assert row["source"]
        assert row["archive"] == held.generation
        assert len(str(row["extractor"])) == 16
    digests = {
        row["sha256"] == hashlib.sha256(texts[row["release"]].encode()).hexdigest()
        for row in releases
    }
    assert digests == {True}


def test_lines_are_what_the_schemas_beside_them_say(package: Path) -> None:
    for table in (QUOTES, RELEASES):
        schema = json.loads((package / f"{table.name}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for row in lines(package / f"{table.name}.jsonl"):
            assert not list(validator.iter_errors(row))


def test_the_description_has_the_digest_of_every_file(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    assert len(described["resources"]) == 6
    for resource in described["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["rows"] == content.count(b"\n")
    names = [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    assert names == list(QUOTES.names)


def test_one_saying_in_two_releases_is_told(package: Path) -> None:
    rows = [
        r
        for r in lines(package / "quotes.jsonl")
        if "built again before the winter" in str(r["text"])
    ]
    assert [row["date"] for row in rows] == ["2024-03-05", "2024-03-04"]
    assert {row["saying"] for row in rows} == {rows[1]["id"]}


def test_an_archive_made_of_an_export_is_the_same(package: Path, tmp_path: Path) -> None:
    call("import", package, "--archive", tmp_path / "archive")
    again = export(tmp_path / "archive", "jsonl", tmp_path / "again", "--site", SITE)
    for name in ("releases", "speakers", "organisations", "addresses"):
        assert (again / f"{name}.jsonl").read_text("utf-8") == (
            package / f"{name}.jsonl"
        ).read_text("utf-8")
    of_its_own = {"archive", "extractor"}
    for before, after in zip(
        lines(package / "quotes.jsonl"), lines(again / "quotes.jsonl"), strict=True
    ):
        assert {n: v for n, v in before.items() if n not in of_its_own} == {
            n: v for n, v in after.items() if n not in of_its_own
        }
    refused = CliRunner().invoke(
        main, ["import", str(package), "--archive", str(tmp_path / "archive")]
    )
    assert refused.exit_code == 3
    assert "holds an archive" in refused.output


def test_an_import_holds_the_quotes_of_one_release(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[int, int]] = []
    add, size = EmbeddedWriter.add, len(lines(package / "releases.jsonl"))

    def count(writer: EmbeddedWriter, release: Release, quotes: tuple[Quote, ...]) -> None:
        if len(held) % 10 == 0 or len(held) == size - 1:
            alive = sum(isinstance(one, Quote) for one in gc.get_objects())
            held.append((alive, len(quotes)))
        else:
            held.append((0, 0))
        add(writer, release, quotes)

    gc.collect()
    others = sum(isinstance(one, Quote) for one in gc.get_objects())
    monkeypatch.setattr(EmbeddedWriter, "add", count)
    call("import", package, "--archive", tmp_path / "archive")
    assert len(held) == size
    assert all(alive - others <= having for alive, having in held)
    assert max(having for _, having in held) > 0


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("quotes.jsonl", "Quayle", "Quoyle", "quotes.jsonl is not as it was written"),
        ("datapackage.json", '"query": ""', '"query": "sea"', "export of the search 'sea'"),
        ("datapackage.json", "speakers.jsonl", "talkers.jsonl", "names no speakers.jsonl"),
        ("datapackage.json", "{", "[", "is not what an export writes"),
    ],
)
def test_what_is_no_whole_export_is_not_imported(
    package: Path, tmp_path: Path, name: str, old: str, new: str, says: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(package, folder)
    (folder / name).write_text((folder / name).read_text("utf-8").replace(old, new), "utf-8")
    result = CliRunner().invoke(
        main, ["import", str(folder), "--archive", str(tmp_path / "archive")]
    )
    assert result.exit_code == 3
    assert says in result.output


def reseal(folder: Path, name: str) -> None:
    """Let the description of a package have the digest that a file has now."""
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        if resource["path"] == name:
            digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            resource["hash"] = f"sha256:{digest}"
    (folder / "datapackage.json").write_text(json.dumps(described), "utf-8")


def test_a_line_that_is_wrong_is_named(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(package, folder)
    content = (folder / "speakers.jsonl").read_bytes().replace(b'"name":', b'"nam":', 1)
    (folder / "speakers.jsonl").write_bytes(content)
    reseal(folder, "speakers.jsonl")
    result = CliRunner().invoke(
        main, ["import", str(folder), "--archive", str(tmp_path / "archive")]
    )
    assert result.exit_code == 3
    assert "speakers.jsonl:1: has no name" in result.output


def test_a_table_for_spreadsheets_is_read_by_pandas(
    archive_dir: Path, tmp_path: Path, reader: Reader
) -> None:
    folder = export(archive_dir, "csv", tmp_path / "csv")
    quotes = pandas.read_csv(folder / "quotes.csv", encoding="utf-8-sig", keep_default_na=False)
    releases = pandas.read_csv(folder / "releases.csv", encoding="utf-8-sig", keep_default_na=False)
    assert list(quotes.columns) == list(QUOTES.names)
    assert len(quotes) == reader.statistics().quotes
    assert set(quotes["release"]) <= set(releases["release"])


def test_parquet_has_types_and_the_meaning_of_columns(
    archive_dir: Path, tmp_path: Path, reader: Reader
) -> None:
    folder = export(archive_dir, "parquet", tmp_path / "parquet")
    table = pyarrow.parquet.read_table(folder / "quotes.parquet")
    assert table.num_rows == reader.statistics().quotes
    assert str(table.schema.field("date").type) == "date32[day]"
    assert (
        str(table.schema.field("spans").type) == "list<element: struct<start: int32, end: int32>>"
    )
    assert table.schema.field("kind").metadata[b"description"].startswith(b"How the words stand")
    frame = polars.read_parquet(folder / "quotes.parquet")
    by_kind = dict(frame.group_by("kind").len().iter_rows())
    assert sum(by_kind.values()) == table.num_rows
    texts = polars.read_parquet(folder / "releases.parquet")
    assert texts.height == reader.statistics().releases


def test_batches_are_small_however_many_quotes_there_are(reader: Reader) -> None:
    rows = list(quote_rows(reader, SearchQuery()))
    many = (row for _ in range(9_000 // len(rows) + 1) for row in rows)
    sizes = [len(batch) for batch in to_arrow(many)]
    assert max(sizes) == 2_000
    assert sum(sizes) >= 9_000


def test_datasette_opens_the_sqlite_file_with_full_text_and_facets(
    archive_dir: Path, tmp_path: Path, reader: Reader
) -> None:
    from datasette.app import Datasette

    path = export(archive_dir, "sqlite", tmp_path / "quotes.db")
    told = json.loads((tmp_path / "quotes.metadata.json").read_text("utf-8"))

    async def ask(*addresses: str) -> list[dict[str, Any]]:
        site = Datasette([str(path)], metadata=told, settings={"num_sql_threads": 0})
        await site.invoke_startup()
        return [(await site.client.get(address)).json() for address in addresses]

    everything, found, releases = asyncio.run(
        ask(
            "/quotes/quotes.json?_shape=objects&_size=5",
            "/quotes/quotes.json?_shape=objects&_search=quayle+winter",
            "/quotes/releases.json?_search=quay&_shape=objects",
        )
    )
    assert everything["filtered_table_rows_count"] == reader.statistics().quotes
    assert set(everything["facet_results"]) == {
        "speaker",
        "organisation",
        "role",
        "kind",
        "publisher",
    }
    kinds = everything["facet_results"]["kind"]["results"]
    assert sum(one["count"] for one in kinds) == reader.statistics().quotes
    assert found["filtered_table_rows_count"] == 2
    assert {row["speaker"] for row in found["rows"]} == {"Ines Quayle"}
    assert releases["rows"]


def test_annotations_find_their_words_again(
    archive_dir: Path, tmp_path: Path, reader: Reader
) -> None:
    path = export(archive_dir, "annotations", tmp_path / "notes.jsonl", "--site", SITE)
    notes = lines(path)
    assert len(notes) == reader.statistics().quotes
    for note in notes:
        quote = reader.quote(QuoteId(str(note["id"]).rpartition("/")[2]))
        text = reader.release(quote.release_id).release.text
        assert note["@context"] == "http://www.w3.org/ns/anno.jsonld"
        for target in note["target"]:
            words = target["selector"][0]
            assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_a_search_is_exported_with_its_releases_alone(archive_dir: Path, tmp_path: Path) -> None:
    folder = export(archive_dir, "jsonl", tmp_path / "some", "speaker:quayle", "winter")
    quotes, releases = lines(folder / "quotes.jsonl"), lines(folder / "releases.jsonl")
    assert len(quotes) == len(releases) == 2
    assert {row["speaker_id"] for row in quotes} == {
        r["id"] for r in lines(folder / "speakers.jsonl")
    }
    assert (
        json.loads((folder / "datapackage.json").read_text("utf-8"))["on_record"]["query"]
        == "speaker:quayle winter"
    )


def test_standard_output_and_one_file_have_the_same_quotes(
    archive_dir: Path, tmp_path: Path
) -> None:
    shown = call("export", "winter", "--archive", archive_dir).stdout
    path = export(archive_dir, "csv", tmp_path / "winter.csv", "winter")
    assert path.read_text("utf-8").replace("\r\n", "\n") == shown.replace("\r\n", "\n")
    assert len(list(csv.DictReader(io.StringIO(shown)))) >= 2


def test_places_that_are_something_else_are_refused(archive_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    (tmp_path / "folder.db").mkdir()
    for form, output in (("csv", "file"), ("sqlite", "folder.db")):
        result = CliRunner().invoke(
            main,
            [
                "export",
                "--archive",
                str(archive_dir),
                "--format",
                form,
                "--output",
                str(tmp_path / output),
            ],
        )
        assert result.exit_code == 3, result.output
    assert (tmp_path / "file").read_text("utf-8") == "mine"
    missing = CliRunner().invoke(
        main, ["export", "--archive", str(archive_dir), "--format", "sqlite"]
    )
    assert missing.exit_code == 2


def test_an_export_that_is_cut_short_leaves_no_file(
    archive_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(*_: object) -> Iterator[str]:
        yield "id"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "to_csv", half)
    result = CliRunner().invoke(
        main, ["export", "--archive", str(archive_dir), "--output", str(tmp_path / "q.csv")]
    )
    assert result.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_the_columns_in_the_docs_are_those_of_the_files() -> None:
    told = (ROOT / "docs/exports.md").read_text("utf-8")
    for table in (QUOTES, RELEASES):
        assert tell_columns(table) in told


@pytest.mark.parametrize("value", ["NaN", "2", "-1", '"high"', "null"])
def test_a_confidence_that_is_none_is_named(package: Path, tmp_path: Path, value: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(package, folder)
    path = folder / "quotes.jsonl"
    text = path.read_text("utf-8")
    wrong = re.sub(r'"confidence": [\d.]+', f'"confidence": {value}', text, count=1)
    path.write_text(wrong, "utf-8")
    reseal(folder, "quotes.jsonl")
    result = CliRunner().invoke(
        main, ["import", str(folder), "--archive", str(tmp_path / "archive")]
    )
    assert result.exit_code == 3
    assert "quotes.jsonl:1:" in result.output
    assert re.search("is no confidence|confidence: .* is no number", result.output)
