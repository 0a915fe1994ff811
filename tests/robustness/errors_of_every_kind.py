"""A hundred kinds of error, as whatever may go wrong in code: Python's own and libraries'."""

from __future__ import annotations

import asyncio
import binascii
import builtins
import configparser
import csv
import decimal
import gzip
import http.client
import inspect
import json
import locale
import lzma
import pickle
import queue
import re
import shutil
import sqlite3
import ssl
import string
import struct
import subprocess
import tarfile
import threading
import tomllib
import urllib.error
import xml.etree.ElementTree as ET
import zipfile
import zlib
from xml.parsers import expat

import click
import lxml.etree
import numpy as np

from indexer import errors as ours


class WithoutWordsError(Exception):
    """Cannot even be printed."""

    def __str__(self) -> str:
        raise RuntimeError("no words")


class UnpicklableError(Exception):
    """Cannot be sent from one process to another."""

    def __init__(self) -> None:
        super().__init__("holds a lock", 1)
        self.lock = threading.Lock()


class NeedsThreeError(Exception):
    """Cannot be made again from what it holds, as pickle tries to."""

    def __init__(self, one: str, two: str, three: str) -> None:
        super().__init__(f"{one} {two} {three}")


def _chain() -> Exception:
    error: Exception = ValueError("the first of many")
    for number in range(200):
        following = RuntimeError(f"number {number}")
        following.__cause__ = error
        error = following
    return error


_SPECIAL: dict[type[BaseException], tuple[object, ...]] = {
    UnicodeDecodeError: ("utf-8", b"\xff" * 100_000, 0, 1, "no such byte"),
    UnicodeEncodeError: ("utf-8", "\ud83d" * 100_000, 0, 1, "half a pair"),
    UnicodeTranslateError: ("\ud83d", 0, 1, "half a pair"),
    ExceptionGroup: ("several", [ValueError("one"), KeyError("two")]),
}


def _builtin() -> list[Exception]:
    """Every error that Python itself has; what ends the run is none of them."""
    found = []
    for kind in vars(builtins).values():
        ends = (MemoryError,)  # told apart: the release is too much, not our code wrong
        if inspect.isclass(kind) and issubclass(kind, Exception) and kind not in ends:
            found.append(kind(*_SPECIAL.get(kind, (f"a {kind.__name__}",))))
    return found


def every_kind() -> list[Exception]:
    """One error of each kind, a hundred and more."""
    return [
        *_builtin(),
        asyncio.InvalidStateError(), binascii.Error("x"), configparser.Error("x"), csv.Error("x"),
        decimal.InvalidOperation(), gzip.BadGzipFile("x"), ValueError("x"),
        http.client.HTTPException("x"), json.JSONDecodeError("x", "[", 0), locale.Error("x"),
        lzma.LZMAError("x"), pickle.PicklingError("x"), queue.Empty(), re.error("x"),
        shutil.SameFileError("x"), sqlite3.OperationalError("x"), ssl.SSLError("x"),
        struct.error("x"), subprocess.TimeoutExpired("x", 1), tarfile.ReadError("x"),
        threading.BrokenBarrierError(), tomllib.TOMLDecodeError("x"), urllib.error.URLError("x"),
        ET.ParseError("x"), zipfile.BadZipFile("x"), zlib.error("x"), expat.ExpatError("x"),
        click.UsageError("x"), click.exceptions.Exit(3), lxml.etree.ParserError("x"),
        np.linalg.LinAlgError("x"), KeyError(string.Formatter),
        ours.StorageError("x"), ours.QueryError("x"), ours.NotFoundError("x"),
        ours.AuthorityError("x", 1, "y"), ours.GoldError("x", 1, "y"),
        WithoutWordsError(), UnpicklableError(), NeedsThreeError("a", "b", "c"), _chain(),
        ValueError("\ud83d"), ValueError("long " * 1_000_000), ValueError(b"\xff\x00"),
        ValueError("two\nlines\x1b[31m"), KeyError(("a", ["b"])), type("Ünïcode", (Exception,), {})(),
        OSError(28, "No space left on device"), OSError(), StopIteration(3), KeyError(),
    ]  # fmt: skip
