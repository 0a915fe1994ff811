"""Did they say that? A sentence or a pasted article against everything on record."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from app.check_page import MAX_SENTENCE, check_claims
from app.reading import current_reader
from app.translation import gettext
from indexer.archive.language.dates import read_date
from indexer.checking import MAX_TEXT, Claim, read_article

blueprint = Blueprint("check", __name__)


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
    problems = []
    if len(text) > MAX_TEXT:
        problems.append(
            gettext("Only the first %(most)s characters were looked at.", most=MAX_TEXT)
        )
        text = text[:MAX_TEXT]
    article = read_article(text)
    if article.is_cut:
        problems.append(
            gettext("Only the first %(most)s quotations were looked at.", most=len(article.claims))
        )
    if text.strip() and not article.claims:
        problems.append(gettext("There are no words to check."))
    return _page(list(article.claims), problems, text=text, form=Claim(""))


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
    )


def _page(claims: list[Claim], problems: list[str], text: str, form: Claim) -> Response:
    checked = check_claims(current_reader(), claims)
    counts: dict[str, int] = {}
    for one in checked:
        counts[one.title] = counts.get(one.title, 0) + 1
    page = make_response(
        render_template(
            "check.html", checked=checked, counts=counts, problems=problems, text=text, asked=form,
            typed_date=request.args.get("date", "")[:40],
        )
    )  # fmt: skip
    page.headers["Cache-Control"] = "no-store"  # what somebody checks is nobody else's business
    page.headers["X-Robots-Tag"] = "noindex"
    return page
