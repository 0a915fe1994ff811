"""Speakers whose names tell that they are no persons.

Extraction reads one release at a time and takes "Mullen Automotive" for a
person where nothing beside it says otherwise. Other releases do: they give its
stock listing, or name it as what people speak for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from indexer.identity.context import ReleaseContext
from indexer.identity.organisation_names import parse_organisation
from indexer.model import Quote, ReleaseId

_RELEASES_AS_BODY = 3


def settle_kinds(
    quotes: Iterable[Quote], contexts: Mapping[ReleaseId, ReleaseContext]
) -> list[Quote]:
    """The quotes in their order, organisations taken for persons set right.

    A name is an organisation's where a release gives its listing, or where at
    least three releases, and more than twice as many as quote it as a person,
    have people speak for it; never where it is given a role.
    """
    given = list(quotes)
    bodies: dict[str, set[ReleaseId]] = defaultdict(set)
    people: dict[str, set[ReleaseId]] = defaultdict(set)
    with_role: set[str] = set()
    for quote in given:
        if quote.organisation_name:
            bodies[parse_organisation(quote.organisation_name).key].add(quote.release_id)
        key = parse_organisation(quote.speaker_name).key
        if quote.speaker_type == "organisation":
            bodies[key].add(quote.release_id)
        elif quote.speaker_type == "person":
            people[key].add(quote.release_id)
            if quote.role:
                with_role.add(key)
    listed = {parse_organisation(n).key for c in contexts.values() for n, _ in c.tickers}
    settled = {
        key
        for key, releases in people.items()
        if key not in with_role
        and (key in listed or len(bodies[key]) >= max(_RELEASES_AS_BODY, 2 * len(releases) + 1))
    }
    return [
        replace(quote, speaker_type="organisation")
        if quote.speaker_type == "person" and parse_organisation(quote.speaker_name).key in settled
        else quote
        for quote in given
    ]
