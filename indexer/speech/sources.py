"""Where a document names the people who speak: title, metadata, the lines above, its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Scene
from indexer.grammar.tagged import tag_sentence
from indexer.languages import en
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.model import Release, Span
from indexer.resolve.cast import Cast, clean_name, gather_cast
from indexer.resolve.in_house import is_in_house
from indexer.resolve.issuing.issuer import find_issuer
from indexer.resolve.told import note_told_roles
from indexer.speech.document import Document, initials, told_in_letters
from indexer.speech.lines import Line
from indexer.speech.names import Head, plain_words, read_head, read_office, with_office
from indexer.speech.people import ABOVE, HEAD, SAID, People, Person, is_mere_title

_Spell = Callable[[str], str]

_BY = re.compile(
    rf"\b(?:{spoken.OF_SOMEBODY})s? (?:of|de la|del|de)\s+"
    rf"|\b(?:{spoken.KINDS})s?(?: (?:from|with|featuring)"
    r"|\b[^:]{0,80}?(?:(?<=delivered)|(?<=preached)|(?<!ed)(?<!held)(?<!led)) by)\s+"
    r"|\bquestions (?:for|to|with)[…:]?\s+|^(?:\w+ed )?by\s+",
    re.I,
)
_KIND_COLON = re.compile(
    rf"^(?:[^:–—|]{{0,40}}\b)?(?:{spoken.KINDS})s?\b[^:–—|]{{0,40}}?\s*[:–—|]\s+", re.I
)
_BEHALF = re.compile(r"\bon behalf of (?:the )?(?P<body>[A-Z].{2,80}?) by\b", re.I)
_MADE_BY = re.compile(
    r"(?:(?P<what>interview|moderat|host|chair|report|present|introduc|transcrib)\w*) by:? "
    r"(?P<who>.+)",
    re.I,
)
_DOERS = {
    "interview": "Interviewer",
    "moderat": "Moderator",
    "host": "Host",
    "chair": "Chair",
    "report": "Reporter",
}
_OWNER = re.compile(
    rf"^(?P<who>.{{3,80}}?)(?:[’']s|s[’'])\s+(?:[\w-]+ ){{0,4}}(?:{spoken.KINDS})s?\b", re.I
)
_COLON = re.compile(r"^(?P<who>[^:–—|]{3,90}?)\s*(?::|\s[–—|-])\s+")
# Offices that stand before a surname alone, also where all words are large.
_HELD = re.compile(
    r"(?i)^(?:\w+ )?(?:president|minister|secretary|governor|senator|mayor|chancellor|premier"
    r"|ambassador|commissioner|justice|judge|bishop|archbishop|cardinal|pope|rabbi|congress\w+"
    r"|representative|councill?or|speaker|general|admiral)\b"
)
_TAGGED = re.compile(r"^[\[(][^\])]{2,30}[\])]\s*")  # [Interview] Jane Roe
_BEHIND = re.compile(r"(?:\s[–—|-]|:|,? (?:by|with))\s+(?P<who>[^:–—|]{4,80})$")
_DOES = re.compile(
    rf"^(?P<who>.{{3,90}}?),?\s+(?:delivers|gives|gave|addresses|addressed|speaks|spoke|tells"
    rf"|told|talks|answers|testifies|makes"
    rf"|on|at|to|in|before|(?:[\w-]+ ){{0,2}}(?:{spoken.KINDS})s?)\b",
    re.I,
)
_ACCEPTS = re.compile(  # what only somebody does
    r"(?P<who>(?:[^\W\d_a-z][\w.’'-]+ ){2,4}?)(?:accepts|delivers|addresses|testifies|reflects"
    r"|recalls|remembers|thanks|receives)\b"
)
_CUT = re.compile(
    r",?\s+(?:(?P<soft>for|to|in|with)|at|before|during|on|following|after|ahead|upon|marking"
    r"|regarding|about|as|via|prior|hosted|when"
    r"|while|delivered|given|made|en route|aboard)\b"
    r"|\s+[–—|-]\s+|\s*[(\[]|,?\s+\d|:\s|[,;]\s+(?=(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)",
    re.I,
)
_SPLIT = re.compile(r"(\s+(?:and|AND|und|y|et|e)\s+|\s*[;•]\s*|\s*,\s+(?:and\s+)?|\s+&\s+|\s+/\s+)")
_ASIDE = re.compile(r"\s*\(([^()]{1,80})\)")
_ROSTER = re.compile(
    r"(?P<what>[A-Z][A-Za-z’' /&-]{2,40}?)(?:\s?\([^()]{1,20}\))?[*_]{0,2}"
    r"\s*(?::[*_]{0,2}|\s[–—-])\s+(?P<who>\S.*)"
)
_SEATED = re.compile(  # The SPEAKER (Mr Ben Roe) took the chair at noon.
    r"(?:The |THE )?(?P<office>[A-Z][\w’' -]{2,50}?) \((?P<who>[^()]{4,60})\),?"
    r" (?:took|taking|in) the chair\b"
    r"|[\[(](?P<chair>[^()\[\]]{4,60}) in the chair[\])]",
    re.IGNORECASE,
)
_LABEL = 5  # words in front of the colon of a title
_MOST = 40  # lines above the first turn that are looked at
_LONGEST = 400  # code points of a line with a list


def read_list(words: str, spell: _Spell) -> list[Head]:
    """The people of a list, each with the office beside them: `Governor Kessel, Senator Vane`."""
    found: list[Head] = []
    office = Head("words", "")
    pieces = _pieces(_of_each(LEADERS.sub(" ", words).strip(" .*_")))
    for chunk, joint in zip(pieces[::2], [",", *pieces[1::2]], strict=True):
        joined = joint.strip().lower() in ("and", "&")
        aside = _ASIDE.search(chunk)
        head = read_head(_ASIDE.sub("", chunk), spell) if chunk.strip() else Head("words", "")
        if head.kind == "person" and _is_somebody(head):
            held = head.sure >= 2 or _HELD.search(office.role)
            if office.role and not head.role and held:
                head = with_office(head, office.role, office.organisation)
            elif aside is not None and not head.role:
                head = with_office(head, *_told_aside(aside.group(1), head.name))
            found.append(head)
            office = Head("words", "")
        elif head.kind == "office" and found and _has_no_office(found[-1]) and not office.role:
            role, body = read_office(plain_words(chunk))
            found[-1] = with_office(replace(found[-1], role=""), role or head.role, body)
        elif head.kind == "office" and found and not found[-1].organisation and joined:
            role, body = read_office(plain_words(chunk))
            more = f"{found[-1].role} and {role}" if role else found[-1].role
            found[-1] = replace(found[-1], role=more, organisation=body)
        elif head.kind == "office":
            office = head
        elif found and _names_body_of(found[-1], chunk):
            found[-1] = with_office(found[-1], found[-1].role, plain_words(chunk.strip()))
        elif found and (acting := _ACTS_FOR.fullmatch(chunk.strip())) is not None:
            body = acting["body"]
            party = f"counsel for the {body}" if body.islower() else ""
            found[-1] = with_office(found[-1], party, "" if party else body)
        elif head.kind == "asker" and chunk.strip()[-1].isdigit():
            continue  # Speaker 1
        elif found and not found[-1].role and any(told := read_office(plain_words(chunk))):
            found[-1] = with_office(found[-1], *told)
    return found


_OF_SEVERAL = re.compile(r"\b(?P<office>[A-Z][a-z]+)s(?=(?: [A-Z][\w.’'-]*){1,4}(?:,| and ))")


def _of_each(words: str) -> str:
    """`Senator Roe, Vane` for `Senators Roe, Vane`."""
    return _OF_SEVERAL.sub(
        lambda m: m["office"] if m["office"].lower() in ROLE_NOUNS else m.group(), words
    )


LEADERS = re.compile(r"\s*(?:\.\s?){4,}")  # the dots between a name and what stands beside it
_ACTS_FOR = re.compile(
    r"(?:appearing )?(?:for|on behalf of) (?:the )?(?P<body>[A-Z].{1,80}"
    r"|(?:appell|respond|claim|defend|defen[cs]e|petition|plaint|prosecut)\w*)"
)
_IN_BRACKETS = re.compile(r"\([^()]{1,80}\)")


def _pieces(words: str) -> list[str]:
    """A list parted at its joints, those in brackets apart: pieces and joints in turn."""
    plain = _IN_BRACKETS.sub(lambda m: "x" * len(m.group()), words)
    found: list[str] = []
    at = 0
    for joint in _SPLIT.finditer(plain):
        found += (words[at : joint.start()], words[joint.start() : joint.end()])
        at = joint.end()
    return [*found, words[at:]]


def _has_no_office(head: Head) -> bool:
    """Whether a head has no role but a rank or style: `Capt. Roe, Fleet Superintendent`."""
    return not head.role or is_mere_title(head.role)


def _names_body_of(head: Head, chunk: str) -> bool:
    """`Jane Roe, Chair, | Acme plc`; but `Minister for Culture, | Community and Youth`."""
    if not head.role or head.organisation or re.search(r"(?i)minister|secretary", head.role):
        return False
    words = chunk.strip().split()
    return 1 <= len(words) < 9 and (len(words) > 1 or tag_word(words[0]) in "OLC")


def _told_aside(words: str, name: str) -> tuple[str, str]:
    """What brackets behind a name say: an office, or else a body; its own initials are neither."""
    if words.casefold() == initials(name):
        return "", ""
    role, organisation = read_office(plain_words(words))
    if role:
        return role, organisation
    return "", words if words[:1].isupper() and words not in GIVEN_NAMES else ""


_NO_SURNAMES = spoken.FIELDS | ROLE_NOUNS


def _is_somebody(head: Head) -> bool:
    """Whether a piece of a list is a person: several capitalised words, or an office beside."""
    if head.sure >= 2:
        return True
    words = head.name.split()
    return 2 <= len(words) <= 4 and words[-1].lower() not in _NO_SURNAMES


def people_of(words: str, spell: _Spell) -> list[Head]:
    """Who is named at the beginning of words that go on to the occasion."""
    ends = [m for m in _CUT.finditer(words) if not _is_part_of_office(words, m)]
    for end in [*(m.start() for m in ends), len(words)]:
        found = read_list(words[:end], spell)
        if found:
            body = _AT_BODY.match(words, end)
            if body is not None and "," in words[:end] and found[-1].role:
                found[-1] = with_office(found[-1], "", body["body"].strip())
            return found
    return []


_AT_BODY = re.compile(r" at (?P<body>[A-Z][^,:;()|–—]{1,60}?)(?=[,:;()|]|\s[–—-]\s|$)")


def _is_part_of_office(words: str, cut: re.Match[str]) -> bool:
    """`Minister | for Health`, `Ambassador | to Avaline`: the office goes on."""
    before = words[: cut.start()].split()
    last = before[-1].strip(",").lower() if before else ""
    return cut["soft"] is not None and (last in ROLE_NOUNS or last in spoken.FOREIGN_OFFICES)


def people_of_title(title: str, spell: _Spell) -> list[Head]:
    """Who speaks, as a title says."""
    title = _TAGGED.sub("", title)
    if not title:
        return []
    by = _BY.search(title)
    if by is not None and (found := people_of(title[by.end() :], spell)):
        behalf = _BEHALF.search(title, 0, by.end())
        return [with_office(h, "", behalf["body"]) for h in found] if behalf else found
    for pattern in (_OWNER, _COLON, _DOES):
        told = pattern.match(title)
        if told is not None:
            found = [h for h in read_list(told["who"], spell) if _is_plainly(h)]
            if found:
                return found
    accepts = _ACCEPTS.match(title)
    if accepts is not None:
        head = read_head(accepts["who"], spell)
        return [head] if head.kind == "person" and len(head.name.split()) > 1 else []
    behind = _BEHIND.search(title)
    if behind is not None:
        found = [h for h in people_of(behind["who"], spell) if _is_plainly(h)]
        if found:
            return found
    colon = _KIND_COLON.match(title)
    found = people_of(title[colon.end() :], spell) if colon is not None else []
    if found := [h for h in found if _is_plainly(h)]:
        return found
    label, parted, rest = title.partition(": ")  # Full text: Ann Roe's victory speech
    return people_of_title(rest, spell) if parted and len(label.split()) < _LABEL else []


def _is_plainly(head: Head) -> bool:
    """Whether words of a title, which writes everything large, are a person's name for sure."""
    words = head.name.split()
    if len(words) > 1 and words[0] in GIVEN_NAMES:
        return True
    return head.sure >= 3 and (head.gender != "" or _HELD.search(head.role) is not None)


def people_stated(release: Release, spell: _Spell) -> list[Head]:
    """Who speaks or wrote, as the metadata says."""
    stated = dict(release.stated)
    found: list[Head] = []
    for name in ("speaker", "author"):
        for words in stated.get(name, "").split("; "):
            found += _people_in_field(words, spell)
        if found:
            found = _of_body_beside(found, stated[name].split("; "))
            break
    if len(found) == 1 and not found[0].role and release.publisher:
        office = read_head(release.publisher, spell)
        if office.kind == "office":  # the office of a minister issues what the minister said
            found[0] = with_office(found[0], plain_words(release.publisher), "")
    return found


def _of_body_beside(found: list[Head], names: list[str]) -> list[Head]:
    """`Roe, Jane; Harbour Party`: the one author and the body named beside them."""
    if len(found) != 1 or len(names) != 2:
        return found
    words = set(found[0].name.casefold().split())
    others = [n for n in names if not words & set(n.casefold().replace(",", " ").split())]
    return [with_office(found[0], "", others[0])] if len(others) == 1 else found


def _people_in_field(words: str, spell: _Spell) -> Iterator[Head]:
    last, comma, first = words.partition(", ")
    inverted = comma and len(last.split()) <= 3 and len(first.split()) <= 3
    if inverted and (first.split()[0] in GIVEN_NAMES or last.isupper() or len(first.split()) == 1):
        head = read_head(f"{first} {last}", spell)
        if head.kind == "person" and not read_office(first)[0]:
            yield head
            return
    for head in read_list(words, spell):
        if head.sure >= 2 or len(head.name.split()) in (2, 3):
            yield head


def person_opening(words: str) -> Head | None:
    """Somebody with an office or a full name who opens a sentence: a summary, a first line."""
    t = tag_sentence(en.LANGUAGE, words[:400], 0, min(len(words), 400))
    start = 1 if t.tags[:1] == "D" else 0
    phrase = read_phrase(t, start, len(t.tags))
    if phrase is None or phrase.kind != "name" or phrase.name is None:
        return None
    title = t.phrase(*phrase.title) if phrase.title else ""
    head = read_head(f"{title} {phrase.name_words()}".strip())
    if head.kind != "person" or head.sure < 2:
        return None
    for apposed in phrase.apposed:
        role, organisation = read_office(t.phrase(*apposed))
        if role:
            return with_office(head, role, organisation)
    return head


_WHO_DO = re.compile(
    r"(?P<who>[A-Z][^.?!]{5,240}?) (?:told|tells?|said|says?|spoke|speaks?|answered|answers?|talked"
    r"|talks?|discussed|discuss|gave|gives?|met|meets?|join(?:s|ed)?)\b"
)


def people_opening(words: str, spell: _Spell) -> list[Head]:
    """Those with whom a sentence begins: `Chair Ann Roe and Chief Engineer Ben Doe told the …`"""
    match = _WHO_DO.match(words)
    listed = read_list(match["who"], spell) if match is not None else []
    if len(listed) > 1 and all(h.sure >= 2 for h in listed):
        return listed
    opening = person_opening(words)
    return [opening] if opening is not None else []


def gather_above(people: People, lines: Iterable[Line], spell: _Spell) -> None:
    """Participants, bylines and name lines above the first turn."""
    for count, line in enumerate(lines):
        if count >= _MOST:
            return
        if len(line.text) > _LONGEST:
            continue
        told = _beside_leaders(line.text, spell)
        if told is not None:
            people.add(told, ABOVE, line.span)
            continue
        plain = _NUMBERED.sub("", LEADERS.sub(" ", line.text).strip(" *_•-–"))
        for words in _STACKED.split(plain):
            _gather(people, line, words, spell)


_NUMBERED = re.compile(r"^(?:[IVX]{1,4}|\d{1,2})[:.)] ")  # the witnesses of a list


def _beside_leaders(text: str, spell: _Spell) -> Head | None:
    """`Norland . . . . . Ms. Roe`: a name on one side of the dots, its body on the other."""
    sides = [side.strip(" *_") for side in LEADERS.split(text) if side.strip(" *_0123456789")]
    if len(sides) != 2:
        return None
    heads = [read_head(side, spell) for side in sides]
    named = [h for h in heads if h.kind == "person" and h.sure >= 3 and not h.role]
    if len(named) != 1:
        return None
    other = sides[1 - heads.index(named[0])]
    role, organisation = read_office(other)
    return with_office(named[0], role, organisation if role else other)


_SHORT = r"(?<!Prof)(?<!Capt)(?<!Supt)(?<!Insp)(?<!Dept)"  # titles that end in a stop
_SENTENCES = re.compile(rf"(?<=[a-z]{{3}}){_SHORT}\.\s+(?=[A-Z])")
_ENDED = re.compile(rf"[a-z]{{3}}{_SHORT}[.!?]\s")
_STACKED = re.compile(
    r"\s+[|·•]\s+(?=[A-Z])|(?<=[.;|])\s+(?=[A-Z][A-Za-z ]{2,30}(?:\(s\))?: [A-Z])"
    r"|\s+(?=(?:Presenter|Producer|Director|Editor|Host|Moderator|Reporter|Chair|Guest|Interviewer"
    r"|Lecturer|Speaker|Preacher|Celebrant|Witness|Coroner|Facilitator)"
    r"s?(?: \([a-z ]{3,20}\))?: [A-Z])"
    r"|\s+(?=(?:For|Counsel for|On behalf of) (?:the )?[a-z]{4,20}: )"
)


def _gather(people: People, line: Line, words: str, spell: _Spell) -> None:
    """The people of one line, or of one of several that stand in it."""
    made = _MADE_BY.search(words) if len(words) < 160 else None
    if made is not None:
        what = _DOERS.get(made["what"].lower(), "")
        for head in people_of(made["who"], spell) if what else []:
            people.add(with_office(head, what, ""), ABOVE, line.span)
        return
    judge = _BEFORE_JUDGE.search(words)
    if judge is not None:
        for head in read_list(judge["who"], spell)[:1]:
            people.add(with_office(head, "Judge", ""), ABOVE, line.span)
        return
    seated = _SEATED.search(words)
    if seated is not None:
        head = read_head(seated["who"] or seated["chair"], spell)
        if head.kind == "person":
            office = plain_words(seated["office"] or "Chair")
            person = people.add(with_office(head, office, ""), ABOVE, line.span)
            if person is not None:
                person.presides = True
        return
    roster = _ROSTER.fullmatch(_SENTENCES.split(words, maxsplit=1)[0])
    for head in _roster_people(roster, spell) if roster else _line_people(words, spell):
        people.add(head, ABOVE, line.span)


_BEFORE_JUDGE = re.compile(
    r"(?i:\bbefore:? (?:the )?)(?P<who>(?i:hon|judge|justice|chief|magistrate).{4,80})"
)
_PRESIDES = (
    "before",
    "coram",
    "present before",
)  # "BEFORE: THE HON. ANN ROE" heads a court's record


_FOR = re.compile(r"(?:For|On behalf of) the (?P<party>[a-z][a-z ]{2,40})")  # For the family: …


def _roster_people(roster: re.Match[str], spell: _Spell) -> list[Head]:
    """`Moderator: Paula Lind (Channel 6)`: what stands before the colon may be the role."""
    what = read_head(roster["what"].rstrip("s"), spell)
    found = read_list(roster["who"], spell)
    role = plain_words(roster["what"].rstrip("s")) if what.kind in ("office", "asker") else ""
    acting = _FOR.fullmatch(roster["what"])
    role = f"for the {acting['party']}" if acting is not None else role
    role = "Judge" if roster["what"].casefold() in _PRESIDES else role
    if role.lower() in ("participant", "speaker", "panelist", "panellist", "guest", "member"):
        role = ""
    if not found and role and len(roster["who"].split()) in (2, 3):
        head = read_head(roster["who"], spell)  # whatever the name, the list says what it is
        found = [head] if head.kind == "person" else []
    alone = [read_head(roster["what"], spell)] if not found else []
    named = [h for h in alone if h.kind == "person" and h.sure >= 2]
    if named:  # Jane Roe – Chief Executive
        return [with_office(named[0], *read_office(plain_words(roster["who"])))]
    return [with_office(h, role if not h.role else "", "") for h in found]


def _line_people(words: str, spell: _Spell) -> list[Head]:
    if _ENDED.search(words) or words.endswith((".", "?", "!")):
        return []  # sentences: their people are in the cast
    by = _BY.search(words) or re.match(r"(?:by|with|before)\s+", words, re.I)
    if by is not None:
        return people_of(words[by.end() :], spell)
    head = read_head(words, spell)
    several = re.search(r"(?i) and |[,;]", words) is not None
    if head.kind == "person" and head.sure >= 3 and not several:
        return [head]
    return [h for h in read_list(words, spell) if h.sure >= 2]


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
    """Full names that the text gives to those whom labels call by a part of theirs."""
    heads = list(heads)
    alone = {head.name for head in heads}
    for head in heads:
        words = head.name.split()
        found = [
            name for name in document.full_names(words[-1])
            if len(name.split()) > len(words) and name.rpartition(" ")[0] not in alone
        ]  # fmt: skip
        if not found and len(words) == 1:
            found = document.names_opening(words[0])
            if len({n.split()[-1] for n in found}) != 1:
                continue
        if len(words) > 1:
            found = [n for n in found if n.split()[0].casefold() == words[0].casefold()]
        else:
            found = [n for n in found if n.split()[0] in GIVEN_NAMES] or found
        if len({n.split()[0] for n in found}) != 1:
            continue
        name = max(found, key=len)
        start = document.release.text.find(name)
        place = Span(start, start + len(name)) if start >= 0 else Span(0, 0)
        gender = gender_of_name(name.split()[0])
        if not head.gender or not gender or head.gender == gender:
            rank = ABOVE if start < above else SAID
            written = " ".join(map(document.spell, plain_words(name).split()))
            people.add(
                Head("person", name, written, gender=head.gender or gender, sure=2), rank, place
            )


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
