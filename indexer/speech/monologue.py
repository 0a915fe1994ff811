"""One speaker throughout: remarks, a lecture, a homily, a letter, an opinion piece, a statement.

No layout tells it, so that several things must agree: a title, an address or a line
on top that calls it something spoken, a greeting or a signature; the first person
from beginning to end; and nobody who reports what the speaker said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.ingest.dates import DATE
from indexer.lexicon import spoken
from indexer.model import Release, Span
from indexer.speech.document import Document
from indexer.speech.furniture import is_bracketed, is_greeting, is_out_of_speech
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head
from indexer.speech.lines import TRAILING, Line, lines_of
from indexer.speech.turns import Cut, cut_speech

_OWN = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Ww]e|[Ww]e[’'](?:re|ve|d|ll)|[Oo]ur|[Uu]s|[Mm]y|[Mm]e"
    r"|[Mm]ine|[Yy]o|mi|mis|[Nn]os|[Nn]osotr[oa]s|[Nn]uestr[oa]s?|[Hh]emos|[Qq]uiero|[Cc]reo|sé"
    r"|[Ss]omos|[Ee]stamos|[Tt]engo|[Tt]enemos|[Ss]oy|[Ee]stoy|[Pp]uedo|[Pp]odemos|[Dd]ebemos)\b"
    r"(?!\.[A-Z])"
)
_SELF = re.compile(
    r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Yy]o|mi|mis|[Qq]uiero|[Cc]reo|[Tt]engo|[Ss]oy"
    r"|[Ee]stoy|[Pp]uedo|sé)\b(?!\.)"
)
_QUOTED = re.compile(
    r"[“\"«][^”\"»]{0,600}[”\"»]|(?<!\w)‘[^‘’]{2,600}(?:’(?!\w)[^‘’]{0,200})*?[,.?!]’(?!\w)"
)
_SPEECH_KINDS = "|".join(sorted(map(re.escape, spoken.SPEECH_NAMES), key=len, reverse=True))
_SPEECH_WORD = re.compile(rf"\b(?:{_SPEECH_KINDS})\b", re.I)
_SPOKEN_WORD = re.compile(rf"\b(?:{spoken.SURELY_SPOKEN})\b", re.IGNORECASE)
# A section of a site by itself on a line: `Sermons`
_SECTION = re.compile(r"(?:sermons|homilies|speeches|lectures|eulogies|keynotes)", re.IGNORECASE)
_DELIVERED = re.compile(rf"\b(?:{spoken.DELIVERED})", re.IGNORECASE)
_ADDRESS = re.compile(rf"[/\-_](?:{spoken.OPEN_PATHS})(?=[/\-_.]|$)", re.IGNORECASE)
_SPOKEN_ADDRESS = re.compile(rf"[/\-_](?:{spoken.SPOKEN_PATHS})(?=[/\-_.]|$)", re.IGNORECASE)
_ANNOUNCED = re.compile(spoken.ANNOUNCES, re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:said|says|stated|added|explained|told|noted|commented|remarked|continued|announced)\b"
)
# “…,” said Roe: words in marks that somebody else gives to somebody by name
_ATTRIBUTED = re.compile(
    rf"[,.?!][”\"’»] {_REPORTS.pattern} [A-Z]|[,.?!][”\"’»] [A-Z]\w+ {_REPORTS.pattern}"
)
# Second reading speech by Mr Abel Roe, Minister for Ports
_BY_SOMEBODY = re.compile(
    r"[*_# ]*(?:[^\W\d_][\w’'-]* ){0,4}"
    rf"(?i:(?:{spoken.SURELY_SPOKEN}|statement|reply|reading speech)s?)"
    r" (?i:(?:(?:given|made|delivered) )?(?:by|of|from) (?:the )?)"
    r"(?:[A-Z][\w.’'-]*,? (?:of |for |and |the )*){2}"
)
_MINUTES = re.compile(r"(?:[^\W\d_][\w’'-]* ){0,4}minutes of\b", re.IGNORECASE)
_PRESENT = re.compile(r"(?i)(?:members )?present\b|apologies\b|in attendance\b|absent\b")
_OWN_ACCOUNT = 0.03  # words in the first person, of all outside marks, in either half
_MIN_LETTERS = 250
_HEAD_LINES = 30
_HEAD_LINE = 220
_DEAR = re.compile(
    r"(?:Dear|To (?:the|our|all|my)) [A-Z\w][^.!?]{2,80}[,:]$|Dear [^.!?]{2,60}[,:]\s"
)
_DEAR_LINES = 10
_DATELINES = 8  # blocks among which a dateline stands


@dataclass(frozen=True, slots=True)
class Monologue:
    """The words of one speaker, the lines above them and the lines below."""

    cut: Cut
    above: Sequence[Line]
    below: Sequence[Line]
    is_plain: bool = False  # plainly called a speech, whoever gives it


def find_monologue(document: Document, named: Sequence[Head]) -> Monologue | None:
    """The one speech a document is; ``named`` are those whom title and metadata name."""
    first = first_line_said(document)
    if first is None:
        return None
    above = document.lines[: first - 1]
    if _are_minutes(document.release, above):
        return None  # who is present says none of it
    called = _how_called(document.release, above)
    announced = max(called, _is_greeted(document, first))
    if not (announced or named or "dear " in document.release.text.lower()):
        return None  # nothing below would make it one: told here, as it costs least
    cut = _cut_words(document, first)
    below = document.lines[cut.last :]
    wired = _opens_with_dateline(document.release, cut)
    if wired and not (named or below):
        return None
    found = Monologue(cut, above, below, called == 2 and not wired)
    return found if _is_said(document, found, announced, named) else None


def _is_said(document: Document, found: Monologue, announced: int, named: Sequence[Head]) -> bool:
    """Whether somebody says the words themselves; ``announced``: how plainly they are called so."""
    body = " ".join(span.of(document.release.text) for span in found.cut.content)
    if _is_report(document, found.cut, body, named):
        return False
    if found.is_plain and _is_by_somebody(document.release, found.above, named):
        return True
    signed = bool(found.below) and body[:5].lower() == "dear "
    return _speaks_for_self(body, max(announced, int(signed)), bool(named))


def _are_minutes(release: Release, above: Sequence[Line]) -> bool:
    """Whether title or head call a document minutes, or list who is present and who is not."""
    heads = (release.title, *(line.text for line in above))
    listed = sum(_PRESENT.match(words.strip(" *_")) is not None for words in heads)
    return listed > 1 or any(_MINUTES.match(words.strip(" *_#")) for words in heads)


def _is_greeted(document: Document, first: int) -> bool:
    """Whether one of the first two lines of a speech greets somebody."""
    return any(map(is_greeting, document.lines[first - 1 : first + 1]))


def _is_report(document: Document, cut: Cut, body: str, named: Sequence[Head]) -> bool:
    """Whether words are too few for a speech, or somebody else tells them."""
    if len(body) < _MIN_LETTERS or _is_reported(document.release, document.lines, cut, body):
        return True
    return any(_is_told_of(head, body) for head in named)


def _cut_words(document: Document, first: int) -> Cut:
    """The words of a speech from its first line on, without introduction and signature."""
    cut = cut_speech(document.release.text, document.lines, first)
    if cut.content:
        skip_introduction(document.release.text, cut)
        leave_out_signature(document, cut)
    return cut


def _speaks_for_self(body: str, announced: int, named: bool) -> bool:
    """Whether enough words of both halves are in the first person.

    The less so, the plainer it is ``announced``: 2 as a speech, 1 as what may be one.
    """
    own, self_ = _shares(body)
    if announced == 2 and (min(own) > 0.004 or named) and sum(own) > 0.012:
        return True
    if announced and min(own) > 0.010 and (min(self_) > 0.002 or named):
        return True
    return named and min(self_) > 0.006 and min(own) > 0.012


def _is_by_somebody(release: Release, above: Sequence[Line], named: Sequence[Head]) -> bool:
    """Whether title, metadata or a line on top say by whom the speech is: `Remarks by Ann Roe`."""
    if not named or "speaker" in dict(release.stated):
        return bool(named)
    return any(_BY_SOMEBODY.match(words) for words in (release.title, *(n.text for n in above)))


def first_line_said(document: Document) -> int | None:
    """The number of the first line that is said: below titles, names, places and dates."""
    for line in document.lines[:_DEAR_LINES]:
        if _DEAR.match(line.text):
            return line.number
    for line in document.lines[:_HEAD_LINES]:
        if is_head_line(line) or _presents(line):
            continue
        below = document.lines[line.number : line.number + 2]
        if not (is_greeting(line) and _names_somebody(line) and any(map(_is_dated, below))):
            return line.number
    return None


def _names_somebody(line: Line) -> bool:
    """Whether a line is a full name and an office: `Dr Ann Roe, Chief Engineer, Bridge Trust`."""
    head = read_head(line.text)
    return head.kind == "person" and head.role != "" and len(head.name.split()) > 1


def _is_dated(line: Line) -> bool:
    return line.kind == "dateline" or (len(line.text) < _HEAD_LINE and bool(DATE.search(line.text)))


# Marine biologist Ann Roe, founder of Quiet Sea, spoke to the graduates.
_PRESENTS = re.compile(
    r"[A-Z][^.!?]{5,200}\b(?:spoke|delivered|addressed|gave|preached|introduced|welcomed)"
    r" (?:to|the|at|a|an|these|this|his|her|in|before)\b"
)


def _presents(line: Line) -> bool:
    """Whether a line above a speech tells of its speaker."""
    return _PRESENTS.match(line.text) is not None and _OWN.search(line.text) is None


_ENDED = re.compile(r"[.!?,]$")
_ENDED_OR_QUOTED = re.compile(r"[.!?…,][\"”’)]*$")


def is_head_line(line: Line) -> bool:
    """Whether a line above a speech belongs to its head."""
    text = line.text.strip()
    if is_out_of_speech(line) or line.kind in ("heading", "caption", "links", "dateline"):
        return not is_greeting(line) or _is_name_line(text)
    if len(text) > _HEAD_LINE:
        return _is_told_delivered(text)
    if is_greeting(line):
        return bool(DATE.search(text)) or bool(_SPOKEN_WORD.search(text) and not _OWN.search(text))
    if _DELIVERED.search(text) or is_bracketed(text) or text.endswith(":"):
        return True
    if _OWN.search(text) and _ENDED.search(text):
        return False
    return (
        bool(DATE.search(text))
        or bool(_SPEECH_WORD.search(text))
        or not _ENDED_OR_QUOTED.search(text)
    )


def _is_told_delivered(text: str) -> bool:
    """Whether a long line says of a speech where and by whom it was given."""
    if len(text) > 2 * _HEAD_LINE or _OWN.search(text):
        return False
    return _DELIVERED.search(text) is not None and _SPEECH_WORD.search(text) is not None


def _is_name_line(text: str) -> bool:
    """Whether a line that opens as a greeting is an office and a full name: `Minister Jane Roe`."""
    if "," in text or text[-1] in ".!?:;…":
        return False
    head = read_head(text)
    opens = head.role != "" and text.startswith(head.role)
    return head.kind == "person" and opens and len(head.name.split()) > 1


def _how_called(release: Release, above: Sequence[Line]) -> int:
    """2 where the document is plainly called a speech, 1 where it may be one."""
    stated = dict(release.stated)
    head = " ".join(line.text for line in above)
    told = (release.title, stated.get("form", ""), head)
    if _DELIVERED.search(head) or any(_SPOKEN_WORD.search(words) for words in told):
        return 2
    if any(_BY_SOMEBODY.match(line.text) for line in above):
        return 2
    if any(_SECTION.fullmatch(line.text.strip(" *_#")) for line in above):
        return 2
    if _SPOKEN_ADDRESS.search(release.url):
        return 2
    if _ADDRESS.search(release.url) or any(_SPEECH_WORD.search(words) for words in told):
        return 1
    return 0


def _is_reported(release: Release, lines: Sequence[Line], cut: Cut, body: str) -> bool:
    """Whether somebody else tells of it: announced, quoted in marks, reported."""
    said = lines[cut.first - 1]
    opens = is_greeting(said) and _OWN.search(said.text) is not None
    for line in lines[: cut.first + 2] if not opens else ():
        if is_greeting(line) and _OWN.search(line.text):
            break  # "Good evening. I am glad …": what is announced below, the speaker reads out
        if _ANNOUNCED.search(line.text) and not _OWN.search(_QUOTED.sub("", line.text)):
            return True
    marked = sum(span.of(release.text)[0] in '“"«' for span in cut.content)
    if marked * 2 > len(cut.content):
        return True
    if min(_shares(body)[0]) > _OWN_ACCOUNT:
        return False  # whoever else is quoted, somebody speaks for themselves throughout
    if len(_ATTRIBUTED.findall(body)) > 1:
        return True
    plain = _QUOTED.sub(" ", body)
    reports = len(_REPORTS.findall(plain))
    return reports > 2 and reports > len(_OWN.findall(plain))


def _opens_with_dateline(release: Release, cut: Cut) -> bool:
    """Whether what is said would begin with a dateline, as releases do and speeches do not."""
    lines = [line for line in lines_of(release) if line.number == cut.first]
    return any(line.span.contains(span) for line in lines for span in wire_datelines(release))


def wire_datelines(release: Release) -> Iterator[Span]:
    """The datelines on top that run into a text: no line that only tells place and day."""
    for block in release.blocks[:_DATELINES]:
        before, after = block.span.start, block.span.end
        fills = release.text[max(0, before - 1) : before] in ("", "\n")
        fills = fills and release.text[after : after + 1] in ("", "\n")
        dashed = block.span.of(release.text).rstrip()[-1:] in tuple("-–—:/")
        if block.kind == "dateline" and (dashed or not fills):
            yield block.span


def _is_told_of(head: Head, body: str) -> bool:
    """Whether the text tells what somebody said, or keeps naming them, as no speaker does."""
    surname = re.escape(head.name.split()[-1]) if head.name else ""
    if not surname:
        return False
    plain = _QUOTED.sub(" ", body)
    before = rf"\b{surname}\b,? (?:\w+ly |also )?{_REPORTS.pattern}"
    behind = rf"{_REPORTS.pattern} (?:\w+\.? ){{0,3}}{surname}\b"
    if re.search(f"{before}|{behind}", plain):
        return True
    count = len(re.findall(rf"\b{surname}\b", plain))
    return count > 2 and count * 6 > len(_OWN.findall(plain))


def _shares(body: str) -> tuple[list[float], list[float]]:
    """Of either half, the share of words in the first person, and in the singular of it."""
    plain = _QUOTED.sub(" ", body)
    half = len(plain) // 2
    parts = [plain[:half], plain[half:]]
    counts = [max(1, part.count(" ")) for part in parts]
    own = [len(_OWN.findall(part)) / n for part, n in zip(parts, counts, strict=True)]
    self_ = [len(_SELF.findall(part)) / n for part, n in zip(parts, counts, strict=True)]
    return own, self_


_GREETED = re.compile(
    r"\b(?:Good (?:morning|afternoon|evening|day)|Ladies and gentlemen|Thank you|Hello)\b"
)
_FIRST_SENTENCE = re.compile(r"[^.?!]{10,300}[.?!]\s+(?=\S)")
_TELLS = re.compile(rf"\b(?:{spoken.INTRODUCES})\b", re.IGNORECASE)
_THIRD = re.compile(rf"\b(?:{spoken.INTRODUCED})\b", re.IGNORECASE)


def skip_introduction(text: str, cut: Cut) -> None:
    """Leave out a first sentence that tells who speaks: `The minister addressed the guild.`"""
    first = cut.content[0]
    words = first.of(text)[:400]
    greeted = _GREETED.search(words)
    end = 0
    if greeted is not None and greeted.start() and not _OWN.search(words[: greeted.start()]):
        end = greeted.start() if _TELLS.search(words[: greeted.start()]) else 0
    sentence = _FIRST_SENTENCE.match(words)
    if not end and sentence is not None and _TELLS.search(sentence.group()):
        told = sentence.group()
        third = _THIRD.search(told)
        end = sentence.end() if third and not _OWN.search(told) else 0
    if end and len(first) > end:
        cut.content[0] = Span(first.start + end, first.end)


_CLOSING = 4  # words of a line that closes a letter
_LAST = 5  # lines of a document among which a signature stands
_NAME = re.compile(
    r"(?:[–—-]{1,2} ?)?(?:[A-Z][\w’'-]*\.? ){1,2}"
    r"(?:(?:[A-Z]\.|de|van|von|al|bin|[A-Z][\w’'-]+) ){0,2}"
    r"[A-Z][\w’'-]+"
)


def leave_out_signature(document: Document, cut: Cut) -> None:
    """End the words of a letter above the name that signs it, where nothing else ends them."""
    lines = document.lines
    for line in lines[max(cut.first, len(lines) - _LAST) :]:
        if line.number > cut.last or not _NAME.fullmatch(line.text.strip(" *_")):
            continue
        before = lines[line.number - 2].text.rstrip(" *_")
        if before.endswith(","):  # With my regards,
            closing = lines[line.number - 2]  # "Yours," is said by nobody
            end = closing if len(before.split()) <= _CLOSING else line
            cut.content = [span for span in cut.content if span.end <= end.span.start]
            cut.last = end.number - 1
            return


def lines_below(lines: Sequence[Line]) -> list[Line]:
    """Lines that may hold a signature."""
    return [line for line in lines if line.kind not in TRAILING or len(line.text) < 160][:6]
