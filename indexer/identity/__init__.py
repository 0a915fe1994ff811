"""Who is who across releases: speakers, organisations, and what people decided about them."""

from indexer.identity.authority.leading import lead_authority
from indexer.identity.authority.reading import load_authority
from indexer.identity.authority.values import EMPTY, Admission, Authority, Correction, Withdrawal
from indexer.identity.context import ReleaseContext, context_of
from indexer.identity.corrections import Unmatched, apply_corrections
from indexer.identity.examination import Examination
from indexer.identity.identify import examine, identify
from indexer.identity.permalinks import keep_permalinks

__all__ = [
    "EMPTY",
    "Admission",
    "Authority",
    "Correction",
    "Examination",
    "ReleaseContext",
    "Unmatched",
    "Withdrawal",
    "apply_corrections",
    "context_of",
    "examine",
    "identify",
    "keep_permalinks",
    "lead_authority",
    "load_authority",
]
