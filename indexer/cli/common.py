"""What the commands share: options, plain errors, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.archive import Address, read_address
from indexer.cli.interruptions import exit_code, terminable
from indexer.errors import (
    ArchiveError,
    CuratedFileError,
    DamagedArchiveError,
    NotFoundError,
)
from indexer.ingest import FIELDS, Names
from indexer.jobs import Budget, recall_authority

EXIT_BELOW_FLOOR = 1
EXIT_USAGE = 2
EXIT_NOTHING = 3
EXIT_DAMAGED = 4
EXIT_UNREAD = 5
EXIT_DIFFERS = 6
EXIT_IDLE = 7
EXIT_INTERNAL = 70  # as EX_SOFTWARE of sysexits.h

_LONGEST_NAME = 100

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

jobs_option: Decorator = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that read and extract.",
)

scheduler_option: Decorator = click.option(
    "--scheduler",
    default="",
    envvar="ON_RECORD_SCHEDULER",
    show_envvar=True,
    metavar="ADDRESS",
    help="A Dask scheduler, such as tcp://host:8786, whose workers read in place of --jobs.",
)


def budget_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What one release may take: options of a command that gets a ``budget``."""

    @wraps(command)
    def with_budget(*args: Any, release_seconds: float, release_memory: int, **options: Any) -> Any:
        return command(*args, budget=Budget(release_seconds, release_memory), **options)

    return _seconds_option(_memory_option(with_budget))


_seconds_option: Decorator = click.option(
    "--release-seconds",
    type=click.FloatRange(0.001, 86_400),
    default=Budget().seconds,
    show_default=True,
    envvar="ON_RECORD_RELEASE_SECONDS",
    show_envvar=True,
    help="Seconds of a processor that reading one release may take; ten times as many to wait.",
)
_memory_option: Decorator = click.option(
    "--release-memory",
    type=click.IntRange(100, 1_000_000),
    default=Budget().megabytes,
    show_default=True,
    envvar="ON_RECORD_RELEASE_MEMORY",
    show_envvar=True,
    metavar="MB",
    help="Memory that reading one release may take, beyond what a process has. Linux only.",
)


if TYPE_CHECKING:
    _AddressType = click.ParamType[Address]
else:
    _AddressType = click.ParamType  # before Click 8.3 it has no parameter


class ArchiveAddress(_AddressType):
    """The address of an archive: a folder, which need not be there."""

    name = "address"

    def convert(
        self, value: Address, param: click.Parameter | None, ctx: click.Context | None
    ) -> Address:
        try:
            address = value if isinstance(value, Path) else read_address(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if isinstance(address, Path) and address.exists() and not address.is_dir():
            self.fail(f"Directory {str(address)!r} is a file.", param, ctx)
        return address


archive_option: Decorator = click.option(
    "--archive",
    "address",
    type=ArchiveAddress(),
    required=True,
    metavar="DIR",
    help="The folder the archive lives in.",
)


def _check_name(_: click.Context, __: click.Parameter, name: str | None) -> str:
    if name is None:
        return ""
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise click.BadParameter(f"a name of 1 to {_LONGEST_NAME} letters, all to be seen")
    return name.strip()


collection_option: Decorator = click.option(
    "--collection",
    callback=_check_name,
    metavar="NAME",
    help="The collection that ids and files are counted by  [default: after the folder]",
)
follow_links_option: Decorator = click.option(
    "--follow-links", is_flag=True, help="Read also what links lead to outside of the folder."
)


def _pairs(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Names:
    pairs = []
    for entry in given:
        our, mark, theirs = (part.strip() for part in entry.partition("="))
        if our not in FIELDS or not mark or not theirs:
            known = ", ".join(FIELDS)
            raise click.BadParameter(f"{entry!r} is not FIELD=NAME with a FIELD of {known}")
        pairs.append((our, theirs))
    return tuple(pairs)


map_option: Decorator = click.option(
    "--map",
    "names",
    callback=_pairs,
    multiple=True,
    metavar="FIELD=NAME",
    help="What JSON, CSV and workbooks call a field, as in date=Freigabe. May be given again.",
)
allow_unread_option: Decorator = click.option(
    "--allow-unread", is_flag=True, help="Exit code 0 also when something was not read."
)
authority_option: Decorator = click.option(
    "--authority",
    "authority_dir",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Folder of curated names, decisions and corrections  [default: the one given last]",
)
show_withdrawn_option: Decorator = click.option(
    "--show-withdrawn",
    is_flag=True,
    help="Show again what was withdrawn and no authority file withdraws any more.",
)
no_authority_option: Decorator = click.option(
    "--no-authority", is_flag=True, help="Decide by inference alone, and forget the folder."
)


def find_authority(address: Address, given: Path | None, *, without: bool = False) -> Path | None:
    """The authority folder to use with an archive: as given, or as remembered."""
    if without and given is not None:
        raise click.UsageError("--authority and --no-authority exclude each other")
    return given if without or given is not None else recall_authority(address)


@contextmanager
def plain_errors(interrupted: Callable[[], str] = str) -> Iterator[None]:
    """Our own errors as one line and an exit code, without a traceback.

    ``interrupted`` says what is left where SIGTERM or Ctrl-C ends the command.
    """
    try:
        with terminable():
            yield
    except CuratedFileError as error:
        complain(str(error))
        sys.exit(EXIT_USAGE)
    except DamagedArchiveError as error:
        complain(f"{error}: {error.advice}")
        sys.exit(EXIT_NOTHING)
    except NotFoundError as error:
        complain(str(error))
        sys.exit(EXIT_USAGE)
    except ArchiveError as error:
        complain(str(error))
        sys.exit(EXIT_NOTHING)
    except KeyboardInterrupt as interruption:
        complain(f"interrupted{interrupted()}")
        sys.exit(exit_code(interruption))
    except BrokenPipeError:
        # The reader of our output has gone (head, less): nothing more to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except MemoryError:
        complain("out of memory")
        sys.exit(EXIT_NOTHING)
    except OSError as error:
        if error.filename is None:  # a full disk, no more files or processes
            complain(f"the system refuses what is needed: {error.strerror or error}")
            sys.exit(EXIT_NOTHING)
        complain(f"{error.filename}: {error.strerror or error}")
        sys.exit(EXIT_USAGE)


def complain(message: str) -> None:
    """One line on standard error."""
    click.echo(f"quote-index: {' '.join(message.split())}", err=True)
