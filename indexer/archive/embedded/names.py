"""What each field can suggest, read from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.archive.embedded.catalogue import Catalogue
from indexer.archive.embedded.records import decode_organisation, decode_speaker
from indexer.archive.names import latest_role, names_of
from indexer.archive.query import FilterField
from indexer.archive.result import Suggestion

Named = Iterator[tuple[Suggestion, tuple[str, ...]]]


def list_names(catalogue: Catalogue, name: FilterField, counts: list[int]) -> Named:
    """Every value a quote has in a field, with all its names; ``counts`` by its number."""
    if name == "speaker":
        sql = "select record, quotes from speakers where quotes > 0"
        for record, quotes in catalogue.database.rows(sql):
            speaker = decode_speaker(record)
            detail = latest_role(speaker.memberships)
            yield Suggestion(name, speaker.id, speaker.name, detail, quotes), names_of(speaker)
    elif name == "organisation":
        sql = "select record, quotes from organisations where quotes > 0"
        for record, quotes in catalogue.database.rows(sql):
            body = decode_organisation(record)
            yield Suggestion(name, body.id, body.name, "", quotes), names_of(body)
    elif name in ("role", "publisher", "feed"):
        for number in range(1, catalogue.size(name)):
            label = catalogue.label(name, number)
            if counts[number]:
                yield Suggestion(name, label, label, "", counts[number]), (label,)
