"""Whose release it is, and whom it is about: of a wire's own note only the second is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.grammar.scene import Scene
from indexer.ingest.metadata.ranking import STATED
from indexer.lexicon.body_words import NO_SEATS, PLACES
from indexer.lexicon.cities import CITIES
from indexer.lexicon.organisations import INSTITUTIONS, LEGAL_FORMS
from indexer.lexicon.wires import is_wire, is_wire_mark
from indexer.resolve.issuing.candidates import Body, gather_bodies
from indexer.resolve.issuing.weigh import as_if_uncarried, is_sure, shares, weights
from indexer.resolve.own_name import own_name

_NO_EMPLOYER = frozenset(("wire", "person", "office", "place", "small too", "shares the lead"))
_SENTENCES = frozenset(("acts", "headline", "lead", "ours", "pleased", "today"))
_TOLD = _SENTENCES.union(
    ("about", "address", "beside the date", "dateline", "defined", "described", "first line"),
    ("foot line", "head line", "letterhead", "near headline", "page furniture", "publisher"),
    ("rights line", "shortened", "signature", "source line", "stated", "team", "title element"),
    ("title part", "web address"),
)
_HEAD = 2_000  # code points in which a release has its dateline
_SENTENCE = 70  # code points of a lead that is a sentence
_START = 700  # code points of a lead in which the issuer is named
_OWN = frozenset(
    ("publisher", "letterhead", "title element", "source line", "dateline", "beside the date")
)
_DATELINE = re.compile(r"^.{0,120}?(?:--|–|—) ")


@dataclass(frozen=True, slots=True)
class Issued:
    """``issuer`` as metadata has it, with the place that tells it; ``subject``, whom it is about.

    Each is "" where the release does not make it plain. ``is_house``: the subject is named
    outside the sentences, too, where no mere speaker is.
    """

    issuer: str = ""
    where: str = ""
    subject: str = ""
    is_house: bool = False


def find_issuer(scene: Scene) -> Issued:
    """What was stated stands; else the body for which most speaks, if that is enough."""
    release = scene.release
    stated = dict(release.provenance).get("issuer", "")
    named = stated in (*STATED, "publisher") and not is_wire(release.issuer)
    if named and not _carries(release.issuer, release.text):
        name = own_name(release.issuer, release.text)
        return Issued(name, stated, _as_text_has_it(name, release.text), is_house=True)
    return _weighed(scene)


def _weighed(scene: Scene) -> Issued:
    """What the signs of all bodies tell."""
    bodies = gather_bodies(scene, lead_of(scene))
    own = [body for body in bodies if "noted" not in body.signs and not _is_no_house(body)]
    issuer = _likeliest([(body, body.signs) for body in own])
    told = _shown(issuer, scene) if issuer is not None else ""
    if issuer is None or is_wire(told) or is_wire_mark(told):
        issuer, told = None, ""
    able = [body for body in bodies if _may_employ(body)]
    about = _likeliest([(body, as_if_uncarried(body.signs)) for body in able])
    subject = _shown(about, scene) if about is not None else ""
    house = about is not None and not about.signs.isdisjoint(_TOLD - _SENTENCES)
    return Issued(told, _where(issuer) if issuer is not None else "", subject, is_house=house)


def _is_no_house(body: Body) -> bool:
    """Whether a body is only told of in the headline, or called by its kind: `City Council`."""
    only_told_of = "topic" in body.signs and body.signs.isdisjoint(_TOLD)
    return only_told_of or all(_is_kind_alone(name) for name in body.names)


def _is_kind_alone(name: str) -> bool:
    *of, kind = name.lower().split()
    return kind in INSTITUTIONS and all(word in PLACES for word in of)


def _carries(name: str, text: str) -> bool:
    """Whether a dateline names somebody as the wire: `MERRIN, June 24 (PORTLINE) -- …`"""
    marked = (f"({name}) -", f"({name}) –", f"({name}) —", f"/{name}/")
    return any(mark in text[:_HEAD] for mark in marked)


def _as_text_has_it(name: str, text: str) -> str:
    """A stated name as a text has it, "" where it never names the body.

    `City of Merrin, Indiana` is the City of Merrin, or Merrin; another house may be told of in
    what a body only passes on.
    """
    short = name.partition(",")[0]
    kind, _, seat = short.rpartition(" of ")
    if kind in NO_SEATS:
        seat = f"{seat} {kind}"  # Justice Department, for Department of Justice
    return next((form for form in (name, short, seat) if form in text), "")


def _may_employ(body: Body) -> bool:
    """Whether somebody can hold an office of a body: no person, place, wire, or two countries."""
    pair = any(" and " in name for name in body.names)
    whole = not body.signs.isdisjoint(("institution", "legal form"))
    places = all(name.lower() in CITIES for name in body.names)
    return _NO_EMPLOYER.isdisjoint(body.signs) and not places and (whole or not pair)


def _likeliest(signed: list[tuple[Body, set[str]]]) -> Body | None:
    """The body whose signs weigh most, if that is enough."""
    signs = [signs for _, signs in signed]
    likely = shares(signs, weights())
    best = max(range(len(likely)), key=lambda n: likely[n], default=-1)
    return signed[best][0] if best >= 0 and is_sure(likely[best], signs) else None


def lead_of(scene: Scene) -> str:
    """The first running paragraph that is no line above the text, without its dateline."""
    running = [p.skeleton.text for p in scene.paragraphs if p.running]
    lead = next((text for text in running if len(text) >= _SENTENCE), next(iter(running), ""))
    return _DATELINE.sub("", lead[:_START])


def _shown(body: Body, scene: Scene) -> str:
    """The fullest form of a body's name, as running words have it.

    A form that stands once must end as a name of a body does, or be what the house calls itself.
    """
    text = f"{scene.release.title}\n{scene.text}".lower()

    def is_sure(name: str) -> bool:
        last = name.rpartition(" ")[2].strip(".,").lower()
        whole = last in INSTITUTIONS or last in LEGAL_FORMS or not _OWN.isdisjoint(body.names[name])
        return whole or text.count(name.lower()) > 1

    forms = sorted(body.names, key=lambda name: (-len(name), name))
    return own_name(next(filter(is_sure, forms), forms[0]), scene.text)


def _where(body: Body) -> str:
    """The places that tell most for a body, by which a reader sees why."""
    table = weights()
    told = sorted(body.signs & _TOLD, key=lambda sign: (-table.get(sign, 0.0), sign))
    return ", ".join(told[:3]) or "text"
