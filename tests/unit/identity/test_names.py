"""Personal names: their parts and how far two can mean one person."""

from __future__ import annotations

import pytest

from indexer.identity.people.names import compare_names, parse_person
from indexer.identity.people.profiles import looks_like_name
from indexer.identity.people.role_names import role_parts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Dr. Peter K.N. Lam, PhD", "peter k n lam"),
        ("Mr John Lee Ka-chiu", "john lee ka chiu"),
        ("Martin O’Neil Jr.", "martin oneil jr"),
        ("Yo-Yo Ma", "yo yo ma"),
        ("Lord Ashgrove", "lord ashgrove"),
        ("Lord Percy Ashgrove", "percy ashgrove"),
        ("Rajendran s/o Muthu", "rajendran muthu"),
        ('Giselle "G" Gutierrez', "giselle gutierrez"),
        ("LI Wei", "li wei"),
        ("JD Vance", "j d vance"),
        ("李家超", "李家超"),
    ],
)
def test_parts(text: str, key: str) -> None:
    assert parse_person(text).key == key


@pytest.mark.parametrize(
    ("a", "b", "grade"),
    [
        ("José Núñez", "Jose Nunez", "same"),
        ("Jean-Luc Picard", "Jeanluc Picard", "same"),
        ("Maria de la Cruz", "Maria Cruz", "same"),
        ("John Smith", "John A. Smith", "extended"),
        ("John A. Smith", "John Andrew Smith", "extended"),
        ("John A. Smith", "John B. Smith", "conflict"),
        ("John Paul Smith", "John Peter Smith", "conflict"),
        ("Edmund Halvard", "Edmund Halvard Jr.", "suffix"),
        ("Edmund Halvard Sr.", "Edmund Halvard Jr.", "conflict"),
        ("LEE Ka-chiu", "Ka-chiu Lee", "reordered"),
        ("Bill Smith", "William Smith", "nickname"),
        ('Robert "Skip" Smith', "Skip Smith", "nickname"),
        ("Bill A. Smith", "William B. Smith", "conflict"),
        ("Peter Walsh", "Patrick Walsh", "similar"),
        ("Bill Smith", "Robert Smith", "similar"),
        ("John Lee", "John Lee Ka-chiu", "contained"),
        ("Peter K N Lam", "Lam Kin-ngok Peter", "contained"),
        ("Jane Roe", "Jane Roe-Smith", "contained"),
        ("Aleksandr Petrov", "Alexander Petrov", "spelling"),
        ("Jürgen Müller", "Juergen Mueller", "spelling"),
        ("Mohammed Ali", "Muhammad Ali", "spelling"),
        ("J. Smith", "John Smith", "initial"),
        ("J.P. Morgan", "John Pierpont Morgan", "initial"),
        ("J.R. Morgan", "John Pierpont Morgan", "unlike"),
        ("T. H. Goh", "Goh Teck Hian", "initial"),
        ("Smith", "John Smith", "surname"),
        ("Neil Thakkar", "Niel Thakkar", "similar"),
        ("Eric Lee", "Erica Lee", "similar"),
        ("Tom Wakeling", "Roy Wakeling", "unlike"),
        ("Daniel Moss", "Garrick Moss", "unlike"),
    ],
)
def test_likeness(a: str, b: str, grade: str) -> None:
    assert compare_names(parse_person(a), parse_person(b)).grade == grade


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Ann Roe", True),
        ("de la Cruz", True),
        ("Nurul Aisyah binte Rahmat", True),
        ("marketing manager of Acme", False),
        ("One customer", False),
        ("Route 66", False),
        ("", False),
    ],
)
def test_what_is_a_name(text: str, is_name: bool) -> None:
    assert looks_like_name(text) is is_name


def test_roles_in_one_spelling() -> None:
    assert role_parts("CEO & Co-Founder") == role_parts("cofounder and chief executive officer")
    assert role_parts("Chairwoman") == {"chair"}
    assert role_parts("") == frozenset()
