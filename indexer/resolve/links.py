"""From a mention to a person: the chain of places that says why."""

from __future__ import annotations

from itertools import islice

from indexer.grammar.scene import Scene
from indexer.model import Evidence, Judgement, Span
from indexer.resolve.cast import Person
from indexer.resolve.meant import Meant
from indexer.resolve.offices_held import best_role, fullness

_MAX_PLACES = 100  # of one person, looked at for the one that names them in full


def link_person(scene: Scene, person: Person, step: str, span: Span | None) -> Meant:
    """A person as meant at ``span`` (None: by no words), with the place that names them in full."""
    links = [Evidence(span, "mention")] if span is not None else []
    places = (s for s, _ in islice(person.places, _MAX_PLACES))
    full = next((s for s in places if fullness(scene, s) == len(person.keys)), person.places[0][0])
    if span is None or not span.overlaps(full):
        links.append(Evidence(full, step))
    role = best_role(person)
    if role is not None and not any(link.span.contains(role.span) for link in links):
        links.append(Evidence(role.span, "role"))
    judgement: Judgement = "matched" if len(links) > 1 or step != "full name" else "new"
    return Meant(person.name, "person", judgement, person, role, tuple(links), step=step)
