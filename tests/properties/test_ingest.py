"""What holds for any text: cleaning settles, blocks cover, bytes never raise."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.errors import ReleaseError
from indexer.ingest import Item, load, prepare
from indexer.ingest.fields import add_fields
from indexer.ingest.markdown import read_markdown
from indexer.model import RawRelease, Release
from indexer.text.clean import clean

ODD = st.text(
    st.sampled_from(
        list("abcXYZ .,:;!?-–—'\"“”‘’«»()[]*_#|<>&/\\@0123\n\t\u00a0\u200b\u00ad\ufffdâ€™Ã©")
    )
)
WORDS = st.lists(
    st.sampled_from(
        [
            *"About Halmer Bank said Contact: the The . “ ” , - – 2025 March 3".split(),
            *"ALDERSUND / ( ) Wire PR # * ## BenefitsBy www.a.com".split(),
            *"555-1234567 | © Disclaimer:".split(),
            "Forward-Looking Statements",
            '"',
            "\n\n",
            " \n ",
        ]
    ),
    max_size=60,
).map(" ".join)
KEYS = st.sampled_from(["text", "html", "id", "date", "title", "releases", "url"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(KEYS, v, max_size=4),
)


@given(st.one_of(st.text(), ODD))
@example("&amp;amp;amp;")
@example("a \n b")
@example("\u00a0\n\u00a0\n\u00a0")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


def assert_sound(release: Release) -> None:
    text, at = release.text, 0
    assert text == text.strip()
    assert "\n\n\n" not in text
    for block in release.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert at == len(text)
    paragraphs = text.split("\n\n")
    edges = {b.span.start for b in release.blocks}
    position = 0
    for paragraph in paragraphs:
        assert position in edges
        assert "\n" not in paragraph
        position += len(paragraph) + 2


@given(st.one_of(st.text(), ODD, WORDS))
def test_blocks_cover_the_text_of_any_markdown(text: str) -> None:
    try:
        release = prepare(read_markdown(text, "a.md"))
    except ReleaseError:
        return
    assert_sound(release)
    # Under a stated headline: without one, the first line of the text might become it.
    raw = add_fields(RawRelease(origin="b", text=release.text), {"title": "Another"}, "record")
    again = prepare(raw)
    assert again.text.replace(" ", "").replace("\n", "") == release.text.replace(" ", "").replace(
        "\n", ""
    )


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=2000), st.text().map(str.encode), WORDS.map(str.encode)),
    st.sampled_from(
        ["a.md", "a.txt", "a.html", "a.json", "a.csv", "a.jsonl", "a.zip", "a.tar.gz", "a"]
    ),
)
def test_any_bytes_give_releases_or_release_errors(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for result in load(Item(str(path), "a", end=len(data) if name.endswith("l") else -1)):
            assert isinstance(result, (Release, ReleaseError))
            if isinstance(result, Release):
                assert_sound(result)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_json_gives_releases_or_release_errors(value: object) -> None:
    item = Item("-", "stdin", payload=json.dumps(value).encode())
    for result in load(item):
        assert isinstance(result, (Release, ReleaseError))
