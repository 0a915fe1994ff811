"""Lines that say when and how a release came out, read token by token.

One scanner reads them all, in whatever order a house puts its tokens::

    FOR IMMEDIATE RELEASE March 25, 2015
    Wednesday, 25 March 2015 | 10:30 am EDT
    Accepted: 3 November 2023. Published: 5 November 2023
    Posted on November 5, 2023 by admin
    Press Release No. 44/2025
    EMBARGOED UNTIL 00:01 GMT, 5 NOVEMBER 2023

A line belongs here only when its tokens use it up: a sentence never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from indexer.ingest.dates import DATE, WEEKDAY, YEARLESS, fits_weekday, match_date, readings
from indexer.ingest.places import is_place
from indexer.lexicon.headline_verbs import is_headline_verb

Role = Literal["published", "dated", "updated", "other", "embargo"]
"""What a label says of the date behind it; ``dated`` is a date with no label but "Date"."""

_LONGEST = 200  # code points of a line worth reading
_PUBLISHED = (
    r"(?:first |originally |date )?(?:published|posted|released|issued|created|uploaded|sent)"
    r"|(?:publication|publishing|release|issue|press|news|posting|post|article)[ -]date"
    r"|date (?:of )?(?:publication|release|issue)|released?|issue|publication"
    r"|(?:first )?(?:broadcast|aired)"
    r"|publicad[oa](?: em)?|publicación|fecha de publicación|publiée?|date de publication"
    r"|veröffentlicht|erschienen|data di pubblicazione|pubblicato"
    r"|(?:發佈|發布|发布|發稿|发稿|刊登|出版|公布)(?:日期|時間|时间|于|於)?"
)
_DATED = r"dates?|dated|fecha|datum|data|日期"  # the day of the text, or of what it tells of
_UPDATED = (
    r"(?:(?:page|date|latest|last) )*(?:last )?(?:updated?|modified|edited|revised|revision"
    r"|reviewed|amended|changed|corrected)"
    r"|(?:última )?(?:actualizado|actualizada|actualización)|mis à jour|aktualisiert|aggiornato"
)
_OTHER = (
    r"accepted|received|submitted|approved|expires?|expired|closing date|deadline|event date|when"
    r"|valid (?:from|until)|effective(?: date)?|due(?: date)?|starts?|ends on|begins|next update"
    r"|date of (?:event|meeting|hearing|birth|incident)|meeting date|hearing date"
)
_EMBARGO = (
    r"(?:strict(?:ly)? |under )*embargo(?:ed)?\b(?: copy)?(?: for (?:release|publication))?"
    r"|(?:not|hold) for (?:release|publication|broadcast)(?:[\w ,/]{0,40}?)"
    r"(?= (?:before|until|till|prior|on|at)\b)"
    r"|hold (?:for release )?(?=until)|bajo embargo|sperrfrist"
)
_NOTICE = (
    r"for (?:immediate|general|public|instant) (?:release|distribution|publication|use)"
    r"|(?:for )?immediate release|for release|para (?:su )?(?:publicación|difusión) inmediata"
    r"|(?:joint |official |special )?(?:press|media|news)[ -]?(?:release|statement|advisory|alert"
    r"|notice|note|bulletin|communiqu[eé]|announcement|briefing note|briefing)s?"
    r"|(?:joint |official |public |written )?statements?|communiqu[eé](?: de presse)?"
    r"|(?:comunicado|nota|boletín)(?: (?:de|oficial|a la)(?: la)?)?(?: prensa)?|pressemitteilung"
    r"|advisory|speeche?s?|remarks|transcript|fact sheet|blog(?: post)?|article|report"
    r"|(?:[a-z&]+ ){0,2}(?:announcement|bulletin|circular|newsletter)"
    r"|(?:incident|weather|storm|service|situation|operational|market) update"
    r"|(?:press|media) information"
    r"|e ?& ?oe|official report|proof only"
    r"|(?:please )?check against delivery|as (?:delivered|prepared(?: for delivery)?)"
    r"|ends?|-?\s?30\s?-?|#+"
    r"|(?:media|press|news|information) (?:cent(?:re|er)|room|office|service)|newsroom"
    r"|latest news|news (?:and|&) (?:events|media)|breaking(?: news)?|update|correction"
    r"|print(?: (?:this )?page)?|share|e-?mail|新聞公報|新闻公报|新聞稿|新闻稿"
    r"|即時發佈|即時發布|立即發布|聲明|声明|公告|完|全文完|(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]|news|press|media"
)
_REFERENCE = (
    r"(?:(?:our |your )?ref(?:erence)?\.?|(?:case|file) (?:no\.?|#)|vol(?:ume)?\.?"
    r"|no\.?|nr\.?|nº|n°|num(?:ber)?\.?|release|№|#)"
    r"\s*(?:no\.?)?\s*[:#]?\s*"
    r"[\w./\-]*\d[\w./\-]*|[A-Z]{1,6}[\-/][\w./\-]*\d[\w./\-]*|\d{1,4}\s?/\s?\d{2,4}|\d{1,4}[-–]\d{2,4}"
)
_ZONE = (
    r"(?:\(?(?:[A-Z]{2,5}|U\.?S\.? \w+|Eastern|Central|Mountain|Pacific|[Ll]ocal|[A-Z]\w+/\w+)"
    r"(?: (?i:standard |daylight |summer )?(?i:time))?\)?(?:\s*[+\-−]\s?\d{1,2}(?::?\d\d)?)?"
    r"|Z|[+\-−]\d\d:?\d\d)"
)
_TIME = (
    r"(?i:at |@\s?|a las |um |à |(?:HKT|GMT|UTC|BST|SGT|CET|[ECMP][SD]?T) )?"
    r"(?i:T?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:\s?[ap]\.?\s?m\b\.?)?"
    r"(?: ?(?:hrs|hours|uhr))?"
    r"|\d{1,2}\s?[ap]\.?\s?m\b\.?|\d{3,4} ?(?:hrs|hours|h)\b|noon|midnight|midday)"
)
_JOIN = r"(?:on|at|el|la|le|am|in|until|till|to|before|prior to|from|of|the|de|den|since)"
# No initial is small in a name; "admin" and the like are names of accounts.
_AUTHOR = (
    r"(?i:written |posted |published )?(?i:by|por|von|par)[: ]\s*"
    r"(?P<author>[^\W\d_][\w.’'\-@]*(?: [^\W\d_a-z][\w.’'\-]*){0,4})"
)
_READ = r"\d+[ -]?min(?:ute)?s?(?: read)?|\d+ (?:views?|comments?|words)|(?:no|leave a) comments?"
_FILED = (
    r"(?:posted|filed|categor(?:y|ies)|tags?|topics?|in)(?: (?:in|under))?\s*:?\s+[^.!?]{2,80}$"
)
_DAY_AHEAD = r"\d{1,2}\.?\s+[^\W\d_]{3,9}\.? \d{4}|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}"
_AHEAD = (
    r"[^\W\d_a-z][\w.’'\-]*(?:,? [^\W\d_a-z][\w.’'\-]*){0,4}"
    rf"(?=,\s+(?:{WEEKDAY.pattern},?\s+)?(?:{_DAY_AHEAD}))"
)
_PLACE = r"(?:at |in )?[^\W\d_a-z][\w.’'&\-]*(?:,? (?:of |the |de )?[^\W\d_a-z][\w.’'&\-]*){0,7}$"


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{words})", re.IGNORECASE)


_GAP = re.compile(r"[\s|·•,;:/–—―\-.()\[\]*_!>»#：，、；（）【】／｜]+")
_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("embargo", _compiled(_EMBARGO)),
    ("updated", _compiled(rf"(?:{_UPDATED})(?![^\W\d_])")),
    ("other", _compiled(rf"(?:{_OTHER})(?![^\W\d_])")),
    ("published", _compiled(rf"(?:{_PUBLISHED})(?![^\W\d_])")),
    ("dated", _compiled(rf"(?:{_DATED})(?![^\W\d_])")),
)
_WORDS = {
    "notice": _compiled(rf"(?:{_NOTICE})(?![^\W\d_])"),
    "reference": _compiled(rf"(?:{_REFERENCE})(?!\w)"),
    "time": re.compile(rf"{_TIME}(?:\s?{_ZONE})?(?!\w)|{_TIME}(?!\w)"),
    "zone": re.compile(rf"{_ZONE}(?!\w)"),
    "join": _compiled(rf"{_JOIN}(?!\w)"),
    "read": _compiled(rf"(?:{_READ})(?!\w)"),
}
_AUTHORED = re.compile(_AUTHOR)
_FILED_UNDER = _compiled(_FILED)
_PLACED = re.compile(_PLACE)
_PLACED_AHEAD = re.compile(_AHEAD)
_PARTED = re.compile(r"[|·•,:–—-]\s*$")
# Merrin Schools · News · Feb. 12, 2025 · Español: what stands between bars is read by itself.
_CAME_OUT = re.compile(
    rf"(?:^|[.|;·•] )(?i:{_PUBLISHED})(?: on)?:? (?i:{WEEKDAY.pattern},? )?(?=\d|[A-Z])"
)
_ROW_LABEL = _compiled(rf"(?:[a-z]+ )?(?:{_PUBLISHED}|announcement date)")
_LINE_END = re.compile(rf"[\s).,]*(?:{_TIME}[\s).]*)?$")
_SHORT = 100  # code points of a line that ends with its day
_BARS = re.compile(r"\s*[|·•]\s*|\s+//\s+")
_FEW = 8  # words of what may stand beside a date between bars
_SMALL = re.compile(r"(?<![\w’'])[^\W\d_A-Z]{4,}")
_OFFICE = re.compile(
    r"[^,:|\d]{3,60}\b(?:press office|newsroom|communications|news|media (?:team|office|unit))"
    r"(?=\s*[,|:–—\-])",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"[A-Z][A-Z&’' -]{1,30}(?=\s*[|·•])")  # FIRST TEAM · 3 July 2028
_ACCOUNTS = frozenset(
    "admin administrator staff editor editors webmaster newsroom press media website root user "
    "newsdesk team communications author".split()
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A date in a line: its role, the days it may name, and its words."""

    role: Role
    days: tuple[date, ...]
    words: str


@dataclass(slots=True)
class Line:
    """A line whose tokens were all known.

    ``label`` is the role of a date that stands on the next line, after a line
    that is a label only; ``notice`` is True when it says what kind of text
    this is; ``ahead`` that the place stands before a date, as in a dateline.
    """

    words: str
    dates: list[Stated] = field(default_factory=list)
    label: Role | None = None
    notice: bool = False
    author: str = ""
    place: str = ""
    ahead: bool = False
    embargo: bool = False


def read_line(words: str, label: Role | None = None) -> Line | None:
    """What a line says, None when it holds anything but tokens of this kind.

    ``label`` is that of the line before, when it was a label only.
    """
    words = words.strip()
    if not words or len(words) > _LONGEST:
        return None
    scan = _Scan(words, label)
    return scan.line if scan.run() else _read_parts(words)


def published_in(words: str) -> tuple[date, ...]:
    """The days behind a label in a line that goes on: ``Published 5 May 2024. Images: …``."""
    told = _CAME_OUT.search(words)
    found = DATE.match(words, told.end()) if told is not None else None
    return readings(found) if found is not None else ()


def day_at_end(words: str) -> date | None:
    """The day a short line ends with, behind other words."""
    found = list(DATE.finditer(words)) if len(words) <= _SHORT else []
    if len(found) != 1 or not _LINE_END.match(words, found[0].end()):
        return None
    days = readings(found[0])
    return days[0] if len(days) == 1 else None


def read_row(words: str) -> Line | None:
    """``Announcement Date | August 8, 2024``: a row of a table that says when a text came out."""
    label, bar, value = words.partition(" | ")
    if not bar or not _ROW_LABEL.fullmatch(label.strip(" :")):
        return None
    return read_line(value, "published")


def _read_parts(words: str) -> Line | None:
    """A line of names and dates between bars; None where a part of it may be a headline."""
    parts = [part.strip() for part in _BARS.split(words) if part.strip()]
    scans = [_Scan(part, None) for part in parts if len(parts) > 1]
    lines = [scan.line for scan in scans if scan.run()]
    others = [scan.line.words for scan in scans if scan.line not in lines]
    dates = [stated for line in lines for stated in line.dates]
    if not dates or _may_be_headline(others):
        return None
    notice = any(line.notice for line in lines)
    return Line(words, dates, notice=notice, place=next(filter(is_place, others), ""))


def _may_be_headline(parts: list[str]) -> bool:
    """Whether words between the bars of a line tell something, or are many."""
    tokens = [token for part in parts for token in part.split()]
    if len(_SMALL.findall(" ".join(parts))) > 1 or any(map(is_headline_verb, tokens)):
        return True
    return any(len(part.split()) > _FEW or ": " in part for part in parts)


class _Scan:
    """One line being used up; see the module's docstring for its tokens."""

    def __init__(self, words: str, label: Role | None) -> None:
        self.line = Line(words, label=label)
        self._words = words
        self._at = 0
        self._weekday = ""
        self._tokens = 0  # that say something by themselves

    def run(self) -> bool:
        if office := _OFFICE.match(self._words) or _CATEGORY.match(self._words):
            self._at = office.end()
        while self._at < len(self._words):
            if gap := _GAP.match(self._words, self._at):
                self._at = gap.end()
                continue
            end = self._step()
            if not end:
                return False
            self._at = end
        if self.line.dates:
            self.line.label = None
        plain = [n for n, stated in enumerate(self.line.dates) if stated.role == "dated"]
        if len({self.line.dates[n].days for n in plain}) > 1:  # 3 March 2025 – 5 March 2025
            for number in plain:
                self.line.dates[number] = replace(self.line.dates[number], role="other")
        return self._tokens > 0

    def _step(self) -> int:
        """Where the next token ends, 0 when there is none."""
        for read in (
            self._date,
            self._yearless,
            self._behind,
            self._label,
            self._token,
            self._ahead,
        ):
            if end := read():
                return end
        return 0

    def _date(self) -> int:
        match = match_date(self._words, self._at)
        if match is not None:
            days = readings(match)
            if len(days) == 2 and self._weekday:
                days = fits_weekday(days, self._weekday) or days
            if not days:
                return 0
            self._tokens += 1
            self.line.dates.append(Stated(self.line.label or "dated", days, match.group()))
            return match.end()
        if weekday := WEEKDAY.match(self._words, self._at):
            self._weekday = weekday.group()
            return weekday.end()
        return 0

    def _yearless(self) -> int:
        match = YEARLESS.match(self._words, self._at)
        if match is None:
            return 0
        self._tokens += 1
        return match.end()

    def _label(self) -> int:
        for role, pattern in _LABELS:
            if (match := pattern.match(self._words, self._at)) and match.end() > self._at:
                self._tokens += 1
                self.line.label = role
                self.line.embargo = self.line.embargo or role == "embargo"
                return match.end()
        return 0

    def _token(self) -> int:
        for name, pattern in _WORDS.items():
            match = pattern.match(self._words, self._at)
            if match is None or match.end() == self._at:
                continue
            if name in ("zone", "join") and not self._tokens:
                continue
            if name == "notice":
                self.line.notice = True
            self._tokens += name in ("notice", "reference", "time")
            return match.end()
        return 0

    def _behind(self) -> int:
        """What stands behind a date: who posted it, where it is filed, where it was said."""
        if not (self.line.dates or self.line.label):
            return 0
        if match := _AUTHORED.match(self._words, self._at):
            name = match["author"]
            if name.lower() in _ACCOUNTS:
                return match.end()
            if name[0].isupper():
                self.line.author = name if " " in name else ""
                return match.end()
        if match := _FILED_UNDER.match(self._words, self._at):
            return match.end()
        if self.line.dates and (match := _PLACED.match(self._words, self._at)):
            return self._place(match)
        return 0

    def _ahead(self) -> int:
        """A place between a notice and a date: Press release – Merrin, 18 July 2028."""
        parted = self.line.notice and _PARTED.search(self._words, 0, self._at)
        match = _PLACED_AHEAD.match(self._words, self._at) if parted else None
        if match is None or self.line.dates or not is_place(match.group()):
            return 0
        self.line.place, self.line.ahead = match.group(), True
        return match.end()

    def _place(self, match: re.Match[str]) -> int:
        """A place at the end of a line, unless its words are tokens of another kind."""
        if any(p.match(self._words, self._at) for _, p in _LABELS):
            return 0
        if any(p.match(self._words, self._at) for n, p in _WORDS.items() if n != "join"):
            return 0
        self.line.place = match.group()
        return match.end()


_BEFORE_DAY = re.compile(r"(?:[^\W\d_a-z][\w.’'&-]*,? (?:of |the )?){1,6}")


def is_place_and_day(words: str) -> bool:
    """`Port Merrin, 3 September 2022` and nothing more."""
    day = DATE.search(words) if len(words) < _LONGEST else None
    ends = day is not None and day.end() == len(words.rstrip(". "))
    return day is not None and ends and _BEFORE_DAY.fullmatch(words, 0, day.start()) is not None
