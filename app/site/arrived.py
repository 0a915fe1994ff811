"""What came into the archive since a day: the builds that readers may go back to."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import current_app, has_app_context

from app.site.translation import gettext
from indexer.archive import ArrivalOrder, Arrived
from indexer.arrivals import Arrivals, read_moment

_MOST = 4
"""Days of builds that are offered."""


def read_added(text: str) -> date | None:
    """The day of a typed day, or of so many days ago ("7d"); None for anything else."""
    try:
        return read_moment(text, datetime.now(UTC)).date()
    except (ValueError, OverflowError):
        return None


def find_arrived(added: date | None) -> Arrived | None:
    """What a search asks of arrivals; None where nothing is known of them."""
    arrivals = _arrivals()
    if arrivals is None:
        return None
    since = 0
    if added is not None:
        days = [batch.at.date() if batch.at else date.min for batch in arrivals.batches]
        since = next((n for n, day in enumerate(days) if day >= added), len(days))
    return Arrived(_order_of(arrivals), since, added)


def list_days() -> list[date]:
    """The days of the last builds that brought anything, the last first; none of a single one."""
    arrivals = _arrivals()
    if arrivals is None:
        return []
    days = dict.fromkeys(b.at.date() for b in reversed(arrivals.batches[1:]) if b.at is not None)
    return list(days)[:_MOST]


def say_unknown() -> str:
    """Where an archive cannot tell what came in when."""
    return gettext("When things came in is not known of this archive: everything is shown.")


def _arrivals() -> Arrivals | None:
    if not has_app_context():
        return None
    found: Arrivals = current_app.extensions["newest"].arrivals.current()
    return found if found.batches else None


def _order_of(arrivals: Arrivals) -> ArrivalOrder:
    """One order as long as the arrivals are the same, as readers remember by it."""
    held: tuple[Arrivals, ArrivalOrder] | None = current_app.extensions.get("arrival_order")
    if held is None or held[0] is not arrivals:
        builds = {
            release: number
            for number, batch in enumerate(arrivals.batches[1:], start=1)
            for release in batch.releases
        }
        held = current_app.extensions["arrival_order"] = arrivals, ArrivalOrder(builds)
    return held[1]
