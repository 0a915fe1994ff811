"""What a release says somebody is: role and organisation, from the words around a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.grammar.offices import is_jurisdiction
from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.lexicon import body_words, office_words, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Span
from indexer.resolve.office_bodies import organisation_phrase, plain_body
from indexer.resolve.offices import split_role


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Role and organisation as the words give them, and where they stand."""

    role: str
    organisation: str
    span: Span


_ONLY_NAMES = re.compile(r"[fF]?D?[NCOMLIf&D#']+")


def read_roles(phrase: Phrase, sentence: Sentence) -> list[RolePhrase]:
    """Role and organisation from the title before a name and the segments after it."""
    t = phrase.tagged
    apposed = [s for s in phrase.apposed if t.tags[s[0]] not in "KS"]
    found = _apposed_roles(t, apposed, sentence)
    body = _body_behind(t, apposed) if not found else ""
    if phrase.title is not None:
        titled = _title_role(t, phrase.title, sentence, body, bool(found))
        found = _headed(titled, found)
    if body and not found and phrase.kind == "name":
        found.append(RolePhrase("", body, sentence.span(*apposed[0])))
    if phrase.affiliation is not None and not _represents_a_place(phrase):
        _add_affiliation(t, phrase.affiliation, sentence, found)
    if not phrase.name and phrase.kind in ("role", "spokesperson"):
        found += _split_into(t, (phrase.start, phrase.end), sentence)
    joined = _joined_as(t, phrase.stop) if phrase.name and not found else None
    if joined is not None:
        found += _split_into(t, joined, sentence)
    return found


def _body_behind(t: Tagged, apposed: list[tuple[int, int]]) -> str:
    """`Commissioner Roe, Inland Rescue Service`, `…, of the Rescue Service`: without a role."""
    if not apposed:
        return ""
    first, last = apposed[0]
    if not _ONLY_NAMES.fullmatch(t.tags[first:last]) and not _is_body_of_workers(t, first, last):
        return ""
    return plain_body(t.phrase(first + (t.tags[first] in "fF"), last))


def _headed(titled: list[RolePhrase], apposed: list[RolePhrase]) -> list[RolePhrase]:
    """The title is the role: `Assistant Attorney General Roe, head of the Civil Division`.

    `Chief Constable Roe, the national lead for drones`; of somebody elected what else they are is
    left out: `Senator Roe, chair of the Committee on Boats`. A rank is none if more is told.
    """
    if not titled or not apposed:
        return [*apposed, *titled]
    if apposed[0].role in ("head", "leader") and not titled[0].organisation:
        return [RolePhrase(titled[0].role, apposed[0].organisation, titled[0].span)]
    if _is_elected(titled[0].role) and _SEATED.search(apposed[0].organisation):
        return titled
    return [*titled, *apposed] if not apposed[0].organisation else [*apposed, *titled]


_SEATED = re.compile("(?i)committee|caucus|commission|task ?force")


def _is_elected(role: str) -> bool:
    return role.lower().rstrip(".").rpartition(" ")[2] in office_words.ELECTED


def _split_into(t: Tagged, words: tuple[int, int], sentence: Sentence) -> list[RolePhrase]:
    role, organisation = split_role(t, *words)
    return [RolePhrase(role, organisation, sentence.span(*words))] if role else []


def _apposed_roles(
    t: Tagged, apposed: list[tuple[int, int]], sentence: Sentence
) -> list[RolePhrase]:
    if not apposed:
        return []
    role, organisation = _from_segments(t, apposed)
    span = sentence.span(apposed[0][0], apposed[-1][1])
    return [RolePhrase(role, organisation, span)] if role else []


# The Permanent Secretary, Ministry of Works, Alhaji | Garba
_BODY_BETWEEN = re.compile("[rR][^,]*,[^,]*[OLC][^,]*,H+$")


def _title_role(
    t: Tagged, title: tuple[int, int], sentence: Sentence, body: str, told: bool
) -> list[RolePhrase]:
    """What stands before a name; a bare rank only where nothing else is told."""
    start, end = title[0], _end_of_office(t, *title)
    if _BODY_BETWEEN.search(t.tags[slice(*title)]):
        comma = t.tags.index(",", start)
        role, organisation = _from_segments(t, [(start, comma), (comma + 1, end)])
    else:
        role, organisation = split_role(t, start, end)
    if role:
        return [RolePhrase(role, organisation or body, sentence.span(start, end))]
    rank = _rank(t, *title) if not told and title[1] > title[0] else ""
    return [RolePhrase(rank, "", sentence.span(*title))] if rank else []


_BESIDE = re.compile("(?<=R),[wm]*r$")


def _end_of_office(t: Tagged, start: int, stop: int) -> int:
    """Where the office in a title ends: before forms of address and further titles."""
    end = stop
    while end > start and t.tags[end - 1] in "HD,":
        end -= 1
    while start < end < stop and _is_rank(t, end - 1) and _is_rank(t, end):
        end += 1  # Detective | Sergeant
    if t.tags[end : end + 1] == "H" and t.words[end - 1] in ("Associate", "Assistant", "Adjunct"):
        end -= 1  # Director of the Port Health Office | Associate Professor
    beside = _BESIDE.search(t.tags, start, end)
    if beside is not None and beside.start() > start:
        end = beside.start()  # the Commission Chair | , swimmer
    if end - start > 2 and t.tags[end - 2] == "," and t.words[end - 1].lower() in titles.RANKS:
        end -= 2  # the ports spokesperson | , Senator
    return end


def _is_rank(t: Tagged, i: int) -> bool:
    return t.words[i].rstrip(".").lower() in titles.RANKS


_BODY = re.compile("D?[NCOLMRI]")


def _add_affiliation(
    t: Tagged, words: tuple[int, int], sentence: Sentence, found: list[RolePhrase]
) -> None:
    """`Miffy Chen from JRF`: the body of the first role, or a role without a name."""
    if found and t.words[words[0] - 1 : words[0] + 1] == ["at", "the"]:
        return  # President Roe at the Presidential Secretariat: where it was said
    if found and is_jurisdiction(t, *words):  # U.S. Attorney Roe | of the District of Cawdale
        another = t.tags.find("&", *words)  # …, and Assistant Director Doe
        end = another if another > 0 else words[1]
        role = f"{found[0].role} {t.phrase(words[0] - 1, end)}"
        found[0] = RolePhrase(role, found[0].organisation, found[0].span)
        return
    organisation = plain_body(organisation_phrase(t, *words))
    if not _BODY.match(t.tags[words[0] : words[1]]):
        organisation = ""  # "at the reopening of the fish market"
    if found and not found[0].organisation:
        found[0] = RolePhrase(found[0].role, organisation, found[0].span)
    elif not found and organisation:
        found.append(RolePhrase("", organisation, sentence.span(*words)))


_PEERS = ("lord", "lady", "baroness", "viscount", "earl")


def _represents_a_place(phrase: Phrase) -> bool:
    """`Rep. John Roe of Texas`: the State is no employer."""
    if phrase.title is None:
        return False
    words = {w.lower().rstrip(".") for w in phrase.tagged.words[slice(*phrase.title)]}
    return bool(words & {"rep", "sen", "del", "representative", "senator", "congressman", *_PEERS})


_WHO_IS = re.compile(r",?W[av]{1,3}")


def _joined_as(t: Tagged, stop: int) -> tuple[int, int] | None:
    """`Harriet Vandersloot, who joined as chief financial officer in March`"""
    match = _WHO_IS.match(t.tags[stop:])
    if match is None:
        return None
    i = stop + match.end()
    if i >= len(t.words) or t.words[i].lower() != "as":
        return None
    end = i + 1
    while end < len(t.tags) and t.tags[end] not in ",.QV;:":
        end += 1
    return i + 1, end


def _rank(t: Tagged, start: int, end: int) -> str:
    """A rank that is a form of address and a role at once: Detective, state Sen."""
    if any(_is_rank(t, i) for i in range(start, end)):
        return t.phrase(start, end)
    return ""


_ARTICLE = re.compile("^(?:an?|the) ")


def _with_more(role: str, words: str) -> str:
    """A role and what a later segment adds to it."""
    words = _ARTICLE.sub("", words) if not role else words
    return ", ".join(part for part in (role, words) if part)


_OWNED_ROLE = re.compile("'[wA]*[rR]$")
# Vice President of …; and Managing Principal of …; President and CEO of …
_ROLE_OF = re.compile("&?[mM]*[rR]+(?:&[mM]*[rR]+)*[fF]")
_ROLE = re.compile("[rR]")
_FIELD = re.compile("[wm]{1,3}")
_ENDS_IN_BODY = re.compile("[OL]$")
_NAMES = re.compile("[NM&]+")


def _from_segments(t: Tagged, segments: list[tuple[int, int]]) -> tuple[str, str]:
    """Role and organisation of the segments after a name.

    `Vice President, Disease Area Leader, Multiple Myeloma, Acme Medicine`: roles
    join, and the last segment that names a body is the organisation.
    """
    found = _Segments(t, segments[0])
    for first, last in segments[1:]:
        if not found.take(first, last):
            break
    return found.role_and_organisation()


class _Segments:
    """Role and organisation, as far as the segments taken in tell them."""

    def __init__(self, t: Tagged, first: tuple[int, int]) -> None:
        self.t, self.first = t, first
        body = _is_body_of_workers(t, *first)
        self.role, self.organisation = split_role(t, *first) if not body else ("", "")
        self.told = [t.phrase(*first)]  # every segment that may be part of the role, as written
        self.fields: list[tuple[int, int]] = []  # capitalised: fields of work, or the body

    def take(self, first: int, last: int) -> bool:
        """Take in the next segment; false where it tells of something else, as do those behind."""
        t, tags = self.t, self.t.tags[first:last]
        if self._is_aside(first, last):
            return True
        if self.organisation and _PERSON_OF_A_BODY.match(tags) and t.words[first] in GIVEN_NAMES:
            return False  # Vice President at Halvard, Anton Puech of the Merrin Corporation
        if _tells_role(tags) and not _is_body_of_workers(t, first, last):
            return self._take_role(first, last)
        if _FIELD.fullmatch(tags):
            self.role = _with_more(self.role, t.phrase(first, last))  # president, product design
        elif not self._take_body(first, last) and _NAMES.fullmatch(tags):
            self.told.append(t.phrase(first, last))  # Disease Area Leader, Multiple Myeloma, Acme
        return True

    def role_and_organisation(self) -> tuple[str, str]:
        t, body = self.t, _body_among(self.t, self.fields)
        if body is None:
            return _with_fields(t, self.role, self.fields), self.organisation
        before = [field for field in self.fields if field < body and not _is_plain_body(t, *field)]
        return _with_fields(t, self.role, before), plain_body(t.phrase(*body))

    def _is_aside(self, first: int, last: int) -> bool:
        """An aside in brackets, the "Inc." of the segment before, or what is told of the body."""
        t, tags = self.t, self.t.tags[first:last]
        largest = _OWNED_ROLE.search(tags) and t.words[last - 2].endswith("est")
        return t.tags[first - 1] == "(" or not tags.strip("L") or bool(largest)

    def _take_role(self, first: int, last: int) -> bool:
        t = self.t
        role, body = split_role(t, first, last)
        if self.organisation and body not in ("", self.organisation) and t.tags[first] == "D":
            return False  # president of the Society, an associate professor at Stannick
        if role.lower() != self.role.lower():
            self.organisation = self.organisation or body
        whole = role if body else t.phrase(first, last)
        joint = "and " if t.tags[first] == "&" and not whole.startswith("and ") else ""
        self.role = _with_more(self.role, joint + whole)
        self.told.append(t.phrase(first, last))
        return True

    def _take_body(self, first: int, last: int) -> bool:
        t, tags = self.t, self.t.tags[first:last]
        at = _at(t, first, last)
        if at is not None and (at == first or not self.organisation):
            parts = [*self.fields, (first, at)] if at > first else self.fields
            self.role = _with_fields(t, self.role, parts)  # Director, Product Design at Foldwell
            self.organisation, self.fields = plain_body(organisation_phrase(t, at + 1, last)), []
            return True
        free = not self.organisation or self.fields
        if not _BODY.match(tags) or not (free or _is_body(tags)):
            return False
        if not free and _tells_a_field(t, *self.first):
            self.role, self.organisation = ", ".join(self.told), ""  # "Head of Care, Diabetes UK"
        self.fields.append((first, last))
        return True


_OF_WORKERS = re.compile("D?[NC]+[Rr]+[NO]+")


def _is_body_of_workers(t: Tagged, first: int, last: int) -> bool:
    """`Merrin Volunteer Rescue`, `Halvard Nurses Alliance`: a body called after who works there."""
    if not _OF_WORKERS.fullmatch(t.tags[first:last]):
        return False
    role = t.words[first + t.tags[first:last].lower().rindex("r")].lower()
    return role in titles.PRIVATE or role.removesuffix("s") in titles.PRIVATE


def _tells_role(tags: str) -> bool:
    office = _ROLE_OF.match(tags) or not _ENDS_IN_BODY.search(tags)
    return _ROLE.search(tags) is not None and bool(office)


_PERSON_OF_A_BODY = re.compile("NI?Nf")


def _with_fields(t: Tagged, role: str, fields: list[tuple[int, int]]) -> str:
    """A role and the fields of work that stand behind it: `Vice President, Marketing`."""
    for field in fields:
        role = _with_more(role, t.phrase(*field))
    return role


def _body_among(t: Tagged, segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The last segment that plainly is a body, else the last that is no field of work."""
    plain = [s for s in segments if _is_plain_body(t, *s)]
    other = [s for s in segments if not _is_function(t, *s)]
    return next(iter([*plain[-1:], *other[-1:]]), None)


def _is_plain_body(t: Tagged, start: int, end: int) -> bool:
    tags = t.tags[start:end]
    return _is_body(tags) and ("N" in tags or not _is_function(t, start, end))


def _at(t: Tagged, first: int, last: int) -> int | None:
    """The token `at` or `for` of a segment, before a capital; others only at its head."""
    for i in range(first, last - 1):
        apart = t.words[i] == "for" and i > first and t.tags[i - 1] != "O"
        headed = i == first and t.words[i].lower() in ("at", "with", "of", "from")
        if (headed or apart or t.words[i] == "at") and t.tags[i + 1] in "NCOMLD":
            return i
    return None


def _is_function(t: Tagged, start: int, end: int) -> bool:
    """Whether words name a field of work: `Marketing and Communications`."""
    words = [t.words[i].lower() for i in range(start, end) if t.tags[i] not in "&,Df"]
    return bool(words) and words[-1] in titles.FIELDS_OF_WORK


_BODY_NOUN = re.compile("[OL]")


def _tells_a_field(t: Tagged, start: int, end: int) -> bool:
    """Whether what a role was thought to belong to may be a field: `EMEA Therapeutic Area Head`."""
    tags = t.tags[start:end]
    if _BODY_NOUN.search(tags):
        return False
    short = (w for w, tag in zip(t.words[start:end], tags, strict=True) if tag == "C")
    return body_words.REGIONS.issuperset(short)


_BODY_OR_ACRONYM = re.compile("[OLC]")


def _is_body(tags: str) -> bool:
    return bool(_BODY_OR_ACRONYM.search(tags))
