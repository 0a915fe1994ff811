"""What the search page says to odd and hostile searches, as a table.

``python -m tests.robustness.odd_queries`` writes ``docs/queries.md`` over a dozen invented
quotes; a test holds the table to what the pages say.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import quote as escape_address

from flask.testing import FlaskClient

from app import create_app
from app.settings import Settings
from indexer.archive import FIELDS, Field, open_archive
from indexer.archive.fields import DATES
from indexer.identity import context_of, identify
from indexer.model import Block, Quote, QuoteId, Release, ReleaseId, Span

TABLE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
_SHOWN = 70  # code points of a long text in the table

SAID = (
    ("John Lee", "Chief Executive", "Fenna Council", 2023, "We will not slow-down the bridge, and we don't regret it."),
    ("John Lee", "Chief Executive", "Fenna Council", 2024, "The tax fell by 5.5% and brought in $2bn for the U.S. trade."),
    ("Ana Peña", "chair", "Ferry Users", 2022, "The organisation of the ferry is a matter of C++ and patience."),
    ("陳大文", "主席", "海港之友", 2024, "香港的海港屬於市民，我們會繼續努力。"),
    ("Noa Levi", "harbour master", "Port Authority", 2021, "הגשר פתוח לכולם"),
    ("Ann Roe", "archivist", "Museum of Weights", 2025, "Growth is slow, growth is honest, and the energy is ours 🙂"),
    ("Ann Roe", "archivist", "Museum of Weights", 2025, "Drop the tables, keep the chairs; the script is <script>alert(1)</script>."),
    ("O’Neill Byrne", "captain", "Fenna Line", 2023, "I can’t say that the co-operative café is re-opening."),
)  # fmt: skip

TYPED = (
    "“bridge", "bridge”", "\"bridge", '""', "“”", "'bridge'", "«bridge»", '"not slow-down"',
    "slow-down", "slow down", "don't", "don’t", "U.S.", "US", "5.5%", "C++", "$2bn", "£", "香港",
    "海", "陳大文", "הגשר", "\u202ebridge", "🙂", "café", "cafe", "organization", "cooperative",
    "ｂｒｉｄｇｅ", "BRIDGE", "bridge\x00tax", "\x00", "\t\n bridge \r", "", " ",
    "AND", "OR", "NOT", "-", "--bridge", "-bridge", "NOT bridge", "- bridge", "bridge AND", "OR bridge",
    "bridge OR OR tax", "bridge AND OR NOT tax", "tax -tax", "bridge | tax", "bridge && tax",
    "(", ")", "()", "(bridge", "bridge)", "(" * 1000 + "bridge" + ")" * 1000, "((bridge) (tax",
    "*", "a*", "br*", "*ridge", "b*e", "br?dge", "bridge~2", "/bri.*/", "[a TO z]", "bridge^9",
    "NEAR/5", "growth NEAR/5 energy", "growth NEAR/999999 energy", "growth NEAR/0 energy",
    "growth NEAR/-1 energy", '"slow growth" NEAR/3 energy', "growth NEAR energy",
    "speaker:", "speaker:\"John Lee\"", "speaker:john", "speaker:nobody", "-speaker:lee", "speaker:\"",
    "speaker:john lee bridge", "speaker: \"John Lee\"", "speaker:'John Lee'", "speaker: lee bridge",
    "speaker: OR bridge", "speaker:''", "since:May 2024 bridge", "since:5/6/2024", "who speaks most of energy then",
    "kind:reported", "what did john lee say about the bridge",
    "why is the bridge red", '"not slow down"',
    "john lee elephants", "bridge or energy",
    "bridge OR speaker:lee", "org:museum", "role:captain", "kind:direct", "kind:shouting", "issuer:x", "publisher:x",
    "colour:red", "https://example.org/?q=1", "mail@example.org", "12:30",
    "date:9999..", "date:2023..2024-06", "date:2025..2020", "date:..", "date:yesterday", "since:",
    "since:2024-02-30", "until:2021", "since:0000",
    "a" * 5000, "bridge " * 800, "the and of", "growht", "brigde taks",
    "<script>alert(1)</script>", "<b>bridge</b>", "&lt;", "'; DROP TABLE quotes; --",
    "1 OR 1=1", "{{7*7}}", "${7*7}", "%s%s%n", "%00", "../../etc/passwd", "\\", "\\\"bridge",
)  # fmt: skip

ADDRESSES = (
    "/search?page=0", "/search?page=-3", "/search?page=99999999999999999999", "/search?page=x",
    "/search?q=bridge&q=tax", "/search?sort=sideways&by=nothing", "/search?colour=red",
    "/search?speaker=&kind=", "/search?speaker=nobody&not_speaker=nobody",
    "/search?kind=direct&kind=direct&kind=indirect", "/search?" + "&".join(f"speaker=s{n}" for n in range(300)),
    "/search?since=2024-13&until=soon", "/search?since=2025&until=2020",
    "/search?" + "&".join(f"compare=w{n}" for n in range(50)), "/search?q=%ff%fe", "/search?q[]=bridge",
    "/quote/nothing", "/quote/..%2f..%2fetc", "/release/%00", "/speaker/x.json", "/browse/everything",
    "/browse/speakers?initial=%F0%9F%99%82&page=9999999", "/suggest?q=%00", "/suggest?field=kind&prefix=d",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What a page said: its status, heading, remarks (a person of that name too) and offers."""

    status: int
    heading: str
    remarks: tuple[str, ...]
    offers: tuple[str, ...]


def releases() -> Iterator[tuple[Release, list[Quote]]]:
    """The invented releases, a quote each."""
    for number, (name, role, body, year, words) in enumerate(SAID):
        text = f"{words}\n\n{name}, {role}"
        release = Release(
            ReleaseId(f"test/{number}"), "wire", "Harbour News", f"Headline {number}", date(year, 5, 3),
            "Port Fenna", f"https://example.org/{number}", "en", text,
            sha256(text.encode()).hexdigest(), blocks=(Block(Span(0, len(text)), "paragraph"),),
        )  # fmt: skip
        quote = Quote(
            QuoteId(f"{number:016x}"), release.id, words, (Span(0, len(words)),), "direct", name,
            "person", role, body, date(year, 5, 3), None, None, "after", 0.9, "matched",
        )  # fmt: skip
        yield release, [quote]


@contextmanager
def served(folder: Path) -> Iterator[FlaskClient]:
    """A client of the pages over the invented quotes, published in a folder."""
    archive = open_archive(folder)
    with archive.writer() as writer:
        quotes: list[Quote] = []
        contexts = {}
        for release, found in releases():
            writer.add(release, tuple(found))
            quotes += found
            contexts[release.id] = context_of(release)
        writer.identify(identify(quotes, contexts))
        writer.publish()
    archive.close()
    application = create_app(replace(Settings.from_environment(), archive=folder))
    try:
        yield application.test_client()
    finally:
        application.extensions["archive"].close()


def address_of(typed: str) -> str:
    return "/search?q=" + escape_address(typed, safe="")


def ask(client: FlaskClient, address: str) -> Said:
    """What the page at an address says."""
    answer = client.get(address)
    page = answer.text
    heading = _texts(page, r"<h1[^>]*>(.*?)</h1>") or (_shorten(page.strip()),)
    offers = _texts(page, r'<ul class="advice">(.*?)</ul>')
    return Said(
        answer.status_code,
        heading[0],
        _texts(page, r'<p class="(?:problem|person)"[^>]*>(.*?)</p>'),
        _texts(page if offers else "", r'<li><a href="[^"]*"><bdi>(.*?)</bdi>'),
    )


def _texts(page: str, pattern: str) -> tuple[str, ...]:
    found = re.findall(pattern, page, re.DOTALL)
    return tuple(" ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()) for text in found)


def make_table(client: FlaskClient) -> str:
    """The table, as Markdown."""
    lines = [
        "# Filters, and what the search page says to odd searches",
        "",
        "A filter is one of these words, a colon and a value: `speaker:lee`, `-kind:reported`.",
        "",
        "| typed | field | values |",
        "| --- | --- | --- |",
        *(_filter_row(field) for field in FIELDS),
        f"| {_spell(DATES)} | date | days, months or years: `date:2023..2024-06` |",
        "",
        f"{len(TYPED) + len(ADDRESSES)} searches and addresses over {len(SAID)} invented quotes. Made by "
        "`python -m tests.robustness.odd_queries`;",
        "a test holds this table to what the pages say, and each answer to a second.",
        "",
        "| typed | the page said |",
        "| --- | --- |",
        *(_row(_show(typed), ask(client, address_of(typed))) for typed in TYPED),
        "",
        "| address | the page said |",
        "| --- | --- |",
        *(_row(f"`{_shorten(address)}`", ask(client, address)) for address in ADDRESSES),
    ]
    return "\n".join(lines) + "\n"


def _filter_row(field: Field) -> str:
    """A field as a line: what may be typed before the colon, and what behind it."""
    values = {"id": "a name or an id", "words": "words as written", "family": "an office"}
    told = ", ".join(f"`{code.value}`" for code in field.codes) or "a code, such as `en`"
    return f"| {_spell(field.typed)} | {field.name} | {values.get(field.comparison, told)} |"


def _spell(typed: Iterable[str]) -> str:
    return ", ".join(f"`{word}:`" for word in typed)


def _row(asked: str, said: Said) -> str:
    parts = [f"**{_plain(said.heading)}**", *map(_plain, said.remarks)]
    if said.status != 200:
        parts.insert(0, str(said.status))
    if said.offers:
        parts.append("*Try:* " + "; ".join(map(_plain, said.offers)))
    return f"| {asked} | {' · '.join(parts)} |"


def _show(typed: str) -> str:
    """A text as code, with what cannot be seen spelt out."""
    if not typed.strip("\t\n\r "):
        return "nothing" if not typed else "blanks"
    seen = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in typed)
    fence = "``" if "`" in seen else "`"
    return f"{fence}{_shorten(seen)}{fence}".replace("|", "\\|")


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:40]}… ({len(text):,} characters)"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    seen = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    if len(seen) > 3 * _SHOWN:
        seen = seen[: 3 * _SHOWN] + " …"
    return re.sub(r"([\\`*_{}\[\]<>|~$])", r"\\\1", seen)


def main() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="on-record-odd-") as folder,
        served(Path(folder)) as client,
    ):
        TABLE.write_text(make_table(client), encoding="utf-8")


if __name__ == "__main__":
    main()
