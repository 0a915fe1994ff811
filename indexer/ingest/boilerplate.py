"""Boilerplate by its words: contact blocks, "About …", safe-harbour text, links, captions.

A block wrongly taken for boilerplate hides its quotes, so every rule asks for
a clear sign at the head of the block; the lists grew on 16,397 wire releases.
"""

from __future__ import annotations

import re

from indexer.ingest.appearance import ends_sentence, is_reach_line, is_table
from indexer.model import BlockKind

_CONTACT_WORD = re.compile(r"\b(?:contact|inquir|enquir|investor relations|press office)", re.I)
# Contact · Media Contact: · For media inquiries · Investor Relations · Contact Details
_CONTACT_HEADING = re.compile(
    r"(?:(?:media|press|investor|company|general|further|more|for)\b[\w &/,’'\-]{0,40}?)?"
    r"\b(?:contacts?|contacto|inquir(?:y|ies)|enquir(?:y|ies)|relations|information|office|details)"
    r"(?:\s+(?:details?|information|info|us|person|relations|only|for [\w ]{3,30}))?\s*[:.\-–—]*",
    re.IGNORECASE,
)
_ABOUT_HEADING = re.compile(
    r"\W*(?:About|ABOUT|Acerca de|ACERCA DE|Sobre|SOBRE|Über|À propos d[eu’'])\s+\S.{0,110}"
    r"|(?:Company|Corporate) (?:Profile|Overview|Description)|Boilerplate|(?:About|ABOUT):?"
)
# About the study, About this report: sections of the text, with quotes in them
_ABOUT_TOPIC = re.compile(
    r"About (?:this|these|that|time|half|how|what|why|\d)\b|About the (?:study|research|survey"
    r"|report|event|program(?:me)?|project|role|offering|transaction|results|data|campaign)\b",
    re.IGNORECASE,
)


def _at_head(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"[\W_]*(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


_LEGAL_HEADING = _at_head(
    r"(?:cautionary|safe[- ]harbou?r|forward[- ]looking|disclaimers?|disclosures?)\b.{0,110}",
    r"(?:legal|important|terms of use|copyright|trademarks?|no offer|aviso legal)\b.{0,110}",
    r"(?:risk (?:disclosure|warning|factors)|qualified person|(?:use of )?non-gaap)\b.{0,110}",
    r"(?:additional information and where|descargo de|nota legal)\b.{0,110}",
)
_LEGAL_START = _at_head(
    # Certain statements in this press release are forward-looking statements
    r"(?:this|the|certain|some|all|except|any|statements?|matters)\b[^.]{0,160}?"
    r"\bforward[- ]looking (?:statements?|information)",
    r"forward[- ]looking statements",
    r"(?:legal )?(?:disclaimer|disclosure|risk (?:warning|disclosure))\s*[:\-–]",
    r"safe[- ]harbou?r",
    r"(?:neither|no) (?:the )?(?:tsx|cse|canadian securities|stock exchange|securities)",
    r"(?:©|(?-i:\([cC]\) ?(?:\d{4}|[A-Z]{3}|[A-Z][^.]{1,40} (?:19|20)\d\d))|copyright\b)",
    r"all rights reserved",
    r"the information (?:provided|contained) in this (?:press )?release",
    # This article does not constitute investment advice; this post contains sponsored content
    r"this (?:press release|article|communication|announcement|content|post) "
    r"(?:is|does not|shall not|may contain|was|contains)\b[^.]{0,80}"
    r"\b(?:advice|offer|solicitation|informational|guarantee|endorse|sponsored|paid|forward)",
    r"please see full terms|information on this page is provided",
    r"\S+ is (?:the|a) (?:registered )?trademark",
)
_LINKS_START = _at_head(
    r"view (?:the )?(?:original|source|full|additional)\b|click (?:here|image|on)",
    r"the post .{3,300} (?:appeared first|first appeared) on",
    r"share (?:this|on)\b|follow (?:us|\S+ on)\b[^.]{0,80}$|read more\b.{0,60}$",
    r"read (?:the )?original|related (?:links?|stories|articles)\b.{0,40}$",
    r"(?:news ?)?source\s*:|source url|distributed by\s*:|hashtags?\s*:|tags\s*:",
    r"to view the (?:full|original|source)|this (?:news|press) release (?:was|has been) "
    r"(?:issued|distributed)|this news story (?:relied|is based) on",
    r"this article has been amplified|wire service contact",
    r"(?:visit our (?:website|blog)|email us here|learn more|sign up|subscribe|download)\W*$",
    r"(?:youtube|facebook|twitter|linkedin|instagram|telegram|x|discord|medium|website|web|site)"
    r"\s*(?:\(.{1,20}\))?\s*[:|]\s*\S+\s*$",
    r"to (?:receive|unsubscribe)\b.{0,60}(?:alerts|text)|(?:ends?|30)\s*[-–—#]|###|#\s?#\s?#",
)
_SOURCE_LINE = re.compile(r"(?:SOURCE|Source)\s*:?\s+\S.{0,80}")
_CAPTION = re.compile(
    r"\(?(?:featured )?(?:photos?|image|picture|figure|fig\.|graphic|video|caption|pictured|foto"
    r"|imagen)(?: \d{1,2})?(?: (?:credit|courtesy|by|caption|source)\b[^:]{0,40})?\s*[:.\-–]\s*\S"
    r"|\((?:photo|image|picture|graphic|pictured|l-r|from left)\b|from left to right\b"
    r"|(?:featured )?(?:photo|image|picture) (?:courtesy|credit|by)\b",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"(?:Inc|Ltd|Corp|Co|LLC|S\.A|plc)\.$")
_LONGEST_HEADING = 140  # code points


def boilerplate_heading(words: str) -> BlockKind | None:
    """The kind of boilerplate a short block announces, None if it announces none."""
    if len(words) > _LONGEST_HEADING:
        return None
    plain = words.strip(" *_#")
    if _CONTACT_WORD.search(plain) and _CONTACT_HEADING.fullmatch(plain):
        return "contact"
    if _ABOUT_HEADING.fullmatch(plain) and not _ABOUT_TOPIC.match(plain) and _is_label(plain):
        return "about"
    if _LEGAL_HEADING.fullmatch(plain) and _is_label(plain) and len(plain.split()) <= 14:
        return "legal"
    return None


def _is_label(words: str) -> bool:
    """No sentence: no full stop at the end but that of ``Inc.``"""
    return not ends_sentence(words) or bool(_SHORT_FORM.search(words[-5:]))


def start_of_boilerplate(words: str) -> BlockKind | None:
    """The kind of a block that is boilerplate by its own words, None for running text."""
    if _LEGAL_START.match(words):
        return "legal"
    if _LINKS_START.match(words) and len(words) < 400:
        return "links"
    if len(words) < 90 and _SOURCE_LINE.fullmatch(words):
        return "links"
    if _CAPTION.match(words) and len(words) < 500:
        return "caption"
    if is_reach_line(words):
        return "contact"
    return "table" if is_table(words) else None
