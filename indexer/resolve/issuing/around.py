"""Who is named around the running text: by the page, in letterheads, datelines and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.grammar.scene import Scene
from indexer.ingest.metadata.houses import BARS, body_of_line, house_of, without_desk
from indexer.ingest.metadata.ranking import STATED
from indexer.lexicon.wires import is_wire, is_wire_mark
from indexer.model import Span
from indexer.resolve.issuing.names import NAME, is_written_as_name, without_news

Sign = tuple[str, str]
"""A name, and what speaks for it."""

_FOOT = 10  # blocks at the end
_LINE = 90  # code points of a line that is no sentence
_HEAD = 12  # blocks above the text
_PLACES = dict.fromkeys(STATED, "stated") | {
    "publisher": "publisher",
    "author": "team",
    "letterhead": "letterhead",
    "source line": "source line",
    "signature": "signature",
    "title element": "title element",
    "web address": "web address",
    "rights line": "rights line",
    "beside the date": "beside the date",
    "page footer": "page furniture",
    "masthead": "page furniture",
}
_BY = re.compile(r"^(?:[Bb]y (?:the )?|[Ff]rom:? (?:the )?|NEWS from |Issued by:? )(?=[A-Z])")
_TEAM = re.compile(r" (?:[Tt]eam|[Ss]taff|[Cc]orrespondents?|[Ee]ditors?)$")
_SLASH = re.compile(r" / ")
# MERRIN, 4 May / Acme Ltd / – MERRIN (Acme), 4 May
_MARKED = re.compile(rf"(?:/ ?(?P<slashed>[^/\n]{{2,60}}?) ?/|\((?P<bracketed>{NAME})\))")
_ABOUT = re.compile(r"^(?:About|ABOUT)(?: us)?:? (?:[Tt]he |THE )?(?P<name>\S.{1,70}?)\s*:?$")
_ABOUT_RUN = re.compile(  # glued to what it heads: "About AcmeAcme is a maker"
    r"(?:About|ABOUT) (?:[Tt]he )?(?P<name>[\w“][^\n:]{1,60}?):?(?: [-–] )? ?"
    r"(?:The )?(?P=name)\b"
)
_ABOUT_OF = re.compile(r" (?:and (?:its|their|the) .*|[-–—] .*|\(.*)$")
_COMPANY = re.compile(r"^(?:Company|Organi[sz]ation|Client)(?: [Nn]ame)?: (?P<name>[^\s:].{1,60})$")


def said_around(scene: Scene) -> Iterator[Sign]:
    """Each name that stands outside the running text, with the sign of its place."""
    yield from _said_of_page(scene)
    running = min((p.span.start for p in scene.paragraphs if p.running), default=0)
    blocks = scene.release.blocks
    above = [block for block in blocks if block.span.end <= running]
    yield from _in_head(scene, [b.span for b in above[:_HEAD] if b.kind != "dateline"])
    yield from _in_dateline(scene)
    yield from _headings(scene)
    below = blocks[max(len(above), len(blocks) - _FOOT) :]
    yield from _in_foot(scene, [b.span for b in below if b.kind != "dateline"])


def _said_of_page(scene: Scene) -> Iterator[Sign]:
    for candidate in scene.release.candidates:
        if candidate.field == "issuer" and (sign := _PLACES.get(candidate.where)):
            yield without_news(_TEAM.sub("", _BY.sub("", candidate.value))), sign
    parts = BARS.split(scene.release.title)
    if len(parts) > 1:
        yield from ((without_news(part), "title part") for part in (parts[0], parts[-1]))


def _in_head(scene: Scene, head: list[Span]) -> Iterator[Sign]:
    """Lines above the text; the parts of one between bars are names of their own.

    Only what stands above the headline is a letterhead: below it may be a venue or a salutation.
    A headline that was stated outright does not stand in the text.
    """
    lines = [span.of(scene.text).strip() for span in head]
    title = scene.release.title
    at = next((n for n, line in enumerate(lines) if line == title), -1)
    for number, line in enumerate(lines):
        whole = number == at and body_of_line(line)
        if len(line) > _LINE * 2 or (number == at and not whole):
            continue
        above = number <= at
        for part in _parts(line):
            name = without_news(_TEAM.sub("", _BY.sub("", without_desk(part, scene.text))))
            if house_of(name) and is_written_as_name(name):
                yield name, "head line" if above else "near headline"
                if number == 0:
                    yield name, "first line" if above else "first near headline"


def _parts(line: str) -> Iterator[str]:
    for part in BARS.split(line):
        yield part
        if " / " in part:
            yield from _SLASH.split(part)
        if ", " in part:
            yield part.partition(", ")[0]


def _in_dateline(scene: Scene) -> Iterator[Sign]:
    for block in scene.release.blocks:
        if block.kind != "dateline":
            continue
        for found in _MARKED.finditer(block.span.of(scene.text)):
            name = (found["slashed"] or found["bracketed"]).strip()
            if not is_wire_mark(name):
                yield name, "dateline"


def _headings(scene: Scene) -> Iterator[Sign]:
    """Whom `About …` heads; which is the first of them, and whether it is the only one."""
    names: list[str] = []
    for block in scene.release.blocks:
        line = block.span.of(scene.text)[: 4 * _LINE]
        if not line.startswith(("About", "ABOUT")):
            continue
        found = _ABOUT.match(line) or _ABOUT_RUN.match(line)
        name = _ABOUT_OF.sub("", found["name"]) if found is not None else ""
        if name and len(name.split()) <= len("About us".split()) * 5:
            names.append(name)
    own = [name for name in names if not is_wire(name)]
    for name in names:
        yield name, "about"
    if own:
        yield own[0], "about first"
    if len(own) == 1:
        yield own[0], "about only"


def _in_foot(scene: Scene, foot: list[Span]) -> Iterator[Sign]:
    """Lines by themselves at the end, and the last part of an address."""
    for span in foot:
        line = span.of(scene.text).strip()
        if len(line) > _LINE:
            continue
        if company := _COMPANY.match(line):
            yield company["name"], "foot line"
        for part in {line, line.rpartition(", ")[2], line.partition(", ")[0]}:
            name = _TEAM.sub("", without_desk(part.strip(" -–—*#"), scene.text))
            if house_of(name) and is_written_as_name(name):
                yield name, "foot line"
