"""Made-up archives of any size: Zipf words, real-looking names, ten years.

The same seed gives the same archive. Words are pronounceable and end like
English ones, so that stemming and prefixes have something to do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from indexer.model import (
    Alias,
    Identification,
    Membership,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Span,
    Speaker,
    SpeakerId,
)

WORDS_A_QUOTE = 35
QUOTES_A_RELEASE = 4
_COMMON = (
    "the of and to in a is that for it we will with our be on as are this have by at from not has"
    " they but their which more was an or can new all people year world business company support"
    " market growth service community government climate change carbon energy health public policy"
    " technology investment development economy security education customers million future"
).split()
_ONSETS = "b br c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split()
_VOWELS = "a e i o u ai ea ee ie oa ou".split()
_CODAS = "b ck d ft g l ld ll m mp n nd ng nk nt p r rd rk rm rn rt s sh st t th x".split()
_ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ly", "ment", "ation", "ness", "able", "al", "ity"]
_FIRST = (
    "Ann John Mary Wei Carlos Fatima Priya Olaf Amina Kenji Sofia Liam Chloe Ahmed Ingrid Pedro"
    " Grace Tomas Yuki Elena David Nora Samuel Leila Hugo Mei Victor Zoe Ivan Ruth Omar Clara"
).split()
_ROLES = [
    "Chief Executive", "Minister", "Spokesperson", "Director", "Chair", "Secretary",
    "Commissioner", "Professor", "President", "Head of Research", "Founder", "Mayor",
]  # fmt: skip


def _syllable(rng: random.Random) -> str:
    return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)


def make_words(rng: random.Random, count: int) -> list[str]:
    """Distinct words, the common English ones first."""
    words = dict.fromkeys(_COMMON)
    while len(words) < count:
        stem = "".join(_syllable(rng) for _ in range(rng.choice((1, 1, 2, 2, 3))))
        words[stem + rng.choice(_ENDINGS)] = None
    return list(words)


@dataclass(frozen=True)
class MadeUp:
    """A made-up archive; ``releases`` makes it piece by piece."""

    quotes: int
    seed: int = 7
    vocabulary: int = 60_000

    @property
    def speakers(self) -> int:
        return max(self.quotes // 50, 20)

    @property
    def organisations(self) -> int:
        return max(self.quotes // 200, 10)

    def releases(self, first: int = 0) -> Iterator[tuple[Release, tuple[Quote, ...]]]:
        """Releases with their quotes; ``first`` numbers the first release."""
        rng = random.Random(self.seed + first)
        words = make_words(random.Random(self.seed), self.vocabulary)
        weights = list(accumulate(1 / rank for rank in range(2, len(words) + 2)))
        names = self.speaker_names()
        ranks = list(accumulate(1 / (n + 5) for n in range(self.speakers)))
        bodies = list(accumulate(1 / (n + 5) for n in range(self.organisations)))
        people, organisations = range(self.speakers), range(self.organisations)
        done, number = 0, first
        while done < self.quotes:
            day = date(2016, 1, 1) + timedelta(days=rng.randrange(3_650))
            count = min(rng.randint(1, 2 * QUOTES_A_RELEASE - 1), self.quotes - done)
            body = rng.choices(organisations, cum_weights=bodies)[0]
            speakers = rng.choices(people, cum_weights=ranks, k=count)
            texts = [
                " ".join(
                    rng.choices(
                        words, cum_weights=weights, k=rng.randint(10, 2 * WORDS_A_QUOTE - 10)
                    )
                ).capitalize()
                + "."
                for _ in range(count)
            ]
            release_id = ReleaseId(f"r{number:07d}")
            yield (
                self._release(release_id, day, body, texts),
                tuple(
                    _quote(release_id, i, text, day, speaker, names[speaker], body)
                    for i, (text, speaker) in enumerate(zip(texts, speakers, strict=True))
                ),
            )
            done, number = done + count, number + 1

    def speaker_names(self) -> list[str]:
        rng = random.Random(self.seed + 1)
        return [
            f"{rng.choice(_FIRST)} {(_syllable(rng) + rng.choice(('', 'son', 'er', 'man'))).title()}"
            for _ in range(self.speakers)
        ]

    def identification(self) -> Identification:
        """Speakers and organisations; quotes carry their ids already."""
        return Identification(
            quotes=(),
            speakers=tuple(
                Speaker(
                    SpeakerId(f"s{n}"),
                    name,
                    "person",
                    aliases=(Alias(name, 1), Alias(f"Mr {name.split()[-1]}", 1)),
                    memberships=(Membership("", _ROLES[n % len(_ROLES)], None, None, None),),
                )
                for n, name in enumerate(self.speaker_names())
            ),
            organisations=tuple(
                Organisation(OrganisationId(f"o{n}"), _organisation_name(n))
                for n in range(self.organisations)
            ),
        )

    @staticmethod
    def _release(release_id: ReleaseId, day: date, body: int, texts: list[str]) -> Release:
        text = "\n\n".join(texts)
        return Release(
            id=release_id,
            feed=f"wire{body % 20}",
            publisher=_organisation_name(body),
            title=texts[0][:60],
            published=day,
            place="",
            url=f"https://example.org/{release_id}",
            language="en",
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
        )


def _organisation_name(number: int) -> str:
    rng = random.Random(number)
    kind = rng.choice(("Council", "Group", "Ministry", "University", "Bank", "Institute"))
    return f"{_syllable(rng).title()} {_syllable(rng).title()} {kind}"


def _quote(
    release: ReleaseId, place: int, text: str, day: date, speaker: int, name: str, body: int
) -> Quote:
    return Quote(
        id=QuoteId(f"{release}-{place}"),
        release_id=release,
        text=text,
        content=(Span(place * 1_000, place * 1_000 + len(text)),),
        kind="indirect" if speaker % 3 == 0 else "direct",
        speaker_name=name,
        speaker_type="person",
        role=_ROLES[speaker % len(_ROLES)],
        organisation_name=_organisation_name(body),
        published=day,
        cue=None,
        mention=None,
        rule="made up",
        confidence=0.95,
        judgement="matched",
        speaker_id=SpeakerId(f"s{speaker}"),
        organisation_id=OrganisationId(f"o{body}"),
    )
