"""A small cluster of Dask: a scheduler and its workers, each a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path


class Workers:
    """A scheduler and some workers. Leaving the context ends them all."""

    def __init__(self, folder: Path, number: int = 2) -> None:
        self._folder = folder
        self._number = number
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._scheduler = self._start(
            "dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--no-dashboard",
            "--no-show",
        )
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Workers:
        for _ in range(self._number):
            self.add()
        return self

    def __exit__(self, *_: object) -> None:
        for process in (*self.processes, self._scheduler):
            _end(process)

    def add(self) -> None:
        """One more worker, with a nanny that starts it again when it dies."""
        more = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder))
        self.processes.append(self._start("dask_worker", self.address, *more))

    def kill_one(self) -> bool:
        """Kill a worker with its nanny and all it has started; False if it had not begun."""
        process = self.processes.pop(0)
        begun = bool(_children(process.pid))
        _end(process)
        return begun

    def _start(self, program: str, *options: str) -> subprocess.Popen[bytes]:
        with (self._folder / "dask.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *options],
                stdout=log, stderr=log, start_new_session=True, cwd=self._folder,
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            )  # fmt: skip


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def wait_for(path: Path, seconds: float = 240) -> None:
    """Until a file is there and has something in it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and path.stat().st_size:
            return
        time.sleep(0.05)
    raise TimeoutError(f"{path} is not there after {seconds:.0f} s")
