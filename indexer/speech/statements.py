"""Turns as quotes, and what others are quoted with inside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from indexer.grammar.scene import Scene
from indexer.lexicon.titles import KIN, ROLE_NOUNS, is_person_noun
from indexer.model import Judgement, Mention, Quote, QuoteId, Release, Speech, Turn
from indexer.resolve.cast import name_keys
from indexer.rulebook import BY_NAME
from indexer.text.pieces import join_pieces

_UNSURE = 0.9  # a name the label gives and nothing else in the document
_OFFICE = 0.9


def turns_by_paragraph(scene: Scene, speech: Speech) -> dict[int, int]:
    """The number of the turn that each paragraph of a scene stands in, where it is in one."""
    spans = [(span.start, span.end, turn.number) for turn in speech.turns for span in turn.content]
    spans.sort()
    starts = [start for start, _, _ in spans]
    found: dict[int, int] = {}
    for paragraph in scene.paragraphs:
        at = bisect_right(starts, paragraph.span.end - 1) - 1
        if at >= 0 and spans[at][1] > paragraph.span.start:
            found[paragraph.index] = spans[at][2]
    return found


def turn_quotes(release: Release, speech: Speech) -> Iterator[Quote]:
    """A statement for each turn whose speaker the document tells."""
    for turn in speech.turns:
        if turn.speaker_name:
            yield _statement(release, turn, _rule(speech, turn))


def _rule(speech: Speech, turn: Turn) -> str:
    """The row of ``indexer.rulebook`` that a turn comes from."""
    if speech.form == "speech":
        return "speech"
    return "transcript" if turn.label else "interview"


def _statement(release: Release, turn: Turn, rule: str) -> Quote:
    first = turn.evidence[0] if turn.evidence else None
    matched = len(turn.evidence) > 1 or turn.speaker_type != "person"
    confidence = BY_NAME[rule].confidence if matched else _UNSURE
    judgement: Judgement = "matched" if len(turn.evidence) > 1 else "new"
    mention = None
    if first is not None and (first.step == "mention" or not turn.label):
        several = len(turn.label.split()) != 1
        mention = Mention(first.span, "name" if several else "surname")
    if turn.speaker_type == "unknown":
        confidence = _OFFICE
        mention = Mention(mention.span, "role") if mention is not None else None
    return Quote(
        id=QuoteId(""),
        release_id=release.id,
        text=join_pieces(release.text, turn.content),
        content=turn.content,
        kind="statement",
        speaker_name=turn.speaker_name,
        speaker_type=turn.speaker_type,
        role=turn.role,
        organisation_name=turn.organisation_name,
        published=release.published,
        cue=None,
        mention=mention,
        rule=rule,
        confidence=confidence,
        judgement=judgement,
        evidence=turn.evidence,
        candidates=(),
        turn=turn.number,
        paragraphs=turn.paragraphs,
    )


def place_in_turn(quote: Quote, speech: Speech, text: str) -> Quote | None:
    """A quote with the turn it stands in; None for words that stay those of the turn's speaker.

    ``text`` is the release's. Words that nobody has said, but might, stay the speaker's.
    """
    turn = _turn_at(speech, quote.content[0].start)
    if turn is None:
        said = [span for turn in speech.turns for span in turn.content]
        runs_in = any(span.start <= s.start < span.end for s in said for span in quote.content)
        return None if runs_in else quote
    if quote.kind != "direct" or BY_NAME[quote.rule].near or not _is_of_another(quote, turn, text):
        return None
    if _is_far_off(quote, turn, text) or _is_nobodys(quote, text):
        return None
    by = turn.speaker_name or turn.role or turn.label
    return replace(quote, turn=turn.number, paragraphs=turn.paragraphs, quoted_by=by)


def _is_nobodys(quote: Quote, text: str) -> bool:
    """Whether words are supposed, asked of those addressed, or a book's."""
    return _is_supposed(quote, text) or _is_addressed(quote, text) or _is_no_speaker(quote, text)


def _is_of_another(quote: Quote, turn: Turn, text: str) -> bool:
    """Whether a quote is of somebody in particular, who is not the speaker of the turn."""
    if not quote.speaker_name:
        return False
    if quote.speaker_type == "person":
        return not _is_same(quote.speaker_name, turn.speaker_name)
    if quote.speaker_type == "organisation":
        return not quote.speaker_name.islower()
    return _is_one_person(quote, text)  # not people, observers, a song


def _is_far_off(quote: Quote, turn: Turn, text: str) -> bool:
    """Whether a pronoun was given to somebody whom the turn has not named before it."""
    if quote.mention is None or quote.mention.kind != "pronoun" or not quote.speaker_name:
        return False
    before = text[turn.content[0].start : quote.mention.span.start]
    return not any(word in before for word in quote.speaker_name.split())


_ONE = re.compile(r"(?i)\b(?:the|my|his|her|our|their|an?)\s+(?:[\w-]+\s+){0,2}$")


def _is_one_person(quote: Quote, text: str) -> bool:
    """`The captain told me, “A”`: one person, if without a name."""
    if quote.mention is None or quote.speaker_type != "unknown":
        return False
    if _INDEFINITE.search(quote.speaker_name.capitalize()):
        return False
    head = quote.speaker_name.split(" of ")[0].split(" in ")[0].split()[-1].casefold()
    span = quote.mention.span
    before = text[max(0, span.start - 40) : span.start] + span.of(text).partition(head)[0]
    told = head in KIN or head in ROLE_NOUNS or is_person_noun(head)
    return told and not head.endswith("s") and _ONE.search(before) is not None


_AHEAD = 80  # code points of a sentence before a speaker's name that are looked at
_SUPPOSES = re.compile(r"(?i)\b(?:if|imagine|suppose|supposing)\b[^.?!\n]*$")
_SUPPOSED = re.compile(
    r"(?i)\b(?:would|could|might|may|should|can|cannot|will|won|can|couldn|wouldn|[’'](?:d|ll)"
    r"|(?:were|was|is|are|has|have|had) to|never|not|nor|didn|doesn|hasn)\b"
    r"(?! have to\b)(?!,? (?:always|often|sometimes|usually)\b)"
)


def _is_supposed(quote: Quote, text: str) -> bool:
    """`If Roe were to say, “A”`, `Roe would never say “A”`: nobody has said so."""
    if quote.cue is None or quote.mention is None:
        return False
    name, cue = quote.mention.span, quote.cue.span
    if not name.start < cue.start < quote.content[0].start:
        return False
    supposes = _SUPPOSES.search(text[max(0, name.start - _AHEAD) : name.end]) is not None
    return supposes or _SUPPOSED.search(text[name.end : cue.start][-_AHEAD:]) is not None


_OF_SOMEBODY = re.compile(r"[A-Z][\w’'-]+ (?:of|from|in|at) $")
_CITED = re.compile(r"\.?,? ?\d{1,3} ?[:.,] ?\d{1,3}")  # Matt. 6:33


_INDEFINITE = re.compile(
    r"(?i)^(?:One|Another|Some\w*|Many|Any\w*)\b|\d$|^\W"
)  # One writer; Luke 7


def _is_no_speaker(quote: Quote, text: str) -> bool:
    """A chapter and verse, or an ordinary word with a large letter: `the Way says`."""
    if quote.mention is not None and _CITED.match(text, quote.mention.span.end):
        return True
    if quote.mention is not None and " " not in quote.speaker_name:
        start = quote.mention.span.start
        if _OF_SOMEBODY.search(text, max(0, start - _AHEAD), start):
            return True  # Mrs Roe of | Merrin, who says
    name = quote.speaker_name
    if _INDEFINITE.search(name):
        return True
    one = quote.speaker_type == "organisation" and " " not in name
    return one and re.search(rf"(?<![\w’'-]){re.escape(name.lower())}(?![\w’'-])", text) is not None


def _is_addressed(quote: Quote, text: str) -> bool:
    """`Neighbours, look at this and ask, “A”`: those who are spoken to, not quoted."""
    if quote.mention is None or quote.cue is None:
        return False
    span = quote.mention.span
    base = quote.cue.span.of(text).casefold() == quote.cue.lemma
    opens = not text[: span.start].rstrip(' “"') or text[: span.start].rstrip(' “"')[-1] in ".?!…\n"
    return base and opens and text[span.end : span.end + 1] == ","


def _turn_at(speech: Speech, place: int) -> Turn | None:
    at = bisect_right([turn.content[0].start for turn in speech.turns], place) - 1
    if at < 0:
        return None
    turn = speech.turns[at]
    return turn if turn.content[-1].end >= place else None


def _is_same(one: str, other: str) -> bool:
    first, second = set(name_keys(one)), set(name_keys(other))
    return bool(first and second) and (first <= second or second <= first)
