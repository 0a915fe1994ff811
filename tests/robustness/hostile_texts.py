"""Texts that once cost the square of their length, or more, and the stage that paid for it.

Each came from a report, from reading the code or from the fuzz in
``test_pattern_time``; a new find is a new row. ``python -m tests.robustness.hostile_texts`` prints
the processor seconds of each at N, 2N and 4N code points as rows of a table.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from indexer.export.lines import release_line
from indexer.extract.attribute import attribute
from indexer.extract.layout import lay_out
from indexer.identity import context_of
from indexer.ingest.decode import decode
from indexer.ingest.html_page import read_html
from indexer.ingest.item import DEFAULT_LIMITS
from indexer.ingest.markdown import read_markdown
from indexer.ingest.plain_text import read_plain_text
from indexer.ingest.prepare import prepare
from indexer.ingest.readers.restructured import read as read_restructured
from indexer.ingest.reading import Reading
from indexer.model import RawRelease
from indexer.pipeline import extract_quotes

T = TypeVar("T")
Shape = Callable[[int], str]
_READERS: dict[str, Callable[[str, str], RawRelease]] = {
    "text": read_plain_text,
    "markdown": read_markdown,
    "html": read_html,
    "rst": lambda text, origin: read_restructured(text.encode(), origin, Reading(DEFAULT_LIMITS)),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of text, ``n`` code points of it, and the stage whose time must grow with it."""

    kind: str
    shape: Shape
    stage: str
    format: str = "text"


def _again(unit: str, before: str = "", after: str = "") -> Shape:
    return lambda n: before + unit * (n // len(unit)) + after


def _numbered(unit: str) -> Shape:
    def shape(n: int) -> str:
        return "".join(unit.replace("@", _letters(i)) for i in range(n // (len(unit) + 2)))

    return shape


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _attributes(n: int) -> str:
    named = " ".join(f'a{i}="b"' for i in range(n // 9))
    return f"<html><body><p {named}>The quay is open, they said.</p></body></html>"


def _others_quoted(n: int) -> str:
    told = "MS. ROE: Then Mr @ came. He told us, “we have kept the quay.” I was glad of it.\n\n"
    return _numbered(told.replace("@", "K@") + "MR. PELL: And so were we.\n\n")(n)


_DOUBLES_WITH_SINGLES = "“a” 'b' "
CASES: tuple[Case, ...] = (
    # reading
    Case("comments that never close", _again("<!--", "Words. "), "parse", "markdown"),
    Case("scripts that never close", _again("<script>a ", "Words. "), "parse", "markdown"),
    Case("a heading of tabs", lambda n: "# a" + "\t" * n + "b", "parse", "markdown"),
    Case("headings", _again("# a\n\n"), "prepare", "markdown"),
    Case("attributes of one tag", _attributes, "parse", "html"),
    Case("wrapped lines", _again("the quay of Merrin is open to all who come here now\n"), "parse"),
    Case("marks stacked out of order", _again("\u0301\u0316", "Words e"), "prepare"),
    Case("a title of one long word", lambda n: "# " + "A" * n + "\n\nWords.", "quotes", "markdown"),
    Case("capitals inside one word", _again("Aa", "Words "), "prepare"),
    Case("small tables", _again("+-+\n|a|\n", "Words.\n\n"), "parse", "rst"),
    Case("abouts", _again("About Acme Acme ", "Words. "), "prepare"),
    # marks and sentences
    Case("single marks that never close", _again("'a "), "lay out"),
    Case("single marks beside double ones", _again(_DOUBLES_WITH_SINGLES), "lay out"),
    Case("straight marks left open", _again('"We go, "on '), "lay out"),
    Case("straight marks in curly ones", _again('a "b" ', "“"), "lay out"),
    Case("guillemets", _again("« a » "), "lay out"),
    Case("braces", _again('{"a":'), "lay out"),
    Case("abbreviations with stops", _again("U.S. "), "lay out"),
    # rules
    Case("broken quotations", _again('"We are glad", Ann Roe said, "to be here", '), "rules"),
    Case("reports of reports", _again("Ann Roe said that "), "rules"),
    Case("sentences glued", _again("“It is,” says Ann Roe.“It was,” says Ben Doe."), "rules"),
    Case("Spanish reports", _again("dijo que "), "rules"),
    Case("Spanish verbs", _again("dijo, "), "rules"),
    Case("Spanish clauses", _again("Ruiz dijo que vamos bien, "), "rules"),
    Case("verbs of saying in Chinese", _again("说", "这是中文的文章，", "的话"), "quotes"),
    Case("Chinese reports", _again("他說，王大文認為，", "這是中文的文章。"), "quotes"),
    Case("Chinese marks", _again("「好」", "這是中文的文章。"), "quotes"),
    Case("Chinese names", _again("署長王大文博士", "這是中文的文章。"), "quotes"),
    Case("name lines", _numbered("“We agree and so on,”\n\nAnn R@\n\n"), "rules"),
    Case("turns", _numbered("Ann R@: we go today.\n\nAnn R@: we go now.\n\n"), "rules"),
    Case("headers of statements", _numbered("Statement by Dr Ann R@, Director\n\n"), "rules"),
    Case("labels met once", _numbered("**Ann @ Roe:** we keep it lit.\n\n"), "quotes", "markdown"),
    Case("others quoted inside turns", _others_quoted, "quotes"),
    # who is meant
    Case("one sentence again", _again("Ann Roe said that it is good. "), "quotes"),
    Case("bodies", _numbered("Q@ Foldwell Corp said that it is good. "), "quotes"),
    Case("words for one body", _again("Merrin Brewery said it is so. The brewery said no. "), "quotes"),
    Case("pairs", _again("The two banks said that it is good. "), "quotes"),
    Case("an acronym and capitals", _again("Roe ", "ABC said it is so. "), "quotes"),
    Case("a body by its kind", _again("The Department said that it is good. "), "quotes"),
    Case("capitals joined by hyphens", _again("A-B-C-D-E-", "Words. "), "quotes"),
    Case("names joined by hyphens", _again("Anna-Berg-", "Words. "), "quotes"),
    Case("nobody's pronouns", _again("It said that all is good. "), "quotes"),
    # what identity and exports read
    Case("definitions", _again("Roe (ABC) "), "context"),
    Case("tickers", _again("Acme Corp (NYSE: ACM) "), "context"),
    Case("evidence", _again("Merrin Brewery said it is so. The brewery said no. "), "export"),
)  # fmt: skip


def seconds(case: Case, size: int) -> float:
    """CPU seconds that the stage of a case takes for ``size`` code points of its text."""
    data = case.shape(size).encode()
    return _timed(case.stage, data, _READERS[case.format])


def _timed(stage: str, data: bytes, read: Callable[[str, str], RawRelease]) -> float:
    clock = _Clock(stage)
    text = clock.run("decode", lambda: decode(data))
    raw = clock.run("parse", lambda: read(text, "hostile"))
    if stage in clock.took:
        return clock.took[stage]
    release = clock.run("prepare", lambda: prepare(raw))
    if stage in clock.took:
        return clock.took[stage]
    scene = clock.run("lay out", lambda: lay_out(release))
    if stage == "rules":
        clock.run("rules", lambda: attribute(scene))
    elif stage == "context":
        clock.run("context", lambda: context_of(release))
    elif stage in ("quotes", "export"):
        quotes = clock.run("quotes", lambda: extract_quotes(release))
        clock.run("export", lambda: release_line(release, quotes))
    return clock.took[stage]


class _Clock:
    """Remembers how long the stage asked for took."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        self.took: dict[str, float] = {}

    def run(self, stage: str, work: Callable[[], T]) -> T:
        started = time.process_time()
        done = work()
        if stage == self.stage:
            self.took[stage] = time.process_time() - started
        return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=25_000, help="N, in code points")
    size = parser.parse_args().size
    for case in CASES:
        seconds(case, 200)  # what is loaded once a process
        took = [seconds(case, size * times) for times in (1, 2, 4)]
        growth = took[2] / max(took[0], 0.001)
        told = " | ".join(f"{one:.2f}" for one in took)
        print(f"| {case.kind} | {case.stage} | {told} | {growth:.1f} |", flush=True)


if __name__ == "__main__":
    main()
