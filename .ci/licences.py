"""Refuse a dependency whose licence nobody has looked at: every line of requirements.lock.

Run in an environment with everything installed. Names what is new, and ends with code 1.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
PERMISSIVE = (
    "0BSD", "Apache", "BSD", "CC0", "CNRI-Python", "MIT", "PSF", "Public Domain", "ZPL", "Zlib",
    "Zope Public", "any-OSI",
)  # fmt: skip
WEAK = {
    "certifi": "MPL-2.0: a list of certificates, used as it is",
    "tqdm": "MPL-2.0 AND MIT: used as it is",
    "tld": "MPL-1.1 among three to choose from; a list of domains, used as it is",
}
"""File by file copyleft, which asks nothing of who uses a package unchanged."""
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)


def main() -> int:
    """How many licences are not known to be permissive."""
    unknown = []
    for name in sorted(set(_PIN.findall(LOCK.read_text("utf-8")))):
        try:
            told = licence_of(name)
        except PackageNotFoundError:  # for another system or version of Python
            print(f"{name}: not installed here, not looked at")
            continue
        if name not in WEAK and not is_permissive(told):
            unknown.append(f"{name}: {told or 'says nothing'}")
    for line in unknown:
        print(f"licence not known to be permissive: {line}", file=sys.stderr)
    return len(unknown)


def licence_of(name: str) -> str:
    """What a distribution says of its licence, in whatever field it says it."""
    found = metadata(name)
    expression = found.get("License-Expression") or found.get("License") or ""
    classified = [
        line.rpartition(" :: ")[2]
        for line in found.get_all("Classifier") or []
        if line.startswith("License")
    ]
    return expression.splitlines()[0] if expression else " OR ".join(classified)


def is_permissive(told: str) -> bool:
    """Whether all of what must be kept to is permissive, of alternatives one."""
    return any(
        all(any(word in part for word in PERMISSIVE) for part in one.split(" AND "))
        for one in told.split(" OR ")
        if one
    )


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
