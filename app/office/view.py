"""The list of offices, and the page of one."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.office.page import list_offices, office_page
from app.site.reader import current_reader

blueprint = Blueprint("office", __name__)


@blueprint.get("/browse/offices")
def offices() -> str:
    return render_template("office/listing.html", offices=list_offices(current_reader()))


@blueprint.get("/office/<code>")
def office(code: str) -> str:
    return render_template("office/page.html", **office_page(current_reader(), code[:100]))
