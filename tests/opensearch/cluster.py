"""A real cluster on this machine: nodes started, watched, killed and stopped.

python -m tests.opensearch.cluster [NODES]   starts one and keeps it until Ctrl-C
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.opensearch.layout import lay_out

HEAP = os.environ.get("ON_RECORD_HEAP", "512m")
_PATIENCE = 180  # seconds until the cluster is green; it took 7 to 48
_JVM = """-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss1m -Djava.awt.headless=true
-Dfile.encoding=UTF-8 -Djna.nosys=true -Dio.netty.noUnsafe=true
-Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0
-Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true -Djava.locale.providers=SPI,COMPAT
-Dopensearch.distribution.type=tar -Dopensearch.bundled_jdk=false
--add-opens=java.base/java.io=ALL-UNNAMED""".split()
_LOGGING = """status = error
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}/server.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
"""
_NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []}
"""Whoever runs the server in root's place: it refuses to run as root."""


class Node:
    """One server: a process of its own, with a folder and two ports."""

    def __init__(self, name: str, folder: Path, http: int, transport: int) -> None:
        self.name = name
        self.folder = folder
        self.http = http
        self.transport = transport
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self, home: Path, nodes: list[Node]) -> None:
        """Start, with what the node held before, if it was running already."""
        config = self.folder / "config"
        for folder in (config, self.folder / "logs", self.folder / "tmp"):
            folder.mkdir(parents=True, exist_ok=True)
        (config / "opensearch.yml").write_text(self._settings(nodes))
        (config / "log4j2.properties").write_text(_LOGGING)
        as_root = os.geteuid() == 0
        if as_root:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, _NOBODY["user"], _NOBODY["group"])
        command = [
            "java", f"-Xms{HEAP}", f"-Xmx{HEAP}", *_JVM,
            f"-Djava.io.tmpdir={self.folder / 'tmp'}",
            f"-Dopensearch.path.home={home}", f"-Dopensearch.path.conf={config}",
            "-cp", f"{home}/lib/*", "org.opensearch.bootstrap.OpenSearch",
        ]  # fmt: skip
        with (self.folder / "out.txt").open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=out, cwd=self.folder, start_new_session=True,
                env=os.environ | {"OPENSEARCH_PATH_CONF": str(config)}, **(_NOBODY if as_root else {}),
            )  # fmt: skip

    def _settings(self, nodes: list[Node]) -> str:
        seeds = [f"127.0.0.1:{node.transport}" for node in nodes]
        return "\n".join(
            (
                "cluster.name: on-record-tests",
                f"node.name: {self.name}",
                "network.host: 127.0.0.1",
                f"http.port: {self.http}",
                f"transport.port: {self.transport}",
                f"path.data: {self.folder / 'data'}",
                f"path.logs: {self.folder / 'logs'}",
                f"discovery.seed_hosts: {json.dumps(seeds)}",
                f"cluster.initial_cluster_manager_nodes: {json.dumps([n.name for n in nodes])}",
                "cluster.routing.allocation.disk.threshold_enabled: false",
                "node.processors: 2",
                # What is copied to a node that was killed meanwhile waits for 15 minutes else.
                "indices.recovery.internal_action_timeout: 10s",
                "indices.recovery.recovery_activity_timeout: 20s",
                "",
            )
        )

    def kill(self) -> None:
        """End it as the system would: nothing is written any more."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def said(self) -> str:
        """The end of what it wrote, for whoever wonders why it does not start."""
        files = (self.folder / "out.txt", self.folder / "logs" / "server.log")
        return "\n".join(f.read_text(errors="replace")[-2_000:] for f in files if f.exists())


class Cluster:
    """Some nodes that know each other. Leaving the context stops them and removes their data."""

    def __init__(self, size: int = 1) -> None:
        """Raises ``LeftOutError`` where there is no server to start."""
        self._home = lay_out()
        self._folder = tempfile.TemporaryDirectory(
            prefix="on-record-cluster-", ignore_cleanup_errors=True, dir=_place()
        )
        base = Path(self._folder.name)
        base.chmod(0o755)
        ports = _free_ports(2 * size)
        self.nodes = [
            Node(f"node-{n + 1}", base / f"node-{n + 1}", ports[2 * n], ports[2 * n + 1])
            for n in range(size)
        ]

    def __enter__(self) -> Cluster:
        for node in self.nodes:
            node.start(self._home, self.nodes)
        try:
            self.wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def hosts(self) -> str:
        """The nodes as an address has them: `127.0.0.1:9200,127.0.0.1:9201`."""
        return ",".join(f"127.0.0.1:{node.http}" for node in self.nodes)

    def restart(self, node: Node) -> None:
        node.start(self._home, self.nodes)

    def wait(self, status: str = "green") -> float:
        """Seconds until all running nodes are together and the cluster has the status.

        Raises:
            TimeoutError: it has not; with what the nodes wrote.
        """
        begun = time.monotonic()
        while time.monotonic() < begun + _PATIENCE:
            running = [node for node in self.nodes if node.is_running]
            health = ask(running[0], "/_cluster/health") if running else {}
            if health.get("status") == status and health.get("number_of_nodes") == len(running):
                return time.monotonic() - begun
            time.sleep(0.2)
            if not running:
                break
        told = "\n".join(f"{node.name}: {node.said()}" for node in self.nodes)
        raise TimeoutError(f"the cluster is not {status}:\n{told}")

    def drop(self, prefix: str) -> None:
        """Remove all indexes of an archive."""
        address = f"http://127.0.0.1:{self.nodes[0].http}/{prefix}-*"
        with urllib.request.urlopen(urllib.request.Request(address, method="DELETE"), timeout=60):
            pass

    def stop(self) -> None:
        for node in self.nodes:
            node.kill()
        self._folder.cleanup()


def _place() -> str | None:
    """Where nodes keep their data: in memory, where that is to be had. Every index that is made
    waits for the disk some ten times, and tests make hundreds."""
    memory = Path("/dev/shm")
    room = shutil.disk_usage(memory).free if os.access(memory, os.W_OK) else 0
    return str(memory) if room > 2_000_000_000 else None


def ask(node: Node, path: str) -> dict[str, Any]:
    """What a node answers to a request, {} where it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{node.http}{path}", timeout=5) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except OSError:
        return {}


def _free_ports(number: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    begun = time.monotonic()
    ending = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    with Cluster(size) as cluster:
        print(f"green after {time.monotonic() - begun:.0f} s: {cluster.hosts}", flush=True)
        signal.sigwait(ending)


if __name__ == "__main__":
    main()
