"""What a report of a reader becomes: tables of the authority file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from indexer.archive import Filter, Reader, SearchQuery
from indexer.archive.language import parse
from indexer.identity.authority.writing import (
    format_correction,
    format_decision,
    format_split,
)
from indexer.model import Quote, SpeakerId
from indexer.reporting import Report


@dataclass(frozen=True, slots=True)
class Decision:
    """Tables, and the file of the authority folder they go to."""

    name: str
    tables: tuple[str, ...]


_SPEAKER = "The speaker was set right after a reader's report."
_WORDS = "The words were set right after a reader's report."
_NO_QUOTE = "This is no quotation; it had been archived as one by mistake."
_REPORTED = "Reported by a reader."


@dataclass(frozen=True, slots=True)
class Decider:
    """Turns answers into decisions; each gives None where the report does not say enough.

    ``reason`` is what everybody is told, "" for a sentence that says what was done. What the
    reader wrote stays between the reader and whoever decides.
    """

    reader: Reader
    author: str
    today: date
    reason: str = ""

    def as_reported(self, report: Report, quotes: Iterable[Quote]) -> Decision | None:
        """The speaker or the words that were reported, for each of these quotes."""
        if report.kind == "speaker" and report.instead:
            speaker = plain(report.instead)
            return self._correct(_SPEAKER, quotes, lambda _: {"speaker": speaker})
        if report.kind == "words" and report.instead:
            return self._correct(_WORDS, quotes, lambda quote: self._words(quote, report.instead))
        return None

    def _words(self, quote: Quote, words: str) -> dict[str, object] | None:
        span = self._find(quote, words)
        return {"spans": [span]} if span else None

    def _correct(
        self,
        done: str,
        quotes: Iterable[Quote],
        change: Callable[[Quote], dict[str, object] | None],
    ) -> Decision | None:
        tables = []
        for quote in quotes:
            changed = change(quote)
            if changed is not None:
                who = (quote.id, self.author, self.today, self.reason or done)
                tables.append(format_correction(*who, **changed))  # type: ignore[arg-type]
        return Decision("corrections.toml", tuple(tables)) if tables else None

    def no_quote(self, quotes: Iterable[Quote]) -> Decision:
        """Each of these left out, and its address says why."""
        why = self.reason or _NO_QUOTE
        tables = (
            format_correction(quote.id, self.author, self.today, why, is_quote=False)
            for quote in quotes
        )
        return Decision("corrections.toml", tuple(tables))

    def merge(self, report: Report, quote: Quote) -> Decision | None:
        """Whoever was reported and the speaker of the quote are one: the first stays."""
        other = self._speaker(report.instead)
        if other is None or quote.speaker_id in (None, other):
            return None
        ids, quotes = [other, str(quote.speaker_id)], [self._quote_of(other), quote.id]
        table = format_decision(
            "merge", ids, self.author, self.today, self.reason or _REPORTED, quotes
        )
        return Decision("decisions.toml", (table,))

    def split(self, report: Report, quote: Quote) -> Decision | None:
        """The release of the quote speaks of somebody else of that name: of whoever was
        reported, where the archive knows them."""
        if quote.speaker_id is None:
            return None
        into = self._speaker(report.instead) or f"{quote.speaker_id}-{quote.id[:6]}"
        if into == quote.speaker_id:
            return None
        table = format_split(
            quote.speaker_id,
            [quote.release_id],
            into,
            self.author,
            self.today,
            self.reason or _REPORTED,
        )
        return Decision("decisions.toml", (table,))

    def alike(self, words: str) -> list[Quote]:
        """The quotes that a search in the language of the box finds."""
        query = replace(parse(words, self.reader.resolve).query(), sort="newest")
        if query.expression is None and not query.filters:
            return []  # never everything
        return [hit.quote for hit in self.reader.export(query)]

    def _speaker(self, name: str) -> SpeakerId | None:
        """The one speaker of a name; None for nobody, and for two."""
        found = self.reader.resolve("speaker", plain(name)) if name else ()
        same = [one for one in found if one.label.casefold() == plain(name).casefold()] or found
        return SpeakerId(same[0].value) if len(same) == 1 else None

    def _quote_of(self, speaker: SpeakerId) -> str:
        """A quote of somebody, by which they are found should their id change; "" for none."""
        query = SearchQuery(filters=(Filter("speaker", speaker),), sort="oldest", per_page=1)
        return next((hit.quote.id for hit in self.reader.search(query).hits), "")

    def _find(self, quote: Quote, words: str) -> tuple[int, int] | None:
        """Where words stand in the release of a quote, the place nearest to it."""
        text = self.reader.release(quote.release_id).release.text
        sought, near = words.strip("“”\"' "), quote.content[0].start
        places = []
        at = text.find(sought) if sought else -1
        while at >= 0:
            places.append(at)
            at = text.find(sought, at + 1)
        if not places:
            return None
        start = min(places, key=lambda place: abs(place - near))
        return start, start + len(sought)


def plain(text: str) -> str:
    """Without what would steer a terminal: a stranger wrote it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
