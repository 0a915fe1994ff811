"""The cluster that other tests run on is a real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.opensearch.cluster import Cluster, ask
from tests.opensearch.layout import VERSION

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[2]


@pytest.mark.opensearch
def test_a_node_of_the_version_that_was_fetched_is_green(opensearch: Cluster) -> None:
    (node,) = opensearch.nodes
    assert ask(node, "/")["version"]["number"] == VERSION
    assert ask(node, "/_cluster/health")["status"] == "green"


def test_a_machine_without_java_is_told_loudly_what_was_left_out(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeini(f"[pytest]\npythonpath={ROOT}\nmarkers=opensearch: needs it")
    pytester.makeconftest(
        "from tests.opensearch.fixtures import leave_out, tell\n"
        "def pytest_collection_modifyitems(config, items): leave_out(config, items)\n"
        "def pytest_terminal_summary(terminalreporter, config): tell(terminalreporter, config)\n"
    )
    pytester.makepyfile(
        "import pytest\n@pytest.mark.opensearch\ndef test_one(): pass\ndef test_other(): pass\n"
    )
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("ON_RECORD_NEED_OPENSEARCH", raising=False)
    told = pytester.runpytest()
    told.assert_outcomes(passed=1, deselected=1)
    told.stdout.fnmatch_lines(["*LEFT OUT*", "1 tests on OpenSearch: *"])
    monkeypatch.setenv("ON_RECORD_NEED_OPENSEARCH", "1")
    assert pytester.runpytest().ret == 1
