"""Report this attribution: a form for each quote. And the corrections that were made, for all."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request

from app.settings import Settings
from app.site.rate import REPORT_WINDOW, REPORTS_OF_ALL, REPORTS_OF_ONE, Rate
from app.site.reader import current_reader
from app.site.withdrawn import current_withdrawals
from indexer.model import QuoteId
from indexer.reporting import (
    LONGEST,
    REPORT_KINDS,
    FullQueueError,
    add_report,
    make_report,
)

blueprint = Blueprint("report", __name__)
_SHOWN = 500
"""Corrections of the page, the newest."""
_rate = Rate(REPORTS_OF_ONE, REPORTS_OF_ALL, REPORT_WINDOW)


def takes_reports() -> bool:
    """Whether whoever keeps the site named a file for reports."""
    settings: Settings = current_app.extensions["on_record"]
    return settings.reports is not None


@blueprint.get("/quote/<quote_id>/report")
def form(quote_id: str) -> Response:
    """The form, which works without JavaScript."""
    if not takes_reports():
        abort(404)
    return _page(quote_id, 200)


@blueprint.post("/quote/<quote_id>/report")
def report(quote_id: str) -> Response:
    """Put a report into the queue. Nothing of who sent it is kept."""
    settings: Settings = current_app.extensions["on_record"]
    if settings.reports is None:
        abort(404)
    quote = current_reader().quote(QuoteId(quote_id))
    kind = next((k for k in REPORT_KINDS if k == request.form.get("kind")), None)
    instead, reason = (request.form.get(name, "").strip() for name in ("instead", "reason"))
    if kind is None or not (instead or reason):
        return _page(quote_id, 400)
    if wait := _rate.wait(request.remote_addr or ""):
        page = _page(quote_id, 429)
        page.headers["Retry-After"] = str(wait)
        return page
    try:
        add_report(settings.reports, make_report(quote.id, kind, instead, reason))
    except (OSError, FullQueueError):
        current_app.logger.exception("a report could not be kept in %s", settings.reports)
        return _page(quote_id, 503)
    return _page(quote_id, 200, sent=True)


def _page(quote_id: str, status: int, *, sent: bool = False) -> Response:
    quote = current_reader().quote(QuoteId(quote_id))
    typed = {name: request.form.get(name, "")[:LONGEST] for name in ("kind", "instead", "reason")}
    page = make_response(
        render_template(
            "report/form.html",
            quote=quote,
            release=current_reader().release(quote.release_id).release,
            status=status,
            sent=sent,
            typed=typed,
            longest=LONGEST,
        ),
        status,
    )
    page.headers["Cache-Control"] = "no-store"
    page.headers["X-Robots-Tag"] = "noindex"
    return page


@blueprint.get("/corrections")
def corrections() -> Response:
    """What people set right or took out, with day and reason, the newest first."""
    held = current_withdrawals()
    gone = [notice for notice in held.notices.values() if not notice.of]
    none = [one for one in held.no_quotes.values() if not one.of]
    words = render_template(
        "report/corrections.html",
        corrected=sorted(held.corrected, key=lambda c: c.date, reverse=True)[:_SHOWN],
        total=len(held.corrected),
        withdrawn=sorted(gone, key=lambda n: n.date, reverse=True)[:_SHOWN],
        no_quotes=sorted(none, key=lambda n: n.date, reverse=True)[:_SHOWN],
        count_no_quotes=len(none),
        orphaned=held.orphaned,
    )
    page = make_response(words)
    page.headers["Cache-Control"] = "no-store"  # it is of a file beside the generation
    return page
