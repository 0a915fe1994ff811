"""Which line of a release's head is its headline.

The lines left when dates, notices and addresses are taken away are the
headline, its standfirsts, and a letterhead: who writes, with office and house.
The headline is the first that is no letterhead, nearest to the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from indexer.ingest.metadata.head_lines import is_address_line, is_occasion, is_of_house, is_timed
from indexer.ingest.metadata.houses import body_of_line
from indexer.ingest.metadata.lines import is_place_and_day
from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.organisations import INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.titles import ADDRESS, ROLE_NOUNS

_LONGEST = 250  # code points a headline may have
_SHORT = 60  # code points of a title that is in quotation marks as a whole
_WRAPPED = 40  # code points a line must reach before the next may be its second half
_CONNECTING = frozenset(
    "a an the of to and or at in for with on by from as that its his her their will is are be not "
    "over into after before against under than de la el los y en para con por del & - – —".split()
)
_SMALL = _CONNECTING | frozenset("e o do da du des der die das und et".split())
_FIELDS = frozenset(
    """address attention by category company contact date email enquirie event fax file from guest
    host inquirie issue keyword location media name note number office phone photo place press ref
    reference source spokesperson subject tag tel telephone theme time title to topic venue
    website""".split()
)
_NO_NAMES = frozenset("your our my the a an its their how what why when where who is are".split())
_TERMINAL = re.compile(r"[.:;,]$|[.,!…][”\"]$")
_QUOTED = re.compile(r"^[“\"].*(?<!\?)[”\"]$")
_SENTENCE = re.compile(r"[.!?。！？][”\"’」]?$")
_WORD = re.compile(r"[^\W\d_][\w’'\-]*")
_SPEAKER = re.compile(r"(?:>> ?)?[^\W\d_][\w .’'\-]{0,40}:\s|(?:\d{1,2}\s+)?[QA][.:]\s|Q\s")
_KIND = re.compile(  # SHAREHOLDER ALERT: Acme … names a kind of release, nobody who speaks
    r"(?i)\b(?:alerts?|notice|advisory|update|reminder|news|release|statement|deadline|report"
    r"|announcement|warning|appeal|correction|exclusive|opinion|video|photos?|read|watch|listen"
    r"|full text|just in|ama|results|\d{4})\s*:\s"
)
_LABEL_WORDS = 5
_LONGEST_NAME = 7  # words
_LINKS = frozenset("to on in at with as from over after is are v vs".split())
_SIGNED = re.compile(r"[“\"].*[”\"]\s*[–—-]\s*\w")  # “Fast and fair.” – Jane Roe, customer
_MEMBER = re.compile(r"\b(?:MP|MPs|MHA|MLA|MLC|MSP|MEP|QC|KC|SC|AO|OBE|CBE|MBE)\b")
_OFFICE = re.compile(
    r"(?:the )?(?:rt\.? )?(?:hon\b\.?|honou?rable|office of|department of|ministry of|minister\b"
    r"|(?:republic|kingdom|commonwealth) of|shadow|secretary|senator|sen\.|rep\."
    r"|congress(?:man|woman)|attorney general|mayor|governor"
    r"|city of|government of|county of|state of|town of|president of|member for|treasurer|premier"
    r"|deputy)\b",
    re.IGNORECASE,
)


# MINISTER OPENS TUNNEL TO TRAFFIC tells something; Secretary to the Treasury is an office.
_TELLS = re.compile(r"\b(?:to(?! the\b)|after|into|over|from|amid|as)\b", re.IGNORECASE)
# What a record of something spoken is called; a release may be about a speech.
_CALLED = re.compile(
    r"(?i)\b(?:transcript|verbatim|minutes of|proceedings|eulogy|homily|sermon|lecture|commencement"
    r"|oral (?:history|questions|evidence|answers)|town hall|question time"
    r"|(?:earnings|results|conference) call|deposition of|examination of|evidence of)\b"
    r"|^(?:(?:joint|opening|closing|written|ministerial) )?(?:[\w’'-]+[’']s )?(?:statement|address"
    r"|remarks|speech|keynote|letter|message)\b.{0,40}?\b(?:by|to|at|on|from|of|before|in)\b"
)
_OF_SECTIONS = frozenset("participants attendees apologies present absent appearances".split())
_OF_RECORD = re.compile(
    r"(?:\d{1,2}|[A-Z])[.)] "
    r"|(?i:(?:held|delivered|recorded|given|presented) (?:at|in|on|by|to|before)\b"
    r"|(?:.{0,60}\b)?(?:published|printed|issued|posted|updated|prepared|transcribed)\b"
    r".{0,40}\b(?:1[89]|20)\d\d\b"
    rf"|(?:the|this) (?:{spoken.SITTINGS})\b.{{0,60}}\b(?:{spoken.SITTING_ACTS})\b)"
)


_OF_PAGE = re.compile(
    r"(?i)(?:skip to|jump to|back to|go to|toggle|open menu|search the)\b.{0,80}$"
)
_TRAIL = re.compile(r"^(?:[^>]{2,40} > ){2,}(?=\S)")  # News > Roads > Bridge opens
_GREETING = re.compile(r"(?i)(?:to whom it may concern|dear |ladies and gentlemen)")
_FORM = re.compile("STATEMENT|ADDRESS|REMARKS|SPEECH|MESSAGE|INTERVENTION|LECTURE|SERMON")
_OF_WHOM = re.compile("(?:BY|OF|TO|FROM|AT)(?: |$)")
# S/PV.7219, Vol. 41 No. 2, Case No: T2023: how a record is filed; what a court is, who is sworn.
_FILED = re.compile(
    r"(?i)\b(?:vol|volume|no|nos|number|issue|docket|case|ref)\b\.?:? ?[\[(]?[\w-]{0,6}\d"
    r"|\b[A-Z]{1,3}/[A-Z]{1,4}\.\d|^\[?(?:19|20)\d\d\]? [A-Z]{2,6} \d"
    r"|^in the .{0,60}\b(?:court|tribunal|matter of)\b|\((?:re)?(?:sworn|affirmed|called)\)$"
    r"|^(?:please|note|this is an? (?:rush|verbatim|unedited)|check against)\b"
)
# REX v. ROE; INQUEST TOUCHING THE DEATH OF …; INTERVIEW: ANN ROE
_NAMES_A_RECORD = re.compile(
    r"^[A-Z][\w’'. -]{1,60} (?:v|vs|versus)\.? [A-Z]|(?i:\binquest (?:touching|into|on)\b)"
    r"|^(?i:interview(?: with|:))"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and the paragraphs it stands in, in order."""

    words: str
    blocks: tuple[int, ...]


def find_headline(
    paragraphs: Sequence[str],
    *,
    told: Sequence[str],
    groups: Sequence[int],
    special: AbstractSet[int],
    running: Sequence[bool],
) -> Headline | None:
    """The headline among the paragraphs of a head, None where none looks like one.

    ``special`` are those that are dates, notices or addresses; nothing behind
    the first ``running`` paragraph is a headline.
    """
    left = [n for n in range(_end_of_heads(paragraphs, running)) if n not in special]
    plain = [n for n in left if _may_be(paragraphs[n], told[n])]
    able = sorted({*plain, *_behind_labels(left, plain, paragraphs)})
    if not able:
        return None
    near = _near_dates(able, special)
    prose = _lines_of_prose(paragraphs, groups, special)
    names = {n for n in able if _is_told_of(n, paragraphs)}
    mottos = {
        n for n in able if n and groups[n - 1] == groups[n] and is_letterhead(paragraphs[n - 1])
    }

    def worth(n: int) -> float:
        score = _score(paragraphs[n], told[n]) + 2 * (n in near)
        score -= 2.5 * (n not in plain) - 8 * _is_named(paragraphs[n])
        return score - 4 * (n in prose) - 3 * (n in names) - 1.5 * (n in mottos)

    best = max(able, key=lambda n: (worth(n), -n))
    blocks = _whole(best, paragraphs, groups, able)
    words = " ".join(paragraphs[n] for n in blocks)
    return Headline(_NAMED.sub("", _TRAIL.sub("", words)), blocks)


def _behind_labels(
    left: Sequence[int], plain: Sequence[int], paragraphs: Sequence[str]
) -> Iterator[int]:
    """The lines that may be a headline although a label or a colon opens them."""
    only_heads = all(is_letterhead(paragraphs[n]) for n in plain)
    for n in left:
        words = paragraphs[n]
        labelled = only_heads and _is_labelled_news(words)
        if labelled or _is_named(words) or _goes_on_behind_colon(words):
            yield n


def _is_named(words: str) -> bool:
    return _NAMED.match(words) is not None and len(words) <= _LONGEST


def _is_labelled_news(words: str) -> bool:
    """`Ombudsperson: Province kept 4,100 people waiting`, where nothing else is a headline.

    Words in marks behind a label are somebody's.
    """
    _, colon, rest = words.partition(": ")
    if not colon or rest.startswith(("“", '"')):
        return False
    return len(rest.split()) >= _LABEL_WORDS and not _TERMINAL.search(words)


# Re: Detectives Seek Help; but “Subject: Ann Roe”
_NAMED = re.compile(r"(?i)(?:re|subject|subj|headline|title)\s*:\s+(?=(?:\S+\s+){3,}\S)")


def _end_of_heads(paragraphs: Sequence[str], running: Sequence[bool]) -> int:
    """Where the paragraphs end among which a headline may stand; of running text one is left."""
    for number, words in enumerate(paragraphs):
        if running[number] or is_timed(words):
            return number
    return max(0, len(paragraphs) - 1)


def _may_be(words: str, told: str) -> bool:
    if told in ("item", "caption", "table", "links", "dateline") or len(words) > _LONGEST:
        return False
    if (words[0], words[-1]) in (("[", "]"), ("(", ")")) or _OF_PAGE.match(words):
        return False  # [BEGIN AUDIO FILE 1]; Skip to main content
    if _GREETING.match(words):
        return False
    if is_timed(words) or is_address_line(words):
        return False
    if told == "heading":
        return True
    if _TERMINAL.search(words) or words[0] in "-–—•*▪‣" or words.startswith("> "):
        return False
    if _QUOTED.search(words):
        return len(words) <= _SHORT  # the title of a sermon
    return not _is_said(words) and not _SIGNED.match(words)


def _is_said(words: str) -> bool:
    """Whether somebody's label opens a line.

    No label has so many words as the first half of a headline ("First days of the new book: crews
    sleep"), nor is it a thing's name ("The Paper Lighthouse: forty years of Ann Roe").
    """
    label = _SPEAKER.match(words)
    if label is None or _KIND.search(label.group()):
        return False
    tokens = [token.strip(">:.").lower() for token in label.group().split()]
    thing = len(tokens) > 2 and tokens[0] == "the" and not ROLE_NOUNS.intersection(tokens)
    linked = not _LINKS.isdisjoint(tokens[1:])  # Roe to Hale: Where is the bridge?
    return len(tokens) <= _LABEL_WORDS and not (thing or linked or _is_titled(words[label.end() :]))


def _goes_on_behind_colon(words: str) -> bool:
    """`Inland harbours: Council agrees its position`, which may as well be somebody's words.

    `Subject: …`, `Interviewer: …` and `Minister: …` are labels.
    """
    label, colon, rest = words.partition(": ")
    if not colon or words[0] in "([" or words[-1] == "?" or len(words) > _LONGEST:
        return False
    if _TERMINAL.search(words) or _SIGNED.match(words):
        return False
    tokens = {token.lower().rstrip("s") for token in _WORD.findall(label)}
    if tokens & (ROLE_NOUNS | ADDRESS | spoken.ASKERS | _FIELDS) or label.isupper():
        return False
    said = _WORD.findall(rest)
    sentence = any(t[0].islower() and len(t) > 2 for t in said)
    few = len(said) < _LABEL_WORDS and len(label.split()) < _LABEL_WORDS
    return not few and (sentence or "," not in rest)


def _is_titled(rest: str) -> bool:
    """Words behind a colon that nobody says: `Merrin: one bridge in two is late`, `Your Say`."""
    tokens = _WORD.findall(rest)
    if not tokens or _SENTENCE.search(rest):
        return False
    goes_on = tokens[0].islower() and len(tokens) >= _LABEL_WORDS
    capitals = not rest.isupper() and all(t[0].isupper() or t in _SMALL for t in tokens)
    few = len(tokens) <= 2 * _LABEL_WORDS and not _NO_NAMES.isdisjoint(t.lower() for t in tokens)
    return (goes_on and any(t[0].isupper() for t in tokens)) or (capitals and few)


def _score(words: str, told: str) -> float:
    tokens = words.split()
    score = min(len(tokens), 5) * 0.6 - 2 * (len(tokens) == 1)
    score += 3 * (told == "heading") - 0.5 * (_QUOTED.search(words) is not None)
    score += any(t.islower() and len(t) > 3 and t not in _SMALL for t in tokens)
    score += 2 * (_CALLED.search(words) is not None)
    score += words.isupper() and len(tokens) > _LABEL_WORDS
    if _NAMES_A_RECORD.search(words):
        return score + 3
    score -= 4 * (is_occasion(words) or is_of_house(words))
    return score - 4 * (is_letterhead(words) or _is_of_record(words) or _is_filed(words))


def _is_filed(words: str) -> bool:
    return _FILED.search(words) is not None


def _is_of_record(words: str) -> bool:
    """A line of a record or list: `1. Call to order`, `Held at Merrin`, `Ann Roe - Chair`."""
    if _OF_RECORD.match(words):
        return True
    if words.rsplit(maxsplit=1)[-1].lower() in _OF_SECTIONS:
        return True
    name, dash, office = words.partition(" - ")
    tokens = _WORD.findall(name)
    held = {w.lower() for w in _WORD.findall(office)} & ROLE_NOUNS
    return bool(dash and held) and 2 <= len(tokens) <= 4 and all(t[0].isupper() for t in tokens)


def is_letterhead(words: str) -> bool:
    """``Minister for Lakes``, ``Jane Roe MP``, ``Tollerton County Council``: who writes."""
    tokens = _WORD.findall(words)
    if not tokens or len(tokens) > 14:
        return False
    if any(t.islower() and t not in _SMALL for t in tokens):
        return False
    if _TELLS.search(words) or any(map(is_headline_verb, tokens[1:])):
        return False
    return _names_who_writes(words, tokens)


def _names_who_writes(words: str, tokens: Sequence[str]) -> bool:
    """Whether words that tell nothing name an office, a body, or somebody by two or three names."""
    lower = [t.lower() for t in tokens]
    if _OFFICE.match(words) or _MEMBER.search(words) or lower[0] in ADDRESS or body_of_line(words):
        return True
    if lower[-1] in INSTITUTIONS or lower[-1] in LEGAL_FORMS or lower[-1] in ROLE_NOUNS:
        return len(tokens) <= 7
    return 2 <= len(tokens) <= 3 and tokens[0].capitalize() in GIVEN_NAMES


def names_house(words: str) -> bool:
    """Whether a heading only says whose news follows: ``MERRIN WATER``, ``Merrin | News``."""
    return is_letterhead(words) or is_of_house(words)


def _is_told_of(number: int, paragraphs: Sequence[str]) -> bool:
    """Whether a longer line below has a short one in it: that is a name, not a headline."""
    words = paragraphs[number]
    if len(words.split()) > _LONGEST_NAME:
        return False
    small = words.lower()
    return any(
        len(below) > len(words) + _WRAPPED and small in below.lower()
        for below in paragraphs[number + 1 :]
    )


def names_an_office(words: str) -> bool:
    """Whether a letterhead says what office somebody has: ``Ann Roe MP``, ``Minister for …``."""
    return bool(_OFFICE.match(words) or _MEMBER.search(words))


def _lines_of_prose(
    paragraphs: Sequence[str], groups: Sequence[int], special: AbstractSet[int]
) -> set[int]:
    """Lines of stretches that end as a sentence does: text broken into short lines."""
    ends = {
        group
        for number, group in enumerate(groups)
        if number not in special and _SENTENCE.search(paragraphs[number])
    }
    return {n for n, group in enumerate(groups) if group in ends}


def _near_dates(able: Sequence[int], special: AbstractSet[int]) -> set[int]:
    """The lines of each run of lines that a date or a notice stands beside."""
    near: set[int] = set()
    run: list[int] = []
    for number in [*able, -9]:
        if run and number != run[-1] + 1:
            if run[0] - 1 in special or run[-1] + 1 in special:
                near.update(run)
            run = []
        run.append(number)
    return near


def _whole(
    best: int, paragraphs: Sequence[str], groups: Sequence[int], able: Sequence[int]
) -> tuple[int, ...]:
    """The headline with the lines it runs over before and behind the best one."""
    first = last = best
    while last + 1 in able and _goes_on(last, paragraphs, groups):
        last += 1
    while first - 1 in able and _goes_on(first - 1, paragraphs, groups):
        first -= 1
    if first and _OF_WHOM.match(paragraphs[first]) and _FORM.fullmatch(paragraphs[first - 1]):
        first -= 1
    return tuple(range(first, last + 1))


def _goes_on(number: int, paragraphs: Sequence[str], groups: Sequence[int]) -> bool:
    """Whether a headline runs on from one paragraph to the next."""
    words, after = paragraphs[number], paragraphs[number + 1]
    if len(words) + len(after) > _LONGEST:
        return False
    if words.split()[-1].lower() in _CONNECTING or after[0].islower():
        return True
    if words.isupper() and after.isupper() and after.split()[0].lower() in _CONNECTING:
        return True  # STATEMENT BY ANN ROE, AT THE GENERAL DEBATE
    if groups[number] != groups[number + 1] or is_letterhead(words) or is_letterhead(after):
        return False
    if _is_of_record(words) or _is_of_record(after) or is_place_and_day(after):
        return False
    return len(words) >= _WRAPPED or (words.isupper() and after.isupper())
