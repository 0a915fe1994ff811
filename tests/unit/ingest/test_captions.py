"""Captions: who speaks is told by the labels in them."""

from __future__ import annotations

from pathlib import Path

from indexer.errors import Remark
from indexer.ingest import discover, load
from indexer.model import Release


def test_a_label_with_a_short_title_begins_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "hall.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nMAN IN AUDIENCE: Who told you?\n\n"
        "2\n00:00:02,000 --> 00:00:04,000\nREP. ROE: The department told me.\n\n"
        "3\n00:00:04,000 --> 00:00:06,000\nDr. Vane (off camera): In writing.\n",
        encoding="utf-8",
    )
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release)
    assert release.text.split("\n\n") == [
        "MAN IN AUDIENCE: Who told you?",
        "REP. ROE: The department told me.",
        "Dr. Vane (off camera): In writing.",
    ]


def test_captions_without_a_time_are_told(tmp_path: Path) -> None:
    path = tmp_path / "hall.vtt"
    path.write_text(
        "WEBVTT\n\nNOTE by hand\n\n00:01.000 --> 00:02.000\n<v Ann Roe>We are open.\n\n"
        "00:02.000 -> 00:03.000\n<v Ann Roe>Come in.\n\n00:0x --> 00:05\nAll of you.\n\n7\n",
        encoding="utf-8",
    )
    (item,) = discover([str(path)])
    remark, release = load(item)
    assert isinstance(remark, Remark)
    assert remark.reason == "not read: 2 captions without a time, the first at line 8"
    assert isinstance(release, Release)
    assert release.text == "by hand\n\nAnn Roe: We are open."
