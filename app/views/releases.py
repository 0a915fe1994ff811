"""A release as a readable article, its quotes marked and named."""

from __future__ import annotations

from flask import Blueprint, render_template

from app.reading import current_reader
from indexer.model import ReleaseId

blueprint = Blueprint("releases", __name__)

_QUIET = frozenset(["caption", "table", "links", "contact", "about", "legal"])


@blueprint.get("/release/<path:release_id>")
def release(release_id: str) -> str:
    page = current_reader().release(ReleaseId(release_id))
    blocks = [
        (block, [q for q in page.quotes if any(s.overlaps(block.span) for s in q.content)])
        for block in page.release.blocks
    ]
    return render_template(
        "release.html", release=page.release, quotes=page.quotes, blocks=blocks, quiet=_QUIET
    )
