"""From people and organisations to the records and quotes of an archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from indexer.identity.authority.values import Authority
from indexer.identity.examination import Examination
from indexer.identity.organisations.map import OrganisationMap
from indexer.identity.people.addresses import list_redirects
from indexer.identity.people.clusters import People
from indexer.identity.people.curation import Decisions
from indexer.identity.people.memberships import (
    choose_name,
    count_aliases,
    gather_memberships,
    organisation_in_role,
)
from indexer.identity.people.profiles import Profile
from indexer.identity.people.reasons import find_confusable, reasons_of_joins, reasons_of_profiles
from indexer.identity.sayings import find_sayings
from indexer.model import Identification, OrganisationId, Quote, Speaker, SpeakerId


def assemble(
    quotes: list[Quote],
    organisations: OrganisationMap,
    by_id: Mapping[str, Profile],
    people: People,
    speaker_of: dict[str, SpeakerId],
    authority: Authority,
    decisions: Decisions,
) -> Examination:
    said_by: dict[int, SpeakerId] = {}
    members: dict[SpeakerId, list[Profile]] = defaultdict(list)
    for id_, profile in by_id.items():
        members[speaker_of[id_]].append(profile)
        said_by.update(dict.fromkeys(profile.quotes, speaker_of[id_]))
    done = tuple(_identified(q, said_by.get(n), organisations) for n, q in enumerate(quotes))
    done = _place_roles(done, organisations)
    by_speaker: dict[SpeakerId, list[Quote]] = defaultdict(list)
    spoken_for: Counter[OrganisationId] = Counter()
    for quote in done:
        if quote.speaker_id is not None:
            by_speaker[quote.speaker_id].append(quote)
        if quote.organisation_id is not None:
            spoken_for[quote.organisation_id] += 1
    reasons = reasons_of_joins(people, by_id, speaker_of, decisions)
    confusable = find_confusable(people, by_id, speaker_of)
    curated = {person.id: person for person in authority.people}
    speakers = []
    for id_ in sorted(by_speaker):
        said, person = by_speaker[id_], curated.get(id_)
        aliases = count_aliases(q.speaker_name for q in said)
        is_person = id_ in members
        speakers.append(
            Speaker(
                id=id_,
                name=_display(id_, said, person.name if person else "", organisations),
                type=said[0].speaker_type,
                aliases=aliases,
                memberships=gather_memberships(said, organisations, person) if is_person else (),
                quotes=len(said),
                reasons=reasons_of_profiles(members.get(id_, []), organisations)
                + reasons.get(id_, ()),
                confusable=tuple(i for i in confusable.get(id_, ()) if i in by_speaker),
                identifiers=person.identifiers
                if person
                else organisations.identifiers.get(OrganisationId(id_), ()),
            )
        )
    identification = Identification(
        quotes=done,
        speakers=tuple(speakers),
        organisations=organisations.values(spoken_for),
        redirects=list_redirects(by_id, speaker_of, organisations, authority),
        sayings=find_sayings(done),
    )
    return Examination(
        identification, by_id, speaker_of, tuple(people.merges), tuple(people.unsure)
    )


def _display(
    id_: SpeakerId, said: list[Quote], curated: str, organisations: OrganisationMap
) -> str:
    if curated:
        return curated
    if said[0].speaker_type == "organisation":
        return organisations.names.get(OrganisationId(id_), said[0].speaker_name)
    return choose_name(count_aliases(q.speaker_name for q in said))


def _identified(quote: Quote, speaker: SpeakerId | None, organisations: OrganisationMap) -> Quote:
    organisation = organisations.find(quote.release_id, quote.organisation_name)
    if quote.speaker_type == "organisation":
        body = organisations.find(quote.release_id, quote.speaker_name)
        speaker = SpeakerId(body) if body is not None else None
        organisation = organisation or body
    if (speaker, organisation) == (quote.speaker_id, quote.organisation_id):
        return quote
    return replace(quote, speaker_id=speaker, organisation_id=organisation)


def _place_roles(quotes: tuple[Quote, ...], organisations: OrganisationMap) -> tuple[Quote, ...]:
    """Quotes whose role names an organisation of the speaker's, with its id."""
    held: dict[SpeakerId, set[OrganisationId]] = defaultdict(set)
    for quote in quotes:
        if quote.speaker_id is not None and quote.organisation_id is not None:
            held[quote.speaker_id].add(quote.organisation_id)

    def placed(quote: Quote) -> Quote:
        if quote.organisation_name or not quote.role or quote.speaker_id not in held:
            return quote
        found = organisation_in_role(quote.role, held[quote.speaker_id], organisations)
        return quote if found is None else replace(quote, organisation_id=found)

    return tuple(placed(quote) for quote in quotes)
