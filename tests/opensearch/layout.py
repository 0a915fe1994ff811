"""A home of OpenSearch, laid out from Maven Central: what a package of the server would contain."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

VERSION = "2.19.6"
CACHE = "ON_RECORD_OPENSEARCH"
"""The variable that names the folder where jars are kept between runs."""

_POM = Path(__file__).with_name("pom.xml")
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
_LONGEST = 300  # seconds that Maven may take; it took 10 to 26


class LeftOutError(Exception):
    """There is no server to test with, for a reason outside the project."""


@dataclass(frozen=True)
class _Module:
    """A part that the server loads by itself: its class, its jars, what it may do."""

    name: str
    class_name: str
    jars: tuple[str, ...]
    policy: str
    extends: str = ""


_LOADERS = """grant {
  permission java.lang.RuntimePermission "getClassLoader";
  permission java.lang.RuntimePermission "createClassLoader";
};
"""
_MODULES = (
    _Module(
        "transport-netty4",
        "org.opensearch.transport.Netty4Plugin",
        ("transport-netty4-client-", "netty-"),
        """grant codeBase "${codebase.netty-common}" {
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
  permission java.net.SocketPermission "*", "accept,connect";
  permission java.lang.RuntimePermission "*", "setContextClassLoader";
};
grant codeBase "${codebase.netty-transport}" {
  permission java.util.PropertyPermission "sun.nio.ch.bugLevel", "write";
};
""",
    ),
    _Module(
        "lang-painless",
        "org.opensearch.painless.PainlessPlugin",
        ("lang-painless-", "opensearch-scripting-painless-spi-", "antlr4-runtime-", "asm-"),
        _LOADERS,
    ),
    _Module(
        "analysis-common",
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        ("analysis-common-",),
        _LOADERS,
        extends="lang-painless",
    ),
)


def cache_folder() -> Path:
    """Where jars and homes are kept; whoever runs the server must be able to read it."""
    named = os.environ.get(CACHE)
    if named:
        return Path(named)
    return Path(tempfile.gettempdir()) / f"on-record-opensearch-{os.geteuid()}"


def lay_out() -> Path:
    """The home of a server, from the cache or from Maven Central.

    Raises:
        LeftOutError: Java or Maven is missing, or Maven Central is out of reach.
    """
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            raise LeftOutError(f"{program} is not installed")
    home = cache_folder() / f"home-{VERSION}"
    if not home.exists():
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent) as aside:
            made = Path(aside) / "home"
            _fill(made, _fetch(Path(aside) / "jars"))
            made.chmod(0o755)
            made.rename(home)
    return home


def _fetch(jars: Path) -> list[Path]:
    command = ["mvn", "-B", "-q", "-f", str(_POM), _COPY, f"-DoutputDirectory={jars}"]
    try:
        done = subprocess.run(
            [*command, "-DincludeScope=runtime"], capture_output=True, text=True, timeout=_LONGEST, check=False
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LeftOutError(f"Maven took more than {_LONGEST} s") from None
    if done.returncode:
        told = [line for line in done.stdout.splitlines() if "ERROR" in line]
        raise LeftOutError(f"Maven failed: {(told or ['it gave no reason'])[0][:300]}")
    return sorted(jars.glob("*.jar"))


def _fill(home: Path, jars: list[Path]) -> None:
    for name in ("lib", "modules", "plugins", "bin"):  # the server asks for all four
        (home / name).mkdir(parents=True)
    of_modules = {m.name: [j for j in jars if j.name.startswith(m.jars)] for m in _MODULES}
    taken = {jar for parts in of_modules.values() for jar in parts}
    for jar in jars:
        if jar not in taken:
            jar.rename(home / "lib" / jar.name)
    for module in _MODULES:
        folder = home / "modules" / module.name
        folder.mkdir()
        for jar in of_modules[module.name]:
            jar.rename(folder / jar.name)
        (folder / "plugin-security.policy").write_text(module.policy)
        (folder / "plugin-descriptor.properties").write_text(_describe(module))


def _describe(module: _Module) -> str:
    lines = {
        "name": module.name,
        "description": module.name,
        "version": VERSION,
        "classname": module.class_name,
        "java.version": "17",
        "opensearch.version": VERSION,
        "extended.plugins": module.extends,
        "has.native.controller": "false",
    }
    return "".join(f"{key}={value}\n" for key, value in lines.items())
