"""Newswires and portals: they carry releases, they do not issue them. Origin: the editors' list."""

from __future__ import annotations

WIRES = (
    "wire",
    "prnewswire",
    "pr newswire",
    "newsfile",
    "business wire",
    "businesswire",
    "globenewswire",
    "einpresswire",
    "24-7pressrelease",
    "247pressrelease",
    "accesswire",
    "acn newswire",
    "media outreach",
    "mediaoutreach",
    "newmediawire",
    "newsdirect",
    "news direct",
    "investorbrandnetwork",
    "newsramp",
    "prweb",
    "pr web",
    "press services",
    "pressservices",
    "cision",
    "prlog",
    "issuewire",
    "blockchain wire",
    "blockchainwire",
    "keycrew",
    "prkarma",
    "prvolt",
    "evertise",
    "citybiz",
    "newsusa",
    "newsworthy",
    "reportable",
    "boostify",
    "prism",
    "ibn",
    "press information bureau",
    "agencia",
    "news agency",
    "info.gov.hk",
)
"""Folded names or parts of names."""


# News of a magazine or paper tells of others more often than of itself.
_OUTLETS = (
    "wire",
    " news",
    " magazine",
    " times",
    " post",
    " herald",
    " journal",
    " daily",
    " today",
)


def is_wire_mark(words: str) -> bool:
    """Whether words of a dateline are a wire's mark: `(PRISM MediaWire)`."""
    return words.lower().endswith(("wire", "/prnewswire", "newsfile corp"))


def is_wire(name: str) -> bool:
    """Whether a publisher's name is a wire's: it says nothing about who issued a release."""
    folded = name.lower()
    joined = folded.replace(" ", "")
    return any(wire in folded or wire in joined for wire in WIRES[1:]) or folded.endswith(_OUTLETS)
