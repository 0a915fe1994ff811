"""What was withdrawn: 410 with day and reason for its addresses, and pages robots leave out."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

from app.site.beside import Beside
from indexer.archive.address import Address, find_memo
from indexer.withdrawals import (
    NONE,
    Departed,
    NoQuote,
    Notice,
    Withdrawals,
    WithdrawnKind,
    read_withdrawals,
)

_KINDS: dict[str, WithdrawnKind] = {
    "quote_id": "quote",
    "release_id": "release",
    "speaker_id": "speaker",
}


def set_up(application: Flask, archive: Address) -> None:
    application.extensions["withdrawn"] = Beside(
        find_memo(archive, "withdrawn"), read_withdrawals, NONE
    )
    application.after_request(_keep_robots_out)


def current_withdrawals() -> Withdrawals:
    """What was withdrawn from the archive, and what robots are to leave out."""
    held: Beside[Withdrawals] = current_app.extensions["withdrawn"]
    return held.current()


def find_notice() -> Notice | None:
    """Why there is nothing at the address of the present request, where that was decided."""
    asked = _asked()
    return current_withdrawals().notices.get(asked) if asked is not None else None


def find_departed() -> Departed | None:
    """Where the words of the quote asked for stand, if they are in no quote any more."""
    asked = _asked()
    if asked is None or asked[0] != "quote":
        return None
    return current_withdrawals().departed.get(asked[1])


def find_no_quote() -> NoQuote | None:
    """What was decided about the words asked for, if they were found to be no quote."""
    asked = _asked()
    if asked is None or asked[0] != "quote":
        return None
    return current_withdrawals().no_quotes.get(asked[1])


def _asked() -> tuple[WithdrawnKind, str] | None:
    """Which quote, release or speaker the present request is for."""
    if request.endpoint == "unapi.unapi":
        return "quote", request.args.get("id", "")
    for name, value in (request.view_args or {}).items():
        kind = _KINDS.get(name)
        if name == "identifier":
            kind = _KINDS.get(f"{(request.endpoint or '').rpartition('.')[2]}_id")
        if kind is not None:
            return kind, str(value)
    return None


def _keep_robots_out(response: Response) -> Response:
    asked = _asked()
    if asked is not None and current_withdrawals().keeps_out(*asked):
        response.headers["X-Robots-Tag"] = "noindex"
    return response
