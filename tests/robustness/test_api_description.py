"""The JSON interface answers as its description says, whatever is asked (schemathesis)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app import create_app
from app.settings import Settings
from tests.unit.app.conftest import archive_folder  # noqa: F401  # a fixture

_EXAMPLES = 8
"""Of each operation: some three seconds in all."""


def test_every_answer_is_as_described(archive_folder: Path) -> None:  # noqa: F811
    application = create_app(Settings(archive=archive_folder))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    asked = []
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]

        @settings(
            max_examples=_EXAMPLES,
            derandomize=True,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case[Any]) -> None:
            # A cursor is good for one generation: any other text is answered with 410.
            case.call_and_validate(
                headers={"Accept-Encoding": "identity"}, excluded_checks=[positive_data_acceptance]
            )

        ask()
        asked.append(operation.path)
    application.extensions["archive"].close()
    assert len(asked) >= 9
