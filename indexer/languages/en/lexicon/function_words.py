"""Closed classes of English that only the grammar asks for. Origin: grammar."""

from __future__ import annotations

DEFINITE = frozenset("her his its our the their".split())
"""Determiners of what was told of before."""
TELLING = frozenset(
    """the of and to that with from by this which its our are has was were is for on at as be will
    it we their said have an""".split()
)
"""Words that tell English from other languages when enough of them stand together."""
