"""Open questions for a person to decide, and why the archive decided as it did.

Everything here turns an ``Examination`` into lines; nothing decides.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from indexer.identity.examination import Examination
from indexer.identity.people.profiles import Profile
from indexer.model import Quote, Speaker, SpeakerId

_EXAMPLES = 2
_EXAMPLE_LENGTH = 160  # characters of a quote: enough to hear who speaks


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two speakers who may be one, with what speaks for it and against it."""

    a: Speaker
    b: Speaker
    score: int
    pro: tuple[str, ...]
    contra: tuple[str, ...]
    a_quotes: tuple[Quote, ...]
    b_quotes: tuple[Quote, ...]

    @property
    def ids(self) -> tuple[str, str]:
        """As a decision writes them: the one quoted more often stays."""
        a, b = self._in_order()
        return (a[0].id, b[0].id)

    @property
    def anchors(self) -> tuple[str, str]:
        """A quote of each, in the order of ``ids``, by which they are found again."""
        a, b = self._in_order()
        return (a[1][0].id, b[1][0].id)

    def _in_order(self) -> list[tuple[Speaker, tuple[Quote, ...]]]:
        both = [(self.a, self.a_quotes), (self.b, self.b_quotes)]
        return sorted(both, key=lambda pair: (-pair[0].quotes, pair[0].id))


def list_candidates(examination: Examination, name: str = "") -> list[Candidate]:
    """The open questions, those that concern most quotes first.

    ``name`` keeps those where a speaker's name holds it, case ignored.
    """
    speakers = {s.id: s for s in examination.identification.speakers}
    examples = _examples(examination.identification.quotes)
    found = []
    for pair in examination.unsure:
        a = speakers.get(examination.speaker_of[pair.a])
        b = speakers.get(examination.speaker_of[pair.b])
        if a is None or b is None or name.lower() not in f"{a.name}\n{b.name}".lower():
            continue
        verdict = pair.verdict
        found.append(
            Candidate(
                a, b, verdict.score, verdict.pro, verdict.contra, examples[a.id], examples[b.id]
            )
        )
    return sorted(found, key=lambda c: (-min(c.a.quotes, c.b.quotes), -c.score, c.ids))


def _examples(quotes: Sequence[Quote]) -> Mapping[SpeakerId, tuple[Quote, ...]]:
    """The longest quotes of each speaker, from different releases where there are several."""
    said: dict[SpeakerId, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker_id is not None:
            said[quote.speaker_id].append(quote)
    chosen: dict[SpeakerId, tuple[Quote, ...]] = {}
    for id_, all_of in said.items():
        best: dict[str, Quote] = {}
        for quote in sorted(all_of, key=lambda q: (-len(q.text), q.id)):
            best.setdefault(quote.release_id, quote)
        chosen[id_] = tuple(best.values())[:_EXAMPLES]
    return chosen


def describe_candidate(candidate: Candidate, width: int = 100) -> Iterator[str]:
    """A question as lines: the two side by side, then what speaks for one person and against."""
    column = max((width - 3) // 2, 20)
    left = list(_describe_speaker(candidate.a, candidate.a_quotes, column))
    right = list(_describe_speaker(candidate.b, candidate.b_quotes, column))
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:<{column}} | {other}".rstrip()
    for reason in candidate.pro:
        yield f"  + {reason}"
    for reason in candidate.contra:
        yield f"  - {reason}"


def _describe_speaker(speaker: Speaker, quotes: Sequence[Quote], width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{speaker.name} ({_count(speaker)})", width)
    yield from textwrap.wrap(speaker.id, width)
    for m in speaker.memberships[:4]:
        dates = "–".join(dict.fromkeys(str(d) for d in (m.since, m.until) if d))
        yield from textwrap.wrap(
            ", ".join(part for part in (m.role, m.organisation, dates) if part), width
        )
    for quote in quotes:
        yield ""
        text = textwrap.shorten(" ".join(quote.text.split()), _EXAMPLE_LENGTH, placeholder=" …")
        yield from textwrap.wrap(f"“{text}”", width)
        yield from textwrap.wrap(f"{quote.published or 'undated'}, {quote.release_id}", width)


def _count(speaker: Speaker) -> str:
    return "1 quote" if speaker.quotes == 1 else f"{speaker.quotes} quotes"


def explain_speaker(examination: Examination, speaker_id: str) -> Iterator[str]:
    """Why a speaker's mentions are one person, and who else it might have been.

    ``speaker_id`` may be an id that redirects; nothing is yielded for no such id.
    """
    identification = examination.identification
    goal = dict(identification.redirects).get(speaker_id, speaker_id)
    speakers = {s.id: s for s in identification.speakers}
    speaker = speakers.get(SpeakerId(goal))
    if speaker is None:
        return
    if goal != speaker_id:
        yield f"{speaker_id} is now {goal}"
    yield f"{speaker.name} ({speaker.id}): {_count(speaker)}"
    for id_, profile in sorted(examination.profiles.items()):
        if examination.speaker_of[id_] == goal:
            yield f"  {_describe_profile(profile)}"
    for reason in speaker.reasons:
        yield f"  because {reason}"
    for pair in examination.unsure:
        ids = (examination.speaker_of[pair.a], examination.speaker_of[pair.b])
        if goal in ids:
            other = ids[1] if ids[0] == goal else ids[0]
            yield f"  perhaps also {other}: {'; '.join(pair.verdict.pro)}"
            for reason in pair.verdict.contra:
                yield f"    but {reason}"
    for confusable in speaker.confusable:
        if confusable in speakers:
            yield f"  not {speakers[confusable].name} ({confusable})"


def _describe_profile(profile: Profile) -> str:
    bodies = ", ".join(sorted(profile.organisations)) or "no organisation"
    roles = ", ".join(sorted(profile.roles)) or "no role"
    releases = sorted(profile.releases)
    more = f" and {len(releases) - 1} more" if len(releases) > 1 else ""
    return f"{profile.id}: {profile.name.text}; {roles}; {bodies}; {releases[0]}{more}"
