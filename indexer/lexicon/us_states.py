"""The States of the United States, by code (USPS) and name: for datelines and seats."""

from __future__ import annotations

import re

US_STATES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR""".split()
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
