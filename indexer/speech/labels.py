"""What may head a turn: the forms of labels that transcripts use, one reader a form.

A label is a candidate only. Whether a document has labels, and which of its
candidates are some, ``indexer.speech.inventory`` decides from all of them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from indexer.languages.en.lexicon.cues import QUOTATION_FORMS
from indexer.lexicon import heads, spoken
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.speech.heads.head import Head
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.lines import Line
from indexer.text.segment import TITLES_IN_SHORT

Form = Literal[
    "voice", "letter", "colon", "stop", "dash", "bar", "bracket", "alone", "strong", "sign", "by",
    "initials", "close", "given",
]  # fmt: skip

_HEAD = 200  # code points of a line among which its label stands
_LONGEST = 110  # code points of a label


@dataclass(frozen=True, slots=True)
class Label:
    """A candidate: ``start`` to ``end`` of the line are the label, what is said begins at ``end``.

    ``aside`` is what stands in brackets behind the name. ``caps``: its name is in capitals.
    """

    form: Form
    head: Head
    start: int
    end: int
    words: str
    aside: str = ""
    caps: bool = False

    @property
    def key(self) -> str:
        """The words by which the same label is known again."""
        return " ".join(self.head.words.casefold().replace(".", " ").split())

    @property
    def who(self) -> str:
        """The last word of a name, else the words of the label."""
        name = self.head.name.split()
        return name[-1].casefold() if name and self.head.kind == "person" else self.key


_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_MARKS = "*_\"“'‘"
# What may stand before a label: numbers of questions, lines and cues, times, bullets, ">>".
PREFIX = re.compile(
    rf"(?:(?:>>|»)+\s*|(?:{spoken.ON_TAPE})\s*[-–—/:]\s*(?=[A-Z])|&gt;&gt;\s*|[-–—•]\s+(?=\S{{1,30}}:|\[[A-Z])"
    rf"|From\s+(?=[^:\n]{{2,60}} to [^:\n]{{2,60}}:)"
    rf"|[\[(]?\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},? {_TIME}(?: ?[AP]M)?[\])]?\s*(?:[-–—]\s+)?"
    rf"|[\[(]?{_TIME}(?:\s*-->\s*{_TIME}[^<\n]{{0,40}}?)?[\])]?"
    r"\s*(?:[-–—|]\s+)?"
    r"|Q?\d{1,4}[.)]?\s+(?:\[\d+\]\s*)?(?=[*_]{0,3}[A-Z\[])|Q\d{1,4}\s+|[*_]{1,3}(?=\S)"
    r"|[\"“](?=[A-Z][A-Z .]{2,40}:))*"
)
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]{1,80})>\s*")
_LETTER = re.compile(
    r"(?P<letter>[QA]|QUESTION|ANSWER|Question|Answer|PREGUNTA|Pregunta|FRAGE|Frage|DOMANDA|PERGUNTA"
    r"|P|R|F)(?P<number>\d{0,4})"
    r"(?P<aside>\s*[(\[][^()\[\]\n]{1,60}[)\]])?"
    r"(?:[*_]{0,3}(?:[.:)]{1,2}[*_]{0,3}\s+|:[*_]{0,3}(?=[A-Z¿“\"]))|[*_]{1,3}:?\s+"
    r"|\s*[–—-]{1,2}\s+|(?P<bare>\s+))(?=\S)"
)
_ASIDE = r"(?:\s*[(\[][^()\[\]\n]{1,90}[)\]])"
_STYLE = r"(?i:\((?:mrs?|ms|dr|engr|rev|prof|chief|barr|alh)\.?\) )"  # SENATOR (MRS.) ROE
_STYLED = re.compile(_STYLE)
_COLON = re.compile(
    rf"(?P<name>[^\W\d_](?:[^:\n<>|()\[\]“”\"?!;]|{_STYLE}){{0,100}}?)(?P<aside>{_ASIDE}{{0,3}})"
    rf"(?P<late>,? [^:\n<>|()\[\]“”\"?!;.]{{1,60}})?"
    r"[ \t]*(?P<marks>[*_]{0,3}):[*_]{0,3}(?=\s|[A-ZÀ-Þ“\"‘'(\[¿¡…—–]|$)\s*"
)
_STOP = re.compile(
    rf"(?P<name>(?:(?:{spoken.BEFORE_STOP})\.?|(?:The|THE|La|Le|El)) (?:[^\W\d_][\w.’'-]* ){{0,4}}?"
    r"[^\W\d_][\w’'-]+(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|[A-Z][A-Z’'-]{2,}(?: [A-Z][A-Z’'-]+){0,3})"
    rf"(?P<aside>{_ASIDE}{{0,2}})\.[*_]{{0,3}}\s*[–—-]?[ \t]+(?=[\"“‘'(\[]*[A-Z0-9])"
)
_DASH = re.compile(
    rf"(?P<name>[^\W\d_][^:\n<>|()\[\]“”\"?!;–—]{{0,80}}?)(?P<aside>{_ASIDE}{{0,3}})"
    r"(?P<more>, [^:\n<>|()\[\]“”\"?!;.–—]{1,80})?"
    r"(?:[*_]{0,3}\s*[.:]?\s*[–—][*_]{0,3}|[*_]{0,3}\s+-{1,2}[*_]{0,3}"
    r"|\.?--)\s+(?:\([A-Z]{2}\)\s+)?(?=[\"“‘'(\[¿¡]*[A-ZÀ-Þ0-9])"
)
_DASHED = re.compile(r"[–—]|\s-|--")  # what no line without a dash has: looked for first
_PLACED = re.compile(r"\d|/|, [A-Z][A-Za-z]\b")
_BAR = re.compile(
    rf"(?P<name>[^\W\d_][^:\n<>|“”\"?!;]{{0,80}}?)(?P<aside>{_ASIDE}{{0,2}})\s*\|\s*(?=\S)"
)
_BRACKET = re.compile(r"[\[(](?P<name>[^\W\d_][^()\[\]:\n“”\"?!;]{0,60})[\])]:?\s+(?=\S)")
_BRACKET_COLON = re.compile(r"[\[(](?P<name>[^\W\d_][^()\[\]:\n“”\"?!;]{0,60})(?::[\])]|[\])]:)\s*")
_ALONE = re.compile(
    rf"(?P<name>[^\W\d_][^:\n<>|()\[\]“”\"?!;]{{0,100}}?)(?P<aside>{_ASIDE}{{0,3}})"
    rf"(?:\s+{_TIME})?[ \t]*[*_]{{0,3}}[:.]?[*_]{{0,3}}"
)
_STOPPED = re.compile(r"([^\W\d_]{4,})[.?!] ")
_LETTER_STOP = re.compile(r"[a-z]\.")  # Dr. h. c. Ann Roe
SMALL_IN_HEADS = (
    heads.IN_NAMES
    | spoken.FOREIGN_OFFICES
    | spoken.STYLES_ABROAD
    | ROLE_NOUNS
    | heads.BESIDE_OFFICES
)
_MIN_CAPS = 2
_MAX_ALONE = 6  # words of a name or office on a line of its own
_BY = re.compile(
    r"(?:(?i:(?:further |re-?|cross-?|direct |recross |redirect )*(?:examination|examined"
    r"|questions?|questioned|questioning)(?:-in-chief)?) )?(?:BY|By|by|FROM|from)"
    r" ((?:M[RS]{1,2}S?|Mr|Ms|Mrs|Miss|Dr|THE|The)\.? ?[A-Z][^:.()]{1,40}?)"
    r"\s*(?:\([^()]{1,30}\))?\s*:?"
)


_LOOSE: frozenset[Form] = frozenset({"stop", "dash", "bar", "alone", "initials"})
# Forms that are said where a sign has told of another voice: `>> GOOD EVENING. I HAVE A BOAT.`


def read_label(line: Line, spell: Callable[[str], str]) -> Label | None:
    """The label a line may begin with, in the first form that fits."""
    text = line.text[:_HEAD]
    prefix = PREFIX.match(text)
    at = prefix.end() if prefix is not None else 0
    signed = at > 0 and text.lstrip().startswith((">>", "&gt;&gt;", "»"))
    for reader in _READERS:
        found = reader(line, text, at, spell)
        if found is not None and not (signed and found.form in _LOOSE):
            return found
    if signed:
        return Label("sign", Head("asker", ">>", sure=2), 0, at, ">>")
    return None


_Spell = Callable[[str], str]


def _voice(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _VOICE.match(text, at)
    if found is None:
        return None
    words = found.group(1).strip()
    return Label("voice", read_head(words, spell), 0, found.end(), words)


_LETTER_ALONE = re.compile(  # what is asked stands below
    r"(?P<letter>Q|A|QUESTION|ANSWER|Question|Answer)(?P<number>\d{0,4})"
    r"(?P<aside>\s*[(\[][^()\[\]\n]{1,60}[)\]])?[*_]{0,3}[:.][*_]{0,3}(?P<bare>(?!))?"
)


def _letter(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _LETTER.match(text, at) or _LETTER_ALONE.fullmatch(text.rstrip(), at)
    if found is None:
        return None
    words = found["letter"] + found["number"]
    aside = (found["aside"] or "").strip(" ()[]")
    caps = found["bare"] is None  # "A house" is no label unless others are
    if not caps and words == "A" and not (line.text[found.end()].isupper()):
        return None
    named = _colon(line, text, found.end(), spell) if caps else None
    if named is not None and named.head.kind == "person" and named.head.sure >= 2:
        return named  # "A. Jane Roe: …"
    head = read_head(found["letter"], spell)
    return Label("letter", head, 0, found.end(), words, aside, caps)


def _colon(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _COLON.match(text, at) if text.find(":", at) > 0 else None
    if found is None:
        return None
    name = _TO_ALL.sub("", found["name"] + (found["late"] or ""))
    return _named("colon", text, found, name, spell)


_CAPS_COLON = re.compile(r"[A-Z][A-Z’' -]{1,40}:")  # CONST. | ROE: We did.


_TO_ALL = re.compile(
    r"\s+to (?:Everyone|All\b.*|Hosts?\b.*|Panell?ists\b.*|the [A-Z].*)$"
)  # in a saved chat


_OF_PLACE = re.compile(r" of [A-Z][a-z]+(?: [A-Z][a-z]+)?$")


def _stop(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _STOP.match(text, at)
    if found is None or _CAPS_COLON.match(text, found.end()):
        return None
    name = _OF_PLACE.sub("", found["name"])
    return _named("stop", text, found, name, spell)


def _dash(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _DASH.match(text, at) if _DASHED.search(text, at) is not None else None
    if found is None:
        return None
    if _PLACED.search(found["name"] + (found["more"] or "")):
        return None  # "SKARROW, ME, May 5 — …"
    rest = line.text[found.end() :]
    if len(rest) < _LONGEST and rest[-1] not in ".?!…" and any(read_office(rest)):
        return None  # "Jane Roe -- Chief Executive Officer" stands alone
    return _named("dash", text, found, found["name"] + (found["more"] or ""), spell)


def _bar(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _BAR.match(text, at) if "|" in text else None
    return _named("bar", text, found, found["name"], spell) if found is not None else None


_ANGLE = re.compile(r"<(?P<name>[^\W\d_][^<>\n“”\"?!;/=]{1,40})>:?\s+(?=\S)")  # <Ann Roe> We did.


def _bracket(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _BRACKET_COLON.match(text, at) or _BRACKET.match(text, at) or _ANGLE.match(text, at)
    if found is None or found["name"].split()[0].casefold() in spoken.STAGE:
        return None
    return _named("bracket", text, found, found["name"], spell)


_PARTED = re.compile(r", | [–—-]+ ")


def _alone(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    if len(line.text) > _LONGEST + at:
        return None
    found = _ALONE.fullmatch(text.rstrip(), at)
    if found is None or not found["name"].strip():
        return None
    label = _named("alone", text, found, found["name"], spell)
    long = label is not None and len(_PARTED.split(label.words)[0].split()) > _MAX_ALONE
    return None if long else label


_WITH_ASIDE = re.compile(rf"(?P<name>[^()\[\]]{{2,100}}?)(?P<aside>{_ASIDE}{{1,3}})[ .:–—-]*")


_BEHIND_LABEL = re.compile(r"\s*[.:–—-]*\s*")


def _strong(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    """`Jane Roe` in bold before what she says, whatever stands between the two."""
    if not 1 < line.strong < min(_LONGEST, len(line.text) - 1):
        return None
    whole = text[at : line.strong].strip()
    named = _WITH_ASIDE.fullmatch(whole)
    words, aside = (named["name"], named["aside"]) if named is not None else (whole, "")
    rest = _BEHIND_LABEL.match(line.text, line.strong)
    assert rest is not None
    words = words.strip(" .:–—-")
    if not words or not _is_label_like(words):
        return None
    behind = line.text[rest.end() :]
    if len(line.text) < _LONGEST and behind[-1:] not in tuple(".?!…") and any(read_office(behind)):
        return None  # "**Jane Roe** -- *Chief Executive Officer*" stands alone
    dashed = _dash(line, text, at, spell)
    if dashed is not None and dashed.end > rest.end() and dashed.words.startswith(words):
        return replace(
            dashed, form="strong"
        )  # **Jane Roe,** member of the board. – Madam President
    head = read_head(words, spell)
    return Label("strong", head, 0, rest.end(), words, aside.strip(), words.isupper())


def _by(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    """`BY MS. ROE:` says whose questions follow."""
    found = _BY.fullmatch(text.rstrip(), at)
    if found is None:
        return None
    return Label("by", read_head(found.group(1), spell), 0, len(line.text), found.group(1))


_GIVEN_BY = re.compile(
    r"(?:(?:The )?(?P<what>[A-Z][\w’'-]*(?: [a-zA-Z][\w’'-]*){0,4}) (?:by|from|of) "
    r"(?P<name>[^:.?!]{4,140}?)|(?P<owner>[^:.?!’']{4,60})[’']s? (?P<kind>[a-z ]{4,30}))"
    r"[*_]{0,3}:?[*_]{0,3}"
)


def _given_by(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    """`Answer by the Minister, Mr Ben Roe:`, `Ann Roe’s reply`: what is below is theirs."""
    found = _GIVEN_BY.fullmatch(text.rstrip(), at)
    if found is None:
        return None
    what, name = found["what"] or found["kind"], found["name"] or found["owner"]
    head = read_head(name, spell)
    told = head.name.split()
    named = head.sure > 1 or (len(told) > 1 and not any(map(is_ordinary, told)))
    if head.kind != "person" or not named or not _SAID_BY.search(what):
        return None
    form: Form = "sign" if ":" in text else "given"
    return Label(form, head, 0, len(line.text), name)


_SAID_BY = re.compile(rf"(?i)\b(?:{spoken.KINDS}|{spoken.HEADED_BY})s?\b")


# Sister Ann Roe (Dockers’ Union) moved Motion 7. She said: …
_MOVED = re.compile(
    rf"(?P<name>[A-Z][^:\n<>|()“”\"?!;]{{3,60}}?)(?P<aside>{_ASIDE})?,? "
    r"(?:in )?(?:mov|second|support|oppos|propos|repl|speak)\w{1,4}\b[^:“”\"]{0,110}?"
    r"\b(?:[Ss]aid|[Aa]sked)(?: that)?:\s+(?=[^\s“\"])"
)


def _moved(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    found = _MOVED.match(text, at)
    label = _named("stop", text, found, found["name"], spell) if found is not None else None
    return label if label is not None and label.head.kind == "person" else None


_INITIALS = re.compile(r"([A-Z]{2,4})\s+(?=[\"“‘'(\[]?[A-Z])")


def _initials(line: Line, text: str, at: int, spell: _Spell) -> Label | None:
    """`AR We begin.`: letters that a document explains, with nothing between them and the words."""
    found = _INITIALS.match(text, at)
    if found is None:
        return None
    head = Head("person", found[1], found[1], sure=0)
    return Label("initials", head, 0, found.end(), found[1], "", True)


_READERS = (
    _by,
    _given_by,
    _moved,
    _voice,
    _letter,
    _bracket,
    _colon,
    _strong,
    _stop,
    _dash,
    _bar,
    _alone,
    _initials,
)


_NO_LETTER = re.compile(r"[^\w]")


def _named(form: Form, text: str, found: re.Match[str], name: str, spell: _Spell) -> Label | None:
    name = _STYLED.sub("", name).strip(" *_,.–—-")
    if not name or len(name) > _LONGEST:
        return None
    if not _is_label_like(name) and read_head(name).kind != "asker":
        return None
    groups = found.groupdict()
    aside = " ".join((groups.get("aside") or "").split())
    head = read_head(name, spell)
    if head.kind != "office":
        head = _holder(name, aside, spell) or head
    letters = [c for c in name if c.isalpha()]
    surname = _NO_LETTER.sub("", name.split()[-1])
    caps = len(letters) >= _MIN_CAPS and (
        name.isupper() or (surname.isupper() and len(surname) > 2)
    )
    return Label(form, head, 0, found.end(), name, aside, caps)


_THE = re.compile(r"(?i)the ")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,90})[)\]]")


def _holder(name: str, aside: str, spell: _Spell) -> Head | None:
    """Who holds an office at length: `The Minister of State, Board of Ports (Mr Ben Roe)`."""
    told = _THE.match(name)
    for words in _BRACKETS.findall(aside if told is not None else ""):
        inner = read_head(words, spell)
        if inner.kind != "person" or inner.sure < 2 or len(inner.name.split()) < 2:
            continue
        role, organisation = read_office(plain_words(name[4:]))
        if role and organisation:
            return Head("person", name, inner.name, role, organisation, inner.gender, 3)
    return None


def _is_small_in_heads(word: str) -> bool:
    return word.casefold() in SMALL_IN_HEADS or _LETTER_STOP.fullmatch(word) is not None


def has_sentence(words: str) -> bool:
    """Whether a sentence ends in words that no title is short for: `Prof. Roe` is a name."""
    stopped = (match[1].casefold() for match in _STOPPED.finditer(words))
    return any(word not in TITLES_IN_SHORT for word in stopped)


def _is_label_like(name: str) -> bool:
    """Words of a label begin with capitals, but for the small ones between them."""
    if has_sentence(name) and not name.isupper():
        return False
    first = name.partition(",")[0]
    if first.isupper() and len(first.split()) > 1:
        name = first  # ANN ROE, chair of the strike committee
    words = name.split()
    if len(words) > 12 or not (words[0][0].isupper() or not words[0][0].isascii()):
        return False
    if any(w in QUOTATION_FORMS for w in words):
        return False  # "Jane Roe, chair of the guild, said:"
    small = [w for w in words if w[0].islower() and not _is_small_in_heads(w)]
    return len(small) <= (len(words) // 3 if "," in name or "-" in name else 0)
