"""One release in every format that is read, and what has no reader refused with a remedy."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from indexer.errors import ReleaseError, Remark
from indexer.ingest import Limits, discover, load
from indexer.model import Release
from indexer.pipeline import read_release

DAY = date(2021, 6, 9)
SAID = "Nobody walks here now,"
LEAD = "The old pier at Tolle closed today."
QUOTED = f"“{SAID}” said Ann Roe, harbour master."
HTML = f"<p>{LEAD}</p><p>{QUOTED}</p>"
PAGE = (
    f'<html><head><title>Pier closed</title><meta property="article:published_time"'
    f' content="2021-06-09"></head><body><article><h1>Pier closed</h1>{HTML}</article></body></html>'
)


def read_all(path: Path, limits: Limits | None = None) -> list[Release | ReleaseError]:
    bounds = limits or Limits()
    return [r for item in discover([str(path)], limits=bounds) for r in load(item, limits=bounds)]


def rss() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tolle Harbour</title><item><title>Pier closed</title><link>https://tolle.example/7</link>
<pubDate>Wed, 09 Jun 2021 09:00:00 +0000</pubDate><description>In short</description>
<content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>""".encode()


def atom() -> bytes:
    escaped = HTML.replace("<", "&lt;")
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<author><name>Tolle Harbour</name></author><entry><title>Pier closed</title><id>urn:t:7</id>
<published>2021-06-09T09:00:00Z</published><updated>2021-08-01T09:00:00Z</updated>
<content type="html">{escaped}</content></entry></feed>""".encode()


def nitf() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata>
<date.issue norm="20210609T090000Z"/><doc.copyright holder="Tolle Harbour"/></docdata></head>
<body><body.head><hedline><hl1>Pier closed</hl1></hedline></body.head>
<body.content>{HTML}</body.content></body></nitf>""".encode()


NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tolle:7"><itemMeta>
<provider literal="TOLLEWIRE"/><versionCreated>2021-06-10T01:00:00Z</versionCreated></itemMeta>
<contentMeta><infoSource literal="Tolle Harbour"/><contentCreated>2021-06-09</contentCreated>
<headline>Pier closed</headline></contentMeta><contentSet><inlineXML><html
xmlns="http://www.w3.org/1999/xhtml"><body>{HTML}</body></html></inlineXML></contentSet></newsItem>"""


def newsml() -> bytes:
    return f'<?xml version="1.0"?>{NEWSML}'.encode()


def json_feed() -> bytes:
    item = {"id": "7", "title": "Pier closed", "content_html": HTML, "date_published": "2021-06-09"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Tolle Harbour"}
    return json.dumps({**feed, "items": [item]}).encode()


def ninjs() -> bytes:
    return json.dumps(
        {"uri": "tolle:7", "versioncreated": "2021-06-10T01:00:00Z", "headline": "Pier closed",
         "firstcreated": "2021-06-09T09:00:00Z", "provider": "Tolle Harbour", "body_html": HTML,
         "body_text": "In short"}
    ).encode()  # fmt: skip


def ninjs_3() -> bytes:
    return json.dumps(
        {"uri": "tolle:7", "versionCreated": "2021-06-09T01:00:00Z",
         "headlines": [{"value": "Pier closed"}], "provider": {"name": "Tolle Harbour"},
         "bodies": [{"contentType": "text/html", "value": HTML}]}
    ).encode()  # fmt: skip


def mail() -> bytes:
    return (
        "From: Tolle Harbour <press@tolle.example>\r\nSubject: Press release: Pier closed\r\n"
        "Date: Wed, 9 Jun 2021 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        f"{LEAD}\r\n\r\n{QUOTED}\r\n"
    ).encode()


def mbox() -> bytes:
    return b"From press@tolle.example Wed Jun  9 09:00:00 2021\n" + mail().replace(b"\r", b"")


def warc(*, packed: bool = False) -> bytes:
    """Two answers of a server, the first of a page that was not there."""
    out = b""
    for status, page in (("404 Not Found", "<html><p>gone</p></html>"), ("200 OK", PAGE)):
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7>\r\n"
            "WARC-Target-URI: https://tolle.example/7\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}"
        )
        record = head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Pier closed", 1)
    document.add_paragraph("June 9, 2021")
    document.add_paragraph(LEAD)
    document.add_paragraph(QUOTED)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_with_entity() -> bytes:
    """A document in whose words an entity stands that nobody can know."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as whole, zipfile.ZipFile(out, "w") as parts:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE r [<!ENTITY x "y">]><w:document', 1)
                data = data.replace(b"Pier closed", b"Pier &x; closed")
            parts.writestr(name, data)
    return out.getvalue()


def mail_of_parts(count: int) -> bytes:
    """A message of many parts, each with words of its own."""
    parts = "".join(f"--b\n\nThe pier is open, Ann Roe said {n} times.\n" for n in range(count))
    return f"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n".encode()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Our releases"])
    sheet.append(["Headline", "Full Text", "Publication Date"])
    sheet.append(["Pier closed", f"{LEAD}\n\n{QUOTED}", date(2021, 6, 9)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rst() -> bytes:
    return f"Pier closed\n===========\n\n:Date: 2021-06-09\n\n{LEAD}\n\n{QUOTED}\n".encode()


def pdf(*lines: tuple[int, str]) -> bytes:
    """A document of one page, each line at its height."""
    rows = lines or (
        (700, "Pier closed"), (660, "June 9, 2021"), (620, LEAD),
        (580, f'"{SAID}" said Ann Roe, harbour'), (566, "master."),
    )  # fmt: skip
    escaped = [
        (y, t.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")) for y, t in rows
    ]
    stream = "BT /F1 11 Tf " + " ".join(f"1 0 0 1 72 {y} Tm ({t}) Tj" for y, t in escaped) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


FORMATS = {
    "a.rss": rss, "a.xml": rss, "b.xml": atom, "a.atom": atom, "c.xml": nitf, "d.xml": newsml,
    "noname7": newsml, "feed.json": json_feed,
    "item.json": ninjs, "item3.json": ninjs_3, "a.eml": mail, "a.mbox": mbox, "a.warc": warc,
    "a.warc.gz": lambda: warc(packed=True), "a.docx": word, "a.xlsx": workbook, "a.rst": rst,
    "a.pdf": pdf, "a.html.gz": lambda: gzip.compress(PAGE.encode()),
    "a.html.bz2": lambda: bz2.compress(PAGE.encode()),
    "a.html.xz": lambda: lzma.compress(PAGE.encode()),
    "feed.json.gz": lambda: gzip.compress(json_feed()),
    "noname": rss, "noname2": mail, "noname3": warc, "noname4": word, "noname5": pdf,
    "noname6": mbox, "called.txt": rss, "page.txt": PAGE.encode,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_headline_day_and_quote(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    (release,) = read_all(path)
    assert isinstance(release, Release), release
    assert (release.title, release.published) == ("Pier closed", DAY)
    _, (quote,) = read_release(release)
    assert (quote.speaker_name, quote.role) == ("Ann Roe", "harbour master")
    assert quote.text == SAID
    assert "<" not in release.text


@pytest.mark.parametrize("name", ["a.rss", "a.eml", "item.json", "c.xml", "feed.json"])
def test_whose_release_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    (release,) = read_all(path)
    assert isinstance(release, Release)
    assert release.publisher == "Tolle Harbour"


@pytest.mark.parametrize("name", ["a.rss", "a.docx", "a.eml.gz"])
def test_members_of_an_archive_are_read_by_the_same_readers(tmp_path: Path, name: str) -> None:
    make = {"a.rss": rss, "a.docx": word, "a.eml.gz": mail}[name]
    data = gzip.compress(make()) if name.endswith(".gz") else make()
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, data)
    (release,) = read_all(path)
    assert isinstance(release, Release), release
    assert release.title == "Pier closed"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Roe>Nobody walks\n\n"
                     "00:02.000 --> 00:03.000\n<v Ann Roe>here now.\n\n"
                     "00:03.000 --> 00:04.000\n<v Ben Ost>Then we shall mend it.\n"),
        ("talk.srt", "1\n00:00:01,000 --> 00:00:02,000\nANN ROE: Nobody walks\n\n"
                     "2\n00:00:02,000 --> 00:00:03,000\n<i>here now.</i>\n\n"
                     "3\n00:00:03,000 --> 00:00:04,000\nBEN OST: Then we shall mend it.\n"),
    ],
)  # fmt: skip
def test_captions_are_turns_of_their_speakers(tmp_path: Path, name: str, data: str) -> None:
    path = tmp_path / name
    path.write_text(data)
    (release,) = read_all(path)
    assert isinstance(release, Release), release
    _, quotes = read_release(release)
    assert [(q.speaker_name, q.text) for q in quotes] == [
        ("Ann Roe", "Nobody walks here now."),
        ("Ben Ost", "Then we shall mend it."),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(range(200)), "pack it as .zip"),
        ("a.rtf", b"{\\rtf1 The pier closed.}", "save it as .docx or text"),
        ("a.xml", b"<?xml version='1.0'?><act><title>Piers</title></act>", "begins with <act>"),
        ("a.txt", b"<?xml version='1.0'?><act><title>Piers</title></act>", "begins with <act>"),
        ("a.rss", b"no feed at all", "not readable as RSS or Atom"),
        ("a.xlsx", b"PK\x03\x04 and nothing", "not readable as an Excel workbook"),
        ("a.docx", b"PK\x03\x04 and nothing", "not readable as a Word document"),
        ("a.mbox", b"no mailbox", "not a mailbox"),
        ("a.vtt", b"WEBVTT\n\nNOTE nothing", "no words"),
        ("a.warc", b"WARC/1.0\r\nbroken", "does not say how long it is"),
        ("a.eml", mail_of_parts(1_200), "more than 1,000 parts"),
        ("a.docx", word_with_entity(), "it declares entities"),
        ("a.txt.gz", gzip.compress(b"cut off" * 1000)[:-30], "it ends too early"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"twice")), "compressed twice"),
        ("a.pdf", pdf((700, " ")), "run text recognition"),
    ],
)
def test_what_has_no_reader_is_refused_with_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (error,) = read_all(path)
    assert isinstance(error, ReleaseError)
    assert reason in error.reason


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a pier " * 10_000))
    (error,) = read_all(path, Limits(release_bytes=5_000, file_bytes=10_000))
    assert isinstance(error, ReleaseError)
    assert "unpacks to more than 5,000 bytes" in error.reason


def test_lines_of_a_pdf_are_put_together(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            (700, "Pier closed"), (660, "The old pier at Tolle closed today, and the harbour"),
            (646, "board will decide in spring about a well-"), (632, "known plan to rebuild it."),
            (592, "The plan was rebuilt twice; a re-"), (578, "built pier costs more."), (40, "- 1 -"),
        )
    )  # fmt: skip
    (release,) = read_all(path)
    assert isinstance(release, Release), release
    paragraphs = release.text.split("\n\n")
    assert paragraphs[-2].endswith("about a well-known plan to rebuild it.")
    assert paragraphs[-1] == "The plan was rebuilt twice; a rebuilt pier costs more."


def test_metadata_in_a_file_of_its_own_belongs_to_the_text_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{LEAD}\n\n{QUOTED}\n")
    about = {
        "date_str": "2021-06-09",
        "url": "https://tolle.example/7",
        "description": "Pier closed",
    }
    (tmp_path / "a.json").write_text(json.dumps(about))
    (release,) = read_all(tmp_path)
    assert isinstance(release, Release), release
    assert (release.published, release.url) == (DAY, "https://tolle.example/7")


def test_a_damaged_feed_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(rss().replace(b"</channel></rss>", b"<item><title>Cut"))
    found = read_all(path)
    assert isinstance(found[0], Release)
    assert any(isinstance(f, ReleaseError) and not isinstance(f, Remark) for f in found[1:])


def test_a_message_of_newsml_holds_several_items(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    items = NEWSML + NEWSML.replace("tolle:7", "tolle:8").replace("Pier closed", "Pier open")
    linked = "<newsItem><contentSet><remoteContent href='a'/></contentSet></newsItem>"
    path.write_text(f"<newsMessage><itemSet>{items}{linked}</itemSet></newsMessage>", "utf-8")
    first, second, third = read_all(path)
    assert isinstance(first, Release), first
    assert isinstance(second, Release), second
    assert (first.given_id, first.issuer, first.feed) == ("tolle:7", "Tolle Harbour", "TOLLEWIRE")
    assert second.title == "Pier open"
    assert "only a link" in str(third)


def test_stretches_of_a_recording_are_turns_of_their_speakers(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    said = [("Ann Roe", "Good morning."), ("Ann Roe", "Who asks?"), ("Ben Doe", "I do.")]
    record = {
        "title": "A panel on piers", "date": "2025-03-12",
        "segments": [{"start": n, "speaker": who, "text": words} for n, (who, words) in enumerate(said)],
    }  # fmt: skip
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release)
    assert release.text == "Ann Roe: Good morning. Who asks?\n\nBen Doe: I do."
    assert release.title == "A panel on piers"


def test_stretches_without_a_speaker_are_sounds_or_unidentified(tmp_path: Path) -> None:
    path = tmp_path / "panel.json"
    record = {
        "event": "Pier Days 2025", "session": "Panel 2: Who mends the pier?",
        "speakers": [
            {"id": "S1", "name": "Ann Roe", "title": "Editor", "org": "Tide Weekly"},
            {"id": "S2", "name": "Ben Doe"},
        ],
        "segments": [
            {"speaker": "S1", "text": "Who asks?"},
            {"speaker": None, "text": "[laughter]"},
            {"speaker": "UNK", "text": "May I?"},
            {"speaker": "S2", "text": "I do."},
        ],
    }  # fmt: skip
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release)
    assert release.title == "Panel 2: Who mends the pier?"
    assert release.text.split("\n\n") == [
        "Ann Roe: Who asks?", "[laughter]", "Unidentified speaker: May I?", "Ben Doe: I do.",
    ]  # fmt: skip
    assert dict(release.stated)["people"] == "Ann Roe | Editor | Tide Weekly; Ben Doe"


_ASKED = [("Ann Roe", "Who asks?"), ("Ben Doe", "I do."), ("Ann Roe", "Why?")]


@pytest.mark.parametrize(
    "record",
    [
        {"title": "A panel", "dialogue": [list(one) for one in _ASKED]},
        {"title": "A panel", "lines": [{"character": a, "dialogue": b} for a, b in _ASKED]},
        {"title": "A panel", "body": [{"speaker": {"name": a}, "speech": b} for a, b in _ASKED]},
        {
            "title": "A panel",
            "paragraphs": [{"speaker": a, "sentences": [{"text": b}]} for a, b in _ASKED],
        },
        {
            "meta": {"title": "A panel"},
            "data": {"turns": [{"speaker": a, "text": b} for a, b in _ASKED]},
        },
        {
            "title": "A panel",
            "sections": [
                {"heading": "Opening", "turns": [{"speaker": a, "text": b} for a, b in _ASKED[:2]]},
                {"heading": "Floor", "turns": [{"speaker": a, "text": b} for a, b in _ASKED[1:]]},
            ],
        },
        [{"speaker": a, "text": b} for a, b in _ASKED],
    ],
    ids=["pairs", "characters", "objects", "sentences", "deeper", "sections", "list"],
)
def test_a_transcript_is_known_however_its_stretches_are_kept(
    record: object, tmp_path: Path
) -> None:
    path = tmp_path / "panel.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    assert release.text.startswith("Ann Roe: Who asks?\n\nBen Doe: I do.")
    assert release.text.endswith("Ann Roe: Why?")
    assert release.title == ("A panel" if isinstance(record, dict) else "")


def test_a_list_of_dated_quotes_is_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "quotes.json"
    quotes = [{"speaker": a, "text": b, "date": "2025-03-12"} for a, b in _ASKED]
    path.write_text(json.dumps(quotes), encoding="utf-8")
    (item,) = discover([str(path)])
    assert len([r for r in load(item) if isinstance(r, Release)]) == 3
