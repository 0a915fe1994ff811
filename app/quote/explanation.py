"""Why a quote is somebody's, in words: the chain from the text to the name, and the rule."""

from __future__ import annotations

from dataclasses import dataclass

from app.release.page import block_at, place_url
from app.site.translation import gettext, lazy_gettext
from indexer.archive import stands_beside
from indexer.model import Evidence, Quote, Release, Span
from indexer.rulebook import BY_NAME, STEPS

_AROUND = 90  # code points shown on either side of the words
_AGAIN = lazy_gettext("which is named here")


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Words of the release with those around them, what they are to the quote, and their place."""

    before: str
    words: str
    after: str
    step: str
    url: str
    is_role: bool


def explain_chain(quote: Quote, release: Release) -> list[ChainLink]:
    """The chain from the words beside the quote to the name, and the words of the role."""
    links = []
    for index, link in enumerate(quote.evidence):
        before, after = _around(link.span, release)
        is_again = link.step == "mention" and index > 0
        links.append(
            ChainLink(
                before,
                link.span.of(release.text),
                after,
                str(_AGAIN) if is_again else _say_step(quote, link, release),
                place_url(release, link.span.start),
                link.step == "role",
            )
        )
    return links


def _around(span: Span, release: Release) -> tuple[str, str]:
    """The words before and behind a place, as far as its paragraph goes."""
    block = block_at(release, span.start)
    within = block.span if block else Span(0, len(release.text))
    start = max(within.start, span.start - _AROUND)
    end = min(within.end, span.end + _AROUND)
    before, after = release.text[start : span.start], release.text[span.end : end]
    if start > within.start:
        before = "… " + before.partition(" ")[2]
    if end < within.end:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _say_step(quote: Quote, link: Evidence, release: Release) -> str:
    """What a link is to the quote: as the rulebook says, or whom a word of the release means.

    A name of a step that this version does not know is never shown.
    """
    if link.step in STEPS:
        return gettext(STEPS[link.step])
    places = (" ".join(one.span.of(release.text).lower().split()) for one in quote.evidence)
    if any(link.step in words for words in places):
        return gettext("who “%(word)s” is", word=link.step)
    return gettext("which leads to the name")


def doubt_office(quote: Quote, release: Release) -> str:
    """A warning where nothing beside the speaker speaks for the organisation, else ""."""
    body = quote.organisation_name
    if not (quote.role and body) or quote.corrected:
        return ""
    if stands_beside(release.text, (link.span for link in quote.evidence), body):
        return ""
    return gettext(
        "%(organisation)s does not stand beside the speaker: it was taken from elsewhere in the"
        " release. Of such organisations some two in three are right.",
        organisation=body,
    )


def explain_rule(quote: Quote) -> str:
    """What decided, as the sentence beside the rule in the table of rules."""
    rule = BY_NAME.get(quote.rule)
    if rule is None:  # the archive was built by a version that had other rules
        return gettext("A rule decided that this version no longer has.")
    return gettext(rule.sentence)
