"""A file of every format that is read, and the ways in which such files arrive broken."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Iterator

from tests.unit.ingest import test_formats as whole

_WORDS = f"{whole.LEAD} {whole.QUOTED}"
TEXT = f"# Pier closed\n\n9 June 2021\n\n{whole.LEAD}\n\n{whole.QUOTED}\n".encode()
_RECORD = json.dumps({"id": "7", "title": "Pier closed", "date": "2021-06-09", "text": _WORDS})
_TABLE = f'id,title,date,text\n7,Pier closed,2021-06-09,"{_WORDS}"\n'
_CUE = "00:00:01{0}000 --> 00:00:04{0}000"


def _tar(mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a.md")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    return packed.getvalue()


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", TEXT)
    return packed.getvalue()


WHOLE: dict[str, bytes] = {
    "md": TEXT,
    "txt": TEXT[2:],
    "rst": whole.rst(),
    "html": whole.PAGE.encode(),
    "rss": whole.rss(),
    "atom": whole.atom(),
    "xml": whole.nitf(),
    "json": _RECORD.encode(),
    "jsonl": f"{_RECORD}\n".encode(),
    "csv": _TABLE.encode(),
    "tsv": _TABLE.replace(",", "\t").encode(),
    "eml": whole.mail(),
    "mbox": whole.mbox(),
    "warc": whole.warc(),
    "warc.gz": whole.warc(packed=True),
    "vtt": f"WEBVTT\n\n{_CUE.format('.')}\n<v Ann Roe>{whole.LEAD}\n".encode(),
    "srt": f"1\n{_CUE.format(',')}\nAnn Roe: {whole.LEAD}\n".encode(),
    "docx": whole.word(),
    "xlsx": whole.workbook(),
    "pdf": whole.pdf((700, whole.LEAD)),
    "md.gz": gzip.compress(TEXT),
    "md.bz2": bz2.compress(TEXT),
    "md.xz": lzma.compress(TEXT),
    "zip": _zip(),
    "tar": _tar("w"),
    "tar.gz": _tar("w:gz"),
    "tar.bz2": _tar("w:bz2"),
    "tar.xz": _tar("w:xz"),
}
"""By ending. ``whole`` has what each holds."""


def broken(rng: random.Random, ending: str, changes: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of broken files of one format; ``changes`` of them have bytes changed."""
    data = WHOLE[ending]
    name = ending.replace(".", "-")
    for part in (5, 40, 75, 98):
        yield f"{name}-cut-{part}.{ending}", data[: len(data) * part // 100]
    yield f"{name}-empty.{ending}", b""
    yield f"{name}-garbage.{ending}", rng.randbytes(2000)
    signs = b'abcdefgh \n<>{}[]",:;='
    yield f"{name}-signs.{ending}", bytes(rng.choice(signs) for _ in range(2000))
    yield f"{name}-head.{ending}", data[:30] + rng.randbytes(2000)
    for number in range(changes):
        changed = bytearray(data)
        for _ in range(rng.choice((1, 3, 20))):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        yield f"{name}-changed-{number}.{ending}", bytes(changed)
    yield from _encoded(name, ending, data)
    for other in WHOLE:
        if other != ending:
            yield f"{name}-called.{other}", data


def _encoded(name: str, ending: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Text in other encodings than it says or people use, and in two at once."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    for encoding in ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp037"):
        yield f"{name}-{encoding}.{ending}", text.encode(encoding, "replace")
    yield f"{name}-latin.{ending}", text.replace("o", "ö").encode("latin-1", "replace")
    yield f"{name}-mixed.{ending}", data + b"\xe9\xff\xfe\x80" + text.encode("utf-16-le")
