"""Who gives a speech that names its speaker once: in title or metadata, on top or below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.grammar.scene import Scene
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.titles import KIN
from indexer.model import Evidence
from indexer.speech.document import Document
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.lines import Line
from indexer.speech.monologue import Monologue, lines_below
from indexer.speech.people import ABOVE, HEAD, People, Person, place_of
from indexer.speech.sources.above import gather_above
from indexer.speech.sources.gathering import add_cast, add_heads, cast_of, set_in_house
from indexer.speech.sources.lists import read_list
from indexer.speech.sources.openings import person_opening
from indexer.speech.sources.titles import people_of, people_of_title
from indexer.speech.speakers.speaker import Speaker, as_person

_INTRODUCES = re.compile(
    r"\b(?:[Mm]y name is|I am|I[’']m) (?:called )?(?P<who>(?:[A-Z][\w.’'-]*\.? ){1,3}[A-Z][\w’'-]+"
    r"(?:,? (?:and I am |I am |and I[’']m )?(?:the )?[^.,;]{3,80})?)"
)
_ROLE_TITLE = re.compile(
    r"(?i)\b(?:by|from|of) (?:the )?(?P<role>(?:[A-Z][\w’'-]*|of|for|the"
    r"|and)(?: (?:[A-Z][\w’'-]*|of|for|the|and)){0,8})"
    r"|^(?:the )?(?P<owner>[A-Z][\w ]{3,60}?)[’']s? (?:[\w-]+ ){0,3}(?:statement|speech|remarks"
    r"|address|message|letter|homily)"
)
# Who is told in a line on top to have spoken: `(given by his niece, Ann Roe, at the quay)`.
_GIVEN_BY = re.compile(
    r"\b(?:given|delivered|preached|spoken|read|written|presented|recorded) by "
    r"(?:(?:his|her|their|our|my|the) )?(?P<who>[^().;]{4,160})"
)
_SPOKE = re.compile(r"\b(?:spoke|delivered|addressed|gave|preached|explains|writes|wrote)\b")
_BYLINE = re.compile(r"(?i)^(?:delivered |written |presented |spoken )?by:?\s+(?P<who>.+)$")
_STYLES = re.compile(r"\b(?:Rev|Dr|Mr|Mrs|Ms|Prof|Hon|Fr|St|[A-Z])\. ")
_SIGNED = re.compile(r"^\s*(?:[–—-]{1,2}|[+†✠])?\s*(?P<who>[^.!?]{3,160}?)\s*$")


_YEARS = re.compile(r",? \(?(?:1[89]|20)\d\d(?:\s?[–—-]\s?(?:\d{2,4})?)?\)?$")
_OFFICE_LINE = 120  # code points of the line under a name that says what its bearer is


def one_speaker(
    scene: Scene,
    document: Document,
    found: Monologue,
    titled: Sequence[Head],
    stated: Sequence[Head],
) -> Speaker:
    """The speaker as the sources tell, the surest first; nobody where none does."""
    text = scene.text
    people = People()
    above = _above(found.above, document)
    below = _below(found.below, document)
    own = _introduced(text, found, document)
    opening = _opening(scene, found)
    add_heads(people, titled)
    add_heads(people, stated)
    add_heads(people, opening)
    for line, head in (*above, *below):
        people.add(head, ABOVE, line.span)
    add_heads(people, own, ABOVE)
    add_cast(people, cast_of(scene), found.cut.content[0].start)
    set_in_house(people, scene)
    role = _office_told(found)
    for heads, step in (
        (titled, "title"),
        ([h for _, h in above], "above"),
        (own, "says so"),
        (opening, "introduced"),
        ([h for _, h in below], "signature"),
        (stated, "metadata"),
    ):
        who = _told(text, people, heads, step)
        if who is not None:
            return who if who.role or not role else replace(who, role=role)
    return _listed(text, found, document) or _by_office(scene, people)


# The Minister for Rivers made a statement to Parliament.
_SPEAKS = re.compile(
    r"The (?P<office>[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|the)){0,8}) (?:today |has )?"
    r"(?:made|gave|delivered|addressed|spoke|issued|opened|preached)\b"
)


def _office_told(found: Monologue) -> str:
    """The office that a line above a speech says its speaker has, without a name."""
    for line in found.above:
        told = _SPEAKS.match(line.text)
        head = read_head(told["office"]) if told is not None else None
        if head is not None and head.kind == "office":
            return head.role
    return ""


def _listed(text: str, found: Monologue, document: Document) -> Speaker | None:
    """The only one whom the lines above name, whatever they say of them: `Lecturer: Ann Roe`."""
    people = People()
    gather_above(people, found.above, document.spell)
    named = [p for p in people.people if len(p.keys) > 1]
    return as_person(text, named[0], "above") if len(named) == 1 else None


def _told(text: str, people: People, heads: Sequence[Head], step: str) -> Speaker | None:
    if not heads:
        return None
    persons = [_fullest(people, head) for head in heads]
    if len({p.name for p in persons}) > 1:
        if step not in ("title", "above", "metadata"):
            return None
        if step != "title" and len(heads) > 1:
            persons = persons[:1] if step == "above" else persons
    if len({p.name for p in persons}) > 1:
        joined = " and ".join(
            filter(None, [", ".join(p.name for p in persons[:-1]), persons[-1].name])
        )
        return Speaker(joined, "group")
    person = persons[0]
    chain = tuple(Evidence(place_of(text, place, person.name), step) for place in person.places[:1])
    return Speaker(person.name, "person", person.role, person.organisation, chain)


def _fullest(people: People, head: Head) -> Person:
    fits = people.meant(head)
    if len(fits) == 1 and len(fits[0].name.split()) >= len(head.name.split()):
        return fits[0]
    return Person(head.name, (), HEAD, head.role, head.organisation, head.gender)


def _above(lines: Sequence[Line], document: Document) -> list[tuple[Line, Head]]:
    """Names in the lines above, the plainest first: a byline, `Speech by X`, `Jane Roe, chair:`"""
    found: list[tuple[int, Line, Head]] = []
    for index, line in enumerate(lines[:12]):
        words = line.text.strip(" *_:")
        told = _told_to_speak(words, document)
        heads = told or _named_in(words, document)
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        if len(heads) == 1:
            heads = [_with_line_below(heads[0], below)]
        found += [(_PLAINEST if told else _plainness(head), line, head) for head in heads]
    found.sort(key=lambda one: -one[0])
    return [(line, head) for _, line, head in found]


_PLAINEST = 9


_SENTENCE_ENDS = re.compile(r"[.!?]\s")


def _named_in(words: str, document: Document) -> list[Head]:
    heads = people_of_title(words, document.spell) if len(words) < 260 else []
    if not heads and not _SENTENCE_ENDS.search(_STYLES.sub("", words)):
        heads = [h for h in read_list(words, document.spell) if h.sure >= 2][:1]
    return heads


def _plainness(head: Head) -> int:
    """How plainly a line above tells who speaks: a full name with an office, a full name, …"""
    full = len(head.name.split()) > 1
    return 2 * full + bool(head.role) + (head.name.split()[0] in GIVEN_NAMES)


def _told_to_speak(words: str, document: Document) -> list[Head]:
    """Who a byline or sentence says has spoken: `Ann Roe, founder of Acme, spoke to the class.`"""
    byline = _BYLINE.match(words)
    if byline is not None:
        return people_of(byline["who"], document.spell)
    given = _GIVEN_BY.search(words)
    if given is not None:
        return _kin(given["who"], document)
    head = person_opening(words) if _SPOKE.search(words) else None
    return [head] if head is not None and len(head.name.split()) > 1 else []


def _kin(words: str, document: Document) -> list[Head]:
    """The first of a list, as kin to whom the words call so: `niece, Ann Roe`."""
    heads = people_of(words, document.spell)[:1]
    first = words.partition(",")[0].strip()
    return [with_office(h, first if first in KIN else "", "") for h in heads]


def _below(lines: Sequence[Line], document: Document) -> list[tuple[Line, Head]]:
    """A signature under the words: a name, and what its bearer is on the same line or the next."""
    near = lines_below(lines)
    for index, line in enumerate(near[:3]):
        signed = _SIGNED.match(line.text.strip(" *_"))
        if signed is None:
            continue
        after = near[index + 1].text if index + 1 < len(near) else ""
        held = len(after) < _OFFICE_LINE and any(read_office(plain_words(after.strip(" *_"))))
        closed = index == 0 and document.lines[line.number - 2].text.rstrip(" *_").endswith(",")
        sure = 2 - (held or closed)
        heads = [h for h in read_list(signed["who"], document.spell) if h.sure >= sure]
        if len(heads) == 1:
            return [(line, _with_line_below(heads[0], after))]
    return []


_IS_SENTENCE = re.compile(r"[.!?:]\s|[.!?]$")


def _with_line_below(head: Head, below: str) -> Head:
    """`Amara Dessaline` and on the next line `Permanent Representative of Caldmere`."""
    words = _YEARS.sub("", below.strip(" *_"))
    if head.role or len(words) > 160 or _IS_SENTENCE.search(words):
        return head
    return with_office(head, *read_office(plain_words(words)))


_I_AM = re.compile(r",? (?:and I am|I am|and I[’']m) (?:the )?")


def _introduced(text: str, found: Monologue, document: Document) -> list[Head]:
    """`My name is Jane Roe and I am the harbour master`."""
    start = found.cut.content[0].start
    match = _INTRODUCES.search(text, start, min(found.cut.content[-1].end, start + 2_000))
    if match is None:
        return []
    words = _I_AM.sub(", ", match["who"])
    return [h for h in read_list(words, document.spell) if h.sure >= 2][:1]


def _opening(scene: Scene, found: Monologue) -> list[Head]:
    """Who opens the summary, or the sentence that introduces the speech."""
    stated = dict(scene.release.stated)
    start = found.cut.content[0].start
    before = scene.text[max(0, start - 300) : start].rpartition("\n\n")[2]
    heads = [
        person_opening(words) for words in (stated.get("summary", ""), before) if words.strip()
    ]
    return [h for h in heads if h is not None][:1]


def _by_office(scene: Scene, people: People) -> Speaker:
    """A title that gives the office only: whoever holds it near the head, or the office itself."""
    match = _ROLE_TITLE.search(scene.release.title)
    if match is None:
        return Speaker()
    head = read_head(match["role"] or match["owner"])
    if head.kind != "office":
        return Speaker()
    fits = people.in_office(head.role)
    if len(fits) == 1:
        chain = tuple(Evidence(place, "role") for place in fits[0].places[:1])
        return Speaker(fits[0].name, "person", fits[0].role, fits[0].organisation, chain)
    return Speaker(f"the {plain_words(head.role)}", "unknown", head.role)
