"""People taken for organisations and organisations taken for people.

Extraction reads one release at a time and takes "Mullen Automotive" for a
person where nothing beside it says otherwise. Other releases do: they give its
stock listing, or name it as what people speak for. The same the other way:
"Joaquín Baeza" is no organisation if others quote him in an office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indexer.identity.authority import EMPTY, Authority
from indexer.identity.context import ReleaseContext
from indexer.identity.names import parse_person
from indexer.identity.organisation_names import parse_organisation
from indexer.identity.profiles import looks_like_name
from indexer.model import Quote, ReleaseId

_RELEASES_AS_BODY = 3


@dataclass(slots=True)
class _Uses:
    """In which releases each name stands for what."""

    spoken_for: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    as_body: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    as_person: dict[str, set[ReleaseId]] = field(default_factory=lambda: defaultdict(set))
    with_role: set[str] = field(default_factory=set)


def settle_kinds(
    quotes: Iterable[Quote],
    contexts: Mapping[ReleaseId, ReleaseContext],
    authority: Authority = EMPTY,
) -> list[Quote]:
    """The quotes in their order, speakers of the wrong kind set right.

    A name is an organisation's where the authority file has it as one, where a
    release gives its listing, or where at least three releases, and more than
    twice as many as quote it as a person, have people speak for it; never
    where it is given a role. It is a person's where the authority file has it
    as one, or where it is quoted in a role and nobody speaks for it.
    """
    given = list(quotes)
    uses = _count_uses(given)
    bodies = {
        parse_organisation(n).key for b in authority.organisations for n in (b.name, *b.aliases)
    }
    people = {parse_person(n).key for p in authority.people for n in (p.name, *p.aliases)}
    listed = {parse_organisation(n).key for c in contexts.values() for n, _ in c.tickers}

    def is_body(name: str) -> bool:
        key = parse_organisation(name).key
        if key in uses.with_role or parse_person(name).key in people:
            return False
        seen = uses.spoken_for[key] | uses.as_body[key]
        enough = max(_RELEASES_AS_BODY, 2 * len(uses.as_person[key]) + 1)
        return key in bodies or key in listed or len(seen) >= enough

    def is_person(name: str) -> bool:
        key = parse_organisation(name).key
        if key in bodies or not looks_like_name(name):
            return False
        quoted_in_office = key in uses.with_role and not uses.spoken_for[key]
        return parse_person(name).key in people or quoted_in_office

    return [_settled(quote, is_body, is_person) for quote in given]


def _settled(
    quote: Quote, is_body: Callable[[str], bool], is_person: Callable[[str], bool]
) -> Quote:
    if quote.speaker_type == "person" and is_body(quote.speaker_name):
        return replace(quote, speaker_type="organisation")
    if quote.speaker_type == "organisation" and is_person(quote.speaker_name):
        return replace(quote, speaker_type="person")
    return quote


def _count_uses(quotes: Sequence[Quote]) -> _Uses:
    uses = _Uses()
    for quote in quotes:
        if quote.organisation_name:
            key = parse_organisation(quote.organisation_name).key
            uses.spoken_for[key].add(quote.release_id)
        key = parse_organisation(quote.speaker_name).key
        if quote.speaker_type == "organisation":
            uses.as_body[key].add(quote.release_id)
        elif quote.speaker_type == "person":
            uses.as_person[key].add(quote.release_id)
            if quote.role:
                uses.with_role.add(key)
    return uses
