"""Every body whose release one may be, with all that speaks for and against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from indexer.grammar.scene import Scene
from indexer.ingest.metadata.houses import is_body
from indexer.ingest.metadata.issuer import is_carried
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.body_words import PLACES
from indexer.lexicon.cities import is_located
from indexer.lexicon.function_words import MONTHS
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import COMPANY_WORDS, NO_HOUSE
from indexer.lexicon.wires import is_wire, is_wire_mark
from indexer.model import BlockKind
from indexer.resolve.issuing.around import Sign, said_around
from indexer.resolve.issuing.names import is_written_as_name, key_of, plain, shortened
from indexer.resolve.issuing.told import said_in_text
from indexer.resolve.issuing.weigh import CARRIED
from indexer.resolve.issuing.words import signs_of_words

_MOST = 40  # bodies of one release
_LONGEST = 160  # code points of a name
_READ = 20_000  # code points of a text that are read for what is told below
_START = 6_000  # code points in which people are introduced
_FOOT = 900  # code points
_TIMES = 3
_SPELT = 4  # letters that an address must have of a name
_OWN_BLOCKS: frozenset[BlockKind] = frozenset(("about", "contact"))
_HOST = re.compile(r"(?:@|https?://|www\.)(?:www\.)?([\w-]{2,60})\.[a-z]{2,}", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:C[EFOTIM]O|(?:[Pp]resident|[Dd]irector|[Ff]ounder|[Cc]hair\w*|[Mm]anager|[Ss]pokes\w+"
    r"|[Hh]ead|[Cc]hief|[Oo]fficer|[Ss]ecretary|[Pp]rofessor|[Pp]artner|[Oo]wner|[Pp]rincipal"
    r"|[Cc]oach|[Cc]urator|[Dd]ean|[Cc]ommissioner|[Ss]uperintendent)s?)\b"
)
_AROUND_OFFICE = 45  # code points
_TICKER = (
    r"\.?[™®]?(?:,? (?:Inc|Corp|Ltd|PLC|plc|Co|N\.V)\b\.?)?,? ?"
    r"\((?:[A-Za-z .]{2,20}: ?)?[“\"]?[A-Z]{2,5}\b[^)]{0,60}\)"
)
_NO_NAME = re.compile(
    rf"(?i)www\.|@|^[\[(+‘’'“”\"]|^\d[\d.,]*(?: |$)|[:?!\n]|\b\d{{2}}[-/.]\d{{2}}"
    rf"|\b(?:19|20)\d\d\b|\b(?:{'|'.join(sorted(MONTHS))})\.? \d"
)
_COUNTED = {"named"}  # by this alone no body issues anything
_NEAR = {"near headline", "first near headline"}
_OWN = frozenset(("about first", "defined", "pleased", "dateline", "source line", "publisher"))
_SEATED = re.compile(
    r"(?i)^(?:city|town|village|county|borough|municipality|state|district) of (.+)$"
)
_PAIRS: dict[str, set[str]] = {
    "above and told of": {"head line", "in lead"},
    "above, institution": {"head line", "institution"},
    "above, repeated": {"head line", "repeated"},
    "headline and lead": {"headline", "lead"},
    "acts and leads": {"acts", "in lead"},
    "leads, institution": {"lead", "institution"},
    "headed and signed": {"headline", "address"},
    "leads and signed": {"in lead", "address"},
    "near headline and told of": {"near headline", "in lead"},
    "near headline, institution": {"near headline", "institution"},
    "foot and lead": {"foot line", "in lead"},
    "foot and headline": {"foot line", "in title"},
    "foot and address": {"foot line", "address"},
    "about and lead": {"about", "in lead"},
    "about and headline": {"about", "in title"},
}
_WIRED = frozenset(("about", "foot line", "address"))


@dataclass(slots=True)
class Body:
    """A body by all the names it has in a release, and what speaks for it."""

    names: dict[str, set[str]] = field(default_factory=dict)
    """Each with the signs that have it so."""
    signs: set[str] = field(default_factory=set)


class _Zones:
    """Parts of a release in which a body may be named."""

    def __init__(self, scene: Scene, lead: str) -> None:
        self.text = scene.text[:_READ]
        self.release = scene.release
        self.title = scene.release.title
        self.lead = lead
        self.foot = scene.text[-_FOOT:]
        self.small = self.text.lower()
        self.carried = is_carried(scene.release.candidates)
        self.carriers = {key_of(name) for name in (self.release.publisher, self.release.feed)}
        self.marks = {
            key_of(c.value)
            for c in scene.release.candidates
            if c.field == "publisher" and c.where == "dateline"
        }

    @cached_property
    def own(self) -> str:
        """What stands below "About" and among the contacts."""
        own = (b.span.of(self.release.text) for b in self.release.blocks if b.kind in _OWN_BLOCKS)
        return "\n".join(own)[:_READ]

    @cached_property
    def offices(self) -> str:
        """The words around each office."""
        found = _OFFICE.finditer(self.text)
        return "\n".join(
            self.text[max(0, m.start() - _AROUND_OFFICE) : m.end() + _AROUND_OFFICE] for m in found
        )

    @cached_property
    def hosts(self) -> list[str]:
        whole = f"{self.text}\n{self.foot}"
        return ["".join(filter(str.isalnum, m[1].lower())) for m in _HOST.finditer(whole)]


def gather_bodies(scene: Scene, lead: str) -> list[Body]:
    """All bodies that anything speaks for, in the order in which they were found."""
    spoken: dict[str, Body] = {}
    whole = dict(shortened(f"{lead}\n{scene.text[:4_000]}"))
    for name, sign in _all_signs(scene, lead):
        full = plain(name) if len(name) <= _LONGEST else ""
        for form in {full, whole.get(full, full)}:
            if form and len(spoken) < _MOST and _may_be(form):
                body = spoken.setdefault(key_of(form), Body())
                body.names.setdefault(form, set()).add(sign)
                body.signs.add(sign)
    zones = _Zones(scene, lead)
    bodies = []
    for body in _joined(spoken, whole):
        further = set(_further(body, zones))
        if not _is_unlikely(body.signs, further):
            body.signs |= further
            bodies.append(body)
    _compare(bodies, zones)
    return bodies


def _is_unlikely(signs: set[str], further: set[str]) -> bool:
    """Whether a body is only counted, a surname, or a venue that stands below a headline."""
    counted = signs == _COUNTED and "address" not in further
    venue = signs <= _NEAR and further.isdisjoint(("in lead", "repeated", "address", "signed"))
    return counted or venue or "surname" in further


def _all_signs(scene: Scene, lead: str) -> Iterator[Sign]:
    yield from said_around(scene)
    yield from said_in_text(scene, lead)


def _may_be(name: str) -> bool:
    """Whether words can be a body's name at all: no sentence, address or document."""
    key = key_of(name)
    last = name.rsplit(maxsplit=1)[-1].lower()
    written = is_written_as_name(name) or name[0].islower()
    if not key or not written or last in NO_HOUSE or _NO_NAME.search(name):
        return False
    return len(key) > 1 and not (
        " " not in key
        and (
            key in COMPANY_WORDS | PLACES
            or tag_word(key) in "DPFAbTWfa&"
            or tag_word(last.capitalize()) in "RH"
        )
    )


def _joined(spoken: dict[str, Body], whole: dict[str, str]) -> list[Body]:
    """Bodies of which one name begins as another does are one, unless two begin so.

    So are a town's government and the town, and a short form and what it stands for.
    """
    keys = sorted(spoken, key=len)
    for n, key in enumerate(keys):
        longer = [k for k in keys[n + 1 :] if k.startswith(f"{key} ") and k in spoken]
        if not _is_chain(longer):
            longer = [k for k in longer if any(map(is_body, spoken[k].names))]
        if longer and _is_chain(longer) and not is_located(key):
            _merge(spoken, key, longer[0])
    _join_seats(spoken)
    for short, name in whole.items():
        if {key_of(short), key_of(name)} <= spoken.keys() and key_of(short) != key_of(name):
            _merge(spoken, key_of(short), key_of(name))
    return list(spoken.values())


def _join_seats(spoken: dict[str, Body]) -> None:
    for key in list(spoken):
        if key not in spoken:
            continue  # it was a seat itself
        found = map(_SEATED.match, spoken[key].names)
        for seat in sorted({key_of(match[1]) for match in found if match} & spoken.keys() - {key}):
            _merge(spoken, seat, key)


def _is_chain(keys: list[str]) -> bool:
    """Whether each begins as the one before it."""
    return all(longer.startswith(short) for short, longer in pairwise(keys))


def _merge(spoken: dict[str, Body], key: str, into: str) -> None:
    gone = spoken.pop(key)
    for name, signs in gone.names.items():
        spoken[into].names.setdefault(name, set()).update(signs)
    spoken[into].signs |= gone.signs


def _stands(names: Iterable[str], zone: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", zone, re.IGNORECASE) for name in names)


def _further(body: Body, zones: _Zones) -> Iterator[str]:
    """Signs for a body that other signs have named, and against it."""
    names = body.names
    zoned = (
        ("in title", zones.title),
        ("in lead", zones.lead),
        ("in foot", zones.foot),
        ("signed", zones.own),
        ("officers", zones.offices),
    )
    yield from (sign for sign, zone in zoned if _stands(names, zone))
    if max(zones.small.count(name.lower()) for name in names) >= _TIMES:
        yield "repeated"
    if any(_is_spelt(name, zones.hosts) for name in names):
        yield "address"
    yield from signs_of_words(max(names, key=len))
    yield from _on_a_wire(body, zones)
    yield from _against(body, zones)


def _on_a_wire(body: Body, zones: _Zones) -> Iterator[str]:
    """What tells a note by a wire, or the wire itself, from a release that it carries."""
    if zones.carried:
        yield CARRIED
    if _stands_with_ticker(body.names, f"{zones.title}\n{zones.text[:4_000]}"):
        yield "carried ticker" if zones.carried else "ticker"
        if zones.carried and body.signs.isdisjoint(_OWN):
            yield "noted"
    keys = set(map(key_of, body.names))
    if any(is_wire(n) or is_wire_mark(n) for n in body.names) or not keys.isdisjoint(zones.marks):
        yield "wire"
    elif not keys.isdisjoint(zones.carriers):
        yield "wire" if zones.carried else "publisher"


def _against(body: Body, zones: _Zones) -> Iterator[str]:
    if "headline" in body.signs and body.signs.isdisjoint(("acts", "lead", "pleased")):
        yield "headline only"
    if all(" " not in name and _is_surname(name, zones.text) for name in body.names):
        yield "surname"
    if any(_stands_small(name, zones.text) for name in body.names):
        yield "small too"


def _stands_with_ticker(names: Iterable[str], text: str) -> bool:
    return any(re.search(re.escape(name.rstrip(".")) + _TICKER, text) for name in names)


def _is_surname(name: str, text: str) -> bool:
    """Whether a text has a given name before a word: Ann Roe."""
    found = re.findall(rf"([A-Z][\w’-]+) {re.escape(name)}(?![\w’-]* [A-Z])", text[:_START])
    return any(first in GIVEN_NAMES for first in found)


def _stands_small(name: str, text: str) -> bool:
    """Whether a text has a name in small letters, not in an address: copper, credit card."""
    small = re.escape(name.lower())
    return (
        not name.islower() and re.search(rf"(?<![\w./@-]){small}(?![\w@-]|\.\w)", text) is not None
    )


def _is_spelt(name: str, hosts: list[str]) -> bool:
    letters = "".join(filter(str.isalnum, key_of(name)))
    first = "".join(word[0] for word in key_of(name).split())
    return any(
        (len(letters) >= _SPELT and (letters in h or (len(h) >= _SPELT and letters.startswith(h))))
        or (len(first) > 2 and h.startswith(first))
        for h in hosts
    )


def _compare(bodies: list[Body], zones: _Zones) -> None:
    """Which body the text names most and first; whether an outlet signs the release."""
    outlets = [body for body in bodies if "wire" in body.signs and body.signs & _WIRED]
    for body in _joined_in(zones.lead, bodies):
        body.signs.add("shares the lead")
    for body in bodies:
        body.signs |= _pairs(body.signs)
        if outlets and body not in outlets:
            body.signs.add("outlet’s")
    counts = [max(zones.small.count(name.lower()) for name in body.names) for body in bodies]
    first = [min(_places(body, zones), default=len(zones.small)) for body in bodies]
    for body, count, at in zip(bodies, counts, first, strict=True):
        if count == max(counts) > 1:
            body.signs.add("most")
        if at == min(first):
            body.signs.add("first")


def _pairs(signs: set[str]) -> set[str]:
    return {pair for pair, both in _PAIRS.items() if both <= signs}


def _places(body: Body, zones: _Zones) -> list[int]:
    found = (zones.small.find(name.lower()) for name in body.names)
    return [at for at in found if at >= 0]


def _joined_in(lead: str, bodies: list[Body]) -> list[Body]:
    """The bodies that the lead joins by "and" with another: neither is who alone sends it out."""

    def stands_in(body: Body, pattern: str) -> bool:
        return any(
            re.search(pattern.format(re.escape(name.rstrip("."))), lead) for name in body.names
        )

    before = [body for body in bodies if stands_in(body, r"^(?:The )?{} and (?:the )?[A-Z]")]
    behind = [body for body in bodies if before and stands_in(body, r"^.{{3,80}} and (?:the )?{}")]
    pairs = [
        b for b in bodies if any(" and " in name and lead.startswith(name) for name in b.names)
    ]
    return [*before, *behind, *pairs] if behind else []
