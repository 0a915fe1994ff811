"""Whether a record that was decoded has the values that its class declares, and no others.

JSON gives a number where a name should be if somebody wrote it so, and whoever shows the record
would stumble over it far from the file that it came from.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Fits = Callable[[Any], bool]
_LARGEST = 2**53
"""Beyond any place in a text and any count."""


@cache
def shape_of(kind: Any) -> Fits:
    """Says of a value whether it is of a declared type.

    >>> fits = shape_of(tuple[int, ...])
    >>> fits((1, 2)), fits((1, "2"))
    (True, False)
    """
    kind = _base_of(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return frozenset(parts).__contains__ if all(map(_is_plain, parts)) else _never
    if origin in (Union, types.UnionType):
        return _any_of([shape_of(part) for part in parts])
    if origin is tuple:
        return _row_of(parts)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_of(kind)
    if kind is float:
        return lambda value: type(value) in (int, float) and math.isfinite(value)
    if kind is int:
        return lambda value: type(value) is int and -_LARGEST <= value <= _LARGEST
    return lambda value: type(value) is kind


def _base_of(kind: Any) -> Any:
    """The type that a NewType stands for."""
    return getattr(kind, "__supertype__", kind)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | None)


def _never(_: Any) -> bool:
    return False


def _any_of(shapes: list[Fits]) -> Fits:
    return lambda value: any(fits(value) for fits in shapes)


def _row_of(parts: tuple[Any, ...]) -> Fits:
    if parts[-1:] == (Ellipsis,):
        each = shape_of(parts[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    shapes = [shape_of(part) for part in parts]

    def fits(value: Any) -> bool:
        is_row = type(value) is tuple and len(value) == len(shapes)
        return is_row and all(fit(one) for fit, one in zip(shapes, value, strict=True))

    return fits


def _record_of(kind: type) -> Fits:
    """Fields of one plain type are asked all at once: a page decodes twenty quotes of as many
    fields."""
    hints = get_type_hints(kind)
    kinds = {one.name: _base_of(hints[one.name]) for one in fields(kind)}
    texts = [name for name, held in kinds.items() if held is str]
    others = [(attrgetter(name), shape_of(held)) for name, held in kinds.items() if held is not str]
    read = attrgetter(*texts, "__class__", "__class__")  # two at least, so that it gives a row
    wanted = (*(str for _ in texts), type, type)

    def fits(value: Any) -> bool:
        if type(value) is not kind or tuple(map(type, read(value))) != wanted:
            return False
        for get, fit in others:  # noqa: SIM110  half the time of all()
            if not fit(get(value)):
                return False
        return True

    return fits
