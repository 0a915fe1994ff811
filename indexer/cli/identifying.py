"""``quote-index identity``: who is who, and why."""

from __future__ import annotations

import click


@click.group()
def identity() -> None:
    """Look into and decide who is who across releases."""
