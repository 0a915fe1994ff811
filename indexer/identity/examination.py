"""An identification with its workings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.identity.people.profiles import Profile
from indexer.identity.people.verdict import Pair
from indexer.model import Identification, SpeakerId


@dataclass(frozen=True, slots=True)
class Examination:
    """An identification with its workings, for review and explanation.

    ``speaker_of`` takes a profile's id to its speaker's; ``unsure`` are the
    open questions, best first; ``merges`` the pairs that made people of profiles;
    ``idle`` says which decisions of the authority file speak of nobody.
    """

    identification: Identification
    profiles: Mapping[str, Profile]
    speaker_of: Mapping[str, SpeakerId]
    merges: tuple[Pair, ...]
    unsure: tuple[Pair, ...]
    idle: tuple[str, ...] = ()
