"""Did they say that? A sentence or a pasted article against everything on record."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, make_response, render_template, request, stream_with_context

from app.check.page import MAX_SENTENCE, check_claims
from app.site.links import permalink_to
from app.site.reader import current_reader
from app.site.translation import gettext
from app.site.wording import say_number
from indexer.archive import Reader
from indexer.archive.language.dates import read_date
from indexer.checking import (
    MAX_BATCH,
    MAX_CLAIMS,
    MAX_LINES,
    MAX_TEXT,
    ROW,
    Article,
    Claim,
    found_row,
    read_claims,
)
from indexer.checking import check as check_claim
from indexer.errors import CuratedFileError
from indexer.export import Line

blueprint = Blueprint("check", __name__)
_PIECE = 60_000
"""Characters of a table that are sent at once."""
PAGE_SECONDS = 20.0
"""How long a page of checks is made: proxies give up on a page after 30 or 60."""


@blueprint.get("/check")
def check() -> Response:
    """One sentence, which may stand in an address; without one, the form."""
    words = request.args.get("q", "").strip()
    problems = []
    if len(words) > MAX_SENTENCE:
        problems.append(
            gettext("Only the first %(most)s characters were looked at.", most=MAX_SENTENCE)
        )
    claim = _read_claim(words[:MAX_SENTENCE], problems)
    claims = [claim] if claim.words else []
    return _page(claims, problems, text="", form=claim)


@blueprint.post("/check")
def check_text() -> Response:
    """A pasted text, whose words stand in no address."""
    text = request.form.get("text", "")
    form = request.form.get("as", "article")
    problems: list[str] = []
    most = MAX_BATCH if form in ("lines", "table") else MAX_TEXT
    if len(text) > most:
        problems.append(gettext("Only the first %(most)s characters were looked at.", most=most))
        text = text[:most]
    read = _read_claims(text, form, problems)
    claims = list(read.claims)
    if read.is_cut:
        problems.append(
            gettext("Only the first %(most)s quotations were looked at.", most=len(claims))
        )
    if text.strip() and not claims and not problems:
        problems.append(gettext("There are no words to check."))
    if request.form.get("give") == "csv":
        return _write_table(claims, problems)
    return _page(claims, problems, text=text, form=Claim(""), kind=form)


def _read_claims(text: str, form: str, problems: list[str]) -> Article:
    """The claims of a pasted text, at most as many as are looked at, and whether there are more."""
    most = MAX_LINES if request.form.get("give") == "csv" else MAX_CLAIMS
    try:
        return read_claims(text, form, gettext("table"), most)
    except CuratedFileError as error:
        problems.append(str(error))
        return Article("", ())


def _write_table(claims: list[Claim], problems: list[str]) -> Response:
    """The verdicts as a spreadsheet, a line a claim: a thousand take half a minute and more,
    between which other pages are made. What was not looked at is said in its last lines."""
    lines = stream_with_context(_lines(current_reader(), claims, problems))
    answer = Response(lines, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="checked.csv"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _lines(reader: Reader, claims: list[Claim], problems: list[str]) -> Iterator[str]:
    """The table in large pieces, and an empty one behind each claim, for others to have a turn.
    A few lines at a time would look as if they were read too slowly, and be cut off."""
    line = Line()
    held = "\ufeff" + line.of(ROW)
    for number, claim in enumerate(claims, start=1):
        held += line.of(found_row(number, check_claim(reader, claim), permalink_to))
        if len(held) > _PIECE:
            yield held
            held = ""
        yield ""
    yield held + "".join(line.of(["", problem]) for problem in problems)


def _read_claim(words: str, problems: list[str]) -> Claim:
    typed = request.args.get("date", "").strip()[:40]
    days = read_date(typed) if typed else None
    if typed and days is None:
        problems.append(gettext("“%(day)s” is no date that could be read.", day=typed))
    return Claim(
        words,
        request.args.get("speaker", "").strip()[:200],
        days[0] if days else None,
        request.args.get("role", "").strip()[:200],
        request.args.get("occasion", "").strip()[:200],
    )


def _page(
    claims: list[Claim], problems: list[str], text: str, form: Claim, kind: str = "article"
) -> Response:
    checked = check_claims(current_reader(), claims, PAGE_SECONDS)
    if len(checked) < len(claims):
        problems.append(
            gettext(
                "Only the first %(count)s of %(all)s quotations were checked in the time that a"
                " page has. The spreadsheet has them all.",
                count=say_number(len(checked)),
                all=say_number(len(claims)),
            )
        )
    counts: dict[str, int] = {}
    for one in checked:
        counts[one.title] = counts.get(one.title, 0) + 1
    page = make_response(
        render_template(
            "check/page.html", checked=checked, counts=counts, problems=problems, text=text,
            asked=form, kind=kind,
            typed_date=request.args.get("date", "")[:40],
        )
    )  # fmt: skip
    page.headers["Cache-Control"] = "no-store"  # what somebody checks is nobody else's business
    page.headers["X-Robots-Tag"] = "noindex"
    return page
