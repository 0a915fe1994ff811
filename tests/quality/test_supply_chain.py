"""What an installation consists of: pinned, with hashes, under licences that were looked at."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import main as serve

ROOT = Path(__file__).parents[2]
_OPERATIONS = (ROOT / "docs/operations.md").read_text("utf-8")


def pins(text: str) -> set[tuple[str, str]]:
    """Names and versions; of a name there may be several, for other versions of Python."""
    found = re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", text, re.MULTILINE)
    return {(name.lower().replace("_", "-"), version) for name, version in found}


def test_the_lock_has_the_pinned_versions_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert pins(lock) <= pins((ROOT / "constraints.txt").read_text("utf-8"))
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock)[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block
    names = {name for name, _ in pins(lock)}
    wanted = re.search(
        r"^dependencies = \[(.*?)^\]",
        (ROOT / "pyproject.toml").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert wanted is not None
    assert {n.lower() for n in re.findall(r'"([A-Za-z0-9_-]+)', wanted[1])} <= names


def test_every_licence_was_looked_at() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci/licences.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("told", "is_so"),
    [("MIT", True), ("BSD-3-Clause AND MIT", True), ("GPL-3.0-only", False), ("", False),
     ("MIT AND GPL-2.0-only", False), ("GPL-2.0-only OR Apache-2.0", True)],
)  # fmt: skip
def test_a_licence_is_permissive_in_all_its_parts(told: str, is_so: bool) -> None:
    assert runpy.run_path(str(ROOT / ".ci/licences.py"))["is_permissive"](told) is is_so


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
def test_systemd_takes_the_unit_of_the_docs(tmp_path: Path) -> None:
    (unit,) = re.findall(r"```ini\n(.*?)```", _OPERATIONS, re.DOTALL)
    assert unit.count("/opt/on-record/.venv/bin/quote-serve") == 1
    path = tmp_path / "on-record.service"
    path.write_text(unit.replace("/opt/on-record/.venv/bin/quote-serve", sys.executable), "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(path)], capture_output=True, text=True, check=False
    )
    assert "on-record.service" not in done.stderr, done.stderr


@pytest.mark.skipif(shutil.which("nginx") is None, reason="needs nginx")
def test_nginx_takes_the_server_of_the_docs(tmp_path: Path) -> None:
    (server,) = re.findall(r"```nginx\n(.*?)```", _OPERATIONS, re.DOTALL)
    plain = re.sub(r" *ssl_certificate.*\n", "", server).replace("443 ssl", "127.0.0.1:18080")
    config = tmp_path / "nginx.conf"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in kinds)
    head = f"pid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\n"
    http = f"access_log off;\n{paths}{plain}"
    config.write_text(f"{head}http {{\n{http}\n}}\n", "utf-8")
    done = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", config], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_parts_of_the_image_are_there() -> None:
    """No container engine is asked for: what the file names is in the project."""
    told = (ROOT / "Dockerfile").read_text("utf-8")
    assert (ROOT / "requirements.lock").is_file()
    (copied,) = re.findall(r"^COPY (requirements\.lock dist/\*\.whl) /wheels/$", told, re.MULTILINE)
    assert copied
    (entry,) = re.findall(r"^ENTRYPOINT (\[.*\])$", told, re.MULTILINE)
    command, *options = json.loads(entry)
    assert f"{command} = " in (ROOT / "pyproject.toml").read_text("utf-8")
    known = {name for parameter in serve.params for name in parameter.opts}
    assert {option for option in options if option.startswith("--")} <= known
    (python,) = set(re.findall(r"^FROM python:3\.(\d+)-slim", told, re.MULTILINE))
    assert 11 <= int(python) <= 14
