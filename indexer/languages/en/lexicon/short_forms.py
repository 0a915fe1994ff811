"""Short forms of English: what a full stop or an apostrophe is part of.

Origin: forms of address, companies and places as releases write them, compiled by the editors.
"""

from __future__ import annotations

ADDRESSES = frozenset(
    """adm amb brig brigadier capt captain cdr cllr cmdr col colonel corporal cpl del det drs flt
    gen gov govs insp ldr lieutenant lt maj messrs msgr profs rep reps sen sens sergeant
    sgt sqn supt wg""".split()
)
"""Ranks and offices before a name, beside ``indexer.lexicon.titles.ADDRESS``."""
BEFORE_STOP = frozenset("Bhd Bros Co Corp Dept Esq Inc Jr Ltd No Pte Sdn Sr St Univ".split())
"""Words that end with a full stop and no sentence, beside titles."""
CONTRACTED = frozenset("d ll m re ve".split())
"""What stands behind the apostrophe of a verb: we’re, they’ve."""
LEGAL_FORMS = frozenset("corp inc llc ltd plc".split())
"""Legal forms that are written small, too."""
PLACES = frozenset("D.C. E.U. L.A. N.C. N.Y. U.A.E. U.K. U.N. U.S. U.S.A.".split())
"""Places that look like credentials: M.P.H., Ed.D."""
