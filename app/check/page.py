"""What the page of a check shows: each claim with its verdict, and what differs, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from app.search.form import SearchForm
from app.site.links import search_url, url_of
from app.site.translation import gettext, lazy_gettext
from app.site.wording import say_count, say_day, say_number, say_quoted
from indexer.archive import Filter, Hit, Reader, SearchQuery
from indexer.checking import Claim, Found, Laid, Segment, TextMatch, check_in_time, compare
from indexer.checking.meaning import Flag
from indexer.checking.roles import Standing
from indexer.model import Event, Quote, Release

MAX_SENTENCE = 2_000
"""Characters of a sentence in an address; more is sent as an article."""
_MOST_ELSEWHERE = 6
_MOST_HELD = 3
_CARRIED = 10  # words that the address of a release carries, to be marked there
_BARE = re.compile(r"[^\w'’.,&%$-]+")
_MOST_LEFT_OUT = 14  # words fairly left out that are shown whole

_TITLES: Mapping[str, str] = {
    "verbatim": lazy_gettext("Word for word"),
    "altered": lazy_gettext("Altered"),
    "meaning": lazy_gettext("Meaning may differ"),
    "joined": lazy_gettext("Joined from different quotes"),
    "somebody_else": lazy_gettext("Said by somebody else"),
    "other_date": lazy_gettext("Said on another day or occasion"),
    "reported": lazy_gettext("Reported, not quoted"),
    "in_text": lazy_gettext("In a release, but nobody’s quote"),
    "not_found": lazy_gettext("Not found here"),
}
_SENTENCES: Mapping[str, str] = {
    "verbatim": lazy_gettext("The archive has these words, one for one."),
    "altered": lazy_gettext("The archive has these words with the changes shown."),
    "meaning": lazy_gettext(
        "The archive has these words, but what was changed can alter what they mean."
    ),
    "joined": lazy_gettext(
        "Each part is on record in a quote of its own: nobody said them as one."
    ),
    "somebody_else": lazy_gettext("These words are on record as said by somebody else."),
    "other_date": lazy_gettext("These words are on record with another date or occasion."),
    "reported": lazy_gettext("This is on record as reported speech: the words are the reporter’s."),
    "in_text": lazy_gettext("These words stand in a release, where nobody is quoted with them."),
    "not_found": lazy_gettext("Nothing in this archive comes close. That does not make it false."),
}
_SORTS: Mapping[str, str] = {
    "negation": lazy_gettext("A negation"),
    "number": lazy_gettext("A number or an amount"),
    "condition": lazy_gettext("A condition"),
    "hedge": lazy_gettext("A doubt or a limit"),
    "quantity": lazy_gettext("How much or how many"),
    "duty": lazy_gettext("What must, will or may be"),
    "time": lazy_gettext("A time"),
    "person": lazy_gettext("Who is meant"),
    "limit": lazy_gettext("A limit of when, where or of whom it holds"),
    "contrast": lazy_gettext("A contrast"),
    "order": lazy_gettext("The order of two things"),
}
_PLACES: Mapping[str, str] = {
    "before": lazy_gettext("in front of the words, in the same sentence"),
    "behind": lazy_gettext("behind the words, in the same sentence"),
    "next": lazy_gettext("at the beginning of the next sentence"),
}


@dataclass(frozen=True, slots=True)
class ComparedMatch:
    """Archived words beside the pasted ones: of a quote, or of a release where nobody is quoted
    with them. ``words`` is markup that is escaped already, ``score`` so many of a hundred such
    matches are right, ``event`` what a speech was given at."""

    url: str
    words: Markup
    flags: tuple[str, ...]
    score: int = 0
    hit: Hit | None = None
    release: Release | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with what the archive says to it."""

    claim: Claim
    verdict: str
    title: str
    sentence: str
    remarks: tuple[str, ...]
    matches: tuple[ComparedMatch, ...]
    elsewhere: tuple[Hit, ...]
    nearest: tuple[Hit, ...]
    coverage: str
    coverage_url: str


def check_claims(reader: Reader, claims: Sequence[Claim], seconds: float) -> list[Checked]:
    """Each claim checked, in the order given, until the time is over: one at least."""
    return [_show(reader, found) for found in check_in_time(reader, claims, seconds)]


def _show(reader: Reader, found: Found) -> Checked:
    coverage, url = _coverage(reader, found)
    return Checked(
        found.claim,
        found.verdict,
        str(_TITLES[found.verdict]),
        str(_SENTENCES[found.verdict]),
        tuple(_remarks(found)),
        tuple(_compare(found)),
        tuple(match.hit for match in found.elsewhere[:_MOST_ELSEWHERE]),
        found.nearest,
        coverage,
        url,
    )


def _remarks(found: Found) -> list[str]:
    best = found.best
    if best is None:
        return []
    quote, claim = best.hit.quote, found.claim
    remarks = []
    if found.speaker_differs:
        remarks.append(
            gettext(
                "Claimed: %(claimed)s. On record: %(speaker)s.",
                claimed=claim.speaker,
                speaker=quote.speaker_name or gettext("unknown speaker"),
            )
        )
    remarks += _say_standing(claim.role, found.standing)
    if found.date_differs and claim.date is not None:
        days = ", ".join(say_day(day) for day in found.said_on)
        remarks.append(
            gettext("Claimed for %(day)s. On record: %(days)s.", day=say_day(claim.date), days=days)
        )
    if found.occasion_differs:
        remarks.append(
            gettext(
                "Claimed at %(claimed)s. On record: %(event)s.",
                claimed=claim.occasion,
                event=say_event(found.event),
            )
        )
    elif claim.occasion and not found.event.occasion:
        remarks.append(gettext("The archive does not say at what occasion these words were said."))
    return remarks


def _say_standing(claimed: str, standing: Standing) -> Iterator[str]:
    """What the archive says of a claimed role, where it does not say the same."""
    if standing.differs:
        yield gettext(
            "Claimed as %(claimed)s. On record at the time: %(role)s.",
            claimed=claimed,
            role=", ".join(standing.then),
        )
    elif claimed and not standing.then:
        yield gettext("The archive does not say as what this speaker spoke then.")
    for held in standing.claimed[:_MOST_HELD]:
        yield gettext(
            "On record as %(role)s at another time: %(days)s.",
            role=f"{held.role}, {held.organisation}" if held.organisation else held.role,
            days=_say_days(held.since, held.until),
        )


def _say_days(since: date | None, until: date | None) -> str:
    if since and until and since != until:
        return str(gettext("%(first)s to %(last)s", first=say_day(since), last=say_day(until)))
    return say_day(since or until)


def _compare(found: Found) -> Iterator[ComparedMatch]:
    words = found.claim.words
    for number, match in enumerate(found.matches):
        url = url_of("quote", match.hit.quote.id)
        event = say_event(found.event) if number == 0 else ""
        yield ComparedMatch(url, *_show_difference(match, words), hit=match.hit, event=event)
    for text in found.texts:
        yield ComparedMatch(_place_of(text), *_show_difference(text, words), release=text.release)


def _show_difference(match: Laid, words: str) -> tuple[Markup, tuple[str, ...], int]:
    flags = tuple(_say_flag(flag) for flag in match.flags)
    return mark_segments(compare(match, words)), flags, round(100 * match.score)


def say_event(event: Event) -> str:
    """Occasion, place and day, as far as they are known."""
    parts = (event.occasion, event.place, say_day(event.date) if event.date else "")
    return ", ".join(part for part in parts if part)


def _place_of(match: TextMatch) -> str:
    """The address of the release with the words marked: as many of them as one carries."""
    words = match.span.of(match.archived).split()
    phrase = " ".join(_BARE.sub(" ", " ".join(words[:_CARRIED])).split())
    return f"{url_of('release', match.release.id)}?q={quote_plus(f'{chr(34)}{phrase}{chr(34)}')}#m1"


def _say_flag(flag: Flag) -> str:
    values = {
        "sort": str(_SORTS[flag.weight]),
        "gone": ", ".join(say_quoted(word) for word in flag.gone),
        "new": ", ".join(say_quoted(word) for word in flag.new),
    }
    if flag.place != "within":
        place = str(_PLACES[flag.place])
        return gettext("%(sort)s is left out %(place)s: %(gone)s.", place=place, **values)
    if flag.gone and flag.new:
        return gettext("%(sort)s was changed: %(gone)s became %(new)s.", **values)
    if flag.gone:
        return gettext("%(sort)s was left out: %(gone)s.", **values)
    return gettext("%(sort)s was added: %(new)s.", **values)


def mark_segments(segments: Sequence[Segment]) -> Markup:
    """The comparison as markup: <del> for words left out, <ins> for words put in, each named
    for who does not see them."""
    parts: list[Markup] = []
    for segment in segments:
        if segment.kind == "context":
            parts.append(Markup('<span class="around-words">{}</span>').format(segment.said))
            continue
        if segment.kind == "same":
            parts.append(Markup(escape(segment.said)))  # noqa: S704  escaped
        elif segment.said:
            label = gettext("fairly left out:") if segment.is_shown else gettext("left out:")
            words = _shorten(segment.said) if segment.is_shown else segment.said
            parts.append(_changed("del", label, words, segment.is_shown))
        if segment.pasted and segment.kind != "same":
            label = gettext("editor’s words:") if segment.is_shown else gettext("added:")
            parts.append(_changed("ins", label, segment.pasted, segment.is_shown))
    return Markup(" ").join(parts)


def _shorten(words: str) -> str:
    """Long words that are fairly left out by their beginning and end: they are read elsewhere."""
    parts = words.split()
    if len(parts) <= _MOST_LEFT_OUT:
        return words
    return " ".join([*parts[:4], "…", *parts[-4:]])


def _changed(element: str, label: str, words: str, is_shown: bool) -> Markup:
    shown = Markup(' class="fair"') if is_shown else Markup("")
    return Markup('<{0}{1}><span class="unseen">{2} </span>{3}</{0}>').format(
        Markup(element),  # noqa: S704  ours
        shown,
        label,
        words,
    )


def _coverage(reader: Reader, found: Found) -> tuple[str, str]:
    """What the archive covers, where a claim was not found: of its speaker, if there is one."""
    if found.verdict != "not_found":
        return "", ""
    named = reader.resolve("speaker", found.claim.speaker) if found.claim.speaker else ()
    if not named:
        statistics = reader.statistics()
        covered = gettext(
            "The archive has %(releases)s releases with %(quotes)s quotes, %(first)s to %(last)s.",
            releases=say_number(statistics.releases),
            quotes=say_number(statistics.quotes),
            first=say_day(statistics.first),
            last=say_day(statistics.last),
        )
        if found.claim.speaker:
            covered += " " + gettext("Nobody in it is called %(name)s.", name=found.claim.speaker)
        return covered, ""
    filters = tuple(Filter("speaker", one.value) for one in named[:20])
    first, last, total = _days_of(reader, filters)
    return (
        gettext(
            "Of %(name)s the archive has %(count)s, %(first)s to %(last)s.",
            name=found.claim.speaker,
            count=say_count(total),
            first=say_day(first),
            last=say_day(last),
        ),
        search_url(SearchForm(filters=filters)),
    )


def _days_of(reader: Reader, filters: tuple[Filter, ...]) -> tuple[date | None, date | None, int]:
    newest = reader.search(SearchQuery(filters=filters, sort="newest", per_page=1))
    oldest = reader.search(SearchQuery(filters=filters, sort="oldest", per_page=1))

    def day(hits: tuple[Hit, ...]) -> date | None:
        quote: Quote | None = hits[0].quote if hits else None
        return quote.published if quote else None

    return day(oldest.hits), day(newest.hits), newest.total
