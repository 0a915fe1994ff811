"""Where a release names people beside a title, a role or a form of address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.grammar.tagged import Tagged
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.resolve.cast import MAX_PEOPLE
from indexer.resolve.full_names import clean_name


def _tells_little(phrase: Phrase) -> tuple[bool, bool, bool]:
    """By what the fullest introduction of one place is first."""
    title = phrase.tagged.tags[slice(*phrase.title)] if phrase.title is not None else ""
    return phrase.title is None, not phrase.apposed, _ROLE.search(title) is None


_NAME_LIKE = re.compile(r"[NI](?:\(N\)|\"N{1,2}\")?[NICpS]*[NI]|[HRrv][NIC]")


def all_introductions(
    scene: Scene, given: list[tuple[Phrase, Sentence]]
) -> Iterable[tuple[Phrase, Sentence]]:
    """Where a release names people, in order of place; at each place what tells most of them."""
    found = [(place_of(p, s), p, s) for p, s in given if p.kind == "name"]
    for sentence in (s for paragraph in scene.paragraphs for s in paragraph.sentences):
        if len(found) > MAX_PEOPLE:
            break
        told = _introductions(sentence)
        if not sentence.paragraph.running:
            told = [(at, phrase, s) for at, phrase, s in told if _is_plain(phrase, scene)]
        found.extend(told)
    found.sort(key=lambda item: (item[0], *_tells_little(item[1])))
    first: dict[int, tuple[Phrase, Sentence]] = {}
    for place, phrase, sentence in found:
        first.setdefault(place, (phrase, sentence))
    return first.values()


def _is_plain(phrase: Phrase, scene: Scene) -> bool:
    """Whether a heading names a person: `Agent Incentive Issues` writes all its words large."""
    assert phrase.name is not None
    known = phrase.tagged.words[phrase.name[0]] in GIVEN_NAMES or bool(phrase.apposed)
    return known or scene.lookup.count(clean_name(phrase.name_words())) > 1


def place_of(phrase: Phrase, sentence: Sentence) -> int:
    assert phrase.name is not None
    return sentence.span(*phrase.name).start


def _introductions(sentence: Sentence) -> list[tuple[int, Phrase, Sentence]]:
    """Names of a sentence that stand beside a title, role or form of address."""
    t = sentence.tagged
    found: list[tuple[int, Phrase, Sentence]] = []
    position = 0
    while match := _NAME_LIKE.search(t.tags, position):
        position = match.end()
        phrase = _introduced(t, match.start())
        if phrase is None or phrase.name is None or _is_beside_subject(phrase):
            continue
        position = max(position, phrase.name[1])
        found.append((place_of(phrase, sentence), phrase, sentence))
    return found


_BEHIND_PREPOSITION = re.compile("[fF]D?$")


def _is_beside_subject(phrase: Phrase) -> bool:
    """`Joined by boatmen of | the Old Quay, the head of the Board | said`: two, not one."""
    t = phrase.tagged
    told = any("V" in t.tags[slice(*segment)] for segment in phrase.apposed)
    acts = told or (bool(phrase.apposed) and t.tags[phrase.stop : phrase.stop + 1] in tuple("Vva"))
    behind = _BEHIND_PREPOSITION.search(t.tags, 0, phrase.start) is not None
    return acts and behind and phrase.title is None


_ROLE = re.compile("[rR]")


def _introduced(t: Tagged, name: int) -> Phrase | None:
    """The phrase that introduces the name at a token, if it says what its bearer is."""
    for first in _starts(t, name):
        phrase = _up_to_name(t, first, name)
        if phrase is None or phrase.kind != "name" or phrase.name is None:
            continue
        if first <= name < phrase.name[1] and (_says_what(phrase) or phrase.apposed):
            return phrase
    return None


def _starts(t: Tagged, name: int) -> Iterable[int]:
    """Where a phrase with a name can start, likeliest first."""
    start = _chunk_start(t, name)
    starts = [start, name]
    if start > 1 and t.tags[start - 1] == ",":
        segment = _after_another(
            t, _segment_start(t, start - 1)
        )  # yesterday | the Ombudsman, Mr Jack Chan
        named = (
            t.tags.rfind("D", segment + 1, start - 1)
            if start == name or t.tags[start] == "H"
            else 0
        )
        untitled = _ROLE.search(t.tags, start, name + 1) is None
        behind = _behind_preposition(t, segment, start - 1) if untitled else []
        starts = [segment, *([named] if named > 0 else []), *behind, *starts]
    joint = t.tags.rfind("&", start, name) + 1  # Minister Roe and | Minister of Boats Simo Doe
    if joint and _ROLE.search(t.tags[joint:name]):
        starts.append(joint)
    return dict.fromkeys(starts)


def _behind_preposition(t: Tagged, segment: int, comma: int) -> list[int]:
    """Where an office before a comma begins: `in the presence of | Minister of State, Ms Roe`.

    What stands between two commas without a role may be its body, or further fields of it.
    """
    while not _ROLE.search(t.tags, segment, comma) and t.tags[segment - 1 : segment] == ",":
        if comma - segment > _LONGEST_FIELD:
            return []
        segment = _segment_start(t, segment - 1)
    last = next((m.start() for m in reversed([*_ROLE.finditer(t.tags, segment, comma)])), None)
    if last is None:
        return []
    before = [m.end() for m in _PREPOSITION.finditer(t.tags, segment, last)]
    return [_after_another(t, at) for at in (*before[-1:], segment)]


def _after_another(t: Tagged, start: int) -> int:
    """The token behind the other of two: `by Ms Roe and | Halvard’s Managing Director, Mr Doe`."""
    other = _ANOTHER.match(t.tags, start)
    return other.end() if other is not None else start


_PREPOSITION = re.compile("[fF]")
_ANOTHER = re.compile("D?H+N[NI]{0,2}&")
_LONGEST_FIELD = 6  # words: `Oceans and the Coast Guard`


def _up_to_name(t: Tagged, first: int, name: int) -> Phrase | None:
    """The phrase at a token; where it runs past a name, that before the "and" behind the name."""
    phrase = read_phrase(t, first, len(t.tags))
    if phrase is None or (phrase.name is not None and phrase.name[0] <= name + 2):
        return phrase
    if phrase.name is not None:
        both = t.tags.find("&", name, phrase.name[0])  # Commissioner Roe and Inspector Doe
        return read_phrase(t, first, both) if both > 0 else phrase
    both = t.tags.find("&", name, phrase.end)  # Minister for Ports Foo and …
    alone = read_phrase(t, first, both) if both > 0 else None
    return alone if alone and alone.name and alone.name[0] <= name + 2 else None


def _says_what(phrase: Phrase) -> bool:
    """Whether a title tells of somebody: not the mere acronym of "OTCQX Best Market"."""
    if phrase.title is None:
        return False
    return phrase.tagged.tags[slice(*phrase.title)].strip("C") != ""


def _chunk_start(t: Tagged, name: int) -> int:
    """Where the phrase with a name in it starts: after the last comma, verb or mark."""
    i = name
    while i > 0 and name - i < 30:
        before = t.tags[i - 1]
        office = before == "F" and i > 1 and t.tags[i - 2] in "rRM"  # Minister for Transport Roe
        if before in ',.Q:;()VvaWTbAP-F"w' and not office:
            break
        if t.tags[max(0, i - 2) : i] == "wf":
            break  # the appointment of | Battalion Chief Ann Roe
        i -= 1
    while i > 0 and t.tags[i - 1] == "w" and t.tags[i] in "rR":
        i -= 1
    return i


def _segment_start(t: Tagged, i: int) -> int:
    """Where the words between commas start that end at token ``i``."""
    low = i
    while i > 0 and low - i < 30 and t.tags[i - 1] not in ',.Q:;()VvaTbP-"':
        if t.tags[i - 1] == "F" and "R" in t.tags[i:low] and not t.tags[i:low].strip("MR&"):
            break  # Statement from | CEO, Ann Roe
        if t.words[i - 1] == "by" and i < low:
            break  # made by | the Chairman of the Board, Ann Roe
        i -= 1
    while i < low and t.tags[i] in "AF&":
        i += 1
    return i
