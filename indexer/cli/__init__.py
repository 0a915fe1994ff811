"""``quote-index``: build an archive, look into it, extract quotes, measure how right they are.

==== ==================================================================================
code meaning
==== ==================================================================================
0    done
1    ``evaluate``: a figure is below its floor
2    called wrongly, or a file kept by people (authority, annotations) is wrong
3    nothing could be read, or the archive cannot be opened or written; nothing published
4    ``verify``: something is damaged; ``recover``: no generation is whole
5    ``build``, ``extract``: something was not read (unless ``--allow-unread``); the rest was done
6    ``check``: something is not on record word for word
70   an error of ours kept releases from being read; the others are published
130  interrupted by Ctrl-C; a build says whether anything was published
143  the same by SIGTERM
==== ==================================================================================
"""

from __future__ import annotations

import click

from indexer.cli.arriving import new
from indexer.cli.building import build, remove
from indexer.cli.checking import check_command
from indexer.cli.comparing import diff
from indexer.cli.copying import copy
from indexer.cli.evaluating import evaluate
from indexer.cli.explaining import explain
from indexer.cli.exporting import export, import_command
from indexer.cli.extracting import extract
from indexer.cli.identifying import identity
from indexer.cli.keeping import keep, recover, rollback, verify
from indexer.cli.reported import reports
from indexer.cli.rules import rules
from indexer.cli.sampling import sample, score, stats
from indexer.cli.searching import search, status


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 below a floor, 2 called wrongly, 3 nothing read or published, "
    "4 damaged, 5 done but for what was not read, 6 not as on record, "
    "7 a withdrawal of what nobody knows, 70 an error of ours, 130 and 143 interrupted.",
)
@click.version_option(package_name="on-record", prog_name="quote-index")
def main() -> None:
    """Find who said what in press releases and speeches, and keep it searchable."""


for _command in (
    rules,
    build, remove, search, new, check_command, status, extract, explain, evaluate, identity,
    export, import_command, reports, diff, sample, score, stats,
    verify, recover, rollback, keep, copy,
):  # fmt: skip
    main.add_command(_command)
