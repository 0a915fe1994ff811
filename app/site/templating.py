"""What templates may call: words, links and marks, each made in its own module."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from jinja2 import FileSystemLoader, PrefixLoader

from app.office.labels import office_of, say_office
from app.quote.citation import cite_hit, words_copied
from app.report.view import takes_reports
from app.search.entries import fold
from app.site.compiling import Compiler, show
from app.site.links import absolute, own_address, search_url, site_url, url_of, web_address
from app.site.markup import mark_block, mark_frame, mark_passage, mark_places, mark_snippet
from app.site.searched_words import with_words, words_sought
from app.site.static_files import static_url
from app.site.wording import (
    KIND_WORDS,
    is_unnamed,
    say_appearances,
    say_correction,
    say_count,
    say_day,
    say_doubt,
    say_language,
    say_length,
    say_number,
    say_period,
    say_read_languages,
    say_reason,
    say_share,
    say_today,
    say_words,
)
from indexer.archive import kind_of
from indexer.export.whole import trim_words

_PACKAGES = (
    "api",
    "browse",
    "check",
    "coverage",
    "export",
    "office",
    "quote",
    "release",
    "report",
    "search",
    "site",
    "speech",
    "who",
)
"""Those with a folder ``templates``: ``quote/page.html`` stands in that of ``app/quote``."""


def set_up(application: Flask) -> None:
    folder = Path(application.root_path)
    application.jinja_loader = PrefixLoader(
        {name: FileSystemLoader(folder / name / "templates") for name in _PACKAGES}
    )
    application.jinja_env.code_generator_class = Compiler
    application.jinja_env.show = show  # type: ignore[attr-defined]  # for the compiled code
    application.jinja_env.trim_blocks = True
    application.jinja_env.lstrip_blocks = True
    application.jinja_env.policies["ext.i18n.trimmed"] = True
    application.jinja_env.globals.update(
        static_url=static_url,
        absolute=absolute,
        own_address=own_address,
        search_url=search_url,
        site_url=site_url,
        takes_reports=takes_reports,
        url_of=url_of,
        web_address=web_address,
        office_of=office_of,
        say_office=say_office,
        cite_hit=cite_hit,
        words_copied=words_copied,
        fold=fold,
        mark_frame=mark_frame,
        mark_snippet=mark_snippet,
        mark_passage=mark_passage,
        mark_block=mark_block,
        mark_places=mark_places,
        trim_words=trim_words,
        with_words=with_words,
        words_sought=words_sought,
        say_language=say_language,
        say_length=say_length,
        say_read_languages=say_read_languages,
        say_day=say_day,
        say_today=say_today,
        say_appearances=say_appearances,
        say_count=say_count,
        say_number=say_number,
        say_period=say_period,
        say_share=say_share,
        say_words=say_words,
        say_correction=say_correction,
        say_reason=say_reason,
        doubt=say_doubt,
        is_unnamed=is_unnamed,
        kind_words=KIND_WORDS,
        kind_of=kind_of,
    )
