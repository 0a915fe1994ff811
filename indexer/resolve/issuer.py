"""Whose release it is: the body that a role without an organisation belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.grammar.scene import Scene
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import body_words
from indexer.lexicon.cities import is_located
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.headline_verbs import is_headline_verb
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import COMPANY_WORDS, INSTITUTIONS
from indexer.lexicon.wires import is_wire, is_wire_mark
from indexer.model import BlockKind
from indexer.resolve.announced import find_announcing
from indexer.resolve.issuer_signs import weigh_houses
from indexer.text.caseless import Caseless

_CAPITALISED = r"[A-Z][\w’'&.-]{0,79}"  # no word is longer, and a title may be one long word
_LEAD = re.compile(
    rf"((?:{_CAPITALISED} (?:of |and |the |for |& )?)*{_CAPITALISED})"
    r"(?:,? (?:Inc|Ltd|LLC|Corp|plc|PLC)\.?)?(?:,? \([^)]{2,80}\))*(?:,? [^.]{0,240}?,)?"
    r" (?:today |has |is pleased to |is proud to |announced"
    r"|unveiled|launched|said today)"
)
_FORM = r"(?:,? (?:Inc|Ltd|LLC|Corp|Co|plc|PLC)\b(?!-)\.?)?"
_ABOUT = re.compile(  # a heading by itself, or glued to what it heads: "About AcmeAcme is a maker"
    r"(?:About|ABOUT) (?:[Tt]he )?"
    rf"(?:([A-Z][^\n.:]{{2,60}}?{_FORM})\s*:?\s*(?:\n|$)"
    rf"|((?P<name>[A-Z][^\n:]{{1,60}}?){_FORM}):?(?: - )? ?(?:The )?(?P=name)\b)"
)
_LISTED = re.compile(
    rf"((?:{_CAPITALISED},? ){{0,4}}?{_CAPITALISED})[™®]?,? ?\((?:NASDAQ|Nasdaq|NYSE|AMEX|OTC"
    r"|TSX|CSE|LSE|AIM|ASX|HKEX|SEHK)[\w -]{0,12}:"
)
_HEADLINE = re.compile(
    rf"((?:{_CAPITALISED},? (?:of |and |the |for |& )?){{0,6}}?{_CAPITALISED}) (?:Successfully )?"
    r"(?i:Announces?|Reports?|Launches|Unveils?|Introduces?|Expands?|Appoints?|Names|Opens"
    r"|Secures|Welcomes|Celebrates|Ranked|Recognized|Acquires|Completes|Signs|Promotes|Hires"
    r"|Brings|Releases|Wins|Receives|Earns|Hosts|Partners)\b"
)
_HEAD = 2_000  # code points in which a release has its dateline
_SENTENCE = 70  # code points of a lead that is a sentence
_START = 700  # code points of a lead in which the issuer is named


_DATELINE = re.compile(r"^.{0,120}?(?:--|–|—) ")


def find_issuer(scene: Scene) -> str:
    """The issuing body's name, "" when the release does not make it plain.

    What the page or the letterhead states, unless it is a wire; else the body that the "About"
    section is headed with, whose ticker stands in front, or that the headline tells of, if the
    lead names it; else the subject of the announcement.
    """
    lead = _lead(scene)
    announcing = _announcing(scene, lead)
    told = (
        _stated(scene)
        or _only(scene, lead, _bodies_about(scene.text))
        or _only(scene, lead, (m[1] for m in _LISTED.finditer(f"{scene.release.title}\n{lead}")))
        or _only(scene, lead, _headlined(scene.release.title))
    )
    return announcing if not told or announcing.startswith(f"{told} ") else told


def _lead(scene: Scene) -> str:
    """The first running paragraph without its dateline."""
    lead = next((p.skeleton.text for p in scene.paragraphs if p.running), "")[:_START]
    return _DATELINE.sub("", lead)


def _long_lead(scene: Scene) -> str:
    """The first running paragraph that is no line above the text."""
    running = (p.skeleton.text for p in scene.paragraphs if p.running)
    lead = next((text for text in running if len(text) >= _SENTENCE), "")
    return _DATELINE.sub("", lead[:_START]) or _lead(scene)


_HEADED = re.compile("About|ABOUT")
_BEFORE_HEADING = tuple(f"{mark} " for mark in '.!?”"')


def _bodies_about(text: str) -> Iterator[str]:
    """Whom headings like `About Acme` name, each at the start of a line or sentence."""
    end = 0
    for heading in _HEADED.finditer(text):
        at = heading.start()
        if at < end:
            continue
        space = at
        while space > end and text[space - 1].isspace():
            space -= 1
        opens = not at or "\n" in text[space:at] or text.endswith(_BEFORE_HEADING, 0, at)
        found = _ABOUT.match(text, at) if opens else None
        if found is not None:
            end = found.end()
            if _CODE.fullmatch(found[1] or found[2]) is None:
                yield found[1] or found[2]


_CODE = re.compile(r"[A-Z]{2,5}[- ]?\d{2,}[A-Z]?")  # About ORX-217: a drug, and no body
_ENDS_IN_FORM = re.compile(rf"{_FORM}$")
_OWN_BLOCKS: frozenset[BlockKind] = frozenset(("about", "contact"))
_HOST = re.compile(r"(?:@|https?://|www\.)(?:www\.)?([\w-]{3,60})\.[a-z]{2,}", re.IGNORECASE)
_SPELT = 4  # letters that an address must have of a name


def find_own_issuer(scene: Scene) -> tuple[str, str]:
    """The issuer of a release and where it says so; empty where a body may only be told of."""
    name = find_issuer(scene).removesuffix("’s").removesuffix("'s")
    if _is_signed(scene, name):
        return name, "about, contact"
    announcing = find_announcing(scene, _lead(scene), name, lambda n: _is_body(n, scene))
    if announcing:
        return announcing, "headline, lead"
    weighed = weigh_houses(scene, _long_lead(scene), lambda n: _is_body(n, scene))
    return weighed, "several signs"


def _is_signed(scene: Scene, name: str) -> bool:
    """Whether a release is signed with a name.

    The text of a wire's own note begins with the company it is about, too. Whose release it is
    stands below it: in the section "About", among the contacts, in their addresses.
    """
    below = " ".join(
        block.span.of(scene.text) for block in scene.release.blocks if block.kind in _OWN_BLOCKS
    )
    if not name or not below:
        return False
    plain = _ENDS_IN_FORM.sub("", name).strip(" ,")
    if Caseless(below).find(plain) is not None:
        return True
    letters = "".join(c for c in plain.lower() if c.isalnum())
    hosts = ("".join(filter(str.isalnum, m[1].lower())) for m in _HOST.finditer(below))
    return any(len(letters) >= _SPELT and (letters in h or h == letters) for h in hosts)


_NEWSROOM = re.compile(r"\b(?:newsroom|press room|press office|news)$", re.I)
_CARRIED = re.compile(r",| via |\(|/")


def _carries(name: str, text: str) -> bool:
    """Whether a dateline names somebody as the wire: `MERRIN, June 24 (PORTLINE) -- …`"""
    head = text[:_HEAD]
    marked = (f"({name}) -", f"({name}) –", f"({name}) —", f"/{name}/")
    return any(mark in head for mark in marked)


def _stated(scene: Scene) -> str:
    """What the release's metadata say, as its text names it."""
    release = scene.release
    for stated in (release.issuer, release.publisher):
        if not stated or is_wire(stated) or is_wire_mark(stated) or _carries(stated, scene.text):
            continue
        if "," in stated and stated in scene.text:
            return stated  # Roe, Pell & Doe LLP
        name = _CARRIED.split(stated)[0].strip()
        name = _NEWSROOM.sub("", name).strip()
        kind, _, seat = name.rpartition(" of ")  # City of Port Merrin: "Port Merrin" is enough
        if name and name in scene.text:
            return name
        if kind in body_words.NO_SEATS:
            turned = f"{seat} {kind}"  # Justice Department, for Department of Justice
            return turned if turned in scene.text else ""
        if seat and (seat in scene.text or seat in release.title):
            return seat  # as the release itself says: Port Merrin, for City of Port Merrin
    return ""


_NUMBERED = re.compile(r"^(?:The )?\d+(?:st|nd|rd|th) ")


def _headlined(title: str) -> Iterator[str]:
    """The one subject of a headline: `Foldwell Announces New Services`.

    Whatever an institution does there: `Ministry of Ports and Fish concludes talks`.
    """
    found = _HEADLINE.match(title)
    if found is not None and " and " not in found[1]:
        yield found[1]
        return
    words = _NUMBERED.sub("", title).split()
    verb = next((i for i, word in enumerate(words) if is_headline_verb(word)), 0)
    public = words[1:2] == ["of"] and words[0].lower() in INSTITUTIONS
    named = verb and (public or words[verb - 1].lower() in INSTITUTIONS)
    small = ("of", "the", "for", "&", *(["and"] if public else []))
    if named and all(word[0].isupper() or word in small for word in words[:verb]):
        yield " ".join(words[:verb])


_AROUND_NAME = re.compile(r"^[Tt]he |\s*\([^)]*\)$")


def _only(scene: Scene, lead: str, names: Iterable[str]) -> str:
    """The one body among names that the lead or the headline tells of; "" where there are more."""
    told = f"{scene.release.title}\n{lead}".lower()
    found: dict[str, str] = {}
    for name in names:
        plain = _AROUND_NAME.sub("", name).strip(" ,:")
        first = plain.split()[0] if plain.split() else ""
        if first and first.lower() in told and _is_body(plain, scene):
            found.setdefault(first.lower(), plain)
    return next(iter(found.values())) if len(found) == 1 else ""


def _is_body(name: str, scene: Scene) -> bool:
    """Whether a heading or subject is a body's name: no place, wire, person or office."""
    words = name.split()
    person = words[0] in GIVEN_NAMES and 2 <= len(words) <= 3 and tag_word(words[-1]) == "N"
    if is_located(name) or is_wire(name) or is_wire_mark(words[0]) or person or len(words) > 8:
        return False
    officer = any(tag_word(word) in "RH" for word in words)  # Foldwell Manager Ann Roe
    officer = officer or name.lower() in COMPANY_WORDS  # About the Bank
    officer = officer or (
        all(map(is_ordinary, words)) and words[-1].lower() not in INSTITUTIONS
    )  # Deposits, Two Homes
    return not (officer or _opens_sentence(name) or _is_told_of(name, scene))


_BEFORE_NAME = re.compile(r"^The |^\S+-based ")


def _announcing(scene: Scene, lead: str) -> str:
    """The subject of the announcement in the lead."""
    found = _LEAD.match(lead) or _LEAD.search(lead)
    while found is not None and _opens_sentence(found.group(1)):
        found = _LEAD.search(lead, found.end(1))
    if found is None:
        return ""
    name = _BEFORE_NAME.sub("", found.group(1))
    words = name.split()
    if all(tag_word(word) == "L" for word in words):
        return ""
    if len(words) > 6 or name in ("City", "Company", "Government") or tag_word(words[0]) in "RHMXD":
        return ""
    return "" if _is_told_of(name, scene) else name


def _opens_sentence(name: str) -> bool:
    """`Today, Acme announced`, `Demonstrating its strength, Acme has`: no body's name."""
    return " " not in name and (name.endswith("ing") or tag_word(name.lower()) in "FADPfbTW")


def _is_told_of(name: str, scene: Scene) -> bool:
    """Whether the subject of a lead is a person: `Ann Roe has been named chief executive`."""
    if name.split(maxsplit=1)[0] not in GIVEN_NAMES or not 2 <= len(name.split()) <= 3:
        return False
    if name not in scene.text:
        return False
    named = re.escape(name)
    told = (
        rf"{named}(?: has been| was| is| as)? (?:named|appointed|elected|promoted|joins?|joined)\b"
    )
    given = rf"\b(?:[Aa]ppoint|[Nn]ame|[Ww]elcome|[Hh]ire|[Pp]romote|[Ee]lect)\w* {named}\b"
    return re.search(f"{told}|{given}", scene.text) is not None
