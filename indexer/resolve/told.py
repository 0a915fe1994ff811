"""Offices that a sentence tells of somebody: `Park Seo-jin is chief designer of Haneul Boats`.

Only people without an office from their title or apposition are looked up, at
the places where their names stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from indexer.grammar.scene import Scene, Sentence
from indexer.grammar.tagged import Tagged
from indexer.lexicon import office_words
from indexer.model import Span
from indexer.resolve.cast import Cast, Person
from indexer.resolve.office_bodies import organisation_phrase, plain_body
from indexer.resolve.offices import split_role
from indexer.resolve.roles import RolePhrase

_MAX_PLACES = 6  # mentions of one person looked at: an office is told near the first
_INTO = ("as", "to")
_DOES = {
    "chairs": "chair",
    "chaired": "chair",
    "directs": "director",
    "heads": "head",
    "coaches": "coach",
    "edits": "editor",
    "captains": "captain",
    "founded": "founder",
    "leads": "",
    "led": "",
    "runs": "",
}
_STOP = frozenset(",.Q:;()WT-")


def note_told_roles(scene: Scene, cast: Cast) -> None:
    """Add the offices that sentences tell of people who have none."""
    for person in cast.people:
        note_told_role(scene, person)


def note_told_role(scene: Scene, person: Person) -> None:
    """Add the office that a sentence tells of somebody who has none."""
    given = [role.role for role in person.roles if role.role]
    if any(" " in role for role in given):
        return
    for span, _ in person.places[:_MAX_PLACES]:
        paragraphs = scene.paragraphs
        at = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.span.start) - 1
        sentence = _sentence_at(paragraphs[max(0, at)].sentences, span)
        told = _told(sentence, span, bool(given)) if sentence is not None else None
        if told is not None:
            person.add_roles([told])
            return


def _sentence_at(sentences: list[Sentence], span: Span) -> Sentence | None:
    def find_span(sentence: Sentence) -> Span:
        return sentence.paragraph.skeleton.span(sentence.start, sentence.end)

    at = bisect_right(sentences, span.start, key=lambda sentence: find_span(sentence).start) - 1
    return sentences[at] if at >= 0 and span.start < find_span(sentences[at]).end else None


def _told(sentence: Sentence, name: Span, has_head: bool) -> RolePhrase | None:
    """What one sentence tells; of who is called `Minister`, only the office in full."""
    t = sentence.tagged
    place = sentence.paragraph.skeleton.place
    after = next((i for i in range(len(t.starts)) if place(t.starts[i]) >= name.end), None)
    first = next((i for i in range(len(t.starts)) if place(t.starts[i]) >= name.start), None)
    if first is not None and (office := _office_before(sentence, first)) is not None:
        return office
    if after is None or has_head:
        return None
    if (member := _AFFILIATED.match(t.tags, after)) is not None:
        body = plain_body(organisation_phrase(t, member.end(1), member.end()))
        return RolePhrase("", body, sentence.span(after, member.end())) if body else None
    return _by_verb(sentence, after)


def _by_verb(sentence: Sentence, after: int) -> RolePhrase | None:
    """What the verb behind a name tells: `is`, `chairs`, `was appointed as`."""
    t = sentence.tagged
    i = _verb_behind(t, after)
    if i >= len(t.words) - 1:
        return None
    verb = t.words[i].lower()
    if verb in _DOES:
        return _done(sentence, i, _DOES[verb])
    if verb in _INTO and _appointed_before(sentence, after):
        return _with_appointer(sentence, _office(sentence, i + 1))
    leads = verb in office_words.BEING or verb in office_words.TAKING
    start = _office_behind(t, i) if leads else None
    return _office(sentence, start) if start is not None else None


_LETTERS = re.compile("(?:,?K)*,?")  # Ida Pell, Ph.D., | as


def _verb_behind(t: Tagged, after: int) -> int:
    """The verb behind a name: `, who has also been | appointed`."""
    i = _LETTERS.match(t.tags, after).end()  # type: ignore[union-attr]  # it matches anything
    if i < len(t.words) and t.tags[i] == "W":
        i += 1
    while i < len(t.words) and (t.tags[i] == "A" or t.words[i] in ("has", "had", "been", "also")):
        i += 1
    return i


def _office_behind(t: Tagged, verb: int) -> int | None:
    """Where the office starts: `is | head`, `named | head`, `was appointed in May as | head`."""
    near = range(verb + 1, min(verb + _FAR, len(t.words)))
    into = next((k for k in near if t.words[k] in _INTO), None)
    if into is not None:
        return into + 1
    at_once = office_words.BEING | office_words.APPOINTED
    return verb + 1 if t.words[verb].lower() in at_once else None


_FAR = 10  # tokens: joined | the company’s senior management team as


# Ana Roe, Ph.D., | of | the Saltmarsh Institute
_AFFILIATED = re.compile("((?:,?K)*,?f)D?[NCMI&]{0,5}[OLC]+")
_ADDRESSED = re.compile(",R?D?H+$")
_CLAUSE = re.compile(",W[^,]{1,30}(?<![rR])$")


def _office_before(sentence: Sentence, name: int) -> RolePhrase | None:
    """`The Chief Ports Officer, who leads the works, | Mr Lim`: told before the comma."""
    tags = sentence.tagged.tags
    addressed = _ADDRESSED.search(tags, max(0, name - 6), name)
    if addressed is None:
        return None
    end = addressed.start()
    clause = _CLAUSE.search(tags[:end], max(0, end - 32))
    end = clause.start() if clause is not None else end
    start = max(tags.rfind(stop, 0, end) for stop in _STOP) + 1
    start += tags[start : start + 1] == "#"  # the number of a paragraph
    return _office(sentence, start)


def _appointed_before(sentence: Sentence, name: int) -> bool:
    """`has named | Greta Ivarsen | as its chief executive`, `two appointments: | … | as`"""
    words = [w.lower() for w in sentence.tagged.words[:name]]
    return bool((office_words.TAKING | office_words.APPOINTMENTS) & set(words))


_APPOINTER = re.compile(r"([NCOMLI&]+)A?[Vvw]")


def _with_appointer(sentence: Sentence, office: RolePhrase | None) -> RolePhrase | None:
    """`Halvard Foods appoints | Maria Renner as CEO`: of whom, where the office does not say."""
    t = sentence.tagged
    appointer = _APPOINTER.match(t.tags)
    if office is None or office.organisation or appointer is None:
        return office
    return RolePhrase(office.role, t.phrase(0, appointer.end(1)), office.span)


_OFFICE = re.compile(r"(?:D|A)*(?:[wmMNCO]|['])*[rR]")


def _office(sentence: Sentence, start: int) -> RolePhrase | None:
    t = sentence.tagged
    end = start
    while end < len(t.tags) and t.tags[end] not in _STOP:
        end += 1
    if not _OFFICE.match(t.tags[start:end]):
        return None
    role, organisation = split_role(t, start, end)
    return RolePhrase(role, organisation, sentence.span(start, end)) if role else None


def _done(sentence: Sentence, verb: int, role: str) -> RolePhrase | None:
    """`chairs the Committee on Fisheries`: the body, and the office where one word says it."""
    t = sentence.tagged
    end = start = verb + 1
    while start < len(t.tags) and t.tags[start] in "D'":
        start += 1
    end = start
    while end < len(t.tags) and (
        t.tags[end] in "NCOLMI#&f" or t.words[end] in ("on", "for", "the")
    ):
        end += 1
    while end > start and t.tags[end - 1] in "&fFD":
        end -= 1
    if end == start or t.tags[start] not in "NCOLM":
        return None
    office = _office(sentence, end + 1) if t.words[end : end + 1] == ["as"] else None
    role = office.role if office is not None else role  # leads Halvard as its chief executive
    return RolePhrase(role, t.phrase(start, end), sentence.span(verb, end))
