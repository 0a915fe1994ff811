"""The segments between commas after a phrase: which of them tell what it names."""

from __future__ import annotations

import re

from indexer.grammar.name_spans import find_name
from indexer.grammar.tagged import Tagged
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import OCCASIONS

_APPOSED_ROLE = re.compile(r"A?D?[wmAg#v'MNCOIHXVKL&/-]*?[rR]")
_AND_ANOTHER = re.compile("&[HrRmM]*(N)[NI]{1,2}")
_ANOTHER = re.compile("N[NI]{1,2}")
_OFFICE = re.compile(",[mM]*[rR]")
_OF_SOMEBODY = re.compile("&?[NCO]?[mM]*R+H*(N(I?)N)[fF]")
_APPOSED_MORE = re.compile(r"(?:&?D?[mrMNCORLX'])")


def segment_after(t: Tagged, start: int, limit: int) -> tuple[int, int] | None:
    """The tokens from ``start`` to the next comma, stop or bracket; None if there are none."""
    field = _CHIEF_OF_FIELDS.match(t.tags, start, limit)
    if field is not None and t.words[start].lower() == "chief":
        return start, field.end()  # chief diversity, equity and inclusion officer
    end = start
    while end < limit:
        over = goes_over(t, end) if end > start else 0
        dash = t.tags[end] == "-" and end > start and t.starts[end] > t.ends[end - 1]
        if not over and (t.tags[end] in ",.Q:;()WT" or dash):
            break
        end = min(over or end + 1, limit)
    end = before_occasion(t, start, end)
    while end > start + 1 and t.tags[end - 1] == "A":
        end -= 1  # "…, president of Halvard Foods today" announced
    return (start, end) if end > start else None


def before_occasion(t: Tagged, start: int, end: int) -> int:
    """The end of a phrase before what was spoken in: `Roth Capital | in a recent report`."""
    for i in range(start + 1, end - 1):
        if t.tags[i] == "F" and t.tags[i + 1] == "D" and t.words[i] in _SPOKEN_AT:
            return i if OCCASIONS & set(t.words[i + 2 : min(end + 1, i + 6)]) else end
    return end


# what goes on behind a comma: "Halvard Foods | , Inc."; "at Roe | , Doe & Tan, LLP"
FIRM = re.compile(r",(?:L|(?<=N,)N{1,2}(?:,N{1,2}){0,5},?&N{1,2},?L)")
_CHIEF_OF_FIELDS = re.compile("[mM][wmNO]{1,3}(?:,[wmNO&]{1,4}){1,3}[rR]")
_LISTED_BODY = re.compile(r",(?:[NMO]{1,3},){1,4}&?[NMO]{1,3}(?:&[NMO]{1,3})?(?:\(C\)O|(?<=O))")
_COMMITTEES = frozenset("Committee Subcommittee Commission".split())


def goes_over(t: Tagged, i: int) -> int:
    """The token behind a comma that is part of a body's name; 0 where the comma ends it.

    `Halvard Foods, Inc.`; `the Senate Health, Education, Labor, Pensions (HELP) Committee`.
    """
    if t.tags[i] != ",":
        return 0
    firm = FIRM.match(t.tags, i)
    if firm is not None:
        return firm.end()
    listed = _LISTED_BODY.match(t.tags, i)
    return listed.end() if listed and t.words[listed.end() - 1] in _COMMITTEES else 0


_NAMED_BODY = re.compile("[NCMI#]*[OL]$")
_FIELD_AT = re.compile("[wm]{1,3}(?:&[wm]{1,3})?F[NCO]")
_TELLING = (["one", "of", "the"], ["on", "behalf", "of"])
_SPOKEN_AT = frozenset("in on at during via after following".split())


def _is_another_person(t: Tagged, segment: tuple[int, int], after_role: bool) -> bool:
    """Whether a segment names the next of a list of people."""
    start, end = segment
    tags = t.tags[start:end]
    person = _AND_ANOTHER.fullmatch(tags)
    if person and (t.words[start + person.start(1)] in GIVEN_NAMES or _OFFICE.match(t.tags, end)):
        return True  # "Ann Roe, President, and Mark Doe, treasurer"
    if _ANOTHER.fullmatch(tags) and t.words[start] in GIVEN_NAMES and _OFFICE.match(t.tags, end):
        return True  # "Ann Roe, Director, Mark Doe, Managing Partner": the next of a list
    affiliated = _OF_SOMEBODY.match(tags)  # U.S. Attorney Dana J. Roe of the District of Cawdale
    return affiliated is not None and (
        after_role or affiliated[2] != "" or t.words[start + affiliated.start(1)] in GIVEN_NAMES
    )


_AT_A_BODY = re.compile("FD?[NCOLM]")
_TO_SOMEBODY = re.compile("[fF]DH+$")
_OF_A_BODY = re.compile("fD?[NCO]")
_BEFORE_BODY = re.compile("[fF]D?[COR]*$")


def tells_of_it(t: Tagged, segment: tuple[int, int], after_role: bool) -> bool:
    """Whether a segment between commas tells what somebody is."""
    start, end = segment
    tags = t.tags[start:end]
    if tags[0] == "K" and len(tags) <= 3:
        return True
    if t.language.bodies_apposed and tags[0] in "f&":
        # Ana Ruiz, de la Oficina del Puerto; but ", y Luis Ruiz" is the next of a list
        return _OF_A_BODY.match(tags) is not None
    if t.words[start].lower() == "at" and after_role and _AT_A_BODY.match(tags):
        return "a" not in tags  # "vice president, product design, at Foldwell"
    if "," in tags and _CHIEF_OF_FIELDS.fullmatch(tags):
        return True
    if after_role and _FIELD_AT.match(tags) and t.words[start + tags.find("F")] in ("at", "with"):
        return True  # senior vice president, digital portfolio at Foldwell
    telling = tags[:3] in ("DfD", "Fwf") and "a" not in tags
    if telling and [w.lower() for w in t.words[start : start + 3]] in _TELLING:
        return True
    if "a" in tags or tags[0] in "FPWVvb#":
        return False
    if _is_another_person(t, segment, after_role):
        return False
    told = tags == "N" or (tags == "NN" and t.words[start] in GIVEN_NAMES)
    if told and t.tags[end : end + 1] == "V":
        return False  # "for her new shop, Brooke replied": no comma closes it
    named = find_name(tags)
    if named is not None and named[0] and named[1] - named[0] > 1:
        # a list of people: this title belongs to the next name; but "coach of the Merrin Kestrels"
        if _TO_SOMEBODY.search(tags[: named[0]]):
            return True  # Chair for the Dr. Ann Roe Award: a thing is called after somebody
        of_a_body = _BEFORE_BODY.search(tags[: named[0]]) is not None
        return of_a_body and t.words[start + named[0]] not in GIVEN_NAMES
    if _APPOSED_ROLE.match(tags):
        return True
    if end - start > 1 and tags[-1] in "OL" and _NAMED_BODY.match(tags):
        return True  # "Bernard Okello, Drainage Board"
    if not after_role:
        return False
    if any(c in "Vv" for c in tags):
        return False
    return bool(_APPOSED_MORE.match(tags)) or tags.startswith(("Dw", "Dm"))
