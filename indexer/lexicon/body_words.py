"""Words in and around the names of bodies.

Origin: compiled by the editors; most were met in a release that was read wrong without them.
"""

from __future__ import annotations

ANY = frozenset("business company firm group organisation organization".split())
"""Nouns that stand for any body: "the company" is whoever the release is about."""
CAUSES = frozenset(
    """action agriculture arts business conflict crisis development education media medicine mind
    need politics science sciences sport sports technology transition""".split()
)
"""What bodies are for: "Friends for Peace in Cawdale Action", "Women in Technology"."""
COMMITTEES = frozenset("Commission Committee Subcommittee".split())
"""Heads of a committee that is called after a list of fields."""
COUNTRIES = frozenset("E.U. EU U.K. U.N. U.S. UK UN US".split())
"""Short forms of countries and unions before a body's name."""
ENDS_OF_FIRMS = frozenset("construction design services solutions technology".split())
"""Fields of work that end the names of firms, too."""
GENERIC = frozenset(
    """audit awards committee group judging jury organising organizing panel selection steering""".split()
)
"""Words for bodies that name none by themselves: Council President, Selection Committee Chair."""
HOUSES = frozenset(
    """cathedral center centre charity choir clinic club co-op co-operative college cooperative
    festival foundation gallery guild hospice hospital institute museum newspaper non-profit
    nonprofit orchestra party school society theater theatre union university watchdog zoo""".split()
)
"""Nouns by which a release calls the body that issued it, though its name does not tell them."""
SPELT_OTHERWISE = {
    "center": "centre", "centre": "center", "co-op": "cooperative", "cooperative": "co-operative",
    "theater": "theatre", "theatre": "theater",
}  # fmt: skip
"""Nouns for bodies -> how their names may spell them."""
IN_NAMES = frozenset("company group management media resources".split())
"""Role words that end the names of firms, too."""
NO_COMPANY = frozenset(
    """AI America Asia CDC CEO CFO Canada China E.U. EPA EU Europe FAA FDA IRS India Japan NASA NATO
    SEC U.K. U.N. U.S. UK UN US""".split()
)
"""Names in short that "the company" never stands for."""
NO_SEATS = frozenset("Bureau Department Ministry Office".split())
"""Bodies that are not called after the town they sit in."""
OWN = frozenset("Bank Company Corporation Firm Group Partnership Trust".split())
"""By which, written large, a release calls the body that issued it."""
PLACES = frozenset(
    """borough city country county district island nation parish region state town township
    village""".split()
)
"""Kinds of places: an office begins with its name (`Merrin County Sheriff`); it employs nobody."""
REGIONS = frozenset("ANZ APAC APJ DACH EMEA EU GCC LATAM MENA NA UK US USA".split())
"""Parts of the world in short: no bodies."""
