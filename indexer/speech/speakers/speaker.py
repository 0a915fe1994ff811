"""Somebody who speaks, as a document names them."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.model import Evidence, Span, SpeakerType
from indexer.speech.people import Person, fuller_role, is_mere_title, place_of

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant: nobody by name where ``name`` is ""; ``evidence`` are the links to the name."""

    name: str = ""
    type: SpeakerType = "unknown"
    role: str = ""
    organisation: str = ""
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()


def as_person(
    text: str,
    person: Person,
    step: str,
    *,
    role: str = "",
    mention: Evidence | None = None,
    organisation: str = "",
) -> Speaker:
    """Somebody whom the document names, by a step of reasoning.

    ``mention`` is what points at them; ``role`` and ``organisation`` are what stands beside it.
    """
    chain = [mention] if mention is not None else []
    if person.places:
        chain.append(Evidence(place_of(text, person.places[0], person.name), step))
    if person.role and is_mere_title(role):
        role = ""  # Senator Roe, who is Chair
    own = fuller_role(role, person.role)
    body = organisation or (person.organisation if own == person.role or not role else "")
    return Speaker(person.name, "person", own, body, tuple(chain))
