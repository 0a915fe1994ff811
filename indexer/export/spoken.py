"""What a reference says of words that were spoken: the form, the event, the place in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indexer.model import Event, Quote, Release

MOST_LETTERS = 400
"""Of a turn that a reference holds: it leads to the words, and is not another place for them."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speech or transcript as the source of words: `Speech`, its event, `paragraph 12`."""

    genre: str
    event: Event
    where: str
    quoted_by: str

    @property
    def day(self) -> date | None:
        return self.event.date

    @property
    def event_line(self) -> str:
        """`Lighthouse Dinner, Corn Hall, 6 March 2025`, as far as it is known."""
        parts = (self.event.occasion, self.event.place, say_day(self.event.date))
        return ", ".join(part for part in parts if part)


def spoken(quote: Quote, release: Release) -> Spoken | None:
    """What to say of a quote of a speech or transcript; None of any other release."""
    speech = release.speech
    if speech is None:
        return None
    first, last = quote.paragraphs
    where = f"paragraph {first}" if first == last else f"paragraphs {first}–{last}"
    return Spoken(
        "Speech" if speech.form == "speech" else "Transcript",
        speech.event,
        where if first else "",
        quote.quoted_by,
    )


def say_day(day: date | None) -> str:
    """`6 March 2025`, in English whatever the system's language; "" for none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def shorten(words: str) -> str:
    """Words up to ``MOST_LETTERS``, ended at a word."""
    if len(words) <= MOST_LETTERS:
        return words
    return words[:MOST_LETTERS].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"


_MONTHS = (
    "January February March April May June July August September October November December".split()
)
