"""Whether words are on record: the verdict on one claim."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from indexer.archive import DateRange, Filter, Hit, Reader
from indexer.archive.language import is_telling
from indexer.archive.names import name_key
from indexer.checking.alignment import Alignment, Edit
from indexer.checking.candidates import find_hits, find_matches, lay_along, order_of
from indexer.checking.marks import plain_letters, read_marks
from indexer.checking.meaning import Flag, is_slip
from indexer.checking.nearest import NAMESAKES, find_nearest
from indexer.checking.occasions import SOON, find_dating, is_within
from indexer.checking.roles import find_standing
from indexer.checking.texts import find_texts, is_withdrawn
from indexer.checking.values import Claim, Found, Laid, Match, TextMatch, Verdict
from indexer.checking.words import read_words

MAX_CHARACTERS = 8_000
"""Of the words of one claim; what is longer is cut off."""
_FOUND = 0.62
"""The share of words that must be the same for the pasted ones to be the archived ones altered."""
_TELLING = 0.6
"""… and of the words that tell something."""
_MOVED = 0.4
"""The share that must be the same where the other words are there in another order."""
_LEAST = 3
"""Words that must be the same."""
_FURTHER = 3
_TEXTS = 3
_MORE = 0.1
"""How much more of the words a text must have than the best quote, to be what was meant …"""
_NEARLY = 0.9
"""… or the share below which a quote gives way to a text with every word, or to several quotes."""
_EQUAL = 0.001
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_PIECE = 4  # words of a piece that can be told from any other
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")


def check(reader: Reader, claim: Claim) -> Found:
    """Look for the words of a claim among everything on record, and say what differs."""
    text = plain_letters(claim.words[:MAX_CHARACTERS]).strip()
    claim = replace(claim, words=text)
    pasted = read_words(text)
    if all(read_marks(text).is_editors(token.span) for token in pasted):
        return Found(claim, "not_found")
    laid, hits = find_matches(reader, text, pasted)
    matches = _found(laid)
    if not matches or matches[0].share < _NEARLY:
        joined = _join(reader, text)
        if joined and not (matches and matches[0].share > _worst(joined)):
            return _tell(reader, claim, "joined", joined, [], hits)
        texts, there = find_texts(reader, text, pasted)
        matches = _best_of(matches, _found(lay_along(text, pasted, there)))
        if shown := _shown(reader, [t for t in texts if _is_found(t)][:_TEXTS], matches):
            return Found(claim, "in_text", texts=shown, nearest=tuple(hits[:_FURTHER]))
    if not matches:
        return Found(claim, "not_found", nearest=find_nearest(reader, claim, hits))
    return _tell_best(reader, claim, _best_of(matches, _claimed(reader, claim, matches)), hits)


def check_in_time(reader: Reader, claims: Iterable[Claim], seconds: float) -> Iterator[Found]:
    """Each claim checked, in the order given, until the time is over: one at least."""
    end = time.monotonic() + seconds
    for number, claim in enumerate(claims):
        if number and time.monotonic() > end:
            return
        yield check(reader, claim)


def _found(laid: Iterable[Match]) -> list[Match]:
    """The quotes that have the words, in the order given."""
    return [match for match in laid if _is_found(match)]


def _tell_best(
    reader: Reader, claim: Claim, matches: Sequence[Match], hits: Sequence[Hit]
) -> Found:
    best = _prefer(claim, matches)
    return _tell(reader, claim, _verdict(best), [best], [m for m in matches if m is not best], hits)


def _shown(
    reader: Reader, texts: Sequence[TextMatch], matches: Sequence[Match]
) -> tuple[TextMatch, ...]:
    """The texts to show in place of quotes: none where a quote has nearly as many of the words."""
    if not texts or not _is_of_text(texts[0], matches):
        return ()
    return tuple(t for t in texts if not is_withdrawn(reader, t))


def _claimed(reader: Reader, claim: Claim, matches: Sequence[Match]) -> list[Match]:
    """The same words by the claimed speaker or at the claimed time, where many have said them and
    none of those that were looked at is the one that was claimed."""
    best = matches[0].share
    equal = [m for m in matches if m.share >= best - _EQUAL]
    found: list[Hit] = []
    is_theirs = any(_is_said_by(claim.speaker, m) for m in equal)
    named = () if is_theirs else reader.resolve("speaker", claim.speaker)[:NAMESAKES]
    if named:
        filters = tuple(Filter("speaker", one.value) for one in named)
        found += find_hits(reader, claim.words, filters)
    days = [m.hit.quote.published for m in equal if m.hit.quote.published]
    if claim.date is not None and days and not is_within(claim.date, days):
        first, last = (claim.date - timedelta(SOON), claim.date + timedelta(1))
        found += find_hits(reader, claim.words, dates=DateRange(first, last))
    laid = lay_along(claim.words, read_words(claim.words), found)
    return [m for m in _found(laid) if m.share >= best - _EQUAL]


def _best_of(matches: Sequence[Match], others: Sequence[Match]) -> list[Match]:
    """Both, each quote once, the best first."""
    every = {m.hit.quote.id: m for m in (*matches, *others)}
    return sorted(every.values(), key=order_of)


def _is_of_text(text: TextMatch, matches: Sequence[Match]) -> bool:
    """Whether a release has the words, and no quote has nearly as many of them."""
    if not matches:
        return True
    best = matches[0].share
    return text.share > best + _MORE or (text.is_verbatim and best < _NEARLY)


def _is_found(match: Laid) -> bool:
    """Whether the words are the archived ones; a word typed wrong is the word."""
    alignment = match.alignment
    slips = {n for edit in alignment.changes for n in _slips(alignment, edit)}
    met = {n for e in alignment.edits if e.kind == "same" for n in range(*e.pasted)} | slips
    telling = [n for n, t in enumerate(alignment.pasted) if is_telling(t.form)]
    if alignment.is_reordered and len(telling) >= _LEAST and match.share >= _MOVED:
        return True
    return (
        match.share >= _FOUND - len(slips) / (2 * len(alignment.pasted))
        and len(met.intersection(telling)) >= max(1, _TELLING * len(telling))
        and len(met) >= min(_LEAST, len(alignment.pasted))
    )


def _slips(alignment: Alignment, edit: Edit) -> Iterator[int]:
    """Pasted words that are archived ones typed wrong, word for word."""
    pairs = zip(range(*edit.pasted), range(*edit.said), strict=False)
    if edit.pasted[1] - edit.pasted[0] == edit.said[1] - edit.said[0]:
        for pasted, said in pairs:
            if is_slip(alignment.said[said].form, alignment.pasted[pasted].form):
                yield pasted


def _prefer(claim: Claim, matches: Sequence[Match]) -> Match:
    """The best match, and of equals the one that fits the claim."""
    equal = [m for m in matches if m.share >= matches[0].share - _EQUAL]

    def order(match: Match) -> tuple[bool, bool, int]:
        day = match.hit.quote.published
        is_then = claim.date is None or day is None or is_within(claim.date, [day])
        return not _is_said_by(claim.speaker, match), not is_then, equal.index(match)

    return min(equal, key=order)


def _verdict(match: Match) -> Verdict:
    is_told = match.hit.quote.kind == "indirect"
    is_shifted = is_told and _has_as_many_modals(match.alignment)
    if any(not (is_told and _is_in_person(flag, is_shifted)) for flag in match.flags):
        return "meaning"
    if is_told:
        return "reported"
    return "verbatim" if match.is_verbatim else "altered"


_TENSES = frozenset("could would might can will may had was were should shall".split())


def _is_in_person(flag: Flag, is_shifted: bool) -> bool:
    """Whether a flag says no more than that reported words were put in the speaker's mouth."""
    is_tense = is_shifted and _TENSES.issuperset((*flag.gone, *flag.new))
    return flag.weight == "person" or is_tense


def _has_as_many_modals(alignment: Alignment) -> bool:
    """Whether "would" only became "will": none was left out or put in."""
    changes = alignment.changes
    gone = [alignment.said[n].form for edit in changes for n in range(*edit.said)]
    new = [alignment.pasted[n].form for edit in changes for n in range(*edit.pasted)]
    return len(_TENSES.intersection(gone)) == len(_TENSES.intersection(new))


def _tell(
    reader: Reader,
    claim: Claim,
    verdict: Verdict,
    matches: Sequence[Match],
    rest: Sequence[Match],
    hits: Sequence[Hit],
) -> Found:
    best = matches[0]
    quote = best.hit.quote
    elsewhere = [m for m in rest if m.share >= best.share - 0.05]
    dating = find_dating(reader, claim, (*matches, *elsewhere))
    other_speaker = not _is_said_by(claim.speaker, best)
    if other_speaker and verdict != "joined":
        verdict = "somebody_else"
    elif (dating.date_differs or dating.occasion_differs) and verdict in ("verbatim", "altered"):
        verdict = "other_date"
    used = {m.hit.quote.id for m in (*matches, *elsewhere)}
    return Found(
        claim,
        verdict,
        tuple(matches),
        tuple(elsewhere),
        nearest=tuple(h for h in hits if h.quote.id not in used)[:_FURTHER],
        speaker_differs=other_speaker,
        standing=find_standing(reader, "" if other_speaker else claim.role, quote),
        date_differs=dating.date_differs,
        occasion_differs=dating.occasion_differs,
        said_on=dating.days,
        event=dating.event,
    )


def _is_said_by(speaker: str, match: Match) -> bool:
    """Whether a claimed name, or a part of one, is that of the speaker."""
    claimed = set(name_key(speaker).split())
    known = set(name_key(match.hit.quote.speaker_name).split())
    if len(claimed) > 1 and claimed & _GENERATIONS != known & _GENERATIONS:
        return False  # the father is not the son
    if len(known) > 1 and known <= claimed:  # "Chief Ann Roe", "Ann Roe of Acme"
        return True
    return (
        not claimed
        or claimed <= set(name_key(match.hit.quote.speaker_name).split())
        or (len(claimed) > 1 and _has_same_ends(speaker, match.hit.quote.speaker_name))
    )


def _has_same_ends(one: str, other: str) -> bool:
    """ "Ana R. Roe" and "Ana Roe"."""
    mine, theirs = name_key(one).split(), name_key(other).split()
    return len(theirs) > 1 and (mine[0], mine[-1]) == (theirs[0], theirs[-1])


def _join(reader: Reader, text: str) -> list[Match]:
    """The quotes that the pieces of a text stand in one by one, if they are several."""
    pieces = _pieces(text)
    if len(pieces) < 2:
        return []
    found: list[Match] = []
    for piece in pieces:
        pasted = read_words(piece)
        laid, _ = find_matches(reader, piece, pasted)
        best = next((m for m in laid if _is_found(m) and m.share > 0.85), None)
        if best is None:
            return []
        found.append(best)
    return found if len({m.hit.quote.id for m in found}) > 1 else []


def _worst(matches: Sequence[Match]) -> float:
    return min(match.share for match in matches)


def _pieces(text: str) -> list[str]:
    """Sentences, and what stands on both sides of an ellipsis, if each is long enough."""
    cut = [0]
    for span in read_marks(text).ellipses:
        cut += [span.start, span.end]
    cut.append(len(text))
    stretches = [text[a:b] for a, b in zip(cut[::2], cut[1::2], strict=True)]
    pieces: list[str] = []
    for stretch in stretches:
        for piece in _SENTENCE.split(stretch):
            if pieces and len(read_words(piece)) < _PIECE:
                pieces[-1] = f"{pieces[-1]} {piece}"  # "They stayed." is said by many
            elif read_words(piece):
                pieces.append(piece)
    return pieces if all(len(read_words(piece)) >= _PIECE for piece in pieces) else []
