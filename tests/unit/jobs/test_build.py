"""From a folder to a published archive, again and again."""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer import jobs
from indexer.archive import SearchQuery, open_archive
from indexer.errors import AuthorityError, NoArchiveError, ReleaseError, StorageError
from indexer.extracted_by import extractor_digest
from indexer.identity import context_of
from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.jobs import BuildReport, extraction
from indexer.jobs.ledger import Remembered, read_ledger, write_ledger
from indexer.model import Quote, RawRelease, ReleaseId
from indexer.pipeline import read_release
from tests.unit.jobs.conftest import write_release


def build(releases: Path, archive: Path, **options: Any) -> BuildReport:
    return jobs.build(jobs.plan([str(releases)]), archive, **options)


def quotes_of(archive_dir: Path) -> list[Quote]:
    archive = open_archive(archive_dir)
    with archive.reader() as reader:
        hits = list(reader.export(SearchQuery(sort="oldest")))
    archive.close()
    return [hit.quote for hit in hits]


def texts_of(archive_dir: Path) -> list[str]:
    return sorted(quote.text for quote in quotes_of(archive_dir))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_a_first_build_publishes_what_it_read(releases: Path, archive: Path) -> None:
    report = build(releases, archive)
    assert report.published
    assert (report.read, report.unchanged, report.kept, report.failures) == (8, 0, 0, [])
    assert report.quotes == len(quotes_of(archive)) == 8
    assert report.kinds == {"direct": 8}
    assert len({quote.speaker_name for quote in quotes_of(archive)}) == 6
    first = quotes_of(archive)[0]
    assert first.text == "We counted 0 boats in the harbour. That is enough."
    assert (first.speaker_name, first.role) == ("Ann Roe", "Harbour Master")
    assert first.speaker_id


def test_the_number_of_processes_changes_nothing(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "_ENOUGH", 1)
    monkeypatch.setattr(extraction, "_CHUNK", 2)
    build(releases, tmp_path / "one", jobs=1)
    build(releases, tmp_path / "three", jobs=3)
    assert quotes_of(tmp_path / "one") == quotes_of(tmp_path / "three")
    items = jobs.plan([str(releases)])
    one = list(jobs.extract_lines(items))
    assert one == list(jobs.extract_lines(items, jobs.Means(3)))
    assert len(one) == 8


def test_what_did_not_change_is_not_extracted_again(
    releases: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(releases, archive)
    before = quotes_of(archive)
    monkeypatch.setattr(extraction, "read_release", None)  # would fail if it were called
    report = build(releases, archive)
    assert (report.read, report.unchanged) == (8, 8)
    assert quotes_of(archive) == before


def test_what_changed_is_replaced_and_what_is_new_is_added(releases: Path, archive: Path) -> None:
    build(releases, archive)
    write_release(releases, 3, words="We were wrong about the boats")
    write_release(releases, 20)
    report = build(releases, archive)
    assert (report.read, report.unchanged) == (9, 7)
    texts = texts_of(archive)
    assert len(texts) == 9
    assert any("wrong about" in text for text in texts)
    assert not any("We counted 3 boats" in text for text in texts)


def test_a_new_headline_alone_is_a_change(releases: Path, archive: Path) -> None:
    path = write_release(releases, 3)
    build(releases, archive)
    path.write_text(path.read_text("utf-8").replace("# Notice 3", "# Correction 3"), "utf-8")
    assert build(releases, archive).unchanged == 7
    opened = open_archive(archive)
    with opened.reader() as reader:
        titles = {hit.release_title for hit in reader.export(SearchQuery())}
    opened.close()
    assert "Correction 3" in titles
    assert "Notice 3" not in titles


def test_what_is_held_stays_when_something_else_is_read(
    releases: Path, tmp_path: Path, archive: Path
) -> None:
    build(releases, archive)
    other = tmp_path / "other"
    write_release(other, 21)
    report = build(other, archive)
    assert (report.read, report.kept, report.quotes) == (1, 8, 9)
    assert build(other, archive, fresh=True).quotes == 1


def test_newer_rules_are_applied_to_what_is_held(
    releases: Path, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(releases, archive)
    monkeypatch.setattr(sys.modules["indexer.jobs.build"], "extractor_digest", lambda: "another")
    found = read_release
    monkeypatch.setattr(
        extraction,
        "read_release",
        lambda release: (release, tuple(replace(q, rule="newer") for q in found(release)[1])),
    )
    other = tmp_path / "other"
    write_release(other, 21)
    build(other, archive)
    assert {quote.rule for quote in quotes_of(archive)} == {"newer"}
    assert len(quotes_of(archive)) == 9


@pytest.mark.parametrize("spoil", ["remove", "cut", "garbage"])
def test_without_its_ledger_everything_is_worked_out_anew(
    releases: Path, archive: Path, spoil: str
) -> None:
    build(releases, archive)
    ledger = archive / "ledger.jsonl.gz"
    if spoil == "remove":
        ledger.unlink()
    elif spoil == "cut":
        ledger.write_bytes(ledger.read_bytes()[:200])
    else:
        ledger.write_bytes(gzip.compress(b'{"form": 1}\n[1, 2]\n'))
    before = quotes_of(archive)
    report = build(releases, archive)
    assert (report.read, report.unchanged, report.quotes) == (8, 8, 8)
    assert quotes_of(archive) == before
    assert len(read_ledger(archive, report.generation, extractor_digest()).releases) == 8


def test_a_ledger_gives_back_what_it_was_given(tmp_path: Path) -> None:
    text = "The Harbour Board of Fleet (HBF), a unit of Fleet Group, met. Acme Inc. (NYSE: ACME)."
    raw = RawRelease(origin="o", id="a/b", text=text)
    raw = add_fields(raw, {"title": "T", "publisher": "P"}, "record")
    context = context_of(prepare(raw))
    held = {ReleaseId("a/b"): Remembered("f" * 32, context)}
    write_ledger(tmp_path, "g1", "1", held)
    assert read_ledger(tmp_path, "g1", "1").releases == held
    assert read_ledger(tmp_path, "g2", "1").releases == {}
    assert read_ledger(tmp_path, "g1", "2").releases == {}


def test_what_cannot_be_read_is_in_the_report_and_the_rest_goes_on(
    releases: Path, archive: Path
) -> None:
    folder = releases / "wire" / "2024" / "0601"
    folder.mkdir(parents=True)
    (folder / "empty.md").write_bytes(b"")
    (folder / "noise.md").write_bytes(bytes(range(256)) * 40)
    report = build(releases, archive)
    assert report.read == 8
    assert len(report.failures) == 2
    assert all(isinstance(error, ReleaseError) for error in report.failures)
    assert sum(len(files) for _, files in report.reasons()) == 2
    assert {path.rsplit("/", 1)[-1] for _, files in report.reasons() for path in files} == {
        "empty.md",
        "noise.md",
    }


def test_nothing_read_nothing_published(tmp_path: Path, releases: Path, archive: Path) -> None:
    build(releases, archive)
    before = quotes_of(archive)
    report = build(tmp_path / "absent", archive)
    assert not report.published
    assert len(report.failures) == 1
    assert quotes_of(archive) == before


def test_nothing_is_published_in_a_new_folder_without_releases(
    tmp_path: Path, archive: Path
) -> None:
    assert not build(tmp_path / "absent", archive).published
    opened = open_archive(archive)
    with pytest.raises(NoArchiveError), opened.reader():
        pass
    opened.close()


def test_an_interruption_leaves_the_old_generation(releases: Path, archive: Path) -> None:
    build(releases, archive)
    before = quotes_of(archive)
    write_release(releases, 22)

    class Stop:
        def begin(self, stage: str, total: int = 0) -> None:
            if stage.startswith("Identifying"):
                raise KeyboardInterrupt

        def advance(self, releases: int) -> None:
            pass

    with pytest.raises(KeyboardInterrupt):
        build(releases, archive, progress=Stop())
    assert quotes_of(archive) == before
    assert build(releases, archive).quotes == 9


def test_a_wrong_authority_file_stops_before_anything_is_read(
    releases: Path, archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "people.toml").write_text("[[person]]\nid = 3\n", "utf-8")
    with pytest.raises(AuthorityError, match=r"people\.toml"):
        build(releases, archive, authority_dir=tmp_path)
    assert not archive.exists()


def test_a_second_writer_is_refused(releases: Path, archive: Path) -> None:
    opened = open_archive(archive)
    with opened.writer(), pytest.raises(StorageError, match="another writer"):
        build(releases, archive)
    opened.close()


def test_progress_is_told_in_releases(releases: Path, archive: Path) -> None:
    told: list[int | tuple[str, int]] = []

    class Count:
        def begin(self, stage: str, total: int = 0) -> None:
            told.append((stage, total))

        def advance(self, releases: int) -> None:
            told.append(releases)

    build(releases, archive, progress=Count())
    assert told[0] == ("Reading", 8)
    assert sum(n for n in told if isinstance(n, int)) == 8
    assert [entry[0] for entry in told if isinstance(entry, tuple)] == [
        "Reading",
        "Identifying speakers",
        "Publishing",
    ]


def test_a_correction_of_words_finds_its_text_on_every_build(
    releases: Path, archive: Path, tmp_path: Path
) -> None:
    build(releases, archive)
    quote = quotes_of(archive)[0]
    start, end = quote.content[0].start, quote.content[0].end
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "corrections.toml").write_text(
        f'[[correction]]\nquote = "{quote.id}"\nspans = [[{start}, {end - 1}]]\n'
        'author = "A"\ndate = 2026-01-01\nreason = "the comma is not hers"\n',
        "utf-8",
    )
    for _ in range(2):
        report = build(releases, archive, authority_dir=folder)
        assert report.unmatched == ()
        corrected = next(q for q in quotes_of(archive) if q.id == quote.id)
        assert corrected.text == "We counted 0 boats in the harbour"
        assert corrected.corrected.startswith("2026-01-01")
    build(releases, archive)
    assert next(q for q in quotes_of(archive) if q.id == quote.id).text == quote.text


def test_releases_that_bear_one_id_are_all_kept(tmp_path: Path, archive: Path) -> None:
    lines = [
        {"id": "sd-1", "title": f"Notice {n}", "text": f"“We have {n} boats,” said Ann Roe, mayor."}
        for n in (1, 2, 2, 3)
    ]
    for part in (1, 2):
        file = tmp_path / "feeds" / f"week-{part}.jsonl"
        file.parent.mkdir(exist_ok=True)
        some = lines[:2] if part == 1 else lines[2:]
        file.write_text("\n".join(json.dumps(line) for line in some), "utf-8")
    report = build(tmp_path / "feeds", archive)
    assert texts_of(archive) == [f"We have {n} boats," for n in (1, 2, 3)]
    assert [(c.id, str(c.source)) for c in report.clashes] == [
        ("sd-1", "feeds/week-1.jsonl#sd-1~2"),
        ("sd-1", "feeds/week-2.jsonl#sd-1~2"),
    ]
    (pair,) = report.duplicates
    assert [str(source) for source in pair] == [
        "feeds/week-2.jsonl#sd-1",
        "feeds/week-1.jsonl#sd-1~2",
    ]
    ids = {quote.release_id for quote in quotes_of(archive)}
    again = build(tmp_path / "feeds", archive)
    assert {quote.release_id for quote in quotes_of(archive)} == ids
    assert (again.read, again.unchanged, again.releases, again.quotes) == (4, 3, 3, 3)
    assert again.clashes == report.clashes
    assert again.duplicates == report.duplicates


def test_decisions_that_speak_of_nobody_are_reported(
    releases: Path, archive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "decisions.toml").write_text(
        '[[merge]]\nids = ["nobody-a", "nobody-b"]\nauthor = "A"\ndate = 2026-01-01\nreason = "r"\n'
    )
    report = build(releases, archive, authority_dir=folder)
    (line,) = report.idle_decisions
    assert line.endswith("decisions.toml:1: nobody is nobody-a or nobody-b")
