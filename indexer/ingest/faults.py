"""What a library says of a file that it cannot read, in words for whoever has the file."""

from __future__ import annotations

_LONGEST = 200  # code points of a library's message


def in_plain_words(error: BaseException | str) -> str:
    """Why a file is not readable; for messages of Python itself, that it is damaged.

    A library's own errors say what they found. Those of Python, as that ``None`` has no such
    attribute, only tell where the library stumbled.

    >>> in_plain_words(AttributeError("'NoneType' object has no attribute 'startswith'"))
    'it is damaged, or no such file'
    """
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, EOFError):
        return "it ends too early"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    said = " ".join(str(error).split())
    if type(error).__module__ == "builtins" and not isinstance(error, str):
        said = ""
    return said[:_LONGEST] or "it is damaged, or no such file"
