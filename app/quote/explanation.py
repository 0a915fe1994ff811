"""Why a quote is somebody's, in words: the chain from the text to the name, and the rule."""

from __future__ import annotations

from dataclasses import dataclass

from app.release.page import block_at, place_url
from app.site.translation import gettext, lazy_gettext
from indexer.model import Quote, Release, Span
from indexer.rulebook import BY_NAME

_AROUND = 90  # code points shown on either side of the words
_STEPS = {
    "mention": lazy_gettext("the words beside the quote"),
    "same surname": lazy_gettext("the same surname"),
    "full name": lazy_gettext("the fullest name"),
    "role": lazy_gettext("the role, from these words"),
    "same role": lazy_gettext("the same role"),
    "same words": lazy_gettext("the same words"),
    "in full": lazy_gettext("the name in full"),
    "spelled out": lazy_gettext("the short form spelled out"),
    "interviewed": lazy_gettext("who is interviewed"),
    "spoke last": lazy_gettext("who spoke last"),
}
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
    return [
        _explain(link.span, link.step, index, release) for index, link in enumerate(quote.evidence)
    ]


def _explain(span: Span, step: str, index: int, release: Release) -> ChainLink:
    block = block_at(release, span.start)
    within = block.span if block else Span(0, len(release.text))
    start = max(within.start, span.start - _AROUND)
    end = min(within.end, span.end + _AROUND)
    before, after = release.text[start : span.start], release.text[span.end : end]
    if start > within.start:
        before = "… " + before.partition(" ")[2]
    if end < within.end:
        after = after.rpartition(" ")[0] + " …"
    if step == "mention" and index:
        words = str(_AGAIN)
    elif step in _STEPS:
        words = str(_STEPS[step])
    else:  # a pronoun or a noun that stands for somebody: he, the company
        words = gettext("who “%(word)s” is", word=step)
    url = place_url(release, span.start)
    return ChainLink(before, span.of(release.text), after, words, url, step == "role")


def explain_rule(quote: Quote) -> str:
    """What decided, as the sentence beside the rule in the table of rules."""
    rule = BY_NAME.get(quote.rule)
    if rule is None:  # the archive was built by a version that had other rules
        return gettext("A rule decided that this version no longer has.")
    return gettext(rule.sentence)
