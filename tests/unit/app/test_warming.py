"""A worker warms up before its first request, over any archive or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.serving.warm_up import warm_up


@pytest.mark.parametrize("kind", ["client", "empty_client"])
def test_templates_are_compiled_before_anybody_asks(
    kind: str, request: pytest.FixtureRequest
) -> None:
    client: FlaskClient = request.getfixturevalue(kind)
    environment = client.application.jinja_env
    warm_up(client.application)
    assert environment.cache is not None
    kept = {name for _, name in environment.cache.keys()}  # noqa: SIM118  an LRUCache is no dict
    folder = Path(client.application.root_path)
    written = {f"{path.parts[-3]}/{path.name}" for path in folder.glob("*/templates/*.html")}
    assert written
    assert written <= kept
