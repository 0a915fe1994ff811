"""Why a quote is somebody's, in words: the chain from the text to the name, and the rule."""

from __future__ import annotations

from dataclasses import dataclass

from app.release_page import block_at, place_url
from app.translation import gettext, lazy_gettext
from indexer.model import Quote, Release, Span

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
_RULES = {
    "inverted": lazy_gettext("The name follows the words: “…”, said X."),
    "after": lazy_gettext("The name follows the words: “…”, X said."),
    "before": lazy_gettext("The name leads up to the words: X said: “…”"),
    "attribution alone": lazy_gettext("The sentence after the words says who spoke."),
    "according to": lazy_gettext("The words are given “according to” the speaker."),
    "reported": lazy_gettext("Reported speech: X said that …"),
    "reported before": lazy_gettext("Reported speech: …, X said."),
    "as told": lazy_gettext("Reported speech: as X noted, …"),
    "asked": lazy_gettext("A reported question: X asked whether …"),
    "colon": lazy_gettext("A name and a colon stand before the words."),
    "announced": lazy_gettext("The sentence above announces the words."),
    "statement announced": lazy_gettext("The sentence above announces the statement."),
    "follows": lazy_gettext("The words go on where the same speaker was quoted before."),
    "signature": lazy_gettext("The name is signed below the words."),
    "inline signature": lazy_gettext("The name is signed after the words, on the same line."),
    "interview": lazy_gettext("An answer in an interview."),
    "transcript": lazy_gettext("A turn of a transcript, headed by the name."),
    "speech": lazy_gettext("A speech, with its speaker named at the top."),
    "alone": lazy_gettext("The words stand alone; the nearest name above them was taken, if any."),
}


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
    """What decided, as a sentence; the rule's own name where it has no sentence yet."""
    known = _RULES.get(quote.rule)
    return str(known) if known else gettext("Decided by the rule “%(rule)s”.", rule=quote.rule)
