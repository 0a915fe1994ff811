"""An authority file that speaks of quotes and releases by the addresses they had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from indexer.identity.authority.values import Admission, Authority, Withdrawal

_Now = Callable[[str], str]
_One = TypeVar("_One", Withdrawal, Admission)


def lead_authority(authority: Authority, quote: _Now, release: _Now) -> Authority:
    """The same decisions with the ids of now, which the functions give for any older one."""
    return replace(
        authority,
        merges=tuple(replace(m, quotes=_led(m.quotes, quote)) for m in authority.merges),
        aparts=tuple(replace(a, quotes=_led(a.quotes, quote)) for a in authority.aparts),
        splits=tuple(
            replace(s, quotes=_led(s.quotes, quote), releases=_led(s.releases, release))
            for s in authority.splits
        ),
        corrections=tuple(replace(c, quote=quote(c.quote)) for c in authority.corrections),
        withdrawals=tuple(_led_one(w, quote, release) for w in authority.withdrawals),
        admissions=tuple(_led_one(a, quote, release) for a in authority.admissions),
    )


def _led_one(asked: _One, quote: _Now, release: _Now) -> _One:
    now = {"quote": quote, "release": release}.get(asked.kind)
    return replace(asked, id=now(asked.id)) if now is not None else asked


def _led(ids: tuple[str, ...], now: _Now) -> tuple[str, ...]:
    return tuple(now(id_) if id_ else id_ for id_ in ids)
