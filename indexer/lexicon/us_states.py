"""The States of the United States, by code (USPS) and name: for datelines and seats.

Origin: the codes of the United States Postal Service; for the rest the editors' own list.
"""

from __future__ import annotations

import re

US_STATES = frozenset(
    """AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE
    NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY""".split()
)

STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii"
    "|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan"
    "|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico"
    "|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    "|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia"
    "|Wisconsin|Wyoming"
).split("|")

_SEAT = re.compile(rf"[DRI]-(?:{'|'.join((*sorted(US_STATES), *STATE_NAMES))}|[A-Z][a-z]+\.)")


def is_seat(word: str) -> bool:
    """Whether a word gives a legislator's party and state: D-Ohio, R-TX, I-Vt."""
    return _SEAT.fullmatch(word) is not None
