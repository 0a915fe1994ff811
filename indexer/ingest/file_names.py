"""Names of files as text that can be shown and stored, whatever bytes they are made of.

Python reads a byte of a name that is not UTF-8 as half of a surrogate pair, which no file and no
terminal takes; and a control character in a name may do to a terminal what it likes. Here such
bytes are written ``\\xf1``, as in Python; a backslash that would read as part of such a form is
doubled, so that every name has one form and every form one name.
"""

from __future__ import annotations

import re

# Controls, ends of lines, changes of the writing direction, and bytes that are not UTF-8.
_ODD = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\udc80-\udcff]"
_FORM = r"x([01][0-9a-f]|7f|[89a-f][0-9a-f])"
_ODD_RUN = re.compile(f"{_ODD}+")
_AMBIGUOUS = re.compile(rf"\\+(?={_FORM}|{_ODD})")
_ESCAPED = re.compile(rf"(\\+){_FORM}")


def printable(name: str) -> str:
    """A name, or a path, of which every character can be shown and stored.

    >>> printable("a\\udcf1o.md")
    'a\\\\xf1o.md'
    """
    if name.isascii() and name.isprintable() and "\\" not in name:
        return name
    name = _AMBIGUOUS.sub(lambda run: run[0] * 2, name)
    return _ODD_RUN.sub(lambda run: "".join(f"\\x{byte:02x}" for byte in _bytes(run[0])), name)


def unprintable(shown: str) -> str:
    """The name that ``printable`` gave this form: as Python opens it."""

    def restore(found: re.Match[str]) -> str:
        kept, odd = divmod(len(found[1]), 2)
        byte = bytes.fromhex(found[2]).decode("utf-8", "surrogateescape")
        return "\\" * kept + (byte if odd else f"x{found[2]}")

    return _bytes(_ESCAPED.sub(restore, shown)).decode("utf-8", "surrogateescape")


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
