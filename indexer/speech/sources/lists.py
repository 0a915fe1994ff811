"""Lists of people, each with the office beside them: `Governor Kessel, Senator Vane`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.speech.document import initials
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.people import is_mere_title

Spell = Callable[[str], str]
# Offices that stand before a surname alone, also where all words are large.
HELD = re.compile(
    r"(?i)^(?:\w+ )?(?:president|minister|secretary|governor|senator|mayor|chancellor|premier"
    r"|ambassador|commissioner|justice|judge|bishop|archbishop|cardinal|pope|rabbi|congress\w+"
    r"|representative|councill?or|speaker|general|admiral)\b"
)
_SPLIT = re.compile(r"(\s+(?:and|AND|und|y|et|e)\s+|\s*[;•]\s*|\s*,\s+(?:and\s+)?|\s+&\s+|\s+/\s+)")
_ASIDE = re.compile(r"\s*\(([^()]{1,80})\)")


def read_list(words: str, spell: Spell) -> list[Head]:
    """The people of a list, each with the office beside them: `Governor Kessel, Senator Vane`."""
    listed = _List(spell)
    pieces = _pieces(_holders_first(_of_each(LEADERS.sub(" ", words).strip(" .*_"))))
    for chunk, joint in zip(pieces[::2], [",", *pieces[1::2]], strict=True):
        listed.take(chunk, joined=joint.strip().lower() in ("and", "&"))
    return listed.found


# Director of Harbour Safety Ben Doe
_OFFICE_AND_HOLDER = re.compile(
    r"(?:^|(?<=, )|(?<= and )|(?<= AND ))"
    r"(?P<office>(?:(?!AND\b)[A-Z][\w-]+ ){0,2}(?P<noun>[A-Z]\w+) (?:of|for|OF|FOR)"
    r"(?: (?!AND\b)[A-Za-z][\w’'&-]+){1,7}? )"
    r"(?P<who>(?:[A-Z][\w’'-]+ )(?:[A-Z]\. )?[A-Z][\w’'-]+)(?=$|[,;]| (?:and|AND|at) )"
)


def _holders_first(words: str) -> str:
    """`Ben Doe (Director of Harbour Safety)` for the office before a known given name."""

    def turn(match: re.Match[str]) -> str:
        given = match["who"].split()[0].capitalize()
        known = given in GIVEN_NAMES and match["noun"].lower() in ROLE_NOUNS
        return f"{match['who']} ({match['office'].strip()})" if known else match.group()

    return _OFFICE_AND_HOLDER.sub(turn, words)


_NOTHING = Head("words", "")


@dataclass(slots=True)
class _List:
    """A list as it is read, piece by piece."""

    spell: Spell
    found: list[Head] = field(default_factory=list)
    office: Head = _NOTHING  # one whose holder is still to come

    def take(self, chunk: str, *, joined: bool) -> None:
        """The next piece; ``joined`` to the one before by "and"."""
        head = read_head(_ASIDE.sub("", chunk), self.spell) if chunk.strip() else _NOTHING
        if head.kind == "person" and _is_somebody(head):
            self._add(head, chunk)
        elif head.kind == "office":
            self._hold(head, chunk, joined=joined)
        elif self.found:
            self._tell(head, chunk)

    def _add(self, head: Head, chunk: str) -> None:
        """Somebody, with the office before them or what brackets behind them say."""
        aside = _ASIDE.search(chunk)
        if self.office.role and not head.role and (head.sure >= 2 or HELD.search(self.office.role)):
            head = with_office(head, self.office.role, self.office.organisation)
        elif aside is not None and not head.role:
            head = with_office(head, *_told_aside(aside.group(1), head.name))
        self.found.append(head)
        self.office = _NOTHING

    def _hold(self, head: Head, chunk: str, *, joined: bool) -> None:
        """An office: of the one before it, or of the one behind."""
        last = self.found[-1] if self.found else None
        if last is not None and _has_no_office(last) and not self.office.role:
            role, body = read_office(plain_words(chunk))
            self.found[-1] = with_office(replace(last, role=""), role or head.role, body)
        elif last is not None and not last.organisation and joined:
            role, body = read_office(plain_words(chunk))
            more = f"{last.role} and {role}" if role else last.role
            self.found[-1] = replace(last, role=more, organisation=body)
        else:
            self.office = head

    def _tell(self, head: Head, chunk: str) -> None:
        """What is neither somebody nor an office: the body or the office of the one before."""
        last = self.found[-1]
        if _names_body_of(last, chunk):
            self.found[-1] = with_office(last, last.role, plain_words(chunk.strip()))
        elif (acting := _ACTS_FOR.fullmatch(chunk.strip())) is not None:
            body = acting["body"]
            party = f"counsel for the {body}" if body.islower() else ""
            self.found[-1] = with_office(last, party, "" if party else body)
        elif head.kind == "asker" and chunk.strip()[-1].isdigit():
            return  # Speaker 1
        elif not last.role and any(told := read_office(plain_words(chunk))):
            self.found[-1] = with_office(last, *told)


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


_OF_GOVERNMENT = re.compile(r"(?i)minister|secretary")


def _names_body_of(head: Head, chunk: str) -> bool:
    """`Jane Roe, Chair, | Acme plc`; but `Minister for Culture, | Community and Youth`."""
    if not head.role or head.organisation or _OF_GOVERNMENT.search(head.role):
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
