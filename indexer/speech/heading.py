"""What a speech or transcript is called: the first line on top that is a title and no furniture.

A record of a parliament has the name of the record, volume and day above the matter, a printed
speech its speaker and office; which line of them a reader of press releases takes for the
headline is chance. The lines above the first turn are read by what each of them is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.ingest.dates import DATE
from indexer.lexicon import spoken
from indexer.model import Release
from indexer.speech.furniture import is_out_of_speech
from indexer.speech.heads.reading import read_head
from indexer.speech.lines import Line
from indexer.text.fold import fold

_MOST = 20  # lines above the first turn that are looked at
_LONGEST = 240  # code points of a title
_TITLE = re.compile(r"(?i)(?:title|titel|titre|título)\s*:\s+(?P<title>\S.+)")
_RECORD = re.compile(
    rf"(?i)(?:[\w’'-]+ ){{0,3}}(?:{spoken.RECORDS})"
    r"(?: of (?:the )?(?:proceedings|debates|meeting|sitting|session)| online)?"
)
_FURNITURE = re.compile(rf"(?i)\b(?:{spoken.TOP_OF_PAGE})\b")
_COUNTED = re.compile(r"(?i)\b(?:vol(?:ume)?|issue|pages?|pp|nos?)\.? ?\d")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_KIND = re.compile(rf"(?i)\b(?:{spoken.KINDS})\b")
_PLACE = re.compile(rf"(?i)\b(?:{spoken.PLACE_WORDS})\W*$")
_BODY = re.compile(rf"(?i)\b(?:{spoken.BODIES})\b")
_LISTED = re.compile(r"(?:With|Present|Members present|Participants|Hosted by|By|From)\b")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 2  # words of a title
_MOST_OF_BODY = 8  # words of a body's name on a line of its own
_SENTENCE = 16  # words


def title_of(release: Release, lines: Sequence[Line], first: int) -> str:
    """The title of a speech whose first turn begins in the line of a number; "" for none.

    What a release states, or a page marks as its heading, stands.
    """
    if release.title and dict(release.provenance).get("title") not in ("head line", None):
        return release.title
    above = [n for n in lines[:_MOST] if n.number < first and len(n.text) <= _LONGEST]
    stated = (_TITLE.fullmatch(line.text.strip(" *_#")) for line in above)
    if (told := next(filter(None, stated), None)) is not None:
        return told["title"].strip(" *_")
    return _better(release, lines, above, first)


def _better(release: Release, lines: Sequence[Line], above: Sequence[Line], first: int) -> str:
    """The first title above, where the headline found in the text is none; else the latter."""
    titles = [line.text.strip(" *_#") for line in above if _is_title(line)]
    guess = fold(release.title)
    top = fold(" ".join(line.text for line in above))  # a title may run over several lines
    is_said = guess not in top and any(guess == fold(n.text) for n in lines[first - 1 :])
    if not titles or (guess and not is_said and not _is_of_record(release.title)):
        return release.title
    tells_more = len(titles[0].split()) > len(guess.split())
    return titles[0] if tells_more or is_said else release.title


def _is_of_record(text: str) -> bool:
    """Whether a line names the record or says how it is published, and not what it is of."""
    return _FURNITURE.search(text) is not None or _RECORD.fullmatch(_undated(text)) is not None


def _undated(text: str) -> str:
    """A line without its date, time and weekday."""
    bare = _WEEKDAY.sub(" ", DATE.sub(" ", _TIME.sub(" ", text)))
    return " ".join(bare.split()).strip(" ,;:–—-|.()")


def _is_title(line: Line) -> bool:
    """Whether a line on top says what a document is of, and not whose, when or where."""
    text = line.text.strip(" *_#")
    if is_out_of_speech(line) or line.kind in ("links", "contact"):
        return False
    if _is_of_record(text) or _LISTED.match(text):
        return False
    if " > " in text or text.count(" | ") > 1:
        return False
    bare = _undated(text)
    words = bare.split()
    if len(_LETTER.findall(bare)) < len(text) / 3:
        return False
    if text.endswith((".", "!")) and len(words) > _SENTENCE:
        return False
    counted = _COUNTED.search(text) is not None and _KIND.search(text) is None
    return len(words) >= _FEWEST and not counted and not _is_whose(bare, words)


def _is_whose(text: str, words: Sequence[str]) -> bool:
    """Whether a line is a person with an office, an office, a body or a hall."""
    if _KIND.search(text) or len(words) > _MOST_OF_BODY:
        return False
    head = read_head(text)
    if head.kind == "office" or (head.kind == "person" and head.sure > 1):
        return True
    plain = not any(c.isdigit() or c in ":,–—" for c in text)
    return (
        _BODY.search(text) is not None and plain and len(words) <= _MOST_OF_BODY
    ) or _PLACE.search(text) is not None
