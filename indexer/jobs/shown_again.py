"""What was withdrawn, and is withdrawn no more: nothing is shown again by mistake.

A file of decisions is lost more easily than lines are taken out of it by mistake. So lines that
are gone from the remembered folder count as meant, as long as each file there still decides
something; anything else has to be said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from indexer.errors import ShownAgainError
from indexer.withdrawals import Withdrawals

ShownAgain: TypeAlias = tuple[tuple[str, str], ...]
"""Kind and id of each."""

_SHOWN = 3
_WAYS_OUT = (
    "nothing was published. Give the authority folder that withdraws them with --authority DIR,"
    " put its files back, or say --show-withdrawn where this is meant"
)


def find_shown_again(
    before: Withdrawals, now: Withdrawals, led: Callable[[str, str], str]
) -> ShownAgain:
    """What people withdrew and is not withdrawn now, as (kind, id).

    ``led`` gives the id of now for one of then.
    """
    own = (notice for notice in before.notices.values() if not notice.of)
    return tuple(
        sorted(
            (n.kind, n.id)
            for n in own
            if (n.kind, n.id) not in now.notices and (n.kind, led(n.kind, n.id)) not in now.notices
        )
    )


def check_shown_again(
    shown: ShownAgain, now: Withdrawals, *, is_told: bool, is_meant: bool
) -> None:
    """``ShownAgainError`` where something would be shown again that nobody meant to show.

    ``is_told`` says whether all is known that was withdrawn.
    """
    if is_meant:
        return
    if shown:
        names = ", ".join(f"{kind} {id_}" for kind, id_ in shown[:_SHOWN])
        more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        raise ShownAgainError(
            f"{len(shown)} withdrawn would be shown again ({names}{more}); {_WAYS_OUT}"
        )
    if not is_told and not now.notices:
        raise ShownAgainError(
            "what was withdrawn from this archive is told nowhere any more, and would be shown"
            f" again; {_WAYS_OUT}"
        )
