"""A real archive of a few invented sayings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from indexer.archive import Reader, open_archive
from indexer.checking import Claim, Found, check
from indexer.model import Block, Identification, Membership, Span, Speaker, SpeakerId
from tests.contract.samples import make_quote, make_release

SAYINGS = (
    ("toll", "Ann Roe", "direct", date(2024, 5, 1),
     "We will not cut the toll on lorries before the bridge has been paid for in full."),
    ("again", "Ann Roe", "direct", date(2024, 5, 9),
     "We will not cut the toll on lorries before the bridge has been paid for in full."),
    ("boats", "Tom Vane", "direct", date(2024, 6, 1),
     "Twenty-five boats are waiting in the outer harbour. Every one of them needs a pilot."),
    ("gulls", "Tom Vane", "indirect", date(2024, 6, 2),
     "the gulls had eaten the whole of the winter stores"),
    ("quay", "Ida Lund", "direct", None,
     "If the winter is mild, the new quay will open to all ships in March."),
)  # fmt: skip
NARRATED = "The lamps along the northern mole were lit by hand until the storm of 1931."

NOBODYS = "Fleet, 1 July 2024\n\nThe ferry of the northern line turned back twice in the fog."
WITHDRAWN = "“The pilots of Fleet were paid in salted herring,” said Tom Vane, the harbour master."

VANE = Speaker(
    SpeakerId("s-vane"),
    "Tom Vane",
    "person",
    memberships=(
        Membership("Guild of Pilots", "president", date(2010, 1, 1), date(2015, 1, 1), None),
        Membership("Fleet Harbour Trust", "trustee", date(2020, 1, 1), None, None),
    ),
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    archive = open_archive(tmp_path_factory.mktemp("checked"))
    with archive.writer() as writer:
        alone = make_release("r-alone", date(2024, 7, 1), text=NOBODYS)
        writer.add(alone, ())
        taken = make_release(
            "r-taken",
            date(2024, 7, 2),
            text=WITHDRAWN,
            blocks=(Block(Span(0, len(WITHDRAWN)), "paragraph"),),
        )
        writer.add(taken, ())
        for name, speaker, kind, day, words in SAYINGS:
            release = make_release(
                f"r-{name}", day, text=f"{NARRATED if name == 'quay' else ''} {words}"
            )
            quote = make_quote(
                name, release, words, release.text.index(words), kind=kind, speaker_name=speaker,
                speaker_id=VANE.id if name == "boats" else None,
            )  # fmt: skip
            writer.add(release, (quote,))
        writer.identify(Identification(quotes=(), speakers=(VANE,), organisations=()))
        writer.publish()
    with archive.reader() as reader:
        yield reader
    archive.close()


@pytest.fixture
def told(reader: Reader) -> Callable[..., Found]:
    def tell(words: str, **claimed: object) -> Found:
        return check(reader, Claim(words, **claimed))  # type: ignore[arg-type]

    return tell
