"""Those whom lines, letters, labels and sentences name, entered among the people of a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from indexer.grammar.scene import Scene
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.model import Span
from indexer.resolve.cast import Cast
from indexer.resolve.casting import gather_cast
from indexer.resolve.full_names import clean_name
from indexer.resolve.in_house import is_in_house
from indexer.resolve.issuing.issuer import find_issuer
from indexer.resolve.told import note_told_roles
from indexer.speech.document import Document, told_in_letters
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.lines import Line
from indexer.speech.people import ABOVE, HEAD, SAID, People, Person


def add_in_letters(people: People, document: Document, above: int) -> dict[str, Head]:
    """People whose initials stand behind them above the first turn: `Abel Roe (AR), novelist`.

    Gives who is meant by which letters.
    """
    found: dict[str, Head] = {}
    for match in told_in_letters(document.release.text[:above]):
        head = read_head(match["name"], document.spell)
        if head.kind != "person":
            continue
        head = with_office(head, *read_office(match["office"] or ""))
        found.setdefault(match["letters"], head)
        people.add(head, ABOVE, Span(*match.span("name")))
    return found


def add_full_names(people: People, document: Document, heads: Iterable[Head], above: int) -> None:
    """Full names that the text gives to those whom labels call by a part of theirs.

    ``above`` is where the first turn begins.
    """
    heads = list(heads)
    alone = {head.name for head in heads}
    for head in heads:
        name = _full_name(head.name.split(), document, alone)
        gender = gender_of_name(name.split()[0]) if name else ""
        if not name or (head.gender and gender and head.gender != gender):
            continue
        start = document.release.text.find(name)
        place = Span(start, start + len(name)) if start >= 0 else Span(0, 0)
        written = " ".join(map(document.spell, plain_words(name).split()))
        full = Head("person", name, written, gender=head.gender or gender, sure=2)
        people.add(full, ABOVE if start < above else SAID, place)


def _full_name(words: list[str], document: Document, alone: Collection[str]) -> str:
    """The one longer name that can be meant by the words of a shorter; "" where none or several.

    ``alone`` are the names of labels: what only goes on behind one of them is no longer name.
    """
    found = [
        name for name in document.full_names(words[-1])
        if len(name.split()) > len(words) and name.rpartition(" ")[0] not in alone
    ]  # fmt: skip
    if len(words) > 1:
        found = [n for n in found if n.split()[0].casefold() == words[0].casefold()]
    else:
        found = found or _names_opening(words[0], document)
        found = [n for n in found if n.split()[0] in GIVEN_NAMES] or found
    return max(found, key=len) if len({n.split()[0] for n in found}) == 1 else ""


def _names_opening(given: str, document: Document) -> list[str]:
    """Full names with a given name, where all have one surname."""
    found = document.names_opening(given)
    return found if len({name.split()[-1] for name in found}) == 1 else []


def cast_of(scene: Scene) -> Cast:
    """Everybody the sentences name, with the roles they tell."""
    cast = gather_cast(scene, [])
    note_told_roles(scene, cast)
    return cast


_OF_STATE = re.compile(r"(?i)\b(?:president|premier|minister|mayor|governor|lady)\b")


def set_in_house(people: People, scene: Scene) -> None:
    """Roles without a body are those of the publisher, where it has such and the text names it.

    Where a document states no publisher they are its issuer's, as its head says.
    """
    release = scene.release
    issuer = find_issuer(scene).subject if release.publisher else plain_words(release.issuer)
    if issuer and release.publisher and issuer not in release.publisher:
        return
    if not issuer or read_head(issuer).kind == "person":
        return  # The Hon Jane Roe MP
    for person in people.people:
        own = release.publisher or (person.rank < SAID and not _OF_STATE.search(person.role))
        if own and person.role and not person.organisation and is_in_house(person.role, issuer):
            person.organisation = issuer


def add_beneath(people: People, head: Head, line: Line) -> None:
    """Somebody with what the line under their name says: an office, or a body and department."""
    role, organisation = read_office(line.text)
    body = organisation or ("" if role else line.text.split(", ")[0])
    people.add(with_office(head, role, body), ABOVE, line.span)


def add_cast(people: People, cast: Cast, above: int, heads: Collection[str] = frozenset()) -> None:
    """Everybody whom the sentences name, above the first turn (offset ``above``) or in one.

    `Bo Fatou`, of a label and whom its words address, is nobody; ``heads`` are the labels' names.
    """
    for person in cast.people:
        if set(person.name.split()) <= set(heads) and len(person.name.split()) > 1:
            continue
        role = person.roles[0] if person.roles else None
        head = Head(
            "person", person.name, plain_words(clean_name(person.name)),
            role.role if role else "", role.organisation if role else "", person.gender, 2,
        )  # fmt: skip
        for place, _ in person.places:
            people.add_weakly(head, ABOVE if place.start < above else SAID, place)


def add_heads(people: People, heads: Iterable[Head], rank: int = HEAD) -> None:
    named: list[Person] = []
    for head in heads:
        person = people.add(head, rank, Span(0, 0), apart=named)
        named += [person] if person is not None else []
