"""What templates may call: words, links and marks, each made in its own module."""

from __future__ import annotations

from flask import Flask

from app.highlight import mark_block, mark_passage, mark_snippet
from app.sentences import say_count, say_day
from app.static_files import static_url
from indexer.model import Quote

KIND_WORDS = {"direct": "", "statement": "statement", "mixed": "in part", "indirect": "reported"}


def doubt(quote: Quote) -> str:
    """A few words where the attribution is not certain, else ""."""
    if quote.judgement in ("ambiguous", "unknown"):
        return "attribution uncertain"
    return "attribution uncertain" if quote.confidence < 0.75 else ""


def set_up_templates(application: Flask) -> None:
    application.jinja_env.trim_blocks = True
    application.jinja_env.lstrip_blocks = True
    application.jinja_env.globals.update(
        static_url=static_url,
        mark_snippet=mark_snippet,
        mark_passage=mark_passage,
        mark_block=mark_block,
        say_day=say_day,
        say_count=say_count,
        doubt=doubt,
        kind_words=KIND_WORDS,
    )
