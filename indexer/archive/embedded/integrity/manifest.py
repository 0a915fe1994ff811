"""The manifest of a generation: what it holds, and every file with its size and checksums.

It ends with a seal, the digest of all that stands before it, so that a change of the manifest
itself is found, too.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from indexer.archive.embedded.integrity.checked import CheckedFile, StoredFile, digest, open_regular
from indexer.archive.forms import SEARCH_KINDS
from indexer.archive.result import Statistics
from indexer.errors import DamagedArchiveError, OtherVersionError

SCHEMA_VERSION = 5
"""Raised with every change of what is stored; ``test_what_is_stored`` sees to it."""

OTHER_BUILD = (
    "was built by another version of On Record, which stores it otherwise: read it with that"
    " version, or build the archive again from all its releases, with --fresh"
)

READABLE = (3, 4, 5)
"""Schemas that are read. 4 has no column of sayings. 3 differs in its manifest, which has neither
seal nor checksums of blocks: such a generation is read and compared whole when it is opened."""

CHECKED_AT_OPEN = 1 << 20
"""Files up to this size are compared when a generation is opened; of larger ones the size is,
and their blocks as they are read."""

MANIFEST = "manifest.json"
FOLDERS = ("columns", "records", "tokens", "index")

_LARGEST = 256 << 20  # bytes of a manifest: that of an archive of 200 GB
_SEAL = ',\n "seal": "'
_PATH = re.compile(rf"(?:(?:{'|'.join(FOLDERS)})/)?[A-Za-z0-9_][A-Za-z0-9_.-]{{0,99}}")
_SEGMENT = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class SegmentInfo:
    """A segment as the manifest lists it; Whoosh knows it by the same name."""

    name: str
    quotes: int
    terms: int


@dataclass(frozen=True)
class TextInfo(SegmentInfo):
    """A segment of release texts, ``quotes`` of them.

    They are those of the releases that a segment of quotes, ``of``, holds from row ``first`` on.
    """

    of: str
    first: int


@dataclass(frozen=True)
class Manifest:
    """What a generation is made of."""

    schema: int
    analysis: int
    generation: str
    built: str
    counts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    files: tuple[StoredFile, ...] = ()

    @property
    def segments(self) -> list[SegmentInfo]:
        return [SegmentInfo(**info) for info in self.facts["segments"]]

    @property
    def texts(self) -> list[TextInfo]:
        """Segments of release texts."""
        return [TextInfo(**info) for info in self.facts.get("texts", ())]

    @property
    def indexes_texts(self) -> bool:
        """Whether the texts of releases can be searched: an earlier version did not index them."""
        return "texts" in self.facts

    @property
    def withdrawn(self) -> str:
        """What its writer was told was withdrawn; "" of earlier versions."""
        return str(self.facts.get("withdrawn", ""))

    @property
    def beside(self) -> frozenset[str]:
        """The memos it was published with; none of earlier versions."""
        return frozenset(map(str, self.facts.get("beside", ())))

    @property
    def rows(self) -> int:
        """Quotes with a row in the columns, those no longer live included."""
        return sum(info.quotes for info in self.segments)


_FIELDS = tuple(one.name for one in fields(Manifest))


class GenerationFiles:
    """The files of a generation by their paths in it.

    What ``stored`` does not list another version has left out, unless the generation is still
    ``growing``: then nothing is known of it yet.
    """

    def __init__(
        self, folder: Path, stored: Iterable[StoredFile] = (), *, growing: bool = False
    ) -> None:
        self.folder = folder
        self.stored: Mapping[str, StoredFile] = {one.path: one for one in stored}
        self._files: dict[str, CheckedFile] = {}
        self._growing = growing

    def has(self, path: str) -> bool:
        """Whether the generation has such a file."""
        return path in self.stored

    def file(self, path: str) -> CheckedFile:
        found = self._files.get(path)
        if found is None:
            stored = self.stored.get(path)
            if stored is None and not self._growing:
                raise OtherVersionError(f"{self.folder} {OTHER_BUILD} (it has no {path})")
            found = self._files.setdefault(path, CheckedFile(self.folder / path, stored))
        return found

    @property
    def damage(self) -> str:
        """What was found changed while it was read; "" as long as nothing was."""
        return next((file.damage for file in list(self._files.values()) if file.damage), "")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / MANIFEST).write_text(seal(asdict(manifest)), "utf-8")


def seal(raw: dict[str, Any]) -> str:
    """A manifest as text that ends with its own digest."""
    body = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True).removesuffix("\n}")
    return f'{body}{_SEAL}{_digest(body)}"\n}}\n'


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def read_generation(folder: Path) -> tuple[Manifest, GenerationFiles]:
    """What a generation is made of, its files present in the right size, small ones compared.

    ``DamagedArchiveError`` names the file that is missing, cut or changed; ``OtherVersionError``
    says what to do about an archive of another version.
    """
    manifest = read_manifest(folder)
    if manifest.generation != folder.name:
        raise DamagedArchiveError(folder / MANIFEST, f"is that of {manifest.generation}")
    for part in (folder, *(folder / name for name in FOLDERS)):
        if part.is_symlink():
            raise DamagedArchiveError(part, "leads out of the archive")
    for stored in manifest.files:
        _check_size(folder, stored)
    if manifest.schema < 4:
        whole = [digest_as_stored(folder, stored) for stored in manifest.files]
        return manifest, GenerationFiles(folder, whole)
    files = GenerationFiles(folder, manifest.files)
    for stored in manifest.files:
        if stored.bytes <= CHECKED_AT_OPEN:
            files.file(stored.path).check_all()
    return manifest, files


def read_manifest(folder: Path) -> Manifest:
    """The manifest alone."""
    path = folder / MANIFEST
    with os.fdopen(open_regular(path), "rb") as file:
        data = file.read(_LARGEST + 1)
    try:
        if len(data) > _LARGEST:
            raise ValueError(f"larger than {_LARGEST} bytes")  # noqa: TRY301  # one error for all
        text = data.decode("utf-8")
        raw = json.loads(text)
        is_sealed = "seal" in raw
        body, mark, rest = text.rpartition(_SEAL)
        if is_sealed and (not mark or rest != f'{_digest(body)}"\n}}\n'):
            raise ValueError("its contents have changed since it was written")  # noqa: TRY301
        schema = int(raw["schema"])
        others = is_sealed and raw.keys() - {*_FIELDS, "seal"}
        if schema in READABLE and not others:
            return _make(raw, is_sealed=is_sealed)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedArchiveError(path, str(error)) from error
    raise OtherVersionError(f"{folder} {OTHER_BUILD if others else _explain(schema)}")


def _explain(schema: int) -> str:
    if schema > SCHEMA_VERSION:
        return (
            f"was built by a newer version of On Record (schema {schema}, this one reads up to"
            f" {SCHEMA_VERSION}): use that version, or build the archive again in another folder"
        )
    return (
        f"was built by an older version of On Record (schema {schema}, this one reads from"
        f" {READABLE[0]} on): build the archive again from all its releases, with --fresh"
    )


def _make(raw: dict[str, Any], *, is_sealed: bool) -> Manifest:
    """``ValueError`` and its like for a manifest that was never written so."""
    if raw["schema"] >= 4 and not is_sealed:
        raise ValueError("has no seal")
    values = {name: value for name, value in raw.items() if name != "seal"}
    manifest = Manifest(**{**values, "files": tuple(StoredFile(**f) for f in raw["files"])})
    for stored in manifest.files:
        if not _PATH.fullmatch(stored.path):
            raise ValueError(f"{stored.path!r} is no path in a generation")
    for info in manifest.segments:
        if not _SEGMENT.fullmatch(info.name) or min(info.quotes, info.terms) < 0:
            raise ValueError(f"{info} is no segment")
    for text in manifest.texts:
        named = _SEGMENT.fullmatch(text.name) and _SEGMENT.fullmatch(text.of)
        if not named or min(text.quotes, text.terms, text.first) < 0:
            raise ValueError(f"{text} is no segment of texts")
    read_statistics(manifest)
    _bound_counts(manifest)
    return manifest


def _bound_counts(manifest: Manifest) -> None:
    """``ValueError`` for a count beyond what the files it speaks of can hold.

    Memory is set aside by these counts before a byte of those files is read.
    """
    sizes = {stored.path: stored.bytes for stored in manifest.files}
    for info in (*manifest.segments, *manifest.texts):
        for part, count, each in (("starts", info.quotes, 8), ("codes", info.terms, 4)):
            size = sizes.get(f"tokens/{info.name}.{part}.npy")
            if size is not None and count * each > size:
                raise ValueError(f"{info.name} has {count} {part}, in {size} bytes")
    held = sum(sizes.values())
    listed = (*manifest.facts["kinds"], *manifest.facts.get("languages", ()))
    for name, count in (*manifest.counts.items(), *listed):
        if not 0 <= count <= held:
            raise ValueError(f"{count} of {name!r}, in {held} bytes of files")


def _check_size(folder: Path, stored: StoredFile) -> None:
    path = folder / stored.path
    handle = open_regular(path)
    try:
        size = os.fstat(handle).st_size
    finally:
        os.close(handle)
    if size != stored.bytes:
        raise DamagedArchiveError(path, f"{size} bytes, {stored.bytes} were written")


def digest_as_stored(folder: Path, stored: StoredFile) -> StoredFile:
    """Read a file whole; ``DamagedArchiveError`` where it is not what the manifest says."""
    found = digest(folder / stored.path, stored.path)
    if (found.bytes, found.sha256) != (stored.bytes, stored.sha256):
        raise DamagedArchiveError(
            folder / stored.path, "its contents have changed since it was written"
        )
    return found


def list_files(folder: Path, known: Mapping[str, StoredFile]) -> tuple[StoredFile, ...]:
    """Every file of a folder; ``known`` ones are not read again."""
    files = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name == MANIFEST:
            continue
        name = path.relative_to(folder).as_posix()
        files.append(known.get(name) or digest(path, name))
    return tuple(files)


def read_statistics(manifest: Manifest) -> Statistics:
    """What a generation holds."""
    facts, counts = manifest.facts, manifest.counts
    held = dict(facts["kinds"])
    return Statistics(
        generation=manifest.generation,
        releases=counts["releases"],
        quotes=counts["quotes"],
        speakers=counts["speakers"],
        organisations=counts["organisations"],
        first=date.fromisoformat(facts["first"]) if facts["first"] else None,
        last=date.fromisoformat(facts["last"]) if facts["last"] else None,
        built=manifest.built,
        kinds=tuple((kind, held[kind]) for kind in SEARCH_KINDS if kind in held),
        languages=tuple((language, count) for language, count in facts.get("languages", ())),
    )
