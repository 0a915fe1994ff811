"""Counting: appearances, or sayings of which several appear.

What is said once is counted by the engine's own means. Of what is said several times the engine
is given a small program, which notes for each value the sayings it has seen, and with each the
oldest appearance: what counts, and what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from indexer.archive.opensearch.reading.filters import all_of
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import ALL

_SAID: Json = {"exists": {"field": "said"}}
_ALONE: Json = {"bool": {"must_not": [_SAID]}}

_NOTE = """
def said = doc['said'].value;
int nth = (int) doc['nth'].value;
def values = new ArrayList();
if (params.field == '') { values.add('') }
else {
  for (value in doc[params.field]) { values.add(value.toString()) }
  if (values.isEmpty()) { values.add('') }
}
for (value in values) {
  def seen = state.seen.get(value);
  if (seen == null) { seen = new HashMap(); state.seen.put(value, seen) }
  def oldest = seen.get(said);
  if (oldest == null || nth < oldest) { seen.put(said, nth) }
}
"""
_GATHER = """
def all = new HashMap();
for (state in states) {
  if (state == null) { continue }
  for (entry in state.entrySet()) {
    def seen = all.get(entry.getKey());
    if (seen == null) { seen = new HashMap(); all.put(entry.getKey(), seen) }
    for (one in entry.getValue().entrySet()) {
      def oldest = seen.get(one.getKey());
      if (oldest == null || one.getValue() < oldest) { seen.put(one.getKey(), one.getValue()) }
    }
  }
}
def found = new HashMap();
for (entry in all.entrySet()) {
  def later = new ArrayList();
  if (params.later) {
    for (one in entry.getValue().entrySet()) {
      if (one.getValue() > 1) { later.add(one.getKey() + '#' + one.getValue()) }
    }
  }
  found.put(entry.getKey(), [entry.getValue().size(), later]);
}
return found;
"""

Of = Literal["values", "periods"]


@dataclass(slots=True)
class Tally:
    """How many there are of each value, "" being for none."""

    counts: dict[str, int] = field(default_factory=dict)
    later: dict[str, list[str]] = field(default_factory=dict)
    """Of each value the appearances that count, where they are not the oldest of all."""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def tally(
    filters: list[Json], name: str | None, *, folded: bool, later: bool = False, of: Of = "values"
) -> Json:
    """The aggregation that counts what the filters let through, by a field or as a whole.

    Periods are counted by fields of numbers, and quotes without one not at all.
    """
    filters = [*filters, {"exists": {"field": name}}] if of == "periods" else filters
    if not folded:
        return {"filter": all_of(filters), **_counted(name, of)}
    note: Json = {
        "scripted_metric": {
            "init_script": "state.seen = new HashMap()",
            "map_script": _NOTE,
            "combine_script": "return state.seen",
            "reduce_script": _GATHER,
            "params": {"field": name or "", "later": later},
        }
    }
    return {
        "filter": all_of(filters),
        "aggs": {
            "alone": {"filter": _ALONE, **_counted(name, of)},
            "again": {"filter": _SAID, "aggs": {"seen": note}},
        },
    }


def _counted(name: str | None, of: Of) -> Json:
    if name is None:
        return {}
    if of == "periods":
        each: Json = {"histogram": {"field": name, "interval": 1, "min_doc_count": 1}}
    else:
        each = {"terms": {"field": name, "size": ALL, "shard_size": ALL, "missing": ""}}
    return {"aggs": {"each": each}}


def read_tally(answer: Json) -> Tally:
    """What the aggregation of ``tally`` answered."""
    if "alone" not in answer:
        return Tally(_read(answer))
    found = Tally(_read(answer["alone"]))
    for value, (number, later) in (answer["again"]["seen"]["value"] or {}).items():
        found.counts[value] = found.counts.get(value, 0) + number
        if later:
            found.later[value] = later
    return found


def _read(answer: Json) -> dict[str, int]:
    if "each" not in answer:
        return {"": answer["doc_count"]} if answer["doc_count"] else {}
    buckets = answer["each"]["buckets"]
    return {_key(bucket["key"]): bucket["doc_count"] for bucket in buckets}


def _key(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)


def shown_once(later: list[str]) -> Json:
    """The filter of appearances that are shown where sayings are: the oldest that was found.

    ``later`` are those of which an older one was not found. An older one that was not found does
    no harm here: it is not found.
    """
    ways: list[Json] = [_ALONE, {"term": {"nth": 1}}]
    if later:
        ways.append({"terms": {"appearance": later}})
    return {"bool": {"should": ways, "minimum_should_match": 1}}
