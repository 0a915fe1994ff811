"""Who is who across releases: speakers, organisations, and what people decided about them."""

from indexer.identity.authority.leading import lead_authority
from indexer.identity.authority.reading import load_authority
from indexer.identity.authority.values import EMPTY, Admission, Authority, Correction, Withdrawal
from indexer.identity.context import ReleaseContext, context_of
from indexer.identity.corrections import Unmatched, apply_corrections
from indexer.identity.examination import Examination
from indexer.identity.identify import examine, identify
from indexer.identity.people.evidence import World
from indexer.identity.people.judging import (
    Judged,
    Judging,
    judge_here,
    judge_part,
    put_together,
)
from indexer.identity.people.profiles import Profile
from indexer.identity.permalinks import keep_permalinks

__all__ = [
    "EMPTY",
    "Admission",
    "Authority",
    "Correction",
    "Examination",
    "Judged",
    "Judging",
    "Profile",
    "ReleaseContext",
    "Unmatched",
    "Withdrawal",
    "World",
    "apply_corrections",
    "context_of",
    "examine",
    "identify",
    "judge_here",
    "judge_part",
    "keep_permalinks",
    "lead_authority",
    "load_authority",
    "put_together",
]
