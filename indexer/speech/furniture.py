"""What stands in a speech or transcript and nobody says.

Stage directions, editors' notes, headings, page numbers and running heads,
times and cue numbers, footnotes, and the page after the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.lexicon import spoken
from indexer.model import Span
from indexer.speech.lines import TRAILING, Line

_BRACKET = re.compile(r"\(([^()\n]{1,160})\)|\[([^\[\]\n]{1,160})\]|<v[^<>\n]{0,80}>|</?[vicbu]>")
_FIRST = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_TIME = r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d{1,3})?"
_CUE = re.compile(
    r"WEBVTT.*|NOTE\b.*|STYLE|REGION|Kind: \w+"
    rf"|(?:\d{{1,5}}\s+)?{_TIME}\s*-->\s*{_TIME}.*|[\[(]?{_TIME}[\])]?"
)
_CLOCK = re.compile(
    r"\W*(?:END|ENDS|BEGIN|START|STARTS|TIME)?:?\s*(?:at )?\d{1,2}[:.]\d\d"
    r"\s*(?:[AaPp]\.?\s?[Mm]\.?|hours|hrs|h)?(?:,? (?:[A-Z]{2,5}|local time|\([^)]{2,20}\)))?"
    r"\W*(?:END)?\W*"
)
_PAGE = re.compile(
    r"(?:[-–—|\s]*(?:page|pg\.?|p\.|seite|página)?\s*\d{1,4}"
    r"(?:\s*(?:of|/|von|de|\|)\s*\d{1,4})?[-–—|\s]*)"
    r"|page [ivxlc]+|(?:page|pg)\.? \d{1,4}\b.{0,60}|.{0,60}\bpage \d{1,4}(?: of \d{1,4})?",
    re.IGNORECASE,
)
_DRAWN = re.compile(r"[\W_]*")
_END = re.compile(rf"\W*(?:{spoken.ENDS})\W*", re.IGNORECASE)
_AFTER = re.compile(rf"(?:{spoken.PAGE_OPENINGS})", re.IGNORECASE)
# Footnotes: what numbers or signs head at the end of a document, and how what they say is told.
_NOTE = re.compile(
    r"(?:\[\^?(\d{1,3})\]:?|\((\d{1,3})\)|\^?(\d{1,3})[.:]?|[*†‡¹²³⁴⁵⁶⁷⁸⁹]+)\s+"
    r"(?=[^\W\da-z]|http|[“\"])"
)
_CROSSED = re.compile(r"[+†✠] ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4},?")  # a bishop signs
# What a script of a broadcast says of sounds and pictures.
_SOUND = re.compile(
    r"(?:SUPER|CHYRON|LOWER THIRD|ON SCREEN|GRAPHIC|GFX|ASTON|STRAP|CAPTION[A-Z ]{0,20}|VT|FX|SFX|"
    r"GRAMS|ATMOS|NATS|ACTUALITY|MUSIC|TX|DUR(?:ATION)?|Slide text)\s*[:–-]\s"
)
_CALLED_UP = re.compile(r"<[A-Z][A-Z ,.’'-]{3,80}(?:\[[^\]]{1,20}\])?")  # <ANN ROE, ON AFFIRMATION
_TAKES_STAND = re.compile(  # MR BEN ROE (affirmed)
    r"[A-Z][^\W\da-z .,’'-]*(?:[ .,’'-]+[A-Z][^\W\da-z]*){1,6},? "
    r"\((?:re)?(?:sworn|affirmed|called|continued|resumed|examined)\b[^()]{0,40}\)"
)
_LONGEST_NOTE = 700  # code points
_CITES = re.compile(
    r"(?i)\b(?:see|cf|ibid|op cit|source|p\.|pp\.|vol)\b|https?://|\b(?:1[89]|20)\d\d\b"
)
_ATTRIBUTES = re.compile(r"\{[:%][^{}]*\}")
_NARRATED = re.compile(
    rf"(?:whereupon|thereupon"
    rf"|(?:{spoken.SITTINGS}) (?:was )?(?:{spoken.SITTING_ACTS})\b"
    r"|the (?:[a-z]+ ){0,2}clerk (?:proceeded|called|read|then)\b"
    rf"|(?:the|this) (?:{spoken.SITTINGS})\b.{{0,60}}\b(?:{spoken.SITTING_ACTS})\b"
    rf"|(?:an? |the |some |several |many |all |opposition |government )?(?:{spoken.SEATED})\b,? "
    r"(?:then )?"
    rf"(?:{spoken.SEATED_ACTS})\b|(?:motion|amendment|moved) (?:(?:proposed |seconded )?by)\b"
    rf"|(?:amended |the |this )?(?:{spoken.VOTED_ON})\b[^.:?!]{{0,40}}? (?:was |were )?"
    rf"(?:{spoken.VOTES})\b|motion\W+\([^()]{{3,60}}\)|an? (?:[a-z-]+ ){{0,3}}vote was taken"
    r"|(?:in favou?r|against|abstain\w*|abstentions?|ayes?|noes?)\W*: (?=\S.{0,200}$)"
    r"|(?:respectfully )?submitted(?: by)?\b"
    r"|recess(?:ed)? (?:from|taken|until)|(?:question|motion|amendment) put and|question agreed"
    r"|ordered,|(?:on resuming|at this (?:time|point),? (?:a|the)|off the record|on the record)\b)",
    re.IGNORECASE,
)
# What minutes say between what is said: `The Mayor closed the public hearing at 7 p.m.`
_MINUTED = re.compile(
    rf"(?:(?:the |madam |mister )?(?:{spoken.OFFICERS}) (?:then |again )?(?:{spoken.MINUTED}) "
    rf"(?:the )?(?:[a-z]+ ){{0,2}}(?:{spoken.SITTINGS}|items?|floor|roll|vote|agenda)\b"
    r"|there being no (?:further|other|more)\b|(?:motion|moved|seconded) by [A-Z(]"
    r"|an? (?:recorded |roll[- ]call )?vote was taken\b"
    r"|(?:the )?draft (?:resolution|decision)\b.{0,60}\bwas adopted\b"
    # ANN ROE (Dockers’ Union) moved Motion 9.
    r"|(?-i:[A-Z][A-Z.’' -]{3,40})(?: \([^()]{3,80}\))?,? "
    r"(?:moved|seconded|supported|opposed|proposed)\b[^:]{0,80}\.$"
    r"|\W*[^.:?!]{3,40} was (?-i:CARRIED|LOST|ADOPTED|AGREED|DEFEATED)\b"
    r"|(?:the )?(?:meeting|sitting|session|house) rose\b|question no\b.{0,40}\btaken with\b"
    r"|[–—-] (?:Mr|Ms|Mrs|Dr)\.? [^:“\"]{3,120},? (?:spoke|appeared|commented|testified)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^\d{1,3}[.)] ")
_SMALL_WORDS = re.compile(r"\b[a-z]{4,}\b")
_LETTERED = re.compile(r"[^\W\d_][\w’'-]{3,}")
_ENDED = re.compile(r"[.!?…:;,—–-][\"”’)\]*_]*$")
_GREETING = re.compile(rf"\W*(?:{spoken.GREETINGS})\b", re.IGNORECASE)
_ANNOUNCING = 3  # longer words in small letters with which a line and its colon are a sentence
_REPEATED = 3  # times a short line must come again to be a running head


_DOES = re.compile(  # (she held it up)
    r"(?:s?he|they) (?:holds?|held|raise[sd]?|lift(?:s|ed)|point(?:s|ed)|turn(?:s|ed)|smile[sd]?"
    r"|laugh(?:s|ed)|show(?:s|ed)|nod(?:s|ded)|wave[sd]?|look(?:s|ed)|sit|sat|stands|stood)\b"
)


_TONGUE = re.compile(r"(?:[Ss]peaking |[Ss]poke |[Ss]peaks )?[Ii]n [A-Z][a-z]+\.?")  # (In Arabic.)


def is_stage(words: str) -> bool:
    """Whether words in brackets are a stage direction or an editor's note."""
    if _DOES.match(words):
        return True
    if _TONGUE.fullmatch(words):
        return True
    first = _FIRST.search(words)
    if first is None:
        return not any(c.isalpha() for c in words)  # [12], (…)
    told = first.group().casefold()
    if told in spoken.SURE_STAGE or told.rstrip(".") in spoken.SURE_STAGE:
        return True
    return told in spoken.STAGE and len(words.split()) <= 12


def is_bracketed(text: str) -> bool:
    """Whether a whole line stands in brackets."""
    plain = text.strip(" *_")
    opened, closed = plain[:1], plain[-1:]
    if (opened, closed) not in (("(", ")"), ("[", "]")):
        return plain.startswith(("[", "(")) and _BRACKET.sub("", plain).strip(" .") == ""
    return _BRACKET.sub("", plain).strip(" .") == "" or (
        plain.count(opened) == 1 and len(plain) < 600
    )


def is_out_of_speech(line: Line) -> bool:
    """Times, cue and page numbers, lines drawn, directions on a line of their own."""
    text = line.text.strip()
    if line.kind == "caption" or not any(c.isalnum() for c in text):
        return True
    if text[0] == "{" and _ATTRIBUTES.fullmatch(text):
        return True
    if len(text) < 160 and (
        _SOUND.match(text)
        or _CALLED_UP.fullmatch(text)
        or _TAKES_STAND.fullmatch(text)
        or _CUE.fullmatch(text)
        or _CLOCK.fullmatch(text)
        or _PAGE.fullmatch(text)
    ):
        return True
    return is_bracketed(text) or (
        len(text) < 300 and _NARRATED.match(_COUNTED.sub("", text.strip("*_"))) is not None
    )


def is_end(line: Line) -> bool:
    """`ENDS`, `###`, `END 3:05 P.M.`: nothing below is said until somebody is named again."""
    text = line.text.strip()
    return len(text) < 100 and _END.fullmatch(text) is not None


def is_minuted(line: Line) -> bool:
    """Whether minutes tell here what was done: what is below, nobody says until a label."""
    return _MINUTED.match(line.text.strip()) is not None


def opens_page(line: Line) -> bool:
    """Notes to editors, contacts, footnotes, links: what the page adds below a speech."""
    text = line.text.strip(" *_#")
    if _CROSSED.fullmatch(text):
        return True
    return _AFTER.match(text) is not None and (len(text) < 200 or line.kind in TRAILING)


def start_of_notes(lines: Sequence[Line]) -> int:
    """The number of the first footnote where a document ends in some; 0 where it does not."""
    first = notes = cited = 0
    for line in reversed(lines):
        if is_out_of_speech(line):
            continue
        note = _NOTE.match(line.text) if len(line.text) < _LONGEST_NOTE else None
        if note is None:
            break
        notes += 1
        cited += _CITES.search(line.text) is not None
        number = next((g for g in note.groups() if g), "1")
        first = line.number if number == "1" else first
        if number == "1":
            break
    return first if cited * 2 >= notes and notes * 5 < len(lines) * 3 else 0


def is_heading(line: Line) -> bool:
    """A line that heads what follows; a greeting and a short sentence are said."""
    text = line.text.strip(" *_")
    if not text or len(text) > 120 or _GREETING.match(text):
        return False
    if line.is_bold and not _ENDED.search(text.rstrip(":")):
        return True
    if _ENDED.search(text.rstrip(":")) or line.kind != "heading":
        return False
    if text.endswith(":") and len(_SMALL_WORDS.findall(text)) >= _ANNOUNCING:
        return False  # We therefore call upon all members:
    words = _LETTERED.findall(text)
    large = sum(w[0].isupper() for w in words)
    return not words or large * 10 >= len(words) * 6 or len(words) <= 5


def is_greeting(line: Line) -> bool:
    """`Mr President, Excellencies`: how a speech begins."""
    return _GREETING.match(line.text) is not None


def repeated_heads(lines: Sequence[Line], labels: frozenset[int]) -> frozenset[int]:
    """Numbers of short lines that come again and again: heads and feet of pages."""
    short = [line for line in lines if len(line.text) < 100 and line.number not in labels]
    counts = Counter(_without_numbers(line.text) for line in short)
    return frozenset(
        line.number
        for line in short
        if counts[_without_numbers(line.text)] >= _REPEATED
        and len(line.text.split()) > 2
        and not _ENDED.search(line.text)
    )


_DIGITS = re.compile(r"\d+")


def _without_numbers(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())


def spoken_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of ``text[start:end]`` between directions in brackets, trimmed."""
    at = start
    for found in _BRACKET.finditer(text, start, end):
        words = found.group(1) or found.group(2)
        if words is not None and not _is_aside(text, found, words, start, end):
            continue
        yield from _trimmed(text, at, found.start())
        at = found.end()
    yield from _trimmed(text, at, end)


def _is_aside(text: str, found: re.Match[str], words: str, start: int, end: int) -> bool:
    """Whether a bracket is nobody's words: a direction, the number of a note."""
    if is_stage(words):
        return True
    if found.group(2) is None:
        return False
    before = text[found.start() - 1 : found.start()] if found.start() > start else ""
    after = text[found.end() : found.end() + 1] if found.end() < end else ""
    return not (before.isalpha() or after.isalpha()) and words[:1].isdigit()


_EDGES = " \n*_|"


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield Span(start, end)
