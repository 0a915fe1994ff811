"""Who is who across releases: speakers, organisations, and what people decided about them."""

from indexer.identity.authority import EMPTY, Authority
from indexer.identity.context import ReleaseContext, context_of
from indexer.identity.identify import Examination, examine, identify

__all__ = [
    "EMPTY",
    "Authority",
    "Examination",
    "ReleaseContext",
    "context_of",
    "examine",
    "identify",
]
