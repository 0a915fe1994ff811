"""From files to annotated releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.errors import GoldError
from indexer.evaluation.fields import (
    Record,
    Source,
    list_field,
    optional_text,
    span_of,
    text_field,
)
from indexer.evaluation.gold import Form, GoldQuote, GoldRelease
from indexer.evaluation.marked import kind_by_marks, regions
from indexer.model import Span

_KINDS = ("direct", "mixed", "indirect", "statement")


def load_gold(path: Path) -> list[GoldRelease]:
    """Every annotated release in a folder, or in one ``.json`` or ``.jsonl`` file.

    Raises ``GoldError`` naming the file and the line of what is wrong; also for
    a folder that holds none, or files of several forms.
    """
    if path.is_dir():
        files = sorted(path.rglob("*.json"))
        releases = [_read_file(file, _group(file, path)) for file in files]
    elif path.suffix == ".jsonl":
        releases = list(_read_lines(path))
    else:
        releases = [_read_file(path, path.parent.name)]
    if not releases:
        raise GoldError(str(path), 0, "no annotated releases here")
    if len(forms := {release.form for release in releases}) > 1:
        raise GoldError(str(path), 0, f"annotations of several forms: {', '.join(sorted(forms))}")
    return releases


def _group(file: Path, root: Path) -> str:
    parts = file.relative_to(root).parts
    return parts[0] if len(parts) > 1 else root.resolve().name


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(str(file), 0, (error.strerror or "cannot be read").lower()) from error
    except UnicodeDecodeError as error:
        raise GoldError(str(file), 0, f"not UTF-8 at byte {error.start}") from error


def _read_file(file: Path, group: str) -> GoldRelease:
    source = Source(str(file), _read_text(file))
    record = source.parse()
    text = text_field(record, "text", source)
    quotes = list_field(record, "quotes", source)
    form: Form = "releases" if "id" in record else "citron"
    read = _read_ours if form == "releases" else _read_citron
    found = []
    for number, quote in enumerate(quotes):
        at = source.place("quotes", number)
        if not isinstance(quote, dict):
            raise source.fail("a quote is an object", at)
        found.append(read(quote, text, source, at))
    return GoldRelease(
        id=text_field(record, "id", source) if form == "releases" else file.stem,
        form=form,
        group=group,
        text=text,
        quotes=tuple(found),
        ignore=tuple(_ignored(record, text, source)),
        title=optional_text(record, "title", source),
        publisher=optional_text(record, "publisher", source),
        date=optional_text(record, "date", source),
        url=optional_text(record, "source_url", source),
    )


# Our own form


def _read_ours(quote: Record, text: str, source: Source, at: int) -> GoldQuote:
    kind = text_field(quote, "kind", source, at)
    if kind not in _KINDS:
        raise source.fail(f"no such kind: {kind!r} (there are {', '.join(_KINDS)})", at)
    content: list[Span] = []
    for words in list_field(quote, "spans", source, at):
        content.append(_locate(words, text, content[-1].end if content else 0, source, at))
    if not content:
        raise source.fail("a quote has no spans", at)
    mention = optional_text(quote, "mention", source, at)
    named = _nearest(mention, text, content)
    return GoldQuote(
        kind,
        tuple(content),
        cue=_nearest(optional_text(quote, "cue", source, at), text, [*content, *named]),
        source=named,
        speaker=optional_text(quote, "speaker", source, at),
        mention=mention,
        role=optional_text(quote, "role", source, at),
        organisation=optional_text(quote, "organisation", source, at),
    )


def _locate(words: object, text: str, after: int, source: Source, at: int) -> Span:
    if not isinstance(words, str) or not words:
        raise source.fail("a span is a verbatim substring of the text", at)
    start = text.find(words, after)
    if start < 0:
        start = text.find(words)
    if start < 0:
        raise source.fail(f"the span {words[:60]!r} is not in the text", at)
    return Span(start, start + len(words))


def _nearest(words: str, text: str, content: list[Span]) -> tuple[Span, ...]:
    """The place of a mention or cue: annotations give its words, so the one nearest the content."""
    if not any(c.isalnum() for c in words):
        return ()
    best, distance = None, len(text) + 1
    start = text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        apart = min(max(c.start - span.end, span.start - c.end, 0) for c in content)
        beside = text[max(0, start - 1) : start] + text[span.end : span.end + 1]
        whole = not any(c.isalnum() for c in beside)
        if whole and apart < distance and not any(c.contains(span) for c in content):
            best, distance = span, apart
        start = text.find(words, start + 1)
    return (best,) if best is not None else ()


def _ignored(record: Record, text: str, source: Source) -> Iterator[Span]:
    for number, words in enumerate(list_field(record, "ignore", source)):
        at = source.place("ignore", number)
        yield _locate(words, text, 0, source, at)


# Citron's form


def _read_citron(quote: Record, text: str, source: Source, at: int) -> GoldQuote:
    content = tuple(_spans(quote, "contents", text, source, at))
    if not content:
        raise source.fail("a quote has no contents", at)
    named = tuple(_spans(quote, "sources", text, source, at))
    cue = quote.get("cue")
    return GoldQuote(
        kind_by_marks(text, content, regions(text)),
        content,
        cue=(_citron_span(cue, text, source, at),) if cue else (),
        source=named,
        mention=" ".join(span.of(text) for span in named),
    )


def _spans(quote: Record, name: str, text: str, source: Source, at: int) -> Iterator[Span]:
    for record in list_field(quote, name, source, at):
        yield _citron_span(record, text, source, at)


def _citron_span(record: object, text: str, source: Source, at: int) -> Span:
    if not isinstance(record, dict):
        raise source.fail("a span has a start, an end and a text", at)
    span = span_of([record.get("start"), record.get("end")], text, source, at)
    words = record.get("text", span.of(text))
    if words != span.of(text):
        raise source.fail(f"{words!r} does not stand at {span.start} to {span.end}", at)
    return span


# PolNeAR's form


def _read_lines(path: Path) -> Iterator[GoldRelease]:
    for number, line in enumerate(_read_text(path).split("\n"), 1):
        if line.strip():
            yield _read_article(Source(str(path), line, number), path.stem)


def _read_article(source: Source, group: str) -> GoldRelease:
    record = source.parse()
    text = text_field(record, "text", source)
    if "attributions" not in record:
        raise source.fail('no "attributions"')
    quotes = []
    for attribution in list_field(record, "attributions", source):
        if not isinstance(attribution, dict):
            raise source.fail("an attribution is an object")
        quotes.append(_read_attribution(attribution, text, source))
    return GoldRelease(
        id=text_field(record, "id", source),
        form="polnear",
        group=group,
        text=text,
        quotes=tuple(quotes),
        ignore=tuple(_pairs(record, "discard", text, source)),
        date=optional_text(record, "date", source),
    )


def _read_attribution(record: Record, text: str, source: Source) -> GoldQuote:
    content = tuple(_pairs(record, "content", text, source))
    if not content:
        raise source.fail("an attribution has no content")
    kind = record.get("kind") or kind_by_marks(text, content, regions(text))
    if kind not in _KINDS:
        raise source.fail(f"no such kind: {kind!r}")
    named = tuple(_pairs(record, "source", text, source))
    return GoldQuote(
        kind,
        content,
        cue=tuple(_pairs(record, "cue", text, source)),
        source=named,
        mention=optional_text(record, "source_text", source)
        or " ".join(span.of(text) for span in named),
        speech=record.get("speech", True) is not False,
    )


def _pairs(record: Record, name: str, text: str, source: Source) -> Iterator[Span]:
    for pair in list_field(record, name, source):
        yield span_of(pair, text, source)
