"""How right the extraction was on documents nobody had read: the figures of ``docs/accuracy.md``
that the page of the archive's contents shows. A test holds the two together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.site.translation import lazy_gettext


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of document: quotes, and which share was found with the right words, and with the
    right words and speaker. ``written`` is its name in the docs."""

    written: str
    label: str
    quotes: int
    words: float
    end_to_end: float


@dataclass(frozen=True, slots=True)
class FirstSight:
    """One measurement, before anybody read its errors."""

    day: date
    documents: int
    rows: tuple[Row, ...]


FIRST_SIGHT = (
    FirstSight(
        date(2026, 11, 29),
        53,
        (
            Row("wires", lazy_gettext("wires"), 27, 0.94, 0.86),
            Row("prosecutors", lazy_gettext("prosecutors"), 18, 0.81, 0.65),
            Row("cities", lazy_gettext("cities"), 15, 0.97, 0.97),
            Row("company newsrooms", lazy_gettext("company newsrooms"), 13, 0.92, 0.92),
            Row("members of congress", lazy_gettext("members of congress"), 10, 0.75, 0.75),
            Row("parties of Australia", lazy_gettext("parties of Australia"), 8, 0.75, 0.75),
            Row("**all**", lazy_gettext("all"), 98, 0.89, 0.83),
        ),
    ),
    FirstSight(
        date(2026, 11, 28),
        54,
        (
            Row("wires", lazy_gettext("wires"), 14, 0.97, 0.90),
            Row("prosecutors", lazy_gettext("prosecutors"), 15, 0.34, 0.34),
            Row("a city", lazy_gettext("a city"), 10, 0.90, 0.90),
            Row("company newsrooms", lazy_gettext("company newsrooms"), 13, 0.88, 0.64),
            Row("members of congress", lazy_gettext("members of congress"), 19, 0.68, 0.68),
            Row("ministries of Australia", lazy_gettext("ministries of Australia"), 12, 0.83, 0.83),
            Row("**all**", lazy_gettext("all"), 96, 0.79, 0.72),
        ),
    ),
)
"""The newest first."""

KNOWN_FAULTS = (
    lazy_gettext(
        "About one role in five, and more than one organisation in three, is not as the release "
        "gives it."
    ),
    lazy_gettext("Of the releases of prosecutors and ministries more is missed than of wires."),
    lazy_gettext(
        "One person may be two speakers: after a change of company, or where a release gives a "
        "family name alone."
    ),
    lazy_gettext(
        "A quote names nobody where two people fit, and the wrong person now and then: each says "
        "why its speaker was chosen."
    ),
)
