"""The public interface for Python: what the docs say of it runs, and what is listed is there."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import pytest

import indexer
from indexer import extract_quotes, read_archive, read_releases
from indexer.errors import MissingExtraError, NotFoundError, ReleaseError
from tests.unit.export.conftest import ROOT

_DOCS = ROOT / "docs/python.md"
_BLOCKS = re.findall(
    r"```python\n(.*?)```(?:\s*```\n(.*?)```)?", _DOCS.read_text("utf-8"), re.DOTALL
)


@pytest.mark.parametrize(
    ("code", "printed"), _BLOCKS, ids=[f"block {n}" for n in range(len(_BLOCKS))]
)
def test_the_examples_print_what_the_docs_show(
    code: str, printed: str, archive_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    shown = io.StringIO()
    with redirect_stdout(shown):
        exec(
            compile(code.replace('"archive/sample"', repr(str(archive_dir))), str(_DOCS), "exec"),
            {},
        )
    assert shown.getvalue() == printed


def test_what_is_public_is_listed_documented_and_there() -> None:
    told = _DOCS.read_text("utf-8") + (ROOT / "docs/reference/index.rst").read_text("utf-8")
    for name in indexer.__all__:
        value = getattr(indexer, name)
        assert f"`{name}" in told or f"indexer.{name}" in told or f":: {name}" in told, name
        assert name == "INTERFACE" or value.__doc__
    assert set(indexer.__all__) <= set(dir(indexer))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        indexer.nothing  # noqa: B018


def test_a_text_may_come_with_headline_and_day() -> None:
    (quote,) = extract_quotes(
        "“We will go on,” said Ann Roe.", title="Board meets", published=date(2024, 5, 3)
    )
    assert (quote.speaker_name, quote.published) == ("Ann Roe", date(2024, 5, 3))


def test_a_text_without_words_is_an_error_that_says_so() -> None:
    with pytest.raises(ReleaseError):
        extract_quotes("  \n\n ")


def test_what_cannot_be_read_is_raised_or_listed(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("“We will go on,” said Ann Roe, mayor of Fleet.", "utf-8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 9)
    errors: list[ReleaseError] = []
    assert len(list(read_releases(tmp_path, errors=errors))) == 1
    assert [Path(error.origin).name for error in errors] == ["noise.bin"]
    with pytest.raises(ReleaseError, match=r"noise\.bin"):
        list(read_releases(tmp_path))


def test_an_archive_is_read_again_and_again(archive_dir: Path) -> None:
    with read_archive(archive_dir) as archive:
        found = archive.quotes("speaker:quayle winter")
        assert len(found) == len(list(found)) == len(list(found)) == len(list(found.rows())) == 2
        quote = next(iter(found))
        assert archive.quote(quote.id) == quote
        assert archive.speaker(str(quote.speaker_id)).name == "Ines Quayle"
        assert archive.organisation(str(quote.organisation_id)).name
        assert sum(1 for _ in archive.releases()) == archive.statistics.releases
        with pytest.raises(NotFoundError):
            archive.quote("nothing")


def test_without_an_extra_the_error_names_it(
    archive_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for missing, make, extra in (
        ("pyarrow", "to_arrow", "tables"),
        ("pandas", "to_pandas", "pandas"),
        ("polars", "to_polars", "polars"),
    ):
        monkeypatch.setitem(sys.modules, missing, None)
        with (
            read_archive(archive_dir) as archive,
            pytest.raises(MissingExtraError, match=rf"on-record\[{extra}\]"),
        ):
            getattr(archive.quotes(), make)()


def test_dates_and_spans_have_their_types(archive_dir: Path) -> None:
    with read_archive(archive_dir) as archive:
        table = archive.quotes("speaker:quayle winter").to_arrow()
        frame = archive.quotes("speaker:quayle winter").to_pandas()
    assert table.column("date").to_pylist() == [date(2024, 3, 5), date(2024, 3, 4)]
    assert list(frame["date"]) == [date(2024, 3, 5), date(2024, 3, 4)]
    assert frame["spans"][0][0]["start"] >= 0
