"""Named fields, as in front matter, a JSON object or a CSV row, as candidates for metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from indexer.ingest.dates import DATE, WEEKDAY, parse_date
from indexer.model import Candidate, Field, RawRelease

# Our name -> the names publishers use for it, the first that is filled wins.
NAMES: dict[Field, tuple[str, ...]] = {
    "title": (
        "title", "headline", "name", "subject", "titel", "título", "titulo", "titre", "heading",
        "article_title", "post_title", "title_x", "title_y", "überschrift", "schlagzeile",
        "titolo", "encabezado", "標題", "标题",
    ),
    "published": (
        "date", "published", "published_at", "publication_date", "date_published", "published_date",
        "publish_date", "date_publish", "pubdate", "pub_date", "published_time", "published_on",
        "release_date", "date_released", "issued", "issue_date", "date_issued", "posted_at",
        "post_date", "date_posted", "posted", "datetime", "date_str", "date_time", "datum",
        "fecha", "publicado", "first_published_at", "dc.date", "veröffentlicht",
        "veröffentlicht_am", "erscheinungsdatum", "fecha_de_publicación", "date_de_publication",
        "日期",
    ),
    "place": ("place", "location", "city", "dateline"),
    "publisher": (
        "publisher", "source", "newsroom", "issuer", "sender", "organisation", "organization",
        "outlet", "quelle", "fuente", "source_name", "site_name", "agency", "herausgeber",
        "published_by", "issued_by",
    ),
    "author": ("author", "byline", "creator", "authors", "creators"),
    "embargo": ("embargo",),
    "feed": ("feed", "wire"),
    "url": (
        "url", "link", "canonical", "canonical_url", "source_url", "permalink", "web_url",
        "article_url", "href", "url_metadata", "netzadresse", "webadresse", "enlace",
    ),
    "language": ("language", "lang"),
}  # fmt: skip
# What metadata says of a speech beside that: kept as it stands, for whoever reads speeches.
STATED: dict[str, tuple[str, ...]] = {
    "speaker": (
        "speaker",
        "delivered_by",
        "presenter",
        "interviewee",
        "witness",
        "preacher",
        "homilist",
        "lecturer",
        "orator",
        "speaker_name",
        "speakers",
        "redner",
        "rednerin",
        "orador",
        "orateur",
    ),
    "interviewer": ("interviewer", "interviewed_by", "interview_by", "questions_by", "words"),
    "people": ("people",),  # who takes part, as the reader of a list of stretches found them
    "author": ("author", "authors", "creator", "creators", "byline", "by"),
    "summary": ("summary", "description", "abstract", "subtitle", "standfirst", "excerpt", "lead"),
    "voices": ("voices",),  # who speaks in a list of stretches, as its reader names them
    "event": ("event", "occasion", "event_name", "event_title"),
    "event place": ("venue", "event_place", "event_location", "where", "held_at"),
    "event date": (
        "when",
        "held",
        "held_on",
        "event_date",
        "delivered_on",
        "delivered",
        "date_delivered",
        "speech_date",
    ),
    "form": ("type", "document_type", "content_type", "category", "genre", "tags", "tag"),
}
_LONGEST = 2_000  # code points of such a value that are kept
# When a record was made may be when its text came out; when it was fetched or changed is not.
WEAK: tuple[str, ...] = ("created_at", "date_created", "created", "timestamp", "description_date")
NOT_READ = (
    "updated", "updated_at", "last_updated", "modified", "modified_at", "date_modified",
    "last_modified", "scraped_at", "crawled_at", "fetched_at", "downloaded_at", "retrieved_at",
    "accessed_at", "date_scraped", "date_crawled", "date_download", "indexed_at", "deleted_at",
)  # fmt: skip
TEXTS = (
    "text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "main_text",
    "body_text", "raw_text", "plain_text", "plaintext", "article", "article_body", "articlebody",
    "original_content", "story", "message", "transcript", "texto", "cuerpo", "contenido", "inhalt",
    "texte", "release_text", "content_text", "post_content", "description_full",
    "fließtext", "fliesstext", "volltext", "pressetext", "正文", "內容", "内容",
    "paragraphs", "body_paragraphs", "text_paragraphs", "sections", "blocks", "content_blocks",
    "body_blocks",
)  # fmt: skip
HTMLS = ("html", "body_html", "content_html", "raw_html", "html_content", "article_html")
_IDS = ("id", "release_id", "guid")
# How programs wrap a text: WordPress writes {"rendered": …}, what comes from XML {"#text": …}.
_WRAPPERS = ("rendered", "text", "value", "#text", "content", "html", "plain")
_BLOCKS = ("blocks", "paragraphs", "sections")
_HEADINGS = ("heading", "subheading", "headline", "title")
_MOST = 20  # entries of a list of names that are read
_LONGEST_NAME = 100
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DAY_BEHIND = re.compile(rf"[\s,;–—-]+(?:{WEEKDAY.pattern}|{DATE.pattern}).*$", re.IGNORECASE)
_DEEPEST = 3  # levels at which a thing's name is looked for


def text_of(value: object, depth: int = 0) -> str:
    """What a field says in words: text, a number, a day, the name of a thing, a list of them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None or depth > _DEEPEST:
        return ""
    if isinstance(value, (int, float, date)):
        return str(value)
    if isinstance(value, Mapping):
        named = (value[key] for key in ("name", "title", *_WRAPPERS) if key in value)
        return text_of(next(named, None), depth + 1)
    if isinstance(value, list):
        words = (text_of(entry, depth + 1) for entry in value[:_MOST])
        return "; ".join(word for word in words if word)
    return ""


def _to_the_letter(value: object) -> str:
    """An id as it is, since others compare with it; "" for what is none."""
    return value if isinstance(value, str) and value.strip() else text_of(value)


def normal_name(name: object) -> str:
    """``Publication Date`` and ``publicationDate`` are ``publication_date``."""
    parted = _CAPITAL.sub("_", str(name).strip()[:_LONGEST_NAME])
    return re.sub(r"[\s\-]+", "_", parted.lower())


def named_text(fields: Mapping[str, object], names: Sequence[str]) -> str:
    """The first filled text among the names; ``fields`` under their normal names."""
    return next((text for name in names if (text := long_text(fields.get(name))).strip()), "")


def long_text(value: object) -> str:
    """A text to the letter: as it is, in a wrapper (``{"rendered": …}``), or by paragraphs.

    An editor's blocks (``{"blocks": [{"type": "p", "value": …}, …]}``) are paragraphs.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        text = next((v for key in _WRAPPERS if isinstance(v := value.get(key), str)), "")
        return text or _blocks(next((value[key] for key in _BLOCKS if key in value), None))
    return _blocks(value)


def _blocks(value: object, depth: int = 0) -> str:
    """The words of a list of blocks, each with the heading it has."""
    if not isinstance(value, list) or depth > _DEEPEST:
        return ""
    return "\n\n".join(text for block in value if (text := _block(block, depth)))


def _block(block: object, depth: int) -> str:
    """The words of one block; what holds no space, as an address, is none."""
    if isinstance(block, str):
        return block.strip()
    if not isinstance(block, Mapping):
        return ""
    texts = (_words(block.get(key), depth) for key in (*_WRAPPERS, "v", *_BLOCKS, "body"))
    words = next(filter(None, texts), "")
    heading = next((h for key in _HEADINGS if isinstance(h := block.get(key), str)), "").strip()
    return f"{heading}\n\n{words}" if heading and words else words


def _words(value: object, depth: int) -> str:
    if isinstance(value, str):
        return value.strip() if " " in value.strip() else ""
    return _blocks(value, depth + 1)


def stated_in(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Names and values of ``STATED`` that fields hold, the first filled of each."""
    found = []
    for name, candidates in STATED.items():
        words = next((w for c in candidates if (w := text_of(fields.get(c)))), "")
        if words:
            found.append((name, " ".join(words.split())[:_LONGEST]))
    return tuple(found)


def add_fields(raw: RawRelease, fields: Mapping[str, object], where: str) -> RawRelease:
    """A release with what named fields say of it; ``where`` they stand is kept with each."""
    lower = {normal_name(name): value for name, value in fields.items()}
    found = [
        Candidate(field, _plain(field, value), where, name)
        for field, names in NAMES.items()
        for name in names
        if (value := text_of(lower.get(name)))
    ]
    found += [
        Candidate("published", _plain("published", value), "weak record", name)
        for name in WEAK
        if (value := text_of(lower.get(name)))
    ]
    id_ = raw.id or next((v for name in _IDS if (v := _to_the_letter(lower.get(name)))), "")
    return replace(
        raw,
        id=id_,
        candidates=(*raw.candidates, *(c for c in found if c.value)),
        stated=raw.stated or stated_in(lower),
    )


def _plain(field: Field, value: str) -> str:
    """A value in the form candidates have: a day as ISO where it is clear, a language's code."""
    if field == "published":
        day = parse_date(value)
        return day.isoformat() if day else value
    if field == "place":
        return _DAY_BEHIND.sub("", value)  # Merrin, Thursday
    if field == "author" and not _LETTER.search(value):
        return ""  # the number of an account
    return language_code(value) if field == "language" else value


def language_code(value: str) -> str:
    """``en-GB`` and ``en_US`` are ``en``; anything that is no code is left to the guess."""
    code = value.lower().replace("_", "-").split("-")[0].strip()
    return code if len(code) == 2 and code.isalpha() else ""
