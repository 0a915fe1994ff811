"""Corrections of single attributions, by quote id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from indexer.identity.authority.values import Authority, Correction
from indexer.identity.people.names import compare_names, parse_person
from indexer.identity.people.profiles import looks_like_name
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Quote, ReleaseId, Span, SpeakerType
from indexer.text.fold import fold
from indexer.text.pieces import join_pieces

_GIVEN = frozenset(fold(name) for name in GIVEN_NAMES)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_ANOTHER = frozenset({"unlike", "conflict", "similar"})


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A correction that changed nothing, and why; to be reported, never dropped in silence."""

    correction: Correction
    reason: str


def apply_corrections(
    quotes: Iterable[Quote],
    authority: Authority,
    texts: Mapping[ReleaseId, str] | None = None,
) -> tuple[tuple[Quote, ...], tuple[Unmatched, ...]]:
    """Put corrections into quotes; a quote keeps its id whatever of it is corrected.

    ``texts`` are the releases' texts, needed where spans are corrected. The
    second value lists the corrections that match no quote or do not fit. What is decided to be no
    quote stays: whoever builds leaves it out.
    """
    wanted = {one.quote: one for one in authority.corrections if one.is_quote}
    people = {person.id: person.name for person in authority.people}
    bodies = {body.id: body.name for body in authority.organisations}
    done: list[Quote] = []
    unmatched: list[Unmatched] = []
    met: set[str] = set()
    for quote in quotes:
        correction = wanted.get(quote.id)
        if correction is None:
            done.append(quote)
            continue
        met.add(quote.id)
        text = (texts or {}).get(quote.release_id)
        if reason := _misfit(quote, correction, text) or _stranger(
            correction, {**bodies, **people}
        ):
            unmatched.append(Unmatched(correction, reason))
            done.append(quote)
        else:
            done.append(_corrected(quote, correction, people, bodies, text))
    unmatched.extend(
        Unmatched(correction, "no quote has this id")
        for id_, correction in wanted.items()
        if id_ not in met
    )
    return tuple(done), tuple(sorted(unmatched, key=lambda u: u.correction.quote))


def _misfit(quote: Quote, correction: Correction, text: str | None) -> str:
    if correction.spans is None:
        return ""
    if text is None:
        inside = len(quote.content) == 1 and all(
            quote.content[0].contains(s) for s in correction.spans
        )
        return "" if inside else "the release's text is needed to correct its spans"
    if correction.spans[-1].end > len(text):
        return f"the release has only {len(text)} characters"
    return ""


def _stranger(correction: Correction, known: Mapping[str, str]) -> str:
    """An id that no entry has would be shown as somebody's name."""
    speaker = correction.speaker or ""
    if speaker in known or not _ID.fullmatch(speaker):
        return ""
    return f"nobody in people.toml or organisations.toml has the id {speaker}"


def _corrected(
    quote: Quote,
    correction: Correction,
    people: Mapping[str, str],
    bodies: Mapping[str, str],
    text: str | None,
) -> Quote:
    decided = correction.decided
    changed = replace(quote, corrected=f"{decided.date.isoformat()}: {decided.reason}")
    if correction.speaker is not None:
        changed = _spoken_by(changed, correction.speaker, people, bodies)
    if correction.kind is not None:
        changed = replace(changed, kind=correction.kind)
    if correction.role is not None:
        changed = replace(changed, role=correction.role)
    if correction.organisation is not None:
        changed = replace(changed, organisation_name=correction.organisation)
    if correction.spans is not None:
        changed = replace(changed, content=correction.spans, text=_words(quote, correction, text))
    return changed


def _words(quote: Quote, correction: Correction, text: str | None) -> str:
    spans = correction.spans or ()
    if text is not None:
        return join_pieces(text, spans)
    start = quote.content[0].start
    moved = [Span(span.start - start, span.end - start) for span in spans]
    return join_pieces(quote.text, moved)


def _spoken_by(
    quote: Quote, speaker: str, people: Mapping[str, str], bodies: Mapping[str, str]
) -> Quote:
    """An id, somebody's name, or "" where it is not known who spoke.

    The role, organisation and evidence of somebody else are not the new speaker's.
    """
    name = people.get(speaker) or bodies.get(speaker) or speaker
    if not speaker or _names_another(quote.speaker_name, name):
        quote = replace(quote, role="", organisation_name="", mention=None, evidence=())
    if not speaker:
        return replace(
            quote,
            speaker_name="",
            speaker_type="unknown",
            judgement="unknown",
            candidates=(),
            speaker_id=None,
            confidence=1.0,
        )
    return replace(
        quote,
        speaker_name=name,
        speaker_type=_kind_of(quote, speaker, name, people, bodies),
        judgement="matched",
        candidates=(),
        speaker_id=None,
        confidence=1.0,
    )


def _kind_of(
    quote: Quote, speaker: str, name: str, people: Mapping[str, str], bodies: Mapping[str, str]
) -> SpeakerType:
    if speaker in people:
        return "person"
    given = fold(name.split(maxsplit=1)[0]) in _GIVEN
    if speaker in bodies or (quote.speaker_type == "organisation" and not given):
        return "organisation"
    return "person" if looks_like_name(name) else "group"


def _names_another(old: str, new: str) -> bool:
    """Whether two names cannot be two forms of one."""
    return compare_names(parse_person(old), parse_person(new)).grade in _ANOTHER
