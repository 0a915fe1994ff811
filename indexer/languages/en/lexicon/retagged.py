"""Words whose tag their neighbours decide. Origin: grammar, and errors found in reading releases.

``indexer.languages.en.retagging`` says between which neighbours.
"""

from __future__ import annotations

from indexer.lexicon import organisations, titles

ADDRESSES_TOO = frozenset("Imam Kumari Lord Pak Pastor Sen Sheikh Tuan".split())
"""Forms of address that are names, too."""
BODIES_TOO = titles.ROLE_MODIFIERS & organisations.INSTITUTIONS
"""What may modify a role and be a body's noun: `Financial`, `Resources`."""
CHIEFS = frozenset("CEO CFO COO CTO Chairman Executive President".split())
HOLDS = frozenset("hold holding holds".split())
"""What is held is more often a meeting than a view."""
INFORMED = frozenset(
    "choice choices consent decision decision-making decisions opinion opinions".split()
)
"""What may be informed, without anybody informing."""
INVERTED = frozenset("Adds Said Says Writes Wrote".split())
"""Verbs that open a sentence before who spoke."""
JOBS_TOO = frozenset(
    """Boss Builder Carpenter Champion Cook Dancer Driver Gardener Guide Keeper Painter
    Ranger Sailor Shepherd Singer Skipper Tailor Warden Weaver""".split()
)
"""Surnames that are jobs: before two further words that open a sentence, what somebody is."""
LINKS = frozenset("a an and for in of that the".split())
"""Small words that are no part of a name, however they are written."""
MALAY_RANKS = frozenset("Puan Seri Sri".split())
"""What makes a title of two words of one: Tan Sri."""
MALAY_TITLES = frozenset("Dato Dato’ Tan Toh".split())
"""Words that are names or titles by themselves, too."""
MONTHS_TOO = frozenset("April August Jan Jun June Mar Sep".split())
"""Months that are names, too."""
NO_NAMES = frozenset(
    """analyses analysis data estimates evidence fewer figures finally finding findings first
    framework if less more note please polls recent research results second so statistics
    status studies surveys third what""".split()
)
"""Nouns and adverbs that open a sentence, and no name."""
NOUN_OR_VERB = frozenset(
    """address alert alerts announced answer answers appeal appeals call calls cite claim claimed
    claims close closing comment comments confirmed counsel demand demands echo end ending
    estimate estimated estimates feeling forecast forecasts highlight highlights hope hopes
    input invite laugh lead marvel note notes offer offers open opening order orders pledge
    pledges post posts promise promises proposal question questions quote quotes read recall
    recalls regret regrets remark remarks reply report reported reports request requests rule
    ruled rules share shares signal signals smile start starting state stated states stress
    thought tout understanding voice voices welcome wonder writing""".split()
)
"""Forms that are nouns or adjectives as often as verbs: `the report`, `an estimated cost`."""
OFFICES_TOO = frozenset(
    "Bishop Cardinal Chancellor Constable Deacon Dean Judge Justice Major Marshal Provost".split()
)
"""Surnames that are offices: of somebody whose given name stands before them."""
OF_LORDS = frozenset("Advocate Chamberlain Chancellor Lieutenant Mayor Provost".split())
"""Offices that begin with `Lord`, whoever holds them."""
POINTING = frozenset("a an her his its our the their this".split())
OFFICES_OF_TWO = frozenset(
    """Agents Ambassadors Attorneys Captains Commissioners Congressmen Constables Councillors
    Councilmembers Delegates Deputies Detectives Directors Governors Inspectors Judges Justices
    Lieutenants Mayors Ministers Officers Professors Representatives Secretaries Senators Sergeants
    Supervisors Troopers""".split()
)
"""Offices of two people who are named behind them: `Deputies Ann Roe and Ida Pell`."""
PRONOUNS = frozenset("He She They".split())
ROLE_ENDINGS = frozenset(
    "associate chief deputy executive general head lead official principal representative".split()
)
"""Modifiers that are the role themselves where no role noun follows."""
STANDING_ALONE = frozenset("another both many most one others several some".split())
"""Words that stand for whoever speaks: `Another stated, “…”`"""
SURNAMES_TOO = frozenset("Banks Church Post".split())
"""Surnames that are words for bodies."""

FORENAMES_TOO = frozenset("archer chandler hunter king mason pope prince ranger".split())
"""Trades and ranks that are first names as well: "Hunter Ann Roe"."""
TO = frozenset(["to"])
"""What stands before a verb in its base form."""
