"""Three nodes and their deaths take minutes: `make cluster-test` asks for them."""

from __future__ import annotations

import os

collect_ignore = [] if os.environ.get("ON_RECORD_THREE_NODES") else ["test_three_nodes.py"]
