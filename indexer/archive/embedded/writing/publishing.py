"""From a writer's state to a published generation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from indexer.archive.analysis import ANALYSIS_VERSION
from indexer.archive.embedded.index.inverter import make_segment, write_contents
from indexer.archive.embedded.integrity.generations import Generations
from indexer.archive.embedded.integrity.manifest import (
    FOLDERS,
    SCHEMA_VERSION,
    GenerationFiles,
    Manifest,
    SegmentInfo,
    list_files,
)
from indexer.archive.embedded.storage.columns import Columns, load_array
from indexer.archive.embedded.storage.store import CATALOGUE, CATALOGUE_TABLES, create_database
from indexer.archive.embedded.writing.cataloguing import Cataloguing
from indexer.archive.embedded.writing.handing_on import hand_on_segments
from indexer.archive.embedded.writing.state import State, uncollected
from indexer.archive.embedded.writing.texts import index_missing
from indexer.archive.forms import SEARCH_KINDS
from indexer.archive.result import rank_languages


def publish_state(
    generations: Generations,
    folder: Path,
    name: str,
    state: State,
    columns: Columns,
    finished: list[SegmentInfo],
    prove: Callable[[Path], None],
) -> None:
    """Write what a state holds into ``folder`` and make it the generation that is read.

    ``prove`` opens it before it is.
    """
    for part in FOLDERS:
        (folder / part).mkdir(exist_ok=True)
    kept = {info.name for info in state.segments}
    texts = [text for text in state.texts if text.of in kept]
    known = hand_on_segments(generations, state.files, folder, [*state.segments, *texts])
    files = GenerationFiles(folder, known.values(), growing=True)
    segments = [*state.segments, *finished]
    texts += index_missing(folder, files, segments, {text.of for text in texts})
    with uncollected(), closing(create_database(folder / CATALOGUE, CATALOGUE_TABLES)) as catalogue:
        Cataloguing(state, columns, segments, files, catalogue).write()
        catalogue.commit()
    columns.save(folder / "columns")
    write_contents(folder / "index", [make_segment(s.name, s.quotes, s.terms) for s in segments])
    manifest = Manifest(
        schema=SCHEMA_VERSION,
        analysis=ANALYSIS_VERSION,
        generation=name,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        counts=_count(state, columns),
        facts=_facts(state, columns, segments, files)
        | {
            "texts": [asdict(text) for text in texts],
            "withdrawn": state.withdrawn,
            "beside": sorted(state.beside),
        },
        files=list_files(folder, known),
    )
    generations.publish(folder, manifest, prove)


def _count(state: State, columns: Columns) -> dict[str, int]:
    live = columns.live
    return {
        "releases": len(state.releases),
        "quotes": int(np.count_nonzero(live)),
        "speakers": len(np.unique(columns.speaker[live & (columns.speaker > 0)])),
        "organisations": len(np.unique(columns.organisation[live & (columns.organisation > 0)])),
    }


def _facts(
    state: State, columns: Columns, segments: list[SegmentInfo], files: GenerationFiles
) -> dict[str, Any]:
    live = columns.live
    days = [held.published for held in state.releases.values() if held.published]
    kinds = np.bincount(columns.kind[live], minlength=len(SEARCH_KINDS) + 1).tolist()

    return {
        "segments": [asdict(info) for info in segments],
        "terms": _count_terms(live, segments, files),
        "first": date.fromordinal(min(days)).isoformat() if days else None,
        "last": date.fromordinal(max(days)).isoformat() if days else None,
        "languages": rank_languages(state.languages),
        "kinds": [[kind, kinds[n]] for n, kind in enumerate(SEARCH_KINDS, start=1) if kinds[n]],
    }


def _count_terms(
    live: npt.NDArray[np.bool_], segments: list[SegmentInfo], files: GenerationFiles
) -> int:
    """Terms of all live quotes: what the average length is worked out from."""
    terms, base = 0, 0
    for info in segments:
        living = live[base : base + info.quotes]
        if living.all():
            terms += info.terms
        else:
            starts = load_array(files.file(f"tokens/{info.name}.starts.npy"), np.int64)
            terms += int(np.diff(starts)[living].sum())
        base += info.quotes
    return terms
