"""Whose release it is, where no place says it by itself: the body for which most signs speak.

The headline begins with a body, the lead does, it is defined as "the Company", "About" heads
it, the last lines are its name, addresses spell it, the text repeats it. Each sign counts for
the body it names; names that begin alike are one body. A release that a wire carries may be
a note about somebody else: there, one of the signs must be the body's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from indexer.grammar.scene import Scene
from indexer.ingest.metadata.houses import body_of_line, house_of
from indexer.ingest.metadata.issuer import is_carried
from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.organisations import (
    INSTITUTIONS,
    LEGAL_FORMS,
    NO_HOUSE,
    SMALL_IN_NAMES,
)
from indexer.model import Span
from indexer.text.caseless import Caseless

IsBody = Callable[[str], bool]

_WORD = r"[^\W\d_a-z][\w’'&.-]{0,79}"
_NAME = rf"{_WORD}(?:,? (?:(?:of|and|the|for|in|de|y|e|&) ){{0,2}}{_WORD}){{0,8}}"
_ABBREVIATED = r"(?: ?\([^)]{2,60}\)){0,2}"
_SUBJECT = re.compile(
    rf"(?:Today,? )?(?:The |the )?(?:\w+ ){{0,3}}?(?P<name>{_NAME}){_ABBREVIATED}"
    r"(?:,? (?:of|in|at|based in) [^.,]{3,40}(?:, [A-Z][\w .]{1,20})?,?|, [^.]{0,200}?,)?"
    r" (?:today|has|have|will|is|are|was|said|told|[a-z]+ed|[a-z]+s)\b"
)
_PLEASED = re.compile(
    rf"(?:The |the )?(?P<name>{_NAME}){_ABBREVIATED}(?:, [^.]{{0,200}}?,)? (?:today )?(?:is|are) "
    r"(?:very |extremely )?(?:pleased|proud|delighted|excited|thrilled|happy|honou?red) to\b"
)
# Acme Inc. (ASX: ACM) (“Acme” or “the Company”)
_DEFINED = re.compile(
    rf"(?P<name>{_NAME})(?: ?\([^)]{{2,80}}\))? ?\([^)]{{0,60}}?[“\"](?:the )?Company[”\"]\)"
)
_SHORTENED = re.compile(
    rf"(?P<name>{_NAME}) ?\((?:the )?[“\"]?(?P<short>[A-Z][A-Za-z&-]{{1,11}})[”\"]?\)"
)
_AGENCY = re.compile(r"\((?P<name>[^\W\d_a-z][\w -]{2,40})\)\.?\s*$")
_ABOUT = re.compile(r"(?:About|ABOUT) (?:the |The |THE )?(.{2,60})$")
_DESCRIBED = re.compile(
    rf"(?:The )?(?P<name>{_NAME}){_ABBREVIATED} (?:is|are) (?:an?|the|one of)\b"
)
_HOST = re.compile(r"(?:@|https?://|www\.)(?:www\.)?([\w-]{4,60})\.[a-z]{2,}", re.IGNORECASE)
_START, _FOOT = 700, 8  # code points of a lead; blocks at the foot
_OWN = frozenset(("defined", "pleased", "foot", "dateline"))
# Without one of these a body may only be told of; so may one whose name is a surname's.
_NAMING = _OWN.union(("about", "head", "address"))
_TELLING = _NAMING.union(("headline", "today"))
_POINTS = {
    "headline": 2,
    "lead": 2,
    "defined": 4,
    "pleased": 3,
    "about": 3,
    "foot": 3,
    "head": 3,
    "dateline": 3,
    "address": 2,
    "described": 2,
    "shortened": 1,
    "repeated": 1,
    "acts": 2,
    "today": 2,
    "institution": 1,
}
_LINE = 80  # code points of a line of an address: Headquarters, Merrin Water Agency
_TODAY = 12  # code points behind a subject and its verb: has today taken note
_ENOUGH = 5
_CARRIED = 6
_AHEAD = 2  # points before the next body
_TIMES = 3
_LISTED = re.compile(r"(?i)\b(?:inc|ltd|limited|llc|corp|plc)\b\.?, [^,]*\w{3}")  # Acme Ltd, HSBC
_LONGEST = 7  # words of a name
_OPENING = re.compile(r"(?:The|THE|\d+(?:st|nd|rd|th)) ")
_FORM = re.compile(r",? (?:Inc|Ltd|Limited|LLC|Corp|Corporation|Co|plc|PLC)\.?$")
_ARTICLE = re.compile(r"^(?:The|THE|the) ")
_OWNED = re.compile(r"[’']s$")
_EDGES = " ,.:;–—-|™®*"


def weigh_houses(scene: Scene, lead: str, is_body: IsBody) -> str:
    """The body that sends a release out by most signs, "" where they are few or speak for two."""
    signs, shown = _gather(scene, lead, is_body)
    ranked = sorted(signs, key=lambda key: -_worth(signs[key]))
    if not ranked:
        return ""
    best, rest = ranked[0], ranked[1:]
    worth = _worth(signs[best])
    second = _worth(signs[rest[0]]) if rest else 0
    carried = is_carried(scene.release.candidates)
    enough = worth >= (_CARRIED if carried else _ENOUGH) and worth >= second + _AHEAD
    is_own = _is_carried_own if carried else _is_own
    return shown[best] if enough and is_own(signs[best], shown[best], scene) else ""


def _gather(scene: Scene, lead: str, is_body: IsBody) -> tuple[dict[str, set[str]], dict[str, str]]:
    """What speaks for each body that may be the issuer, and its longest name; by one key."""
    signs: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    whole = _shortened(lead)
    for name, sign in _signs(scene, lead):
        plain = whole.get(_plain(name), _plain(name))
        if plain and _may_be(plain, scene) and is_body(plain):
            key = _key(signs, plain)
            signs[key].add(sign)
            shown[key] = max(shown.get(key, ""), plain, key=len)
    for key, name in shown.items():
        signs[key] |= _further(scene, name, [s for s, n in whole.items() if n == name])
    return signs, shown


def _is_own(signs: set[str], name: str, _scene: Scene) -> bool:
    """Whether a release is a body's own, and does not only tell of it."""
    told = _TELLING if " " in name else _NAMING
    return not told.isdisjoint(signs) or {"lead", "described"} <= signs


def _is_carried_own(signs: set[str], name: str, scene: Scene) -> bool:
    """Whether a carried release is a body's own, and not a note about it with its ticker."""
    if not signs.isdisjoint(_OWN):
        return True
    plain = _FORM.sub("", name)  # Kell Lode, Inc. is Kell Lode Inc (KLL) in the headline
    ticker = rf"{re.escape(plain)}[^()\n]{{0,12}}\((?:[A-Za-z .]{{2,20}}: ?)?[A-Z]{{2,5}}\b"
    if re.search(ticker, f"{scene.release.title}\n{scene.text}"):
        return False
    return {"about", "address"} <= signs and len(signs) > len(("about", "address"))


def _may_be(name: str, scene: Scene) -> bool:
    """Whether a name is no document's or occasion's, no address, and not those of two bodies."""
    if name.rsplit(maxsplit=1)[-1].lower() in NO_HOUSE or "www." in name or _LISTED.search(name):
        return False
    if not _is_title_case(name) or any(map(is_headline_verb, name.split()[1:])):
        return False
    first, joined, second = name.partition(" and ")
    whole = scene.text.count(name)
    return not joined or any(scene.text.count(part) <= whole for part in (first, second))


def _worth(signs: set[str]) -> int:
    return sum(_POINTS[sign] for sign in signs)


def _signs(scene: Scene, lead: str) -> Iterator[tuple[str, str]]:
    """Names and what speaks for each, in the words of the text."""
    headed, acts = _headed(scene)
    if headed:
        yield headed, "headline"
    if headed and acts:
        yield headed, "acts"
    if found := _SUBJECT.match(lead):
        yield found["name"], "lead"
        if "today" in lead[found.end("name") : found.end() + _TODAY]:
            yield found["name"], "today"
    if found := _PLEASED.match(lead):
        yield found["name"], "pleased"
    for defined in _DEFINED.finditer(scene.text[: 2 * _START]):
        yield defined["name"], "defined"
    for name in _shortened(lead).values():
        yield name, "shortened"
    yield from _in_blocks(scene, lead, headed.lower() if acts else "")


def _shortened(lead: str) -> dict[str, str]:
    """Initials in brackets and what they are of: MWD, Marine Works Department."""
    found: dict[str, str] = {}
    for match in _SHORTENED.finditer(lead):
        capitals = [c for c in match["short"] if c.isupper()]
        words = match["name"].split()
        first = [n for n, word in enumerate(words) if word[0].isupper()][-len(capitals) :]
        if len(capitals) > 1 and capitals == [words[n][0] for n in first]:
            found[match["short"]] = _plain(" ".join(words[first[0] :]))
    return found


def _in_blocks(scene: Scene, lead: str, acts: str) -> Iterator[tuple[str, str]]:
    """Lines above and below the text that name somebody of whom headline or lead tell.

    ``acts`` is who does something in the headline.
    """
    yield from _announced(scene)
    running = min((p.span.start for p in scene.paragraphs if p.running), default=0)
    spans = [block.span for block in scene.release.blocks]
    head = [span for span in spans if span.end <= running]
    foot = spans[max(len(head), len(spans) - _FOOT) :]
    told = f"{scene.release.title}\n{lead}".lower()
    yield from ((name, "head") for name in _houses(scene, head, lead.lower(), acts))
    yield from ((name, "foot") for name in _houses(scene, foot, told, acts, last=True))
    yield from _described(scene, foot)


def _described(scene: Scene, lines: list[Span]) -> Iterator[tuple[str, str]]:
    """Whom a line at the foot describes by what it is."""
    for span in lines:
        if found := _DESCRIBED.match(span.of(scene.text)):
            yield found["name"], "described"


def _announced(scene: Scene) -> Iterator[tuple[str, str]]:
    """Who stands at the end of a dateline, or behind "About"."""
    for block in scene.release.blocks:
        line = block.span.of(scene.text)
        agency = _AGENCY.search(line) if block.kind == "dateline" else None
        if agency and agency["name"].lower() in scene.release.title.lower():
            yield agency["name"], "dateline"
        if about := _ABOUT.match(line):
            yield about[1], "about"


def _houses(
    scene: Scene, lines: list[Span], told: str, acts: str, *, last: bool = False
) -> Iterator[str]:
    """Names that are a line, or the last part of one, of somebody of whom is told."""
    for span in lines:
        line = span.of(scene.text)
        part = line.rpartition(", ")[2] if last and len(line) <= _LINE else line
        name = house_of(part.strip(_EDGES))
        if not name or not _is_title_case(name) or name == scene.release.title:
            continue
        if name.lower() in told or (acts and name.lower() == acts):
            yield _as_written(scene.text, name)


def _headed(scene: Scene) -> tuple[str, bool]:
    """The body a headline begins with, as the text writes it; whether its verb comes next."""
    title = _OPENING.sub("", scene.release.title)
    words = title.partition(": ")[0].split()
    acts = _first(words, _is_verb)
    small = _first(words, lambda word: word.islower() and word not in SMALL_IN_NAMES)
    below = Caseless(scene.text.replace(scene.release.title, " "))
    for end in range(min(len(words), _LONGEST), 0, -1):
        name = " ".join(words[:end]).strip(_EDGES)
        bound = end in (acts, small) or not (acts or small)
        if not bound or (title.isupper() and end != acts) or not _is_title_case(name):
            continue
        found = below.find(name)
        if found and not found.group()[0].islower():
            return found.group(), end == acts
        if end == acts and body_of_line(name) == name:
            return name, True
    return "", False


def _first(words: list[str], is_such: Callable[[str], bool]) -> int:
    """Which of some words behind the first is such; 0 where none is."""
    return next((n for n, word in enumerate(words) if n and is_such(word)), 0)


def _is_verb(word: str) -> bool:
    """Opens, returned, locate: a verb of a headline."""
    return is_headline_verb(word) or (
        word.islower() and (word.endswith("ed") or is_headline_verb(f"{word}s"))
    )


def _further(scene: Scene, name: str, short: list[str]) -> set[str]:
    """Signs for a body that other signs have named; ``short`` are its initials."""
    signs: set[str] = set()
    small = name.lower()
    if max(scene.text.lower().count(small), *map(scene.text.count, short), 0) >= _TIMES:
        signs.add("repeated")
    if not (INSTITUTIONS | LEGAL_FORMS).isdisjoint(w.strip(".,") for w in small.split()):
        signs.add("institution")
    letters = "".join(filter(str.isalnum, small))
    hosts = {"".join(filter(str.isalnum, m[1].lower())) for m in _HOST.finditer(scene.text)}
    if len(letters) > _TIMES and any(letters.startswith(h) or letters in h for h in hosts):
        signs.add("address")
    return signs


def _key(signs: dict[str, set[str]], name: str) -> str:
    """The key of the body that a name is of: names that begin alike are one."""
    low = name.lower()
    for key in signs:
        short, long = sorted((key, low), key=len)
        if long == short or long.startswith((f"{short} ", f"{short},")):
            return key
    return low


def _plain(name: str) -> str:
    """A name without article, possessive and marks around it; Inc. keeps its full stop."""
    plain = _OWNED.sub("", _ARTICLE.sub("", name.strip(_EDGES))).strip(_EDGES)
    formal = plain.rpartition(" ")[2].lower() in LEGAL_FORMS
    return f"{plain}." if formal and f"{plain}." in name else plain


def _as_written(text: str, name: str) -> str:
    """A name in capitals as running words have it."""
    if not name.isupper():
        return name
    forms = (m.group() for m in re.finditer(re.escape(name), text, re.IGNORECASE))
    return next((form for form in forms if not form.isupper()), name)


def _is_title_case(name: str) -> bool:
    words = name.split()
    return len(words) <= _LONGEST and all(
        any(c.isupper() or c.isdigit() for c in w) or w in SMALL_IN_NAMES for w in words
    )
