"""What a worker does before somebody asks for it, so that nobody waits for it."""

from __future__ import annotations

import gc

from flask import Flask

_FIRST = ("/", "/search?q=the", "/search?by=release", "/search?q=qwertyuiopasdf", "/suggest?q=a")


def compile_templates(application: Flask) -> None:
    environment = application.jinja_env
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def warm_up(application: Flask) -> None:
    """Compile the templates and read what the first pages need; pages never depend on it."""
    compile_templates(application)
    client = application.test_client()
    for address in _FIRST:
        client.get(address)
    # What is held by now stays: the collector need not walk through it, a tenth of a second
    # each time, in the middle of somebody's page.
    gc.collect()
    gc.freeze()
