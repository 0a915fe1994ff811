"""How long it takes to tell who is who, and how the time grows.

Run by hand: ``python tests/benchmarks/identity_bench.py [MENTIONS]``. The names
follow the shape of real archives: a few given and family names cover most
people, one person in five speaks for a second organisation, a tenth of the
mentions give no organisation and a tenth another form of the name.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta

from indexer.identity import ReleaseContext, examine
from indexer.model import Quote, QuoteId, ReleaseId, Span

_SYLLABLES = "ka lo mi ran te su bel dor fin gar hal jo ker lin mor nas ost per quin ros".split()


def make_quotes(mentions: int, seed: int = 7) -> list[Quote]:
    """Quotes of ``mentions`` mentions, each in a release of its own with one other."""
    rng = random.Random(seed)
    given = _words(rng, 400)
    family = _words(rng, 4_000)
    bodies = [
        f"{w.title()} {rng.choice(['Energy', 'Bank', 'Labs', 'Foods'])}"
        for w in _words(rng, max(mentions // 8, 10))
    ]
    roles = ["CEO", "President and CEO", "Director of Research", "spokesperson", "Mayor", ""]
    people = [
        (_pick(rng, given), _pick(rng, family), rng.sample(bodies, 1 + (rng.random() < 0.2)))
        for _ in range(max(mentions // 3, 10))
    ]
    quotes = []
    for n in range(mentions):
        first, last, own = rng.choice(people)
        dice = rng.random()
        name = f"{first.title()} {last.title()}"
        if dice < 0.05:
            name = f"{first[0].upper()}. {last.title()}"
        elif dice < 0.10:
            name = f"{first.title()} {rng.choice('ABC')}. {last.title()}"
        quotes.append(
            Quote(
                id=QuoteId(f"q{n}"),
                release_id=ReleaseId(f"r{n // 2}"),
                text="w",
                content=(Span(0, 1),),
                kind="direct",
                speaker_name=name,
                speaker_type="person",
                role=rng.choice(roles),
                organisation_name="" if rng.random() < 0.1 else rng.choice(own),
                published=date(2020, 1, 1) + timedelta(days=rng.randrange(2000)),
                cue=None,
                mention=None,
                rule="bench",
                confidence=1.0,
                judgement="matched",
            )
        )
    return quotes


def _words(rng: random.Random, n: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < n:
        found["".join(rng.choice(_SYLLABLES) for _ in range(rng.choice([2, 3, 4])))] = None
    return list(found)


def _pick(rng: random.Random, words: list[str]) -> str:
    """Zipf-like: the first words are borne by many."""
    return words[min(int(rng.paretovariate(0.8)) - 1, len(words) - 1)]


def main() -> None:
    mentions = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for size in (mentions // 4, mentions // 2, mentions):
        quotes = make_quotes(size)
        contexts = {q.release_id: ReleaseContext(id=q.release_id, publisher="wire") for q in quotes}
        start = time.perf_counter()
        found = examine(quotes, contexts)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>8} mentions  {seconds:6.1f} s  {size / seconds:8.0f}/s  "
            f"{len(found.profiles)} profiles  {len(found.identification.speakers)} speakers  "
            f"{len(found.merges)} merges  {len(found.unsure)} unsure  peak {peak} MiB"
        )


if __name__ == "__main__":
    main()
