"""How Sphinx makes the reference of the Python interface (`make docs`)."""

from __future__ import annotations

import indexer

project = "On Record"
author = "The authors of On Record"
copyright = author  # noqa: A001  # Sphinx's name
version = release = indexer.INTERFACE
extensions = ["sphinx.ext.autodoc"]
html_theme = "alabaster"
html_theme_options = {"show_powered_by": False}
html_use_index = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
exclude_patterns = ["build"]
nitpicky = False
